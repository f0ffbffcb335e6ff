"""Outlines of what is drawn, as polygons, and whether they touch. Plain geometry."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scenes.kit.layout import Box

Points = NDArray[np.float64]
STEPS = np.linspace(0.0, 1.0, 4)[:-1]
"""Where a Bezier curve is sampled."""


@dataclass(frozen=True, eq=False)
class Shape:
    """Line segments: `ends` (n, 2, 2), from and to. A filled shape's gaps are closed."""

    ends: Points

    @cached_property
    def box(self) -> Box:
        low, high = self.ends.min((0, 1)), self.ends.max((0, 1))
        return Box(float(low[0]), float(high[0]), float(low[1]), float(high[1]))

    def crosses(self, other: "Shape") -> bool:
        """Whether a line of this one meets a line of the other."""
        mine, theirs = _near(self.ends, other.box), _near(other.ends, self.box)
        if not len(mine) or not len(theirs):
            return False
        a, b = mine[:, None, 0], mine[:, None, 1]
        c, d = theirs[None, :, 0], theirs[None, :, 1]
        apart = (_side(a, b, c) * _side(a, b, d) > 0) | (_side(c, d, a) * _side(c, d, b) > 0)
        return bool((~apart & _boxes_meet(a, b, c, d)).any())

    def holds(self, point: Points) -> bool:
        """Whether a point lies inside of this shape (even-odd)."""
        (x0, y0), (x1, y1) = self.ends[:, 0].T, self.ends[:, 1].T
        spans = (y0 > point[1]) != (y1 > point[1])
        at = x0[spans] + (point[1] - y0[spans]) / (y1[spans] - y0[spans]) * (x1[spans] - x0[spans])
        return bool((at > point[0]).sum() % 2)

    def hold(self, places: Points) -> NDArray[np.bool_]:
        """Which of the places (n, 2) lie inside of this shape."""
        box = self.box
        inside = (box.left <= places[:, 0]) & (places[:, 0] <= box.right)
        inside &= (box.bottom <= places[:, 1]) & (places[:, 1] <= box.top)
        for k in np.flatnonzero(inside):
            inside[k] = self.holds(places[k])
        return np.asarray(inside)

    def overlaps(self, other: "Shape") -> bool:
        """Whether two filled shapes share any area or touch."""
        return boxes_meet(self.box, other.box) and (
            self.crosses(other) or self.holds(other.ends[0, 0]) or other.holds(self.ends[0, 0])
        )

    def same(self, other: "Shape") -> bool:
        """Whether both have the same outline in the same place: one thing drawn twice."""
        return self.ends.shape == other.ends.shape and bool(np.allclose(self.ends, other.ends, atol=0.02))


def shape(points: Points, closed: bool) -> Shape | None:
    """The shape of Manim's cubic curves, (4n, 3) points; `closed`: each part's end meets its start."""
    curves = points[: len(points) // 4 * 4, :2].reshape(-1, 4, 2)
    if not len(curves) or not np.isfinite(curves).all() or np.ptp(curves, axis=(0, 1)).max() < 1e-4:
        return None
    curves = curves[np.ptp(curves, axis=1).max(axis=1) > 1e-9]
    breaks = np.ones(len(curves), dtype=bool)
    breaks[1:] = np.abs(curves[1:, 0] - curves[:-1, 3]).max(axis=1) > 1e-6
    t = STEPS[:, None]
    weights = np.hstack([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3])
    sampled = np.einsum("sk,nkd->nsd", weights, curves).reshape(-1, 2)
    nexts = np.roll(sampled, -1, axis=0)
    nexts[len(STEPS) - 1 :: len(STEPS)] = curves[:, 3]
    ends = np.stack([sampled, nexts], axis=1)
    if closed:
        firsts = np.flatnonzero(breaks)
        lasts = np.append(firsts[1:], len(curves)) - 1
        ends = np.concatenate([ends, np.stack([curves[lasts, 3], curves[firsts, 0]], axis=1)])
    return Shape(ends)


def boxes_meet(a: Box, b: Box) -> bool:
    return a.left <= b.right and b.left <= a.right and a.bottom <= b.top and b.bottom <= a.top


def contains(outer: Box, inner: Box, by: float = 0.0) -> bool:
    """Whether a box holds another; it may stick out by as much as `by`."""
    return (
        outer.left - by <= inner.left
        and inner.right <= outer.right + by
        and outer.bottom - by <= inner.bottom
        and inner.top <= outer.top + by
    )


def union(boxes: list[Box]) -> Box:
    """The smallest box around boxes."""
    return Box(
        min(b.left for b in boxes), max(b.right for b in boxes), min(b.bottom for b in boxes), max(b.top for b in boxes)
    )


def _near(ends: Points, box: Box) -> Points:
    low, high = ends.min(axis=1), ends.max(axis=1)
    meets = (low[:, 0] <= box.right) & (high[:, 0] >= box.left) & (low[:, 1] <= box.top) & (high[:, 1] >= box.bottom)
    near: Points = ends[meets]
    return near


def _side(a: Points, b: Points, c: Points) -> Points:
    side: Points = (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])
    return side


def _boxes_meet(a: Points, b: Points, c: Points, d: Points) -> NDArray[np.bool_]:
    meet = (np.minimum(a, b) <= np.maximum(c, d)) & (np.minimum(c, d) <= np.maximum(a, b))
    return np.asarray(meet.all(axis=-1))
