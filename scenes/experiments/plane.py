"""The update with two features, and the decision boundary in their plane: what scene, clip and figure draw."""

from dataclasses import dataclass

import numpy as np

from core.arrays import Array
from core.datasets import Dataset, four_flowers
from core.descent import gradient_descent
from core.losses import BinaryCrossEntropy
from core.models import LogisticRegression
from core.slides import fact, given
from core.trajectory import Trajectory
from scenes.experiments.starts import many_steps
from scenes.experiments.subject import feature_axis, first_rows, plane_samples
from scenes.kit.layout import Range
from scenes.kit.settings import Settings

PLANE = (0.0, 5.0, 0.0, 2.0)
"""Petal length from … to, petal width from … to, in cm."""
LENGTHS, WIDTHS = Range(0, 5, (0, 1, 2, 3, 4, 5), 0), Range(0, 2, (0, 1, 2), 0)
"""Its axes."""


@dataclass(frozen=True, eq=False)
class TwoFeatureUpdate:
    """One gradient step on the first of the four flowers, with petal length and width (slide idea 48).

    `loss` is that flower's own, `whole` the mean over all; `path` has two rows [b, w1, w2], before and after the step.
    """

    data: Dataset
    learning_rate: float
    loss: BinaryCrossEntropy
    whole: BinaryCrossEntropy
    path: Trajectory
    bounds: tuple[float, float, float, float] = PLANE

    @classmethod
    def of_slides(cls) -> "TwoFeatureUpdate":
        """x1 = 1.4, x2 = 0.2, y = 0, η = 0.01, from w1 = 0.5, w2 = -0.1 and b = 0.1."""
        example, data = given("example-2"), four_flowers()
        assert example.learning_rate is not None
        loss = BinaryCrossEntropy(data.X[:1], data.y[:1])
        path = gradient_descent(loss, example.theta, example.learning_rate, steps=1)
        return cls(data, example.learning_rate, loss, BinaryCrossEntropy(data.X, data.y), path)

    @classmethod
    def of(cls, settings: Settings) -> "TwoFeatureUpdate":
        """On the first sample of class 0 of the run, at the lecturer's learning rate if given; the plane holds all."""
        own = settings.own.data
        if own is None:
            return cls.of_slides()
        example, data = given("example-2"), plane_samples(settings)
        assert example.learning_rate is not None
        start = example.theta if settings.own.learning.start_plane is None else settings.own.learning.start_plane
        rows = first_rows(data, each=2)
        loss, (across, up) = BinaryCrossEntropy(rows.X[:1], rows.y[:1]), plane_axes(settings)
        rate = settings.own.learning.rate or example.learning_rate
        path = gradient_descent(loss, start, rate, steps=1)
        bounds = (across.low, across.high, up.low, up.high)
        return cls(rows, rate, loss, BinaryCrossEntropy(data.X, data.y), path, bounds)

    def onward(self) -> Trajectory:
        """Many steps of descent on the loss of all flowers, from the same start at the same learning rate."""
        steps = many_steps(self.learning_rate, len(self.whole.y))
        return gradient_descent(self.whole, self.path.parameters[0], self.learning_rate, steps)

    def output(self, theta: Array) -> float:
        """ŷ of the picked flower."""
        return float(self.loss.predictions(theta)[0])

    @property
    def misprinted(self) -> Array:
        """θ after the step as the slide prints it."""
        names = ("ex2-b-new", "ex2-w1-new", "ex2-w2-new")
        return np.array([float(str(fact(name).printed)) for name in names])


def plane_axes(settings: Settings) -> tuple[Range, Range]:
    """The axes of the plane, across and up."""
    return feature_axis(settings, LENGTHS, 0), feature_axis(settings, WIDTHS, 1, most=4)


def side(theta: Array, bounds: tuple[float, float, float, float] = PLANE) -> Array:
    """The part of the plane where ŷ is at least one half: the corners of a polygon (m, 2), none if there is no part."""
    left, right, low, high = bounds
    corners = np.array([[left, low], [right, low], [right, high], [left, high]])
    scores = LogisticRegression(theta).score(corners)
    kept = []
    for k, corner in enumerate(corners):
        after = (k + 1) % len(corners)
        if scores[k] >= 0:
            kept.append(corner)
        if scores[k] * scores[after] < 0:  # the score is linear along an edge
            share = scores[k] / (scores[k] - scores[after])
            kept.append(corner + share * (corners[after] - corner))
    return np.array(kept).reshape(-1, 2)


def boundary(theta: Array, bounds: tuple[float, float, float, float] = PLANE) -> Array:
    """Where ŷ is one half: the two ends (2, 2) of a line across the plane; none (0, 2) if it does not cross it."""
    polygon = side(theta, bounds)
    if len(polygon) < 2 or len(side(-theta, bounds)) < 2:
        return np.empty((0, 2))
    least = np.argsort(np.abs(LogisticRegression(theta).score(polygon)))[:2]
    ends: Array = polygon[np.sort(least)]
    return ends
