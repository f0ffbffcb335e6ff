"""What the slides show: the numbers they give, and the facts that the computation is held against.

``given`` reads parameters, starts and learning rates (``assets/data/given.toml``); data tables are in
``core.datasets``. All that follows from both is computed. ``facts`` reads what the slides print of it
(``assets/slides.toml``): scenes need that only to show a misprint beside the right number.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import numpy as np

from core.arrays import Array, frozen, positive, vector

ASSETS = Path(__file__).parents[1] / "assets"
DATA = ASSETS / "data"

Status = Literal["exact", "rounds", "truncates", "implied", "differs"]

Entry = TypeVar("Entry")

__all__ = [
    "ASSETS",
    "DATA",
    "Fact",
    "Given",
    "Sample",
    "Status",
    "domain",
    "errata",
    "fact",
    "facts",
    "given",
    "given_names",
]


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


@dataclass(frozen=True)
class Sample:
    """A point at which a formula's value is known."""

    point: dict[str, Any]
    value: float | list[float]


@dataclass(frozen=True)
class Fact:
    """One thing that the slides show; the fields are explained at the top of ``assets/slides.toml``."""

    id: str
    slide: int
    rule: str
    digits: int
    status: Status
    source: dict[str, Any]
    value: float | list[Any] | None = None
    formula: str | list[str] | None = None
    steps: tuple[str, ...] = ()
    samples: tuple[Sample, ...] = ()
    printed: str | list[str] | None = None
    right: str | None = None
    why: str | None = None


@cache
def facts() -> Mapping[str, Fact]:
    """All facts by id, in the slides' order."""
    entries = tomllib.loads((ASSETS / "slides.toml").read_text(encoding="utf-8"))["fact"]
    return {entry["id"]: _fact(entry) for entry in entries}


def fact(name: str) -> Fact:
    """One fact by its id; ValueError for an unknown one."""
    if name not in facts():
        raise ValueError(f"name must be the id of a fact in assets/slides.toml, got {name!r}")
    return facts()[name]


def errata() -> tuple[Fact, ...]:
    """The facts whose print is wrong: ``right`` is shown, ``printed`` beside it, struck through, and ``why``."""
    return tuple(fact for fact in facts().values() if fact.status == "differs")


def _fact(entry: dict[str, Any]) -> Fact:
    plain = {key: value for key, value in entry.items() if key not in ("from", "at", "steps")}
    samples = tuple(Sample(sample["point"], sample["value"]) for sample in entry.get("at", ()))
    return Fact(**plain, source=entry.get("from", {}), steps=tuple(entry.get("steps", ())), samples=samples)


def _known(entries: Mapping[str, Entry], name: str) -> Entry:
    if name not in entries:
        raise ValueError(f"name must be one of {', '.join(entries)}, got {name!r}")
    return entries[name]


@cache
def _file() -> dict[str, dict[str, Any]]:
    return tomllib.loads((DATA / "given.toml").read_text(encoding="utf-8"))
