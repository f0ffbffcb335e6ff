"""GIF: every point of a line is pressed into the band from 0 to 1, and springs back (slide idea 23)."""

import numpy as np
from manim import RIGHT, Rectangle, UpdateFromAlphaFunc, VGroup

from core.activations import sigmoid
from scenes.kit.clip import LectureClip
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import guide, model_point
from scenes.kit.layout import Box, Range

CHART_BOX = Box(-3.3, 2.7, -1.9, 2.2)
INPUTS, SCORES = Range(-6, 6, (-5, 0, 5), 0), Range(-3, 3.6, (-2, 0, 1, 2), 0)
WEIGHT = 0.5
MARKS = np.linspace(-5.5, 5.5, 12)


class LineToSigmoidClip(LectureClip):
    """The line, the band, and the points on their way between z and σ(z)."""

    id = "line-to-sigmoid"

    def construct(self) -> None:
        style, durations = self.style, self.style.theme.durations
        chart = Chart(style, CHART_BOX, INPUTS, SCORES, x_name="x")
        x = np.linspace(INPUTS.low, INPUTS.high, 161)
        low, high = chart.spot(INPUTS.low, 0), chart.spot(INPUTS.high, 1)
        band = Rectangle(width=high[0] - low[0], height=high[1] - low[1], stroke_width=0)
        band.set_fill(style.colour("model"), opacity=0.18).move_to((low + high) / 2)
        line = chart.curve(x, WEIGHT * x, "muted", style.theme.sizes.thin_line)
        curve = chart.curve(x, WEIGHT * x)
        leads = VGroup(
            *(guide(style, chart.spot(at, WEIGHT * at), chart.spot(at, float(sigmoid(WEIGHT * at)))) for at in MARKS)
        )
        points = VGroup(*(model_point(style, chart.spot(at, WEIGHT * at)) for at in MARKS))
        names = VGroup(style.formula("z", "muted"), style.formula("model(sigma(z))"))
        names[0].next_to(line.get_end(), RIGHT, buff=0.15)
        names[1].next_to(chart.spot(INPUTS.high, float(sigmoid(WEIGHT * INPUTS.high))), RIGHT, buff=0.15)
        moving = VGroup(curve, points)
        self.add(band, chart, leads, line, names, moving)

        def press(_: object, share: float) -> None:
            chart.set_curve(curve, x, (1 - share) * WEIGHT * x + share * sigmoid(WEIGHT * x))
            heights = (1 - share) * WEIGHT * MARKS + share * sigmoid(WEIGHT * MARKS)
            for point, at in zip(points, chart.place(MARKS, heights), strict=True):
                point.move_to(at)

        self.wait(durations.move)
        self.play(UpdateFromAlphaFunc(moving, press), run_time=durations.understand)
        self.wait(1.5 * durations.move)
        self.play(UpdateFromAlphaFunc(moving, lambda part, share: press(part, 1 - share)), run_time=durations.move)
        self.wait(durations.breath)
