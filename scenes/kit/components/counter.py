"""Counter: a number that changes from frame to frame, put together from glyphs that were set once."""

from manim import UP, Rectangle, VGroup

from scenes.kit.manim_theme import Role, Size, Style

PITCH = 1.1
"""Width of a digit's place, in widths of the widest digit: all alike, so that nothing jitters."""


class Counter(VGroup):
    """A number that `write` sets anew, its left end staying where the counter was placed.

    Setting a formula takes longer than a frame may; here the ten digits are set once and copied. `text` is what is
    written at the moment.
    """

    def __init__(self, style: Style, value: float, digits: int = 0, role: Role = "ink", size: Size = "body") -> None:
        super().__init__()
        self.style, self.digits = style, digits
        self.mark = style.format.mark
        self.glyphs = {str(k): style.formula(str(k), role, size) for k in range(10)}
        self.glyphs["−"] = style.formula("-", role, size)
        self.glyphs[self.mark] = style.formula(f'"{self.mark}"', role, size)
        zero = self.glyphs["0"]
        self.pitch = PITCH * max(self.glyphs[str(k)].width for k in range(10))
        self.slot = Rectangle(width=self.pitch, height=zero.height, stroke_width=0)
        self.text = ""
        self.add(self.slot)
        self.write(value)

    def write(self, value: float) -> None:
        """Write `value` with the counter's decimals."""
        self.text = self.style.format.text(value, self.digits)
        x, middle, line = self.slot.get_left()[0], self.slot.get_y(), self.slot.get_bottom()[1]
        glyphs = []
        for symbol in self.text:
            glyph = self.glyphs[symbol].copy()
            width = self.pitch * (0.6 if symbol == self.mark else 1.0)
            glyph.move_to((x + width / 2, middle, 0))
            if symbol == self.mark:  # it stands on the line; a comma hangs below it
                glyph.shift((line + glyph.width - glyph.get_top()[1]) * UP)
            x += width
            glyphs.append(glyph)
        self.submobjects = [self.slot, *glyphs]
