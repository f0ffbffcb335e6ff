"""What is told of a video beside its pictures: title, chapters, captions, beats. It can be told anew around them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from lecture.film import captions, join, mp4, sound, timeline
from lecture.plan import Job
from scenes.kit.settings import Settings
from scenes.kit.words import words_of


def about(
    settings: Settings, scene: str, beats: Sequence[timeline.NamedBeat], sounds: Mapping[str, sound.Track]
) -> mp4.About:
    """What goes into a scene's video."""
    chapters = [
        mp4.Chapter(beat.start, beat.end, captions.opening(beat.narration[settings.language])) for beat in beats
    ]
    title, credits = words_of(settings).title(scene), settings.own.credits
    return mp4.About(title, settings.language, chapters, captions.tracks(beats), sounds, credits)


def write(video: Path, beats: Sequence[timeline.NamedBeat], tracks: captions.Tracks) -> list[Path]:
    """Write what stands beside a video; returns the files."""
    return [timeline.write(video, beats), *captions.write(video, tracks)]


def renew(job: Job, narrations: Mapping[str, Mapping[str, str]]) -> list[Path]:
    """Tell a finished video anew, with these narrations of its beats by language; its pictures are not touched.
    Returns its files. Raises OSError, ValueError or an error of PyAV's if it is not as we made it."""
    path = job.outputs[0]
    beats = [replace(beat, narration=narrations[beat.id]) for beat in timeline.read(path)]
    film = join.read(path)
    told = about(job.settings, job.id, beats, film.sounds)
    mp4.write_like(path, path, film.runs, told, film.rate)
    return [path, *write(path, beats, told.captions)]
