"""What goes wrong: after each fault no half file has a final name, finished work is kept, the next build makes the
rest, and the message says what happened and what to do."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from stand_ins import SMALL, JobMaker

from lecture import cli, execute, plan
from lecture.cache import records
from lecture.plan import Job
from lecture.worker import Outcome, make
from scenes.kit.settings import Settings

NAMES = ("mse-vs-bce", "one-step", "training", "entropy")
"""Ids of the outline's scenes, for stand-ins in their place."""
SCRIPT = """
import signal, sys
sys.path.insert(0, {here!r})
from test_faults import stand_in_for
from lecture import cli, plan

if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    plan.video_jobs = stand_in_for(sys.argv[2:])
    sys.exit(cli.run(["render", "--out", sys.argv[1], "-j", "2", "--voice", "none"]))
"""
Build = Callable[..., "subprocess.Popen[str]"]
Render = Callable[..., tuple[int, str]]


def stand_in_for(targets: Sequence[str]) -> Callable[..., list[Job]]:
    """Stand-ins in place of the outline's scenes: planned as those are, except for their size."""

    def jobs(_: object, out: Path, settings: Settings, __: object) -> list[Job]:
        folder = plan.videos_folder(out, settings, SMALL)
        named = zip(NAMES, targets, strict=False)
        return [Job(k, f"stand_ins:{t}", settings, SMALL, folder, folder / f"{k}.log", 4.0) for k, t in named]

    return jobs


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
    script.write_text(SCRIPT.format(here=str(Path(__file__).parent)), encoding="utf-8")
    monkeypatch.setenv("TMPDIR", str(private))
    monkeypatch.setattr(tempfile, "tempdir", None)  # else nobody looks at TMPDIR again

    def start(*targets: str, before: Sequence[str] = (), **keywords: object) -> "subprocess.Popen[str]":
        command = [*before, sys.executable, str(script), str(out), *targets]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, text=True, **pipes, **keywords)  # type: ignore[call-overload,no-any-return]

    return start


def made(out: Path) -> set[str]:
    """The videos that are there."""
    return {path.name for path in videos(out).glob("[!.]*.mp4")}


def videos(out: Path) -> Path:
    return out / "en" / "dark" / "videos" / SMALL.name


def halves(out: Path) -> list[Path]:
    """What is not finished."""
    return list(out.rglob("*.part*"))


def until(build: "subprocess.Popen[str]", said: str) -> None:
    """Wait until a build has said something."""
    assert build.stderr is not None
    heard = ""
    for line in build.stderr:
        heard += line
        if said in line:
            return
    pytest.fail(f"it never said {said!r}, but:\n{heard}")


def test_a_scene_that_raises_fails_alone(job: JobMaker) -> None:
    bad = job("Raises", scene="mse-vs-bce")
    outcomes = {outcome.job.target: outcome for outcome in execute.run([bad, job("Blink")], 2, lambda *_: None)}
    assert not outcomes["stand_ins:Blink"].error
    failed = outcomes["stand_ins:Raises"]
    assert "ValueError: the table has no row 7" in failed.error
    assert "in construct" in bad.log.read_text(encoding="utf-8")
    assert not failed.files
    assert {path.name for path in bad.folder.iterdir()} == {p.name for p in outcomes["stand_ins:Blink"].files}


