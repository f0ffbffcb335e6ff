"""Captions as SubRip and WebVTT."""

import datetime
import itertools

import srt
from hypothesis import given
from hypothesis import strategies as st

from lecture.film import captions
from scenes.kit.narration import Cue

TRACK = [Cue(0.0, 1.5, "One\ntwo"), Cue(3599.9996, 3601.25, "a < b & c > d")]


def test_srt_is_read_back_by_another_library() -> None:
    cues = list(srt.parse(captions.srt(TRACK)))
    assert [cue.content for cue in cues] == ["One\ntwo", "a < b & c > d"]
    assert cues[1].start == datetime.timedelta(hours=1)
    assert cues[1].end == datetime.timedelta(hours=1, seconds=1.25)


def test_vtt_escapes_what_would_be_markup() -> None:
    assert captions.vtt(TRACK) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nOne\ntwo\n\n01:00:00.000 --> 01:00:01.250\na &lt; b &amp; c &gt; d\n"
    )


@given(st.lists(st.floats(0, 5000), min_size=2, max_size=20).map(sorted))
def test_cues_never_overlap_after_rounding(times: list[float]) -> None:
    track = [Cue(a, b, "x") for a, b in itertools.pairwise(times)]
    cues = list(srt.parse(captions.srt(track)))
    assert all(a.end <= b.start for a, b in itertools.pairwise(cues))


def test_shifted_moves_every_cue() -> None:
    assert next(iter(captions.shifted(TRACK, 2.0))) == Cue(2.0, 3.5, "One\ntwo")


def test_a_chapter_is_named_by_its_first_words() -> None:
    assert captions.opening("The model answers. Then it learns.") == "The model answers"
    assert captions.opening("How bad is that? Very.") == "How bad is that?"
    long = captions.opening("So we step the other way, times the learning rate that we chose before")
    assert long.endswith("…")
    assert len(long) <= 40
