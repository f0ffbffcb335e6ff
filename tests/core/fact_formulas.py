"""How the facts that are formulas are derived anew by SymPy, and which function of the core computes each.

``DERIVATIONS`` has one derivation for each ``rule``; it returns the expression (or a list) that the slide's formula
must equal. ``CORE`` has one function for each fact: it takes a sample point and returns the core's number.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import sympy as sp

from core.activations import logistic_growth, logistic_growth_rate, logit, sigmoid, sigmoid_derivative
from core.calculus import chain_derivative, difference_quotient, numeric_gradient
from core.convexity import determinant, eigen_symmetric, sample_hessian, sample_hessian_eigen
from core.descent import gradient_descent
from core.functions import BOWL, HESSIAN_EXAMPLE, SQUARE, chain_example
from core.information import binary_entropy, information, surprise
from core.losses import (
    BinaryCrossEntropy,
    LinearSquaredError,
    SampleLoss,
    SigmoidSquaredError,
    add_intercept,
    binary_cross_entropy,
    squared_error,
)
from core.models import LogisticRegression
from core.slides import Fact

Point = dict[str, Any]

# Only what the slides say: probabilities and populations are positive, all else is real.
POSITIVE = {"p", "K", "r", "y0"}
NAMES = [*"abcdfhprtwxyzACK", "lam", "w1", "w2", "x1", "x2", "y0", "eta", "theta"]
SYMBOLS = {name: sp.Symbol(name, positive=True) if name in POSITIVE else sp.Symbol(name, real=True) for name in NAMES}


def parse(text: str) -> sp.Expr:
    return sp.sympify(text, locals=SYMBOLS)


def within(expression: sp.Expr, source: Point) -> sp.Expr:
    """The expression with the fact's definitions put in, such as p = 1/(1 + exp(-z)) and then z = w*x + b."""
    for definition in source.get("where", ()):
        name, text = definition.split(" = ")
        expression = expression.subs(SYMBOLS[name], parse(text))
    return expression


def wrt(source: Point) -> list[sp.Symbol]:
    return [SYMBOLS[name] for name in source["wrt"]]


def objective(source: Point) -> sp.Expr:
    return within(parse(source["of"]), source)


# Derivations ---


def limit_of_secants(s: Point) -> sp.Expr:
    (x,), h, J = wrt(s), SYMBOLS["h"], objective(s)
    return sp.limit((J.subs(x, x + h) - J) / h, h, 0)


def descent_rule(s: Point) -> list[sp.Expr]:
    return [v - SYMBOLS["eta"] * sp.diff(objective(s), v) for v in wrt(s)]


def hessian(s: Point) -> sp.Matrix:
    return sp.hessian(objective(s), wrt(s))


def eigenvalues(matrix: sp.Matrix) -> list[sp.Expr]:
    """Roots of the characteristic polynomial, the one with the plus first."""
    lam = SYMBOLS["lam"]
    a, b, c = sp.Poly((matrix - lam * sp.eye(2)).det(), lam).all_coeffs()
    root = sp.sqrt(b**2 - 4 * a * c)
    return [(-b + root) / (2 * a), (-b - root) / (2 * a)]


def hessian_eigenvalue(s: Point) -> sp.Expr:
    values = hessian(s).eigenvals(multiple=True)
    smaller, larger = sorted(values, key=lambda value: float(value.subs(dict.fromkeys(value.free_symbols, 0.5))))
    return larger if s["which"] == "max" else smaller


def growth() -> sp.Expr:
    """The solution of dy/dt = r y (1 - y/K), checked to be one, with its value at t = 0."""
    K, r, t, y0 = (SYMBOLS[name] for name in ("K", "r", "t", "y0"))
    y = K * y0 * sp.exp(r * t) / (K + y0 * (sp.exp(r * t) - 1))
    assert sp.simplify(sp.diff(y, t) - r * y * (1 - y / K)) == 0
    assert sp.simplify(y.subs(t, 0) - y0) == 0
    return y


