"""What several figures draw: the flowers as points, and formulas with coloured parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke

from core.arrays import Array
from core.trajectory import Trajectory
from scenes.kit.mpl_theme import Pen, Role, Size

SHAPES: dict[int, tuple[str, Role, float]] = {0: ("o", "class0", 12.0), 1: ("s", "class1", 11.0)}
"""A class is a colour and a shape: marker, role, size in points."""


def flower_marks(pen: Pen, axes: Axes, x: Array, y: Array, height: Array | None = None) -> None:
    """Flowers as circles (0) and squares (1), edged by the background so that near ones stay apart."""
    for label, (marker, role, size) in SHAPES.items():
        picked = y == label
        if picked.any():
            heights = (y if height is None else height)[picked]
            axes.plot(
                x[picked], heights, ls="none", marker=marker, ms=size, mfc=pen.colour(role),
                mec=pen.colour("background"), mew=1.2, gid=f"class-{label}", zorder=5, clip_on=False,
            )  # fmt: skip


def apart(places: Array, gap: float, low: float, high: float) -> Array:
    """Places in rising order (n,), moved as little as it takes (squared) to be a gap apart, between two bounds."""
    blocks: list[list[float]] = []
    for k, place in enumerate(places):
        blocks.append([place - k * gap])
        while len(blocks) > 1 and np.mean(blocks[-2]) > np.mean(blocks[-1]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    firsts = np.concatenate([np.full(len(block), np.mean(block)) for block in blocks])
    spread: Array = firsts.clip(low, high - gap * (len(places) - 1)) + gap * np.arange(len(places))
    return spread


@dataclass(frozen=True)
class Fraction:
    """A fraction whose parts have colours of their own; a part may be a fraction again."""

    over: Sequence["Part"]
    under: Sequence["Part"]


Part: TypeAlias = tuple[str, Role] | Fraction


def coloured(pen: Pen, sheet: Axes, x: float, y: float, parts: Sequence[Part], size: Size = "body") -> float:
    """A formula part after part from x on, on the baseline y, in inches; returns where it ends."""
    em = pen.points(size) / 72
    for part in parts:
        if isinstance(part, Fraction):
            width, inner = part_width(pen, part, size), _inner(size)
            rule = y + 0.3 * em
            sheet.plot([x + 0.08, x + width - 0.08], [rule] * 2, color=pen.colour("ink"), lw=1.2, gid="rule")
            drop = (1.85 if any(isinstance(p, Fraction) for p in part.under) else 1.05) * pen.points(inner) / 72
            for half, height in ((part.over, rule + 0.3 * em), (part.under, rule - drop)):
                indent = (width - sum(part_width(pen, p, inner) for p in half)) / 2
                coloured(pen, sheet, x + indent, height, half, inner)
            x += width
        else:
            pen.formula(sheet, x, y, part[0], part[1], size, ha="left", va="baseline")
            x += pen.formula_width(part[0], size)
    return x


def part_width(pen: Pen, part: Part, size: Size = "body") -> float:
    """The width of a part of a formula, in inches."""
    if isinstance(part, Fraction):
        inner = _inner(size)
        return max(sum(part_width(pen, p, inner) for p in half) for half in (part.over, part.under)) + 0.3
    return pen.formula_width(part[0], size)


def _inner(size: Size) -> Size:
    """The size inside a fraction: as large as outside, then one smaller in a fraction of a fraction."""
    return {"title": "body", "body": "label", "label": "label"}[size]  # type: ignore[return-value]


def descent_path(pen: Pen, axes: Axes, path: Trajectory, every: int = 1) -> None:
    """A descent on a (w, b) map: hollow where it starts, full where it ends, a small dot after so many steps."""
    b, w = path.parameters.T
    green, ink = pen.colour("gradient"), pen.colour("ink")
    halo = [withStroke(linewidth=pen.width("line") + 2.5, foreground=pen.colour("background"))]
    axes.plot(w, b, color=green, lw=pen.width("line"), gid="path", zorder=4, path_effects=halo)
    axes.plot(w[::every], b[::every], ls="none", marker="o", ms=5, mfc=green, mec=pen.colour("background"), mew=0.8,
              gid="path-dots", zorder=5)  # fmt: skip
    for place, face, size in ((0, pen.colour("background"), 14), (-1, green, 9)):
        axes.plot(w[place], b[place], ls="none", marker="o", ms=size, mfc=face, mec=ink, mew=1.8, zorder=6)
