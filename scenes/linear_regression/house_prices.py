"""House prices (slide idea 9): rows fly to points; three of four slide from the first label column to the second.

The first column is the slides' own trouble: with a lecturer's data there is only the second.
"""

from collections.abc import Mapping
from typing import Any

from manim import DL, LEFT, RIGHT, UR, Create, DashedLine, FadeIn, FadeOut, Line, RoundedRectangle, VGroup

from core.datasets import houses
from core.slides import fact
from scenes.kit.allow import allow
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.chart import Chart
from scenes.kit.components.landing import Landing
from scenes.kit.components.marks import ring, start_ball
from scenes.kit.components.table import Column, Table
from scenes.kit.layout import BODY, Range
from scenes.linear_regression.house_view import house_mark

LEFT_BOX, RIGHT_BOX = BODY.split(0.49)
CHART_BOX = LEFT_BOX.inset(left=0.55, right=0.4, bottom=0.8, top=0.2)
TABLE_BOX = RIGHT_BOX.inset(bottom=0.3)
AREAS, PRICES = Range(2, 7.4, (2, 3, 4, 5, 6, 7), 0), Range(3.7, 9.7, (4, 5, 6, 7, 8, 9), 0)
MARK, AREA, FIRST, SECOND, DIFFERENCE = range(5)
"""The table's columns."""
ASKED = 6.0
"""An area that no row has, and the rows of the houses next to it."""
NEIGHBOURS = (3, 0)
AIR = 0.25
"""Around what stands on a panel."""


