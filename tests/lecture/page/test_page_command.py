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
