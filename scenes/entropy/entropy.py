"""Entropy (slide idea 53): information weighed by chance stacks up to the average, and the mix decides how high."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from manim import DOWN, LEFT, ORIGIN, RIGHT, UP, UR, Create, FadeIn, FadeOut, VGroup

from core.datasets import baskets
from core.information import contributions, entropy, information
from core.sampling import chances
from scenes.entropy.bars import BallRow, InformationBars
from scenes.entropy.entropy_curve import HEIGHTS, EntropyCurve
from scenes.experiments.draws import BALLS, ROLES
from scenes.kit.allow import allow
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.basket import Basket
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import guide, ring
from scenes.kit.components.readout import readouts
from scenes.kit.layout import BODY, Range
from scenes.kit.motion import changing

LEFT_BOX, RIGHT_BOX = BODY.split(0.48)
BARS_BOX = LEFT_BOX.inset(left=0.75, right=0.3, bottom=0.95, top=0.55)
CURVE_BOX = RIGHT_BOX.inset(left=0.8, right=1.7, bottom=0.95, top=0.55)
DRAWN = ((5, 0.15), (7, 0.35), (1, 0.6), (9, 0.7), (3, 0.8))
"""Balls that are looked at, and when; the blue one among them."""
TALL = Range(0, 3.6, (0.5, 1, 2, 3))
"""Holds the information of the blue ball, in bits."""


class Entropy(LectureScene):
    """The slides' two baskets, 9:1 and 5:5, and all mixes between them."""

    id = "entropy"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.counts = baskets()
        self.first, self.second = (chances(basket) for basket in self.counts)

    def numbers(self) -> Mapping[str, Number]:
        told, areas = information(self.first, "bits"), contributions(self.first, self.first, "bits")
        return {
            "p0": Number(self.first[0], 1),
            "p1": Number(self.first[1], 1),
            "half": Number(self.second[0], 1),
            "balls": Number(self.counts[0].sum(), 0),
            "reds": Number(self.counts[0][0], 0),
            "blues": Number(self.counts[0][1], 0),
            "evens": Number(self.counts[1][0], 0),
            "i0": Number(told[0], 3),
            "i1": Number(told[1], 3),
            "area0": Number(areas[0], 3),
            "area1": Number(areas[1], 3),
            "h": Number(float(entropy(self.first, "bits")), 3),
            "h_nats": Number(float(entropy(self.first, "nats")), 3),
            "h_even": Number(float(entropy(self.second, "bits")), 1),
        }

    def construct(self) -> None:
        self.look_into_the_basket()
        self.raise_the_bars()
        self.stack_them()
        self.tell_the_unit()
        self.slide_the_mix()
        self.go_to_the_ends()

    # The beats ------------------------------------------------------------------------------------------------------

    def look_into_the_basket(self) -> None:
        with self.beat("basket") as beat:
            self.basket = Basket(self.style, BALLS, columns=5, pitch=0.92).move_to(BODY.centre)
            allow(self.basket.balls, "outside-axes", "the balls come to stand under the axis")
            self.appear(self.basket)
            here, name = ring(self.style, ORIGIN), VGroup()
            here.scale_to_fit_width(1.5 * self.basket.balls[0].width)
            for place, share in DRAWN:
                beat.until(share)
                ball, outcome = self.basket.balls[place], ("zero(0)", "one(1)")[BALLS[place]]
                new = self.style.formula(f"X = {outcome}").next_to(self.basket.walls, RIGHT, buff=0.6)
                moving = here.animate.move_to(ball) if name else Create(here.move_to(ball))
                self.play(moving, FadeOut(name), FadeIn(new), run_time=self.durations.move)
                name = new
            self.say(self.chances("reds", "p0", "blues", "p1"))
            self.play(FadeOut(here, name), run_time=self.durations.appear)

    def chances(self, zeros: str, p0: str, ones: str, p1: str) -> str:
        """p(X = 0) and p(X = 1) of a basket, as a formula's source."""
        first = f"p(X = zero(0)) = {self.n(zeros)} / {self.n('balls')} {self.is_(p0)}"
        return f"{first} quad quad quad p(X = one(1)) = {self.n(ones)} / {self.n('balls')} {self.is_(p1)}"

    def raise_the_bars(self) -> None:
        with self.beat("bars") as beat:
            self.view = view = InformationBars(self.style, BARS_BOX, TALL, "loss(-log_2 p(x))")
            self.row = row = BallRow(self.style, view.chart, int(self.counts[0][1]))
            self.aside = (view.chart.area.get_x() - BODY.centre[0]) * RIGHT
            VGroup(view, row).shift(-self.aside)
            order = np.argsort(BALLS, kind="stable")
            going = [self.basket.balls[k].animate.become(row.balls[n]) for n, k in enumerate(order)]
            self.play(FadeOut(self.basket.walls), *going, FadeIn(view.chart), run_time=self.durations.move)
            self.remove(*self.basket.balls).add(row.balls)
            self.say("loss(-log_2 p(x))", self.label("information"))
            beat.until(0.3)
            view.show(self.first, self.first)
            self.tags = VGroup()
            for kind, share in ((0, 0.45), (1, 0.7)):
                beat.until(share)
                bar = view.bars[kind]
                tall = bar.copy()
                bar.stretch(1e-3, 1, about_edge=DOWN)
                self.play(bar.animate.become(tall), run_time=self.durations.move)
                tag = self.style.formula(f"{self.n(f'i{kind}')}", ROLES[kind])
                self.tags.add(tag.next_to(bar, UP, buff=0.12))
                self.appear(tag)

    def stack_them(self) -> None:
        with self.beat("average") as beat:
            view = self.view
            self.say("loss(H)(X) = -sum_x p(x) log_2 p(x)")
            beat.until(0.3)
            self.play(FadeOut(self.tags), run_time=self.durations.appear)
            self.play(changing(self.style, view.bars, lambda share: view.show(self.first, self.first, share)))
            beat.until(0.6)
            self.come_closer()
            terms = [f"{self.n(f'p{k}')} dot {self.n(f'i{k}')} {self.is_(f'area{k}')}" for k in (0, 1)]
            areas = VGroup(*(self.style.formula(term, "background") for term in terms))
            for kind, area in enumerate(areas):
                area.scale(0.8).move_to(view.band(kind))
            old, name = view.chart.names[0], self.style.formula("loss(H)(X)")
            name.move_to(old, aligned_edge=LEFT)
            view.chart.names.remove(old).add(name)
            self.play(FadeOut(old), FadeIn(name, areas), run_time=self.durations.appear)
            self.areas = areas
            logs = " - ".join(f"{p} log_2 {p}" for p in (self.n("p0"), self.n("p1")))
            self.say(f"loss(H)(X) = -{logs} {self.is_('h', 'loss')}")

    def tell_the_unit(self) -> None:
        with self.beat("unit") as beat:
            view = self.view
            self.top = Counter(self.style, view.average, 3, "loss")
            self.write_top()
            self.appear(self.top)
            bits, nats = self.label("unit-bits"), self.label("unit-nats")
            self.say(f'loss(H)(X) {self.is_("h", "loss")} " {bits}"', self.label("bits"))
            beat.until(0.55)
            self.play(FadeOut(self.areas), run_time=self.durations.appear)

            def convert(share: float) -> None:
                view.nats = share
                view.show(self.first, self.first, 1.0)
                self.write_top()

            moving = VGroup(view.bars, self.top)
            self.play(changing(self.style, moving, convert))
            self.say(f'{self.n("h")} " {bits}" quad arrow.l.r quad {self.n("h_nats")} " {nats}"', self.label("nats"))
            beat.until(0.95)
            self.play(changing(self.style, moving, lambda share: convert(1 - share), 0.5))

    def slide_the_mix(self) -> None:
        with self.beat("mix") as beat:
            (_, start), (_, end) = self.first, self.second
            curve = self.curve = EntropyCurve(self.style, CURVE_BOX)
            curve.trace(start, start)
            curve.go_to(start)
            group = VGroup(self.view, self.row.balls, self.top)
            self.play(group.animate.shift(self.aside), self.unsaid(), run_time=self.durations.move)
            self.guide = allow(guide(self.style, LEFT, RIGHT), "outside-axes", "it joins two charts of equal heights")
            self.follow(start)
            self.play(FadeIn(curve.chart, self.guide, curve.point), run_time=self.durations.appear)
            self.appear(curve.mark(start, f"{self.n('reds')} : {self.n('blues')}", DOWN + RIGHT))
            p0, p1 = (Counter(self.style, p, 2, role) for p, role in zip(self.first, ROLES, strict=True))
            h = Counter(self.style, self.view.average, 3, "loss")
            readout = readouts(self.style, {"p(X = 0) =": p0, "p(X = 1) =": p1, "loss(H)(X) approx": h})
            self.say_mobject(self.foot.place(readout))
            self.add(curve.curve)
            beat.until(0.35)

            def slide(share: float) -> None:
                p = (1 - share) * start + share * end
                self.follow(p)
                curve.trace(start, p)
                p0.write(1 - p)
                p1.write(p)
                h.write(self.view.average)

            self.play(changing(self.style, VGroup(self.moving, curve.curve, p0, p1, h), slide, 2.0))
            self.appear(curve.mark(end, f"{self.n('evens')} : {self.n('evens')}", DOWN))
            half, bit = self.n("half"), self.label("unit-bit")
            terms = f"-{half} log_2 {half} - {half} log_2 {half}"
            self.say(f'loss(H)(X) = {terms} {self.is_("h_even", "loss")} " {bit}"')

    def go_to_the_ends(self) -> None:
        with self.beat("ends") as beat:
            (_, low), (_, middle) = self.first, self.second
            curve = self.curve
            beat.until(0.1)

            def to_the_right(share: float) -> None:
                p = (1 - share) * middle + share
                self.follow(p)
                curve.trace(low, p)

            self.play(self.unsaid(), changing(self.style, VGroup(self.moving, curve.curve), to_the_right))
            self.play(changing(self.style, curve.curve, lambda share: curve.trace((1 - share) * low, 1.0), 0.5))
            self.say("loss(H) = 0", self.label("certain"))
            beat.until(0.6)
            going_back = changing(self.style, self.moving, lambda share: self.follow(1 - share + share * middle))
            self.play(self.unsaid(), going_back)
            self.play(Create(ring(self.style, curve.point)), run_time=self.durations.appear)
            self.say(f'loss(H) {self.is_("h_even", "loss")} " {self.label("unit-bit")}"', self.label("even"))

    # What several beats do ------------------------------------------------------------------------------------------

    def unsaid(self) -> FadeOut:
        """What the foot says leaves: it holds no more."""
        leaving, self.said = self.said, None
        return FadeOut(leaving, run_time=self.durations.appear)

    @property
    def moving(self) -> VGroup:
        """What `follow` moves."""
        return VGroup(self.view.bars, self.row.balls, self.top, self.guide, self.curve.point)

    def follow(self, p: float) -> None:
        """Everything shows the mix in which a ball is blue with chance p."""
        mix = np.array([1 - p, p])
        self.view.show(mix, mix, 1.0)
        self.row.follow(p)
        self.curve.go_to(p)
        self.write_top()
        self.guide.put_start_and_end_on(self.view.chart.spot(1, self.view.average), self.curve.spot(p))

    def write_top(self) -> None:
        """The stack's height beside its upper edge."""
        self.top.write(self.view.average)
        self.top.next_to(self.view.chart.spot(1, self.view.average), UR, buff=0.08)

    def come_closer(self) -> None:
        """The chart closes in on the stack, to the heights of the curve beside it."""
        view, far = self.view, self.view.chart.y_range.high

        def close_in(share: float) -> None:
            view.chart.rescale((1 - share) * far + share * HEIGHTS.high)
            view.show(self.first, self.first, 1.0)

        self.play(changing(self.style, VGroup(view.chart, view.bars), close_in, 0.75))
