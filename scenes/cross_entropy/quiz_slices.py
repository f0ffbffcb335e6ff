"""A second derivative to look at: a slice through the quiz's f, its tangent, and how its slope grows step by step."""

from typing import Final

import numpy as np
from manim import DOWN, PI, RIGHT, Animation, AnimationGroup, Create, CurvedArrow, FadeIn, Line, VGroup

from core.arrays import Array
from core.functions import QUIZ
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import ball
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Role, Style
from scenes.kit.motion import changing

STEPS: Final = (-1.0, 0.0, 1.0)
"""Where the slope is read."""
REACH = 1.45
"""How far a slice is shown, to both sides."""
TOPS: Final = {"xx": 2.7, "yy": 6.6, "xy": 8.4, "yx": 8.4}
"""How high each way's chart goes; a sixth of it lies below 0."""
TANGENT = 0.75
"""Half the length of the tangent, in Manim units."""
ROW, TABLE = 0.48, 1.45
"""Height of a row, and of the two rows and the arrows under them."""


class SliceView(VGroup):
    """f along one variable, the other at rest, with the tangent at `go_to`; under it the slope at each of `STEPS`.

    `way`: the variable that f is differentiated by first, and the one by which its slope is then. If it is the same,
    the tangent moves along the slice; else the slice itself moves, and the tangent stays over 0.
    """

    def __init__(self, style: Style, box: Box, way: str) -> None:
        self.style, self.way = style, way
        self.along, self.moved = ("xy".index(name) for name in way)
        area = box.inset(left=0.9, right=0.5, bottom=TABLE, top=0.45)
        self.chart = chart = Chart(
            style, area, Range(-REACH, REACH), Range(-TOPS[way] / 6, TOPS[way]), x_name=way[0], y_name="f"
        )
        self.at = np.linspace(-REACH, REACH, 97)
        self.curve = chart.curve(self.at, self.heights(STEPS[0]), "loss")
        self.tangent = Line(color=style.colour("gradient"), stroke_width=style.theme.sizes.line)
        self.point = ball(style, chart.spot(0, 0), "gradient")
        self.moving = VGroup(self.curve, self.tangent, self.point)
        self.columns = [chart.spot(step, 0)[0] for step in STEPS]
        heads = [f"{way[1]} = {style.format.typst(step, 0)}" for step in STEPS]
        slopes = [self.slope(step) for step in STEPS]
        numbers = [style.format.typst(slope, 0) for slope in slopes]
        self.heads = self._row(area.bottom - 0.3, heads, "muted")
        self.slopes = self._row(area.bottom - 0.3 - ROW, numbers, "gradient")
        self.slope_name = style.formula(f"(partial f) / (partial {way[0]})", "gradient", "label")
        self.slope_name.move_to((box.left + 0.3, self.slopes.get_y(), 0))
        growth = (f"+{style.format.typst(float(rise), 0)}" for rise in np.diff(slopes))
        self.growth = VGroup(*(self._grown(k, source) for k, source in enumerate(growth)))
        super().__init__(chart, self.curve)
        if self.along != self.moved:
            self.add(self.heads[0])  # which slice it is

    def compare(self) -> VGroup:
        """The slice along the other variable, thin, on the same axes, with its name."""
        style, other = self.style, 1 - self.along
        places = np.zeros((len(self.at), 2))
        places[:, other] = self.at
        curve = self.chart.curve(self.at, QUIZ.value(places), "loss", style.theme.sizes.hair_line)
        name = style.formula("f(x, 0)" if other == 0 else "f(0, y)", "muted", "label")
        return VGroup(curve, name.next_to(curve.get_end(), RIGHT, buff=0.12))

    def point_of(self, step: float, at: float | Array = 0.0) -> Array:
        """The places of f's plane on the slice, (…, 2), when the moved variable has come to `step`."""
        places = np.zeros((*np.shape(at), 2))
        places[..., self.along] = step if self.along == self.moved and np.ndim(at) == 0 else at
        if self.along != self.moved:
            places[..., self.moved] = step
        return places

    def heights(self, step: float) -> Array:
        """f along the slice: (n,)."""
        return QUIZ.value(self.point_of(step, self.at))

    def slope(self, step: float) -> float:
        """The slope of the tangent."""
        return float(QUIZ.gradient(self.point_of(step))[self.along])

    def go_to(self, step: float) -> None:
        """Let the moved variable have this value."""
        place = self.point_of(step)
        spot = self.chart.spot(place[self.along], float(QUIZ.value(place)))
        if self.along != self.moved:
            self.chart.set_curve(self.curve, self.at, self.heights(step))
        way = self.chart.spot(1.0, self.slope(step)) - self.chart.spot(0.0, 0.0)
        reach = TANGENT * way / np.linalg.norm(way)
        self.tangent.put_start_and_end_on(spot - reach, spot + reach)
        self.point.move_to(spot)

    def begin(self) -> Animation:
        """The tangent at the first step, and the first slope."""
        self.go_to(STEPS[0])
        new = [self.tangent, self.point, self.slope_name, self.slopes[0]]
        if self.heads[0] not in self.submobjects:
            new.append(self.heads[0])
        return AnimationGroup(*(FadeIn(mark) for mark in new), run_time=self.style.theme.durations.appear)

    def advance(self, k: int) -> Animation:
        """From one step to the next."""
        start, end = STEPS[k : k + 2]
        return changing(self.style, self.moving, lambda share: self.go_to(start + share * (end - start)), times=0.5)

    def read(self, k: int) -> Animation:
        """The slope after so many advances, and by how much it has grown."""
        new = (FadeIn(self.heads[k]), FadeIn(self.slopes[k]), Create(self.growth[k - 1]))
        return AnimationGroup(*new, run_time=self.style.theme.durations.appear)

    def everything(self) -> VGroup:
        """All that has come on screen."""
        return VGroup(self, self.moving, self.slope_name, self.heads, self.slopes, self.growth)

    def _row(self, y: float, sources: list[str], role: Role) -> VGroup:
        formulas = (self.style.formula(source, role, "label") for source in sources)
        return VGroup(*(formula.move_to((x, y, 0)) for x, formula in zip(self.columns, formulas, strict=True)))

    def _grown(self, k: int, source: str) -> VGroup:
        start, end = (number.get_bottom() + 0.1 * DOWN for number in self.slopes[k : k + 2])
        arrow = CurvedArrow(start, end, angle=PI / 3, tip_length=0.14, color=self.style.colour("muted"))
        arrow.set_stroke(width=self.style.theme.sizes.thin_line)
        return VGroup(arrow, self.style.formula(source, "gradient", "label").next_to(arrow, DOWN, buff=0.06))
