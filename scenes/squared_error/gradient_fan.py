"""GradientFan: on the loss over (w, b), where each flower alone would go, and where their mean goes."""

import numpy as np
from manim import DR, VGroup

from core.arrays import Array
from core.datasets import Dataset
from core.losses import SigmoidSquaredError
from scenes.cross_entropy.step_views import loss_map
from scenes.kit.components.marks import ball, step_arrow
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style

REACH, TICKS = 1.15, 0.5
"""How far the map goes to each side along w, and the distance of its ticks along b."""


class GradientFan:
    """The map around θ = (b, w); `pulls` are the flowers' negative gradients in their classes' colours, `mean` is the
    mean of them, `ball` stands on θ. The parts come on screen one by one."""

    def __init__(self, style: Style, box: Box, data: Dataset, theta: Array, caption: str) -> None:
        loss = SigmoidSquaredError(data.X, data.y)
        self.map = loss_map(style, box, loss, (theta[1], theta[0]), REACH, ticks=TICKS, digits=1, caption=caption)
        at = self.map.spot(theta[1], theta[0])
        self.ball = ball(style, at, "gradient").set_z_index(1)
        alone = [SigmoidSquaredError(data.X[row : row + 1], data.y[row : row + 1]) for row in range(len(data.y))]
        self.ways = [-one.gradient(theta) for one in alone]
        self.pulls = VGroup()
        for way, label in zip(self.ways, data.y, strict=True):
            arrow = step_arrow(style, at, self.spot(theta + way))
            self.pulls.add(
                arrow.set_color(style.colour("class1" if label else "class0")).set_stroke(
                    width=style.theme.sizes.thin_line
                )
            )
        self.mean = step_arrow(style, at, self.spot(theta + np.mean(self.ways, axis=0)))
        self.name = style.formula("grad(-nabla L)").next_to(self.mean.get_end(), DR, buff=0.06)

    def spot(self, theta: Array) -> Array:
        """Where θ = (b, w) stands on the frame: (3,)."""
        return self.map.spot(theta[1], theta[0])
