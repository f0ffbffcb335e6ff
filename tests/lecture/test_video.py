"""A video read back: every frame at its time, holds exact, captions, chapters, colours."""

import itertools
from fractions import Fraction
from pathlib import Path

import av
import imageio.v3 as iio
import numpy as np
import pytest
import srt
from stand_ins import BLUE, RATE, Blink

from lecture.film import timeline
from lecture.film.frames import Pipe
from lecture.film.mp4 import About, Picture, Run
from lecture.film.video import VideoSink
from lecture.plan import Quality
from lecture.worker import Outcome

MOVING = 6
FRAMES = MOVING + Blink.HOLD + MOVING + 6


@pytest.fixture(scope="module")
def path(film: Outcome) -> Path:
    assert not film.error
    return film.files[0]


def test_every_frame_is_there_at_its_time(path: Path) -> None:
    with av.open(str(path)) as container:
        video = container.streams.video[0]
        times = [frame.pts * video.time_base for frame in container.decode(video)]
        assert video.duration * video.time_base == Fraction(FRAMES, RATE)
        assert video.average_rate == RATE
    assert times == [Fraction(k, RATE) for k in range(FRAMES)]


def test_packets_rise_without_a_gap_and_need_no_reordering(path: Path) -> None:
    with av.open(str(path)) as container:
        packets = [packet for packet in container.demux(video=0) if packet.dts is not None]
    assert all(packet.pts == packet.dts for packet in packets)
    assert len({b.pts - a.pts for a, b in itertools.pairwise(packets)}) == 1


def test_a_hold_is_the_same_picture_to_the_bit(path: Path) -> None:
    pictures = [frame.to_ndarray(format="yuv420p") for frame in av.open(str(path)).decode(video=0)]
    held = pictures[MOVING : MOVING + Blink.HOLD]
    assert all(np.array_equal(held[0], picture) for picture in held)
    assert not np.array_equal(held[-1], pictures[MOVING + Blink.HOLD + 2])


