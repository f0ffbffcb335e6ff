"""The numbers that the slides give: parameters, starts and learning rates, read from ``assets/data/given.toml``.

Data tables are in ``core.datasets``; all that follows from both is computed.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from core.arrays import Array, frozen, positive, vector

DATA = Path(__file__).parents[1] / "assets" / "data"

Entry = TypeVar("Entry")

__all__ = ["DATA", "Given", "domain", "given", "given_names"]


@dataclass(frozen=True, eq=False)
class Given:
    """A parameter vector theta = [b, w1, …] (or a starting point), with a learning rate where the slide has one."""

    theta: Array
    learning_rate: float | None


def given_names() -> tuple[str, ...]:
    """What ``given`` knows, in the slides' order."""
    return tuple(_file()["given"])


def given(name: str) -> Given:
    """The numbers of one slide: ``given("example-1")`` is theta = [0.1, -0.1] and η = 0.01.

    Raises:
        ValueError: an unknown name; the known ones are told.
    """
    entry = _known(_file()["given"], name)
    rate = positive("learning_rate", entry["learning_rate"]) if "learning_rate" in entry else None
    return Given(frozen(vector("theta", np.asarray(entry["theta"]))), rate)


def domain(name: str) -> tuple[float, float]:
    """The bounds that a slide sets to every coordinate: of "square" (slide 4) or "descent-2d" (slide 5)."""
    lower, upper = _known(_file()["domain"], name)
    return float(lower), float(upper)


def _known(entries: Mapping[str, Entry], name: str) -> Entry:
    if name not in entries:
        raise ValueError(f"name must be one of {', '.join(entries)}, got {name!r}")
    return entries[name]


@cache
def _file() -> dict[str, dict[str, Any]]:
    return tomllib.loads((DATA / "given.toml").read_text(encoding="utf-8"))
