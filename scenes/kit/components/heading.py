"""Heading: a scene's section and title in the header; a long title is set smaller and on several lines."""

import io
import textwrap

import numpy as np
from manim import DOWN, LEFT, UL, ImageMobject, Text, VGroup
from PIL import Image

from scenes.kit.layout import HEADER
from scenes.kit.manim_theme import Size, Style

SHAPES: tuple[tuple[Size, int], ...] = (
    ("title", 1), ("body", 1), ("body", 2), ("label", 2), ("label", 3), ("label", 4),
)  # fmt: skip
"""Sizes and numbers of lines, tried one after the other until the title fits."""
LEADING = 0.06
LOGO = 0.45
"""Height of a logo."""


class Heading(VGroup):
    """The section's name over the title, in the header's upper left corner; `width` is what is free beside the dots.
    A title of three lines or more stands without the section. Members: section, title."""

    def __init__(self, style: Style, section: str, title: str, width: float) -> None:
        self.room = width
        above = narrowed(style.text(section, "muted"), width)
        lines = _lines(style, title, width)
        corner = (HEADER.left, HEADER.top, 0.0)
        above.move_to(corner, aligned_edge=UL)
        if len(lines) > 2:
            above.set_opacity(0)
            lines.move_to(corner, aligned_edge=UL)
        else:
            lines.next_to(above, direction=DOWN, buff=0.12).align_to(above, LEFT)
        super().__init__(above, lines[0] if len(lines) == 1 else lines)


def narrowed(line: Text, width: float) -> Text:
    """The line, set smaller if it is wider than that."""
    return line.scale(min(1.0, width / line.width))


def _lines(style: Style, title: str, width: float) -> VGroup:
    for size, count in SHAPES:
        letters = -(-len(title) // count)
        for longest in range(letters, letters + 12):  # lines end at words: some have to be longer
            parts = textwrap.wrap(title, longest) or [title]
            if len(parts) <= count:
                break
        lines = VGroup(*(style.text(part, size=size, bold=True) for part in parts))
        lines.arrange(DOWN, buff=LEADING, aligned_edge=LEFT)
        room = HEADER.width if count == 1 else width  # a single line stands under the dots
        if lines.width <= room and len(parts) <= count:
            return lines
    return lines.scale_to_fit_width(width)


def logo(png: bytes) -> ImageMobject:
    """A lecturer's logo, as high as the header's first line and a half."""
    with Image.open(io.BytesIO(png)) as image:
        picture = ImageMobject(np.asarray(image.convert("RGBA")))
    return picture.scale_to_fit_height(LOGO).move_to((0, 0, 0))
