"""The slides' two fits of the flowers, and the models between them: what their scenes, clips and figures share."""

from core.datasets import Dataset
from core.models import LogisticRegression
from core.slides import fact, given

FITS = ("fit-1", "fit-2")


class Fit:
    """One of the slides' two fits on a data set, and the decimals with which the slide prints it.

    Shapes: scores (n,), outputs (n,), score_digits (n,), output_digits (n,).
    """

    def __init__(self, name: str, data: Dataset) -> None:
        self.model = LogisticRegression(given(name).theta)
        self.theta = self.model.theta
        self.scores, self.outputs = self.model.score(data.x), self.model.predict_proba(data.x)
        self.edge = float(self.model.decision_boundary())
        slide = name.replace("-", "")
        rows = range(1, len(data) + 1)
        self.b_digits, self.w_digits = fact(f"{slide}-b").digits, fact(f"{slide}-w").digits
        self.score_digits = [fact(f"{slide}-z-{row}").digits for row in rows]
        self.output_digits = [fact(f"{slide}-sigma-{row}").digits for row in rows]


def between(first: Fit, second: Fit, share: float) -> LogisticRegression:
    """The model on the way from one fit to the other, its parameters mixed evenly; share 0 and 1 are the fits."""
    return LogisticRegression((1 - share) * first.theta + share * second.theta)
