"""GIF: w steepens the sigmoid and mirrors it, b shifts it; it loops (slide idea 21)."""

from itertools import pairwise

import numpy as np
from manim import UpdateFromAlphaFunc, VGroup

from scenes.kit.clip import LectureClip
from scenes.kit.components.slider import Slider
from scenes.kit.layout import Box
from scenes.sigmoid.sigmoid_views import SigmoidView

CHART_BOX = Box(-3.1, 3.2, -0.75, 1.8)
STOPS = ((1.0, 0.0), (3.0, 0.0), (-1.0, 0.0), (1.0, 0.0), (1.0, 3.0), (1.0, -3.0), (1.0, 0.0))
"""Where w and b are turned to, one after the other; the last is the first."""


class SigmoidClip(LectureClip):
    """The curve, its ghost at w = 1 and b = 0, and two dials."""

    id = "sigmoid"

    def construct(self) -> None:
        view = SigmoidView(
            self.style, CHART_BOX, x_name="x", y_name="model(hat(y)) = model(sigma)(param(w) x + param(b))"
        )
        view.chart.names[1].align_to(view.chart.area, (-1, 0, 0))
        dials = VGroup(
            *(
                Slider(self.style, f"param({name})", (-4, 4), value, goal=value, digits=1, width=1.5)
                for name, value in zip("wb", STOPS[0], strict=True)
            )
        )
        for dial, x in zip(dials, (-2.0, 1.75), strict=True):
            dial.shift((x, -1.9, 0) - dial.track.get_center())
        self.add(view, dials)
        self.remove(view.floor, view.ceiling)
        for start, end in pairwise(STOPS):
            way = np.array(start), np.array(end)

            def turn(_: object, share: float, way: tuple[np.ndarray, np.ndarray] = way) -> None:
                now = (1 - share) * way[0] + share * way[1]
                view.show(*now)
                for dial, value in zip(dials, now, strict=True):
                    dial.turn(value)

            self.wait(self.style.theme.durations.appear / 2)
            self.play(UpdateFromAlphaFunc(VGroup(view.curve, dials), turn), run_time=self.style.theme.durations.move)
