"""FitTable: the slides' table of x, y, z and σ(z) of each flower, with the first fit's outputs to compare."""

from manim import VGroup

from core.arrays import Array
from core.datasets import Dataset
from scenes.experiments.fits import Fit
from scenes.kit.components.marks import sample
from scenes.kit.components.table import Cell, Column, Table
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style

MARK, X, Y, SCORE, OUTPUT, BEFORE = range(6)
"""The columns."""


class FitTable(Table):
    """A row a flower. `keys` are the flowers' marks at the left; x and y are written, the other cells are empty."""

    def __init__(
        self, style: Style, box: Box, data: Dataset, x_digits: int, first: Fit, second: Fit, before: str
    ) -> None:
        columns = (
            Column(),
            Column("x", digits=x_digits, signed=bool((data.x < 0).any())),
            Column("y"),
            Column("z", signed=True, digits=max(first.score_digits)),
            Column("model(sigma(z))", digits=max(second.output_digits), role="model"),
            Column(before, digits=max(first.output_digits), role="muted", prose=True),
        )
        super().__init__(style, box, columns, len(data))
        self.second = second
        self.keys = VGroup(*(sample(style, self.place(row, MARK), y) for row, y in enumerate(data.y)))
        self.add(self.keys)
        for row, (x, y) in enumerate(zip(data.x, data.y, strict=True)):
            self.write(row, X, x, 0 if float(x).is_integer() else x_digits)  # as the slides print them: 1, 1.4
            self.write(row, Y, y, 0).set_color(style.colour("class1" if y else "class0"))

    def fill(self, row: int, column: int, fit: Fit) -> Cell:
        """The z or σ(z) of a flower, with the decimals that the slide prints."""
        if column == SCORE:
            return self.write(row, SCORE, fit.scores[row], fit.score_digits[row])
        return self.write(row, column, fit.outputs[row], fit.output_digits[row])

    def follow(self, scores: Array, outputs: Array) -> None:
        """Write z and σ(z) of all flowers, each (n,), on the way to the second fit and with its decimals."""
        for row, (z, output) in enumerate(zip(scores, outputs, strict=True)):
            self.write(row, SCORE, z, self.second.score_digits[row])
            self.write(row, OUTPUT, output, self.second.output_digits[row])
