"""What the lecture's map shows of each part: a small picture of computed arrays, for the scenes and the figure."""

from dataclasses import dataclass

import numpy as np

from core.activations import sigmoid
from core.arrays import Array
from core.datasets import houses
from core.descent import gradient_descent
from core.losses import SigmoidSquaredError, add_intercept, binary_cross_entropy
from core.slides import given
from scenes.experiments.starts import steady_rate
from scenes.experiments.subject import feature_axis, first_rows, samples
from scenes.kit.layout import Range
from scenes.kit.settings import Settings

RATE, STEPS = 0.5, 150
"""The sigmoid's squared error is walked down so far from 0: its gaps are still seen."""
CEILING = 4.0
"""The highest loss that is drawn."""


@dataclass(frozen=True, eq=False)
class Glimpse:
    """`bounds`: x from, x to, y from, y to. `curves`: (x, y) each; they are losses or models. `samples`: x, y, and
    labels where they have classes. `gaps`: heights of the model at the samples, where the error is drawn."""

    bounds: tuple[float, float, float, float]
    curves: tuple[tuple[Array, Array], ...]
    are_losses: bool
    samples: tuple[Array, Array]
    labels: Array | None
    gaps: Array | None


def glimpses(settings: Settings) -> dict[str, Glimpse]:
    """The parts of the lecture, each by the section that it is named after, in the order in which they are given."""
    pictures = {
        "linear-regression": line_through_houses,
        "squared-error": lambda: gaps_to_a_sigmoid(settings),
        "cross-entropy": branches,
    }
    return {section: pictures[section]() for section in settings.sections if section in pictures}


def line_through_houses() -> Glimpse:
    """The slides' houses with their good line."""
    homes, area = houses(), np.linspace(1.0, 8.0, 2)
    line = add_intercept(area) @ given("house-good").theta
    return Glimpse((1, 8.6, 0, 10.5), ((area, line),), False, (homes.x, homes.y), None, None)


def gaps_to_a_sigmoid(settings: Settings) -> Glimpse:
    """The first samples of the run, and a sigmoid that has learned a little with the squared error."""
    data = samples(settings)
    seen, across = first_rows(data), feature_axis(settings, Range(0.3, 5.3))
    rate = RATE if settings.own.data is None else steady_rate(data.X)
    theta = gradient_descent(SigmoidSquaredError(data.X, data.y), [0.0, 0.0], rate, STEPS).final
    x = np.linspace(across.low, across.high, 200)
    return Glimpse(
        (across.low, across.high, -0.15, 1.2),
        ((x, sigmoid(add_intercept(x) @ theta)),),
        False,
        (seen.x, seen.y),
        seen.y,
        sigmoid(seen.X @ theta),
    )


def branches() -> Glimpse:
    """What an answer costs by the cross-entropy, for the labels 1 and 0."""
    p, right = np.linspace(0.004, 0.996, 250), np.array([1.0, 0.0])
    curves = tuple((p, binary_cross_entropy(p, np.full_like(p, label))) for label in right)
    return Glimpse((-0.04, 1.04, -0.3, CEILING), curves, True, (right, np.zeros(2)), right, None)
