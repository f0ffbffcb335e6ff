"""The project's own source as it is on the disk now: each file by a hash of its bytes, each module by its definitions.

All bytes are read each time, which takes 20 ms: no time of a file, right or wrong, has to be believed.
"""

import hashlib
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import Any

import scenes
from lecture.cache import memory
from lecture.cache.definitions import Definition, Module, module

ROOT = Path(scenes.__path__[0]).resolve().parent
PACKAGES = ("core", "scenes", "lecture")
ASSETS = Path("assets")
OUTLINE, WORDS = ASSETS / "outline.toml", ASSETS / "words"
"""They count by what is in them, not as files."""


class Source:
    """The modules of our packages and of the folders `beside`, where other targets lie; and the assets.

    `files`: the file of each module; `digests`: the hash of each file. Files are named from the folder `root`.
    """

    def __init__(self, beside: Iterable[Path] = (), root: Path = ROOT) -> None:
        self._root = root
        self.files: dict[str, str] = {}
        self.digests: dict[str, str] = {}
        self._modules: dict[str, Module] = {}
        self._marks: dict[str, tuple[int, int, int]] = {}
        for package in PACKAGES:
            for path in _found(root / package, ".py"):
                name = path.relative_to(root)
                self.files[".".join(name.with_suffix("").parts).removesuffix(".__init__")] = self._add(name)
        for folder in beside:
            self.files |= {path.stem: self._add(path) for path in sorted(folder.glob("*.py"))}
        assets = (path.relative_to(root) for path in _found(root / ASSETS))
        self.assets = tuple(self._add(path) for path in assets if path != OUTLINE and WORDS not in path.parents)

    def digest(self) -> str:
        """Names all of this, as this Python reads it."""
        return _digest(repr([sys.version, sorted(self.digests.items())]).encode())

    def module(self, name: str) -> Module:
        """A module of ours, cut into definitions."""
        if name not in self._modules:
            file = self.files[name]
            key = self._key(file)
            if key not in self._known:
                self._known[key] = asdict(module((self._root / file).read_bytes()))
                self._grown = True
            self._modules[name] = _module(self._known[key])
        return self._modules[name]

    def lies_still(self, file: str) -> bool:
        """Whether nobody has touched a file since it was read, even to the same bytes; so does what is no file."""
        return file not in self._marks or self._marks[file] == self._mark(file)

    def remember(self) -> None:
        """Keep what had to be parsed for the next time."""
        if self._grown:
            keys = {self._key(file) for file in self.files.values()}
            memory.keep("definitions", {key: value for key, value in self._known.items() if key in keys})
            self._grown = False

    _grown = False

    @cached_property
    def _known(self) -> dict[str, Any]:
        return memory.recall("definitions")

    def _key(self, file: str) -> str:
        return f"{sys.version_info[:2]} {self.digests['lecture/cache/definitions.py']} {self.digests[file]}"

    def _add(self, path: Path) -> str:
        file = path.as_posix()
        self._marks[file] = self._mark(file)
        self.digests[file] = _digest((self._root / path).read_bytes())
        return file

    def _mark(self, file: str) -> tuple[int, int, int]:
        """What is different after a file was touched; compared for equality alone, as clocks may be set back."""
        try:
            status = (self._root / file).stat()
        except OSError:
            return 0, 0, 0
        return status.st_ino, status.st_mtime_ns, status.st_ctime_ns


def _found(folder: Path, ending: str = "") -> list[Path]:
    places = ((Path(place), names) for place, _, names in os.walk(folder) if not place.endswith("__pycache__"))
    return sorted(place / name for place, names in places for name in names if name.endswith(ending))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _module(stored: dict[str, Any]) -> Module:
    always = stored["always"]
    definitions = {name: Definition(**one) for name, one in stored["definitions"].items()}
    return Module(definitions, Definition(**always) if always else None, stored["imports"])
