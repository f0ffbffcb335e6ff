"""Whether a lecturer's data have anything to teach: a feature that tells the labels apart, and rows to show it with."""

import numpy as np

from core.arrays import Array
from core.datasets import is_separable
from core.losses import BinaryCrossEntropy, add_intercept
from core.models import newton
from lecture.own.document import Document
from scenes.kit.own import EACH, OwnData

SMALLEST_W = 0.005
"""A smaller w is 0.00 on screen."""
LEAST_CORRELATION = 0.05
"""Of feature and label in the rows that are worked by hand; with less, the line through them is as good as flat."""


def check_teachable(document: Document, data: OwnData) -> None:
    """Of the first feature, as it is shown: scenes with one feature take that. Raises BadInput."""
    name, x, y = data.feature_names[0], np.array(data.columns[0]), np.array(data.labels)
    if not is_separable(x, y):
        w = newton(BinaryCrossEntropy(add_intercept(x), y), np.zeros(2)).final[1]
        if not abs(w) >= SMALLEST_W:
            raise document.refuse(
                "data.features",
                f"begin with {name!r}, which does not tell the labels apart: the best w is {w:.4f}",
                f"allowed is a feature with which w is at least {SMALLEST_W}, as {name!r} may be if it is standardised",
            )
    if not first_rows_tell(x, y):
        raise document.refuse(
            "data.order",
            f"puts rows first in each class that do not tell the labels apart by {name!r}; they are worked by hand",
            'allowed is another order ("shuffled", another data.seed), or data without such far outliers',
        )


def first_rows_tell(x: Array, y: Array) -> bool:
    """Whether the rows that are worked by hand tell the labels y (n,) apart by a feature x (n,)."""
    first = np.concatenate([np.flatnonzero(y == label)[:EACH] for label in (0, 1)])
    if np.ptp(x[first]) == 0:
        return False
    return bool(abs(np.corrcoef(x[first], y[first])[0, 1]) >= LEAST_CORRELATION)
