"""The slides' two fits of the flowers, and the models between them: what their scenes, clips and figures share."""

import numpy as np

from core.arrays import Array
from core.datasets import Dataset, is_separable
from core.descent import gradient_descent
from core.losses import BinaryCrossEntropy
from core.models import LogisticRegression, newton
from core.slides import fact, given
from scenes.experiments.starts import steady_rate
from scenes.experiments.subject import first_rows, samples
from scenes.kit.settings import Settings

FITS = ("fit-1", "fit-2")
PETAL_DIGITS = fact("petal-length").digits
OWN_DIGITS = 2
"""Decimals of all numbers of a lecturer's fits."""
FEW_STEPS, MANY_STEPS = 3, 3000
"""Steps of a lecturer's first fit, and of the second where the classes can be separated."""


class Fit:
    """A fit of a data set, and the decimals with which it is shown: one of the slides' two, as they print it, or one of
    a lecturer's data by its parameters `theta` = [b, w], which are rounded to what is shown.

    Shapes: scores (n,), outputs (n,), score_digits (n,), output_digits (n,).
    """

    def __init__(self, name: str, data: Dataset, theta: Array | None = None) -> None:
        self.model = LogisticRegression(given(name).theta if theta is None else theta.round(OWN_DIGITS))
        self.theta = self.model.theta
        self.scores, self.outputs = self.model.score(data.x), self.model.predict_proba(data.x)
        self.edge = float(self.model.decision_boundary())
        if theta is not None:
            self.b_digits, self.w_digits = OWN_DIGITS, OWN_DIGITS
            self.score_digits, self.output_digits = [OWN_DIGITS] * len(data), [OWN_DIGITS] * len(data)
            return
        slide = name.replace("-", "")
        rows = range(1, len(data) + 1)
        self.b_digits, self.w_digits = fact(f"{slide}-b").digits, fact(f"{slide}-w").digits
        self.score_digits = [fact(f"{slide}-z-{row}").digits for row in rows]
        self.output_digits = [fact(f"{slide}-sigma-{row}").digits for row in rows]


def fit_digits(settings: Settings) -> int:
    """Decimals of w and b."""
    return fact("fit2-b").digits if settings.own.data is None else OWN_DIGITS


def fits(settings: Settings) -> tuple[Dataset, Fit, Fit]:
    """The slides' flowers with their two fits; or a lecturer's first rows, with two fits of all their samples."""
    data = samples(settings)
    rows = first_rows(data)
    if settings.own.data is None:
        return rows, Fit(FITS[0], rows), Fit(FITS[1], rows)
    return rows, Fit(FITS[0], rows, first_theta(data)), Fit(FITS[1], rows, fitted_theta(data))


def least_sure(data: Dataset, fit: Fit, label: int) -> int:
    """The row of a class that a fit has right and is least sure of; if it has none of them right, the least wrong."""
    rows = np.flatnonzero(data.y == label)
    chances = fit.outputs[rows] if label else 1 - fit.outputs[rows]
    return int(rows[np.argmin(np.where(chances > 0.5, chances, 2 - chances))])


def first_theta(data: Dataset) -> Array:
    """θ = [b, w] of a model that has learned for a few steps: it knows the way, and is not sure. Where a class is so
    rare that no w is seen by then, it learns for longer."""
    loss, steps = BinaryCrossEntropy(data.X, data.y), FEW_STEPS
    while True:
        theta = gradient_descent(loss, np.zeros(2), steady_rate(data.X), steps).final
        if theta.round(OWN_DIGITS)[1] != 0 or steps > MANY_STEPS:
            return theta
        steps *= 2


def fitted_theta(data: Dataset) -> Array:
    """θ = [b, w] at the minimum of the cross-entropy; where the classes can be separated there is none, and descent
    is stopped after many steps."""
    loss = BinaryCrossEntropy(data.X, data.y)
    if is_separable(data.x, data.y):
        return gradient_descent(loss, np.zeros(2), steady_rate(data.X), MANY_STEPS).final
    return newton(loss, np.zeros(2)).final


def between(first: Fit, second: Fit, share: float) -> LogisticRegression:
    """The model on the way from one fit to the other, its parameters mixed evenly; share 0 and 1 are the fits."""
    return LogisticRegression((1 - share) * first.theta + share * second.theta)
