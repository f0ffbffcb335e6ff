"""The project's own files, code and assets: what a cluster is sent, and what a page is made by."""

from collections.abc import Iterator
from pathlib import Path

import scenes

ROOT = Path(scenes.__path__[0]).resolve().parent
PACKAGES = ("core", "scenes", "lecture", "assets")


def sources(root: Path = ROOT) -> Iterator[Path]:
    """Every file of ours below `root`, in a fixed order; what Python has compiled left out."""
    for package in PACKAGES:
        for file in sorted((root / package).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                yield file
