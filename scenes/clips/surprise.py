"""GIF: balls are drawn and put back, and the shares of red and blue settle at the chances (slide idea 50)."""

import numpy as np
from manim import DOWN, RIGHT, UP, Mobject, UpdateFromAlphaFunc, VGroup, linear, there_and_back

from scenes.entropy.draws import DrawsView, Tape
from scenes.experiments.draws import BALLS, BLUE, RED, ROLES, SEED, Draws
from scenes.kit.clip import LectureClip
from scenes.kit.components.basket import Basket
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import sample
from scenes.kit.layout import Box

CHART_BOX = Box(-0.4, 3.7, -1.35, 1.95)
LEFT_MIDDLE = -2.45
BY_HAND = (5, 7, 9, 7)
"""Which balls are seen to be drawn; the outcomes must be these balls' colours."""


class SurpriseClip(LectureClip):
    """The basket with the last draws over it, the shares beside it; it holds its end."""

    id = "surprise"

    def construct(self) -> None:
        durations = self.style.theme.durations
        draws = Draws.of_slides(np.random.default_rng(SEED))
        view = DrawsView(self.style, CHART_BOX, draws, self.style.words.label(self.id, "draws"))
        basket = Basket(self.style, BALLS, columns=5, pitch=0.52).move_to((LEFT_MIDDLE, -0.35, 0))
        tape = Tape(self.style, draws.outcomes, places=9, pitch=0.3).move_to((LEFT_MIDDLE, 1.95, 0))
        shares = [Counter(self.style, draws.shares[-1, kind], 2, role) for kind, role in enumerate(ROLES)]
        pairs = VGroup(*(VGroup(sample(self.style, (0, 0, 0), kind).scale(1.3), shares[kind]) for kind in (RED, BLUE)))
        for pair in pairs:
            pair.arrange(RIGHT, buff=0.2)
        pairs.arrange(RIGHT, buff=0.5).next_to(basket, DOWN, buff=0.45)

        def show(drawn: int) -> None:
            view.go_to(drawn)
            tape.go_to(drawn)
            for kind in (RED, BLUE):
                shares[kind].write(draws.shares[drawn - 1, kind])

        show(1)
        tape.go_to(0)
        self.add(view.chart, view.levels, basket, tape)
        self.wait(durations.breath)
        for drawn, place in enumerate(BY_HAND, start=1):
            ball = basket.balls[place]
            lifted = ball.animate(rate_func=there_and_back).shift(1.3 * UP)
            self.play(lifted, run_time=durations.appear)
            show(drawn)
            self.add(view.moving, tape, pairs)

        def run(_: Mobject, share: float) -> None:
            show(draws.row_at(share, len(BY_HAND)))

        moving = VGroup(view.moving, tape, *shares)
        self.play(UpdateFromAlphaFunc(moving, run, rate_func=linear), run_time=2 * durations.understand)
        self.wait(1.5 * durations.move)
