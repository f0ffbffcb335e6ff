"""`lecture page`, and the end of `lecture build`: where the page is, what is missing, what to do without a video."""

from pathlib import Path

import pytest

from lecture import cli
from lecture.page import build as building
from lecture.page.build import Built


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[list[tuple[str, str]]]:
    """The languages and themes that a page would be made in; none is made."""
    asked: list[list[tuple[str, str]]] = []

    def build(_outline: object, out: Path, _quality: object, looks: list) -> Built:
        asked.append([(look.language, look.theme_name) for look in looks])
        return Built(out / "site/index.html", 39, 212_400_000, ("one-step", "entropy"))

    monkeypatch.setattr(building, "build", build)
    return asked


def test_it_says_where_the_page_is_and_what_is_missing(made, tmp_path, capsys) -> None:
    assert cli.run(["page", "--out", str(tmp_path), "--lang", "en,vi", "--theme", "light"]) == 0
    said = capsys.readouterr()
    assert said.out == f"{tmp_path}/site/index.html  (39 scenes, 212 MB)\n"
    assert said.err == "Not on the page, as they are not built: one-step, entropy.\n"
    assert made == [[("en", "light"), ("vi", "light")]]


def test_without_a_video_it_says_what_to_do(tmp_path, capsys) -> None:
    assert cli.run(["page", "--out", str(tmp_path), "-q", "h"]) == 2
    said = capsys.readouterr()
    assert said.err == (
        f"lecture: there is no page: there is no video at 1080p60 in {tmp_path}. `lecture build` makes all of them.\n"
    )
    assert not said.out


def test_build_ends_with_the_page(made, monkeypatch, tmp_path, capsys) -> None:
    monkeypatch.setattr("lecture.commands.build.make", lambda *_, **__: 0)
    assert cli.run(["build", "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith(f"{tmp_path}/site/index.html")
    assert made == [[("en", "dark")]]


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """How often a page was made of a folder of renders with one file in it."""
    made: list[str] = []
    renders, page = tmp_path / "en/dark/videos/720p30", tmp_path / "site/index.html"
    renders.mkdir(parents=True)
    (renders / "one-step.mp4").write_bytes(b"film")

    def build(*_: object) -> Built:
        page.parent.mkdir(exist_ok=True)
        page.write_text(str(len(made)))
        made.append("page")
        return Built(page, 1, 4, ())

    monkeypatch.setattr(building, "build", build)
    monkeypatch.setattr("lecture.commands.build.make", lambda *_, **__: 0)
    return made


@pytest.mark.parametrize("change", ["film", "site", "language", "force", "page"])
def test_a_build_makes_the_page_again_only_if_something_changed(built, tmp_path, change: str) -> None:
    build = ["build", "--out", str(tmp_path)]
    assert cli.run(build) == cli.run(build) == 0
    assert len(built) == 1
    match change:
        case "film":
            (tmp_path / "en/dark/videos/720p30/one-step.mp4").write_bytes(b"another")
        case "site":
            (tmp_path / "site/index.html").unlink()
        case "language":
            build += ["--lang", "en,vi"]
        case "force":
            build += ["--force"]
        case "page":
            build[0] = "page"
    assert cli.run(build) == 0
    assert len(built) == 2
