"""One gradient step, by hand (slide ideas 45 and 46): data and model on the left, this flower's loss on the right."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from manim import (
    DR,
    PI,
    RIGHT,
    UP,
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

from scenes.cross_entropy.step_views import LENGTHS, FlowerView, StepView, far_map
from scenes.experiments.flower_descents import OneUpdate
from scenes.experiments.starts import jumps, rate_digits, score_digits
from scenes.experiments.subject import feature_axis, feature_digits
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.counter import Counter
from scenes.kit.components.lens import Lens
from scenes.kit.components.loop import LoopDiagram
from scenes.kit.components.loss_view import LossView
from scenes.kit.components.marks import ring
from scenes.kit.components.trail import Trail
from scenes.kit.layout import BODY, HEADER, SAFE

SEEN = 0.1
"""The lens magnifies until the change of ŷ looks as large as this change would on the chart."""
LENS = (0.15, 0.83)
"""Where the lens stands: a share of the chart's width, and a height."""
LEFT_BOX, RIGHT_BOX = BODY.split()
CHART_BOX = LEFT_BOX.inset(left=0.75, right=0.4, bottom=0.85, top=0.5)
MAP_BOX = RIGHT_BOX.inset(left=1.1, right=0.55, bottom=0.85, top=0.5)


class OneStep(LectureScene):
    """The slide's example: x = 1.4, y = 0, η = 0.01, from w = -0.1 and b = 0.1."""

    id = "one-step"
    stands_for = "rows"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.update = OneUpdate.of(self.settings)
        self.path, self.long_path = self.update.path, self.update.onward()

    def numbers(self) -> Mapping[str, Number]:
        (b, w), (b_new, w_new) = self.path.parameters
        (yhat,), (yhat_new,) = self.update.loss.predictions(self.path.parameters)
        db, dw = self.path.gradients[0]
        rate, own = self.update.learning_rate, self.settings.own.data
        return {
            "count": Number(len(self.update.whole.y), 0),
            "x": Number(self.update.data.x[0], feature_digits(self.settings, 1)),
            "y": Number(self.update.data.y[0], 0),
            "w": Number(w, 1),
            "b": Number(b, 1),
            "eta": Number(rate, max(2, rate_digits(rate))),
            "z": Number(
                self.update.loss.scores(self.path.parameters[0])[0],
                score_digits(self.path.parameters[0], feature_digits(self.settings, 1)),
            ),
            "yhat": Number(yhat, 2),
            "yhat_old": Number(yhat, 4),
            "yhat_new": Number(yhat_new, 4),
            "loss": Number(self.path.values[0], 4),
            "loss_new": Number(self.path.values[1], 4),
            "db": Number(db, 2),
            "dw": Number(dw, 3),
            "b_new": Number(b_new, 3 if own is None else 4),
            "w_new": Number(w_new, 4),
            "steps": Number(len(self.long_path) - 1, 0),
        }

    def phrases(self) -> Mapping[str, str]:
        return {} if self.settings.own.data is None else {"ending": "jumps" if jumps(self.long_path) else "learns"}

    def construct(self) -> None:
        self.go_round_the_loop()
        across = feature_axis(self.settings, LENGTHS)
        self.left = FlowerView(self.style, CHART_BOX, self.update, self.label("petal"), across)
        self.right = StepView(self.style, MAP_BOX, self.update, self.label("flower-map"))
        self.point_name = self.style.formula(f"hat(y) {self.is_('yhat', 'model')}")
        self.point_name.next_to(self.left.point, UP if self.settings.own.data is None else DR, buff=0.15)
        self.pick_a_flower()
        self.compute_the_output()
        self.compute_the_loss()
        self.compute_the_gradient()
        self.update_the_parameters()
        self.look_again()
        self.see_the_whole()

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
            self.appear(self.left.chart, self.left.ceiling, *self.left.samples)
            self.play(Create(self.left.ring), run_time=self.durations.appear)
            self.say(f"x = {self.n('x')} quad quad y = zero({self.n('y')})")
            beat.until(0.5)
            self.appear(self.right.map, self.right.start, self.right.start_name)
            self.play(Create(self.left.curve), run_time=self.durations.move)
            self.appear(self.left.curve_name)
            self.say(
                f"x = {self.n('x')} quad quad y = zero({self.n('y')}) quad quad "
                f"param(w) = param({self.n('w')}) quad quad param(b) = param({self.n('b')})"
            )

    def compute_the_output(self) -> None:
        with self.beat("output") as beat:
            beat.until(0.12)
            self.say(
                f"z = param(w) x + param(b) = {self.n('w')} dot {self.factor('x')} + {self.n('b')} {self.is_('z')}"
            )
            beat.until(0.4)
            self.play(Create(self.left.up), run_time=self.durations.appear)
            self.play(FadeIn(self.left.point, scale=0.5), run_time=self.durations.appear)
            self.say(f"model(hat(y)) = sigma(z) = sigma({self.n('z')}) {self.is_('yhat', 'model')}")
            self.appear(self.point_name)

    def compute_the_loss(self) -> None:
        with self.beat("loss") as beat:
            self.play(FadeOut(self.left.up), Create(self.left.gap), run_time=self.durations.move)
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
            self.play(GrowArrow(self.right.uphill), run_time=self.durations.move)
            self.appear(self.right.uphill_name)

    def update_the_parameters(self) -> None:
        with self.beat("update") as beat:
            self.play(FadeOut(self.right.uphill_name), run_time=self.durations.appear)
            self.play(
                Rotate(self.right.uphill, PI, about_point=self.right.start.get_center()), run_time=self.durations.move
            )
            self.appear(self.right.step_name)
            beat.until(0.4)
            rule = "param({0}) arrow.l {1} - {2} dot grad({3}) {4}"
            self.say(
                rule.format("b", self.n("b"), self.n("eta"), self.n("db"), self.is_("b_new", "param"))
                + " quad quad quad "
                + rule.format("w", self.n("w"), self.n("eta"), self.factor("dw"), self.is_("w_new", "param"))
            )
            self.play(FadeIn(self.right.end, scale=0.5), run_time=self.durations.appear)

    def lens_at(self) -> tuple[float, float]:
        """Where the lens stands on the chart: at the left, over the curve."""
        across = self.left.chart.x_range
        return across.low + LENS[0] * (across.high - across.low), LENS[1]

    def look_again(self) -> None:
        with self.beat("better") as beat:
            before, after = (self.left.outputs(theta) for theta in self.path.parameters)
            x, (yhat, yhat_new) = self.update.data.x[0], self.update.loss.predictions(self.path.parameters)[:, 0]
            zoom = max(1.0, SEEN / abs(float(yhat_new - yhat)))
            lens = Lens(self.left.chart, x, yhat, zoom, at=self.left.chart.spot(*self.lens_at())[:2], radius=0.6)
            old = lens.curve(self.left.x, before, opacity=self.style.theme.dimmed)
            new, dot = old.copy().set_stroke(opacity=1), self.left.point.copy().move_to(lens.spot(x, yhat))
            lower = lens.curve(self.left.x, after)
            self.play(FadeOut(self.left.curve_name, self.point_name), run_time=self.durations.appear)
            self.appear(lens, old, new, dot)
            self.play(
                Transform(new, lower),
                dot.animate.move_to(lens.spot(x, yhat_new)),
                Transform(self.left.curve, self.left.chart.curve(self.left.x, after)),
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
            far = far_map(self.style, MAP_BOX, self.update.whole, self.long_path, self.label("whole-map"))
            b, w = self.long_path.parameters[0]
            dot, shrunk = far.spot(w, b), self.update.near / (np.ptp(far.surface.w) / 2)
            mark = ring(self.style, dot)
            left, right = self.left, self.right
            done = (self.lens, right.start_name, right.step_name, left.gap, left.point, left.ring)
            self.play(FadeOut(*done), run_time=self.durations.appear)
            self.play(
                FadeOut(self.right.map, scale=shrunk, target_position=dot),
                self.right.marks.animate.scale(shrunk).move_to(dot),
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
            self.left.set_model(path.parameters[row])

        moving = VGroup(trail, step, loss, self.left.curve)
        self.play(UpdateFromAlphaFunc(moving, show, rate_func=linear), run_time=3 * self.durations.understand)
