"""The slides' six questions (slide ideas 38 to 41): what is offered, and which offer is right, computed."""

from collections.abc import Callable, Sequence

import numpy as np

from core.activations import sigmoid
from core.arrays import Array
from core.functions import QUIZ
from core.losses import binary_cross_entropy

LETTERS = "abcd"

NEEDS = ((2, 4), (4, 5), (4, 1), (1, 3))
"""Steps of the training loop: the first of each pair comes before the second."""
ORDERS = ((4, 5, 1, 2, 3), (2, 4, 5, 1, 3), (2, 5, 4, 1, 3), (2, 4, 3, 5, 1))

SCORES: Array = np.array([2.0, 10.0])
RELATIONS = (">", "<", "=", "?")
"""How the sigmoid of the first score may stand to that of the second; the last: it cannot be said."""

SURE = 0.9
"""An output that each formula for the loss is fed with: good for label 1, bad for label 0."""
LOSSES: tuple[Callable[[Array, Array], Array], ...] = (
    lambda p, y: _bce(1 - p, y),
    lambda p, y: _bce(1 - y, p),
    lambda p, y: -_times_log(p, 1 - p) - _times_log(1 - y, y),
    lambda p, y: _bce(p, y),
)

FIRST: tuple[Callable[[float, float], float], ...] = (
    lambda x, y: float(QUIZ.gradient([x, y])[0]),
    lambda x, y: float(QUIZ.gradient([x, y])[1]),
)
POINT = (0.3, -0.7)
"""Where offers for a second derivative are compared; it is the same everywhere."""
PAIRS = ((6, 2), (2, 6), (4, 4), (2, 2))
"""Offers for the two mixed derivatives."""
Offer = float | Callable[[float, float], float]
BY_X: tuple[Offer, ...] = (FIRST[0], 2, FIRST[1], 4)
BY_Y: tuple[Offer, ...] = (FIRST[1], FIRST[0], 4, 6)


def _times_log(factor: Array, of: Array) -> Array:
    """factor ln(of), with 0 ln 0 = 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        product: Array = np.where(factor == 0, 0.0, factor * np.log(of))
    return product


def _bce(p: Array, y: Array) -> Array:
    return -_times_log(y, p) - _times_log(1 - y, 1 - p)


def fed() -> Array:
    """What each formula says that `SURE` costs: (4, 2), a row a formula, for label 1 and for label 0."""
    p, y = np.full(2, SURE), np.array([1.0, 0.0])
    return np.array([loss(p, y) for loss in LOSSES])


def wanted() -> Array:
    """What it ought to cost, for label 1 and for label 0."""
    return binary_cross_entropy(np.full(2, SURE), np.array([1.0, 0.0]))


def answer(question: int) -> int:
    """The place among the offers of the right one. Raises ValueError unless there is exactly one."""
    (right,) = np.flatnonzero(_RIGHT[question]())
    return int(right)


def _orders() -> Sequence[bool]:
    return [all(order.index(a) < order.index(b) for a, b in NEEDS) for order in ORDERS]


def _relations() -> Sequence[bool]:
    first, second = sigmoid(SCORES)
    return [bool(first > second), bool(first < second), bool(first == second), False]


def _losses() -> Sequence[bool]:
    return [bool(np.allclose(row, wanted())) for row in fed()]


def _second(offers: Sequence[Offer], axis: int) -> Sequence[bool]:
    entry = QUIZ.hessian(POINT)[axis, axis]
    return [bool(np.isclose(offer(*POINT) if callable(offer) else offer, entry)) for offer in offers]


def _mixed() -> Sequence[bool]:
    hessian = QUIZ.hessian(POINT)
    return [pair == (hessian[1, 0], hessian[0, 1]) for pair in PAIRS]


_RIGHT: dict[int, Callable[[], Sequence[bool]]] = {
    1: _orders,
    2: _relations,
    3: _losses,
    4: lambda: _second(BY_X, 0),
    5: lambda: _second(BY_Y, 1),
    6: _mixed,
}
