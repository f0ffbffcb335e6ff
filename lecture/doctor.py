"""What is missing on this machine, and what to do about it."""

import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from lecture.quiet import quietly
from lecture.voice.available import voices

NO_VOICE = "none, so videos have captions only; `make voice` installs one"
MEMORY = 1_000_000_000
DISK = 500_000_000


@dataclass(frozen=True)
class Check:
    """`test` returns what it found and raises if that is not good enough; `advice` says what to do then."""

    what: str
    test: Callable[[], str]
    advice: str


def run() -> int:
    """Check all, print a line each. Returns 0 if nothing is missing, else 1; nobody needs a voice."""
    good = True
    for check in CHECKS:
        try:
            with quietly():
                print(f"ok       {check.what}: {check.test()}")
        except Exception as error:
            good = False
            print(f"missing  {check.what}: {error}\n         {check.advice}")
    print(f"voices   {', '.join(f'{name} ({speaks})' for name, speaks in voices().items()) or NO_VOICE}")
    return 0 if good else 1


def _python() -> str:
    found = sys.version_info[:3]
    if found < (3, 11, 0):
        raise RuntimeError(f"{'.'.join(map(str, found))}, needs 3.11")
    return ".".join(map(str, found))


def _manim() -> str:
    import manim

    return str(manim.__version__)


def _pillow() -> str:
    found = version("pillow")
    if int(found.split(".")[0]) >= 13:
        raise RuntimeError(f"{found}, which breaks Manim 0.22's pictures")
    return found


def _text() -> str:
    from manim import Text, tempconfig

    from scenes.kit.manim_theme import register_fonts

    register_fonts()
    with tempfile.TemporaryDirectory() as folder, tempconfig({"media_dir": folder}):
        if not len(Text("Hồi quy", font="Be Vietnam Pro")):
            raise RuntimeError("Pango draws nothing")
    return "Be Vietnam Pro, Vietnamese letters"


def _formulas() -> str:
    import typst

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "check.typ")
        source.write_text("$ sigma(z) = 1 / (1 + e^(-z)) $")
        typst.compile(str(source), format="svg")
    return f"Typst {version('typst')}"


def _encoder() -> str:
    import av

    for name in ("libx264", "mov_text", "gif"):
        av.codec.Codec(name, "w")
    return f"H.264, subtitles and GIF in PyAV {version('av')}"


def _matplotlib() -> str:
    importlib.import_module("matplotlib.backends.backend_agg")
    return version("matplotlib")


def _disk() -> str:
    free = shutil.disk_usage(tempfile.gettempdir()).free
    if free < DISK:
        raise RuntimeError(f"{free / 1e6:.0f} MB free in the folder for temporary files, needs {DISK / 1e6:.0f}")
    return f"{free / 1e9:.0f} GB free"


def _memory() -> str:
    free = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    if free < MEMORY:
        raise RuntimeError(f"{free / 1e6:.0f} MB, needs {MEMORY / 1e6:.0f} a worker")
    return f"{free / 1e9:.0f} GB"


def _project() -> str:
    try:
        return version("linear-to-logistic")
    except PackageNotFoundError:
        raise RuntimeError("not installed") from None


SETUP = "Run `make setup` in the project's folder."
CHECKS = (
    Check("Python", _python, "Install Python 3.11 or newer and run `make setup` again."),
    Check("this project", _project, SETUP),
    Check("Manim", _manim, f"{SETUP} Manim needs Cairo's and Pango's headers to be installed; it gets them too."),
    Check("Pillow", _pillow, f"{SETUP} It installs the version in constraints.txt."),
    Check("text", _text, f"{SETUP} The typeface comes with the package fontpkg-be-vietnam-pro."),
    Check("formulas", _formulas, f"{SETUP} They are set by the package typst; no LaTeX is needed."),
    Check("videos", _encoder, f"{SETUP} The encoders are in the package av; no ffmpeg program is needed."),
    Check("figures", _matplotlib, SETUP),
    Check("disk", _disk, "Free some space, or set TMPDIR to a folder that has it."),
    Check("memory", _memory, "Use -j 1 and a low quality: -q l."),
)
