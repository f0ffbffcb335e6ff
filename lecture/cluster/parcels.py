"""What travels: the project to a cluster's workers, and files back. A job's paths are ours: elsewhere mere labels."""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lecture import files
from lecture.ours import ROOT, sources
from lecture.plan import Job
from lecture.voice.cast import Cast
from lecture.worker import Outcome, hopeless, make


@dataclass(frozen=True)
class Bundle:
    """The project's own code and assets, zipped. `key` names these very bytes."""

    key: str
    data: bytes


@dataclass(frozen=True)
class Parcel:
    """What became of a job that was made elsewhere. `contents`: its files' names and bytes; `log`: if it failed."""

    outcome: Outcome
    contents: Mapping[str, bytes]
    log: str = ""


def bundle(jobs: Iterable[Job] = ()) -> Bundle:
    """The project as it is on this disk now, and the voices and recordings that the jobs speak with."""
    named = {str(file.relative_to(ROOT)): file for file in sources(ROOT)}
    for part in {part for job in jobs for part in _parts(job)}:
        named |= {str(_carried(part.path) / file.relative_to(part.path.parent)): file for file in _voice(part.path)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, file in named.items():
            archive.writestr(zipfile.ZipInfo(name), file.read_bytes())  # a fixed date: the same files, the same bytes
    data = packed.getvalue()
    return Bundle(hashlib.sha256(data).hexdigest()[:16], data)


def made(job: Job, folder: Path) -> Parcel:
    """Make a job in an empty folder in place of its own, and pack what came of it."""
    log = folder / "log.txt"
    outcome = make(replace(_spoken_here(job, folder.parent), folder=folder / "made", log=log))
    contents = {file.name: file.read_bytes() for file in outcome.files}
    text = log.read_text(encoding="utf-8") if log.exists() else ""
    # A full disk there is that machine's alone: its other jobs may be made elsewhere.
    return Parcel(replace(outcome, job=job, files=(), hopeless=""), contents, text)


def delivered(parcel: Parcel) -> Outcome:
    """Write a parcel's files to where its job wants them. A full disk here ends the build, as if it were made here."""
    job = parcel.outcome.job
    try:
        for name, data in parcel.contents.items():
            with files.whole(job.folder / name) as beside:
                beside.write_bytes(data)
        if parcel.log:
            files.write_text(job.log, parcel.log)
        else:
            job.log.unlink(missing_ok=True)
    except OSError as error:
        return Outcome(job, error=f"{type(error).__name__}: {error}", hopeless=hopeless(error, job))
    return replace(parcel.outcome, files=tuple(job.folder / name for name in parcel.contents))


def _spoken_here(job: Job, kept: Path) -> Job:
    """A job whose voices are those that came with the project; what they say is kept in a folder of ours."""
    cast = job.settings.voice
    if not isinstance(cast, Cast):
        return job
    parts = tuple(
        part if part.path is None else replace(part, path=ROOT / _carried(part.path) / part.path.name)
        for part in cast.parts
    )
    return replace(job, settings=replace(job.settings, voice=Cast(parts, kept / "speech")))


def _parts(job: Job) -> Iterator[Any]:
    """Who speaks in a job with a file or a folder of this machine."""
    cast = job.settings.voice
    if isinstance(cast, Cast):
        yield from (part for part in cast.parts if part.path is not None)


def _carried(path: Path) -> Path:
    """Where a voice lies in the bundle, whatever its folder here."""
    return Path("voices", hashlib.sha256(str(path).encode()).hexdigest()[:12])


def _voice(path: Path) -> Iterator[Path]:
    """The files of a voice, with what stands beside it under its name; or of a folder of recordings."""
    yield from (
        file
        for file in sorted(path.rglob("*") if path.is_dir() else path.parent.glob(f"{path.name}*"))
        if file.is_file()
    )
