"""The sigmoid, its family, and the growth equation it comes from (slides 17 to 25)."""

import numpy as np

from core.arrays import Array, ArrayLike, finite, floats, positive

__all__ = ["logistic_growth", "logistic_growth_rate", "logit", "sigmoid", "sigmoid_derivative", "slope_field"]


def sigmoid(z: ArrayLike) -> Array:
    """σ(z) = 1 / (1 + e⁻ᶻ): presses the whole line into (0, 1), keeping its order.

    Args:
        z: scores of any shape; ±∞ are allowed and give 1 and 0.

    Returns:
        Outputs of the same shape, exact to rounding in both tails and without a warning at z = ±1000.

    Raises:
        ValueError: z holds NaN.
    """
    z = _not_nan("z", z)
    # e^(-|z|) is at most 1 and cannot overflow; for z < 0 the fraction is expanded by e^z: σ(z) = e^z / (1 + e^z).
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small)[()] / (1.0 + small)


def sigmoid_derivative(z: ArrayLike) -> Array:
    """σ'(z) = σ(z) (1 - σ(z)), between 0 and 1/4 (at z = 0), of the shape of ``z`` (slide 27).

    Raises:
        ValueError: z holds NaN.
    """
    # 1 - σ(z) would cancel for large z; σ(-z) is the same number without the subtraction.
    z = _not_nan("z", z)
    return sigmoid(z) * sigmoid(-z)


def logit(p: ArrayLike) -> Array:
    """The log-odds ln(p / (1 - p)), the inverse of the sigmoid, in nats (slide 19).

    Args:
        p: probabilities in [0, 1], any shape; 0 and 1 give -∞ and ∞.

    Raises:
        ValueError: an entry outside [0, 1].
    """
    p = floats("p", p)
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError(f"p must lie in [0, 1], got {p[~((p >= 0) & (p <= 1))].flat[0]}")
    with np.errstate(divide="ignore"):  # the ends are meant to be infinite
        return np.log(p) - np.log1p(-p)


def logistic_growth(t: ArrayLike, K: float, r: float, y0: float) -> Array:
    """y(t) = K / (1 + (K - y0)/y0 · e^(-rt)), the population that starts at y0 and saturates at K (slide 19).

    With K = 1, r = 1 and y0 = 1/2 it is the sigmoid (slide 20).

    Args:
        t: times, any shape.
        K: capacity, above 0.
        r: growth rate, finite.
        y0: population at t = 0, above 0; above K it falls to K.

    Returns:
        Populations, of the shape of ``t``; ∞ where a population above K is followed back (r t < 0) beyond the moment
        at which it would have come from infinity.
    """
    t = finite("t", t)
    K, y0 = positive("K", K), positive("y0", y0)
    growth = finite("r", r, ndim=0) * t
    # Divide by e^(|rt|), the larger of the two terms' exponentials, and nothing can overflow.
    alive, limit = np.exp(np.minimum(growth, 0.0)), np.exp(-np.maximum(growth, 0.0))
    denominator = np.asarray(alive + (K - y0) / y0 * limit)
    population: Array = np.divide(K * alive, denominator, out=np.full_like(denominator, np.inf), where=denominator > 0)
    return population[()]


def logistic_growth_rate(y: ArrayLike, K: float, r: float) -> Array:
    """dy/dt = r y (1 - y/K), the right side of the growth equation (slide 17).

    Args:
        y: populations, any shape.
        K: capacity, above 0.
        r: growth rate, finite.

    Returns:
        Rates, of the shape of ``y``; zero at y = 0 and at y = K.
    """
    y = finite("y", y)
    return finite("r", r, ndim=0) * y * (1.0 - y / positive("K", K))


def slope_field(t: ArrayLike, y: ArrayLike, K: float, r: float) -> Array:
    """Unit direction vectors (dt, dy)/|(dt, dy)| of the growth equation on a grid (slide 17).

    Args:
        t: times (m,).
        y: populations (n,).
        K: capacity, above 0.
        r: growth rate, finite.

    Returns:
        Directions (n, m, 2), indexed [y, t], as ``np.meshgrid(t, y)`` orders its points.
    """
    t, y = finite("t", t, ndim=1), finite("y", y, ndim=1)
    slopes = np.repeat(logistic_growth_rate(y, K, r)[:, None], t.size, axis=1)
    directions = np.stack([np.ones_like(slopes), slopes], axis=-1)
    unit: Array = directions / np.linalg.norm(directions, axis=-1, keepdims=True)
    return unit


def _not_nan(name: str, value: ArrayLike) -> Array:
    array = floats(name, value)
    if np.isnan(array).any():
        raise ValueError(f"{name} must not be NaN, got {array}")
    return array
