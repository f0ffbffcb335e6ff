"""Who speaks: the option, a lecturer's setting, the best that is installed, the commands that tell of it."""

from dataclasses import replace
from pathlib import Path

import pytest
from stand_ins import spoken
from talks import talking

from lecture.cache.stale import Judge
from lecture.cli import run
from lecture.options import BadInput
from lecture.voice import choice, kokoro, piper
from lecture.voice.cast import Cast, Part
from lecture.worker import make

BOTH = ("en", "vi")


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The English voices that count as installed; none at first."""
    there: set[str] = set()
    monkeypatch.setattr(kokoro, "available", lambda: "kokoro" in there)
    monkeypatch.setattr(piper, "english", lambda: Path("voice.onnx") if "piper" in there else None)
    return there


def test_without_a_word_the_best_english_voice_speaks_english_alone(installed: set[str]) -> None:
    assert list(choice.best(BOTH)) == []
    installed.add("piper")
    assert list(choice.best(BOTH)) == [Part("en", "piper")]
    installed.add("kokoro")
    assert list(choice.best(BOTH)) == [Part("en", "kokoro")]
    assert list(choice.best(["vi"])) == []


def test_where_nothing_is_installed_nobody_speaks(installed: set[str]) -> None:
    assert not installed
    assert choice.chosen("auto", BOTH, Path("out"), None) is None
    assert choice.chosen("none", BOTH, Path("out"), None) is None


@pytest.mark.voice("piper", "espeak")
@pytest.mark.parametrize(
    ("text", "languages", "parts"),
    [
        ("piper", ["en"], [("en", "piper")]),
        ("espeak", BOTH, [("en", "espeak"), ("vi", "espeak")]),
        ("en=piper,vi=espeak", BOTH, [("en", "piper"), ("vi", "espeak")]),
        ("en=piper,vi=espeak", ["vi"], [("vi", "espeak")]),
    ],
)
def test_a_voice_for_all_languages_or_one_for_each(
    text: str, languages: list[str], parts: list[tuple[str, str]]
) -> None:
    cast = choice.chosen(text, languages, Path("out"), None)
    assert cast is not None
    assert [(part.language, part.voice) for part in cast.parts] == parts


def test_recordings_lie_in_the_lecturers_folder() -> None:
    cast = choice.chosen("vi=recorded", ["vi"], Path("out"), Path("mine"))
    assert cast == Cast((Part("vi", "recorded", Path("mine/voice")),), Path("out"))
    cast = choice.chosen("recorded:takes", ["vi"], Path("out"), Path("mine"))
    assert cast == Cast((Part("vi", "recorded", Path("mine/takes")),), Path("out"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("piper", "piper does not speak vi here"),
        ("kokoro", "kokoro does not speak vi here"),
        ("vi=sings", "there is no 'sings'; allowed are auto, none, piper, kokoro, espeak, recorded"),
        ("xx=espeak", "there is no 'xx'"),
        ("vi=piper:nowhere.onnx", "nowhere.onnx.json cannot be read"),
    ],
)
def test_what_cannot_speak_is_refused_with_what_can(text: str, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        choice.chosen(text, ["vi"], Path("out"), None)
    assert said in str(refused.value)


def test_a_voice_that_is_not_installed_says_how_to_get_it(installed: set[str]) -> None:
    assert not installed
    with pytest.raises(BadInput, match="not installed; `make kokoro`"):
        choice.chosen("kokoro", ["en"], Path("out"), None)


def test_the_command_says_which_voices_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["voice"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        "piper",
        "kokoro",
        "espeak",
        "recorded",
    ]


def test_the_script_has_the_words_and_how_signs_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["script", "derivative", "--lang", "en,vi", "--out", str(tmp_path)]) == 0
    made = capsys.readouterr().out.splitlines()
    assert made == [f"{tmp_path}/{language}/script.{ending}" for language in BOTH for ending in ("pdf", "txt")]
    text = (tmp_path / "vi/script.txt").read_text(encoding="utf-8")
    assert "[vi/derivative/secant.wav, " in text
    assert "say Δx: đen ta x" in text
    assert (tmp_path / "vi/script.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.voice("espeak")
def test_plan_says_why_a_video_speaks_again(kept: Path, tmp_path: Path) -> None:
    job = talking(tmp_path, Cast((Part("vi", "espeak"),), kept), "vi")
    judge = Judge([job])
    outcome = make(job)
    judge.made(job, outcome.read, outcome.files)
    assert Judge([job]).verdict(job).state == "keep"

    other = spoken({"vi scenes.one-step.beats.loop": "Đường cong sai bao nhiêu?"}, "vi")
    changed = replace(job, settings=replace(job.settings, own=other.own))
    verdict = Judge([changed]).verdict(changed)
    assert verdict.state == "make"
    assert "narration of one-step/loop changed" in verdict.reasons

    more = replace(job, settings=replace(job.settings, voice=Cast((Part("en", "espeak"), Part("vi", "espeak")), kept)))
    assert any(reason.startswith("voice was vi: espeak-ng ") for reason in Judge([more]).verdict(more).reasons)
