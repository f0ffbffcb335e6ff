"""How to judge a model (slide ideas 34 and 35): what an answer should cost, and the logarithm that does it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Create, FadeIn, FadeOut, LaggedStart, Mobject, ReplacementTransform, VGroup

from core.losses import binary_cross_entropy
from scenes.cross_entropy.answer_views import HIGH, LOW, SOURCES, CostView, ModelView
from scenes.experiments.answers import WRONG, slide
from scenes.experiments.fits import fits, least_sure
from scenes.experiments.subject import feature_axis
from scenes.kit.allow import allow
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import Samples, ball, ring
from scenes.kit.components.readout import readouts
from scenes.kit.layout import BODY, FLOWERS
from scenes.kit.motion import changing

LEFT_BOX, RIGHT_BOX = BODY.split()
MODEL_BOX = LEFT_BOX.inset(left=0.75, right=0.4, bottom=0.85, top=0.5)
COST_BOX = RIGHT_BOX.inset(left=0.75, right=0.75, bottom=0.85, top=0.5)
MIDDLE = 0.5
CANDIDATE_NAMES = {"gap": ("1 - hat(y)", 0.3, UP + RIGHT), "square": ("(1 - hat(y))^2", 0.42, DOWN + LEFT)}
"""The formula of a candidate for y = 1, where along ŷ it stands, and on which side of the curve."""
FALLEN = 0.3
"""A wrong answer to label 1, to begin with."""
NEVER = 1e-9
"""No answer is nearer to 0 or 1 than this: it is never quite either."""


class JudgingAModel(LectureScene):
    """The second fit of the slides' flowers or a lecturer's first rows; `rows`: the one that is looked at, by label."""

    id = "judging-a-model"
    stands_for = "rows"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.data, _, self.fit = fits(self.settings)
        self.outputs = self.fit.outputs.clip(NEVER, 1 - NEVER)
        self.rows = [least_sure(self.data, self.fit, label) for label in (0, 1)]
        self.fallen = min(FALLEN, float(self.outputs[self.rows[1]]) / 2)

    def numbers(self) -> Mapping[str, Number]:
        return {
            "zero": Number(0, 0),
            "one": Number(1, 0),
            "middle": Number(MIDDLE, 1),
            "half": Number(float(binary_cross_entropy(MIDDLE, 1)), 4),
        }

    def construct(self) -> None:
        across = feature_axis(self.settings, FLOWERS)
        self.model = ModelView(self.style, MODEL_BOX, self.data, self.fit.theta, self.label("petal"), across)
        self.model.pick(self.rows[1])
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
            self.here = ring(self.style, self.answers[self.rows[1]].get_center())
            self.play(Create(model.ring), Create(self.here), run_time=self.durations.appear)

    def line_up_the_answers(self) -> None:
        """Each sample's ŷ goes to its place between 0 and 1."""
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
            p, mark, picked = self.outputs[self.rows[1]], cost.marks[1], self.answers[self.rows[1]]
            leaving = FadeOut(self.answers - picked, self.here)
            self.play(*dim, Create(model.gap), leaving, run_time=self.durations.appear)
            self.bring_to_front(model.marks)
            self.say(f"one(y = {self.n('one')}) quad quad quad loss(L) = med ?")
            mark.move_to(picked)
            self.play(ReplacementTransform(picked, mark), run_time=self.durations.appear)
            self.appear(VGroup(cost.chart.y_axis, cost.chart.y_ticks, cost.chart.names[1]))
            beat.until(0.4)
            goal = ball(self.style, cost.chart.spot(1, 0), "loss")
            self.play(FadeIn(goal, scale=0.5), run_time=self.durations.appear)
            beat.until(0.65)
            self.bend(p, self.fallen, lambda now: mark.move_to(cost.chart.spot(now, 0)), (mark,), times=1)
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
            self.ceiling = cost.chart.level(1)
            self.play(Create(self.ceiling), run_time=self.durations.move)
            beat.until(0.62)
            self.play(FadeOut(names), run_time=self.durations.appear)
            self.play(Create(cost.curve("log", 1)), run_time=self.durations.move)
            self.say(f"one(y = {self.n('one')}) quad quad quad loss(L) = {SOURCES[1]}")

            def rise(share: float) -> None:
                cost.rescale((1 - share) * LOW + share * HIGH)
                self.ceiling.set_y(cost.chart.spot(0, 1)[1])

            growing = VGroup(cost.chart, self.ceiling, *cost.curves.values())
            self.play(changing(self.style, growing, rise))

    def go_wrong_on_one(self) -> None:
        with self.beat("one") as beat:
            cost, p = self.cost, self.outputs[self.rows[1]]
            leaving = (cost.curves.pop((name, 1)) for name in CANDIDATE_NAMES)
            self.play(FadeOut(*leaving, self.ceiling), run_time=self.durations.appear)
            self.bend(self.fallen, p, lambda _: None, (), times=0.5)
            self.follow(1, p)
            self.appear(self.named(1, RIGHT))
            beat.until(0.35)
            self.follow_to(1, p, WRONG)

    def go_wrong_on_zero(self) -> None:
        with self.beat("zero") as beat:
            model, cost, p = self.model, self.cost, self.outputs[self.rows[0]]
            self.play(
                FadeOut(cost.marks[1], cost.stems[1], model.gap, model.ring, self.said), run_time=self.durations.appear
            )
            model.pick(self.rows[0])
            allow(model.gap, "graphic-contrast", "it ends in the marks that it joins")
            model.marks[self.rows[1]].set_opacity(self.style.theme.dimmed)
            model.marks[self.rows[0]].set_opacity(1)
            self.play(FadeIn(model.ring, model.gap), run_time=self.durations.appear)
            seen = cost.curves["log", 1]
            mirrored = cost.curve("log", 0)
            self.play(ReplacementTransform(seen.copy(), mirrored), run_time=self.durations.understand)
            self.play(seen.animate.set_stroke(opacity=self.style.theme.dimmed), run_time=self.durations.appear)
            self.appear(self.named(0, LEFT))
            self.follow(0, p)
            beat.until(0.6)
            self.follow_to(0, p, 1 - WRONG)

    def see_both(self) -> None:
        with self.beat("range") as beat:
            cost = self.cost
            self.play(cost.curves["log", 1].animate.set_stroke(opacity=1), run_time=self.durations.appear)
            infinite = self.interval(self.n("zero"), "infinity")
            self.say(f"{SOURCES[1]} quad in quad {infinite} quad quad quad {SOURCES[0]} quad in quad {infinite}")
            cost.slide(WRONG, 1)
            self.play(FadeIn(cost.stems[1], cost.marks[1]), run_time=self.durations.appear)
            self.mirror(1 - WRONG, WRONG)
            beat.until(0.6)
            self.mirror(WRONG, MIDDLE)
            half = f"{self.n('one')} / 2"
            point = ball(self.style, cost.chart.spot(MIDDLE, self.numbers()["half"].value), "loss")
            value = self.style.formula(f"ln 2 {self.is_('half', 'loss')}").next_to(point, UP, buff=0.5)
            self.play(FadeOut(cost.marks), FadeIn(point, scale=0.5), run_time=self.durations.appear)
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
        """The picked sample's mark on its curve, and its numbers in the foot."""
        cost = self.cost
        self.counters = Counter(self.style, p, 2, "model"), Counter(self.style, 0, 2, "loss")
        names = "model(hat(y)) approx", f"loss(L) = {SOURCES[label]} approx"
        line = readouts(self.style, dict(zip(names, self.counters, strict=True)), gap=1.5)
        self.foot.place(line)
        self.write(p, label)
        self.appear(cost.stems[label], cost.marks[label])
        self.say_mobject(line)

    def write(self, p: float, label: int) -> None:
        """Let the mark and the numbers be those of ŷ = p."""
        self.cost.slide(p, label)
        output, loss = self.counters
        output.write(p)
        loss.write(float(binary_cross_entropy(p, label)))

    def follow_to(self, label: int, start: float, end: float) -> None:
        """The model's answer goes from one ŷ to another, and mark and numbers with it."""
        moved = self.cost.marks[label], self.cost.stems[label], *self.counters
        self.bend(start, end, lambda p: self.write(p, label), moved)

    def mirror(self, start: float, end: float) -> None:
        """The answer for label 0 goes from one ŷ to another, and on the other curve its mirror image."""

        def both(p: float) -> None:
            self.cost.slide(p, 0)
            self.cost.slide(1 - p, 1)

        self.bend(start, end, both, (self.cost.stems, self.cost.marks))

    def bend(
        self, start: float, end: float, show: Callable[[float], object], moved: Sequence[Mobject], times: float = 1.5
    ) -> None:
        """The model bends until its answer has gone from one ŷ to another; `show` is told it, to move the rest."""

        def go(share: float) -> None:
            p = slide(start, end, share)
            self.model.answer(p)
            show(p)

        self.play(changing(self.style, VGroup(self.model.moving, *moved), go, times))
