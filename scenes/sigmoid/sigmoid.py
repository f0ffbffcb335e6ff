"""The sigmoid (slide ideas 21 and 22): its curve and range, the order it keeps, what w and b do, and its slope."""

from collections.abc import Callable, Mapping
from itertools import pairwise

import numpy as np
from manim import RIGHT, Create, FadeIn, FadeOut, Mobject, UpdateFromAlphaFunc, VGroup, smooth

from core.activations import sigmoid, sigmoid_derivative
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.slider import Slider
from scenes.kit.layout import BODY
from scenes.sigmoid.sigmoid_views import SCORES, Pair, Reader, SigmoidView, SlopeView, middle

PICTURE, ASIDE = BODY.split(0.6)
CHART_BOX = PICTURE.inset(left=0.75, right=0.55, bottom=0.55, top=0.5)
SLOPE_BOX = ASIDE.inset(left=0.8, right=0.55, bottom=0.55, top=0.75)
FAR = 7.0
"""How far a score is followed, to each side."""
ORDERED = ((-0.8, 1.6), (-5.8, -3.5), (-3.0, 2.5), (3.2, 5.5), (-0.8, 1.6))
"""Where two scores z₁ and z₂ are slid to, one after the other."""
STEEP, MIRRORED, SHIFT = 3.0, -1.0, 3.0
"""Values that w and b are turned to, from 1 and 0."""


