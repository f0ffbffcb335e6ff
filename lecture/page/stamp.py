"""Whether the site is up to date: what it was made of, our own files by their bytes, the renders by size and time."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from lecture import files, plan
from lecture.ours import ROOT, sources
from lecture.plan import Quality
from lecture.versions import installed
from scenes.kit.outline import Outline
from scenes.kit.settings import Settings

LIBRARIES = ("jinja2", "pillow", "av", "fonttools")
FOLDER, FILE = "site", ".site"


def holds(outline: Outline, out: Path, quality: Quality, looks: Sequence[Settings]) -> bool:
    """Whether the site in `out` was made of just this."""
    try:
        return (out / FILE).read_text(encoding="utf-8") == _stamp(outline, out, quality, looks)
    except (OSError, ValueError):
        return False


def write(outline: Outline, out: Path, quality: Quality, looks: Sequence[Settings]) -> None:
    """Note of what the site was made."""
    files.write_text(out / FILE, _stamp(outline, out, quality, looks))


def _stamp(outline: Outline, out: Path, quality: Quality, looks: Sequence[Settings]) -> str:
    chosen = (outline, quality, list(looks), [installed().get(library) for library in LIBRARIES])
    digest = hashlib.sha256(repr(chosen).encode())
    for path in sources():
        digest.update(f"\n{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    for look in looks:
        for path in (*_found(plan.folder(out, look)), *(out / FOLDER).glob("*.html")):
            is_now = path.stat()
            digest.update(f"\n{path} {is_now.st_size} {is_now.st_mtime_ns}".encode())
    return digest.hexdigest()


def _found(folder: Path) -> Iterator[Path]:
    """A folder's files, but for hidden ones."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path
