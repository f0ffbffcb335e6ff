"""σ(z) read as a chance, and the loss as the average surprise of the label (slide ideas 54 and 55)."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Create, FadeIn, FadeOut, ReplacementTransform, VGroup

from core.information import cross_entropy, information
from scenes.entropy.bars import InformationBars
from scenes.entropy.output_table import MARK, OutputTable
from scenes.entropy.shares import Shares, mix, output_basket
from scenes.experiments.fits import PETAL_DIGITS
from scenes.experiments.mixes import OUTPUT_DIGITS, Mixes
from scenes.experiments.subject import feature_axis, feature_digits, round_ticks
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.counter import Counter
from scenes.kit.components.fit_lines import FitLines
from scenes.kit.components.fit_view import CLOSE, LENGTHS, FitView
from scenes.kit.components.marks import ring
from scenes.kit.layout import BODY, Range
from scenes.kit.motion import changing

LEFT_BOX, RIGHT_BOX = BODY.split(0.5)
CHART_BOX = RIGHT_BOX.inset(left=0.75, right=0.8, bottom=0.85, top=0.5)
BARS_BOX = RIGHT_BOX.inset(left=1.0, right=1.1, bottom=0.85, top=0.55)
PAIR_BOXES = tuple(box.inset(left=0.45, right=0.1, bottom=0.85, top=2.25) for box in LEFT_BOX.split(gap=0.5))
SMALL, LARGE = 0.145, 0.135
"""Pitch of the balls in a sample's basket, and in that of the one that is looked at."""
FLAT = 0.06
"""How high a bar is while only its width is told."""
LOSS = "loss(L) = -y ln hat(y) - (1 - y) ln(1 - hat(y))"
ZERO_CASE = "loss(L) = muted(-y ln hat(y)) - (1 - y) ln(1 - hat(y)) = -ln(1 - hat(y))"
ONE_CASE = "loss(L) = -y ln hat(y) muted(- (1 - y) ln(1 - hat(y))) = -ln hat(y)"
"""The loss, and what is left of it for y = 0 and y = 1."""
WORST, BEST = 0.2, 0.99
"""Where the output of the second one is slid to."""


