"""Landing: a row of a table becomes a point of a chart, its two numbers flying to the axes and meeting there."""

from manim import RIGHT, UP, Animation, AnimationGroup, Create, FadeIn, FadeOut, LaggedStart, VGroup, VMobject

from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import guide

GAP = 0.12
"""Between a number that has arrived and its axis."""


class Landing(VGroup):
    """The way of two cells of a table to a mark that stands at its place on the chart.

    `fly` brings copies of the numbers to the axes, `meet` lets the point appear where they lead; after `meet` only the
    mark is left on screen.
    """

    def __init__(self, chart: Chart, x_cell: VMobject, y_cell: VMobject, mark: VMobject) -> None:
        self.chart, self.mark = chart, mark
        self.numbers = VGroup(x_cell.copy(), y_cell.copy())
        at, axes = mark.get_center(), chart.area
        below, left = at * 1.0, at * 1.0
        below[1], left[0] = axes.get_bottom()[1], axes.get_left()[0]
        self.goals = VGroup(x_cell.copy().next_to(below, UP, buff=GAP), y_cell.copy().next_to(left, RIGHT, buff=GAP))
        self.guides = VGroup(guide(chart.style, below, at), guide(chart.style, left, at))
        super().__init__(self.numbers, self.guides)

    def fly(self) -> Animation:
        """Both numbers go to their axes."""
        durations = self.chart.style.theme.durations
        ways = (number.animate.move_to(goal) for number, goal in zip(self.numbers, self.goals, strict=True))
        return LaggedStart(*ways, lag_ratio=0.2, run_time=durations.move)

    def meet(self) -> Animation:
        """Guides lead from the axes to where the mark appears, and go."""
        durations = self.chart.style.theme.durations
        leads = AnimationGroup(*(Create(lead) for lead in self.guides), run_time=durations.appear)
        leave = AnimationGroup(
            FadeIn(self.mark, scale=0.5), FadeOut(self.numbers), FadeOut(self.guides), run_time=durations.appear
        )
        return LaggedStart(leads, leave, lag_ratio=1.0)
