"""A cluster: its workers have the libraries that draw and nothing of ours; they make what this machine makes."""

import errno
import importlib.util
import io
import logging
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from distributed import Client, LocalCluster, Reschedule
from stand_ins import JobMaker

from lecture import cli, plan
from lecture.cluster import client, outpost, parcels
from lecture.plan import Job
from lecture.voice.cast import Cast, Part
from lecture.worker import Outcome, make
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

HIDDEN = """
import sys
sys.meta_path[:] = [finder for finder in sys.meta_path if "editable" not in str(finder).lower()]
"""
"""Run at the start of a worker's Python: the project, installed for its developers, is not there."""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A machine: a folder to work in, with no project but the stand-in scenes (which a real one would not need)."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "sitecustomize.py").write_text(HIDDEN)
    shutil.copy(Path(__file__).with_name("stand_ins.py"), folder)
    return folder


@pytest.fixture(scope="module")
def address(elsewhere: Path) -> Iterator[str]:
    """A cluster of two workers."""
    with (
        LocalCluster(n_workers=0, dashboard_address=None) as cluster,
        worker(cluster.scheduler_address, elsewhere),
        worker(cluster.scheduler_address, elsewhere),
        Client(cluster) as observer,
    ):
        observer.wait_for_workers(2, timeout=60)
        yield cluster.scheduler_address


