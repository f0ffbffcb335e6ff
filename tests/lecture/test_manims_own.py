"""Against Manim's own camera and writer: the same pixels drawn, and the same film within the encoder's loss."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import manim
import numpy as np
import pytest
from stand_ins import RATE, SMALL, Many

from lecture.film.renderer import Renderer
from lecture.plan import Job
from lecture.worker import Outcome, make, render
from scenes.kit.settings import Settings


class Frames:
    """Keeps every frame."""

    def __init__(self) -> None:
        self.shown: list[np.ndarray] = []

    def write(self, pixels: np.ndarray, shown: int) -> None:
        self.shown += [pixels] * shown


class Plain(Renderer):
    """Manim's renderer with Manim's camera."""

    def __init__(self, writer: Callable[[Any], Any]) -> None:
        manim.CairoRenderer.__init__(self, file_writer_class=writer)

    get_frame = manim.CairoRenderer.get_frame


def drawn(job: Job, only: str = "") -> list[np.ndarray]:
    frames = Frames()
    render(job, frames, (SMALL.width, SMALL.height), RATE, lambda _: None, only=only)
    return frames.shown


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    folder = tmp_path_factory.mktemp("many")
    return Job("one-step", "stand_ins:Many", Settings(), SMALL, folder, folder / "log.txt")


@pytest.fixture(scope="module")
def ours(job: Job) -> list[np.ndarray]:
    return drawn(job)


def test_every_pixel_is_as_manim_draws_it(job: Job, ours: list[np.ndarray], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lecture.film.renderer.Renderer", Plain)
    theirs = drawn(job)
    assert len(ours) == len(theirs) > Many.HOLD
    assert all(np.array_equal(a, b) for a, b in zip(ours, theirs, strict=True))


def test_the_film_is_manims_own_within_the_encoders_loss(job: Job, tmp_path: Path) -> None:
    made: Outcome = make(job)
    settings = {
        "pixel_width": SMALL.width, "pixel_height": SMALL.height, "frame_rate": RATE, "media_dir": str(tmp_path),
        "format": "mp4", "output_file": "theirs", "progress_bar": "none", "verbosity": "ERROR",
    }  # fmt: skip
    with manim.tempconfig(settings):
        scene = Many(Settings())
        scene.render()
        theirs = _film(Path(scene.renderer.file_writer.movie_file_path), 5)  # Manim does not tag its BT.601
    own = _film(made.files[0], 1)
    assert [time for time, _ in own] == [time for time, _ in theirs]
    worst = min((_psnr(a, b), float(time)) for (time, a), (_, b) in zip(own, theirs, strict=True))
    assert worst[0] > 40, worst


def test_a_beat_alone_is_the_beat_of_the_whole(job: Job, ours: list[np.ndarray]) -> None:
    rest = drawn(job, only="second")
    assert 0 < len(rest) < len(ours)
    start = Many.SECOND
    assert all(np.array_equal(a, b) for a, b in zip(rest, ours[start : start + len(rest)], strict=True))


def _film(path: Path, matrix: int) -> list[tuple[Any, np.ndarray]]:
    """Each frame's time and its pixels, by the colour matrix it was made with."""
    with av.open(str(path)) as container:
        video = container.streams.video[0]
        return [
            (
                frame.pts * video.time_base,
                frame.reformat(format="rgb24", src_colorspace=matrix).to_ndarray(),
            )
            for frame in container.decode(video)
        ]


def _psnr(a: np.ndarray, b: np.ndarray) -> float:
    error = float(np.mean((a.astype(float) - b) ** 2))
    return 10 * float(np.log10(255**2 / max(error, 1e-9)))
