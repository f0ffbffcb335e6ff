"""Builds, in processes of their own and in this one, and where their files go."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from stage import SCRIPT, Build, Render, stand_in_for

from lecture import cli, plan


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where a build's files go: blanks and Vietnamese letters are as good as any."""
    return tmp_path / "bài giảng số 1"


@pytest.fixture
def private() -> Iterator[Path]:
    """Where a build's own temporary files go: with a short path, as the socket of its workers' server lies there."""
    with tempfile.TemporaryDirectory(prefix="tạm thời ", dir="/tmp", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def build(tmp_path: Path, out: Path, private: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Starts a build of stand-ins as a process of its own; `before` comes before its command line."""
    script = tmp_path / "build.py"
    here = [str(folder) for folder in Path(__file__).parents[:2]]
    script.write_text(SCRIPT.format(here=here), encoding="utf-8")
    monkeypatch.setenv("TMPDIR", str(private))
    monkeypatch.setattr(tempfile, "tempdir", None)  # else nobody looks at TMPDIR again

    def start(*targets: str, before: Sequence[str] = (), **keywords: object) -> "subprocess.Popen[str]":
        command = [*before, sys.executable, str(script), str(out), *targets]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, text=True, **pipes, **keywords)  # type: ignore[call-overload,no-any-return]

    return start


@pytest.fixture
def render(out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Render:
    """Builds stand-ins in this process; returns the exit code and what was said."""

    def run(*targets: str) -> tuple[int, str]:
        monkeypatch.setattr(plan, "video_jobs", stand_in_for(targets))
        return cli.run(["render", "--out", str(out), "-j", "2", "--voice", "none"]), capsys.readouterr().err

    return run
