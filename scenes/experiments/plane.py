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

PLANE = (0.0, 5.0, 0.0, 2.0)
"""Petal length from … to, petal width from … to, in cm."""
MANY_STEPS = 20_000


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

    @classmethod
    def of_slides(cls) -> "TwoFeatureUpdate":
        """x1 = 1.4, x2 = 0.2, y = 0, η = 0.01, from w1 = 0.5, w2 = -0.1 and b = 0.1."""
        example, data = given("example-2"), four_flowers()
        assert example.learning_rate is not None
        loss = BinaryCrossEntropy(data.X[:1], data.y[:1])
        path = gradient_descent(loss, example.theta, example.learning_rate, steps=1)
        return cls(data, example.learning_rate, loss, BinaryCrossEntropy(data.X, data.y), path)

    def onward(self) -> Trajectory:
        """Descent on the loss of all flowers, from the same start at the same learning rate."""
        return gradient_descent(self.whole, self.path.parameters[0], self.learning_rate, MANY_STEPS)

    def output(self, theta: Array) -> float:
        """ŷ of the picked flower."""
        return float(self.loss.predictions(theta)[0])

    @property
    def misprinted(self) -> Array:
        """θ after the step as the slide prints it."""
        names = ("ex2-b-new", "ex2-w1-new", "ex2-w2-new")
        return np.array([float(str(fact(name).printed)) for name in names])


def side(theta: Array) -> Array:
    """The part of the plane where ŷ is at least one half: the corners of a polygon (m, 2), none if there is no part."""
    left, right, low, high = PLANE
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


def boundary(theta: Array) -> Array:
    """Where ŷ is one half: the two ends (2, 2) of a line across the plane."""
    polygon = side(theta)
    least = np.argsort(np.abs(LogisticRegression(theta).score(polygon)))[:2]
    ends: Array = polygon[np.sort(least)]
    return ends
