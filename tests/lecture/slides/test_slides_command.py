"""`lecture slides`: it says what it made, what is missing, and what to do about it."""

from pathlib import Path

import pytest
from stand_ins import SMALL

from lecture import cli, plan
from scenes.kit.settings import LANGUAGES
from scenes.kit.words import load_words

pytestmark = pytest.mark.xdist_group("page")


def test_what_was_built_is_made_into_slides(
    renders: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(plan.QUALITIES, "l", SMALL)
    assert (
        cli.run(["slides", "-q", "l", "--format", "pdf", "--lang", "vi", "--theme", "light", f"--out={renders}"]) == 0
    )
    said = capsys.readouterr()
    path = renders / "slides/vi/light/handout.pdf"
    assert said.out == f"{path}  (2 scenes)\n"
    assert path.read_bytes().startswith(b"%PDF")
    assert "Not on the slides, as not built: scene title, scene derivative" in said.err
    assert f"`lecture build -q l --lang vi --theme light --out {renders}` makes it." in said.err


def test_without_a_video_there_are_no_slides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "my lecture"
    assert cli.run(["slides", "--out", str(out)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"there are no slides: no video is in {out}/en/dark/videos/720p30." in said.err
    assert f"`lecture build -q m --lang en --theme dark --out '{out}'` makes it." in said.err
    assert not out.exists()


def test_an_unknown_format_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.run(["slides", "--format", "deck,keynote"])
    assert "'deck,keynote' is not among deck, pdf, pptx" in capsys.readouterr().err


def test_the_slides_words_are_in_each_language() -> None:
    from lecture.slides.deck import KEYS

    assert all(load_words(language).table["slides"].keys() == set(KEYS.values()) for language in LANGUAGES)
