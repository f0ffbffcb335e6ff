"""A spoken video: its tracks, how loud they are, and that beats and captions keep step with what is heard."""

import itertools
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pyloudnorm
import pytest
import srt
from stand_ins import RATE
from talks import Heard, talking

from lecture.film import join, sound, telling, timeline
from lecture.voice.cast import Cast, Part
from lecture.voice.speech import Speech, pauses
from lecture.worker import Outcome, make
from scenes.kit.settings import Settings

pytestmark = [pytest.mark.voice("piper", "espeak"), pytest.mark.xdist_group("voice")]
TRACKS = ["eng", "vie"]


@pytest.fixture(scope="module")
def vietnamese(cast: Cast, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The same talk with Vietnamese labels."""
    outcome = make(talking(tmp_path_factory.mktemp("vi"), cast, "vi"))
    assert not outcome.error
    return outcome


def _speech(samples: np.ndarray, start: float, end: float) -> Speech:
    return Speech(samples[round(start * sound.RATE) : round(end * sound.RATE)], sound.RATE)


def test_a_track_for_each_language_the_videos_own_first(talk: Outcome, vietnamese: Outcome) -> None:
    for outcome, order in ((talk, TRACKS), (vietnamese, TRACKS[::-1])):
        with av.open(str(outcome.files[0])) as container:
            streams = container.streams.audio
            assert [stream.language for stream in streams] == order
            assert {(stream.codec.name, stream.rate) for stream in streams} == {("aac", 48_000)}
            assert [bool(stream.disposition & 1) for stream in streams] == [True, False]


@pytest.mark.parametrize("language", TRACKS)
def test_loudness_is_minus_16_and_nothing_is_clipped(talk: Outcome, heard: Heard, language: str) -> None:
    samples = heard(talk.files[0], language)
    assert pyloudnorm.Meter(sound.RATE).integrated_loudness(samples) == pytest.approx(-16, abs=0.5)
    assert np.abs(samples).max() < 0.98


def test_sound_lasts_as_long_as_the_pictures(talk: Outcome, heard: Heard) -> None:
    seconds = join.read(talk.files[0]).frames / RATE
    assert len(heard(talk.files[0], "eng")) / sound.RATE == pytest.approx(seconds, abs=0.07)


@pytest.mark.parametrize("language", TRACKS)
def test_a_quarter_of_a_second_of_air_between_beats_and_none_is_lost(
    talk: Outcome, heard: Heard, language: str
) -> None:
    beats = timeline.read(talk.files[0])
    samples = heard(talk.files[0], language)
    code = language[:2]
    for beat in beats:
        end = beat.start + beat.paces[code].end
        assert end + 0.25 <= beat.end + 1 / RATE  # beats end at whole frames
        assert np.abs(_speech(samples, beat.start, end).samples).max() > 0.1
        assert np.abs(_speech(samples, end + 0.05, beat.end - 0.02).samples).max() < 0.01


def test_a_beat_lasts_as_long_as_the_longer_language_or_its_reading_or_a_calm_voice(talk: Outcome) -> None:
    for beat in timeline.read(talk.files[0]):
        calm = max(len(text.split()) / {"en": 2.5, "vi": 3.4}[language] for language, text in beat.narration.items())
        heard = max(pace.end for pace in beat.paces.values())
        needs = max(heard, calm, *(len(text) / 15 for text in beat.narration.values()))
        assert beat.end - beat.start == pytest.approx(needs + 0.25, abs=2 / RATE)


@pytest.mark.parametrize(("track", "language"), [("eng", "en"), ("vie", "vi")])
def test_captions_change_with_the_sentence_that_is_heard(
    talk: Outcome, heard: Heard, track: str, language: str
) -> None:
    path = talk.files[0]
    cues = list(srt.parse(path.with_name(f"{path.stem}.{language}.srt").read_text(encoding="utf-8")))
    samples = heard(path, track)
    onsets = [beat.start for beat in timeline.read(path)]
    onsets += [end for _, end in pauses(Speech(samples, sound.RATE), 0.25)]
    sentences = [
        cue.start.total_seconds()
        for before, cue in itertools.pairwise([None, *cues])
        if before is None or before.content[-1] in ".?!"
    ]
    assert len(sentences) == 5
    for start in sentences:
        assert min(abs(start - onset) for onset in onsets) < 0.1


@pytest.mark.parametrize("word", ["Take", "It"])
def test_what_waits_for_a_share_of_the_words_appears_as_they_are_heard(talk: Outcome, heard: Heard, word: str) -> None:
    first = timeline.read(talk.files[0])[0]
    text = first.narration["en"]
    onsets = [end for _, end in pauses(Speech(heard(talk.files[0], "eng"), sound.RATE), 0.25)]
    at = first.start + first.paces["en"].at(text.index(f" {word} ") / len(text) + 0.01)
    assert min(abs(at - onset) for onset in onsets) < 0.15


def test_both_languages_have_one_timeline(talk: Outcome, vietnamese: Outcome) -> None:
    one, other = (timeline.read(outcome.files[0]) for outcome in (talk, vietnamese))
    assert [(beat.id, beat.start, beat.end) for beat in one] == [(beat.id, beat.start, beat.end) for beat in other]


def test_the_same_talk_gives_the_same_bytes(talk: Outcome, cast: Cast, tmp_path: Path) -> None:
    again = make(talking(tmp_path, Cast(cast.parts, tmp_path / "speech")))
    assert [file.read_bytes() for file in again.files] == [file.read_bytes() for file in talk.files]


def test_a_video_whose_language_nobody_speaks_is_silent(kept: Path, tmp_path: Path) -> None:
    outcome = make(talking(tmp_path, Cast((Part("en", "piper"),), kept), "vi"))
    with av.open(str(outcome.files[0])) as container:
        assert not container.streams.audio


def test_joined_scenes_are_heard_where_they_are_seen(talk: Outcome, heard: Heard, tmp_path: Path) -> None:
    names = ["one-step", "mse-vs-bce", "sigmoid"]
    for name in names:
        (tmp_path / f"{name}.mp4").write_bytes(talk.files[0].read_bytes())
    made = join.lecture(tmp_path, names, Settings())
    once, whole = heard(talk.files[0], "eng"), heard(made[0], "eng")
    length = join.read(talk.files[0]).frames / RATE * sound.RATE
    first = int(np.argmax(np.abs(once) > 0.1))
    for k in range(3):
        begin = round(k * length)
        found = int(np.argmax(np.abs(whole[begin : begin + len(once)]) > 0.1))
        assert abs(found - first) <= 0.5 * sound.FRAME + 1
    assert len(whole) == pytest.approx(3 * length, abs=sound.FRAME)


def test_scenes_that_speak_other_languages_are_not_joined(talk: Outcome, kept: Path, tmp_path: Path) -> None:
    (tmp_path / "one-step.mp4").write_bytes(talk.files[0].read_bytes())
    silent = make(talking(tmp_path / "silent", Cast((Part("vi", "espeak"),), kept)))
    (tmp_path / "sigmoid.mp4").write_bytes(silent.files[0].read_bytes())
    with pytest.raises(join.CannotJoin, match=r"sigmoid\.mp4 is spoken in other languages"):
        join.lecture(tmp_path, ["one-step", "sigmoid"], Settings())


def test_told_anew_it_sounds_the_same_and_captions_stay_in_step(talk: Outcome, tmp_path: Path) -> None:
    job = replace(talk.job, folder=tmp_path)
    for file in talk.files:
        (tmp_path / file.name).write_bytes(file.read_bytes())
    narrations = {beat.id: beat.narration for beat in timeline.read(talk.files[0])}
    again = telling.renew(job, narrations)
    assert join.read(again[0]) == join.read(talk.files[0])
    assert [file.read_bytes() for file in again[1:]] == [file.read_bytes() for file in talk.files[1:]]
