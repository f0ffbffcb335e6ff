"""GIF: 1/p becomes -log p and lands on 0 at p = 1, and goes back (slide idea 52)."""

import numpy as np
from manim import DL, UR, DashedVMobject, Mobject, UpdateFromAlphaFunc, VGroup, smooth

from scenes.entropy.curves import LOW, SurpriseCurve
from scenes.kit.clip import LectureClip
from scenes.kit.components.counter import Counter
from scenes.kit.layout import Box

CHART_BOX = Box(-3.2, 3.0, -1.75, 1.85)
NAMED = (0.46, 0.36)
"""Over which p the names of 1/p and -log p stand."""


class InformationClip(LectureClip):
    """The curve between its two dashed shapes, with its height at p = 1."""

    id = "information"

    def construct(self) -> None:
        durations = self.style.theme.durations
        curve = SurpriseCurve(self.style, CHART_BOX, np.array([]), "", high=LOW)
        end = Counter(self.style, 1.0, 2, "loss")
        shapes = VGroup()
        for share, (source, side) in enumerate((("1 \\/ p", UR), ("-log_2 p", DL))):
            curve.bend(share)
            dashes = DashedVMobject(curve.curve.copy(), num_dashes=60)
            dashes.set_stroke(self.style.colour("muted"), width=self.style.theme.sizes.thin_line)
            shapes.add(dashes, self.style.formula(source, "muted").next_to(curve.spot(NAMED[share]), side, buff=0.08))

        def bend(_: Mobject, share: float) -> None:
            curve.bend(share)
            end.write(float(curve.measure(np.array(1.0))))
            end.next_to(curve.point, UR, buff=0.12)

        bend(curve, 0.0)
        self.add(curve.chart, shapes, curve.curve, curve.point, end)
        moving = VGroup(curve.curve, curve.point, end)
        for direction in (bend, lambda mobject, share: bend(mobject, 1 - share)):
            self.wait(durations.move)
            self.play(UpdateFromAlphaFunc(moving, direction, rate_func=smooth), run_time=durations.understand)
        self.wait(durations.breath)
