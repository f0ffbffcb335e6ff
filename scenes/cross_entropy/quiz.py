"""The quiz's questions on training, the sigmoid and the loss (slide ideas 38 to 40)."""

from collections.abc import Mapping

import numpy as np
from manim import (
    DOWN,
    LEFT,
    PI,
    RIGHT,
    Animation,
    Create,
    CurvedArrow,
    FadeIn,
    FadeOut,
    LaggedStart,
    Mobject,
    UpdateFromAlphaFunc,
    VGroup,
    VMobject,
)

from core.activations import sigmoid
from scenes.cross_entropy.quiz_scene import LEFT_BOX, PLACE, QuizScene
from scenes.cross_entropy.quiz_views import Option, SigmoidView, StepCard, card, rows
from scenes.experiments import quiz
from scenes.kit.base import Beat, Number
from scenes.kit.layout import BODY, Box

WIDE_BOX, TRIED_BOX = PLACE.split(0.6, gap=0.3)
THIRD, BETWEEN = 4.2, 0.3
"""Width of the two columns of steps, and the room beside them."""
DIGITS = 4
GIVES = {1: "grad(nabla L)", 2: "param(w)\\, param(b)", 3: "param(w)\\, param(b)", 4: "model(hat(y))", 5: "loss(L)"}
"""What each step hands to the next."""


class QuizOrder(QuizScene):
    """Question 1: the five steps drop into the only order in which each has what it needs."""

    id = "quiz-1"
    question = 1
    place = Box(BODY.left + 2 * (THIRD + BETWEEN), BODY.right, PLACE.bottom, PLACE.top)

    def offers(self) -> list[VMobject]:
        return [self.style.formula(self.chain(order)) for order in quiz.ORDERS]

    def chain(self, order: tuple[int, ...]) -> str:
        return " arrow ".join(self.integers(order))

    def subject(self) -> list[Mobject]:
        left = Box(BODY.left, BODY.left + THIRD, PLACE.bottom, PLACE.top)
        middle = Box(left.right + BETWEEN, left.right + BETWEEN + THIRD, left.bottom, left.top)
        words = self.style.words.texts(f"scenes.{self.id}.labels.steps")
        places = rows(left, len(words))
        self.steps = {
            k: StepCard(self.style, place, k, word)
            for k, (place, word) in enumerate(zip(places, words, strict=True), 1)
        }
        self.slots = VGroup(*(card(self.style, place) for place in rows(middle, len(words))))
        self.slots.set_fill(opacity=0).set_stroke(self.style.colour("grid"), self.style.theme.sizes.hair_line)
        return [*self.steps.values(), self.slots]

    def work_it_out(self, beat: Beat) -> None:
        order = quiz.ORDERS[self.right]
        for k, (number, slot) in enumerate(zip(order, self.slots, strict=True)):
            beat.until(0.05 + 0.9 * k / len(order))
            step = self.steps[number]
            self.bring_to_front(step)
            self.play(step.animate.move_to(slot), run_time=self.durations.move)
            gives = step.give(self.style, GIVES[number])
            fails = [o.drop() for o, tried in zip(self.options, quiz.ORDERS, strict=True) if self.fails(o, tried, k)]
            self.play(FadeIn(gives, shift=0.15 * RIGHT), *fails, run_time=self.durations.appear)

    def fails(self, option: Option, order: tuple[int, ...], k: int) -> bool:
        """Whether an order that has held so far goes wrong at its k-th step."""
        return not option.dropped and order[k] != quiz.ORDERS[self.right][k]

    def dismissed(self) -> list[Animation]:
        """The pile goes to the middle of the place that the shuffled cards have left."""
        return [VGroup(self.slots, *self.steps.values()).animate.set_x(BODY.left + THIRD + BETWEEN / 2).build()]

    def explain(self, beat: Beat) -> None:
        self.again = CurvedArrow(
            self.slots[-1].get_left(), self.slots[1].get_left(), angle=-PI / 2, tip_length=0.2,
            color=self.style.colour("muted"), stroke_width=self.style.theme.sizes.thin_line,
        )  # fmt: skip
        beat.until(0.45)
        self.play(Create(self.again), run_time=self.durations.move)

    def conclusion(self) -> str:
        return f"{self.chain(quiz.ORDERS[self.right] + quiz.ORDERS[self.right][1:2])} arrow dots"


