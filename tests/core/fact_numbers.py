"""How the core recomputes the facts that are numbers: one rule for each ``rule`` of assets/slides.toml.

A rule takes what the fact starts from (its ``source``) and returns the number or numbers.
"""

import graphlib
import itertools
from collections.abc import Callable
from typing import Any

import numpy as np

from core.activations import sigmoid, sigmoid_derivative
from core.convexity import sample_hessian
from core.datasets import baskets, flowers, four_flowers, houses, outputs
from core.descent import Objective, gradient_descent, sign_descent
from core.functions import BOWL, QUIZ, SQUARE
from core.information import entropy, information, surprise
from core.losses import (
    BinaryCrossEntropy,
    LinearSquaredError,
    SampleLoss,
    SigmoidSquaredError,
    add_intercept,
    binary_cross_entropy,
)
from core.models import LinearRegression
from core.slides import domain, given

Source = dict[str, Any]
AXIS = {"x": 0, "y": 1}
PARAMETER = {"b": 0, "w1": 1, "w2": 2}


# What stands on a slide: where our data files hold it ---

GIVEN: dict[str, Callable[[], Any]] = {
    "square-domain": lambda: domain("square"),
    "gd2d-domain": lambda: domain("descent-2d"),
    "gd2d-eta": lambda: given("descent-2d").learning_rate,
    "gd2d-start-x": lambda: given("descent-2d").theta[0],
    "gd2d-start-y": lambda: given("descent-2d").theta[1],
    "house-area": lambda: houses().x,
    "house-price-table-1": lambda: houses(first_table=True).y,
    "house-price-table-2": lambda: houses().y,
    "house-bad-w": lambda: given("house-bad").theta[1],
    "house-bad-b": lambda: given("house-bad").theta[0],
    "house-good-w": lambda: given("house-good").theta[1],
    "house-good-b": lambda: given("house-good").theta[0],
    "petal-length": lambda: flowers().x,
    "petal-category": lambda: flowers().y,
    "petal-label": lambda: flowers().y,
    "fit1-w": lambda: given("fit-1").theta[1],
    "fit1-b": lambda: given("fit-1").theta[0],
    "fit2-w": lambda: given("fit-2").theta[1],
    "fit2-b": lambda: given("fit-2").theta[0],
    "bce-table-output": lambda: outputs()[0],
    "bce-table-label": lambda: outputs()[1],
    "flipped-petal-label": lambda: flowers().flipped().y,
    "unflipped-petal-label": lambda: flowers().y,
    "ex1-petal-length": lambda: four_flowers(1).x,
    "ex1-label": lambda: four_flowers(1).y,
    "ex1-x": lambda: four_flowers(1).x[0],
    "ex1-y": lambda: four_flowers(1).y[0],
    "ex1-eta": lambda: given("example-1").learning_rate,
    "ex1-b": lambda: given("example-1").theta[0],
    "ex1-w": lambda: given("example-1").theta[1],
    "ex2-petal-length": lambda: four_flowers().X_features[:, 0],
    "ex2-petal-width": lambda: four_flowers().X_features[:, 1],
    "ex2-label": lambda: four_flowers().y,
    "ex2-x1": lambda: four_flowers().X_features[0, 0],
    "ex2-x2": lambda: four_flowers().X_features[0, 1],
    "ex2-y": lambda: four_flowers().y[0],
    "ex2-eta": lambda: given("example-2").learning_rate,
    "ex2-b": lambda: given("example-2").theta[0],
    "ex2-w1": lambda: given("example-2").theta[1],
    "ex2-w2": lambda: given("example-2").theta[2],
}


# One sample of a model ---


def theta(source: Source) -> list[float]:
    return [source["b"], *source["w"]]


def loss(kind: type[SampleLoss], source: Source) -> SampleLoss:
    return kind(add_intercept([source["x"]]), [source.get("y", 0.0)])


def after_step(kind: type[SampleLoss], source: Source) -> np.ndarray:
    return gradient_descent(loss(kind, source), theta(source), source["eta"], steps=1).final


