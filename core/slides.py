"""The numbers that the slides give: parameters, starts and learning rates, read from ``assets/data/given.toml``.

Data tables are in ``core.datasets``; all that follows from both is computed.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from core.arrays import Array, frozen, positive, vector

GIVEN = Path(__file__).parents[1] / "assets" / "data" / "given.toml"

__all__ = ["Given", "given", "given_names"]


@dataclass(frozen=True, eq=False)
class Given:
    """A parameter vector theta = [b, w1, …] (or a starting point), with a learning rate where the slide has one."""

    theta: Array
    learning_rate: float | None


def given_names() -> tuple[str, ...]:
    """What ``given`` knows, in the slides' order."""
    return tuple(_table())


def given(name: str) -> Given:
    """The numbers of one slide: ``given("example-1")`` is theta = [0.1, -0.1] and η = 0.01.

    Raises:
        ValueError: an unknown name; the known ones are told.
    """
    if name not in _table():
        raise ValueError(f"name must be one of {', '.join(_table())}, got {name!r}")
    return _table()[name]


@cache
def _table() -> dict[str, Given]:
    entries = tomllib.loads(GIVEN.read_text(encoding="utf-8"))
    return {
        name: Given(
            frozen(vector("theta", np.asarray(entry["theta"]))),
            positive("learning_rate", entry["learning_rate"]) if "learning_rate" in entry else None,
        )
        for name, entry in entries.items()
    }
