"""A GIF read back: size, delays, loops and colours."""

from pathlib import Path

import imageio.v3 as iio
import numpy as np
import pytest
from PIL import Image
from readers import delays
from stand_ins import JobMaker

from lecture.gif import GifSink, pixel_size
from lecture.plan import GifSpec
from lecture.worker import make
from scenes.kit.settings import Settings


@pytest.mark.parametrize(("rate", "pause"), [(25, 40), (20, 50), (50, 20), (10, 100)])
def test_delays_are_the_rates_and_holds_are_one_frame(job: JobMaker, rate: int, pause: int) -> None:
    outcome = make(job("Spin", GifSpec(320, rate)))
    assert not outcome.error
    pauses = delays(outcome.files[0])
    moving = round(0.4 * rate)
    # The last frame of a movement is the one that rests.
    assert pauses[0] == pauses[1] == pause
    assert len(pauses) <= 2 * moving + 2
    assert sum(pauses) == 2 * moving * pause + 1200 + 1600
    assert max(pauses) >= 1600


def test_size_and_colours(job: JobMaker) -> None:
    outcome = make(job("Spin", GifSpec(480), Settings(theme_name="light")))
    frames = iio.imread(outcome.files[0])
    assert frames.shape[1:3] == (300, 480)
    theme = Settings(theme_name="light").theme.colours
    for place, colour in (((10, 10), theme.background), ((150, 240), theme.class0)):
        wanted = [int(colour[k : k + 2], 16) for k in (1, 3, 5)]
        assert np.abs(frames[0][place][:3].astype(int) - wanted).max() <= 2


@pytest.mark.parametrize(("loops", "said"), [(0, 0), (1, None), (3, 2)])
def test_loops(job: JobMaker, loops: int, said: int | None) -> None:
    # The file counts how often it plays again after the first time.
    outcome = make(job("Spin", GifSpec(160, 10, loops)))
    with Image.open(outcome.files[0]) as image:
        assert image.info.get("loop") == said


def test_a_picture_of_few_colours_keeps_them_exactly(tmp_path: Path) -> None:
    pixels = np.full((40, 60, 4), 255, np.uint8)
    pixels[:20, :, :3], pixels[20:, :, :3] = (14, 22, 33), (248, 161, 42)
    other = pixels.copy()
    other[10:12, 10:12, :3] = (95, 209, 164)
    sink = GifSink(GifSpec(60, 10))
    sink.write(pixels, 3)
    sink.write(other, 2)
    sink.finish(tmp_path / "a.gif")
    frames = iio.imread(tmp_path / "a.gif")
    assert np.array_equal(frames[0][..., :3], pixels[..., :3])
    assert np.array_equal(frames[-1][..., :3], other[..., :3])
    assert delays(tmp_path / "a.gif") == [300, 200]


def test_a_still_clip_is_one_long_frame(tmp_path: Path) -> None:
    sink = GifSink(GifSpec(60, 10))
    sink.write(np.full((40, 60, 4), 200, np.uint8), 25)
    sink.finish(tmp_path / "a.gif")
    assert iio.imread(tmp_path / "a.gif").shape[:3] == (1, 40, 60)


def test_height_is_even() -> None:
    assert pixel_size(640, (8.0, 5.0)) == (640, 400)
    assert pixel_size(333, (8.0, 4.5))[1] % 2 == 0
