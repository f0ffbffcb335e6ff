"""OutputTable: the table of a fit, complete: x, y, z and σ(z) of each sample."""

from manim import VGroup

from core.datasets import Dataset
from scenes.experiments.fits import Fit
from scenes.experiments.mixes import OUTPUT_DIGITS
from scenes.kit.components.marks import sample
from scenes.kit.components.table import Column, Table
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style

MARK, X, Y, SCORE, OUTPUT = range(5)
"""The columns."""


class OutputTable(Table):
    """A row a sample, with its mark at the left."""

    def __init__(self, style: Style, box: Box, data: Dataset, x_digits: int, fit: Fit) -> None:
        columns = (
            Column(),
            Column("x", digits=x_digits, signed=bool((data.x < 0).any())),
            Column("y"),
            Column("z", signed=True, digits=max(fit.score_digits)),
            Column("model(sigma(z))", digits=OUTPUT_DIGITS, role="model"),
        )
        super().__init__(style, box, columns, len(data))
        self.keys = VGroup(*(sample(style, self.place(row, MARK), y) for row, y in enumerate(data.y)))
        self.add(self.keys)
        for row, (x, y) in enumerate(zip(data.x, data.y, strict=True)):
            self.write(row, X, x, x_digits)
            self.write(row, Y, y, 0).set_color(style.colour("class1" if y else "class0"))
            self.write(row, SCORE, fit.scores[row], fit.score_digits[row])
            self.write(row, OUTPUT, fit.outputs[row], OUTPUT_DIGITS)

    def row(self, row: int) -> VGroup:
        """A sample's mark and cells."""
        return VGroup(self.keys[row], *self.cells[row])
