"""Every scene, clip and figure of the outline, made and read back. It grows with the outline by itself."""

import itertools
import re
from pathlib import Path

import av
import imageio.v3 as iio
import numpy as np
import pytest
import srt
from PIL import Image
from readers import delays, embedded_fonts

from lecture import plan
from lecture.film import join
from lecture.plan import QUALITIES, FigureSpec, GifSpec
from lecture.worker import make
from scenes.kit.outline import Clip, Figure, SceneEntry, load_outline
from scenes.kit.settings import LANGUAGES, Settings

OUTLINE = load_outline()
SCENES = list(OUTLINE.scenes())
LOW = QUALITIES["l"]
BOTH = [Settings(), Settings("vi", "light")]


def _look(settings: Settings) -> str:
    return f"{settings.language}-{settings.theme_name}"


def _colour(text: str) -> list[int]:
    return [int(text[k : k + 2], 16) for k in (1, 3, 5)]


@pytest.mark.parametrize(
    ("entry", "settings"),
    [*itertools.product(SCENES, BOTH[:1]), (SCENES[0], BOTH[1])],
    ids=lambda value: value.id if isinstance(value, SceneEntry) else _look(value),
)
def test_scene(entry: SceneEntry, settings: Settings, tmp_path: Path) -> None:
    (job,) = plan.video_jobs([entry], tmp_path, settings, LOW)
    outcome = make(job)
    assert not outcome.error
    path = job.outputs[0]

    film = join.read(path)
    length = film.frames / LOW.rate
    assert film.rate == LOW.rate
    assert 3 < length <= entry.longest

    with av.open(str(path)) as container:
        video = container.streams.video[0]
        times = [frame.pts * video.time_base * LOW.rate for frame in container.decode(video)]
        chapters = container.chapters()
        assert [stream.language for stream in container.streams.subtitles] == ["eng", "vie"]
    assert times == list(range(film.frames))
    assert len(chapters) == len(entry.beats)
    assert chapters[-1]["end"] == pytest.approx(length * 1000, abs=1)
    assert all(a["end"] == b["start"] for a, b in itertools.pairwise(chapters))

    for language in LANGUAGES:
        cues = list(srt.parse(path.with_name(f"{entry.id}.{language}.srt").read_text(encoding="utf-8")))
        assert [cue.content for cue in cues] == [cue.text for cue in film.tracks[language]]
        assert cues[-1].end.total_seconds() == pytest.approx(length, abs=0.002)
        assert all(a.end <= b.start for a, b in itertools.pairwise(cues))
        vtt = path.with_name(f"{entry.id}.{language}.vtt").read_text(encoding="utf-8")
        assert vtt.count(" --> ") == len(cues)

    last = iio.imread(path, plugin="pyav", index=film.frames - 1)
    assert last.shape == (LOW.height, LOW.width, 3)
    assert np.abs(last[4, 4].astype(int) - _colour(settings.theme.colours.background)).max() <= 3
    assert last.std() > 5


@pytest.mark.parametrize(
    ("clip", "settings"),
    list(zip(OUTLINE.clips().values(), itertools.cycle(BOTH))),
    ids=lambda value: value.id if isinstance(value, Clip) else _look(value),
)
def test_clip(clip: Clip, settings: Settings, tmp_path: Path) -> None:
    (job,) = plan.gif_jobs([clip], tmp_path, settings, GifSpec())
    outcome = make(job)
    assert not outcome.error
    path = job.outputs[0]
    assert all(file.stat().st_size <= 2_000_000 for file in job.outputs)  # the GIF, the WebP, the still
    pauses = delays(path)
    assert len(pauses) > 1
    assert all(pause % 40 == 0 for pause in pauses)
    assert 1000 <= sum(pauses) <= 10_000
    with Image.open(path) as image:
        assert image.width == 640
        assert image.height % 2 == 0
        assert image.info["loop"] == 0
    frame = iio.imread(path, index=0)
    # Its own palette keeps the background's colour; one palette for all pictures is off by 10 or more.
    assert np.abs(frame[4, 4, :3].astype(int) - _colour(settings.theme.colours.background)).max() <= 2


@pytest.mark.parametrize(
    ("figure", "settings"),
    list(zip(OUTLINE.figures().values(), itertools.cycle(BOTH))),
    ids=lambda value: value.id if isinstance(value, Figure) else _look(value),
)
def test_figure(figure: Figure, settings: Settings, tmp_path: Path) -> None:
    spec = FigureSpec(dpi=60)
    (job,) = plan.figure_jobs([figure], tmp_path, settings, spec)
    outcome = make(job)
    assert not outcome.error
    svg, pdf, png = job.outputs
    text = svg.read_text(encoding="utf-8")
    assert "<text" not in text
    assert "<path" in text
    assert re.search(rf'<svg [^>]*width="{72 * spec.width:.6g}pt"', text)
    declared, embedded = embedded_fonts(pdf)
    assert declared == embedded > 0
    height, width = iio.imread(png).shape[:2]
    assert width == pytest.approx(60 * spec.width, abs=1)
    assert width / height == pytest.approx(16 / 9, rel=0.01)
