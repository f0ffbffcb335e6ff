"""What tests read off a scene: the slides' prints as they are written in a language, and a table's columns."""

import re

from core.slides import fact
from scenes.kit.components.table import Cell

DIMMED = 0.4
"""Opacity of what is dimmed."""


def local(text, language):
    """A number as it is written in a language: a true minus, and a decimal comma in Vietnamese."""
    text = text.replace("-", "−")
    return text.replace(".", ",") if language == "vi" else text


def printed(name, language="en"):
    """What the slide prints of a fact."""
    return local(fact(name).printed, language)


def column(shown, beat, which):
    """The numbers of a table's column, from the top, read off the cells that were on screen, in full or dimmed, at a
    beat's end."""
    cells = {}
    for mobject in shown.beats[beat]:
        for part in mobject.get_family():
            if isinstance(part, Cell) and part.column == which and part.text:
                drawn = [glyph for glyph in part if len(glyph.points) and glyph.get_fill_opacity() >= DIMMED]
                assert len(drawn) == len(part.text)
                cells[part.row] = part.text
    return [cells[row] for row in sorted(cells)]


def bare(source):
    """A formula's source without the names of its parts: manimgrp("name", body) -> body."""
    while found := re.search(r'manimgrp\("\w+", ', source):
        depth, end = 1, found.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(source[end], 0)
            end += 1
        source = source[: found.start()] + source[found.end() : end - 1] + source[end:]
    return " ".join(source.split())
