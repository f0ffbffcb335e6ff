"""A line through labels that are 0 or 1 (slide ideas 14 to 16): the rows, and the windows through which it is seen."""

from dataclasses import dataclass

import numpy as np

from core.arrays import Array
from core.datasets import Dataset
from core.models import least_squares
from scenes.experiments.subject import axis, first_rows, round_ticks, samples
from scenes.kit.layout import Range
from scenes.kit.settings import Settings

Window = tuple[tuple[float, float], tuple[float, float]]
HEIGHTS, FAR_HEIGHTS = (-0.55, 1.5), (-5.6, 6.6)
LENGTHS = Range(0.0, 4.8, (1, 2, 3, 4), 0)
FAR_LENGTHS = Range(-13.0, 18.0, (-10.0, 10.0), 0)
SWING = (-1.5, 0.85)
"""θ = (b, w) of a line that is too steep for the slides' flowers."""
STEEPER = 2.5
"""… and how many times as steep as the best it is for a lecturer's data."""
ROOM = 0.2
"""Room beside the samples for the numbers that fly to the axes."""
FURTHER = 5.0
"""The far window of a lecturer's data ends where the line is so far from one half."""


@dataclass(frozen=True, eq=False)
class Band:
    """`across` and `far`: the axis of the feature, near and from afar; `best` and `swing`: θ = (b, w) of lines."""

    data: Dataset
    across: Range
    far: Range
    best: Array
    swing: Array
    heights: tuple[float, float] = HEIGHTS

    @classmethod
    def of(cls, settings: Settings) -> "Band":
        """The slides' six flowers, or a lecturer's first rows with the line that fits them best."""
        data = first_rows(samples(settings))
        best = least_squares(data.X, data.y)
        if settings.own.data is None:
            return cls(data, LENGTHS, FAR_LENGTHS, best, np.array(SWING))
        slope = STEEPER * float(best[1])
        swing = np.array([float(data.y.mean()) - slope * float(data.x.mean()), slope])
        middle, reach = (0.5 - float(best[0])) / float(best[1]), FURTHER / abs(float(best[1]))
        ticks, digits = round_ticks(middle - reach, middle + reach, 4)
        predicted = data.X @ best
        heights = (min(-0.8, float(predicted.min()) - 0.55), max(HEIGHTS[1], float(predicted.max()) + 0.4))
        return cls(
            data, axis(data.x, room=ROOM), Range(middle - reach, middle + reach, ticks, digits), best, swing, heights
        )

    @property
    def near_window(self) -> Window:
        return ((self.across.low, self.across.high), self.heights)

    @property
    def far_window(self) -> Window:
        return ((self.far.low, self.far.high), FAR_HEIGHTS)
