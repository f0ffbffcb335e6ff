"""From a line to a probability (slide ideas 24 and 25): data, line and sigmoid on the left, the table on the right."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from manim import RIGHT, Create, FadeIn, FadeOut, Mobject, UpdateFromAlphaFunc, VGroup, smooth

from core.activations import sigmoid
from scenes.experiments.fits import PETAL_DIGITS, Fit, between, fits
from scenes.experiments.subject import feature_axis, feature_digits, samples
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.fit_lines import FitLines
from scenes.kit.components.fit_view import CLOSE, EDGE_DIGITS, LENGTHS, WIDE, FitView, parameter
from scenes.kit.components.marks import guide, ring, start_ball
from scenes.kit.layout import BODY
from scenes.sigmoid.fit_table import BEFORE, OUTPUT, SCORE, FitTable, X, Y

LEFT_BOX, RIGHT_BOX = BODY.split(0.53)
CHART_BOX = LEFT_BOX.inset(left=0.7, right=0.75, bottom=0.85, top=0.5)
TABLE_BOX = RIGHT_BOX.inset(left=0.2, bottom=0.1)
ARRIVAL = 0.3
"""How far a number comes from, in Manim units."""


class SigmoidFit(LectureScene):
    """Six flowers through z = 0.535x - 0.654 and the sigmoid, then through z = 2.331x - 5.156."""

    id = "sigmoid-fit"
    stands_for = "rows"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.data, self.first, self.second = fits(self.settings)
        self.all = samples(self.settings)
        self.surest = int(np.argmax(self.data.x))

    def numbers(self) -> Mapping[str, Number]:
        first, second, last = self.first, self.second, self.surest
        return {
            "x": Number(self.data.x[0], feature_digits(self.settings, PETAL_DIGITS)),
            "count": Number(len(self.data), 0),
            "rest": Number(len(self.data) - 1, 0),
            "all": Number(len(self.all), 0),
            "right1": Number(self.right(first), 0),
            "right2": Number(self.right(second), 0),
            "w1": Number(first.theta[1], first.w_digits),
            "b1": Number(first.theta[0], first.b_digits),
            "w2": Number(second.theta[1], second.w_digits),
            "b2": Number(second.theta[0], second.b_digits),
            "z1": Number(first.scores[0], first.score_digits[0]),
            "s1": Number(first.outputs[0], first.output_digits[0]),
            "s3": Number(first.outputs[min(2, len(self.data) - 1)], first.output_digits[min(2, len(self.data) - 1)]),
            "half": Number(float(sigmoid(0.0)), 1),
            "edge1": Number(first.edge, EDGE_DIGITS),
            "edge2": Number(second.edge, EDGE_DIGITS),
            "before": Number(first.outputs[last], first.output_digits[last]),
            "after": Number(second.outputs[last], second.output_digits[last]),
        }

    def right(self, fit: Fit) -> int:
        """How many of all samples a fit has on the right side."""
        return int((fit.model.predict(self.all.x) == self.all.y).sum())

    def construct(self) -> None:
        self.build_views()
        self.meet_the_flowers()
        self.climb_to_the_line()
        self.press_to_the_curve()
        self.send_the_rest()
        self.find_the_boundary()
        self.steepen()
        self.compare()

    # The two views --------------------------------------------------------------------------------------------------

    def build_views(self) -> None:
        caption, across = self.label("petal"), feature_axis(self.settings, LENGTHS)
        x_digits, before = feature_digits(self.settings, PETAL_DIGITS), self.label("before")
        self.wide = self.heights()
        self.lines = FitLines(self.style, self.data, x_digits)
        self.view = FitView(self.style, CHART_BOX, self.data, self.first.model, self.wide, caption, across)
        self.table = FitTable(self.style, TABLE_BOX, self.data, x_digits, self.first, self.second, before)
        self.keys = self.table.keys
        self.rings = VGroup(*(ring(self.style, mark[0]) for mark in (self.view.samples, self.keys)))

    def heights(self) -> tuple[float, float]:
        """Heights that hold the first line over the samples, and the outputs."""
        if self.settings.own.data is None:
            return WIDE
        scores = self.first.scores
        return min(-0.5, 1.2 * float(scores.min())), max(1.4, 1.2 * float(scores.max()))

    # The beats ------------------------------------------------------------------------------------------------------

    def meet_the_flowers(self) -> None:
        with self.beat("flowers") as beat:
            view, table = self.view, self.table
            self.appear(view.chart, view.levels)
            heads = table.heads[X], table.heads[Y]
            self.appear(table.rules, *heads)
            for label, share in ((0, 0.35), (1, 0.68)):
                beat.until(share)
                for row in np.flatnonzero(self.data.y == label):
                    cells = self.keys[row], table.cells[row][X], table.cells[row][Y]
                    self.play(FadeIn(view.samples[row], scale=0.5), FadeIn(*cells), run_time=self.durations.appear)

    def climb_to_the_line(self) -> None:
        with self.beat("line") as beat:
            self.say("z = param(w) x + param(b)")
            self.play(Create(self.view.line), run_time=self.durations.move)
            self.appear(self.view.line_name, self.table.heads[SCORE])
            beat.until(0.35)
            self.say(self.lines.model(self.first))
            beat.until(0.6)
            self.play(*(Create(one) for one in self.rings), run_time=self.durations.appear)
            self.lead = self.climb(0)
            beat.until(0.85)
            self.say(self.lines.score(self.first, 0))
            self.play(self.arrive(0, SCORE))

    def press_to_the_curve(self) -> None:
        with self.beat("squash") as beat:
            view, point = self.view, self.view.outputs[0]
            beat.until(0.3)
            self.play(*(level.animate.set_color(self.style.colour("muted")) for level in view.levels))
            start, end = self.first.scores[0], self.first.outputs[0]

            def press(_: Mobject, share: float) -> None:
                view.press(share)
                point.move_to(view.spot(0, (1 - share) * start + share * end))

            self.play(
                UpdateFromAlphaFunc(VGroup(view.curve, point), press, rate_func=smooth),
                run_time=self.durations.understand,
            )
            self.appear(view.curve_name, self.table.heads[OUTPUT])
            beat.until(0.8)
            self.say(self.lines.output(self.first, 0))
            self.play(self.arrive(0, OUTPUT), FadeOut(self.lead))

    def send_the_rest(self) -> None:
        with self.beat("rest"):
            for row in range(1, len(self.data)):
                self.send(row)
            self.play(FadeOut(self.rings), run_time=self.durations.appear)

    def find_the_boundary(self) -> None:
        with self.beat("boundary") as beat:
            view = self.view
            self.zoom()
            self.appear(view.half)
            self.say(
                f"model(sigma(z)) = {self.n('half')} quad <==> quad z = 0 quad <==> quad "
                f"x = - param(b) \\/ param(w) {self.is_('edge1')}"
            )
            self.play(Create(view.boundary), run_time=self.durations.move)
            self.appear(view.edge)
            beat.until(0.6)
            wrong = np.flatnonzero(self.first.model.predict(self.data.x) != self.data.y)
            self.doubts = VGroup(
                *(ring(self.style, mark) for row in wrong for mark in (view.outputs[row], self.keys[row]))
            )
            if len(self.doubts):
                self.play(*(Create(one) for one in self.doubts), run_time=self.durations.move)

    def steepen(self) -> None:
        with self.beat("steeper") as beat:
            self.play(FadeOut(self.doubts), run_time=self.durations.appear)
            w, b = (parameter(self.style, self.first, name) for name in "wb")
            self.say_mobject(self.foot.place(VGroup(w, b).arrange(RIGHT, buff=1.2)))
            beat.until(0.2)

            def turn(_: Mobject, share: float) -> None:
                model = between(self.first, self.second, share)
                self.view.redraw(model)
                w[1].write(model.theta[1])
                b[1].write(model.theta[0])
                self.table.follow(model.score(self.data.x), model.predict_proba(self.data.x))

            cells = self.table.column(SCORE) + self.table.column(OUTPUT)
            moving = VGroup(self.view.model_parts, self.view.boundary, self.view.edge, w, b, *cells)
            self.play(UpdateFromAlphaFunc(moving, turn, rate_func=smooth), run_time=3 * self.durations.understand)

    def compare(self) -> None:
        with self.beat("compare") as beat:
            view, dimmed = self.view, self.style.theme.dimmed
            x = view.x
            ghost = view.chart.curve(x, self.first.model.predict_proba(x)).set_stroke(opacity=dimmed)
            old = VGroup(*(start_ball(self.style, view.spot(k, y)) for k, y in enumerate(self.first.outputs)))
            self.say(f"muted({self.lines.model(self.first, 'muted')}) quad arrow quad {self.lines.model(self.second)}")
            beat.until(0.3)
            paths = [
                guide(self.style, start.get_center(), end.get_center())
                for start, end in zip(old, view.outputs, strict=True)
            ]
            VGroup(ghost, old, *paths).set_z_index(-1)
            self.play(FadeIn(ghost), FadeIn(old), run_time=self.durations.appear)
            self.play(*(Create(path) for path in paths), run_time=self.durations.move)
            beat.until(0.5)
            before = [self.table.fill(row, BEFORE, self.first) for row in range(len(self.data))]
            self.appear(self.table.heads[BEFORE], *before)

    # What several beats do ------------------------------------------------------------------------------------------

    def climb(self, row: int, *follow: Any) -> Mobject:
        """A flower's x climbs from the axis to the line, while `follow` runs; the guide that it leaves is returned."""
        point = self.view.outputs[row].move_to(self.view.spot(row, self.view.chart.y_range.low))
        lead = guide(self.style, point.get_center(), self.view.spot(row, self.first.scores[row]))
        self.play(FadeIn(point, scale=0.5), *follow, run_time=self.durations.appear)
        self.play(Create(lead), point.animate.move_to(lead.get_end()), run_time=self.durations.move)
        return lead

    def arrive(self, row: int, column: int) -> FadeIn:
        """A number of the first fit comes into its cell, from the side of the chart."""
        return FadeIn(self.table.fill(row, column, self.first), shift=ARRIVAL * RIGHT, run_time=self.durations.appear)

    def send(self, row: int) -> None:
        """One of the other flowers: up to the line, onto the curve, with its numbers in the foot and the table."""
        view, appear = self.view, self.durations.appear
        follow = [
            one.animate.move_to(mark[row]) for one, mark in zip(self.rings, (view.samples, self.keys), strict=True)
        ]
        lead = self.climb(row, *follow, FadeOut(self.said))
        named = f"{{{{ {self.lines.output(self.first, row)} : output }}}}"
        both = self.style.formula(f"{self.lines.score(self.first, row)} quad quad quad {named}")
        self.said = self.foot.place(both)
        output = both.select("output")
        score = VGroup(*(part for part in both if part not in output))
        self.play(FadeIn(score), self.arrive(row, SCORE), run_time=appear)
        at = view.spot(row, self.first.outputs[row])
        self.play(view.outputs[row].animate.move_to(at), FadeOut(lead), run_time=self.durations.move)
        self.play(FadeIn(output), self.arrive(row, OUTPUT), run_time=appear)
        self.remove(score, output).add(self.said)

    def zoom(self) -> None:
        """The chart's heights close in on those of the outputs."""

        def close_in(_: Mobject, share: float) -> None:
            self.view.redraw(self.first.model, tuple((1 - share) * np.array(self.wide) + share * np.array(CLOSE)))

        moving = VGroup(self.view.chart, self.view.levels, self.view.model_parts)
        self.play(UpdateFromAlphaFunc(moving, close_in, rate_func=smooth), run_time=self.durations.understand)
