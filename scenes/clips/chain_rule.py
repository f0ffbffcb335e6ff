"""GIF: the tangent slides along the parabola g(f(x)), and its slope is 8x - 16 (slide idea 8)."""

import numpy as np
from manim import Mobject, UpdateFromAlphaFunc, VGroup, linear

from scenes.experiments.chains import BOTTOM, slope
from scenes.kit.clip import LectureClip
from scenes.kit.components.counter import Counter
from scenes.kit.components.readout import readouts
from scenes.kit.layout import Box
from scenes.review.flow_view import Parabola

CHART_BOX = Box(-3.1, 3.1, -1.05, 1.85)
NUMBERS = (0.0, -2.0, 0.0)
"""Where x and the slope stand."""
SWING, SECONDS = 1.6, 7.2
"""How far to both sides of the bottom the point goes, and how long there and back takes."""


class ChainRuleClip(LectureClip):
    """To and fro like a pendulum: slow at the ends, so that the loop closes without a jump."""

    id = "chain-rule"

    def construct(self) -> None:
        start = BOTTOM + SWING
        parabola = Parabola(self.style, CHART_BOX, start)
        counters = Counter(self.style, start, 1), Counter(self.style, float(slope(start)), 1, "gradient")
        numbers = readouts(self.style, dict(zip(("x =", "grad(8 x - 16) ="), counters, strict=True)), gap=0.8)
        numbers.move_to(NUMBERS)

        def swing(_: Mobject, share: float) -> None:
            x = BOTTOM + SWING * float(np.cos(2 * np.pi * share))
            parabola.slide(x)
            tenths = round(x, 1)
            for counter, value in zip(counters, (tenths, float(slope(tenths))), strict=True):
                counter.write(value)

        self.add(parabola, numbers)
        self.play(UpdateFromAlphaFunc(VGroup(parabola, numbers), swing, rate_func=linear), run_time=SECONDS)
