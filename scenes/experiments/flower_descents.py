"""Descents on the flowers' losses that several scenes, clips and figures show."""

from dataclasses import dataclass

import numpy as np

from core.arrays import Array
from core.datasets import Dataset, flowers, four_flowers, is_separable
from core.descent import gradient_descent
from core.losses import BinaryCrossEntropy, SampleLoss, SigmoidSquaredError
from core.models import newton
from core.slides import given
from core.trajectory import Trajectory
from scenes.experiments.starts import many_steps, near, steady_rate, wrong_start
from scenes.experiments.subject import first_rows, samples
from scenes.kit.settings import Settings


@dataclass(frozen=True, eq=False)
class Duel:
    """Squared error against cross-entropy: one start, one learning rate, both losses (slide idea 44).

    `start` is θ = (b, w). The default falls where it should rise: every flower is on the wrong side.
    """

    mse: SampleLoss
    bce: SampleLoss
    start: tuple[float, float] = (3.0, -2.0)
    learning_rate: float = 0.5
    steps: int = 180
    best: Array | None = None
    """[b, w] where the cross-entropy is least; None if the classes can be separated, and there is no such place."""

    @classmethod
    def of_flowers(cls) -> "Duel":
        """On the slides' six flowers."""
        data = flowers()
        return cls(SigmoidSquaredError(data.X, data.y), BinaryCrossEntropy(data.X, data.y))

    @classmethod
    def of(cls, settings: Settings) -> "Duel":
        """On the samples of the run; the data choose what a lecturer leaves to them."""
        if settings.own.data is None:
            return cls.of_flowers()
        data, learning = samples(settings), settings.own.learning
        rate = learning.rate or steady_rate(data.X)
        mse = SigmoidSquaredError(data.X, data.y)
        start = learning.start or wrong_start(data, mse, rate, learning.steps)
        bce = BinaryCrossEntropy(data.X, data.y)
        best = None if is_separable(data.x, data.y) else newton(bce, np.zeros(2)).final
        return cls(mse, bce, start, rate, learning.steps, best)

    def wrong(self, loss: SampleLoss, theta: Array) -> int:
        """How many samples have their output on the other side of one half than their label."""
        return int(((loss.predictions(theta) > 0.5) != (loss.y == 1)).sum())

    def path(self, loss: SampleLoss, steps: int | None = None) -> Trajectory:
        """Gradient descent on one of the two, from the common start; `steps` goes further than the duel does."""
        return gradient_descent(loss, self.start, self.learning_rate, self.steps if steps is None else steps)


@dataclass(frozen=True, eq=False)
class OneUpdate:
    """One gradient step on the first of the four flowers, by hand (slide idea 46).

    `loss` is that flower's own, `whole` the mean over all; `path` has two rows, before and after the step.
    """

    data: Dataset
    learning_rate: float
    loss: SampleLoss
    whole: SampleLoss
    path: Trajectory

    @classmethod
    def of_slides(cls) -> "OneUpdate":
        """x = 1.4, y = 0, η = 0.01, from w = -0.1 and b = 0.1."""
        example, data = given("example-1"), four_flowers(features=1)
        assert example.learning_rate is not None
        loss = BinaryCrossEntropy(data.X[:1], data.y[:1])
        path = gradient_descent(loss, example.theta, example.learning_rate, steps=1)
        return cls(data, example.learning_rate, loss, BinaryCrossEntropy(data.X, data.y), path)

    @classmethod
    def of(cls, settings: Settings) -> "OneUpdate":
        """On the first sample of class 0 of the run, from the same start, at the lecturer's learning rate if given."""
        if settings.own.data is None:
            return cls.of_slides()
        example, data = given("example-1"), samples(settings)
        assert example.learning_rate is not None
        first = first_rows(data)
        loss = BinaryCrossEntropy(first.X[:1], first.y[:1])
        rate = settings.own.learning.rate or example.learning_rate
        path = gradient_descent(loss, example.theta, rate, steps=1)
        return cls(first, rate, loss, BinaryCrossEntropy(data.X, data.y), path)

    def onward(self) -> Trajectory:
        """Many steps of descent on the loss of all flowers, from the same start at the same learning rate."""
        steps = many_steps(self.learning_rate, len(self.whole.y))
        return gradient_descent(self.whole, self.path.parameters[0], self.learning_rate, steps)

    @property
    def near(self) -> float:
        """Half the width of a map on which the step is seen, in units of w."""
        return near(np.diff(self.path.parameters, axis=0))
