"""What travels: the project to a cluster's workers, and files back. A job's paths are ours: elsewhere mere labels."""

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import scenes
from lecture import files
from lecture.plan import Job
from lecture.worker import Outcome, make

ROOT = Path(scenes.__path__[0]).resolve().parent
PACKAGES = ("core", "scenes", "lecture", "assets")


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


def bundle() -> Bundle:
    """The project as it is on this disk now."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in _sources():
            # A fixed date: the same files are the same bytes.
            archive.writestr(zipfile.ZipInfo(str(file.relative_to(ROOT))), file.read_bytes())
    data = packed.getvalue()
    return Bundle(hashlib.sha256(data).hexdigest()[:16], data)


def made(job: Job, folder: Path) -> Parcel:
    """Make a job in an empty folder in place of its own, and pack what came of it."""
    log = folder / "log.txt"
    outcome = make(replace(job, folder=folder / "made", log=log))
    contents = {file.name: file.read_bytes() for file in outcome.files}
    text = log.read_text(encoding="utf-8") if log.exists() else ""
    return Parcel(replace(outcome, job=job, files=()), contents, text)


def delivered(parcel: Parcel) -> Outcome:
    """Write a parcel's files to where its job wants them. A full disk fails the job, as it does on this machine."""
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
        return Outcome(job, error=f"{type(error).__name__}: {error}")
    return replace(parcel.outcome, files=tuple(job.folder / name for name in parcel.contents))


def _sources() -> Iterator[Path]:
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                yield file
