"""Answers with their labels, whose losses are told one by one (slide idea 36): the slides', or a lecturer's model's."""

from dataclasses import dataclass

import numpy as np

from core.arrays import Array
from core.datasets import outputs
from core.losses import binary_cross_entropy
from core.models import LogisticRegression
from scenes.experiments.fits import first_theta
from scenes.experiments.subject import first_rows, samples
from scenes.kit.settings import Settings

EACH = 4
"""Rows of each class: a branch has room for them."""
SUREST, WRONG = 6, (1, 7)
"""On the slides, the best answer, and the two that are equally wrong."""


@dataclass(frozen=True, eq=False)
class Answers:
    """Outputs and labels, each (n,), class 0 first. `digits`: decimals of an output; `surest` and `wrong`: rows that
    are looked at in the end."""

    outputs: Array
    labels: Array
    digits: int
    surest: int
    wrong: tuple[int, ...]

    @classmethod
    def of(cls, settings: Settings) -> "Answers":
        """The slides' eight; or what a model that has learned a little says of a lecturer's first rows, to two
        decimals, with which the losses are computed."""
        if settings.own.data is None:
            return cls(*outputs(), 1, SUREST, WRONG)
        data = samples(settings)
        first = first_rows(data, EACH)
        given = LogisticRegression(first_theta(data)).predict_proba(first.x).round(2).clip(0.01, 0.99)
        losses = binary_cross_entropy(given, first.y)
        return cls(given, first.y, 2, int(np.argmin(losses)), (int(np.argmax(losses)),))