class QuizSigmoid(QuizScene):
    """Question 2: two points on the sigmoid, and the chart is zoomed until the gap between them is seen."""

    id = "quiz-2"
    question = 2

    def numbers(self) -> Mapping[str, Number]:
        (x1, x2), (y1, y2) = quiz.SCORES, sigmoid(quiz.SCORES)
        return {"x1": Number(x1, 0), "x2": Number(x2, 0), "y1": Number(y1, DIGITS), "y2": Number(y2, DIGITS)}

    def offers(self) -> list[VMobject]:
        signs = [self.style.formula(f"model(sigma(x_1)) {sign} model(sigma(x_2))") for sign in quiz.RELATIONS[:-1]]
        return [*signs, self.style.text(self.label("unknown"))]

    def subject(self) -> list[Mobject]:
        lines = ("model(sigma(x)) = 1 / (1 + e^(-x))", f"x_1 = {self.n('x1')} quad quad x_2 = {self.n('x2')}")
        self.given = VGroup(*(self.style.formula(line) for line in lines)).scale(1.25)
        self.given.arrange(DOWN, buff=0.6).move_to(LEFT_BOX.centre)
        return list(self.given)

    def work_it_out(self, beat: Beat) -> None:
        view = SigmoidView(self.style, LEFT_BOX.inset(left=0.8, right=0.7, bottom=0.55, top=0.15))
        self.play(FadeOut(self.given), run_time=self.durations.appear)
        self.appear(view.chart, view.ceiling)
        self.play(Create(view.curve), run_time=self.durations.move)
        for point, name, share in zip(view.points, view.names, (0.2, 0.4), strict=True):
            beat.until(share)
            self.play(FadeIn(point, scale=0.5), FadeIn(name), run_time=self.durations.appear)
        beat.until(0.65)
        zooming = UpdateFromAlphaFunc(view.moving, lambda _, share: view.zoom(share))
        self.play(zooming, run_time=self.durations.understand)
        beat.until(0.9)
        self.play(*(Create(side) for side in view.measure()), run_time=self.durations.move)
        self.view = view

    def conclusion(self) -> str:
        sign = quiz.RELATIONS[self.right]
        sides = (f"model(sigma({self.n(f'x{k}')})) {self.is_(f'y{k}', 'model')}" for k in (1, 2))
        return f" quad {sign} quad ".join(sides)


class QuizFormula(QuizScene):
    """Question 3: each formula is fed a sure answer with both labels; only one prices it rightly."""

    id = "quiz-3"
    question = 3
    place = WIDE_BOX.inset(top=0.65)

    def numbers(self) -> Mapping[str, Number]:
        good, bad = quiz.wanted()
        return {"sure": Number(quiz.SURE, 1), "good": Number(good, DIGITS), "bad": Number(bad, DIGITS)}

    def offers(self) -> list[VMobject]:
        p, q = "model(hat(y))", "(1 - model(hat(y)))"
        sources = (
            f"-y ln{q} - (1 - y) ln {p}",
            f"-{p} ln(1 - y) - {q} ln y",
            f"-{p} ln{q} - (1 - y) ln y",
            f"-y ln {p} - (1 - y) ln{q}",
        )
        return [self.style.formula(source) for source in sources]

    def subject(self) -> list[Mobject]:
        ask = self.style.formula("loss(L)(model(hat(y)), y) = space ?")
        return [ask.move_to((WIDE_BOX.left + 1.0, WIDE_BOX.top - 0.3, 0), aligned_edge=LEFT)]

    def work_it_out(self, beat: Beat) -> None:
        columns = [TRIED_BOX.left + TRIED_BOX.width * share for share in (0.27, 0.76)]
        self.say(f"model(hat(y)) = model({self.n('sure')})")
        self.tried = VGroup()
        for column, (x, label, begins) in enumerate(zip(columns, (1, 0), (0.25, 0.6), strict=True)):
            beat.until(begins)
            head = self.style.formula(f'{"one" if label else "zero"}(y = "{label}")')
            self.appear(head.move_to((x, WIDE_BOX.top - 0.3, 0)))
            for option, value in zip(self.options, quiz.fed()[:, column], strict=True):
                self.tried.add(self.price(float(value)).move_to((x, option.get_y(), 0)))
            new = self.tried[-len(self.options) :]
            self.play(LaggedStart(*(FadeIn(price, shift=0.3 * DOWN) for price in new), lag_ratio=0.4))
        beat.until(0.9)

    def price(self, value: float) -> VMobject:
        write = self.style.format
        if np.isinf(value):
            return self.style.formula("loss(infinity)")
        return self.style.formula(f"{write.relation(value, DIGITS)} loss({write.typst(value, DIGITS)})")

    def dismissed(self) -> list[Animation]:
        wrong = (price for k, price in enumerate(self.tried) if k % len(self.options) != self.right)
        return [price.animate.set_opacity(self.style.theme.dimmed).build() for price in wrong]

    def conclusion(self) -> str:
        return "loss(L) = -y ln model(hat(y)) - (1 - y) ln(1 - model(hat(y)))"
