"""What the figures on information theory share: balls of a basket, and the label of an axis in its own corner."""

import numpy as np
from matplotlib.axes import Axes

from core.arrays import Array, ArrayLike
from scenes.figures.marks import SHAPES
from scenes.kit.mpl_theme import Pen


def basket(pen: Pen, sheet: Axes, at: tuple[float, float], labels: ArrayLike, columns: int, pitch: float) -> None:
    """Balls in rows from the lower left corner `at`, in inches, and the open box around them."""
    kinds = np.asarray(labels)
    x, y = at
    rows = -(-kinds.size // columns)
    k = np.arange(kinds.size)
    across, up = x + (k % columns + 0.5) * pitch, y + (k // columns + 0.5) * pitch
    for kind, (marker, role, _) in SHAPES.items():
        sheet.plot(across[kinds == kind], up[kinds == kind], ls="none", marker=marker, color=pen.colour(role),
                   ms=0.62 * pitch * 72, mec="none", gid=f"balls-{kind}", zorder=4)  # fmt: skip
    right, top, flare = x + columns * pitch, y + rows * pitch, 0.2 * pitch
    sheet.plot([x - flare, x, right, right + flare], [top, y, y, top], color=pen.colour("muted"),
               lw=pen.width("thin_line"), zorder=3)  # fmt: skip


def point(pen: Pen, axes: Axes, x: float, y: float, kind: int, gid: str) -> None:
    """A ball of one kind on a curve."""
    marker, role, size = SHAPES[kind]
    axes.plot(x, y, ls="none", marker=marker, ms=size, mfc=pen.colour(role), mec=pen.colour("background"), mew=1.2,
              gid=gid, zorder=6, clip_on=False)  # fmt: skip


def dense(low: float, count: int = 600) -> Array:
    """Chances from low to 1, denser where 1/p is steep."""
    p: Array = np.geomspace(low, 1, count)
    return p
