"""A lecturer's own recordings: found by name, judged, and heard in the video."""

from pathlib import Path

import numpy as np
import pytest
from stand_ins import SMALL

from lecture.cli import run
from lecture.plan import Job, video_jobs
from lecture.voice import choice, judge, wav
from lecture.voice.cast import Cast, Part
from lecture.voice.speakers import Recorded
from lecture.voice.speech import BadVoice, Speech
from lecture.worker import make
from scenes.kit.narration import longest
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

RATE = 16_000
TEXT = "How wrong is it? Look at the gap. That is all."


def _tone(seconds: float, loud: float = 0.2) -> np.ndarray:
    times = np.arange(round(seconds * RATE)) / RATE
    return (loud * np.sin(2 * np.pi * 220 * times)).astype(np.float32)


def _silence(seconds: float) -> np.ndarray:
    return np.zeros(round(seconds * RATE), np.float32)


def _write(file: Path, *parts: np.ndarray) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    wav.write(file, Speech(np.concatenate(parts), RATE))
    return file


@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_wav_files_of_any_width_are_read_alike(tmp_path: Path, width: int) -> None:
    import wave

    values = np.array([0.0, 0.5, -0.5, 0.25])
    scaled = np.rint(values * 2 ** (8 * width - 1)).astype("<i4")
    data = (
        (scaled + 128).astype("u1").tobytes()
        if width == 1
        else b"".join(int(value).to_bytes(width, "little", signed=True) for value in scaled)
    )
    with wave.open(str(tmp_path / "x.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(width)
        file.setframerate(8000)
        file.writeframes(data)
    assert wav.read(tmp_path / "x.wav").samples == pytest.approx(values, abs=0.01)


def test_sentences_begin_after_the_longest_pauses(tmp_path: Path) -> None:
    file = tmp_path / "s" / "b.wav"
    _write(
        file, _silence(1), _tone(0.8), _silence(0.5), _tone(0.6), _silence(0.2), _tone(0.4), _silence(0.6), _tone(0.7)
    )
    speech = Recorded(tmp_path).speak("s", "b", TEXT)
    assert speech.seconds == pytest.approx(3.8, abs=0.1)
    assert len(speech.words) == len(TEXT.split())
    assert speech.words[4][0] == pytest.approx(1.3, abs=0.1)  # "Look"
    assert speech.words[8][0] == pytest.approx(3.1, abs=0.1)  # "That"


def test_without_pauses_words_share_the_time_by_their_length(tmp_path: Path) -> None:
    _write(tmp_path / "s" / "b.wav", _tone(3.4))
    speech = Recorded(tmp_path).speak("s", "b", TEXT)
    assert speech.words[-1][1] == pytest.approx(3.4, abs=0.01)
    assert speech.words[0] == (0.0, pytest.approx(3.4 * 3 / len(TEXT.replace(" ", ""))))


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((_silence(3),), "nothing is heard"),
        ((np.clip(_tone(3, 1.5), -1, 1),), "clipped"),
        ((_tone(3, 0.003),), "quiet"),
        ((_silence(2), _tone(3), _silence(1)), "silence around it"),
        ((_tone(1), _silence(2.5), _tone(1)), "pauses of more than 2 s, at 1.0 s"),
        ((_tone(9),), "takes 9.0 s"),
        ((_tone(0.5),), "is every word there?"),
        ((_tone(3),), ""),
    ],
)
def test_what_is_wrong_with_a_recording_is_said(tmp_path: Path, parts: tuple[np.ndarray, ...], said: str) -> None:
    verdict = judge.verdict(_write(tmp_path / "b.wav", *parts), longest({"en": TEXT}))
    assert [said in complaint for complaint in verdict.complaints] == ([True] if said else [])
    assert verdict.good == (said not in ("nothing is heard", "clipped"))


def test_what_is_no_wav_is_said(tmp_path: Path) -> None:
    (tmp_path / "b.wav").write_bytes(b"ID3 an mp3 by the wrong name")
    verdict = judge.verdict(tmp_path / "b.wav", longest({"en": TEXT}))
    assert not verdict.good
    assert "export it as WAV" in verdict.complaints[0]


def test_check_lists_what_is_wanted_and_what_belongs_nowhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(tmp_path / "vi/map-squared-error/done.wav", _tone(4))
    _write(tmp_path / "vi/map-squared-error/dne.wav", _tone(4))
    _write(tmp_path / "vi/sigmoid/curve.wav", _tone(4))
    assert run(["voice", "map-squared-error", "--check", "--lang", "vi", "--recordings", str(tmp_path)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said == [
        f"{tmp_path}/vi/map-squared-error/next.wav is wanted",
        f"{tmp_path}/vi/map-squared-error/dne.wav belongs to no beat; is its name right? `lecture script` has them all",
        "vi: 1 of 2 recordings can be used.",
    ]


def test_a_folder_of_recordings_gives_that_lecturers_video(tmp_path: Path) -> None:
    cast = Cast((Part("vi", "recorded", tmp_path / "voice"),), tmp_path / "kept")
    for beat, seconds in (("done", 9.0), ("next", 7.0)):
        _write(tmp_path / f"voice/vi/map-squared-error/{beat}.wav", _tone(seconds))
    (job,) = video_jobs([load_outline().scene("map-squared-error")], tmp_path, Settings("vi", voice=cast), SMALL)
    outcome = make(job)
    assert not outcome.error
    from lecture.film import timeline

    lengths = [beat.end - beat.start for beat in timeline.read(outcome.files[0])]
    assert lengths == pytest.approx([9.25, 7.25], abs=0.15)


def test_a_missing_recording_is_named_before_anything_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    _write(tmp_path / "mine/en/map-squared-error/done.wav", _tone(4))
    voice = f"recorded:{tmp_path}/mine"
    assert run(["render", "map-squared-error", "--voice", voice, "--out", str(out), "-q", "l"]) == 2
    said = capsys.readouterr().err
    assert said.splitlines() == [
        "lecture: 1 recordings are not there yet; `lecture script` writes what to read:",
        f"  {tmp_path}/mine/en/map-squared-error/next.wav",
    ]
    assert not list(out.rglob("*.mp4"))


def test_a_recording_that_vanishes_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadVoice, match=r"s/b\.wav is not there"):
        Recorded(tmp_path).speak("s", "b", TEXT)


def test_another_recording_is_another_sound(tmp_path: Path) -> None:
    recorded = Recorded(tmp_path)
    missing = recorded.mark("s", "b", TEXT)
    _write(tmp_path / "s" / "b.wav", _tone(1))
    first = recorded.mark("s", "b", TEXT)
    _write(tmp_path / "s" / "b.wav", _tone(2))
    assert len({missing, first, recorded.mark("s", "b", TEXT)}) == 3


def test_figures_and_clips_need_no_recording(tmp_path: Path) -> None:
    cast = Cast((Part("en", "recorded", tmp_path),), tmp_path)
    job = Job("training", "x:y", Settings(), SMALL, tmp_path, tmp_path)
    choice.check_recordings([job], load_outline())
    with pytest.raises(choice.BadInput, match="recordings are not there"):
        choice.check_recordings(
            video_jobs([load_outline().scene("training")], tmp_path, Settings(voice=cast), SMALL), load_outline()
        )
