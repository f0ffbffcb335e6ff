"""The lecture's thread: a sigmoid with a dot for each section, and a light that goes along it."""

from manim import Dot, VGroup

from scenes.experiments import thread
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import ball
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style


class Thread(VGroup):
    """It fills `box`. `go` leads the light to a section, counted from 0: what is behind it is drawn in colour."""

    def __init__(self, style: Style, box: Box, sections: int) -> None:
        self.style, self.sections = style, sections
        self.plane = Chart(style, box, Range(*thread.ENDS), Range(0, 1))
        width = style.theme.sizes.thin_line
        ahead = self.plane.curve(*thread.behind(sections - 1, sections), "grid", width)
        self.behind = self.plane.curve(*thread.behind(0, sections))
        self.dots = VGroup(*(Dot(self._at(k), 0.7 * style.theme.sizes.dot) for k in range(sections)))
        self.light = ball(style, self._at(0), "model").scale(1.5)
        super().__init__(ahead, self.behind, self.dots, self.light)

    def go(self, section: float) -> None:
        """Between two sections as well."""
        self.plane.set_curve(self.behind, *thread.behind(section, self.sections))
        self.light.move_to(self._at(section))
        for k, dot in enumerate(self.dots):
            dot.set_color(self.style.colour("model" if k <= section else "grid"))

    def _at(self, section: float) -> tuple[float, float, float]:
        x, y, _ = self.plane.spot(*thread.place(section, self.sections))
        return float(x), float(y), 0.0