class HousePrices(LectureScene):
    """Two tables on the slides: the same areas, other prices. `both`: whether both are shown."""

    id = "house-prices"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.both = self.settings.own.data is None
        self.first, self.data = houses(first_table=self.both), houses()
        self.differences = self.data.y - self.first.y
        self.moved = [row for row, difference in enumerate(self.differences) if difference]
        self.digits = fact("house-price-table-2").digits

    def numbers(self) -> Mapping[str, Number]:
        digits = self.digits
        return {
            "x": Number(self.data.x[0], fact("house-area").digits),
            "first": Number(self.first.y[0], digits),
            "second": Number(self.data.y[0], digits),
            "d1": Number(self.differences[0], digits),
            "d2": Number(self.differences[1], digits),
            "d3": Number(self.differences[2], digits),
            "asked": Number(ASKED, 0),
        }

    def construct(self) -> None:
        self.build_views()
        self.show_the_table()
        self.let_the_rows_fly()
        if self.both:
            self.compare_the_labels()
            self.slide_to_the_second_labels()
        self.ask_for_another_house()

    def build_views(self) -> None:
        style = self.style
        self.chart = Chart(style, CHART_BOX, AREAS, PRICES, caption=self.label("area"))
        self.price_name = style.text(self.label("price"), "muted")
        self.price_name.next_to(self.chart.y_axis.get_end(), RIGHT, buff=0.15)
        self.marks = VGroup(*(house_mark(style, at) for at in self.chart.place(self.first.x, self.first.y)))
        self.goals = self.chart.place(self.data.x, self.data.y)
        heads = ("area", "first", "second", "difference") if self.both else ("area", "price")
        columns = (Column(), *(Column(self.label(head), digits=self.digits, prose=True) for head in heads))
        self.table = Table(style, TABLE_BOX, columns, len(self.data))
        values = (self.data.x, self.first.y, self.data.y, self.differences)[: len(heads)]
        for row, cells in enumerate(zip(*values, strict=True)):
            for column, value in enumerate(cells, start=AREA):
                self.table.write(row, column, value, self.digits)
        self.keys = VGroup(*(house_mark(style, self.table.place(row, MARK)) for row in range(len(self.data))))

    def behind(self, column: int) -> RoundedRectangle:
        """A quiet panel behind a column of the table."""
        table = self.table
        width = table.heads[column].width + 2 * AIR
        panel = RoundedRectangle(width=width, height=table.area.height, corner_radius=AIR / 2, stroke_width=0)
        panel.set_fill(self.style.colour("panel"), opacity=1).set_z_index(-1)
        return panel.move_to((table.place(0, column)[0], table.area.get_y(), 0))

    # The beats ------------------------------------------------------------------------------------------------------

    def show_the_table(self) -> None:
        with self.beat("table") as beat:
            table = self.table
            self.appear(self.chart, self.price_name, table.rules, *self.keys)
            for column, share in ((AREA, 0.35), (FIRST, 0.68)):
                beat.until(share)
                self.appear(table.heads[column], *table.column(column))

    def let_the_rows_fly(self) -> None:
        with self.beat("points") as beat:
            cells = self.table.cells
            landings = [
                Landing(self.chart, cells[row][AREA], cells[row][FIRST], mark) for row, mark in enumerate(self.marks)
            ]
            pair = f"({self.n('x')}{self.style.format.separator} {self.n('first')})"
            self.say(f"(x, y) = {pair}", self.label("pair"))
            for landing, share in zip(landings, (0.3, 0.6, 0.0, 0.0), strict=True):
                beat.until(share)
                self.play(landing.fly())
                self.play(landing.meet())

    def compare_the_labels(self) -> None:
        with self.beat("labels") as beat:
            table = self.table
            beat.until(0.2)
            self.appear(table.heads[SECOND], *table.column(SECOND))
            beat.until(0.62)
            self.appear(table.heads[DIFFERENCE], *table.column(DIFFERENCE))
            self.rings = VGroup(*(ring(self.style, self.marks[row]) for row in self.moved))
            self.play(*(Create(one) for one in self.rings), run_time=self.durations.appear)

    def slide_to_the_second_labels(self) -> None:
        with self.beat("slide") as beat:
            ghosts = VGroup(*(self.marks[row].copy() for row in self.moved))
            colours = self.style.colour
            ghosts.set_fill(colours("background")).set_stroke(colours("muted"), self.style.theme.sizes.thin_line)
            strikes = [self.strike(row) for row in self.moved]
            write, digits = self.style.format.typst, self.digits
            pairs = ((write(self.first.y[row], digits), write(self.data.y[row], digits)) for row in self.moved)
            changes = "y: quad " + " quad quad ".join(f"muted({first}) arrow {second}" for first, second in pairs)
            self.say(changes)
            for row, ghost, strike, one in zip(self.moved, ghosts, strikes, self.rings, strict=True):
                self.add(ghost, self.marks[row])
                self.play(
                    self.marks[row].animate.move_to(self.goals[row]),
                    one.animate.move_to(self.goals[row]),
                    Create(strike),
                    self.table.cells[row][FIRST].animate.set_color(colours("muted")),
                    run_time=self.durations.move,
                )
            beat.until(0.65)
            self.play(
                FadeOut(self.rings),
                FadeIn(self.behind(SECOND)),
                self.table.heads[FIRST].animate.set_color(colours("muted")),
                run_time=self.durations.appear,
            )
            self.say(changes, self.label("later"))

    def strike(self, row: int) -> Line:
        """A line through the first label, which no later slide uses."""
        cell = self.table.cells[row][FIRST]
        line = Line(cell.get_corner(DL), cell.get_corner(UR), color=self.style.colour("muted"))
        line.set_stroke(width=self.style.theme.sizes.thin_line)
        return allow(line, "text-over-curve", "struck through: the slides print it, and use it no more")

    def ask_for_another_house(self) -> None:
        with self.beat("question") as beat:
            chart, style = self.chart, self.style
            smaller, larger = (self.data.y[row] for row in NEIGHBOURS)
            foot, low, high = (chart.spot(ASKED, price) for price in (PRICES.low, smaller, larger))
            beat.until(0.2)
            line = DashedLine(foot, high, color=style.colour("muted"), dash_length=0.1)
            line.set_stroke(width=style.theme.sizes.thin_line)
            point = start_ball(style, low).set_stroke(style.colour("model"))
            mark = style.formula("model(?)").scale(1.2).next_to(point, LEFT, buff=0.15)
            asked = VGroup(point, mark)
            self.play(Create(line), run_time=self.durations.move)
            self.play(FadeIn(asked), run_time=self.durations.appear)
            self.say(f"model(hat(y))({self.n('asked')}) = thin ?", self.label("unknown"))
            self.play(asked.animate.shift(high - low), run_time=self.durations.understand)
            self.play(asked.animate.shift((low - high) / 2), run_time=self.durations.understand)