def plain_step(source: Source) -> float:
    """One step along a gradient that is printed rather than computed: the slope of a straight objective."""
    slope = -source["sign"] * source["gradient"]
    straight = Objective(lambda point: slope * point[0], lambda point: np.full_like(point, slope))
    return gradient_descent(straight, source["theta"], source["eta"], steps=1).final[0]


# Walks over the bowl x² + y² ---


def point(source: Source) -> list[float]:
    return [source["at"]["x"], source["at"]["y"]]


def printed_walk(source: Source) -> Any:
    """The slides' path, walked anew by unit steps along the sign of the gradient; it must pass the given points."""
    walk = sign_descent(BOWL, source["path"][0], learning_rate=1.0, steps=len(source["path"]) - 1)
    np.testing.assert_array_equal(walk.parameters, source["path"])
    return walk


def effective_rates(source: Source) -> np.ndarray:
    """The rate that the gradient's rule would have needed for each printed step of one coordinate."""
    walk, axis = printed_walk(source), AXIS[source["wrt"]]
    return -walk.steps[:, axis] / walk.gradients[:-1, axis]


# The squared error's second derivative: the bracket whose sign decides (slide 32) ---


def bracket_coefficients(source: Source) -> np.ndarray:
    """[a, b, c] of the bracket a ŷ² + b ŷ + c, through three of the core's curvatures; which y, the formula tells."""
    label = 1.0 if source["of"].endswith("- 1") else 0.0
    p = np.array([0.25, 0.5, 0.75])
    return np.polyfit(p, SigmoidSquaredError.curvature(p, np.full(3, label)) / (2 * p * (1 - p)), deg=2)


def bracket_roots(source: Source) -> np.ndarray:
    return np.sort(np.roots(bracket_coefficients(source)))


def bracket_signs(source: Source) -> list[list[float]]:
    low, high = source["domain"]
    inner = [root for root in bracket_roots(source) if low + 1e-9 < root < high - 1e-9]
    edges = [low, *inner, high]
    coefficients = bracket_coefficients(source)
    return [[a, b, np.sign(np.polyval(coefficients, (a + b) / 2))] for a, b in itertools.pairwise(edges)]


def bracket_top(source: Source) -> list[float]:
    a, b, _ = bracket_coefficients(source)
    assert a < 0
    return [-b / (2 * a), np.polyval(bracket_coefficients(source), -b / (2 * a))]


# Ranges ---


def unbounded_line(source: Source) -> np.ndarray:
    """A line passes every bound: at the largest floats it passes even theirs."""
    at = source["at"]
    with np.errstate(over="ignore"):
        return 10 * LinearRegression([at["b"], at["w"]]).predict([-1e308, 1e308])


def spread_of_label(_: Source) -> list[float]:
    ends = sigmoid_derivative([-np.inf, 0.0, np.inf])
    return [ends.min(), ends.max()]


RANGES: dict[str, Callable[[Source], Any]] = {
    "w*x + b": unbounded_line,
    "1/(1 + exp(-z))": lambda _: sigmoid([-np.inf, np.inf]),
    "x**2": lambda _: [SQUARE.value([0.0]), 10 * SQUARE.value([1e154]) * 1e10],
    "p*(1 - p)": spread_of_label,
    "-log(p)": lambda _: binary_cross_entropy([1.0, 0.0], 1.0),
    "-log(1 - p)": lambda _: binary_cross_entropy([0.0, 1.0], 0.0),
}


def value_range(source: Source) -> Any:
    with np.errstate(over="ignore"):
        return RANGES[source["of"]](source)


# The rest ---


def count_integers(source: Source) -> list[int]:
    """How many natural numbers (with 0) and how many integers the slide's domain holds."""
    lower, upper = domain("square")
    assert [lower, upper] == [source["lower"], source["upper"]]
    integers = np.arange(lower, upper + 1)
    return [int((integers >= 0).sum()), integers.size]


def share(source: Source) -> float:
    """A share of one of our baskets."""
    counts = next(row for row in baskets() if source["numerator"] in row and row.sum() == source["denominator"])
    return source["numerator"] / counts.sum()


