"""How surprising is a draw? (slide ideas 50 and 51): chances, two experiments, 1/p, and what is wrong with it."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    Mobject,
    RoundedRectangle,
    TransformFromCopy,
    UpdateFromAlphaFunc,
    VGroup,
    VMobject,
    linear,
    there_and_back,
)

from core.information import surprise
from scenes.entropy.curves import SurpriseCurve
from scenes.entropy.draws import DrawsView, Tape, key, piled
from scenes.experiments.draws import BALLS, BLUE, RED, ROLES, SEED, Draws
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.basket import Basket
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import gap, ring, sample
from scenes.kit.layout import BODY, Box
from scenes.kit.motion import changing

BY_HAND = (5, 7, 9, 7, 6, 8)
"""Which balls are seen to be drawn; the outcomes must be these balls' colours."""
LEFT_BOX, RIGHT_BOX = BODY.split(0.46)
CHART_BOX = RIGHT_BOX.inset(left=0.75, right=0.6, bottom=0.85, top=0.5)
CARDS = RIGHT_BOX.inset(left=0.3, bottom=0.7, top=0.6)
PITCH = 0.92
"""Between two balls of the basket."""
RISE = 1.4
"""How far a ball is lifted out of the basket."""
CLOSE = 2.6
"""Height of the chart from close by, where 1 is seen to be far from 0."""


