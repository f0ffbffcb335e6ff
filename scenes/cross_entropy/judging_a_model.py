"""How to judge a model (slide ideas 34 and 35): what an answer should cost, and the logarithm that does it."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Create, FadeIn, FadeOut, LaggedStart, ReplacementTransform, VGroup

from core.activations import sigmoid
from core.datasets import flowers
from core.losses import binary_cross_entropy
from core.slides import given
from scenes.cross_entropy.answer_views import HIGH, LOW, SOURCES, CostView, ModelView
from scenes.experiments.answers import WRONG, slide
from scenes.kit.allow import allow
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import Samples, ball, ring
from scenes.kit.components.readout import readouts
from scenes.kit.layout import BODY
from scenes.kit.motion import changing

LEFT_BOX, RIGHT_BOX = BODY.split()
MODEL_BOX = LEFT_BOX.inset(left=0.75, right=0.4, bottom=0.85, top=0.5)
COST_BOX = RIGHT_BOX.inset(left=0.75, right=0.75, bottom=0.85, top=0.5)
ROWS = {0: 2, 1: 3}
"""The flower that is looked at, by its label."""
MIDDLE = 0.5
CANDIDATE_NAMES = {"gap": ("1 - hat(y)", 0.3, UP + RIGHT), "square": ("(1 - hat(y))^2", 0.42, DOWN + LEFT)}
"""The formula of a candidate for y = 1, where along ŷ it stands, and on which side of the curve."""
FALLEN = 0.3
"""A wrong answer, to begin with."""


class JudgingAModel(LectureScene):
    """The slides' six flowers under their second fit."""

    id = "judging-a-model"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.data, self.theta = flowers(), given("fit-2").theta
        b, w = self.theta
        self.outputs = sigmoid(b + w * self.data.x)
        self.followed: set[int] = set()

    def numbers(self) -> Mapping[str, Number]:
        return {
            "zero": Number(0, 0),
            "one": Number(1, 0),
            "middle": Number(MIDDLE, 1),
            "half": Number(float(binary_cross_entropy(MIDDLE, 1)), 4),
        }

    def construct(self) -> None:
        self.model = ModelView(self.style, MODEL_BOX, self.data, self.theta, self.label("petal"))
        self.model.pick(ROWS[1])
        self.cost = CostView(self.style, COST_BOX)
        self.ask_the_model()
        self.say_what_is_wanted()
        self.try_candidates()
        self.go_wrong_on_one()
        self.go_wrong_on_zero()
        self.see_both()

    def interval(self, low: str, high: str) -> str:
        """An open interval, as a formula's source."""
        return f"({low}{self.style.format.separator} thin {high})"

    # The beats ------------------------------------------------------------------------------------------------------

    def ask_the_model(self) -> None:
        with self.beat("model") as beat:
            model = self.model
            self.appear(model.chart, model.ceiling, *model.samples)
            beat.until(0.25)
            self.play(Create(model.curve), run_time=self.durations.move)
            self.appear(*model.marks)
            self.line_up_the_answers()
            between = self.interval(self.n("zero"), self.n("one"))
            self.say(f"model(hat(y)) = model(sigma(z)) = 1 / (1 + e^(-z)) quad in quad {between}")
            beat.until(0.75)
            self.here = ring(self.style, self.answers[ROWS[1]].get_center())
            self.play(Create(model.ring), Create(self.here), run_time=self.durations.appear)

    def line_up_the_answers(self) -> None:
        """Each flower's ŷ goes to its place between 0 and 1."""
        chart, data = self.cost.chart, self.data
        self.appear(VGroup(chart.x_axis, chart.x_ticks, chart.names[0]))
        self.answers = Samples(chart, self.outputs, np.zeros_like(self.outputs), data.y)
        ways = zip(self.answers, self.model.marks, strict=True)
        coming = [FadeIn(answer, target_position=mark) for answer, mark in ways]
        self.play(LaggedStart(*coming, lag_ratio=self.durations.lag), run_time=self.durations.understand)

    def say_what_is_wanted(self) -> None:
        with self.beat("wish") as beat:
            model, cost = self.model, self.cost
            others = [mark for row, mark in enumerate(model.marks) if row != model.row]
            dim = [mark.animate.set_opacity(self.style.theme.dimmed) for mark in others]
            p, mark, picked = self.outputs[ROWS[1]], cost.marks[1], self.answers[ROWS[1]]
            leaving = FadeOut(self.answers - picked, self.here)
            self.play(*dim, Create(model.gap), leaving, run_time=self.durations.appear)
            self.bring_to_front(model.marks)
            self.say(f"one(y = {self.n('one')}) quad quad quad loss(L) = med ?")
            mark.move_to(picked)
            self.play(ReplacementTransform(picked, mark), run_time=self.durations.appear)
            self.appear(VGroup(cost.chart.y_axis, cost.chart.y_ticks, cost.chart.names[1]))
            beat.until(0.4)
            goal = ring(self.style, cost.chart.spot(1, 0))
            self.play(Create(goal), run_time=self.durations.appear)
            beat.until(0.65)

            def fall(share: float) -> None:
                now = slide(p, FALLEN, share)
                model.answer(now)
                mark.move_to(cost.chart.spot(now, 0))

            self.play(changing(self.style, VGroup(model.moving, mark), fall))
            self.goal = goal

    def try_candidates(self) -> None:
        with self.beat("candidates") as beat:
            cost = self.cost
            self.play(FadeOut(self.goal, cost.marks[1]), run_time=self.durations.appear)
            names = VGroup()
            for name, share in (("gap", 0.0), ("square", 0.16)):
                beat.until(share)
                source, at, side = CANDIDATE_NAMES[name]
                curve = cost.curve(name, 1, "muted")
                p, values = cost.along(name, 1)
                spot = cost.chart.spot(at, float(np.interp(at, p, values)))
                self.play(Create(curve), run_time=self.durations.move)
                self.appear(names.add(self.style.formula(source, "muted").next_to(spot, side, buff=0.12))[-1])
            beat.until(0.36)
            end = ring(self.style, cost.chart.spot(0, 1))
            self.play(Create(end), run_time=self.durations.appear)
            beat.until(0.62)
            self.play(FadeOut(names, end), run_time=self.durations.appear)
            self.play(Create(cost.curve("log", 1)), run_time=self.durations.move)
            self.say(f"one(y = {self.n('one')}) quad quad quad loss(L) = {SOURCES[1]}")

            def rise(share: float) -> None:
                cost.rescale((1 - share) * LOW + share * HIGH)

            growing = VGroup(cost.chart, *cost.curves.values())
            self.play(changing(self.style, growing, rise))

    def go_wrong_on_one(self) -> None:
        with self.beat("one") as beat:
            cost, p = self.cost, self.outputs[ROWS[1]]
            leaving = (cost.curves.pop((name, 1)) for name in CANDIDATE_NAMES)
            self.play(FadeOut(*leaving), run_time=self.durations.appear)
            self.move(1, FALLEN, p)
            self.follow(1, p)
            self.appear(self.named(1, RIGHT))
            beat.until(0.35)
            self.move(1, p, WRONG)

    def go_wrong_on_zero(self) -> None:
        with self.beat("zero") as beat:
            model, cost, p = self.model, self.cost, self.outputs[ROWS[0]]
            self.play(
                FadeOut(cost.marks[1], cost.stems[1], model.gap, model.ring, self.said), run_time=self.durations.appear
            )
            model.pick(ROWS[0])
            allow(model.gap, "graphic-contrast", "it ends in the marks that it joins")
            model.marks[ROWS[1]].set_opacity(self.style.theme.dimmed)
            model.marks[ROWS[0]].set_opacity(1)
            self.play(FadeIn(model.ring, model.gap), run_time=self.durations.appear)
            seen = cost.curves["log", 1]
            mirrored = cost.curve("log", 0)
            self.play(ReplacementTransform(seen.copy(), mirrored), run_time=self.durations.understand)
            self.play(seen.animate.set_stroke(opacity=self.style.theme.dimmed), run_time=self.durations.appear)
            self.appear(self.named(0, LEFT))
            self.follow(0, p)
            beat.until(0.6)
            self.move(0, p, 1 - WRONG)

    def see_both(self) -> None:
        with self.beat("range") as beat:
            cost = self.cost
            self.play(
                FadeOut(cost.marks[0], cost.stems[0]),
                cost.curves["log", 1].animate.set_stroke(opacity=1),
                run_time=self.durations.appear,
            )
            infinite = self.interval(self.n("zero"), "infinity")
            self.say(f"{SOURCES[1]} quad in quad {infinite} quad quad quad {SOURCES[0]} quad in quad {infinite}")
            beat.until(0.6)
            self.followed.clear()
            self.move(0, 1 - WRONG, MIDDLE)
            half = f"{self.n('one')} / 2"
            point = ball(self.style, cost.chart.spot(MIDDLE, self.numbers()["half"].value), "loss")
            value = self.style.formula(f"ln 2 {self.is_('half', 'loss')}").next_to(point, UP, buff=0.5)
            self.play(FadeIn(point, scale=0.5), run_time=self.durations.appear)
            self.appear(value)
            self.say(
                f"loss(L) in {infinite} quad quad quad model(hat(y)) = {half} quad arrow.double quad "
                f"loss(L) = -ln {half} {self.is_('half', 'loss')}",
                self.label("nats"),
            )

    # What several beats do ------------------------------------------------------------------------------------------

    def named(self, label: int, side: np.ndarray) -> VGroup:
        """A curve's name: the label that it is for, and its formula."""
        colour = "one" if label else "zero"
        return self.cost.named(label, f"{colour}(y = {self.n(colour)})", side)

    def follow(self, label: int, p: float) -> None:
        """The picked flower's mark on its curve, and its numbers in the foot."""
        cost = self.cost
        self.counters = Counter(self.style, p, 2, "model"), Counter(self.style, 0, 2, "loss")
        names = "model(hat(y)) approx", f"loss(L) = {SOURCES[label]} approx"
        line = readouts(self.style, dict(zip(names, self.counters, strict=True)), gap=1.5)
        self.foot.place(line)
        self.followed.add(label)
        self.write(p, label)
        self.appear(cost.stems[label], cost.marks[label])
        self.say_mobject(line)

    def write(self, p: float, label: int) -> None:
        """Let the mark and the numbers be those of ŷ = p."""
        self.cost.slide(p, label)
        output, loss = self.counters
        output.write(p)
        loss.write(float(binary_cross_entropy(p, label)))

    def move(self, label: int, start: float, end: float) -> None:
        """The model's answer goes from one ŷ to another, and its cost with it once that is followed."""
        followed = label in self.followed

        def go(share: float) -> None:
            p = slide(start, end, share)
            self.model.answer(p)
            if followed:
                self.write(p, label)

        cost = self.cost
        moving = VGroup(self.model.moving)
        if followed:
            moving.add(cost.marks[label], cost.stems[label], *self.counters)
        self.play(changing(self.style, moving, go, 1.5 if followed else 0.5))