def order_of_steps(source: Source) -> list[int]:
    """The only one of the offered orders in which each step comes after those it needs."""
    needs: dict[int, set[int]] = {}
    for earlier, later in source["precedes"]:
        needs.setdefault(later, set()).add(earlier)
    assert set(graphlib.TopologicalSorter(needs).static_order()) == {1, 2, 3, 4, 5}
    fitting = {
        letter: order
        for letter, order in source["options"].items()
        if all(order.index(earlier) < order.index(later) for earlier, later in source["precedes"])
    }
    assert list(fitting) == [source["answer"]]
    return fitting[source["answer"]]


def compared(source: Source) -> np.ndarray:
    first, second = sigmoid([source["x1"], source["x2"]])
    relation = "<" if first < second else ">" if first > second else "="
    assert source["options"][source["answer"]] == relation
    return np.array([first, second])


def quiz_entry(source: Source) -> float:
    row, column = (AXIS[name] for name in source["wrt"])
    entry = QUIZ.hessian([0.3, -0.7])[row, column]
    assert float(source["options"][source["answer"]]) == entry
    return entry


def quiz_mixed(source: Source) -> list[float]:
    hessian = QUIZ.hessian([0.3, -0.7])
    mixed = [hessian[0, 1], hessian[1, 0]]
    assert source["options"][source["answer"]] == mixed
    return mixed


def smallest_diagonal(_: Source) -> np.ndarray:
    x, p = np.meshgrid(np.linspace(-5, 5, 101), np.linspace(0, 1, 101))
    return np.diagonal(sample_hessian(x, p), axis1=-2, axis2=-1).min(axis=(0, 1))


UNIT = {2: "bits", "e": "nats"}

RULES: dict[str, Callable[[Source], Any]] = {
    "integers-in-domain": count_integers,
    "partial-at": lambda s: BOWL.gradient(point(s))[AXIS[s["wrt"]]],
    "sign-step": lambda s: sign_descent(BOWL, point(s), s["eta"], steps=1).final[AXIS[s["wrt"]]],
    "gradient-step": lambda s: gradient_descent(BOWL, point(s), s["eta"], steps=1).final[AXIS[s["wrt"]]],
    "gradient-path": lambda s: gradient_descent(BOWL, s["start"], s["eta"], s["steps"]).parameters,
    "function-along-path": lambda s: printed_walk(s).values,
    "effective-rate": effective_rates,
    "difference": lambda _: houses().y - houses(first_table=True).y,
    "line": lambda s: LinearRegression(theta(s)).predict(s["x"])[0],
    "squared-error": lambda s: loss(LinearSquaredError, s).value(theta(s)),
    "line-step": lambda s: after_step(LinearSquaredError, s)[PARAMETER[s["wrt"]]],
    "score": lambda s: loss(BinaryCrossEntropy, s).scores(theta(s))[0],
    "output": lambda s: loss(BinaryCrossEntropy, s).predictions(theta(s))[0],
    "loss": lambda s: loss(BinaryCrossEntropy, s).value(theta(s)),
    "loss-gradient": lambda s: loss(BinaryCrossEntropy, s).gradient(theta(s))[PARAMETER[s["wrt"]]],
    "loss-of-output": lambda s: binary_cross_entropy(s["p"], s["y"]),
    "step": lambda s: after_step(BinaryCrossEntropy, s)[PARAMETER[s["wrt"]]],
    "output-after-step": lambda s: loss(BinaryCrossEntropy, s).predictions(after_step(BinaryCrossEntropy, s))[0],
    "loss-after-step": lambda s: loss(BinaryCrossEntropy, s).value(after_step(BinaryCrossEntropy, s)),
    # x (ŷ - y) with y = 0 and the printed ŷ
    "product": lambda s: s["factors"][0] * BinaryCrossEntropy.slope(s["factors"][1], 0.0),
    "plain-step": plain_step,
    "range": value_range,
    "roots": bracket_roots,
    "sign-intervals": bracket_signs,
    "maximum": bracket_top,
    "ratio": share,
    "surprise": lambda s: surprise(s["p"]),
    "information": lambda s: information(s["p"], UNIT[s["base"]]),
    "entropy": lambda s: entropy(s["p"], UNIT[s["base"]]),
    "quiz-order": order_of_steps,
    "quiz-compare": compared,
    "quiz-derivative": quiz_entry,
    "quiz-mixed": quiz_mixed,
    "diagonal-nonnegative": smallest_diagonal,
}
