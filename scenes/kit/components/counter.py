"""Counter: a number that changes from frame to frame, put together from glyphs that were set once."""

from itertools import zip_longest

from manim import UP, Rectangle, VGroup

from scenes.kit.manim_theme import Role, Size, Style
from scenes.kit.numbers import MINUS

PITCH = 1.1
"""Width of a digit's place, in widths of the widest digit: all alike, so that nothing jitters."""
PLACES = 12
"""The most symbols a counter can show."""


class Counter(VGroup):
    """A number that `write` sets anew, its left end staying where the counter was placed.

    Setting a formula takes longer than a frame may; here the ten digits are set once and their outlines copied into
    places that stay the same mobjects, as Manim draws those it knew when an animation began. `text` is what is written
    at the moment, and `whole_end` where its part before the decimal mark ends.
    """

    def __init__(self, style: Style, value: float, digits: int = 0, role: Role = "ink", size: Size = "body") -> None:
        self.style, self.digits, self.mark = style, digits, style.format.mark
        sources = {str(k): str(k) for k in range(10)} | {MINUS: "-", self.mark: f'"{self.mark}"'}
        self.glyphs = {symbol: style.formula(source, role, size)[0] for symbol, source in sources.items()}
        self.pitch = PITCH * max(self.glyphs[str(k)].width for k in range(10))
        self.slot = Rectangle(width=self.pitch, height=self.glyphs["0"].height, stroke_width=0)
        self.places = VGroup(*(self.glyphs["0"].copy() for _ in range(PLACES)))
        self.text = ""
        super().__init__(self.slot, self.places)
        self.write(value)

    def write(self, value: float) -> None:
        """Write `value` with the counter's decimals."""
        self.text = self.style.format.text(value, self.digits)
        scale = self.slot.width / self.pitch
        x, middle, line = self.slot.get_left()[0], self.slot.get_y(), self.slot.get_bottom()[1]
        for k, (place, symbol) in enumerate(zip_longest(self.places, self.text)):
            place.clear_points()
            if symbol is None:
                continue
            width = self.slot.width * (0.6 if symbol == self.mark else 1.0)
            if symbol == MINUS:  # it is wider than a digit
                width *= self.glyphs[symbol].width / self.glyphs["0"].width
            place.set_points(self.glyphs[symbol].points)
            place.scale(scale).move_to((x + width / 2, middle, 0))
            if self.mark not in self.text[: k + 1]:
                self.whole_end = x + width
            if symbol == self.mark:  # it stands on the line; a comma hangs below it
                place.shift((line + place.width - place.get_top()[1]) * UP)
            x += width