def logistic_solution(s: Point) -> sp.Expr:
    return parse(s["lhs"]).subs(SYMBOLS["y"], growth())


def monotone(s: Point) -> sp.Expr:
    slope = sp.diff(parse(s["of"]), SYMBOLS[s["var"]])
    assert slope.is_positive if s["direction"] == "increasing" else slope.is_negative
    return slope


def for_a_probability(expression: sp.Expr) -> sp.Expr:
    """Roots and bars resolved, for p inside (0, 1): p = u/(1 + u) runs through it as u runs through (0, ∞)."""
    u, p = sp.Symbol("u", positive=True), SYMBOLS["p"]
    return sp.sqrt(sp.factor(expression.subs(p, u / (1 + u)) ** 2)).subs(u, p / (1 - p))


def antiderivative(s: Point) -> sp.Expr:
    """SymPy's integral with ln of the size, as 1/x integrates: here 0 < y < K."""
    inside = {SYMBOLS["y"]: 1, SYMBOLS["K"]: 2}
    integral = sp.expand(sp.integrate(parse(s["of"]), SYMBOLS[s["var"]]))
    return integral.replace(sp.log, lambda argument: sp.log(argument * sp.sign(argument.subs(inside))))


def right_answer(s: Point) -> sp.Expr:
    """Minus the logarithm of the chance of the label, pʸ (1 - p)¹⁻ʸ; only one option equals it."""
    p, y = SYMBOLS["p"], SYMBOLS["y"]
    likelihood = -sp.expand_log(sp.log(p**y * (1 - p) ** (1 - y)), force=True)
    equal = [letter for letter, text in s["options"].items() if sp.simplify(parse(text) - likelihood) == 0]
    assert equal == [s["answer"]]
    return likelihood


DERIVATIONS: dict[str, Callable[[Point], Any]] = {
    "limit-of-secants": limit_of_secants,
    "descent-rule": descent_rule,
    "derivative": lambda s: sp.diff(objective(s), *wrt(s)),
    "gradient": lambda s: [sp.diff(objective(s), name) for name in wrt(s)],
    "hessian": lambda s: list(hessian(s)),
    "determinant": lambda s: hessian(s)[0, 0] * hessian(s)[1, 1] - hessian(s)[0, 1] * hessian(s)[1, 0],
    "hessian-eigenvalue": hessian_eigenvalue,
    "characteristic-polynomial": lambda s: (
        sp.Matrix(2, 2, [parse(e) for row in s["matrix"] for e in row]) - SYMBOLS["lam"] * sp.eye(2)
    ).det(),
    "eigenvalues": lambda s: eigenvalues(sp.Matrix(2, 2, [parse(e) for row in s["matrix"] for e in row])),
    "identity": lambda s: within(parse(s["lhs"]), s),
    "identity-on-domain": lambda s: for_a_probability(parse(s["lhs"])),
    "dot": lambda s: sum(parse(a) * parse(x) for a, x in zip(s["theta"], s["x"], strict=True)),
    "logistic-ode": lambda _: sp.diff(growth(), SYMBOLS["t"]),
    "logistic-ode-solution": lambda _: growth(),
    "logistic-solution": logistic_solution,
    "initial-constant": lambda s: parse(s["lhs"]).subs(SYMBOLS["y"], growth().subs(SYMBOLS["t"], 0)),
    "limit": lambda s: sp.limit(parse(s["of"]), SYMBOLS[s["var"]], sp.oo),
    "zeros": lambda s: sorted(sp.solve(parse(s["of"]), SYMBOLS[s["var"]]), key=str),
    "separation": lambda s: SYMBOLS[s["rate"]] / parse(s["rhs"]),
    "antiderivative": antiderivative,
    "monotone": monotone,
    "distance": lambda s: for_a_probability(objective(s)),
    "expectation": lambda s: sum(parse(a) * parse(v) for a, v in zip(s["weights"], s["values"], strict=True)),
    "quiz-expression": right_answer,
}


# The core at a sample point ---


