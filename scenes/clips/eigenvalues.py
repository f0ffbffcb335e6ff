"""GIF: an ellipse flattens to a segment and opens again; for our Hessian the second eigenvalue is 0 (idea 60)."""

import numpy as np
from manim import DOWN, LEFT, Mobject, UpdateFromAlphaFunc, VGroup, linear

from scenes.convexity.ellipse_view import EllipseView
from scenes.experiments.ellipses import Ellipses
from scenes.kit.clip import LectureClip
from scenes.kit.components.counter import Counter
from scenes.kit.components.readout import readout
from scenes.kit.layout import Box

BOX = Box(-3.9, 0.9, -2.4, 2.4)
READINGS = (1.5, 0.0, 0.0)
"""The left end of the two eigenvalues."""
SECONDS = 6.0
"""There and back."""


class EigenvaluesClip(LectureClip):
    """To the segment and back, slow at both ends, so that the loop closes without a jump."""

    id = "eigenvalues"
    frame = (8.0, 5.0)

    def construct(self) -> None:
        ellipses = Ellipses.of(self.settings)
        view = EllipseView(self.style, BOX, ellipses)
        self.values = [Counter(self.style, 0.0, 2) for _ in (0, 1)]
        rows = VGroup(*(readout(self.style, f"lambda_{k} approx", value) for k, value in enumerate(self.values, 1)))
        rows.scale(1.2).arrange(DOWN, buff=0.5, aligned_edge=LEFT).move_to(READINGS, aligned_edge=LEFT)

        def show(share: float) -> None:
            view.show(share)
            for counter, value in zip(self.values, ellipses.axes(share).values, strict=True):
                counter.write(float(value))

        def flatten(_: Mobject, share: float) -> None:
            show((1 - float(np.cos(2 * np.pi * share))) / 2)

        show(0.0)
        self.add(view, rows)
        self.play(UpdateFromAlphaFunc(VGroup(view.moving, *self.values), flatten, rate_func=linear), run_time=SECONDS)
