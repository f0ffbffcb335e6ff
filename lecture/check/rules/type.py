"""Rules of type and lines: large and thick enough for a projector, with letters that the font has."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from lecture.check.findings import Hit, rule
from lecture.check.picture import LINES, Picture, allowed
from scenes.kit import fonts

SMALLEST = 18.0
"""On Manim's scale of Text. A formula's scripts are part of it and set smaller."""
THINNEST = 1.12
"""Manim's stroke width: one pixel of a 720p projector."""
CERTAINLY_MISSING = "\ue000数𓀀"


@rule(
    "text-too-small", "rest", "error",
    "Text under 18 cannot be read from the last row.",
    "Set it at a size of the theme; shorten what had to be shrunk to fit.",
)  # fmt: skip
def text_too_small(picture: Picture) -> Iterator[Hit]:
    for text in picture.texts:
        if 0 < text.size < SMALLEST - 0.3:
            yield Hit(f"{text.name} has size {text.size:.1f}", (text.box,))


@rule(
    "line-too-thin", "rest", "warning",
    "A line thinner than a projector's pixel flickers or is not seen.",
    "Use a width of the theme (sizes.line, thin_line, hair_line).",
)  # fmt: skip
def line_too_thin(picture: Picture) -> Iterator[Hit]:
    for thing in picture.of(*LINES, "ring"):
        drawn = [part.width for part in thing.parts if part.stroke_alpha > 0 and part.fill_alpha == 0]
        if drawn and 0 < max(drawn) < THINNEST:
            yield Hit(f"{thing.name} has width {max(drawn):.2g}", (thing.box,), allowed(thing))


@rule(
    "missing-glyph", "rest", "error",
    "A letter that the font lacks shows as an empty box.",
    "Greek and symbols belong into a formula; prose has the letters of Be Vietnam Pro.",
)  # fmt: skip
def missing_glyph(picture: Picture) -> Iterator[Hit]:
    for text in picture.texts:
        lacks = lacks_prose if text.kind == "text" else lacks_formula
        missing = "".join(dict.fromkeys(letter for letter in text.source if lacks(letter)))
        if missing:
            yield Hit(f"{text.name} needs {' '.join(missing)}", (text.box,))


def lacks_prose(letter: str) -> bool:
    """Whether the text's typeface lacks a letter."""
    return not letter.isspace() and ord(letter) not in fonts.letters()


@cache
def lacks_formula(letter: str) -> bool:
    """Whether Typst's own fonts lack a letter: it then draws the same box as for one that no font has."""
    return not letter.isascii() and _glyph(letter) in {_glyph(missing) for missing in CERTAINLY_MISSING}


@cache
def _glyph(letter: str) -> str:
    """The name by which Typst's SVG calls a letter's outline."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "letter.typ"
        file.write_text(f'$ "{letter}" $', encoding="utf-8")
        picture = typst.compile(str(file), format="svg", ignore_system_fonts=True).decode()
    found = re.search(r'<symbol id="(\w+)"', picture)
    return found[1] if found else letter
