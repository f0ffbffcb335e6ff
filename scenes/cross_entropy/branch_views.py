"""Eight answers as rows with their gaps and losses, the two branches that they pick, and the formula without an if."""

from manim import LEFT, UP, Line, Rectangle, RoundedRectangle, VGroup, VMobject

from core.arrays import Array
from core.losses import binary_cross_entropy
from scenes.experiments.rows_of_answers import Answers
from scenes.kit.components.marks import gap, guide, model_point, sample
from scenes.kit.components.table import Cell, Column, Table
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style, quoted

BRANCHES = {0: "-{{ ln (1 - model(hat(y))) : zero }}", 1: "-{{ ln model(hat(y)) : one }}"}
"""What an answer costs, by its label."""
OUTPUT, LABEL, LOSS = range(3)
LOSS_DIGITS = 4
DEAD = {0: ("m1", "y1", "one"), 1: ("m0", "open", "i", "mi", "y0", "close", "zero")}
"""The parts of the whole formula that a label switches off."""


def whole(y: str) -> str:
    """The loss in one formula, with what stands for y, as a source with named parts."""
    return (
        f"{{{{ loss(L) : l }}}} {{{{ = : eq }}}} {{{{ - : m1 }}}} {{{{ {y} : y1 }}}} thin "
        f"{{{{ ln model(hat(y)) : one }}}} {{{{ - : m0 }}}} {{{{ paren.l : open }}}} {{{{ 1 : i }}}} {{{{ - : mi }}}} "
        f"{{{{ {y} : y0 }}}} {{{{ paren.r : close }}}} thin {{{{ ln (1 - model(hat(y))) : zero }}}}"
    )


class Rows(VGroup):
    """A table of ŷ, y and the loss, a sample's mark before each row, and a bar behind it once its loss is told."""

    def __init__(self, style: Style, box: Box, bars: Box, answers: Answers) -> None:
        super().__init__()
        self.style, self.room = style, bars
        outputs, labels = self.outputs, self.labels = answers.outputs, answers.labels
        self.losses = binary_cross_entropy(outputs, labels)
        columns = (
            Column("model(hat(y))", digits=answers.digits),
            Column("y"),
            Column("loss(L) approx", digits=LOSS_DIGITS),
        )
        self.table = Table(style, box, columns, len(outputs))
        self.marks = VGroup(
            *(
                sample(style, (box.left - 0.15, self.table.place(row, 0)[1], 0.0), label).scale(1.2)
                for row, label in enumerate(labels)
            )
        )
        self.add(self.table, self.marks)

    def tell(self, row: int, column: int, digits: int) -> Cell:
        """Write a row's output or label."""
        values = self.outputs if column == OUTPUT else self.labels
        return self.table.write(row, column, float(values[row]), digits)

    def lead(self, row: int, entry: Array) -> Line:
        """The way of a row to its branch."""
        start = (self.table.area.get_right()[0], self.table.place(row, 0)[1], 0.0)
        return guide(self.style, start, entry)

    def bar(self, row: int) -> Rectangle:
        """The loss of a row as a bar; the longest fills the room."""
        width = self.room.width * self.losses[row] / self.losses.max()
        bar = Rectangle(width=width, height=0.5 * self.table.row_height, stroke_width=0)
        bar.set_fill(self.style.colour("loss"), opacity=1)
        return bar.move_to((self.room.left, self.table.place(row, 0)[1], 0.0), aligned_edge=LEFT)


class Tracks(VGroup):
    """Each answer on a line of its own, from 0 to 1: the model's point at ŷ, and the gap from there to the label."""

    def __init__(self, style: Style, box: Box, rows: Rows) -> None:
        super().__init__()
        self.box, heights = box, [rows.table.place(row, 0)[1] for row in range(-1, len(rows.labels))]
        ends = {label: style.formula(f'{colour}("{label}")') for label, colour in enumerate(("zero", "one"))}
        self.axis = VGroup(
            *(end.move_to(self.at(label, heights[0])) for label, end in ends.items()),
            *(guide(style, self.at(0, high), self.at(1, high)).set_color(style.colour("grid")) for high in heights[1:]),
        )
        answers = zip(rows.outputs, rows.labels, heights[1:], strict=True)
        self.dots, self.ends, self.gaps = VGroup(), [], VGroup()
        for given, label, high in answers:
            self.dots.add(model_point(style, self.at(given, high)))
            self.ends.append(self.at(label, high))
            self.gaps.add(gap(style, self.at(given, high), self.ends[-1]))
        self.add(self.axis, self.gaps, self.dots)

    def at(self, value: float, height: float) -> tuple[float, float, float]:
        """Where a value of 0 to 1 stands on the line at that height."""
        return (self.box.left + self.box.width * value, height, 0.0)


class Branch(VGroup):
    """A case of the if: its label, what an answer costs there, and room for the rows that pick it."""

    def __init__(self, style: Style, box: Box, label: int, words: str) -> None:
        super().__init__()
        self.panel = RoundedRectangle(width=box.width, height=box.height, corner_radius=0.12)
        self.panel.set_fill(style.colour("panel"), opacity=1).move_to(box.centre)
        self.panel.set_stroke(style.colour("class1" if label else "class0"), width=style.theme.sizes.thin_line)
        case = style.formula(f'{quoted(words)} {"one" if label else "zero"}(y = "{label}")')
        case.move_to((box.left + 0.35, box.top - 0.42, 0.0), aligned_edge=LEFT)
        self.cost = style.formula(f"loss(L) = {BRANCHES[label]}")
        self.cost.move_to((box.left + 0.35, box.bottom + 0.45, 0.0), aligned_edge=LEFT)
        self.slots = [(box.right - 0.35 - 0.36 * (3 - k), case.get_y(), 0.0) for k in range(4)]
        self.add(self.panel, case, self.cost)

    def entry(self, k: int) -> Array:
        """Where the way of the k-th of its four rows comes in, from the left."""
        middle: Array = self.panel.get_left() + (0.3 - 0.2 * k) * UP
        return middle


def gathered(parts: list[VMobject]) -> VGroup:
    """Several parts of a formula as one."""
    return VGroup(*(mark for part in parts for mark in part))
