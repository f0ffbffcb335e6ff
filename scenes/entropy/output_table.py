"""OutputTable: the slides' table of the second fit, complete: x, y, z and σ(z) of each flower."""

from manim import VGroup

from core.datasets import Dataset
from core.slides import fact
from scenes.experiments.fits import Fit
from scenes.kit.components.marks import sample
from scenes.kit.components.table import Column, Table
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style

MARK, X, Y, SCORE, OUTPUT = range(5)
"""The columns."""


class OutputTable(Table):
    """A row a flower, with its mark at the left."""

    def __init__(self, style: Style, box: Box, data: Dataset, fit: Fit) -> None:
        x_digits = fact("petal-length").digits
        columns = (
            Column(),
            Column("x", digits=x_digits),
            Column("y"),
            Column("z", signed=True, digits=max(fit.score_digits)),
            Column("model(sigma(z))", digits=max(fit.output_digits), role="model"),
        )
        super().__init__(style, box, columns, len(data))
        self.keys = VGroup(*(sample(style, self.place(row, MARK), y) for row, y in enumerate(data.y)))
        self.add(self.keys)
        for row, (x, y) in enumerate(zip(data.x, data.y, strict=True)):
            self.write(row, X, x, x_digits)
            self.write(row, Y, y, 0).set_color(style.colour("class1" if y else "class0"))
            self.write(row, SCORE, fit.scores[row], fit.score_digits[row])
            self.write(row, OUTPUT, fit.outputs[row], fit.output_digits[row])

    def row(self, row: int) -> VGroup:
        """A flower's mark and cells."""
        return VGroup(self.keys[row], *self.cells[row])
