"""One gradient step, by hand (slide ideas 45 and 46): data and model on the left, this flower's loss on the right."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from manim import (
    DOWN,
    PI,
    RIGHT,
    UL,
    UP,
    UR,
    Create,
    FadeIn,
    FadeOut,
    GrowArrow,
    Mobject,
    MoveAlongPath,
    Rotate,
    Transform,
    UpdateFromAlphaFunc,
    VGroup,
    linear,
)

from core.activations import sigmoid
from core.arrays import Array
from core.datasets import four_flowers
from core.descent import gradient_descent
from core.losses import BinaryCrossEntropy
from core.slides import given
from core.surfaces import level_values, loss_surface
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.chart import Chart, Range
from scenes.kit.components.counter import Counter
from scenes.kit.components.lens import Lens
from scenes.kit.components.loop import LoopDiagram
from scenes.kit.components.loss_view import LossView
from scenes.kit.components.marks import Samples, ball, gap, guide, model_point, ring, start_ball, step_arrow
from scenes.kit.components.trail import Trail
from scenes.kit.layout import BODY, HEADER, SAFE

MANY_STEPS = 20_000
NEAR = 0.02
"""Half the width of the magnified map, in units of w."""
LEFT_BOX, RIGHT_BOX = BODY.split()
CHART_BOX = LEFT_BOX.inset(left=0.75, right=0.4, bottom=0.85, top=0.5)
MAP_BOX = RIGHT_BOX.inset(left=1.1, right=0.55, bottom=0.85, top=0.5)


class OneStep(LectureScene):
    """The slide's example: x = 1.4, y = 0, η = 0.01, from w = -0.1 and b = 0.1."""

    id = "one-step"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        example = given("example-1")
        self.data = four_flowers(features=1)
        self.eta = example.learning_rate
        self.loss = BinaryCrossEntropy(self.data.X[:1], self.data.y[:1])
        self.whole = BinaryCrossEntropy(self.data.X, self.data.y)
        self.path = gradient_descent(self.loss, example.theta, self.eta, steps=1)
        self.long_path = gradient_descent(self.whole, example.theta, self.eta, steps=MANY_STEPS)

    def numbers(self) -> Mapping[str, Number]:
        (b, w), (b_new, w_new) = self.path.parameters
        (yhat,), (yhat_new,) = self.loss.predictions(self.path.parameters)
        db, dw = self.path.gradients[0]
        return {
            "x": Number(self.data.x[0], 1),
            "y": Number(self.data.y[0], 0),
            "w": Number(w, 1),
            "b": Number(b, 1),
            "eta": Number(self.eta, 2),
            "z": Number(self.loss.scores(self.path.parameters[0])[0], 2),
            "yhat": Number(yhat, 2),
            "yhat_old": Number(yhat, 4),
            "yhat_new": Number(yhat_new, 4),
            "loss": Number(self.path.values[0], 4),
            "loss_new": Number(self.path.values[1], 4),
            "db": Number(db, 2),
            "dw": Number(dw, 3),
            "b_new": Number(b_new, 3),
            "w_new": Number(w_new, 4),
            "steps": Number(len(self.long_path) - 1, 0),
        }

    def construct(self) -> None:
        self.go_round_the_loop()
        self.build_model_view()
        self.build_loss_view()
        self.pick_a_flower()
        self.compute_the_output()
        self.compute_the_loss()
        self.compute_the_gradient()
        self.update_the_parameters()
        self.look_again()
        self.see_the_whole()

    # The two views --------------------------------------------------------------------------------------------------

    def build_model_view(self) -> None:
        self.chart = Chart(
            self.style,
            CHART_BOX,
            Range(0, 5, (1, 2, 3, 4, 5), 0),
            Range(0, 1.12, (0.5, 1.0)),
            y_name="model(hat(y))",
            caption=self.label("petal"),
        )
        self.ceiling = self.chart.level(1.0, "grid", dashed=False)
        self.samples = Samples(self.chart, self.data.x, self.data.y, self.data.y)
        self.ring = ring(self.style, self.samples[0].get_center())
        self.curve_x = np.linspace(self.chart.x_range.low, self.chart.x_range.high, 121)
        self.curve = self.chart.curve(self.curve_x, self.outputs(self.path.parameters[0]))
        self.curve_name = self.style.formula("model(hat(y) = sigma(w x + b))")
        self.curve_name.next_to(self.curve.point_from_proportion(0.75), UP, buff=0.2)
        foot = self.samples[0].get_center()
        x, yhat = self.data.x[0], self.numbers()["yhat"].value
        self.point = model_point(self.style, self.chart.spot(x, yhat))
        self.up = guide(self.style, foot, self.point.get_center())
        self.gap = gap(self.style, self.point.get_center(), foot)
        self.point_name = self.style.formula(f"hat(y) {self.is_('yhat', 'model')}")
        self.point_name.next_to(self.point, UP, buff=0.15)

    def build_loss_view(self) -> None:
        (b, w), (b_new, w_new) = self.path.parameters
        self.map = self.loss_map(self.loss, (w, b), NEAR, ticks=0.01, digits=2, caption="flower-map")
        start, end = self.map.spot(w, b), self.map.spot(w_new, b_new)
        self.start, self.end = start_ball(self.style, start), ball(self.style, end, "gradient")
        pair = f"({self.n('w')}{self.style.format.separator} {self.n('b')})"
        self.start_name = self.style.formula(pair).next_to(self.start, UR, buff=0.08)
        self.step = step_arrow(self.style, start, end)
        self.step_name = self.style.formula("grad(-eta nabla L)").next_to(self.step.get_center(), UL, buff=0.1)
        self.uphill = self.step.copy().rotate(PI, about_point=start)
        self.uphill_name = self.style.formula("grad(nabla L)").next_to(self.uphill.get_end(), RIGHT, buff=0.15)
        self.start_name.next_to(self.start, DOWN + RIGHT, buff=0.1)

    def loss_map(
        self,
        loss: BinaryCrossEntropy,
        middle: tuple[float, float],
        reach: float,
        ticks: float,
        digits: int,
        caption: str,
    ) -> LossView:
        """A map with equal scales around `middle` = (w, b), `reach` wide to each side; ticks are whole multiples."""
        w, b = middle
        high = reach * MAP_BOX.height / MAP_BOX.width
        surface = loss_surface(loss, np.linspace(w - reach, w + reach, 161), np.linspace(b - high, b + high, 121))
        return LossView(
            self.style,
            MAP_BOX,
            surface,
            level_values(surface, 9),
            w_ticks=multiples(ticks * 2, w - reach, w + reach),
            b_ticks=multiples(ticks, b - high, b + high),
            digits=digits,
            caption=self.label(caption),
        )

    def outputs(self, theta: Array) -> Array:
        """ŷ along the curve."""
        return sigmoid(theta[0] + theta[1] * self.curve_x)

    # The beats ------------------------------------------------------------------------------------------------------

    def go_round_the_loop(self) -> None:
        with self.beat("loop") as beat:
            loop = LoopDiagram(
                self.style, SAFE.inset(top=HEADER.height), self.style.words.texts(f"scenes.{self.id}.labels.steps")
            )
            self.appear(*loop.nodes)
            self.appear(*loop.arrows, loop.token)
            for k, name in enumerate(loop.names):
                beat.until(0.28 + 0.09 * k)
                going = [MoveAlongPath(loop.token, loop.way(k - 1))] if k else []
                self.play(*going, FadeIn(name), run_time=self.durations.appear)
            self.play(MoveAlongPath(loop.token, loop.way(len(loop.names) - 1)), run_time=self.durations.move)
            self.loop = loop

    def pick_a_flower(self) -> None:
        with self.beat("pick") as beat:
            self.play(FadeOut(self.loop), run_time=self.durations.appear)
            self.appear(self.chart, self.ceiling, *self.samples)
            self.play(Create(self.ring), run_time=self.durations.appear)
            self.say(f"x = {self.n('x')} quad quad y = zero({self.n('y')})")
            beat.until(0.5)
            self.appear(self.map, self.start, self.start_name)
            self.play(Create(self.curve), run_time=self.durations.move)
            self.appear(self.curve_name)
            self.say(
                f"x = {self.n('x')} quad quad y = zero({self.n('y')}) quad quad "
                f"param(w) = param({self.n('w')}) quad quad param(b) = param({self.n('b')})"
            )

    def compute_the_output(self) -> None:
        with self.beat("output") as beat:
            beat.until(0.12)
            self.say(f"z = param(w) x + param(b) = {self.n('w')} dot {self.n('x')} + {self.n('b')} {self.is_('z')}")
            beat.until(0.4)
            self.play(Create(self.up), run_time=self.durations.appear)
            self.play(FadeIn(self.point, scale=0.5), run_time=self.durations.appear)
            self.say(f"model(hat(y)) = sigma(z) = sigma({self.n('z')}) {self.is_('yhat', 'model')}")
            self.appear(self.point_name)

    def compute_the_loss(self) -> None:
        with self.beat("loss") as beat:
            self.play(FadeOut(self.up), Create(self.gap), run_time=self.durations.move)
            self.say("loss(L) = muted(-y ln hat(y)) - (1 - y) ln(1 - model(hat(y)))")
            beat.until(0.7)
            self.say(f"loss(L) = -ln(1 - model({self.n('yhat')})) {self.is_('loss', 'loss')}")

    def compute_the_gradient(self) -> None:
        with self.beat("gradient") as beat:
            self.say(
                f"(partial L) / (partial param(b)) = hat(y) - y {self.is_('db', 'grad')} quad quad quad "
                f"(partial L) / (partial param(w)) = x (hat(y) - y) {self.is_('dw', 'grad')}"
            )
            beat.until(0.6)
            self.play(GrowArrow(self.uphill), run_time=self.durations.move)
            self.appear(self.uphill_name)

    def update_the_parameters(self) -> None:
        with self.beat("update") as beat:
            self.play(FadeOut(self.uphill_name), run_time=self.durations.appear)
            self.play(Rotate(self.uphill, PI, about_point=self.start.get_center()), run_time=self.durations.move)
            self.appear(self.step_name)
            beat.until(0.4)
            rule = "param({0}) arrow.l {1} - {2} dot grad({3}) {4}"
            self.say(
                rule.format("b", self.n("b"), self.n("eta"), self.n("db"), self.is_("b_new", "param"))
                + " quad quad quad "
                + rule.format("w", self.n("w"), self.n("eta"), self.n("dw"), self.is_("w_new", "param"))
            )
            self.play(FadeIn(self.end, scale=0.5), run_time=self.durations.appear)

    def look_again(self) -> None:
        with self.beat("better") as beat:
            x, yhat, yhat_new = (self.data.x[0], self.numbers()["yhat_old"].value, self.numbers()["yhat_new"].value)
            lens = Lens(self.chart, x, yhat, zoom=28, at=self.chart.spot(0.75, 0.83)[:2], radius=0.6)
            old = lens.curve(self.curve_x, self.outputs(self.path.parameters[0]), opacity=self.style.theme.dimmed)
            new, dot = old.copy().set_stroke(opacity=1), self.point.copy().move_to(lens.spot(x, yhat))
            lower = lens.curve(self.curve_x, self.outputs(self.path.parameters[1]))
            self.play(FadeOut(self.curve_name, self.point_name), run_time=self.durations.appear)
            self.appear(lens, old, new, dot)
            self.play(
                Transform(new, lower),
                dot.animate.move_to(lens.spot(x, yhat_new)),
                Transform(self.curve, self.chart.curve(self.curve_x, self.outputs(self.path.parameters[1]))),
                run_time=self.durations.understand,
            )
            beat.until(0.5)
            self.say(
                f"model(hat(y)): {self.n('yhat_old')} arrow model({self.n('yhat_new')}) quad quad quad "
                f"loss(L): {self.n('loss')} arrow loss({self.n('loss_new')})"
            )
            self.lens = VGroup(lens, old, new, dot)

    def see_the_whole(self) -> None:
        with self.beat("whole") as beat:
            path = self.long_path.parameters
            (b, w), high = (path.max(axis=0) + path.min(axis=0)) / 2, 0.6 * np.ptp(path[:, 0])
            reach = high * MAP_BOX.width / MAP_BOX.height
            far = self.loss_map(self.whole, (w, b), reach, 2, 0, "whole-map")
            dot = far.spot(path[0, 1], path[0, 0])
            near = VGroup(self.start, self.end, self.uphill)
            mark = ring(self.style, dot)
            done = (self.lens, self.start_name, self.step_name, self.gap, self.point, self.ring)
            self.play(FadeOut(*done), run_time=self.durations.appear)
            self.play(
                FadeOut(self.map, scale=NEAR / reach, target_position=dot),
                near.animate.scale(NEAR / reach).move_to(dot),
                FadeIn(far),
                run_time=self.durations.understand,
            )
            self.play(Create(mark), run_time=self.durations.appear)
            beat.until(0.5)
            self.play(FadeOut(mark), run_time=self.durations.appear)
            self.walk(far)

    def walk(self, far: LossView) -> None:
        """Many steps, ever faster: the trail on the map, the curve and the counters, row by row of the trajectory."""
        path, trail = self.long_path, Trail(far, self.long_path)
        step, loss = Counter(self.style, len(path) - 1), Counter(self.style, path.values[0], 4, "loss")
        readout = VGroup(
            VGroup(self.style.text(self.label("step"), "muted"), step).arrange(RIGHT, buff=0.25),
            VGroup(self.style.formula("loss(L) approx"), loss).arrange(RIGHT, buff=0.25),
        )
        self.foot.place(readout.arrange(RIGHT, buff=1.2))
        step.write(0)
        self.play(FadeIn(trail), run_time=self.durations.appear)
        self.say_mobject(readout)

        def show(_: Mobject, share: float) -> None:
            row = trail.row_at(share)
            trail.go_to(row)
            step.write(row)
            loss.write(path.values[row])
            self.chart.set_curve(self.curve, self.curve_x, self.outputs(path.parameters[row]))

        moving = VGroup(trail, step, loss, self.curve)
        self.play(UpdateFromAlphaFunc(moving, show, rate_func=linear), run_time=3 * self.durations.understand)


def multiples(of: float, low: float, high: float) -> tuple[float, ...]:
    """The whole multiples of a number between two bounds, for ticks."""
    return tuple(of * k for k in range(int(np.ceil(low / of)), int(np.floor(high / of)) + 1))
