"""GIF: the mix slides from 9:1 to 5:5, the stack grows and the point climbs the entropy curve; and back (idea 53)."""

import numpy as np
from manim import LEFT, RIGHT, UP, Mobject, UpdateFromAlphaFunc, VGroup, smooth

from core.datasets import baskets
from core.sampling import chances
from scenes.entropy.bars import BallRow, InformationBars
from scenes.entropy.entropy_curve import HEIGHTS, EntropyCurve
from scenes.kit.allow import allow
from scenes.kit.clip import LectureClip
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import guide
from scenes.kit.layout import Box

BARS_BOX, CURVE_BOX = Box(-3.35, -0.75, -1.3, 1.6), Box(0.75, 3.5, -1.3, 1.6)


class EntropyClip(LectureClip):
    """Ten balls, the stack over them, and the curve at the same heights."""

    id = "entropy"

    def construct(self) -> None:
        durations = self.style.theme.durations
        (_, start), (_, end) = (chances(basket) for basket in baskets())
        view = InformationBars(self.style, BARS_BOX, HEIGHTS, "")
        row = BallRow(self.style, view.chart, 1)
        curve = EntropyCurve(self.style, CURVE_BOX, x_name="")
        lead = allow(guide(self.style, LEFT, RIGHT), "outside-axes", "it joins two charts of equal heights")
        top = Counter(self.style, 0, 2, "loss")

        def slide(_: Mobject, share: float) -> None:
            p = (1 - share) * start + share * end
            mix = np.array([1 - p, p])
            view.show(mix, mix, 1.0)
            row.follow(p)
            curve.go_to(p)
            at = view.chart.spot(1, view.average)
            lead.put_start_and_end_on(at, curve.spot(p))
            top.write(view.average)
            top.next_to((at + curve.chart.spot(0, view.average)) / 2, UP, buff=0.1)

        slide(view, 0.0)
        moving = VGroup(view.bars, row.balls, lead, curve.point, top)
        self.add(view.chart, curve.chart, curve.curve, moving)
        for direction in (slide, lambda mobject, share: slide(mobject, 1 - share)):
            self.wait(durations.breath)
            self.play(UpdateFromAlphaFunc(moving, direction, rate_func=smooth), run_time=1.3 * durations.understand)
        self.wait(durations.breath)
