"""The foot: one panel with the one equation of this moment."""

from typing import TypeVar

from manim import RoundedRectangle, VGroup, VMobject

from scenes.kit.layout import FOOT, Box
from scenes.kit.manim_theme import Style

Line = TypeVar("Line", bound=VMobject)
AIR = 0.3
"""Between the formula and the panel's edge, at each side."""


class Foot(VGroup):
    """The panel; `place` puts a formula into it, shrunk if it is too wide or high."""

    def __init__(self, style: Style, box: Box = FOOT) -> None:
        panel = RoundedRectangle(width=box.width, height=box.height, corner_radius=0.12, stroke_width=0)
        panel.set_fill(style.colour("panel"), opacity=1).move_to(box.centre)
        super().__init__(panel)
        self.panel = panel

    def place(self, formula: Line) -> Line:
        """The formula, moved to the panel's middle."""
        share = min(1.0, (self.panel.width - 2 * AIR) / formula.width, (self.panel.height - AIR / 2) / formula.height)
        return formula.scale(share).move_to(self.panel)
