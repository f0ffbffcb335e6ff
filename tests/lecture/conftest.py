"""Shared by the pipeline's tests: jobs for the stand-in scenes, and a film made of one."""

from pathlib import Path

import pytest
from stand_ins import SMALL, JobMaker

from lecture.plan import Job, Spec
from lecture.worker import Outcome, make
from scenes.kit.settings import Settings


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
