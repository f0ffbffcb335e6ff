"""The lecture's road in six pictures: what its last scene and that scene's figure compute together."""

import numpy as np

from core.activations import sigmoid
from core.arrays import Array
from core.datasets import Dataset, flowers
from core.losses import SampleLoss, add_intercept
from core.models import least_squares
from core.slides import given
from core.surfaces import LossSurface, loss_surface
from core.trajectory import Trajectory
from scenes.experiments.flower_descents import Duel

STATIONS = ("line", "sigmoid", "squared-error", "cross-entropy", "gradient", "convex")
LENGTHS: Array = np.linspace(0.3, 5.3, 200)
"""Petal lengths under the sigmoid."""
W, B = np.linspace(-10.0, 10.0, 121), np.linspace(-6.5, 4.5, 67)
"""The part of both losses' maps that is drawn."""
LEVELS = (np.arange(10) + 0.5) / 10
CEILINGS = {"mse": 1.0, "bce": 10.0}
"""What is higher is drawn as high as it; level lines share it out evenly."""


def data() -> Dataset:
    """The flowers."""
    return flowers()


def bent(share: float) -> Array:
    """Over LENGTHS, the line of least squares when this share of its way into the sigmoid is gone."""
    line = add_intercept(LENGTHS) @ least_squares(data().X, data().y)
    curve = sigmoid(add_intercept(LENGTHS) @ given("fit-2").theta)
    between: Array = (1 - share) * line + share * curve
    return between


def loss(name: str) -> SampleLoss:
    """The flowers' squared error or cross-entropy."""
    duel = Duel.of_flowers()
    return {"mse": duel.mse, "bce": duel.bce}[name]


def valley(name: str) -> tuple[LossSurface, Trajectory]:
    """A loss over (w, b), and the descent on it from the start that both share."""
    return loss_surface(loss(name), W, B), Duel.of_flowers().path(loss(name))
