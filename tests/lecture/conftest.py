"""Shared by the pipeline's tests: jobs for the stand-in scenes, and a film made of one."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from page_stage import LOOKS, OUTLINE
from playwright.sync_api import Browser, sync_playwright
from stand_ins import SMALL, JobMaker

from lecture import plan
from lecture.plan import FigureSpec, GifSpec, Job, Spec
from lecture.worker import Outcome, make
from scenes.kit.settings import Settings

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required"),
]


@pytest.fixture
def job(tmp_path: Path) -> JobMaker:
    """Makes a job for a stand-in, whose files go to the test's own folder."""

    def build(name: str, spec: Spec = SMALL, settings: Settings | None = None, scene: str = "one-step") -> Job:
        return Job(scene, f"stand_ins:{name}", settings or Settings(), spec, tmp_path / "out", tmp_path / f"{name}.log")

    return build


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The video of `Blink`, made once."""
    folder = tmp_path_factory.mktemp("film")
    return make(Job("one-step", "stand_ins:Blink", Settings(), SMALL, folder, folder / "log.txt"))


@pytest.fixture(scope="session")
def renders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which two scenes were built in both languages and themes."""
    out = tmp_path_factory.mktemp("renders")
    scenes = list(OUTLINE.scenes())
    jobs: list[Job] = []
    for look in LOOKS:
        jobs += plan.video_jobs(scenes, out, look, SMALL)
        jobs += plan.gif_jobs(OUTLINE.clips().values(), out, look, GifSpec(320))
        jobs += plan.figure_jobs(OUTLINE.figures().values(), out, look, FigureSpec(dpi=60))
    outcomes = [make(job) for job in jobs]
    assert not [outcome.error for outcome in outcomes if outcome.error]
    return out


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. It may be missing on a lecturer's machine, not where all is tested."""
    if CHROMIUM is None:
        assert not os.environ.get("CI"), "Chromium is not installed."
        pytest.skip("Chromium is not installed (apt-get install chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
