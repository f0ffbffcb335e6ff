"""Lecturers' folders with real data that nobody here wrote, and a small spreadsheet from Vietnam."""

import csv
from pathlib import Path

from sklearn.datasets import load_breast_cancer, load_iris

DATA = ("iris", "iris-length", "cancer", "rice")
"""Two features; one; two of 569 rows that overlap, smaller ones for class 1; one of twelve rows."""
FILMED = {
    "iris-length": ("new-data", "squared-error", "training", "judging-a-model", "one-step", "cross-entropy"),
    "iris": ("title", "sigmoid-fit", "implementation", "remove-the-if", "two-features", "vectorized"),
    "cancer": ("new-data", "sigmoid-fit", "training", "mse-vs-bce", "one-step", "two-features"),
    "rice": ("new-data", "training", "judging-a-model", "flipped-labels", "one-step", "summary"),
}
"""Six scenes each, of which there are films."""
RICE = [
    (0.6, 0),
    (0.7, 0),
    (0.9, 0),
    (1.1, 0),
    (0.8, 0),
    (1.4, 1),
    (1.2, 1),
    (1.6, 1),
    (1.7, 1),
    (1.5, 1),
    (1.0, 1),
    (1.3, 1),
]
"""Height in metres, and whether it is ripe."""


def write_folder(place: Path, name: str) -> Path:
    """A folder with `lecture.toml` and `data.csv`, in both languages; returns it."""
    place.mkdir(parents=True, exist_ok=True)
    if name == "rice":
        features, label, positive = ["chiều cao"], "loại", "lúa chín"
        rows = [f"{height:.1f};{('lúa non', 'lúa chín')[kind]}".replace(".", ",") for height, kind in RICE]
        text = "\n".join([f"{features[0]};{label}", *rows, ""])  # semicolons and decimal commas
        (place / "data.csv").write_text(text, encoding="utf-8")
    else:
        table = load_breast_cancer() if name == "cancer" else load_iris()
        columns = {"iris": [2, 3], "iris-length": [2], "cancer": [0, 1]}[name]
        kinds = {"cancer": (0, 1)}.get(name, (1, 2))  # versicolor against virginica
        features, label = [str(table.feature_names[column]) for column in columns], "kind"
        positive = str(table.target_names[1 if name == "cancer" else 2])
        samples = zip(table.data[:, columns].tolist(), table.target.tolist(), strict=True)
        with (place / "data.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(
                [
                    [*features, label],
                    *([*values, table.target_names[kind]] for values, kind in samples if kind in kinds),
                ]
            )
    columns_named = ", ".join(f'"{feature}"' for feature in features)
    (place / "lecture.toml").write_text(
        f'[data]\nfile = "data.csv"\nfeatures = [{columns_named}]\nlabel = "{label}"\npositive = "{positive}"\n'
        '[lecture]\nlanguages = ["en", "vi"]\n',
        encoding="utf-8",
    )
    return place