class Surprise(LectureScene):
    """The slides' basket: nine balls of one kind (orange here, red there), one blue."""

    id = "surprise"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.draws = Draws.of_slides(np.random.default_rng(SEED))

    def numbers(self) -> Mapping[str, Number]:
        (red, blue), shares = self.draws.p, self.draws.shares[-1]
        return {
            "p_red": Number(red, 1),
            "p_blue": Number(blue, 1),
            "reds": Number(BALLS.count(RED), 0),
            "blues": Number(BALLS.count(BLUE), 0),
            "balls": Number(len(BALLS), 0),
            "times": Number(len(self.draws.outcomes), 0),
            "share_red": Number(shares[RED], 3),
            "share_blue": Number(shares[BLUE], 3),
            "s_red": Number(float(surprise(red)), 2),
            "s_blue": Number(float(surprise(blue)), 0),
            "certain": Number(1.0, 0),
            "s_certain": Number(float(surprise(1.0)), 0),
        }

    def construct(self) -> None:
        self.look_into_the_basket()
        self.draw_again_and_again()
        self.compare_two_experiments()
        self.measure_the_surprise()
        self.find_the_problem()

    # The beats ------------------------------------------------------------------------------------------------------

    def look_into_the_basket(self) -> None:
        with self.beat("basket") as beat:
            self.basket = Basket(self.style, BALLS, columns=5, pitch=PITCH)
            self.basket.move_to(BODY.centre).shift(0.3 * DOWN)
            names = key(self.style, (self.label("red"), self.label("blue")))
            names.next_to(self.basket.walls, DOWN, buff=0.3)
            self.play(Create(self.basket.walls), run_time=self.durations.move)
            balls = self.basket.balls
            self.appear(*(ball for ball, kind in zip(balls, BALLS, strict=True) if kind == RED), shift=0.5 * DOWN)
            self.appear(names[RED])
            beat.until(0.4)
            self.appear(*(ball for ball, kind in zip(balls, BALLS, strict=True) if kind == BLUE), shift=0.5 * DOWN)
            self.appear(names[BLUE])
            self.left = VGroup(self.basket, names)
            beat.until(0.55)
            self.view = DrawsView(self.style, CHART_BOX, self.draws, self.label("draws"))
            heights = VGroup(self.view.chart.y_axis, self.view.chart.y_ticks, self.view.levels)
            self.play(self.left.animate.set_x(LEFT_BOX.centre[0]), FadeIn(heights), run_time=self.durations.move)
            self.piles = piled(self.view.chart, balls, BALLS)
            ways = (TransformFromCopy(*pair) for pair in zip(balls, self.piles, strict=True))
            self.play(LaggedStart(*ways, lag_ratio=self.durations.lag), run_time=self.durations.understand)
            self.say(self.chances())

    def chances(self) -> str:
        """p(A) = 9/10 = 0.9 and the same of B, as a formula's source."""
        return (
            f"p(zero(A)) = {self.n('reds')} / {self.n('balls')} {self.is_('p_red')} quad quad quad "
            f"p(one(B)) = {self.n('blues')} / {self.n('balls')} {self.is_('p_blue')}"
        )

    def draw_again_and_again(self) -> None:
        with self.beat("draws"):
            view = self.view
            count = Counter(self.style, self.draws.outcomes.size)
            shares = [Counter(self.style, 0, 3, role) for role in ROLES]
            readout = VGroup(
                self.beside(self.style.text(self.label("drawn"), "muted"), count),
                *(self.beside(sample(self.style, (0, 0, 0), kind).scale(1.4), shares[kind]) for kind in (RED, BLUE)),
            )
            self.foot.place(readout.arrange(RIGHT, buff=1.4))
            count.write(0)
            self.tape = tape = Tape(self.style, self.draws.outcomes)
            tape.move_to((LEFT_BOX.centre[0], LEFT_BOX.top - 0.3, 0.0))
            across = VGroup(view.chart.x_axis, view.chart.x_ticks, view.chart.caption)
            self.play(FadeOut(self.piles), FadeIn(across), run_time=self.durations.appear)
            self.say_mobject(readout)

            def show(drawn: int) -> None:
                view.go_to(drawn)
                tape.go_to(drawn)
                count.write(drawn)
                for kind in (RED, BLUE):
                    shares[kind].write(self.draws.shares[drawn - 1, kind])

            for drawn, place in enumerate(BY_HAND, start=1):
                ball = self.basket.balls[place].set_z_index(1)
                lifted = ball.animate(rate_func=there_and_back).shift(RISE * UP)
                self.play(lifted, run_time=2 * self.durations.appear)
                show(drawn)
                self.add(view.moving, tape)

            def run(_: Mobject, share: float) -> None:
                show(self.draws.row_at(share, len(BY_HAND)))

            moving = VGroup(view.moving, tape, count, *shares)
            self.play(UpdateFromAlphaFunc(moving, run, rate_func=linear), run_time=2.5 * self.durations.understand)

    def compare_two_experiments(self) -> None:
        with self.beat("experiments") as beat:
            self.play(FadeOut(self.view, self.tape), run_time=self.durations.appear)
            boxes = CARDS.split(gap=0.5)
            cards = [self.card(box, kind) for kind, box in enumerate(boxes)]
            for kind, (share, place) in enumerate(((0.0, 6), (0.33, 7))):
                beat.until(share)
                panel, ball, words = cards[kind]
                flying = self.basket.balls[place].copy().set_z_index(1)
                self.appear(panel)
                self.play(flying.animate.become(ball), run_time=self.durations.move)
                self.appear(words)
                cards[kind] = VGroup(panel, flying, words)
            beat.until(0.68)
            around = ring(self.style, cards[BLUE][1]).scale_to_fit_width(1.5 * cards[BLUE][1].width)
            mark = self.style.text("!", "loss", "title", bold=True).scale(1.6)
            mark.next_to(around, RIGHT, buff=0.2)
            self.play(Create(around), FadeIn(mark, scale=2.0), cards[RED].animate.set_opacity(self.style.theme.dimmed))
            self.say('"Surprise" arrow.t quad quad p arrow.b', self.label("rare"))
            self.cards = VGroup(*cards, around, mark)

    def measure_the_surprise(self) -> None:
        with self.beat("measure") as beat:
            self.play(FadeOut(self.cards), run_time=self.durations.appear)
            self.curve = curve = SurpriseCurve(self.style, CHART_BOX, self.draws.p, "loss(1 \\/ p)")
            self.appear(curve.chart)
            self.say('"Surprise"(E) = loss(1 / p(E))')
            curve.go_to(self.draws.p[RED])
            self.values = VGroup()
            self.play(Create(curve.curve), run_time=self.durations.understand)
            for kind, name, share, side in ((RED, "red", 0.5, UP), (BLUE, "blue", 0.75, RIGHT)):
                beat.until(share)
                if kind == RED:
                    self.appear(curve.point)
                else:
                    self.slide(*self.draws.p)
                self.play(FadeIn(curve.marks[kind], scale=0.5), run_time=self.durations.appear)
                value = self.style.formula(f"1 / {self.n(f'p_{name}')} {self.is_(f's_{name}', 'loss')}")
                self.appear(value.next_to(curve.marks[kind], side, buff=0.2))
                self.values.add(value, curve.marks[kind])

    def find_the_problem(self) -> None:
        with self.beat("problem") as beat:
            curve, (red, _) = self.curve, self.draws.p
            beat.until(0.15)
            blue = self.basket.balls[BALLS.index(BLUE)]
            self.play(blue.animate.scale(0.1), run_time=self.durations.appear)
            self.basket.relabel([RED] * len(BALLS))
            self.play(blue.animate.scale(10), run_time=self.durations.appear)
            beat.until(0.3)
            self.play(FadeOut(self.values, curve.point), run_time=self.durations.appear / 2)
            self.come_closer()
            curve.go_to(red)
            self.play(FadeIn(curve.point), run_time=self.durations.appear / 2)
            self.slide(red, 1.0)
            around = ring(self.style, curve.point)
            self.play(Create(around), run_time=self.durations.appear)
            beat.until(0.68)
            bottom = curve.chart.spot(1, 0)
            missing = gap(self.style, around.get_bottom(), bottom)
            self.play(Create(missing), run_time=self.durations.move)
            self.say(
                f"p = {self.n('certain')} quad arrow.double quad 1 / p {self.is_('s_certain', 'loss')} != 0",
                self.label("problem"),
            )

    # What several beats do ------------------------------------------------------------------------------------------

    def beside(self, name: VMobject, counter: Counter) -> VGroup:
        """A counter behind what it counts."""
        return VGroup(name, counter).arrange(RIGHT, buff=0.25)

    def card(self, box: Box, kind: int) -> VGroup:
        """An experiment: its panel with its number, the ball that was drawn, and what it is."""
        panel = RoundedRectangle(width=box.width, height=box.height, corner_radius=0.12, stroke_width=0)
        panel.set_fill(self.style.colour("panel"), opacity=1).move_to(box.centre)
        title = self.style.text(self.label(f"experiment-{kind + 1}"), "muted").next_to(panel.get_top(), DOWN, buff=0.3)
        ball = self.basket.stamps[kind].copy().scale(1.3).move_to(panel)
        words = self.style.text(self.label("red" if kind == RED else "blue")).next_to(panel.get_bottom(), UP, buff=0.3)
        return VGroup(VGroup(panel, title), ball, words)

    def come_closer(self) -> None:
        """The chart closes in on the lowest surprises."""
        curve, far = self.curve, self.curve.chart.y_range.high

        def close_in(share: float) -> None:
            curve.rescale((1 - share) * far + share * CLOSE)

        moving = VGroup(curve.chart, curve.curve)
        self.play(changing(self.style, moving, close_in, 0.5))

    def slide(self, start: float, end: float) -> None:
        """The point goes along the curve from one chance to another."""
        curve = self.curve

        def along(share: float) -> None:
            curve.go_to((1 - share) * start + share * end)

        self.play(changing(self.style, curve.point, along))
