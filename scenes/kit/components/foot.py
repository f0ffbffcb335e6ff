"""The foot: one panel with the one equation of this moment."""

from manim import RIGHT, RoundedRectangle, VGroup, VMobject

from scenes.kit.layout import FOOT, Box
from scenes.kit.manim_theme import Style

AIR = 0.3
"""Between the formula and the panel's edge, at each side."""
GAP = 0.5
"""Between the formula and the note behind it."""


class Foot(VGroup):
    """The panel; `place` puts a line into it."""

    def __init__(self, style: Style, box: Box = FOOT) -> None:
        panel = RoundedRectangle(width=box.width, height=box.height, corner_radius=0.12, stroke_width=0)
        panel.set_fill(style.colour("panel"), opacity=1).move_to(box.centre)
        super().__init__(panel)
        self.panel = panel

    def place(self, formula: VMobject, note: VMobject | None = None) -> VGroup:
        """The formula in the panel's middle, with a note behind it; it alone is shrunk if there is too little room."""
        line = VGroup(formula)
        room = self.panel.width - 2 * AIR
        if note is not None:
            line.add(note)
            room -= note.width + GAP
        formula.scale(min(1.0, room / formula.width, (self.panel.height - AIR / 2) / formula.height))
        return line.arrange(RIGHT, buff=GAP).move_to(self.panel)
