"""Whose samples the scenes show: the slides' flowers, or a lecturer's own, and how they fit on axes and into tables."""

import numpy as np

from core.arrays import Array, IntArray
from core.datasets import Dataset, flowers, four_flowers
from scenes.kit.layout import Range
from scenes.kit.own import EACH, OwnData, drawn_counts
from scenes.kit.settings import Settings

MARGIN = 0.08
"""What an axis covers beyond the samples, as a share of their spread."""
STEPS = np.array([1.0, 2.0, 5.0, 10.0])
"""What ticks may be apart, times a power of ten."""


def samples(settings: Settings) -> Dataset:
    """All samples, with one feature: the slides' six flowers, or a lecturer's."""
    own = settings.own.data
    return flowers() if own is None else dataset(own, 1)


def plane_samples(settings: Settings) -> Dataset:
    """All samples, with two features."""
    own = settings.own.data
    return four_flowers() if own is None else dataset(own, 2)


def dataset(own: OwnData, features: int) -> Dataset:
    """A lecturer's samples with their first features."""
    columns, names = np.array(own.columns[:features]).T, own.feature_names[:features]
    return Dataset(columns, np.array(own.labels), names, own.label_name, own.class_names)


def first_rows(data: Dataset, each: int = EACH) -> Dataset:
    """The first rows of each class, class 0 before class 1; all of them if there are no more."""
    return some(data, np.concatenate([np.flatnonzero(data.y == label)[:each] for label in (0, 1)]))


def drawn(data: Dataset) -> Dataset:
    """The samples that are drawn: all, or as many as can be told apart, evenly out of each class."""
    classes = [np.flatnonzero(data.y == label) for label in (0, 1)]
    counts = drawn_counts(len(classes[0]), len(classes[1]))
    picked = [
        rows[np.linspace(0, len(rows) - 1, count).round().astype(int)]
        for rows, count in zip(classes, counts, strict=True)
    ]
    return some(data, np.sort(np.concatenate(picked)))


def some(data: Dataset, places: IntArray) -> Dataset:
    """Some rows of a data set."""
    return Dataset(
        data.X_features[places], data.y[places], data.feature_names, data.label_name, data.class_names, data.notes
    )


def feature_axis(settings: Settings, slides: Range, feature: int = 0, most: int = 6) -> Range:
    """The axis of a feature: the slides' own, or one that holds a lecturer's samples."""
    own = settings.own.data
    return slides if own is None else axis(np.array(own.columns[feature]), most)


def axis(values: Array, most: int = 6, room: float = MARGIN) -> Range:
    """An axis over all values, with ticks at round numbers; `room`: the margin as a share of the spread."""
    low, high = float(values.min()), float(values.max())
    room *= high - low
    ticks, digits = round_ticks(low - room, high + room, most)
    return Range(low - room, high + room, ticks, digits)


def round_ticks(low: float, high: float, most: int) -> tuple[tuple[float, ...], int]:
    """At most so many round numbers in the bounds, evenly spaced, and the decimals that they need."""
    least = (high - low) / most
    power = 10.0 ** np.floor(np.log10(least))
    step = float(next(step for step in STEPS * power if step >= least * (1 - 1e-9)))
    digits = max(0, -int(np.floor(np.log10(step) + 1e-9)))
    first, last = int(np.ceil(low / step - 1e-9)), int(np.floor(high / step + 1e-9))
    return tuple(round(k * step, digits) + 0.0 for k in range(first, last + 1)), digits


def feature_symbols(settings: Settings) -> tuple[str, str]:
    """What stands at the axes of the plane, as formulas: a lecturer's symbols, or x1 and x2."""
    symbols = settings.own.symbols
    return (symbols[0], symbols[1]) if len(symbols) == 2 else ("x_1", "x_2")


def feature_digits(settings: Settings, slides: int, feature: int = 0) -> int:
    """Decimals with which a feature's numbers are shown."""
    own = settings.own.data
    return slides if own is None else own.digits[feature]
