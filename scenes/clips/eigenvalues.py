"""GIF: an ellipse flattens to a segment and opens again; for our Hessian the second eigenvalue is 0 (idea 60)."""

import numpy as np
from manim import Mobject, UpdateFromAlphaFunc, linear

from scenes.convexity.ellipse_view import EllipseView
from scenes.kit.clip import LectureClip
from scenes.kit.layout import Box

BOX = Box(-2.4, 2.4, -2.4, 2.4)
SECONDS = 6.0
"""There and back."""


class EigenvaluesClip(LectureClip):
    """To the segment and back, slow at both ends, so that the loop closes without a jump."""

    id = "eigenvalues"
    frame = (8.0, 5.0)

    def construct(self) -> None:
        view = EllipseView(self.style, BOX)
        view.show(0.0)
        self.add(view)

        def flatten(_: Mobject, share: float) -> None:
            view.show((1 - float(np.cos(2 * np.pi * share))) / 2)

        self.play(UpdateFromAlphaFunc(view.moving, flatten, rate_func=linear), run_time=SECONDS)
