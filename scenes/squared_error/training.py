"""Training with the squared error (slide idea 29): curve and loss, "Done?", and another start that gets stuck."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from manim import (
    UP,
    Create,
    FadeIn,
    FadeOut,
    GrowArrow,
    LaggedStart,
    Mobject,
    UpdateFromAlphaFunc,
    VGroup,
    VMobject,
    linear,
    there_and_back,
)

from core.arrays import Array
from core.models import LogisticRegression
from core.trajectory import Trajectory
from scenes.experiments.starts import rate_digits, start_digits
from scenes.experiments.subject import drawn, feature_axis, first_rows, samples
from scenes.experiments.trainings import STEPS, Training
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import ball
from scenes.kit.components.readout import readouts
from scenes.kit.layout import BODY, FLOWERS
from scenes.squared_error.gradient_fan import GradientFan
from scenes.squared_error.loss_chart import LossChart
from scenes.squared_error.model_view import ModelView

LEFT_BOX, RIGHT_BOX = (box.inset(left=0.75, right=0.55, bottom=0.85, top=0.5) for box in BODY.split())
GRADIENT = "2 x_i (hat(y) - y) hat(y) (1 - hat(y))"


class TrainingWithMse(LectureScene):
    """Six flowers: 300 steps from nothing to six right answers; 300 steps from a wrong start to a plateau."""

    id = "training"
    stands_for = "drawn"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.all, self.runs = samples(self.settings), Training.of(self.settings)
        self.data = drawn(self.all)

    def numbers(self) -> Mapping[str, Number]:
        runs = self.runs
        (b, w), (b_end, w_end) = runs.stuck.parameters[0], runs.good.final
        start = start_digits(runs.stuck.parameters[0])
        right, right_again = (self.right_answers(walk.final) for walk in (runs.good, runs.stuck))
        return {
            "eta": Number(runs.learning_rate, rate_digits(runs.learning_rate)),
            "steps": Number(STEPS, 0),
            "w0": Number(runs.good.parameters[0, 1], 0),
            "b0": Number(runs.good.parameters[0, 0], 0),
            "w": Number(w, start),
            "b": Number(b, start),
            "w_end": Number(w_end, 2),
            "b_end": Number(b_end, 2),
            "first": Number(runs.good.values[0], 2),
            "last": Number(runs.good.values[-1], 2),
            "stuck_first": Number(runs.stuck.values[0], 2),
            "stuck_last": Number(runs.stuck.values[-1], 2),
            "count": Number(len(self.all), 0),
            "zeros": Number(int((self.all.y == 0).sum()), 0),
            "ones": Number(int((self.all.y == 1).sum()), 0),
            "right": Number(right, 0),
            "wrong": Number(len(self.all) - right_again, 0),
        }

    def right_answers(self, theta: Array) -> int:
        """How many of all samples have their output on the side of their label."""
        return int((LogisticRegression(theta).predict(self.all.x) == self.all.y).sum())

    def construct(self) -> None:
        start, across = self.runs.good.parameters[0], feature_axis(self.settings, FLOWERS)
        self.model = ModelView(self.style, LEFT_BOX, self.data, start, self.label("petal"), across)
        rows = None if self.settings.own.data is None else first_rows(self.all)
        self.fan = GradientFan(self.style, RIGHT_BOX, self.all, start, self.label("loss-map"), rows)
        self.chart = LossChart(self.style, RIGHT_BOX, self.runs.heights, self.label("step"))
        self.start_from_nothing()
        self.tell_the_rule()
        self.train()
        self.look_at_the_answers()
        self.ask()
        self.start_elsewhere()

    def run(self, walk: Trajectory, line: VMobject, seconds: float, first: int = 0) -> None:
        """The training step by step, ever faster: the curve bends, the loss is drawn, the numbers in the foot run."""
        names = ("t =", "param(w) approx", "param(b) approx", "loss(L) approx")
        counters = (
            Counter(self.style, STEPS),
            Counter(self.style, walk.final[1], 2, "parameters"),
            Counter(self.style, walk.final[0], 2, "parameters"),
            Counter(self.style, walk.values[0], 2, "loss"),
        )
        foot = readouts(self.style, dict(zip(names, counters, strict=True)))
        self.foot.place(foot)

        def show(row: int) -> None:
            self.model.bend(walk.parameters[row])
            self.chart.draw_until(line, walk.values, row)
            self.loss.move_to(self.chart.spot(row, walk.values[row]))
            for counter, value in zip(counters, (row, *walk.parameters[row, ::-1], walk.values[row]), strict=True):
                counter.write(value)

        show(first)
        self.add(line, self.loss)
        self.say_mobject(foot)

        def go(_: Mobject, share: float) -> None:
            show(max(first, round(len(walk) ** share) - 1))

        moving = VGroup(self.model.curve, *self.model.marks, line, self.loss, *counters)
        self.play(UpdateFromAlphaFunc(moving, go, rate_func=linear), run_time=seconds)

    def name_start(self, line: VMobject, walk: Trajectory) -> VMobject:
        """Where a training started, on the end of its curve."""
        digits = start_digits(walk.parameters[0])
        b, w = (self.style.format.typst(value, digits) for value in walk.parameters[0])
        name = self.style.formula(f"param(w) = {w}, thick param(b) = {b}", size="label")
        return name.next_to(line.get_end(), UP, buff=0.2).align_to(self.chart.area, (1, 0, 0))

    # The beats ------------------------------------------------------------------------------------------------------

    def start_from_nothing(self) -> None:
        with self.beat("start") as beat:
            model = self.model
            self.appear(model.chart, model.ceiling, model.samples)
            beat.until(0.2)
            self.appear(self.fan.map)
            beat.until(0.5)
            pair = (f"param(w) {self.is_('w0')}", f"param(b) {self.is_('b0')}")
            self.say(" quad quad quad ".join((*pair, f"loss(L) {self.is_('first', 'loss')}")))
            self.appear(model.curve, model.marks, self.fan.ball)

    def tell_the_rule(self) -> None:
        with self.beat("rule") as beat:
            self.play(*(Create(gap) for gap in self.model.gaps), run_time=self.durations.move)
            self.say(f"(partial loss(L)) / (partial param(theta_i)) = grad({GRADIENT})", self.label("flower"))
            pulls = (GrowArrow(pull) for pull in self.fan.pulls)
            self.play(LaggedStart(*pulls, lag_ratio=0.3), run_time=self.durations.understand)
            beat.until(0.5)
            mean = f"1 / n sum {GRADIENT}"
            self.say(f"param(theta_i) <- param(theta_i) - eta dot grad({mean}) quad quad eta {self.is_('eta')}")
            fan, dimmed = self.fan, self.style.theme.dimmed
            self.play(fan.pulls.animate.set_opacity(dimmed), GrowArrow(fan.mean), run_time=self.durations.move)
            self.appear(fan.name)
            beat.until(0.75)
            self.play(FadeOut(self.model.gaps), run_time=self.durations.appear / 2)
            before, after = self.runs.good.parameters[:2]
            self.glide(before, after, fan.ball.animate.move_to(fan.spot(after)))

    def train(self) -> None:
        with self.beat("train") as beat:
            fan, good = self.fan, self.runs.good
            self.first = self.chart.line(good.values)
            self.loss = ball(self.style, self.chart.spot(1, good.values[1]), "loss")
            leaving = (fan.map, fan.pulls, fan.mean, fan.name, fan.ball)
            self.play(FadeOut(*leaving), run_time=self.durations.appear)
            self.appear(self.chart, self.loss)
            beat.until(0.2)
            self.run(good, self.first, 3 * self.durations.understand, first=1)

    def look_at_the_answers(self) -> None:
        with self.beat("right") as beat:
            half = self.model.chart.level(0.5)
            self.play(Create(half), run_time=self.durations.move)
            beat.until(0.3)
            for label in (0, 1):
                rows = np.flatnonzero(self.data.y == label)
                self.play(*(self.pulse(row) for row in rows), run_time=self.durations.move)

    def pulse(self, row: int) -> Any:
        """A sample swells and settles: this one is right."""
        return self.model.samples[row].animate(rate_func=there_and_back).scale(1.6)

    def ask(self) -> None:
        with self.beat("done"):
            self.question = self.style.text(self.label("done"), size="title", bold=True)
            self.question.move_to(self.chart.spot(STEPS / 2, self.chart.y_range.high / 2))
            self.play(FadeIn(self.question, scale=0.7), run_time=self.durations.appear)

    def start_elsewhere(self) -> None:
        with self.beat("again") as beat:
            named = self.name_start(self.first, self.runs.good)
            self.play(FadeOut(self.question), FadeIn(named), run_time=self.durations.appear)
            walk = self.runs.stuck
            self.glide(self.runs.good.final, walk.parameters[0])
            beat.until(0.25)
            line = self.chart.line(walk.values)
            self.run(walk, line, 2 * self.durations.understand)
            wrong = self.model.wrong()
            name = self.name_start(line, walk)
            self.play(*(Create(gap) for gap in wrong), FadeIn(name), run_time=self.durations.move)

    def glide(self, start: Array, end: Array, *others: Any) -> None:
        """The curve goes from one model to another, and others with it."""
        moving = VGroup(self.model.curve, *self.model.marks)

        def go(_: Mobject, share: float) -> None:
            self.model.bend(start * (1 - share) + end * share)

        self.play(UpdateFromAlphaFunc(moving, go), *others, run_time=self.durations.move)
