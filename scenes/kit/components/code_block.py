"""CodeBlock: lines of code whose words have the colours of what they mean, with a bar behind the line that is told."""

import json
import re
from collections.abc import Mapping

from manim import LEFT, RoundedRectangle, VGroup

from core.arrays import Array
from scenes.experiments.slide_code import ROLES
from scenes.kit.manim_theme import Role, Size, Style

AIR = 0.12
"""Of the bar around its line."""


class CodeBlock(VGroup):
    """`text`, set at once, its glyphs found again by line and by what they spell."""

    def __init__(self, style: Style, text: str, size: Size = "label", roles: Mapping[str, Role] = ROLES) -> None:
        self.style, self.text = style, text
        self.lines = text.split("\n")
        self.code = style.formula(f"#raw({json.dumps(text)}, block: true)", size=size)
        glyphs = iter(self.code)
        self.places = [
            {column: next(glyphs) for column, symbol in enumerate(line) if not symbol.isspace()} for line in self.lines
        ]
        super().__init__(self.code)
        for k, line in enumerate(self.lines):
            code, mark, comment = line.partition("#")
            for word in re.finditer(r"[A-Za-z_]\w*", code):
                if word[0] in roles:
                    self._glyphs(k, word.start(), word.end()).set_color(style.colour(roles[word[0]]))
            self._glyphs(k, len(code), len(code + mark + comment)).set_color(style.colour("muted"))

    def line(self, k: int) -> VGroup:
        """The glyphs of a line."""
        return self._glyphs(k, 0, len(self.lines[k]))

    def part(self, k: int, spelled: str) -> VGroup:
        """The glyphs of a piece of a line, where it is spelled first. ValueError if it is not there."""
        at = self.lines[k].index(spelled)
        return self._glyphs(k, at, at + len(spelled))

    def row(self, spelled: str) -> int:
        """The number of the first line in which that stands."""
        return next(k for k, line in enumerate(self.lines) if spelled in line)

    def bar(self, k: int) -> RoundedRectangle:
        """A bar behind a line, from the block's left to the line's end."""
        width = float(self.line(k).get_right()[0] - self.code.get_left()[0]) + 2 * AIR
        bar = RoundedRectangle(width=width, height=self._pitch, corner_radius=AIR / 2, stroke_width=0)
        bar.set_fill(self.style.colour("grid"), opacity=0.8).set_z_index(-1)
        return bar.move_to(self.middle(k), aligned_edge=LEFT).shift(AIR * LEFT)

    def middle(self, k: int) -> Array:
        """The left end of a line's room, at half the height of its letters."""
        place: Array = self.code.get_left() * 1.0
        place[1] = self._height(0) - k * self._pitch
        return place

    @property
    def _pitch(self) -> float:
        """From one line to the next."""
        last = max(k for k, line in enumerate(self.lines) if line.strip())
        return (self._height(0) - self._height(last)) / last

    def _height(self, k: int) -> float:
        """The middle of the tallest letter of a line, which stands on the line's foot in every font."""
        tallest = max((glyph for glyph in self.places[k].values()), key=lambda glyph: glyph.get_top()[1])
        return float(tallest.get_y())

    def _glyphs(self, k: int, start: int, end: int) -> VGroup:
        return VGroup(*(glyph for column, glyph in self.places[k].items() if start <= column < end))
