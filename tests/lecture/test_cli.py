"""The command line: help, messages, exit codes; and that it answers without loading what draws."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lecture import cli, execute
from lecture.plan import Job
from lecture.worker import Outcome

COMMANDS = ("build", "render", "figures", "gifs", "page", "plan", "list", "script", "voice", "doctor")
HEAVY = ("manim", "matplotlib", "scipy", "numpy", "av", "rich", "PIL")


def lecture(*arguments: str) -> int:
    try:
        return cli.run(arguments)
    except SystemExit as end:
        return int(end.code or 0)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_has_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert lecture(command, "--help") == 0
    text = capsys.readouterr().out
    assert f"lecture {command}" in text.split("examples:")[1]
    assert "Exit codes: 0 made, 1 something failed, 2 bad input, 130 interrupted." in text


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], []):
        assert lecture(*arguments) == 0
        text = capsys.readouterr().out
        assert all(f"    {command} " in text for command in COMMANDS)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert lecture("--version") == 0
    assert capsys.readouterr().out.startswith("lecture 0.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["render", "sigmoid-fitt"], "Did you mean 'sigmoid-fit'?"),
        (["figures", "one-stepp"], "Did you mean 'one-step'?"),
        (["gifs", "mse-bce"], "Did you mean 'mse-vs-bce'?"),
        (["gifs", "--fps", "30"], "it can be 1, 2, 4, 5, 10, 20, 25, 50."),
        (["gifs", "--fps", "100"], "it can be"),
        (["gifs", "--fps", "0"], "it can be"),
        (["gifs", "--width", "12.5"], "'12.5' is not a whole number from 64 to 3840"),
        (["gifs", "--loops", "-1"], "is not a whole number from 0"),
        (["figures", "--format", "svg,jpg"], "'svg,jpg' is not among svg, pdf, png"),
        (["figures", "--width", "0"], "'0' is not a number from 0.5 to 100"),
        (["figures", "--width", "nan"], "'nan' is not a number"),
        (["render", "--lang", "de"], "'de' is not among en, vi"),
        (["build", "--theme", "dark,blue"], "'dark,blue' is not among dark, light"),
        (["render", "-q", "x"], "invalid choice: 'x'"),
        (["render", "-j", "0"], "'0' is not a whole number from 1"),
        (["paint"], "invalid choice: 'paint'"),
    ],
)
def test_bad_input_says_what_is_allowed(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = [] if arguments == ["paint"] else ["--out", str(tmp_path / "out")]
    assert lecture(*arguments, *out) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert not captured.out
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("arguments", [["--help"], ["render", "--help"], ["list"], ["list", "--json"], ["--version"]])
def test_answers_without_loading_what_draws(arguments: list[str]) -> None:
    code = (
        "import sys; from lecture.cli import run\n"
        f"try: run({arguments!r})\n"
        "except SystemExit: pass\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_list_for_scripts(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    video = tmp_path / "vi/light/videos/480p15/one-step.mp4"
    video.parent.mkdir(parents=True)
    video.touch()
    assert lecture("list", "--json", "--lang", "vi", "--theme", "light", "--out", str(tmp_path)) == 0
    rows = {(row["kind"], row["id"]): row for row in json.loads(capsys.readouterr().out)}
    row = rows["scene", "one-step"]
    assert row["files"] == [str(video)]
    assert (row["language"], row["theme"]) == ("vi", "light")
    assert row["seconds"] > 10
    assert rows["gif", "one-step"]["files"] == []


def test_list_for_people(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert lecture("list", "--out", str(tmp_path)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["ID", "SECTION", "TITLE", "LENGTH", "EXISTS"]
    assert any(line.startswith("scene") and " one-step " in line and " s " in line for line in lines)


def test_doctor_says_each_thing(capsys: pytest.CaptureFixture[str]) -> None:
    assert lecture("doctor") == 0
    *needed, voices = capsys.readouterr().out.splitlines()
    assert all(line.startswith("ok ") for line in needed)
    assert voices.startswith("voices ")


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """The jobs that a command would make; their files are empty."""
    got: list[Job] = []

    def run(jobs: list[Job], *_: object) -> object:
        got.extend(jobs)
        for job in jobs:
            for path in job.outputs:
                path.touch()
            yield Outcome(job, job.outputs, 1.0)

    monkeypatch.setattr(execute, "run", run)
    return got


def test_build_is_everything_in_each_language_and_theme(planned: list[Job], tmp_path: Path) -> None:
    assert lecture("build", "--lang", "en,vi", "--theme", "dark,light", "--out", str(tmp_path)) == 0
    for kind in ("video", "figure", "gif"):
        looks = {(job.settings.language, job.settings.theme_name) for job in planned if job.kind == kind}
        assert len(looks) == 4
    assert planned[0].kind == "video"


def test_build_ends_by_naming_each_file(planned: list[Job], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lecture("build", "--out", str(tmp_path)) == 0
    named = capsys.readouterr().out.splitlines()
    assert named == sorted(str(path) for job in planned for path in job.outputs)


def test_figures_and_gifs_take_their_options(planned: list[Job], tmp_path: Path) -> None:
    out = ["--out", str(tmp_path)]
    assert lecture("figures", "one-step", "--format", "png", "--dpi", "96", "--width", "10", "--transparent", *out) == 0
    assert lecture("gifs", "one-step", "--width", "480", "--fps", "20", "--loops", "3", *out) == 0
    figure, gif = (job.spec for job in planned)
    assert (figure.formats, figure.dpi, figure.width, figure.transparent) == (("png",), 96, 10.0, True)
    assert (gif.width, gif.rate, gif.loops) == (480, 20, 3)


def test_a_failed_job_is_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(execute, "run", lambda jobs, *_: (Outcome(job, error="it is broken") for job in jobs))
    assert lecture("render", "one-step", "--out", str(tmp_path)) == 1
    said = capsys.readouterr().err
    assert "it is broken" in said
    assert "1 of 1 failed: video one-step (en, dark)." in said
    assert "lecture.mp4 is not joined: one-step failed." in said


def test_a_folder_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert lecture("render", "one-step", "--out", str(tmp_path / "file")) == 1
    assert str(tmp_path / "file") in capsys.readouterr().err
