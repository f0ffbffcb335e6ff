"""Linear regression of the houses: the slides' one step, and the descent to the end."""

from dataclasses import dataclass

from core.arrays import Array
from core.datasets import Dataset, houses
from core.descent import gradient_descent
from core.losses import LinearSquaredError, SampleLoss
from core.models import least_squares
from core.slides import given
from core.trajectory import Trajectory


@dataclass(frozen=True, eq=False)
class HouseStep:
    """From the slides' bad line to their good one: one stochastic step on the first house (slide ideas 10 and 11).

    `loss` is the first house's own, `total` the sum over all; `path` has two rows, before and after the step, and
    `good` is the second row as the slides print it, cut off after two decimals.
    """

    data: Dataset
    learning_rate: float
    loss: SampleLoss
    total: SampleLoss
    path: Trajectory
    good: Array

    @classmethod
    def of_slides(cls) -> "HouseStep":
        """From w = -0.34 and b = 0.04, with the rate that leads to w = 1.17 and b = 0.26."""
        bad, data = given("house-bad"), houses()
        assert bad.learning_rate is not None
        loss = LinearSquaredError(data.X[:1], data.y[:1])
        path = gradient_descent(loss, bad.theta, bad.learning_rate, steps=1)
        total = LinearSquaredError(data.X, data.y, reduction="sum")
        return cls(data, bad.learning_rate, loss, total, path, given("house-good").theta)


@dataclass(frozen=True, eq=False)
class HouseDescent:
    """Linear regression of the houses by descent of the mean squared error (slide ideas 12 and 13).

    `best` is θ = (b, w) of least squares in closed form, which the path must come to.
    """

    data: Dataset
    learning_rate: float
    loss: SampleLoss
    path: Trajectory
    best: Array
    steps: int = 10_000

    @classmethod
    def of_slides(cls) -> "HouseDescent":
        """From the slides' bad line, at the rate of its one step."""
        bad, data = given("house-bad"), houses()
        assert bad.learning_rate is not None
        loss = LinearSquaredError(data.X, data.y)
        path = gradient_descent(loss, bad.theta, bad.learning_rate, cls.steps)
        return cls(data, bad.learning_rate, loss, path, least_squares(data.X, data.y))