def sample_loss(kind: type[SampleLoss], at: Point) -> tuple[SampleLoss, list[float]]:
    """One sample's loss and theta, whatever the slide calls its parameters: b, w or c, theta or b, w1, w2."""
    if "w1" in at:
        features, theta = [at["x1"], at["x2"]], [at["b"], at["w1"], at["w2"]]
    elif "theta" in at:
        features, theta = [at["x"]], [at["c"], at["theta"]]
    else:
        features, theta = [at["x"]], [at["b"], at["w"]]
    return kind(add_intercept([features]), [at.get("y", 0.0)]), theta


def gradient(kind: type[SampleLoss], at: Point) -> np.ndarray:
    loss, theta = sample_loss(kind, at)
    return loss.gradient(theta)


def hessian_at(kind: type[SampleLoss], at: Point) -> np.ndarray:
    loss, theta = sample_loss(kind, at)
    return loss.hessian(theta)


def stepped(kind: type[SampleLoss], at: Point) -> np.ndarray:
    loss, theta = sample_loss(kind, at)
    return gradient_descent(loss, theta, at["eta"], steps=1).final


def score(at: Point) -> float:
    loss, theta = sample_loss(BinaryCrossEntropy, at)
    return loss.scores(theta)[0]


def score_slope(at: Point) -> float:
    loss, theta = sample_loss(BinaryCrossEntropy, at)
    return numeric_gradient(lambda point: loss.scores(point)[0], theta)[1]


def population(at: Point) -> float:
    return logistic_growth(at["t"], at["K"], at["r"], at["y0"])


def odds(at: Point) -> float:
    return np.exp(logit(population(at) / at["K"]))


def waiting(at: Point) -> float:
    """1 / (y (1 - y/K)): the time a population takes for one more, at rate 1."""
    return 1 / logistic_growth_rate(at["y"], at["K"], 1.0)


def bracket(label: float) -> Callable[[Point], float]:
    """The squared error's l'' without its positive factor 2ŷ(1 - ŷ) (slide 32)."""
    return lambda at: SigmoidSquaredError.curvature(at["p"], label) / (2 * sigmoid_derivative(logit(at["p"])))


def step_on(function: Any, names: list[str], which: int = 0) -> Callable[[Point], float]:
    return lambda at: gradient_descent(function, [at.get(name, 0.0) for name in names], at["eta"], steps=1).final[which]


def symmetric(at: Point) -> np.ndarray:
    return np.array([[at["a"], at["b"]], [at["b"], at["d"]]])


def spread(at: Point) -> float:
    """The distance of the two eigenvalues."""
    larger, smaller = eigen_symmetric(sample_hessian(at["x"], at["p"])).values
    return larger - smaller


OUTER, INNER = chain_example()
BCE, MSE, LINE = BinaryCrossEntropy, SigmoidSquaredError, LinearSquaredError

