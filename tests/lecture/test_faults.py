"""What goes wrong: a scene that raises, a worker that dies, Ctrl-C. Half a file never takes a final name."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from stand_ins import SMALL, JobMaker

from lecture import execute
from lecture.plan import Job
from lecture.worker import Outcome, make
from scenes.kit.settings import Settings


def test_a_scene_that_raises_fails_alone(job: JobMaker) -> None:
    bad = job("Raises", scene="mse-vs-bce")
    outcomes = {outcome.job.target: outcome for outcome in execute.run([bad, job("Blink")], 2, lambda *_: None)}
    assert not outcomes["stand_ins:Blink"].error
    failed = outcomes["stand_ins:Raises"]
    assert "ValueError: the table has no row 7" in failed.error
    assert "in construct" in bad.log.read_text(encoding="utf-8")
    assert not failed.files
    assert {path.name for path in bad.folder.iterdir()} == {p.name for p in outcomes["stand_ins:Blink"].files}


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


def test_any_executor_will_do(job: JobMaker) -> None:
    outcomes = list(execute.through(lambda: ThreadPoolExecutor(1), [job("Blink")], make))
    assert not outcomes[0].error


def test_the_same_bytes_whatever_the_number_of_workers(tmp_path: Path) -> None:
    def made(workers: int) -> list[bytes]:
        folders = [tmp_path / str(workers) / str(k) for k in range(3)]
        jobs = [Job("one-step", "stand_ins:Blink", Settings(), SMALL, f, f / "log.txt") for f in folders]
        outcomes: list[Outcome] = list(execute.run(jobs, workers, lambda *_: None))
        return [o.files[0].read_bytes() for o in outcomes]

    assert len(set(made(1)) | set(made(2))) == 1


INTERRUPTED = """
import signal, sys
from pathlib import Path
sys.path.insert(0, {here!r})
from stand_ins import SMALL
from lecture import cli, plan
from lecture.plan import Job
from scenes.kit.settings import Settings

def jobs(scenes, out, settings, quality):
    for name, target in (("mse-vs-bce", "Blink"), ("one-step", "Endless")):
        yield Job(name, "stand_ins:" + target, settings, SMALL, Path(out), Path(out, name + ".log"))

if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    plan.video_jobs = jobs
    sys.exit(cli.run(["render", "--out", {out!r}, "-j", "2"]))
"""


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_keeps_what_is_finished_and_leaves_no_half(tmp_path: Path, sign: signal.Signals) -> None:
    out = tmp_path / "out"
    script = tmp_path / "script.py"
    script.write_text(INTERRUPTED.format(here=str(Path(__file__).parent), out=str(out)))
    build = subprocess.Popen([sys.executable, str(script)], stderr=subprocess.PIPE, text=True)
    assert build.stderr is not None
    for line in build.stderr:
        if "made" in line:
            break
    time.sleep(0.5)  # the endless one is at work
    assert list(out.glob(".one-step.*")) or time.sleep(2) is None
    build.send_signal(sign)
    said = build.stderr.read()
    assert build.wait(30) == 130
    assert "What was finished is kept" in said
    names = {path.name for path in out.iterdir()}
    assert "mse-vs-bce.mp4" in names
    assert not any(name.startswith((".", "one-step")) for name in names)


def test_workers_end_when_the_build_is_killed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    script = tmp_path / "script.py"
    script.write_text(INTERRUPTED.format(here=str(Path(__file__).parent), out=str(out)))
    build = subprocess.Popen([sys.executable, str(script)], stderr=subprocess.PIPE, text=True)
    assert build.stderr is not None
    for line in build.stderr:
        if "made" in line:
            break
    build.kill()
    build.wait(30)
    # The pipe ends only when everyone who could write to it is gone.
    os.set_blocking(build.stderr.fileno(), True)
    build.stderr.read()
    assert not (out / "one-step.mp4").exists()
