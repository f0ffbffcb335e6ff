"""The part of the plane of (w, b) that a loss map shows: the slides' own, or one around a lecturer's descents."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Array
from core.trajectory import Trajectory
from scenes.experiments.subject import round_ticks
from scenes.kit.settings import Settings

ROOM = 0.18
"""What a map shows beyond the descents, as a share of their reach."""
LEAST = 2.0
"""A map is at least so wide and high."""
FURTHEST = 2.0
"""A minimum is framed too if that makes the map at most so many times as large."""


@dataclass(frozen=True, eq=False)
class MapFrame:
    """The grid of a map, and where its ticks stand. Shapes: w (m,), b (k,)."""

    w: Array
    b: Array
    w_ticks: tuple[float, ...]
    b_ticks: tuple[float, ...]
    digits: int = 0

    @property
    def scale(self) -> float:
        """Its width, against the slides' map from -8 to 8."""
        return float(np.ptp(self.w)) / 16


def map_frame(settings: Settings, slides: MapFrame, paths: Sequence[Trajectory], best: Array | None = None) -> MapFrame:
    """The slides' frame, or one of the same shape and finesse that holds whole descents, 0, and if it is near the
    minimum `best` = [b, w]."""
    if settings.own.data is None:
        return slides
    points = np.concatenate([np.zeros((1, 2)), *(path.parameters for path in paths)])
    low, high = points.min(axis=0), points.max(axis=0)
    if best is not None:
        wider = np.array([np.minimum(low, best), np.maximum(high, best)])
        if (np.ptp(wider, axis=0) <= FURTHEST * np.maximum(high - low, LEAST)).all():
            low, high = wider
    middle, size = (low + high) / 2, np.maximum((high - low) * (1 + 2 * ROOM), LEAST)
    ratio = float(np.ptp(slides.b) / np.ptp(slides.w))
    width = max(float(size[1]), float(size[0]) / ratio)
    (b, w), height = middle, width * ratio
    w_ticks, w_digits = round_ticks(w - width / 2, w + width / 2, 6)
    b_ticks, b_digits = round_ticks(b - height / 2, b + height / 2, 5)
    return MapFrame(
        np.linspace(w - width / 2, w + width / 2, slides.w.size),
        np.linspace(b - height / 2, b + height / 2, slides.b.size),
        w_ticks,
        b_ticks,
        max(w_digits, b_digits),
    )