class Sigmoid(LectureScene):
    """One curve, from every side."""

    id = "sigmoid"

    def numbers(self) -> Mapping[str, Number]:
        return {
            "low": Number(float(sigmoid(-FAR)), 4),
            "high": Number(float(sigmoid(FAR)), 4),
            "w": Number(STEEP, 0),
            "mirrored": Number(MIRRORED, 0),
            "b": Number(SHIFT, 0),
            "half": Number(float(sigmoid(0)), 1),
            "steepest": Number(float(sigmoid_derivative(0)), 2),
        }

    def construct(self) -> None:
        self.build()
        self.draw_the_curve()
        self.see_its_range()
        self.keep_the_order()
        self.steepen()
        self.mirror()
        self.shift()
        self.find_the_slope()
        self.see_where_it_is_largest()

    def build(self) -> None:
        self.view = SigmoidView(self.style, CHART_BOX)
        self.slowly = 1.5 * self.durations.understand
        self.stage = VGroup(self.view)
        self.aside = -self.view.chart.area.get_x() * RIGHT
        self.stage.shift(self.aside)

    def sweep(self, moving: Mobject, show: Callable[[float], None], seconds: float) -> None:
        """Let `show` run from 0 to 1 in that time, starting and ending softly."""
        animation = UpdateFromAlphaFunc(moving, lambda _, share: show(share), rate_func=smooth)
        self.play(animation, run_time=seconds)

    # The curve ------------------------------------------------------------------------------------------------------

    def draw_the_curve(self) -> None:
        with self.beat("curve") as beat:
            view = self.view
            self.appear(view.chart)
            self.say("model(sigma(z)) = 1 / (1 + e^(-z))")
            beat.until(0.3)
            view.draw_until(SCORES.low)
            self.reader = Reader(view, SCORES.low)
            self.add(view.curve)
            self.play(FadeIn(self.reader), run_time=self.durations.appear)

            def draw(share: float) -> None:
                z = SCORES.low + share * (SCORES.high - SCORES.low)
                view.draw_until(z)
                self.reader.go_to(z)

            self.sweep(VGroup(view.curve, self.reader), draw, 2 * self.durations.understand)

    def see_its_range(self) -> None:
        with self.beat("range") as beat:
            mark = self.style.format.separator
            self.say(
                f"z in (-infinity{mark} thin +infinity) quad quad arrow.r.double quad quad "
                f"model(sigma(z)) in (0{mark} 1)"
            )
            beat.until(0.3)
            self.play(Create(self.view.ceiling), run_time=self.durations.move)
            beat.until(0.6)
            self.sweep(self.reader, lambda share: self.reader.go_to(FAR - 2 * FAR * share), self.durations.understand)
            self.play(Create(self.view.floor), run_time=self.durations.move)

    def keep_the_order(self) -> None:
        with self.beat("order") as beat:
            pair = Pair(self.view, ORDERED[0])
            self.play(FadeOut(self.reader), run_time=self.durations.appear)
            self.say("z_1 <= z_2 quad quad arrow.r.double quad quad model(sigma(z_1)) <= model(sigma(z_2))")
            self.appear(pair.scores, pair.score_names)
            beat.until(0.25)
            self.play(*(Create(line) for line in (*pair.ups, *pair.overs)), run_time=self.durations.move)
            self.appear(pair.tops, pair.output_names, pair.images)
            beat.until(0.5)
            self.play(FadeOut(pair.output_names), run_time=self.durations.appear / 2)
            pair.remove(pair.output_names)
            for start, end in pairwise(ORDERED):
                way = np.array(start), np.array(end)
                self.sweep(
                    pair,
                    lambda share, way=way: pair.go_to(*((1 - share) * way[0] + share * way[1])),
                    self.durations.move,
                )
            self.play(FadeIn(pair.output_names), run_time=self.durations.appear)
            pair.add(pair.output_names)
            self.pair = pair

    # What w and b do ------------------------------------------------------------------------------------------------

    def steepen(self) -> None:
        with self.beat("steepen") as beat:
            view, (z_name, y_name) = self.view, self.view.chart.names
            self.play(FadeOut(self.pair, view.floor, view.ceiling, z_name, y_name), run_time=self.durations.appear)
            stage = VGroup(view.chart.area, *view.chart.submobjects[1:5], view.curve)
            rest = VGroup(view.floor, view.ceiling, view.half, view.ghost, z_name, y_name).shift(-self.aside)
            self.remove(*rest)
            self.play(stage.animate.shift(-self.aside), run_time=self.durations.move)
            self.names = VGroup(self.style.formula("x", "muted"), self.style.formula("model(hat(y))"))
            for name, old in zip(self.names, (z_name, y_name), strict=True):
                name.move_to(old)
            self.sliders = VGroup(*(self.slider(*which) for which in (("w", 1.0), ("b", 0.0))))
            for slider, height in zip(self.sliders, (0.55, -0.55), strict=True):
                slider.shift((ASIDE.centre[0], BODY.centre[1] + height, 0) - slider.track.get_center())
            self.say("model(hat(y)) = model(sigma)(param(w) x + param(b))")
            self.appear(*self.names, view.half, *self.sliders)
            self.add(view.ghost, view.curve)
            self.play(FadeIn(view.ghost), run_time=self.durations.appear)
            beat.until(0.6)
            self.turn(w=STEEP)

    def slider(self, name: str, value: float) -> Slider:
        """A dial for w or b."""
        return Slider(self.style, f"param({name})", (-4, 4), value, goal=value, digits=1, width=2.6)

    def turn(self, w: float | None = None, b: float | None = None) -> None:
        """Turn the dials to these values, the others staying; the curve follows."""
        old_b, old_w = self.view.theta
        goal = np.array([old_b if b is None else b, old_w if w is None else w])

        def step(share: float) -> None:
            now = (1 - share) * np.array([old_b, old_w]) + share * goal
            self.view.show(now[1], now[0])
            self.sliders[0].turn(now[1])
            self.sliders[1].turn(now[0])

        self.sweep(VGroup(self.view.curve, self.sliders), step, self.durations.understand)

    def mirror(self) -> None:
        with self.beat("mirror") as beat:
            self.turn(w=0.0)
            beat.until(0.55)
            self.turn(w=MIRRORED)

    def shift(self) -> None:
        with self.beat("shift") as beat:
            self.turn(w=1.0)
            beat.until(0.3)
            self.turn(b=SHIFT)
            self.turn(b=-SHIFT)
            self.middle = middle(self.view)
            self.appear(*self.middle)

    # Its slope ------------------------------------------------------------------------------------------------------

    def find_the_slope(self) -> None:
        with self.beat("slope") as beat:
            view = self.view
            self.play(FadeOut(self.middle), run_time=self.durations.appear)
            self.turn(b=0.0)
            z_name, _ = view.chart.names
            self.play(FadeOut(self.sliders, view.ghost, self.names[0]), FadeIn(z_name), run_time=self.durations.appear)
            slope = SlopeView(view, SLOPE_BOX, -FAR / 2)
            self.say("grad((dif hat(y)) / (dif z)) = model(hat(y)) (1 - model(hat(y)))")
            self.play(Create(slope.tangent), FadeIn(slope.point), run_time=self.durations.move)
            beat.until(0.6)
            self.appear(slope.chart, slope.curve)
            self.appear(slope.mark, slope.slope)
            self.slope = slope

    def see_where_it_is_largest(self) -> None:
        with self.beat("quarter") as beat:
            slope, start = self.slope, -FAR / 2
            self.sweep(slope.moving, lambda share: slope.go_to(start * (1 - share)), self.durations.understand)
            self.play(Create(slope.top), run_time=self.durations.appear)
            self.say(
                "grad((dif hat(y)) / (dif z)) = model(hat(y)) (1 - model(hat(y))) <= grad(1/4)"
                " quad quad model(hat(y)) = 1/2: quad 1/2 dot 1/2 = grad(1/4)"
            )
            beat.until(0.5)
            self.sweep(slope.moving, lambda share: slope.go_to(0.85 * FAR * share), self.slowly)
