"""Makes the slides of what lies in a folder of renders."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from lecture.files import whole_folder
from lecture.shelf import NothingBuilt
from lecture.slides.stills import Stills
from lecture.slides.talk import Talk

FOLDER = "slides"


def build(talk: Talk, out: Path, formats: Sequence[str]) -> list[Path]:
    """Make a talk in these formats in `out/slides/<language>/<theme>`, each whole or not at all. Returns the files to
    open. Raises NothingBuilt if the talk has no scene."""
    if not talk.parts:
        raise NothingBuilt("no video is there")
    folder = out / FOLDER / talk.language / talk.theme.name
    makers: dict[str, Callable[[Talk, Stills, Path], Path]] = {"deck": _deck, "pdf": _pdf, "pptx": _pptx}
    with tempfile.TemporaryDirectory(prefix="lecture-") as pictures:
        stills = Stills(talk, Path(pictures))
        return [makers[form](talk, stills, folder) for form in formats]


def _deck(talk: Talk, stills: Stills, folder: Path) -> Path:
    from lecture.slides import deck

    with whole_folder(folder / "deck") as new:
        page = deck.write(talk, stills, new)
    return folder / "deck" / page.name


def _pdf(talk: Talk, stills: Stills, folder: Path) -> Path:
    from lecture.slides import handout

    path = folder / "handout.pdf"
    handout.write(talk, stills, path)
    return path


def _pptx(talk: Talk, stills: Stills, folder: Path) -> Path:
    from lecture.slides import powerpoint

    path = folder / "lecture.pptx"
    powerpoint.write(talk, stills, path)
    return path
