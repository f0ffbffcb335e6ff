"""Erratum: what a slide prints in place of the right thing, said quietly beside it."""

from manim import DL, RIGHT, UR, Line, VGroup

from scenes.kit.allow import allow
from scenes.kit.manim_theme import Style


class Erratum(VGroup):
    """ "slide prints" and the printed formula, small, muted and struck through."""

    def __init__(self, style: Style, source: str) -> None:
        words = style.text(style.words.text("lecture.slide-prints"), "muted")
        printed = style.formula(source, "muted", "label")
        super().__init__(words, allow(printed, "text-over-curve", "it is struck through"))
        self.arrange(RIGHT, buff=0.15)
        self.strike = Line(printed.get_corner(DL), printed.get_corner(UR), stroke_width=style.theme.sizes.thin_line)
        self.add(self.strike.set_color(style.colour("muted")))  # aslant, so that what is struck can be read
