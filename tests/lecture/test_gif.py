"""A GIF read back: size, delays, loops and colours."""

from pathlib import Path

import imageio.v3 as iio
import numpy as np
import pytest
from PIL import Image
from readers import delays
from stand_ins import JobMaker

from lecture.pictures.gif import GifSink, pixel_size, stopping
from lecture.plan import GifSpec, Job
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


@pytest.fixture(scope="module")
def spin(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A clip's files: the GIF, the WebP and the still."""
    folder = tmp_path_factory.mktemp("spin")
    return list(make(Job("spin", "stand_ins:Spin", Settings(), GifSpec(320), folder, folder / "log.txt")).files)


def test_a_webp_beside_it_moves_as_long(spin: list[Path]) -> None:
    gif, webp, _ = spin
    pauses = delays(webp)
    assert pauses[0] == pauses[1] == 40
    # The encoder gives the last frame the mean of the others instead of one frame's time.
    assert sum(pauses) == pytest.approx(sum(delays(gif)), abs=sum(pauses) / len(pauses))
    with Image.open(webp) as image:
        assert (image.size, image.info["loop"]) == ((320, 200), 0)


def test_a_still_beside_it_is_the_frame_shown_longest(spin: list[Path]) -> None:
    gif, _, still = spin
    last, picture = iio.imread(gif)[-1][..., :3], iio.imread(still)[..., :3]
    assert picture.shape == last.shape
    assert np.abs(last.astype(int) - picture).max() <= 8  # the palette's colours
    assert np.abs(iio.imread(gif)[0][..., :3].astype(int) - picture).max() > 50


def test_a_gif_that_stops_after_three_rounds_differs_in_that_alone(spin: list[Path], tmp_path: Path) -> None:
    data = spin[0].read_bytes()
    (tmp_path / "a.gif").write_bytes(stopping(data, 3))
    with Image.open(tmp_path / "a.gif") as image:
        assert image.info["loop"] == 2  # again, after the first time
    changed = [k for k, (a, b) in enumerate(zip(data, stopping(data, 3), strict=True)) if a != b]
    assert len(changed) == 1
    with pytest.raises(ValueError, match="does not loop"):
        stopping(b"GIF89a", 3)
