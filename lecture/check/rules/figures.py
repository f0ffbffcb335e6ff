"""Rules of figures: texts apart and on the page, fonts on board, and a description for who cannot see it."""

from collections.abc import Iterator
from itertools import combinations

from lecture.check.drawings import Drawing, Label
from lecture.check.findings import Hit, rule
from lecture.check.shapes import boxes_meet

FEW = 3
"""Pixels that two texts may share: their smoothed edges."""


@rule(
    "figure-text-overlap", "figure", "error",
    "Two texts on each other can both not be read.",
    "Move one of them; look at both languages, their words differ in length.",
)  # fmt: skip
def figure_text_overlap(drawing: Drawing) -> Iterator[Hit]:
    for a, b in combinations(drawing.labels, 2):
        if boxes_meet(a.box, b.box) and _shared(a, b) > FEW:
            yield Hit(f"“{_line(a)}” and “{_line(b)}” lie on each other", (a.box, b.box))


@rule(
    "figure-text-cut", "figure", "error",
    "What is off the page is not there.",
    "Move the text inward, or let it break into two lines.",
)  # fmt: skip
def figure_text_cut(drawing: Drawing) -> Iterator[Hit]:
    for label in drawing.labels:
        if label.cut:
            yield Hit(f"“{_line(label)}” is cut off at the edge", (label.box,))


@rule(
    "fonts-not-embedded", "figure", "error",
    "A PDF without its fonts looks different on every machine.",
    "Use the lecture's typeface through figure_style, with pdf.fonttype 42.",
)  # fmt: skip
def fonts_not_embedded(drawing: Drawing) -> Iterator[Hit]:
    for font in drawing.missing_fonts:
        yield Hit(f"its PDF does not carry {font}")


@rule(
    "figure-missing-glyph", "figure", "error",
    "A letter that the font lacks shows as an empty box.",
    "Set Greek and symbols as mathtext, between dollars.",
)  # fmt: skip
def figure_missing_glyph(drawing: Drawing) -> Iterator[Hit]:
    for warning in drawing.said:
        if "missing from" in warning:
            yield Hit(warning)


@rule(
    "no-alt-text", "figure", "error",
    "Who cannot see the figure needs to be told what it shows.",
    "Write alt under [figures.<id>] in assets/words, in every language.",
)  # fmt: skip
def no_alt_text(drawing: Drawing) -> Iterator[Hit]:
    try:
        written = drawing.words.alt("figures", drawing.entry.id).strip()
    except ValueError:
        written = ""
    if not written:
        yield Hit(f"{drawing.entry.id} has no alt text in {drawing.words.language}")


@rule(
    "figure-fails", "figure", "error",
    "A figure that raises an error is not made.",
    "Run `lecture figures` on it to see where.",
)  # fmt: skip
def figure_fails(drawing: Drawing) -> Iterator[Hit]:
    if drawing.error is not None:
        yield Hit(f"{type(drawing.error).__name__}: {drawing.error}")


def _shared(a: Label, b: Label) -> int:
    return len(set(map(tuple, a.ink.tolist())) & set(map(tuple, b.ink.tolist())))


def _line(label: Label) -> str:
    return " ".join(label.text.split())
