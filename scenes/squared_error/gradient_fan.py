"""GradientFan: on the loss over (w, b), where each flower alone would go, and where their mean goes."""

from manim import DR, VGroup

from core.arrays import Array
from core.datasets import Dataset
from core.losses import SigmoidSquaredError
from scenes.kit.allow import allow
from scenes.kit.components.loss_map import loss_map
from scenes.kit.components.marks import ball, step_arrow
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style

REACH, TICKS = 1.15, 0.5
"""How far the map goes to each side along w, and the distance of its ticks along b."""


class GradientFan:
    """The map around θ = (b, w); `pulls` are the flowers' negative gradients in their classes' colours, `mean` is the
    mean of all, `ball` stands on θ. The parts come on screen one by one.

    Of many samples only `rows` pull on screen; the mean's name then stands at the edge, clear of all arrows.
    """

    def __init__(
        self, style: Style, box: Box, data: Dataset, theta: Array, caption: str, rows: Dataset | None = None
    ) -> None:
        loss = SigmoidSquaredError(data.X, data.y)
        self.map = loss_map(style, box, loss, (theta[1], theta[0]), REACH, ticks=TICKS, digits=1, caption=caption)
        at = self.map.spot(theta[1], theta[0])
        self.ball = ball(style, at, "gradient").set_z_index(1)
        shown = data if rows is None else rows
        alone = [SigmoidSquaredError(shown.X[row : row + 1], shown.y[row : row + 1]) for row in range(len(shown.y))]
        self.ways = [-one.gradient(theta) for one in alone]
        self.pulls = VGroup()
        for way, label in zip(self.ways, shown.y, strict=True):
            arrow = step_arrow(style, at, self.spot(theta + way))
            self.pulls.add(
                arrow.set_color(style.colour("class1" if label else "class0")).set_stroke(
                    width=style.theme.sizes.thin_line
                )
            )
        self.mean = step_arrow(style, at, self.spot(theta - loss.gradient(theta)))
        self.name = style.formula("grad(-nabla L)").next_to(self.mean.get_end(), DR, buff=0.06)
        if rows is not None:
            self.name.move_to((box.left + 0.6, at[1], 0))
            for pull in self.pulls:
                allow(pull, "graphic-contrast", "its class's colour, on the brightest part of the map")

    def spot(self, theta: Array) -> Array:
        """Where θ = (b, w) stands on the frame: (3,)."""
        return self.map.spot(theta[1], theta[0])
