"""The lecturer's CSV as the data of the scenes: read by the core, standardised and shuffled as the settings say."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from core.arrays import Array
from core.datasets import DataError, Dataset, load_csv, standardise
from lecture.options import BadInput
from lecture.own.document import Document
from lecture.own.teachable import check_teachable
from scenes.kit.own import OwnData

MOST_ROWS = 20_000
LARGEST, SMALLEST_SPREAD = 100.0, 0.01
"""Bounds of features that are not standardised: w and b have to be seen on one map."""
EASY_OFFSET, EASY_SPREAD = 3.0, (0.25, 4.0)
"""Features whose mean is at most so many deviations from 0, and whose deviation is in these bounds, are learned as
they are: the loss is no narrow gorge."""
MOST_DIGITS = 3
STANDARD_DIGITS = 2


def own_data(document: Document, values: Mapping[str, Any]) -> OwnData | None:
    """The lecturer's data, or None if they have none. Raises BadInput."""
    if not values["data.file"]:
        return None
    for key in ("data.features", "data.label"):
        if not values[key]:
            raise document.refuse(key, "is missing", "allowed are names of columns of the CSV file")
    folder = document.path.parent
    try:
        data = load_csv(
            folder / values["data.file"],
            values["data.features"],
            values["data.label"],
            values["data.positive"] or None,
            root=folder,
        )
    except DataError as error:
        raise BadInput(f"{error}.") from error
    if len(data) > MOST_ROWS:
        raise document.refuse("data.file", f"has {len(data)} rows", f"allowed are {MOST_ROWS}: take a sample of them")
    if values["data.order"] == "shuffled":
        data = shuffled(data, values["data.seed"])
    prepared = _prepared(document, data, values["data.standardise"])
    check_teachable(document, prepared)
    return prepared


def shuffled(data: Dataset, seed: int) -> Dataset:
    """The rows in a random order, the same for the same seed."""
    order = np.random.default_rng(seed).permutation(len(data))
    return replace(data, X_features=data.X_features[order], y=data.y[order])


def _prepared(document: Document, data: Dataset, wanted: bool | None) -> OwnData:
    """Standardised if that is wanted or, if nothing is said, if it helps."""
    means, spreads = data.X_features.mean(axis=0), data.X_features.std(axis=0)
    easy = bool(
        np.all(np.abs(means) <= EASY_OFFSET * spreads)
        and np.all((spreads >= EASY_SPREAD[0]) & (spreads <= EASY_SPREAD[1]))
    )
    drawable = bool(np.abs(data.X_features).max() <= LARGEST and spreads.min() >= SMALLEST_SPREAD)
    notes = list(data.notes)
    if wanted or (wanted is None and not (easy and drawable)):
        scaled = standardise(data)
        assert scaled.scaling is not None
        pairs = zip(data.feature_names, means, spreads, strict=True)
        told = ", ".join(f"{name} - {mean:.4g} over {spread:.4g}" for name, mean, spread in pairs)
        notes.append(f"features are standardised, to {STANDARD_DIGITS} decimals: {told}")
        digits = tuple(STANDARD_DIGITS for _ in means)
        return _plain(scaled, digits, tuple(scaled.scaling.mean), tuple(scaled.scaling.spread), tuple(notes))
    if not drawable:
        raise document.refuse(
            "data.standardise",
            "is false, and a feature is too large or varies too little to be drawn as it is",
            f"allowed are numbers up to {LARGEST:g} with a deviation of at least {SMALLEST_SPREAD:g}; set it to true",
        )
    digits = tuple(_digits(column) for column in data.X_features.T)
    if not np.allclose(_rounded(data.X_features, digits), data.X_features, rtol=0, atol=1e-9):
        notes.append(f"features are rounded to {MOST_DIGITS} decimals")
    return _plain(data, digits, notes=tuple(notes))


def _plain(
    data: Dataset,
    digits: tuple[int, ...],
    mean: tuple[float, ...] = (),
    spread: tuple[float, ...] = (),
    notes: tuple[str, ...] = (),
) -> OwnData:
    zero, one = data.class_names
    return OwnData(
        tuple(tuple(map(float, column)) for column in _rounded(data.X_features, digits).T),
        tuple(map(float, data.y)),
        data.feature_names,
        data.label_name,
        (zero, one),
        digits,
        tuple(map(float, mean)),
        tuple(map(float, spread)),
        notes,
    )


def _rounded(features: Array, digits: tuple[int, ...]) -> Array:
    """The features as they are shown: a number on screen is the whole number."""
    return np.column_stack([column.round(count) + 0.0 for column, count in zip(features.T, digits, strict=True)])


def _digits(column: Array) -> int:
    """The decimals that show every value whole, if few do."""
    return next((k for k in range(MOST_DIGITS) if np.allclose(column, column.round(k), rtol=0, atol=1e-9)), MOST_DIGITS)
