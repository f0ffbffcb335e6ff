"""What stays when labels are exchanged, over the chart: the first losses laid over the new ones, equal heights."""

import numpy as np
from manim import LEFT, RIGHT, UP, Animation, Line, VGroup, VMobject

from scenes.cross_entropy.flip_view import FlipView
from scenes.experiments.flip import curve_of
from scenes.kit.motion import changing

SWEEP = (0.3, 0.7)
"""From where to where the heights are compared, as shares of the chart's width."""
BESIDE = 0.05
"""Each of the two heights stands so far beside the place that both belong to."""
ABOVE = 0.22
"""Their names stand so far over the chart, where nothing is."""


class FirstLosses(VGroup):
    """The first model's curve, and what each flower missed under its first label, in `view`'s chart."""

    def __init__(self, view: FlipView) -> None:
        self.view, style = view, view.style
        width = style.theme.sizes
        self.curve = VMobject(stroke_color=style.colour("model"), stroke_width=width.line)
        self.gaps = VGroup(
            *(VMobject(stroke_color=style.colour("loss"), stroke_width=width.line) for _ in view.case.data.x)
        )
        super().__init__(self.curve.set_stroke(opacity=style.theme.dimmed), self.gaps)
        self.turn(0.0)

    def turn(self, share: float) -> None:
        """So far turned over about one half, where it lies on what is there now."""
        case, chart = self.view.case, self.view.chart

        def turned(heights: np.ndarray) -> np.ndarray:
            return np.asarray((1 - share) * heights + share * (1 - heights))

        chart.set_curve(self.curve, self.view.x, turned(curve_of(case.theta, self.view.x)))
        ends = (chart.place(case.data.x, turned(heights)) for heights in (case.data.y, case.outputs(case.theta)))
        for gap, *pair in zip(self.gaps, *ends, strict=True):
            gap.set_points_as_corners(pair)

    def laying_over(self) -> Animation:
        """It turns over."""
        return changing(self.view.style, self, self.turn)


class EqualHeights(VGroup):
    """At one x, σ(-z) from the floor to the mirrored curve, and 1 - σ(z) from the first curve to the ceiling, and over
    them the equation: each of its sides stands on the side of its height."""

    def __init__(self, view: FlipView) -> None:
        self.view, style = view, view.style
        self.bars = VGroup(*(Line(color=style.colour("ink"), stroke_width=style.theme.sizes.line) for _ in (0, 1)))
        self.names = style.formula("sigma(-z) {{ = : eq }} 1 - sigma(z)", size="label")
        super().__init__(self.bars, self.names)
        self.go(0.0)

    def go(self, share: float) -> None:
        """To this share of the way."""
        chart, (start, end) = self.view.chart, SWEEP
        across = chart.x_range
        x = across.low + (start + share * (end - start)) * (across.high - across.low)
        (first,) = curve_of(self.view.case.theta, np.array([x]))
        for bar, heights, side in zip(self.bars, ((0.0, 1 - first), (first, 1.0)), (LEFT, RIGHT), strict=True):
            bar.put_start_and_end_on(*(chart.spot(x, height) + BESIDE * side for height in heights))
        goal = chart.spot(x, chart.y_range.high) + ABOVE * UP
        self.names.shift(goal - self.names.select("eq").get_center())

    def sweeping(self) -> Animation:
        """Over the chart."""
        return changing(self.view.style, self, self.go, times=2)
