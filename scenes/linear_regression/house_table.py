"""HouseTable: the slides' table of area, price, prediction and squared error of each house."""

from manim import VGroup

from core.arrays import Array
from core.datasets import Dataset
from core.slides import fact
from scenes.kit.components.table import Column, Table
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style

AREA, PRICE, PREDICTED, ERROR = range(4)
"""The columns."""
WHILE_MOVING = 2
"""Decimals of a cell whose number runs."""


class HouseTable(Table):
    """A row a house. Areas and prices are written, the other cells are empty; `names` head the columns."""

    def __init__(self, style: Style, box: Box, data: Dataset, names: tuple[str, str, str, str]) -> None:
        rows = range(1, len(data) + 1)
        self.digits = {
            line: {
                PREDICTED: [fact(f"house-{line}-predicted-{row}").digits for row in rows],
                ERROR: [fact(f"house-{line}-error-{row}").digits for row in rows],
            }
            for line in ("bad", "good")
        }
        columns = (
            Column(names[AREA], digits=fact("house-area").digits, prose=True),
            Column(names[PRICE], digits=fact("house-price-table-2").digits, prose=True),
            Column(names[PREDICTED], digits=max(self.digits["good"][PREDICTED]), signed=True, role="model", prose=True),
            Column(names[ERROR], whole=3, digits=max(self.digits["good"][ERROR]), role="loss", prose=True),
        )
        super().__init__(style, box, columns, len(data))
        for row, (x, y) in enumerate(zip(data.x, data.y, strict=True)):
            self.write(row, AREA, x, columns[AREA].digits)
            self.write(row, PRICE, y, columns[PRICE].digits)

    def fill(self, line: str, column: int, values: Array) -> VGroup:
        """A column for the slides' "bad" or "good" line, with the decimals that the slide prints of each house."""
        written = zip(values, self.digits[line][column], strict=True)
        return VGroup(*(self.write(row, column, value, digits) for row, (value, digits) in enumerate(written)))

    def follow(self, column: int, values: Array) -> None:
        """A column on the way from one line to the other."""
        for row, value in enumerate(values):
            self.write(row, column, value, WHILE_MOVING)