CORE: dict[str, Callable[[Point], Any]] = {
    "gd-derivative-definition": lambda at: difference_quotient(np.square, at["x"], [1e-5, -1e-5]).mean(),
    "gd-update-rule": step_on(SQUARE, ["x"]),
    "square-update-rule": step_on(SQUARE, ["x"]),
    "gd2d-function": lambda at: BOWL.value([at["x"], at["y"]]),
    "gd2d-partial-x": lambda at: BOWL.gradient([at["x"], 0.0])[0],
    "gd2d-partial-y": lambda at: BOWL.gradient([0.0, at["y"]])[1],
    "gd2d-update-rule-x": step_on(BOWL, ["x", "y"], 0),
    "gd2d-update-rule-y": step_on(BOWL, ["x", "y"], 1),
    "chain-rule": lambda at: chain_derivative(OUTER, INNER)(at["x"]),
    "chain-f": lambda at: INNER[0](np.float64(at["x"])),
    "chain-g": lambda at: OUTER[0](np.float64(at["f"])),
    "chain-f-prime": lambda at: chain_derivative(INNER)(at.get("x", 0.0)),
    "chain-g-prime": lambda at: chain_derivative(OUTER)(at["f"]),
    "chain-dg-dx": lambda at: chain_derivative(OUTER, INNER)(at["x"]),
    "house-model": lambda at: LINE(add_intercept([at["x"]]), [0.0]).predictions([at["b"], at["w"]])[0],
    "house-loss": lambda at: squared_error(at["p"], at["y"]),
    "linreg-grad-w": lambda at: gradient(LINE, at)[1],
    "linreg-grad-b": lambda at: gradient(LINE, at)[0],
    "linreg-update": lambda at: stepped(LINE, at)[::-1],
    "linear-output-vector-form": lambda at: LINE(add_intercept([at["x"]]), [0.0]).scores([at["b"], at["w"]])[0],
    "logistic-ode": lambda at: logistic_growth_rate(at["y"], at["K"], at["r"]),
    "logistic-separated": waiting,
    "logistic-partial-fractions": waiting,
    "logistic-integral": lambda at: logit(at["y"] / at["K"]),
    "logistic-log-odds": lambda at: logit(population(at) / at["K"]),
    "logistic-odds": odds,
    "logistic-odds-a": odds,
    "logistic-solution-a": population,
    "logistic-constant-a": lambda at: odds({**at, "t": 0.0, "r": 1.0}),
    "logistic-solution": population,
    "logistic-is-sigmoid": lambda at: logistic_growth(at["t"], 1.0, 1.0, 0.5),
    "sigmoid-function": lambda at: sigmoid(at["z"]),
    "sigmoid-monotone": lambda at: sigmoid_derivative(at["z"]),
    "mse-diff-y1": lambda at: np.sqrt(squared_error(at["p"], 1.0)),
    "mse-diff-y0": lambda at: np.sqrt(squared_error(at["p"], 0.0)),
    "mse-loss": lambda at: squared_error(at["p"], at["y"]),
    "logit-vector-form": score,
    "sigmoid-derivative": lambda at: sigmoid_derivative(at["z"]),
    "mse-dl-dyhat": lambda at: LINE.slope(at["p"], at["y"]),
    "dz-dtheta": score_slope,
    "mse-gradient": lambda at: gradient(MSE, at)[1],
    "hessian-definition": lambda at: HESSIAN_EXAMPLE.hessian([at["x"], at["y"]]).ravel(),
    "hessian-example-dx": lambda at: HESSIAN_EXAMPLE.gradient([at["x"], at["y"]])[0],
    "hessian-example-dy": lambda at: HESSIAN_EXAMPLE.gradient([at["x"], at["y"]])[1],
    "hessian-example-matrix": lambda at: HESSIAN_EXAMPLE.hessian([at["x"], at["y"]]).ravel(),
    "mse-gradient-expanded": lambda at: gradient(MSE, at)[1],
    "mse-second-derivative": lambda at: hessian_at(MSE, at)[1, 1],
    "mse-sign-y0": bracket(0.0),
    "mse-sign-y1": bracket(1.0),
    "nll-y1": lambda at: binary_cross_entropy(at["p"], 1.0),
    "nll-y0": lambda at: binary_cross_entropy(at["p"], 0.0),
    "bce-formula": lambda at: binary_cross_entropy(at["p"], at["y"]),
    "bce-dl-dyhat": lambda at: BCE.slope(at["p"], at["y"]) / sigmoid_derivative(logit(at["p"])),
    "bce-gradient": lambda at: gradient(BCE, at)[1],
    "flip-sigmoid-mirror": lambda at: sigmoid(-at["z"]),
    "flip-bce-invariance": lambda at: binary_cross_entropy(1 - at["p"], 1 - at["y"]),
    "bce-second-derivative": lambda at: hessian_at(BCE, at)[1, 1],
    "bce-gradient-w": lambda at: gradient(BCE, at)[1],
    "bce-gradient-b": lambda at: gradient(BCE, at)[0],
    "ex2-model": score,
    "ex2-gradient-wi": lambda at: gradient(BCE, at)[1],
    "summary-model-vectorized": score,
    "summary-gradient-vectorized": lambda at: gradient(BCE, at),
    "summary-update-vectorized": lambda at: stepped(BCE, at),
    "quiz-3": lambda at: binary_cross_entropy(at["p"], at["y"]),
    "surprise-formula": lambda at: surprise(at["p"]),
    "surprise-monotone": lambda at: numeric_gradient(lambda p: surprise(p[0]), [at["p"]], step=1e-6)[0],
    "log-surprise": lambda at: information(at["p"], "nats"),
    "information-formula": lambda at: information(at["p"], "nats"),
    "entropy-formula": lambda at: binary_entropy(at["p"], "nats"),
    "convexity-loss": lambda at: binary_cross_entropy(at["p"], at["y"]),
    "convexity-model": lambda at: LogisticRegression([at["b"], at["w"]]).predict_proba([at["x"]])[0],
    "convexity-dl-dz": lambda at: BCE.slope(sigmoid(at["z"]), at["y"]),
    "convexity-grad-w": lambda at: gradient(BCE, at)[1],
    "convexity-grad-b": lambda at: gradient(BCE, at)[0],
    "convexity-hessian-ww": lambda at: hessian_at(BCE, at)[1, 1],
    "convexity-hessian-bb": lambda at: hessian_at(BCE, at)[0, 0],
    "convexity-hessian-wb": lambda at: hessian_at(BCE, at)[0, 1],
    # The slides order the Hessian w, b; the core b, w.
    "convexity-hessian": lambda at: hessian_at(BCE, at)[::-1, ::-1].ravel(),
    "convexity-determinant": lambda at: determinant(hessian_at(BCE, at)),
    "eigen-characteristic": lambda at: determinant(symmetric(at) - at["lam"] * np.eye(2)),
    "eigen-formula": lambda at: eigen_symmetric(symmetric(at)).values,
    "eigen-trace": lambda at: np.trace(sample_hessian(at["x"], at["p"])),
    "eigen-diagonal-difference": lambda at: np.subtract(*np.diag(sample_hessian(at["x"], at["p"]))[::-1]),
    "eigen-discriminant": lambda at: spread(at) ** 2,
    # λ₁ is (x² + 1)/4 at ŷ = 1/2.
    "eigen-square-completion": lambda at: (4 * sample_hessian_eigen(at["x"], 0.5).values[0]) ** 2,
    "eigen-square-root": spread,
    "eigen-lambda-1": lambda at: eigen_symmetric(hessian_at(BCE, at)).values[0],
    "eigen-lambda-2": lambda at: eigen_symmetric(hessian_at(BCE, at)).values[1],
    # Formulas without a sample point of their own
    "logistic-ode-saturation": lambda at: [y + logistic_growth_rate(y, at["K"], 1.0) for y in (0.0, at["K"])],
    "logistic-upper-limit": lambda at: logistic_growth(1e4, at["K"], 1.0, at["K"] / 7),
}

# Finite differences are not exact.
TOLERANCE = {"gd-derivative-definition": 1e-8, "surprise-monotone": 1e-6, "dz-dtheta": 1e-8}


def random_points(fact: Fact, count: int = 20) -> list[Point]:
    """Points of the formula's own variables, inside its domain."""
    rng = np.random.default_rng(0)
    written = [fact.formula] if isinstance(fact.formula, str) else fact.formula
    names = {name for sample in fact.samples for name in sample.point}
    names = names or {str(name) for text in written for name in parse(text).free_symbols}
    label = fact.slide >= 26 and fact.slide not in (30, 41)
    draw: dict[str, Callable[[], float]] = {
        "p": lambda: rng.uniform(0.05, 0.95),
        "y": (lambda: float(rng.integers(2))) if label else (lambda: rng.uniform(0.5, 4.0)),
        "K": lambda: rng.uniform(5.0, 12.0),
        "y0": lambda: rng.uniform(0.5, 4.0),
        "r": lambda: rng.uniform(0.1, 2.0),
        "t": lambda: rng.uniform(0.0, 3.0),
        "eta": lambda: rng.uniform(0.01, 0.5),
    }
    return [{name: draw.get(name, lambda: rng.normal())() for name in sorted(names)} for _ in range(count)]
