"""FitView: flowers under a line and its sigmoid, redrawn for any parameters; the scene and its clip share it."""

from dataclasses import replace

import numpy as np
from manim import DOWN, LEFT, RIGHT, UL, UP, DashedLine, Mobject, VGroup

from core.arrays import Array
from core.datasets import Dataset
from core.models import LogisticRegression
from scenes.experiments.fits import Fit
from scenes.kit.allow import allow
from scenes.kit.components.chart import Chart
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import Samples, model_point
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

WIDE = (-0.8, 1.9)
"""Heights that hold the first line, from its lowest point to its highest."""
LENGTHS = Range(0, 4.6, (1, 2, 3, 4), 0)
"""The axis of the slides' petal lengths, in cm."""
CLOSE = (0.0, 1.12)
"""Heights that hold the outputs."""
EDGE_DIGITS = 2
CLEAR = 0.5
"""How far above the axis, at whose end x stands, the curve's name stands at least, where a curve falls to it."""


def parameter(style: Style, fit: Fit, name: str) -> VGroup:
    """ "w =" or "b =" and, as second member, the Counter with the fit's number."""
    digits, value = (fit.w_digits, fit.theta[1]) if name == "w" else (fit.b_digits, fit.theta[0])
    sign, number = style.formula(f"param({name}) ="), Counter(style, value, digits, "parameters")
    number.next_to(sign, RIGHT, buff=0.2)
    return VGroup(sign, number.shift((sign.get_bottom()[1] - number.slot.get_bottom()[1]) * UP))


class FitView(VGroup):
    """The data, the line z, the curve σ(z), an output on it for each flower, and the boundary where σ is one half.

    All parts are placed by `redraw`; they come on screen when a scene adds them.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        data: Dataset,
        model: LogisticRegression,
        heights: tuple[float, float],
        caption: str,
        across: Range = LENGTHS,
    ) -> None:
        super().__init__()
        self.style, self.data, self.model = style, data, model
        self.chart = Chart(style, box, across, Range(*heights, (0, 0.5, 1)), x_name="x", caption=caption)
        self.x = np.linspace(self.chart.x_range.low, self.chart.x_range.high, 161)
        self.levels = VGroup(*(self.chart.level(y, "grid", dashed=False) for y in (0, 1)))
        self.half = self.chart.level(0.5, "grid")
        self.samples = Samples(self.chart, data.x, data.y, data.y)
        thin = style.theme.sizes.thin_line
        self.line = self.chart.curve(self.x, model.score(self.x), "ink", thin)
        self.curve = self.chart.curve(self.x, model.predict_proba(self.x))
        self.line_name, self.curve_name = style.formula("z"), style.formula("model(sigma(z))")
        self.outputs = VGroup(*(model_point(style, self.chart.spot(x, 0)).set_z_index(1) for x in data.x))
        for point in self.outputs:
            allow(point, "graphic-contrast", "a sure output comes to lie on its sample; its rim sets it off")
        self.boundary = DashedLine(
            self.chart.area.get_corner(DOWN + LEFT),
            self.chart.area.get_corner(UP + LEFT),
            stroke_width=thin,
            color=style.colour("ink"),
            dash_length=0.1,
        )
        self.edge = Counter(style, 0, EDGE_DIGITS)
        self.redraw(model, heights)

    def redraw(self, model: LogisticRegression, heights: tuple[float, float] | None = None) -> None:
        """Redraw for other parameters and, if given, with other heights at the bottom and the top."""
        chart, self.model = self.chart, model
        if heights is not None:
            chart.y_range = replace(chart.y_range, low=heights[0], high=heights[1])
        for tick, y in zip(chart.y_ticks, chart.y_range.ticks, strict=True):
            _to_height(tick, tick[0], self.level_of(y))
        for level, y in zip((*self.levels, self.half), (0, 1, 0.5), strict=True):
            level.set_y(self.level_of(y))
        for mark, at in zip(self.samples, chart.place(self.data.x, self.data.y), strict=True):
            mark.move_to(at)
        outputs = model.predict_proba(self.data.x)
        for point, at in zip(self.outputs, chart.place(self.data.x, outputs), strict=True):
            point.move_to(at)
        chart.set_curve(self.line, self.x, model.score(self.x))
        chart.set_curve(self.curve, self.x, model.predict_proba(self.x))
        self.curve_name.next_to(self.curve.get_end(), RIGHT, buff=0.15)
        self.curve_name.set_y(max(self.curve_name.get_y(), chart.x_axis.get_y() + CLEAR))
        edge = float(model.decision_boundary())
        self.boundary.set_x(chart.spot(edge, 0)[0])
        self.edge.write(edge)
        self.edge.next_to(self.boundary, UP, buff=0.12)
        if model.theta[1] >= 0:
            self.line_name.next_to(self.line.get_end(), RIGHT, buff=0.15)
        else:  # at its upper end, left of the boundary's number: the lower one may be among what stands on the axis
            self.line_name.next_to(self.line.get_start(), UL, buff=0.05)
            beside = float(self.edge.get_left()[0]) - float(self.line_name.width) / 2 - 0.1
            self.line_name.set_x(min(float(self.line_name.get_x()), beside))

    @property
    def model_parts(self) -> VGroup:
        """What moves when the parameters change, apart from the boundary."""
        return VGroup(self.line, self.curve, self.line_name, self.curve_name, *self.outputs, *self.samples)

    def press(self, share: float) -> None:
        """The curve on its way from the line (0) to the sigmoid (1)."""
        z, output = self.model.score(self.x), self.model.predict_proba(self.x)
        self.chart.set_curve(self.curve, self.x, (1 - share) * z + share * output)

    def level_of(self, y: float) -> float:
        """Where the height y of the chart stands on the frame."""
        return float(self.chart.spot(self.chart.x_range.low, y)[1])

    def spot(self, row: int, y: float) -> Array:
        """Where height y over the flower of a row stands on the frame: (3,)."""
        return self.chart.spot(self.data.x[row], y)


def _to_height(whole: Mobject, part: Mobject, y: float) -> None:
    whole.shift((y - part.get_y()) * UP)
