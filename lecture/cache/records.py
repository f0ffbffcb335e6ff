"""The record of what a job was made of and what came of it, as a small file beside the outputs.

A record for each job: builds that work in one folder at once do not meet, and a spoilt one costs one job.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from lecture import files
from lecture.cache.reading import Reading

FOLDER = ".made"
VERSION = 1


class Spoilt(Exception):
    """A record is there and cannot be used."""


@dataclass(frozen=True)
class File:
    """An output as it was written. `time`: of its last change, in nanoseconds; `digest`: of its bytes."""

    size: int
    time: int
    digest: str


@dataclass(frozen=True)
class Record:
    """`pictures`, `told`: the inputs by name, of the pictures and of what is told beside them."""

    pictures: Mapping[str, str]
    told: Mapping[str, str]
    reading: Reading
    files: Mapping[str, File]


def path(folder: Path, name: str) -> Path:
    """Where the record is of what `name` made in a folder."""
    return folder / FOLDER / f"{name}.json"


def load(folder: Path, name: str) -> Record | None:
    """The record of what is in a folder; None if there is none. Raises Spoilt."""
    try:
        stored = json.loads(path(folder, name).read_bytes())
        if stored.pop("version") != VERSION:
            raise Spoilt
        outputs = {file: File(**one) for file, one in stored.pop("files").items()}
        return Record(reading=Reading(**stored.pop("reading")), files=outputs, **stored)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise Spoilt from error


def save(folder: Path, name: str, record: Record) -> None:
    """Write a record. Raises OSError."""
    files.write_text(path(folder, name), json.dumps({"version": VERSION, **asdict(record)}))


def of_files(outputs: Iterable[Path]) -> dict[str, File]:
    """Outputs as they are now."""
    return {output.name: _file(output) for output in outputs}


def differences(folder: Path, expected: Mapping[str, File], verify: bool) -> Iterator[tuple[str, str]]:
    """The outputs that are not as they were written, and how. `verify`: compare all contents, not only where the time
    of the last change differs."""
    for name, file in expected.items():
        try:
            status = (folder / name).stat()
        except OSError:
            yield name, "is missing"
            continue
        if status.st_size != file.size:
            yield name, "was cut short" if status.st_size < file.size else "was changed since"
        elif (verify or status.st_mtime_ns != file.time) and _digest(folder / name) != file.digest:
            yield name, "was changed since"


def is_as_written(output: Path, file: File) -> bool:
    """Whether a file has the size and the time that were recorded."""
    status = output.stat()
    return (status.st_size, status.st_mtime_ns) == (file.size, file.time)


def _file(output: Path) -> File:
    status = output.stat()
    return File(status.st_size, status.st_mtime_ns, _digest(output))


def _digest(output: Path) -> str:
    with output.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
