"""What the figures of linear regression share: houses on a chart, the fitted line, the squares of its errors."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Polygon
from matplotlib.path import Path

from core.arrays import Array
from core.datasets import Dataset
from core.models import LinearRegression
from scenes.kit.mpl_theme import Pen, Role

HOUSE = Path([(-1, -1), (1, -1), (1, 0.15), (0, 1.2), (-1, 0.15), (-1, -1)])
"""A gable: the mark of a house."""
BEYOND = 1.5
"""How far a line goes on beyond the largest house."""


def house_marks(
    pen: Pen, axes: Axes, x: Array, y: Array, face: Role = "ink", gid: str = "houses", size: float = 13.0
) -> None:
    """Houses at (x, y); with another face than ink they are an older label of the same house."""
    edge = pen.colour("background") if face == "ink" else pen.colour("ink")
    axes.plot(x, y, ls="none", marker=HOUSE, ms=size, mfc=pen.colour(face), mec=edge, mew=1.2, gid=gid, zorder=5)


def fitted_line(pen: Pen, axes: Axes, data: Dataset, theta: Array, rows: Sequence[int] | None = None) -> None:
    """The line of θ = (b, w), its predictions, and the square of each error, as wide as it is high.

    `rows`: only these houses have prediction and square.
    """
    model = LinearRegression(theta)
    x = np.array([0.0, data.x.max() + BEYOND])
    axes.plot(x, model.predict(x), color=pen.colour("model"), lw=pen.width(), gid="line", zorder=3)
    shown = list(range(len(data)) if rows is None else rows)
    predictions = model.predict(data.x)
    for left, y, predicted in zip(data.x[shown], data.y[shown], predictions[shown], strict=True):
        side = abs(predicted - y)
        corners = [(left, predicted), (left, y), (left + side, y), (left + side, predicted)]
        for alpha, fill in ((0.14, True), (1.0, False)):
            axes.add_patch(
                Polygon(corners, fill=fill, color=pen.colour("loss"), alpha=alpha, gid="fill" if fill else "square",
                        lw=0 if fill else pen.width("thin_line"), zorder=2)
            )  # fmt: skip
    axes.plot(
        data.x[shown], predictions[shown], ls="none", marker="o", ms=8, mfc=pen.colour("model"), mec=pen.colour("ink"),
        mew=1.3, gid="predictions", zorder=4,
    )  # fmt: skip
