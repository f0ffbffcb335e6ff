"""What goes wrong with one job: it fails alone, with its reason, and leaves nothing."""

import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from stage import halves, stand_in_for
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
