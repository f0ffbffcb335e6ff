"""Array types, and the checks that every public function makes on what it is given.

Shapes in the docstrings use four letters: ``n`` samples, ``k`` features, ``d = k + 1`` parameters (the intercept
first), ``T`` steps of a descent. ``…`` stands for any leading axes.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array: TypeAlias = NDArray[np.float64]
BoolArray: TypeAlias = NDArray[np.bool_]
IntArray: TypeAlias = NDArray[np.intp]

__all__ = [
    "Array",
    "ArrayLike",
    "BoolArray",
    "IntArray",
    "binary_labels",
    "finite",
    "floats",
    "frozen",
    "positive",
    "vector",
    "whole",
]


def floats(name: str, value: ArrayLike) -> Array:
    """``value`` as float64; ValueError naming the argument if it is not numeric."""
    try:
        return np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must be numbers, got {value!r}") from error


def finite(name: str, value: ArrayLike, ndim: int | None = None) -> Array:
    """``value`` as finite float64 of ``ndim`` axes (any number of axes if None), else ValueError."""
    array = floats(name, value)
    if ndim is not None and array.ndim != ndim:
        raise ValueError(f"{name} must have {ndim} axes, got shape {array.shape}")
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite, got {array[~np.isfinite(array)].flat[0]}")
    return array


def vector(name: str, value: ArrayLike, size: int | None = None) -> Array:
    """``value`` as a finite float64 vector, not empty, of ``size`` entries if given, else ValueError."""
    array = finite(name, value, ndim=1)
    if array.size == 0:
        raise ValueError(f"{name} must not be empty, got shape {array.shape}")
    if size is not None and array.size != size:
        raise ValueError(f"{name} must have {size} entries, got {array.size}")
    return array


def binary_labels(name: str, value: ArrayLike) -> Array:
    """``value`` as float64 if every entry is 0 or 1, else ValueError showing the first that is not."""
    array = floats(name, value)
    wrong = (array != 0) & (array != 1)
    if wrong.any():
        raise ValueError(f"{name} must be labels 0 or 1, got {array[wrong].flat[0]}")
    return array


def positive(name: str, value: float) -> float:
    """``value`` as a float if it is finite and above zero, else ValueError."""
    number = isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool)
    if not (number and 0 < value < np.inf):
        raise ValueError(f"{name} must be a finite number above 0, got {value!r}")
    return float(value)


def whole(name: str, value: int, least: int = 0) -> int:
    """``value`` if it is an integer of at least ``least``, else ValueError."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)) or value < least:
        raise ValueError(f"{name} must be an integer of at least {least}, got {value!r}")
    return int(value)


def frozen(array: Array) -> Array:
    """A read-only copy, so that a frozen dataclass cannot be changed through its arrays."""
    copy = array.copy()
    copy.flags.writeable = False
    return copy
