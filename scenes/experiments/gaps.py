"""The gaps between outputs and labels (slide idea 26): of the slides' flowers, or of a lecturer's data."""

from dataclasses import dataclass

import numpy as np

from core.arrays import Array
from core.datasets import Dataset
from core.losses import squared_error
from core.models import LogisticRegression
from scenes.experiments.fits import FITS, Fit, first_theta
from scenes.experiments.subject import drawn, samples
from scenes.kit.settings import Settings

LOW, HIGH = 0, 5
"""The slides' flowers that are looked at: the first, of class 0, and the last, of class 1."""


@dataclass(frozen=True, eq=False)
class Gaps:
    """The samples that are drawn, a model of all that has learned a little, and two rows that are looked at: of class 0
    one whose answer is bad, of class 1 one whose answer is good."""

    data: Dataset
    model: LogisticRegression
    low: int
    high: int

    @classmethod
    def of(cls, settings: Settings) -> "Gaps":
        """The slides' first fit and their first and last flower; or a lecturer's samples with the largest gap in class
        0, and with the smallest in class 1."""
        every = samples(settings)
        data = drawn(every)
        if settings.own.data is None:
            return cls(data, Fit(FITS[0], data).model, LOW, HIGH)
        model = Fit(FITS[0], data, first_theta(every)).model
        losses = squared_error(model.predict_proba(data.x), data.y)
        low, high = np.where(data.y == 0, losses, -1).argmax(), np.where(data.y == 1, losses, 2).argmin()
        return cls(data, model, int(low), int(high))

    @property
    def outputs(self) -> Array:
        """ŷ of each drawn sample: (n,)."""
        return self.model.predict_proba(self.data.x)
