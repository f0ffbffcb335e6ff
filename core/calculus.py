"""Derivatives by small differences, and the chain rule: what the closed forms are checked against (slides 2, 7, 8);
and what first and second derivatives say of a graph's bend (slide 43)."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from core.arrays import Array, ArrayLike, finite, floats, positive, vector

Function: TypeAlias = Callable[[Array], Array | float]

__all__ = [
    "Function",
    "chain",
    "chain_derivative",
    "curvature",
    "difference_quotient",
    "numeric_gradient",
    "numeric_hessian",
]


def difference_quotient(f: Function, x: ArrayLike, dx: ArrayLike) -> Array:
    """(f(x + dx) - f(x)) / dx, the slope of the secant (slide 2).

    Args:
        f: a function of arrays, applied entry by entry.
        x: points, any shape.
        dx: increments, broadcast against ``x``; of either sign, never 0.

    Returns:
        Secant slopes of the broadcast shape; they approach f'(x) as dx goes to 0.
    """
    x, dx = finite("x", x), finite("dx", dx)
    if (dx == 0).any():
        raise ValueError("dx must not be 0, got 0")
    quotient: Array = (floats("f(x + dx)", f(x + dx)) - floats("f(x)", f(x))) / dx
    return quotient


def curvature(first: ArrayLike, second: ArrayLike) -> Array:
    """f'' / (1 + f'^2)^(3/2) of a graph, from its derivatives (slide 43).

    Args:
        first: slopes f', any shape.
        second: second derivatives f'', broadcast against ``first``.

    Returns:
        One over the radius of the circle that touches the graph and bends as it does, of the broadcast shape; positive
        where the circle lies above the graph, negative where it lies below.
    """
    first, second = finite("first", first), finite("second", second)
    bend: Array = second / (1 + first**2) ** 1.5
    return bend


def numeric_gradient(f: Function, theta: ArrayLike, step: float = 1e-6) -> Array:
    """The gradient of a scalar function by central differences.

    Args:
        f: takes a vector (d,), returns a number.
        theta: the point (d,).
        step: half the width of the difference, relative to max(1, |theta_i|).

    Returns:
        Gradient (d,), with an error of order step² + 1e-16/step.
    """
    theta, shifts = _shifts(theta, step)
    return np.array([(f(theta + h) - f(theta - h)) / (2 * h.sum()) for h in shifts], dtype=np.float64)


def numeric_hessian(f: Function, theta: ArrayLike, step: float = 1e-4) -> Array:
    """The matrix of second derivatives of a scalar function by central differences (slide 30).

    Args:
        f: takes a vector (d,), returns a number.
        theta: the point (d,).
        step: half the width of the difference, relative to max(1, |theta_i|).

    Returns:
        Symmetric Hessian (d, d), with an error of order step² + 1e-16/step².
    """
    theta, shifts = _shifts(theta, step)
    hessian = np.array(
        [[(f(theta + g + h) - f(theta + g - h) - f(theta - g + h) + f(theta - g - h)) for h in shifts] for g in shifts],
        dtype=np.float64,
    )
    widths = shifts.sum(axis=1)
    hessian /= 4 * widths[:, None] * widths
    return (hessian + hessian.T) / 2


def chain(*functions: Function) -> Callable[[ArrayLike], Array]:
    """The composition, outermost first: ``chain(g, f)(x) = g(f(x))`` (slide 7).

    Raises:
        ValueError: no function is given.
    """
    _not_none(functions)

    def composed(x: ArrayLike) -> Array:
        value = finite("x", x)
        for function in reversed(functions):
            value = floats("f(x)", function(value))
        return value

    return composed


def chain_derivative(*pairs: tuple[Function, Function]) -> Callable[[ArrayLike], Array]:
    """The derivative of a composition, by the chain rule: the product of every link's own derivative (slides 7, 8).

    Args:
        pairs: ``(function, its derivative)``, outermost first.

    Returns:
        x -> d/dx of ``chain(*functions)``; for (g, g'), (f, f') it is g'(f(x)) · f'(x).
    """
    _not_none(pairs)

    def derivative(x: ArrayLike) -> Array:
        value = finite("x", x)
        slope = np.ones_like(value)
        for function, its_derivative in reversed(pairs):
            slope = slope * floats("f'(x)", its_derivative(value))
            value = floats("f(x)", function(value))
        return slope

    return derivative


def _shifts(theta: ArrayLike, step: float) -> tuple[Array, Array]:
    """The point as float64 (d,) and one shift a coordinate, the rows of (d, d)."""
    theta = vector("theta", theta)
    return theta, np.diag(positive("step", step) * np.maximum(1.0, np.abs(theta)))


def _not_none(functions: tuple[object, ...]) -> None:
    if not functions:
        raise ValueError("functions must not be empty, got ()")