class CrossEntropy(LectureScene):
    """Outputs as baskets; label against output, for a sample of class 0 and one of class 1; the loss."""

    id = "cross-entropy"
    stands_for = "rows"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        mixes = Mixes.of(self.settings)
        self.data, self.fit = mixes.data, mixes.fit
        self.first, self.other = mixes.looked_at

    def numbers(self) -> Mapping[str, Number]:
        yhat, other = self.fit.outputs[self.first], self.fit.outputs[self.other]
        q = (1 - yhat, yhat)
        told = information(np.array(q), "nats")
        return {
            "y": Number(self.data.y[self.first], 0),
            "not_y": Number(1 - self.data.y[self.first], 0),
            "yhat": Number(yhat, OUTPUT_DIGITS),
            "rest": Number(q[0], OUTPUT_DIGITS),
            "percent": Number(round(100 * yhat), 0),
            "i0": Number(told[0], 3),
            "i1": Number(told[1], 3),
            "loss": Number(self.loss(self.first), 3),
            "yhat_other": Number(other, OUTPUT_DIGITS),
            "loss_other": Number(self.loss(self.other), 3),
        }

    def loss(self, row: int) -> float:
        """The average surprise of a sample's label under its output, in nats."""
        y, yhat = self.data.y[row], self.fit.outputs[row]
        return float(cross_entropy([1 - y, y], [1 - yhat, yhat], "nats"))

    def surprises(self) -> Range:
        """An axis that holds every surprise of the scene, in nats."""
        first, other = self.fit.outputs[[self.first, self.other]]
        high = 1.18 * float(information(np.array([first, 1 - first, other, WORST]), "nats").max())
        return Range(0, high, *round_ticks(0, high, 3))

    def construct(self) -> None:
        self.ask_what_it_means()
        self.fill_the_baskets()
        self.set_label_against_output()
        self.measure_the_surprises()
        self.weigh_with_the_label()
        self.turn_to_the_other_class()

    # The beats ------------------------------------------------------------------------------------------------------

    def ask_what_it_means(self) -> None:
        with self.beat("question") as beat:
            across, x_digits = feature_axis(self.settings, LENGTHS), feature_digits(self.settings, PETAL_DIGITS)
            self.view = view = FitView(
                self.style, CHART_BOX, self.data, self.fit.model, CLOSE, self.label("petal"), across
            )
            box = LEFT_BOX.inset(left=0.2, right=0.4)
            self.table = table = OutputTable(self.style, box, self.data, x_digits, self.fit)
            self.appear(table.heads, table.rules, VGroup(*(table.row(k) for k in range(len(self.data)))))
            self.appear(view.chart, view.levels, view.samples)
            self.play(Create(view.curve), run_time=self.durations.move)
            self.appear(view.outputs, view.curve_name)
            beat.until(0.6)
            line = FitLines(self.style, self.data, x_digits).model(self.fit)
            self.say(f"{line} quad quad quad model(sigma(z)) = 1 / (1 + e^(-z)) quad quad ?")

    def fill_the_baskets(self) -> None:
        with self.beat("baskets") as beat:
            view, outputs = self.view, self.fit.outputs
            rest = VGroup(view.chart, view.levels, view.samples, view.curve, view.curve_name)
            self.play(FadeOut(rest), run_time=self.durations.appear)
            self.baskets = VGroup(*(output_basket(self.style, chance, SMALL) for chance in outputs))
            classes = (VGroup(*(b for b, y in zip(self.baskets, self.data.y, strict=True) if y == k)) for k in (0, 1))
            rows = VGroup(*(row.arrange(RIGHT, buff=0.55) for row in classes))
            rows.arrange(DOWN, buff=0.7, aligned_edge=LEFT).move_to(RIGHT_BOX.centre).shift(0.15 * UP)
            self.names = VGroup()
            for basket, chance in zip(self.baskets, outputs, strict=True):
                name = self.style.formula(self.style.format.typst(chance, OUTPUT_DIGITS), "model", "label")
                self.names.add(name.next_to(basket, DOWN, buff=0.1))
            moves = (point.animate.move_to(basket) for point, basket in zip(view.outputs, self.baskets, strict=True))
            self.play(*moves, run_time=self.durations.move)
            self.say("P(y = one(1)) = model(sigma(z)) quad quad P(y = zero(0)) = 1 - model(sigma(z))")
            beat.until(0.4)
            for point, basket, name in zip(view.outputs, self.baskets, self.names, strict=True):
                grown = FadeIn(basket, scale=0.3), FadeOut(point), FadeIn(name)
                self.play(*grown, run_time=self.durations.appear)

    def set_label_against_output(self) -> None:
        with self.beat("label") as beat:
            basket, y, yhat = self.baskets[self.first], self.data.y[self.first], self.fit.outputs[self.first]
            self.rings = VGroup(ring(self.style, self.table.place(self.first, MARK)))
            self.play(Create(self.rings), run_time=self.durations.appear)
            self.label_shares = Shares(self.style, PAIR_BOXES[0], y, 0, self.label("label"))
            self.output_shares = Shares(self.style, PAIR_BOXES[1], yhat, OUTPUT_DIGITS, self.label("output"))
            self.output_shares.caption.align_to(self.label_shares.caption, DOWN)
            self.label_basket = output_basket(self.style, y, LARGE)
            self.output_basket = output_basket(self.style, yhat, LARGE)
            for one, shares in ((self.label_basket, self.label_shares), (self.output_basket, self.output_shares)):
                one.move_to((shares.chart.area.get_x(), LEFT_BOX.top - 0.8, 0.0))
            self.others = VGroup(*(other for other in self.baskets if other is not basket), self.names)
            dimmed = self.others.animate.fade(1 - self.style.theme.dimmed)
            self.play(FadeOut(self.table, self.rings), dimmed, run_time=self.durations.appear)
            self.play(FadeIn(self.label_basket, self.label_shares), run_time=self.durations.appear)
            beat.until(0.5)
            self.play(ReplacementTransform(basket.copy(), self.output_basket), run_time=self.durations.move)
            self.appear(self.output_shares)
            mark = self.style.format.separator
            self.say(
                f"p = (1 - y{mark} y) = (zero({self.n('not_y')}){mark} one({self.n('y')})) quad quad quad "
                f"q = (1 - hat(y){mark} hat(y)) approx (zero({self.n('rest')}){mark} one({self.n('yhat')}))"
            )

    def measure_the_surprises(self) -> None:
        with self.beat("surprise") as beat:
            yhat = self.fit.outputs[self.first]
            self.bars = bars = InformationBars(self.style, BARS_BOX, self.surprises(), "loss(-ln q)", nats=1.0)
            self.weights = q = np.array([1 - yhat, yhat])
            self.width = self.style.text(self.label("width-output"), "muted")
            self.width.next_to(bars.chart.x_axis, DOWN, buff=0.25)
            self.play(FadeOut(self.others, self.baskets[self.first]), run_time=self.durations.appear)
            bars.show(q, q)
            self.tags = VGroup(*(Counter(self.style, h, 3, "loss") for h in information(q, "nats")))
            tall = bars.bars.copy()
            for bar in bars.bars:
                bar.stretch_to_fit_height(min(FLAT, bar.height), about_edge=DOWN)
            self.appear(bars.chart, self.width, bars.bars)
            for kind, share in ((0, 0.3), (1, 0.6)):
                beat.until(share)
                self.play(bars.bars[kind].animate.become(tall[kind]), run_time=self.durations.move)
                self.tags[kind].next_to(bars.bars[kind], UP, buff=0.1)
                self.appear(self.tags[kind])
            self.say(
                f"loss(-ln q(0)) {self.is_('i0', 'loss')} quad quad quad loss(-ln q(1)) {self.is_('i1', 'loss')}",
                self.label("nats"),
            )

    def weigh_with_the_label(self) -> None:
        with self.beat("average") as beat:
            bars, y = self.bars, self.data.y[self.first]
            q, p = self.weights, np.array([1 - y, y])
            self.say("loss(H)(p, q) = -sum_x p(x) ln q(x)".replace(",", self.style.format.separator))
            new = self.style.text(self.label("width-label"), "muted").move_to(self.width)
            self.play(FadeOut(self.width), FadeIn(new), FadeOut(self.tags[1]), run_time=self.durations.appear)
            self.width = new

            def weigh(share: float) -> None:
                bars.show((1 - share) * q + share * p, q)
                self.tags[0].next_to(bars.bars[0], UP, buff=0.1)

            self.play(changing(self.style, VGroup(bars.bars, self.tags[0]), weigh))
            beat.until(0.55)
            self.say(LOSS, self.label("same"))
            beat.until(0.85)
            self.say(f"{ZERO_CASE} {self.is_('loss', 'loss')}")

    def turn_to_the_other_class(self) -> None:
        with self.beat("other") as beat:
            bars, yhat = self.bars, self.fit.outputs[self.other]
            left = VGroup(self.label_basket, self.output_basket, self.label_shares, self.output_shares)
            tag, loss = self.tags[1], Counter(self.style, self.loss(self.other), 3, "loss")
            old = VGroup(left, bars.bars, self.tags[0])
            self.play(FadeOut(old), run_time=self.durations.appear)
            p = np.array([0.0, 1.0])
            mix(self.label_basket, p[1])
            self.label_shares.show(p[1])

            def show(chance: float) -> None:
                mix(self.output_basket, chance)
                self.output_shares.show(chance)
                bars.show(p, [1 - chance, chance])
                tag.write(bars.average)
                tag.next_to(bars.bars[1], UP, buff=0.1)
                loss.write(bars.average)

            show(yhat)
            self.play(FadeIn(left, bars.bars, tag), run_time=self.durations.appear)
            self.say(f"{ONE_CASE} {self.is_('loss_other', 'loss')}")
            beat.until(0.4)
            formula = self.style.formula(f"{ONE_CASE} {{{{ approx : sign }}}}")
            loss.next_to(formula, RIGHT, buff=0.15)
            loss.shift((formula.select("sign").get_y() - loss.slot.get_y()) * UP)
            self.say_mobject(self.foot.place(VGroup(formula, loss)))
            moving = VGroup(self.output_basket, self.output_shares, bars.bars, tag, loss)
            for start, end in ((yhat, WORST), (WORST, BEST)):
                self.play(changing(self.style, moving, lambda share, a=start, b=end: show((1 - share) * a + share * b)))
