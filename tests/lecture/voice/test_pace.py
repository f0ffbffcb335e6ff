"""When words are heard, and how beats and captions follow."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.kit.narration import READING, Pace, cues, longest, paces

TEXT = "How wrong is a line? Take the gap, and square it: that is the loss. It is small."
WORDS = len(TEXT.split())


def _spans(gap: float = 0.1) -> list[tuple[float, float]]:
    """Half a second a word, a gap between any two."""
    return [(k * (0.5 + gap), k * (0.5 + gap) + 0.5) for k in range(WORDS)]


@given(st.floats(0, 100), st.floats(0, 1))
def test_without_a_voice_words_flow_evenly_to_the_last_bit(needs: float, share: float) -> None:
    assert Pace.even(needs).at(share) == share * needs


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_is_named_later_is_heard_later(one: float, other: float) -> None:
    pace = Pace.heard(TEXT, _spans())
    assert pace.at(min(one, other)) <= pace.at(max(one, other))


def test_a_word_is_heard_when_the_voice_says_it() -> None:
    pace = Pace.heard(TEXT, _spans())
    assert pace.at(0.0) == 0.0
    assert pace.at(1.0) == pace.end == pytest.approx(_spans()[-1][1])
    # The captions are "How wrong is a line?", then the next words: their first one follows a pause.
    share = len("How wrong is a line?") / sum(len(cue.text) for cue in cues(TEXT, 0, 1))
    assert pace.at(share) == pytest.approx(_spans()[5][0])


def test_every_word_needs_its_time() -> None:
    with pytest.raises(ValueError, match="shorter"):
        Pace.heard(TEXT, _spans()[:-1])


def test_captions_change_with_the_voice_and_fill_the_beat() -> None:
    shown = cues(TEXT, 10.0, 25.0, Pace.heard(TEXT, _spans()))
    assert (shown[0].start, shown[-1].end) == (10.0, 25.0)
    assert all(a.end == b.start for a, b in pairwise(shown))
    assert shown[1].start == pytest.approx(10.0 + _spans()[5][0])
    assert [cue.text for cue in shown] == [cue.text for cue in cues(TEXT, 10.0, 25.0)]


def test_a_beat_waits_for_the_slowest_voice_and_for_every_reader() -> None:
    narrations = {"en": TEXT, "vi": "Ngắn."}
    assert longest(narrations, {"en": Pace.even(20.0), "vi": Pace.even(30.0)}) == 30.0
    assert longest(narrations, {"vi": Pace.even(1.0)}) == len(TEXT) / READING
    assert longest(narrations, {}) == longest(narrations)


def test_a_language_that_nobody_speaks_has_no_pace() -> None:
    class English:
        def pace(self, language: str, scene: str, beat: str, text: str) -> Pace | None:  # noqa: ARG002
            return Pace.even(2.0) if language == "en" else None

        def mark(self, language: str, scene: str, beat: str, text: str) -> str:  # noqa: ARG002
            return ""

    assert paces(English(), "scene", "beat", {"en": "Hello.", "vi": "Chào."}) == {"en": Pace.even(2.0)}
    assert paces(None, "scene", "beat", {"en": "Hello."}) == {}
