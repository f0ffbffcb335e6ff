"""`lecture new --data`: which columns of a lecturer's CSV are features and label; a guess that they can correct."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.arrays import Array, BoolArray
from core.datasets import is_constant
from core.tables import DataError, Table, listed, read_table
from lecture.options import BadInput
from lecture.own.teachable import first_rows_tell

FEATURES = 2


@dataclass(frozen=True)
class Columns:
    """One or two features, the label, the label that is 1, and the order in which the rows begin with ones that tell
    the labels apart."""

    features: tuple[str, ...]
    label: str
    positive: str
    order: str


def guessed(path: Path) -> Columns:
    """The label is the last column with two kinds of words, or else of numbers; the features are those two columns
    whose means differ most between the classes, in their deviations. Raises BadInput if there are none."""
    try:
        table = read_table(path)
    except DataError as error:
        raise BadInput(f"{error}.") from error
    numbers = {name: column for name in table.header if (column := _numbers(table, name)) is not None}
    two_kinds = [name for name in table.header if _kinds(table, name) == 2]
    if not two_kinds:
        found = f"no column has two kinds of labels; the columns are {listed(table.header)}"
        raise BadInput(f"{path}: {found}; allowed is a CSV with a column of labels that has exactly two.")
    label = next((name for name in reversed(two_kinds) if name not in numbers), two_kinds[-1])
    words = table.texts(label)
    positive = max(words, key=lambda word: (word.casefold(), word))
    one = np.array([word == positive for word in words])
    apart = {name: _apart(column, one) for name, column in numbers.items() if name != label and not is_constant(column)}
    if not apart:
        raise BadInput(f"{path}: no column but {label!r} has numbers that vary; allowed is a CSV with at least one.")
    features = sorted(apart, key=lambda name: -apart[name])[:FEATURES]
    order = "file" if first_rows_tell(numbers[features[0]], one.astype(np.float64)) else "shuffled"
    return Columns(tuple(features), label, positive, order)


def _numbers(table: Table, name: str) -> Array | None:
    try:
        return table.numbers(name)
    except DataError:
        return None


def _kinds(table: Table, name: str) -> int:
    """How many kinds of words a column has; none if a cell is empty."""
    words = set(table.texts(name))
    return 0 if "" in words else len(words)


def _apart(column: Array, one: BoolArray) -> float:
    """How far the means of both classes are from each other, in deviations of the column."""
    return float(abs(column[one].mean() - column[~one].mean()) / column.std())
