"""The whole lecture: scenes joined by their packets, with chapters, captions and times in step."""

import itertools
import shutil
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
import srt
from stand_ins import RATE, SMALL

from lecture.film import join
from lecture.plan import Job, Quality
from lecture.worker import Outcome, make
from scenes.kit.settings import Settings
from scenes.kit.words import load_words

NAMES = ["one-step", "mse-vs-bce"]


@pytest.fixture
def folder(film: Outcome, tmp_path: Path) -> Path:
    """A folder with two scenes' videos."""
    for name in NAMES:
        shutil.copy(film.files[0], tmp_path / f"{name}.mp4")
    return tmp_path


def _pictures(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="yuv420p") for frame in container.decode(video=0)]


def test_every_picture_is_there_as_it_was(folder: Path) -> None:
    made = join.lecture(folder, NAMES, Settings())
    once, whole = _pictures(folder / "one-step.mp4"), _pictures(made[0])
    assert len(whole) == 2 * len(once)
    assert all(np.array_equal(a, b) for a, b in zip(whole, [*once, *once], strict=True))


def test_times_rise_without_a_gap(folder: Path) -> None:
    path = join.lecture(folder, NAMES, Settings())[0]
    with av.open(str(path)) as container:
        video = container.streams.video[0]
        times = [packet.pts * video.time_base for packet in container.demux(video) if packet.dts is not None]
    assert times == [Fraction(k, RATE) for k in range(len(times))]


def test_chapters_are_the_scenes_and_captions_are_shifted(folder: Path) -> None:
    made = join.lecture(folder, NAMES, Settings("vi"))
    assert [path.name for path in made] == [
        "lecture.mp4",
        *(f"lecture.{x}" for x in ("en.srt", "en.vtt", "vi.srt", "vi.vtt")),
        "lecture.youtube.txt",
    ]
    assert made[-1].read_text(encoding="utf-8").startswith("Từ hồi quy tuyến tính đến hồi quy logistic\n\n")
    words = load_words("vi")
    with av.open(str(made[0])) as container:
        chapters = container.chapters()
        assert container.metadata["title"] == words.text("lecture.title")
        assert [stream.language for stream in container.streams.subtitles] == ["eng", "vie"]
    assert [chapter["metadata"]["title"] for chapter in chapters] == [words.title(name) for name in NAMES]
    frames = len(_pictures(folder / "one-step.mp4"))
    assert chapters[1]["start"] == round(frames / RATE * 1000)
    cues = list(srt.parse(made[1].read_text(encoding="utf-8")))
    texts = ["It moves, and then it rests.", "Again & again."]
    assert [cue.content for cue in cues] == texts * 2
    for first, second in itertools.pairwise((cues[:2], cues[2:])):
        moved = [(b.start - a.start).total_seconds() for a, b in zip(first, second, strict=True)]
        assert moved == pytest.approx([frames / RATE] * 2, abs=0.002)


def test_a_missing_scene_is_named_and_nothing_is_made(folder: Path) -> None:
    with pytest.raises(join.CannotJoin, match="sigmoid-fit"):
        join.lecture(folder, [*NAMES, "sigmoid-fit"], Settings())
    assert not (folder / "lecture.mp4").exists()


def test_scenes_of_different_sizes_are_refused(folder: Path) -> None:
    other = Quality(160, 90, SMALL.rate, SMALL.crf)
    assert not make(Job("mse-vs-bce", "stand_ins:Blink", Settings(), other, folder, folder / "log.txt")).error
    with pytest.raises(join.CannotJoin, match=r"mse-vs-bce\.mp4 was encoded differently"):
        join.lecture(folder, NAMES, Settings())


def test_a_file_that_is_no_video_is_named(folder: Path) -> None:
    (folder / "mse-vs-bce.mp4").write_bytes(b"not a video")
    with pytest.raises(join.CannotJoin, match=r"mse-vs-bce\.mp4 cannot be read"):
        join.lecture(folder, NAMES, Settings())
