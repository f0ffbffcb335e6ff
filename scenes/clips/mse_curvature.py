"""GIF: a point runs from right to wrong; the bracket goes below zero, and from there on the slope dies (idea 32)."""

import numpy as np
from manim import UP, Mobject, UpdateFromAlphaFunc, VGroup, linear

from scenes.kit.clip import LectureClip
from scenes.kit.layout import Box
from scenes.squared_error.curvature_view import SignView, SlopeStrip

HALVES = (Box(-3.95, -0.75, -0.35, 1.65), Box(0.75, 3.95, -0.35, 1.65))
STRIP, LABELS, ENDS = (-1.1, -1.9), 2.1, -2.3
"""Heights: of the strips, of the labels' names, of the words under the ends."""
SECONDS = 7.6
"""There and back."""


class MseCurvatureClip(LectureClip):
    """To the wrong answer and back, slow at both ends, so that the loop closes without a jump."""

    id = "mse-curvature"
    frame = (9.6, 5.2)

    def construct(self) -> None:
        views: list[SignView | SlopeStrip] = []
        for label, box in enumerate(HALVES):
            view = SignView(self.style, box, label)
            strip = SlopeStrip(self.style, Box(box.left, box.right, STRIP[1], STRIP[0]), label)
            name = self.style.formula(("zero(y = 0)", "one(y = 1)")[label]).move_to(
                (*view.chart.area.get_center()[:1], LABELS, 0)
            )
            self.add(view, strip, name, *(self.end(strip, p) for p in (0, 1)))
            views += [view, strip]

        def run(_: Mobject, share: float) -> None:
            away = (1 - float(np.cos(2 * np.pi * share))) / 2
            for view in views:
                view.run(abs(view.label - away))

        moving = VGroup(*(view.moving for view in views))
        self.play(UpdateFromAlphaFunc(moving, run, rate_func=linear), run_time=SECONDS)

    def end(self, strip: SlopeStrip, p: float) -> Mobject:
        """Under a strip's end: is the answer right or wrong there?"""
        key = "right" if p == strip.label else "wrong"
        word = self.style.text(self.style.words.text(f"clips.{self.id}.{key}"), "muted")
        return word.set_x(strip.chart.spot(p, 0)[0]).shift((ENDS - word[0].get_bottom()[1]) * UP)
