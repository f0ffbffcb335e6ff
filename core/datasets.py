"""The data of the lecture: the slides' tables, and a lecturer's own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from core.arrays import Array, ArrayLike, finite, frozen, vector
from core.losses import add_intercept
from core.slides import DATA
from core.tables import DataError, Table, listed, quoted, read_table, suggestion

__all__ = [
    "DataError",
    "Dataset",
    "Scaling",
    "baskets",
    "flowers",
    "four_flowers",
    "houses",
    "is_constant",
    "is_separable",
    "load_csv",
    "outputs",
    "standardise",
]

# A feature that varies less than this share of its size differs by rounding only.
_LEAST_SPREAD = 1e-12


@dataclass(frozen=True, eq=False)
class Scaling:
    """How features were standardised, (x - mean) / spread, and how to tell parameters in the original units.

    Shapes: mean (k,), spread (k,).
    """

    mean: Array
    spread: Array

    def to_original(self, theta: ArrayLike) -> Array:
        """theta (…, k + 1) on standardised features -> the theta that gives the same scores on the original ones."""
        theta = self._checked(theta)
        weights = theta[..., 1:] / self.spread
        return np.concatenate([theta[..., :1] - (weights @ self.mean)[..., None], weights], axis=-1)

    def to_standardised(self, theta: ArrayLike) -> Array:
        """The inverse of ``to_original``."""
        theta = self._checked(theta)
        intercept = theta[..., :1] + (theta[..., 1:] @ self.mean)[..., None]
        return np.concatenate([intercept, theta[..., 1:] * self.spread], axis=-1)

    def _checked(self, theta: ArrayLike) -> Array:
        array = finite("theta", theta)
        if array.ndim == 0 or array.shape[-1] != self.mean.size + 1:
            raise ValueError(f"theta must end in {self.mean.size + 1} parameters, got shape {array.shape}")
        return array


@dataclass(frozen=True, eq=False)
class Dataset:
    """Samples with features and a target.

    Shapes: X_features (n, k) without the column of ones, y (n,); ``X`` (n, k + 1) has it.

    ``class_names`` are the words for y = 0 and y = 1, empty for a numeric target. ``notes`` tell what a file's reader
    did that the file's owner may want to know. ``scaling`` is there if the features were standardised.
    """

    X_features: Array
    y: Array
    feature_names: tuple[str, ...]
    label_name: str
    class_names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    scaling: Scaling | None = None

    def __post_init__(self) -> None:
        features = finite("X_features", self.X_features, ndim=2)
        if features.size == 0:
            raise ValueError(f"X_features must not be empty, got shape {features.shape}")
        if len(self.feature_names) != features.shape[1]:
            raise ValueError(f"feature_names must name {features.shape[1]} columns, got {self.feature_names!r}")
        object.__setattr__(self, "X_features", frozen(features))
        object.__setattr__(self, "y", frozen(vector("y", self.y, size=len(features))))

    def __len__(self) -> int:
        """The number of samples, n."""
        return len(self.y)

    @property
    def X(self) -> Array:
        """The design matrix (n, k + 1), its first column ones."""
        return add_intercept(self.X_features)

    @property
    def x(self) -> Array:
        """The only feature (n,); ValueError if there are several."""
        if self.X_features.shape[1] != 1:
            raise ValueError(f"x needs one feature, got {', '.join(self.feature_names)}")
        return self.X_features[:, 0]

    def flipped(self) -> "Dataset":
        """The same samples with the labels exchanged (slide 42); ValueError for a numeric target."""
        if not self.class_names:
            raise ValueError(f"y must be labels 0 or 1 to be flipped, got the numbers of {self.label_name!r}")
        return replace(self, y=1.0 - self.y, class_names=self.class_names[::-1])


def flowers() -> Dataset:
    """Six flowers, petal length against category: Flower A is 0, Flower B is 1 (slides 14 to 44)."""
    return load_csv(DATA / "flowers.csv", ["petal_length"], "category", "Flower B")


def four_flowers(features: int = 2) -> Dataset:
    """The four flowers of the worked updates: with petal length (slide 46), or length and width (slide 48)."""
    names = ["petal_length", "petal_width"]
    if features not in (1, 2):
        raise ValueError(f"features must be 1 or 2, got {features!r}")
    return load_csv(DATA / "four_flowers.csv", names[:features], "label", "1")


def houses(first_table: bool = False) -> Dataset:
    """Four houses, area against price (slides 9 to 13).

    The slide shows two price columns; every later slide uses the second. ``first_table`` gives the first.
    """
    table = read_table(DATA / "houses.csv")
    prices = table.numbers("first_price" if first_table else "price")
    return Dataset(table.numbers("area")[:, None], prices, ("area",), "price")


def outputs() -> tuple[Array, Array]:
    """Eight outputs ŷ (8,) of a model and their labels (8,) (slide 36)."""
    table = read_table(DATA / "outputs.csv")
    return table.numbers("output"), table.numbers("label")


def baskets() -> Array:
    """Counts (2, 2) of red and blue balls in the two baskets, 9:1 and 5:5 (slides 50 to 53)."""
    table = read_table(DATA / "baskets.csv")
    return np.column_stack([table.numbers("red"), table.numbers("blue")])


def load_csv(
    path: str | Path, features: Sequence[str], label: str, positive: str | None = None, root: Path | None = None
) -> Dataset:
    """A lecturer's data for logistic regression.

    Args:
        path: a CSV file, UTF-8, with a header line.
        features: names of the feature columns, at least one.
        label: name of the label column; it holds two different words.
        positive: the word that is y = 1; None only where the labels are 0 and 1.
        root: if given, the folder that the file must lie in.

    Returns:
        The data set; what was read leniently stands in its ``notes``.

    Raises:
        DataError: whatever is wrong with the file, one message with file, line, column and what is allowed: see
            ``core.tables.read_table``, and an unknown column, a cell that is no finite number, fewer than two rows,
            other than two classes, an unknown ``positive``, a constant feature.
    """
    table = read_table(Path(path), root)
    if not features or len({*features, label}) != len(features) + 1:
        found = f"features {list(features)!r} and label {label!r} are not different columns"
        raise DataError(table.file, found, "at least one feature is needed, and each column once")
    columns = np.array([table.numbers(name) for name in features])
    labels = table.texts(label)
    if len(labels) < 2:
        raise DataError(table.file, f"there are {len(labels)} rows", "at least two are needed")
    class_names = _classes(table, label, labels, positive)
    for name, column in zip(features, columns, strict=True):
        if is_constant(column):
            found = f"every value is {column[0]:g}"
            raise DataError(table.file, found, "a feature must vary to tell the classes apart", column=name)
    y = np.array([word == class_names[1] for word in labels], dtype=np.float64)
    return Dataset(columns.T, y, tuple(features), label, class_names, table.notes)


def standardise(dataset: Dataset) -> Dataset:
    """Features with mean 0 and standard deviation 1; the scaling is kept in ``scaling`` to tell theta in the old units.

    Raises:
        ValueError: a constant feature, or a data set that is standardised already.
    """
    if dataset.scaling is not None:
        raise ValueError("dataset must not be standardised already, got one with a scaling")
    for name, column in zip(dataset.feature_names, dataset.X_features.T, strict=True):
        if is_constant(column):
            raise ValueError(f"dataset must have no constant feature, got {name!r}, always {column[0]:g}")
    scaling = Scaling(frozen(dataset.X_features.mean(axis=0)), frozen(dataset.X_features.std(axis=0)))
    return replace(dataset, X_features=(dataset.X_features - scaling.mean) / scaling.spread, scaling=scaling)


def is_constant(column: Array) -> bool:
    """Whether a feature (n,) varies too little to tell classes apart."""
    # The second bound is where squares of the spread underflow to zero.
    return bool(np.ptp(column) <= max(_LEAST_SPREAD * np.abs(column).max(), 1e-150))


def is_separable(x: Array, y: Array) -> bool:
    """Whether a threshold of a feature (n,) tells the labels (n,) 0 and 1 apart, both present, samples on the threshold
    itself allowed: then no theta of a logistic regression is best, and the loss falls for ever."""
    zero, one = x[y == 0], x[y == 1]
    return bool(zero.max() <= one.min() or one.max() <= zero.min())


def _classes(table: Table, label: str, labels: list[str], positive: str | None) -> tuple[str, str]:
    """The words for 0 and 1."""
    words = sorted(set(labels))
    shown = listed(words, most=5)
    if "" in words:
        line = table.lines[labels.index("")]
        raise DataError(table.file, "the cell is empty", "every row needs a label", line, label)
    if len(words) != 2:
        found = f"there {'is one class' if len(words) == 1 else f'are {len(words)} classes'} ({shown})"
        raise DataError(table.file, found, "exactly two are needed", column=label)
    if positive is None:
        if words != ["0", "1"]:
            found = f"the classes are {shown} and none is chosen as 1"
            raise DataError(table.file, found, f"name one of them as positive: {shown}", column=label)
        return "0", "1"
    if positive not in words:
        found = f"no row has the label {quoted(positive)}{suggestion(positive, words)}"
        raise DataError(table.file, found, f"the labels are {shown}", column=label)
    return next(word for word in words if word != positive), positive
