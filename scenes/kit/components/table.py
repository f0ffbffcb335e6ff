"""Table: a light table of numbers that are filled in one at a time, aligned at the decimal mark, and changed."""

from dataclasses import dataclass

from manim import LEFT, RIGHT, UP, Line, MathTypst, Rectangle, Text, VGroup, VMobject

from core.arrays import Array
from scenes.kit.components.counter import Counter
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Role, Size, Style

MARK = 0.6
"""Width of a decimal mark, in widths of a digit."""
SIGN = 1.6
"""Width of a minus, in the same."""


@dataclass(frozen=True)
class Column:
    """`head`: a formula, or with `prose` words. `whole`: places before the decimal mark; `signed`: a minus may stand
    before them; `digits`: most decimals that a cell shows; `role`: the colour of its numbers."""

    head: str = ""
    whole: int = 1
    digits: int = 0
    signed: bool = False
    role: Role = "ink"
    prose: bool = False

    @property
    def before(self) -> float:
        """Room before the decimal mark, in digits."""
        return self.whole + (SIGN if self.signed else 0)

    @property
    def places(self) -> float:
        """Room that the widest number needs, in digits."""
        return self.before + (MARK + self.digits if self.digits else 0)


class Cell(VGroup):
    """A cell's number, glyphs that stay the same mobjects; `text` is what is written in it, "" while it is empty."""

    def __init__(self, stamp: Counter, row: int, column: int) -> None:
        super().__init__(*(place.copy().clear_points() for place in stamp.places))
        self.row, self.column, self.text = row, column, ""


class Table(VGroup):
    """`rows` of numbers under a header, filling `box`. `heads` (one a column), `rules` and `cells[row][column]` are
    brought on screen apart, in the order in which they are spoken of."""

    def __init__(self, style: Style, box: Box, columns: tuple[Column, ...], rows: int, size: Size = "body") -> None:
        super().__init__()
        self.style, self.columns, self.size = style, columns, size
        self.area = Rectangle(width=box.width, height=box.height, stroke_width=0).move_to(box.centre)
        self.stamps = {role: Counter(style, 0, 0, role, size) for role in dict.fromkeys(c.role for c in columns)}
        self.pitch = self.stamps[columns[0].role].pitch
        self.row_height = box.height / (rows + 1)
        self.gap = (box.width - self.pitch * sum(column.places for column in columns)) / len(columns)
        self.heads = VGroup(*(self._head(column) for column in columns))
        for k, (head, column) in enumerate(zip(self.heads, columns, strict=True)):
            if column.prose:
                self.on_the_line(head, column.head, k)
            else:
                head.move_to(self.place(-1, k))
        self.rules = VGroup(*(self._rule(row) for row in range(rows)))
        self.cells = [
            [Cell(self.stamps[column.role], row, k) for k, column in enumerate(columns)] for row in range(rows)
        ]
        self.add(self.area, self.heads, self.rules, *(cell for row in self.cells for cell in row))

    def place(self, row: int, column: int) -> Array:
        """The middle of a cell's room; row -1 is the header."""
        left = self._left(column) + self.pitch * self.columns[column].places / 2
        middle: Array = self.area.get_corner(UP + LEFT) * 1.0
        middle[0], middle[1] = left, middle[1] - (row + 1.5) * self.row_height
        return middle

    def write(self, row: int, column: int, value: float, digits: int) -> Cell:
        """Write a number into a cell; its decimal mark stands where the column's marks stand."""
        stamp, cell = self.stamps[self.columns[column].role], self.cells[row][column]
        stamp.digits = digits
        stamp.write(value)
        shift = self.place(row, column) - stamp.slot.get_left()
        shift[0] = self._mark(column) - stamp.whole_end
        for place, source in zip(cell, stamp.places, strict=True):
            place.set_points(source.points + shift if len(source.points) else source.points)
        cell.text = stamp.text
        return cell

    def on_the_line(self, head: VMobject, words: str, column: int) -> VMobject:
        """Put words over a column, standing on the line of all heads."""
        place = self.place(-1, column)
        head.move_to(place)
        return head.shift((place[1] - self._middle(words, head)) * UP)

    def column(self, column: int) -> list[Cell]:
        """The cells of a column, from the top."""
        return [row[column] for row in self.cells]

    def _mark(self, column: int) -> float:
        """Where the whole part of the column's numbers ends, and the decimal mark begins."""
        return self._left(column) + self.pitch * self.columns[column].before

    def _left(self, column: int) -> float:
        before = sum(c.places for c in self.columns[:column]) * self.pitch + (column + 0.5) * self.gap
        return float(self.area.get_left()[0]) + before

    def _head(self, column: Column) -> VMobject:
        head: MathTypst | Text
        if column.prose:
            head = self.style.text(column.head, column.role)
        elif column.head:
            head = self.style.formula(column.head, column.role, self.size)
        else:
            return VGroup()
        return head

    def _middle(self, words: str, text: VMobject) -> float:
        """Half the height of an x above a text's line: words with and without tails then stand on one line."""
        strut, *rest = self.style.text("x" + words)
        return float(text.get_bottom()[1] + strut.get_y() - VGroup(*rest).get_bottom()[1])

    def _rule(self, row: int) -> Line:
        """The hair rule over a row: stronger under the header."""
        corner = self.area.get_corner(UP + LEFT)
        line = Line(corner, corner + self.area.width * RIGHT, stroke_width=self.style.theme.sizes.hair_line)
        line.set_color(self.style.colour("grid" if row else "muted"))
        return line.shift(-(row + 1) * self.row_height * UP)
