"""A new kind of data (slide ideas 14, 15, 16): names become 0 and 1, a line leaves the band, what function stays?"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np
from manim import (
    DL,
    DR,
    RIGHT,
    UL,
    UR,
    Create,
    Ellipse,
    FadeIn,
    FadeOut,
    LaggedStart,
    Mobject,
    ReplacementTransform,
    Succession,
    UpdateFromAlphaFunc,
    VGroup,
    smooth,
)

from core.models import LinearRegression
from core.slides import fact
from scenes.experiments.band import Band
from scenes.experiments.subject import feature_digits
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.landing import Landing
from scenes.kit.components.marks import ring, sample
from scenes.kit.components.table import Column, Table
from scenes.kit.layout import BODY
from scenes.sigmoid.new_data_views import BandView, SquashView

LEFT_BOX, RIGHT_BOX = BODY.split(0.53)
CHART_BOX = LEFT_BOX.inset(left=0.55, right=0.6, bottom=0.85, top=0.5)
TABLE_BOX = RIGHT_BOX.inset(left=0.6, right=0.4, bottom=0.1)
SQUASH_BOX = RIGHT_BOX.inset(left=0.3, bottom=0.2, top=0.1)
MARK, LENGTH, LABEL = range(3)
"""The table's columns."""
PETAL = 0.3
"""How wide a petal is drawn."""
NAME_PLACES = 6
"""Room for a flower's name, in digits."""