@pytest.fixture
def render(out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Render:
    """Builds stand-ins in this process; returns the exit code and what was said."""

    def run(*targets: str) -> tuple[int, str]:
        monkeypatch.setattr(plan, "video_jobs", stand_in_for(targets))
        return cli.run(["render", "--out", str(out), "-j", "2", "--voice", "none"]), capsys.readouterr().err

    return run


def test_the_next_build_makes_only_what_failed(render: Render, out: Path) -> None:
    code, said = render("Blink", "Raises")
    assert code == 1
    assert "1 of 2 failed: video one-step (en, dark)." in said
    assert f"The whole traceback: {videos(out) / 'one-step.log'}" in said
    assert made(out) == {"mse-vs-bce.mp4"}
    code, said = render("Blink", "Blink")
    assert code == 0
    assert "1 of 2 are up to date." in said
    assert "made    " + str(videos(out) / "one-step.mp4") in said
    assert "mse-vs-bce.mp4" not in said
    assert not (videos(out) / "one-step.log").exists()


def test_neither_a_spoilt_record_nor_a_clock_set_back_makes_more_again_than_it_must(render: Render, out: Path) -> None:
    assert render("Blink", "Blink")[0] == 0
    records.path(videos(out), "one-step").write_bytes(b"\0" * 100)
    code, said = render("Blink", "Blink")
    assert code == 0
    assert "1 of 2 are up to date." in said
    assert "made    " + str(videos(out) / "one-step.mp4") in said
    for file in out.rglob("*"):
        os.utime(file, (4_000_000_000, 4_000_000_000))
    code, said = render("Blink", "Blink")
    assert code == 0
    assert "2 of 2 are up to date." in said
    assert "made" not in said


def test_a_scene_that_cannot_be_imported_fails_with_its_reason(job: JobMaker) -> None:
    outcome = make(replace(job("Blink"), target="scenes.nowhere:Nothing"))
    assert outcome.error == "ModuleNotFoundError: No module named 'scenes.nowhere'"
    assert "AttributeError" in make(job("Missing")).error


def test_a_traceback_is_shown_by_the_scenes_own_line() -> None:
    code = (
        "import lecture.worker as w, pathlib, scenes.kit.outline as o\n"
        "try: o.load_outline(pathlib.Path('nowhere'))\n"
        "except OSError as error:\n"
        "    w.KIT = pathlib.Path('elsewhere'); print(w.short(error))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()
    assert said[0].startswith("scenes/kit/outline.py:")
    assert "in load_outline: table = tomllib.loads" in said[0]
    assert said[1].startswith("    FileNotFoundError:")


def test_a_mended_scene_has_no_log(job: JobMaker) -> None:
    make(job("Raises"))
    assert job("Raises").log.exists()
    make(job("Blink"))
    assert not job("Blink").log.exists()


def test_a_long_path_of_the_temporary_folder_is_no_hindrance(
    job: JobMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / ("a" * 90)))
    Path(tempfile.gettempdir()).mkdir()
    assert [outcome.error for outcome in execute.run([job("Blink")], 1, lambda *_: None)] == [""]


def test_a_job_whose_worker_is_killed_runs_again(
    job: JobMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LECTURE_TEST_MARK", str(tmp_path / "mark"))
    # The server that workers are forked from may be older than the variable: one that forks nothing is not.
    outcomes = list(execute.through(_spawned, [job("Dies")], make))
    assert [outcome.error for outcome in outcomes] == [""]
    assert (tmp_path / "mark").exists()


def _spawned() -> execute.ProcessPoolExecutor:
    return execute.ProcessPoolExecutor(1, execute.multiprocessing.get_context("spawn"))


def test_a_job_that_always_kills_its_worker_takes_no_other_with_it(tmp_path: Path) -> None:
    targets = ("Blink", "Doomed", "Blink", "Blink")
    jobs = stand_in_for(targets)(None, tmp_path, Settings(), None)
    outcomes = {outcome.job.id: outcome.error for outcome in execute.run(jobs, 2, lambda *_: None)}
    assert {name for name, error in outcomes.items() if not error} == {"mse-vs-bce", "training", "entropy"}
    assert outcomes["one-step"] == "Its worker process died, twice. Out of memory? Try -j 1, or a lower quality."
    assert not halves(tmp_path)


def test_a_scene_that_asks_for_too_much_memory_says_what_to_do(job: JobMaker) -> None:
    error = make(job("Hungry")).error
    assert error == "MemoryError. Out of memory? Try -j 1, or a lower quality."


def test_any_executor_will_do(job: JobMaker) -> None:
    outcomes = list(execute.through(lambda: ThreadPoolExecutor(1), [job("Blink")], make))
    assert not outcomes[0].error


def test_the_same_bytes_whatever_the_number_of_workers(tmp_path: Path) -> None:
    def films(workers: int) -> list[bytes]:
        folders = [tmp_path / str(workers) / str(k) for k in range(3)]
        jobs = [Job("one-step", "stand_ins:Blink", Settings(), SMALL, f, f / "log.txt") for f in folders]
        outcomes: list[Outcome] = list(execute.run(jobs, workers, lambda *_: None))
        return [o.files[0].read_bytes() for o in outcomes]

    assert len(set(films(1)) | set(films(2))) == 1


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_keeps_what_is_finished_and_leaves_no_half(build: Build, out: Path, sign: signal.Signals) -> None:
    running = build("Blink", "Endless")
    until(running, "made ")
    while not halves(out):
        time.sleep(0.05)  # until the endless one is at work
    running.send_signal(sign)
    said = running.communicate(timeout=30)[1]
    assert running.returncode == 130
    assert "What was finished is kept; the same command makes the rest." in said
    assert made(out) == {"mse-vs-bce.mp4"}
    assert not halves(out)


def test_after_a_build_was_killed_the_next_one_makes_the_rest(build: Build, out: Path, private: Path) -> None:
    running = build("Blink", "Endless")
    until(running, "made ")
    while not halves(out):
        time.sleep(0.05)
    running.kill()
    # The pipes end only when everyone who could write to them is gone, the workers too.
    running.communicate(timeout=30)
    assert made(out) == {"mse-vs-bce.mp4"}
    assert not list(private.glob("lecture-*"))
    following = build("Blink", "Blink")
    said = following.communicate(timeout=60)[1]
    assert following.returncode == 0
    assert "1 of 2 are up to date." in said
    assert made(out) == {"mse-vs-bce.mp4", "one-step.mp4"}
    assert not halves(out)


def test_two_builds_in_one_folder_do_not_spoil_each_other(build: Build, out: Path) -> None:
    both = [build("Blink", "Blink", "Blink") for _ in range(2)]
    said = [each.communicate(timeout=90)[1] for each in both]
    assert [each.returncode for each in both] == [0, 0], said
    assert made(out) == {f"{name}.mp4" for name in NAMES[:3]}
    assert not halves(out)
    after = build("Blink", "Blink", "Blink")
    assert "3 of 3 are up to date." in after.communicate(timeout=60)[1]


def _can_mount() -> bool:
    return (
        shutil.which("unshare") is not None and not subprocess.run(["unshare", "-rm", "true"], check=False).returncode
    )


mounting = pytest.mark.skipif(not _can_mount(), reason="this machine lets nobody mount a file system of their own")


def _mounted(out: Path, mount: str) -> list[str]:
    """Runs what follows on a file system of its own at `out`, and tells afterwards what is there."""
    out.mkdir(exist_ok=True)
    shell = f'{mount} && "$@"; code=$?; cd "$OUT" && find . -type f; exit $code'
    return ["env", f"OUT={out}", "unshare", "-rm", "sh", "-c", shell, "sh"]


@mounting
def test_a_full_disk_ends_the_build_and_keeps_what_is_finished(build: Build, out: Path) -> None:
    small = _mounted(out, 'mount -t tmpfs -o size=80k none "$OUT"')
    running = build("Blink", "Blink", "Blink", "Blink", before=small)
    files, said = running.communicate(timeout=60)
    assert running.returncode == 1
    assert f"lecture: no space is left for {videos(out)}." in said
    assert "What was finished is kept: free some, and the same command goes on." in said
    assert ".part" not in files
    assert 1 <= files.count(".mp4\n") < 4


@mounting
def test_a_folder_that_is_read_only_is_said_before_anything_is_drawn(build: Build, out: Path) -> None:
    (out / "en").mkdir(parents=True)
    frozen = _mounted(out, 'mount --bind "$OUT" "$OUT" && mount -o remount,bind,ro "$OUT"')
    running = build("Blink", before=frozen)
    said = running.communicate(timeout=60)[1]
    assert running.returncode == 1
    assert said == (
        f"lecture: {videos(out)} cannot be written: Read-only file system. "
        "Choose another folder with --out, or allow it.\n"
    )


def test_a_file_that_may_not_grow_fails_with_what_to_do(build: Build, out: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))

    running = build("Blink", preexec_fn=limit)
    said = running.communicate(timeout=60)[1]
    assert running.returncode == 1
    assert "File too large" in said
    assert "A limit stands in the way (ulimit -f, or the file system's)" in said
    assert not made(out)
    assert not halves(out)