@contextmanager
def worker(scheduler: str, folder: Path, *first: str) -> Iterator[None]:
    """A worker whose Python looks into the folders `first` before all others."""
    command = [sys.executable, "-m", "distributed.cli.dask_worker", scheduler, "--nthreads", "1", "--no-dashboard"]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((*first, str(folder))),
        "LECTURE_TEST_MARK": str(folder / "mark"),
    }
    process = subprocess.Popen(
        [*command, "--local-directory", str(folder)], cwd=folder, env=environment, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def workmen() -> list[psutil.Process]:
    """The processes that make jobs for a cluster on this machine."""
    found = []
    for process in psutil.process_iter(["cmdline"]):
        if "lecture.cluster.workman" in (process.info["cmdline"] or ()):
            found.append(process)
    return found


def within(seconds: float, true: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.1)
    return true()


def test_workers_have_no_project_and_make_the_same_files(address: str, job: JobMaker, film: Outcome) -> None:
    with Client(address) as observer:
        assert set(observer.run(importlib.util.find_spec, "lecture").values()) == {None}
    good, bad = job("Blink"), job("Raises", scene="mse-vs-bce")
    outcomes = {outcome.job: outcome for outcome in client.run(address, [good, bad], 1)}
    assert not outcomes[good].error
    assert {path.name: path.read_bytes() for path in outcomes[good].files} == {
        path.name: path.read_bytes() for path in film.files
    }
    assert "ValueError: the table has no row 7" in outcomes[bad].error
    assert not outcomes[bad].files
    assert "in construct" in bad.log.read_text(encoding="utf-8")


@pytest.mark.parametrize("scene", ["Dies", "TakesItsWorkerAlong"])
def test_a_job_whose_process_or_worker_is_lost_runs_again(
    address: str, job: JobMaker, elsewhere: Path, scene: str
) -> None:
    mark = elsewhere / "mark"
    mark.unlink(missing_ok=True)
    (outcome,) = client.run(address, [job(scene)], 1)
    assert mark.exists()
    assert not outcome.error
    assert outcome.files[0].exists()


def test_interrupted_leaves_nobody_working_and_nothing_behind(address: str, job: JobMaker, elsewhere: Path) -> None:
    outcomes = client.run(address, [job("Blink"), job("Endless", scene="mse-vs-bce")], 1)
    assert not next(outcomes).error
    assert workmen()
    outcomes.close()
    assert within(20, lambda: not workmen())
    assert within(20, lambda: not list(elsewhere.rglob("project")))


def test_a_worker_that_would_draw_something_else_is_refused(
    address: str, job: JobMaker, elsewhere: Path, tmp_path: Path
) -> None:
    older = tmp_path / "manim-0.1.dist-info"
    older.mkdir()
    (older / "METADATA").write_text("Metadata-Version: 2.1\nName: manim\nVersion: 0.1\n")
    with Client(address) as observer, worker(address, elsewhere, str(tmp_path)):
        observer.wait_for_workers(3, timeout=60)
        with pytest.raises(client.NoCluster, match=r"draw something else: manim 0\.1 there, 0\.22\.\d+ here"):
            next(client.run(address, [job("Blink")], 1))


def test_a_worker_that_comes_late_and_would_draw_something_else_hands_its_jobs_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Late:
        local_directory = str(tmp_path)

    said: list[str] = []
    log = logging.getLogger("distributed.worker")  # whose handlers are whatever `distributed` found when it was loaded
    monkeypatch.setattr(log, "warning", lambda text, *parts: said.append(text % parts))
    monkeypatch.setattr(outpost, "PAUSE", 0.0)
    late = outpost.Outpost("lecture-test", parcels.bundle().data, {**outpost.versions(), "typst": "0.1"})
    late.setup(Late())
    with pytest.raises(Reschedule):
        late.make(b"")
    assert re.search(r"takes no jobs: typst \S+ there, 0\.1 here", *said)
    late.teardown(Late())
    assert not list(tmp_path.iterdir())


def test_a_disk_that_is_full_here_ends_the_build_and_one_that_is_full_there_fails_the_job(
    tmp_path: Path, job: JobMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    here = job("Blink")
    with monkeypatch.context() as there:
        there.setattr("lecture.worker.render", full)
        parcel = parcels.made(here, tmp_path / "scratch")
    assert "No space left on device" in parcel.outcome.error
    assert not parcel.outcome.hopeless
    monkeypatch.setattr(parcels.files, "whole", full)
    outcome = parcels.delivered(parcels.Parcel(Outcome(here), {"one-step.mp4": b"film"}))
    assert f"no space is left for {here.folder}" in outcome.hopeless


def test_recordings_travel_with_the_project(tmp_path: Path, job: JobMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    recordings = tmp_path / "voice"
    (recordings / "en").mkdir(parents=True)
    (recordings / "en" / "first.wav").write_bytes(b"spoken")
    here = Settings(voice=Cast((Part("en", "recorded", recordings),), tmp_path / "kept"))
    spoken: list[Job] = []
    monkeypatch.setattr(parcels, "ROOT", tmp_path / "elsewhere")
    monkeypatch.setattr(parcels, "make", lambda job: spoken.append(job) or Outcome(job))
    with zipfile.ZipFile(io.BytesIO(parcels.bundle([job("Blink", settings=here)]).data)) as archive:
        archive.extractall(tmp_path / "elsewhere")
    shutil.rmtree(recordings)
    parcels.made(job("Blink", settings=here), tmp_path / "scratch" / "one")
    cast = spoken[0].settings.voice
    assert isinstance(cast, Cast)
    assert cast.parts[0].path is not None
    assert (cast.parts[0].path / "en" / "first.wav").read_bytes() == b"spoken"
    assert cast.kept == tmp_path / "scratch" / "speech"


def test_the_command_says_what_is_wrong_with_a_cluster(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.run(["build", "--cluster", "nowhere"])
    assert "'nowhere' is neither local nor an address such as tcp://host:8786" in capsys.readouterr().err
    monkeypatch.setattr(client, "PATIENCE", 0.3)
    assert cli.run(["figures", "title", "--out", str(tmp_path), "--cluster", "tcp://127.0.0.1:9"]) == 1
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "lecture.cluster.client", None)
    assert cli.run(["figures", "title", "--out", str(tmp_path), "--cluster", "local"]) == 2
    assert "pip install '.[cluster]'" in capsys.readouterr().err


def test_the_command_makes_files_on_a_cluster_of_this_machine(tmp_path: Path) -> None:
    assert (
        cli.run(["figures", "title", "--format", "svg", "--out", str(tmp_path), "--cluster", "local", "-j", "1"]) == 0
    )
    title = load_outline().figures()["title"]
    (here,) = plan.figure_jobs([title], tmp_path / "here", Settings(), plan.FigureSpec(("svg",)))
    assert (tmp_path / "en/dark/figures/title.svg").read_bytes() == make(here).files[0].read_bytes()
