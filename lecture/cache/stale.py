"""Which jobs must be made, which only be told anew, which are up to date; and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lecture.cache import reading, records
from lecture.cache.inputs import Inputs
from lecture.cache.reading import Reading
from lecture.cache.records import Record
from lecture.plan import Job

State = Literal["make", "tell", "keep"]
"""Made from nothing; captions and chapters written anew around the same pictures; up to date."""
BESIDE = (".srt", ".vtt")
"""Endings of files that can be made of a video."""


@dataclass(frozen=True)
class Verdict:
    """What is to be done with a job, and each reason for it. `record`: of the last time, if there is a good one."""

    job: Job
    state: State
    reasons: tuple[str, ...] = ()
    record: Record | None = None


class Judge:
    """Judges jobs by the inputs that are there now, and records what was made of them."""

    def __init__(self, jobs: Sequence[Job], verify: bool = False, force: bool = False) -> None:
        self._verify, self._force = verify, force
        self._inputs = Inputs(jobs)
        # All at once, before anything is made: whatever changes meanwhile is then different the next time.
        self._pictures = {job: self._inputs.pictures(job) for job in jobs}
        self._told = self._inputs.told()
        self._joining = self._inputs.joining()
        self._inputs.remember()

    def verdict(self, job: Job) -> Verdict:
        """What is to be done with one of the jobs."""
        return self._judged(job, self._pictures[job], self._told_of(job))

    def joined(self, job: Job, scenes: Sequence[str]) -> Verdict:
        """What is to be done with the lecture that `job` joins of these scenes' videos, as they are now."""
        return self._judged(job, self._joining | _contents(job.folder, scenes), {})

    def made(self, job: Job, read: Reading, outputs: Iterable[Path]) -> None:
        """Record what a job was made of, and told with. If its source was touched meanwhile nobody knows which of it
        was used, and there is no record. Raises OSError."""
        if self._inputs.untouched(self._pictures[job]):
            self._save(job, Record(self._pictures[job], self._told_of(job), read, records.of_files(outputs)))

    def told(self, verdict: Verdict, outputs: Iterable[Path]) -> None:
        """Record that a video was told anew around the same pictures. Raises OSError."""
        job, record = verdict.job, verdict.record
        assert record is not None
        read = reading.now(job.settings, job.scene, record.reading.asked)
        self._save(job, Record(record.pictures, self._told, read, records.of_files(outputs)))

    def was_joined(self, job: Job, scenes: Sequence[str], read: Reading, outputs: Iterable[Path]) -> None:
        """Record what the lecture was joined of. Raises OSError."""
        pictures = self._joining | _contents(job.folder, scenes)
        self._save(job, Record(pictures, {}, read, records.of_files(outputs)))

    def _told_of(self, job: Job) -> Mapping[str, str]:
        return self._told if job.kind == "video" else {}

    def _save(self, job: Job, record: Record) -> None:
        records.save(job.folder, job.id, record)

    def _judged(self, job: Job, pictures: Mapping[str, str], told: Mapping[str, str]) -> Verdict:
        try:
            record = records.load(job.folder, job.id)
        except records.Spoilt:
            return Verdict(job, "make", (f"its record cannot be read ({records.path(job.folder, job.id)})",))
        if record is None:
            there = [output.name for output in job.outputs if output.exists()]
            return Verdict(job, "make", (f"no record of what {there[0]} was made of" if there else "never made",))
        if self._force:
            return Verdict(job, "make", ("--force",), record)
        read = reading.now(job.settings, job.scene, record.reading.asked)
        said = tuple(dict.fromkeys(_said(job, name) for name in _different(record.reading.said, read.said)))
        timed = said if job.settings.voice else tuple(_timing(job, record.reading.needs, read.needs))
        lost = dict(records.differences(job.folder, record.files, self._verify))
        make = (
            *_changed(record.pictures, pictures),
            *(f"{name} changed" for name in _different(record.reading.shown, read.shown)),
            *timed,
            *(f"{name} {what}" for name, what in lost.items() if not name.endswith(BESIDE)),
            *(f"{output.name} was never made" for output in job.outputs if output.name not in record.files),
        )
        if make:
            return Verdict(job, "make", make, record)
        tell = (
            *_changed(record.told, told),
            *said,
            *(f"{name} {what}" for name, what in lost.items()),
        )
        return Verdict(job, "tell" if tell else "keep", tell, record)


def _contents(folder: Path, scenes: Sequence[str]) -> dict[str, str]:
    """The scenes' videos by a hash of their bytes, in their order."""
    names = [f"{scene}.mp4" for scene in scenes]
    return {f"{k}: {name}": "#" + _content(folder, name) for k, name in enumerate(names, 1) if (folder / name).exists()}


def _content(folder: Path, name: str) -> str:
    """A file's hash, from its record where that holds."""
    with suppress(records.Spoilt):
        record = records.load(folder, name.removesuffix(".mp4"))
        if record is not None and (file := record.files.get(name)) and records.is_as_written(folder / name, file):
            return file.digest
    return records.of_files([folder / name])[name].digest


def _different(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    return (name for name in {**before, **now} if before.get(name) != now.get(name))


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for name in _different(before, now):
        old, new = before.get(name, "none"), now.get(name, "none")
        yield f"{name} changed" if "#" in old + new else f"{name} was {old}, is {new}"


def _timing(job: Job, before: Mapping[str, float], now: Mapping[str, float]) -> Iterator[str]:
    """The beats that last longer or shorter than before."""
    for beat, needs in now.items():
        if needs < 0:
            yield f"narration of {job.id}/{beat} is missing in a language"
        elif needs != before.get(beat):
            yield f"narration of {job.id}/{beat} changed: {needs:.1f} s instead of {before.get(beat, 0.0):.1f} s"


def _said(job: Job, name: str) -> str:
    return f"narration of {job.id}/{name.partition(' ')[2]} changed"