class NewData(LectureScene):
    """The six flowers, before there is a sigmoid."""

    id = "new-data"
    stands_for = "rows"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.case = Band.of(self.settings)
        self.data, self.best = self.case.data, self.case.best
        self.predictions = LinearRegression(self.best).predict(self.data.x)

    def numbers(self) -> Mapping[str, Number]:
        return {
            "low": Number(float(self.predictions.min()), 2),
            "high": Number(float(self.predictions.max()), 2),
            "count": Number(len(self.data), 0),
        }

    def construct(self) -> None:
        self.build_views()
        self.meet_the_names()
        self.number_the_names()
        self.let_the_rows_fly()
        self.swing_a_line()
        self.leave_the_band()
        self.go_on_without_end()
        self.ask_for_a_function()

    def build_views(self) -> None:
        style, data = self.style, self.data
        self.view = BandView(style, CHART_BOX, self.case, self.label("petal"))
        digits, of_slides = feature_digits(self.settings, fact("petal-length").digits), self.settings.own.data is None
        columns = (
            Column(),
            Column(self.label("length"), digits=digits, prose=True, signed=bool((data.x < 0).any())),
            Column(self.label("flower"), whole=NAME_PLACES, prose=True),
        )
        self.table = Table(style, TABLE_BOX, columns, len(data))
        self.keys, self.names = VGroup(), VGroup()
        for row, (x, y) in enumerate(zip(data.x, data.y, strict=True)):
            self.table.write(row, LENGTH, x, 0 if of_slides and float(x).is_integer() else digits)
            name = style.text(self.label("b" if y else "a"), "class1" if y else "class0", "body")
            self.names.add(name.move_to(self.table.place(row, LABEL)))
            cell = self.table.write(row, LABEL, y, 0).set_color(style.colour("class1" if y else "class0"))
            cell.set_x(name.get_x())
            self.keys.add(sample(style, self.table.place(row, MARK), y))
        category = self.label("category")
        self.category = self.table.on_the_line(style.text(category), category, LABEL)
        self.petals = VGroup(*(self.petal(row) for row in range(len(data)) if of_slides))

    def petal(self, row: int) -> Ellipse:
        """A petal beside its row, as long as it would reach on the chart."""
        (left, right), _ = self.case.near_window
        length = self.data.x[row] / (right - left) * CHART_BOX.width
        colour = self.style.colour("class1" if self.data.y[row] else "class0")
        petal = Ellipse(width=length, height=PETAL, color=colour, stroke_width=self.style.theme.sizes.thin_line)
        petal.set_fill(colour, opacity=self.style.theme.dimmed)
        return petal.move_to((CHART_BOX.left + length / 2, self.table.place(row, LENGTH)[1], 0))

    # The beats ------------------------------------------------------------------------------------------------------

    def meet_the_names(self) -> None:
        with self.beat("names") as beat:
            table = self.table
            self.appear(table.rules, table.heads[LENGTH])
            drawn = self.petals or [VGroup() for _ in self.data.x]  # only of a flower is there a petal to draw
            rows = (FadeIn(petal, cell) for petal, cell in zip(drawn, table.column(LENGTH), strict=True))
            self.play(LaggedStart(*rows, lag_ratio=0.25), run_time=self.durations.understand)
            beat.until(0.6)
            self.appear(table.heads[LABEL], *self.names)

    def number_the_names(self) -> None:
        with self.beat("numbers") as beat:
            table, data = self.table, self.data
            for label, share in ((0, 0.4), (1, 0.7)):
                beat.until(share)
                rows = np.flatnonzero(data.y == label)
                changes = (ReplacementTransform(self.names[row], table.cells[row][LABEL]) for row in rows)
                keys = (FadeIn(self.keys[row], scale=0.5) for row in rows)
                self.play(LaggedStart(*changes, *keys, lag_ratio=0.1), run_time=self.durations.move)
                self.say_mobject(self.foot.place(self.coding(label + 1)))
            self.play(ReplacementTransform(table.heads[LABEL], self.category), run_time=self.durations.appear)

    def coding(self, count: int) -> VGroup:
        """Name → number, for the first so many categories."""
        style, parts = self.style, VGroup()
        for name, role, number in (("a", "class0", "zero(0)"), ("b", "class1", "one(1)"))[:count]:
            parts.add(VGroup(style.text(self.label(name), role, "body"), style.formula(f"arrow.r quad {number}")))
            parts[-1].arrange(RIGHT, buff=0.3)
        return parts.arrange(RIGHT, buff=1.2)

    def let_the_rows_fly(self) -> None:
        with self.beat("plot"):
            view = self.view
            self.play(FadeOut(self.petals), FadeIn(view.chart), run_time=self.durations.appear)
            for cells, mark in zip(self.table.cells, view.samples, strict=True):
                landing = Landing(view.chart, cells[LENGTH], cells[LABEL], mark)
                self.play(landing.fly())
                self.play(landing.meet())
            self.play(FadeIn(view.band), Create(view.levels), run_time=self.durations.appear)

    def swing_a_line(self) -> None:
        with self.beat("line") as beat:
            view = self.view
            beat.until(0.2)
            self.say("model(hat(y)) = param(bold(theta))^T bold(x) = param(w) x + param(b)")
            self.play(Create(view.line), run_time=self.durations.move)
            beat.until(0.6)
            stops = (view.theta, self.case.swing, self.best)
            for start, end in pairwise(stops):
                self.turn(start, end)

    def turn(self, start: np.ndarray, end: np.ndarray) -> None:
        """The line swings from one pair of parameters to another."""
        view = self.view

        def swing(_: Mobject, share: float) -> None:
            view.redraw((1 - share) * start + share * end)

        self.play(UpdateFromAlphaFunc(view.line, swing, rate_func=smooth), run_time=0.7 * self.durations.understand)

    def leave_the_band(self) -> None:
        with self.beat("leaves") as beat:
            view = self.view
            beyond = [Create(part) for part in view.outside if part.has_points()]
            if beyond:
                self.play(*beyond, run_time=self.durations.move)
            beat.until(0.15)
            self.play(FadeIn(view.points), run_time=self.durations.appear)
            self.rings, self.notes = VGroup(), VGroup()
            below, above = (DR, UL) if self.best[1] > 0 else (DL, UR)  # off the line, towards the middle
            for row, name, side, share in (
                (int(np.argmin(self.predictions)), "low", below, 0.25),
                (int(np.argmax(self.predictions)), "high", above, 0.5),
            ):
                beat.until(share)
                around = ring(self.style, view.points[row])
                note = self.style.formula(f"hat(y) {self.is_(name, 'loss')}").next_to(around, side, buff=0.0)
                self.play(Create(around), FadeIn(note), run_time=self.durations.appear)
                self.rings.add(around)
                self.notes.add(note)
            beat.until(0.7)
            self.say(
                f"model(hat(y)) {self.is_('low', 'loss')} quad quad model(hat(y)) {self.is_('high', 'loss')}",
                self.label("unsuited"),
            )

    def go_on_without_end(self) -> None:
        with self.beat("endless") as beat:
            view = self.view
            self.play(
                FadeOut(self.rings, self.notes, view.points, view.chart.x_ticks, view.chart.caption),
                run_time=self.durations.appear,
            )

            def shrink(_: Mobject, share: float) -> None:
                window = (1 - share) * np.array(self.case.near_window) + share * np.array(self.case.far_window)
                view.redraw(self.best, tuple(map(tuple, window)))

            self.play(
                UpdateFromAlphaFunc(view.moving, shrink, rate_func=smooth), run_time=1.5 * self.durations.understand
            )
            self.appear(view.far.x_ticks, view.far.y_ticks, view.far.names)
            beat.until(0.7)
            bounds = f"(-oo{self.style.format.separator} +oo)"
            self.say(f"model(hat(y)) = param(bold(theta))^T bold(x) = param(w) x + param(b) quad in quad {bounds}")

    def ask_for_a_function(self) -> None:
        with self.beat("question") as beat:
            table, squash = self.table, SquashView(self.style, SQUASH_BOX)
            self.play(FadeOut(table.rules, table.heads[LENGTH], self.category, self.keys, *map(VGroup, table.cells)))
            self.appear(squash.long, squash.infinities, squash.inputs)
            beat.until(0.3)
            self.appear(squash.short, squash.bounds)
            beat.until(0.6)
            self.appear(squash.way_in, squash.box, squash.question, squash.way_out)
            passing = (
                Succession(
                    dot.animate(run_time=self.durations.move).move_to(squash.middle),
                    dot.animate(run_time=self.durations.move).move_to(goal).set_color(self.style.colour("model")),
                )
                for dot, goal in zip(squash.inputs, squash.goals, strict=True)
            )
            self.play(LaggedStart(*passing, lag_ratio=0.08))
            arrow, comma = "quad arrow.r.long quad", self.style.format.separator
            before, after = f"param(bold(theta))^T bold(x) in (-oo{comma} +oo)", f"model(hat(y)) in (0{comma} 1)"
            self.say(f"{before} {arrow} model(?) {arrow} {after}")
