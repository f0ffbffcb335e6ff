"""Rules of overlap: nothing lies on what is read but what belongs there.

A text belongs to the filled shape that it stands on. Lines in the grid's and the contours' colours may run behind it.
"""

from collections.abc import Iterator

from lecture.check import names
from lecture.check.findings import Hit, rule
from lecture.check.picture import Kind, Part, Picture, Thing, allowed, pairs
from lecture.check.shapes import boxes_meet, contains
from scenes.kit.theme import Theme

OPAQUE = 0.8
QUIET = ("grid", "contour", "panel", "background")
"""Roles of lines that may run behind text."""
FAINT = 0.3
"""What is more transparent is leaving or coming; what is dimmed (0.4) still counts."""


@rule(
    "text-over-text", "picture", "error",
    "Two texts on each other can both not be read.",
    "Move one of them, or let the old one leave before the new one comes.",
)  # fmt: skip
def text_over_text(picture: Picture) -> Iterator[Hit]:
    texts = picture.texts
    for a, b in pairs(texts, texts):
        if min(a.alpha, b.alpha) > FAINT and _on_each_other(a, b):
            yield Hit(f"{a.name} and {b.name} lie on each other", (a.box, b.box))


@rule(
    "text-over-curve", "picture", "warning",
    "A line through letters makes them hard to read.",
    "Move the label off the line, for instance with next_to and a larger buff.",
)  # fmt: skip
def text_over_curve(picture: Picture) -> Iterator[Hit]:
    yield from _over(picture, "curve", "axis", "ring")


@rule(
    "text-over-point", "picture", "warning",
    "A point on letters hides them, and it is not clear where it is.",
    "Move the label beside the point (next_to).",
)  # fmt: skip
def text_over_point(picture: Picture) -> Iterator[Hit]:
    yield from _over(picture, "point")


@rule(
    "text-over-arrow", "picture", "warning",
    "An arrow through letters makes them hard to read.",
    "Move the label to the side of the arrow.",
)  # fmt: skip
def text_over_arrow(picture: Picture) -> Iterator[Hit]:
    yield from _over(picture, "arrow")


@rule(
    "text-clipped", "picture", "error",
    "Text that is covered, or sticks out of the panel that it stands on, cannot be read.",
    "Make the panel larger or the text smaller; bring the text to the front.",
)  # fmt: skip
def text_clipped(picture: Picture) -> Iterator[Hit]:
    for text in picture.texts:
        for panel in picture.of("panel"):
            if not boxes_meet(text.box, panel.box) or panel.alpha < OPAQUE:
                continue
            shape = panel.parts[0].shape
            if text.layer < panel.layer:
                if any(shape.overlaps(glyph.shape) for glyph in text.parts):
                    yield Hit(f"{text.name} is covered by a {panel.name}", (text.box,))
            elif any(shape.crosses(glyph.shape) for glyph in text.parts):
                yield Hit(f"{text.name} sticks out of the {panel.name} that it stands on", (text.box,))


def _on_each_other(a: Thing, b: Thing) -> bool:
    """Whether any two glyphs overlap; the same glyph twice in one place is one thing that is handed over."""
    for glyph in a.parts:
        if not boxes_meet(glyph.shape.box, b.box):
            continue
        for other in b.parts:
            if glyph.shape.overlaps(other.shape) and not glyph.shape.same(other.shape):
                return True
    return False


def _over(picture: Picture, *kinds: Kind) -> Iterator[Hit]:
    for text, thing in pairs(picture.texts, picture.of(*kinds)):
        seen = min(text.alpha, thing.alpha) > FAINT
        if seen and any(_meets(text, part, picture.theme) for part in thing.parts):
            yield Hit(f"{text.name} lies on a {thing.name}", (text.box, thing.box), allowed(text, thing))


def _meets(text: Thing, part: Part, theme: Theme) -> bool:
    """Whether a part that a viewer sees crosses the text, or is filled and on the text without holding all of it."""
    if not boxes_meet(text.box, part.shape.box):
        return False
    stroke_seen = part.stroke_alpha > 0 and names.role(part.stroke, theme) not in QUIET
    fill_seen = part.fill_alpha > 0 and names.role(part.fill, theme) not in QUIET
    if not stroke_seen and not fill_seen:
        return False
    if part.fill_alpha > 0:
        stands_on_it = text.layer > part.layer and contains(part.shape.box, text.box)
        return not stands_on_it and any(part.shape.overlaps(glyph.shape) for glyph in text.parts)
    return any(glyph.shape.crosses(part.shape) for glyph in text.parts)
