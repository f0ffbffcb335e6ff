"""Lecturers' folders to read: settings, a CSV, and what `lecture list` makes of them."""

from pathlib import Path

import pytest
from own_folders import DATA, TOML, Folder, Refused, lecture


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """folder(toml, csv) -> a lecturer's folder with these files."""

    def write(toml: str = TOML, csv: str | bytes = DATA) -> Path:
        place = tmp_path / "mine"
        place.mkdir(exist_ok=True)
        (place / "lecture.toml").write_text(toml, encoding="utf-8")
        (place / "data.csv").write_bytes(csv if isinstance(csv, bytes) else csv.encode())
        return place

    return write


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Refused:
    """refused(folder, *options) -> the one message with which it is refused: exit 2, no traceback, nothing written."""

    def read(place: Path, *options: str) -> str:
        before = sorted(path.name for path in place.parent.rglob("*"))
        capsys.readouterr()
        assert lecture("list", str(place), *options) == 2
        said = capsys.readouterr()
        assert said.out == ""
        (message,) = said.err.splitlines()
        assert message.startswith("lecture: ")
        assert sorted(path.name for path in place.parent.rglob("*")) == before
        return message

    return read