def test_colours_are_bt709_and_right(path: Path) -> None:
    with av.open(str(path)) as container:
        context = container.streams.video[0].codec_context
        tags = (context.colorspace, context.color_primaries, context.color_trc, context.color_range)
        assert tags == (1, 1, 1, 1)
        assert context.pix_fmt == "yuv420p"
        frame = next(container.decode(video=0))
    y, u, v = (int(plane[90 * scale // 2, 160 * scale // 2]) for plane, scale in _planes(frame))
    red, green, blue = (int(BLUE[k : k + 2], 16) / 255 for k in (1, 3, 5))
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    assert y == pytest.approx(16 + 219 * luma, abs=3)
    assert u == pytest.approx(128 + 224 * (blue - luma) / 1.8556, abs=3)
    assert v == pytest.approx(128 + 224 * (red - luma) / 1.5748, abs=3)


def _planes(frame: av.VideoFrame) -> list[tuple[np.ndarray, int]]:
    whole = frame.to_ndarray(format="yuv420p")
    height, width = 180, 320
    chroma = whole[height:].reshape(2, height // 2, width // 2)
    return [(whole[:height], 2), (chroma[0], 1), (chroma[1], 1)]


def test_imageio_reads_size_rate_and_length(path: Path) -> None:
    meta = iio.immeta(path, plugin="pyav")
    assert meta["fps"] == RATE
    assert meta["duration"] == pytest.approx(FRAMES / RATE, abs=0.001)
    assert iio.imread(path, plugin="pyav", index=0).shape == (180, 320, 3)


def test_chapters_are_the_beats(path: Path) -> None:
    with av.open(str(path)) as container:
        chapters = container.chapters()
        title = container.metadata["title"]
    assert title
    assert [chapter["metadata"]["title"] for chapter in chapters] == ["It moves, and then it rests", "Again & again"]
    assert chapters[0]["end"] == chapters[1]["start"] == round((MOVING + Blink.HOLD) / RATE * 1000)


def test_soft_subtitles_in_both_languages(path: Path) -> None:
    with av.open(str(path)) as container:
        streams = list(container.streams.subtitles)
        assert [stream.language for stream in streams] == ["eng", "vie"]
        texts = [
            [bytes(p)[2:].decode() for p in container.demux(stream) if len(bytes(p)) > 2] for stream in streams[:1]
        ]
    assert texts == [["It moves, and then it rests.", "Again & again."]]


def test_caption_files_stand_beside(film: Outcome) -> None:
    names = {path.name for path in film.files}
    subtitles = {f"one-step.{lang}.{end}" for lang in ("en", "vi") for end in ("srt", "vtt")}
    assert names == {"one-step.mp4", "one-step.json", *subtitles}
    english = list(srt.parse(film.files[0].with_name("one-step.en.srt").read_text(encoding="utf-8")))
    assert [cue.content for cue in english] == ["It moves, and then it rests.", "Again & again."]
    assert english[-1].end.total_seconds() == pytest.approx(FRAMES / RATE, abs=0.001)
    vtt = film.files[0].with_name("one-step.vi.vtt").read_text(encoding="utf-8")
    assert vtt.startswith("WEBVTT\n\n00:00:00.000 --> 00:00:03.867\nNó chuyển động rồi nghỉ.\n")


def test_the_beats_stand_beside_with_times_and_words(film: Outcome) -> None:
    first, second = timeline.read(film.files[0])
    assert (first.id, second.id) == ("first", "second")
    assert first.start == 0
    assert first.end == second.start == pytest.approx(58 / RATE, abs=0.001)
    assert second.end == pytest.approx(FRAMES / RATE, abs=0.001)
    assert second.narration == {"en": "Again & again.", "vi": "Lại một lần nữa."}


def test_starts_fast_over_the_network(path: Path) -> None:
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


@pytest.mark.parametrize("shown", [1, 2, 14, 15, 16, 17, 30, 31, 45, 46, 100])
def test_a_hold_of_any_length(tmp_path: Path, shown: int) -> None:
    first, second = np.full((2, 180, 320, 4), 255, np.uint8)
    first[..., :3] = np.linspace(30, 220, 320).astype(np.uint8)[None, :, None]
    second[..., :3] = np.linspace(220, 30, 180).astype(np.uint8)[:, None, None]
    path = tmp_path / "hold.mp4"
    sink = VideoSink(path, Quality(320, 180, 15, 22))
    for pixels, times in ((second, 1), (first, shown), (second, 1), (first, shown)):
        sink.write(pixels, times)
    assert sink.finish(About("", "en", [], {})) == 2 * shown + 2
    with av.open(str(path)) as container:
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    assert len(frames) == 2 * shown + 2
    expected = [second, *[first] * shown, second, *[first] * shown]
    for frame, pixels in zip(frames, expected, strict=True):
        assert np.abs(frame.astype(int) - pixels[..., :3]).mean() < 4


def test_two_whole_pictures_never_follow_each_other_in_a_hold() -> None:
    group = tuple(Picture(bytes([k]), key=k == 0) for k in range(5))
    for shown in range(1, 40):
        keys = [picture.key for picture in Run(group, shown)]
        assert len(keys) == shown
        assert not any(a and b for a, b in itertools.pairwise(keys))


def test_equal_neighbours_become_one_hold() -> None:
    class Sink:
        got: list[tuple[int, int]]

        def __init__(self) -> None:
            self.got = []

        def write(self, pixels: np.ndarray, shown: int) -> None:
            self.got.append((int(pixels[0, 0, 0]), shown))

    sink = Sink()
    pipe = Pipe(sink)
    for value, shown in ((1, 1), (1, 4), (2, 1), (2, 1), (1, 3)):
        pipe.write(np.full((4, 4, 4), value, np.uint8), shown)
    pipe.close()
    assert sink.got == [(1, 5), (2, 2), (1, 3)]


def test_what_the_encoder_raises_reaches_whoever_draws() -> None:
    class Full:
        def write(self, *_: object) -> None:
            raise OSError(28, "No space left on device")

    pipe = Pipe(Full())

    def draw() -> None:
        for value in range(100):
            pipe.write(np.full((4, 4, 4), value, np.uint8), 1)

    with pytest.raises(OSError, match="No space left"):
        draw()
    pipe.abort()
