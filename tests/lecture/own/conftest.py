"""Lecturers' folders to read: settings, a CSV, and what `lecture list` makes of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lecture import cli

DATA = "length,width,kind\n1.4,0.2,a\n1.5,0.3,a\n3.0,1.1,b\n4.1,1.3,b\n"
TOML = '[data]\nfile = "data.csv"\nfeatures = ["length"]\nlabel = "kind"\npositive = "b"\n'
Folder = Callable[..., Path]
Refused = Callable[..., str]


def lecture(*arguments: str) -> int:
    """Run a command line; returns its exit code."""
    try:
        return cli.run(arguments)
    except SystemExit as end:
        return int(end.code or 0)


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
