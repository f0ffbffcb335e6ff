"""A bad line, its errors as squares, and the one stochastic step that makes it good (slide ideas 10 and 11)."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    GrowArrow,
    LaggedStart,
    ReplacementTransform,
    VGroup,
)

from core.losses import squared_error
from core.models import LinearRegression
from core.slides import fact
from scenes.experiments.house_descents import HouseStep
from scenes.kit.base import DEFAULT_SETTINGS, LectureScene, Number
from scenes.kit.components.marks import ring, step_arrow
from scenes.kit.layout import BODY
from scenes.kit.motion import changing
from scenes.kit.settings import Settings
from scenes.linear_regression.house_table import AREA, ERROR, PREDICTED, PRICE, HouseTable
from scenes.linear_regression.house_view import HouseView

LEFT_BOX, RIGHT_BOX = BODY.split(0.49)
CHART_BOX = LEFT_BOX.inset(left=0.55, right=0.3, bottom=0.8, top=0.2)
TABLE_BOX = RIGHT_BOX.inset(bottom=0.3)
HEIGHTS = (-3.0, 10.0)
TICKS = ((0, 5, 10, 15, 20), (0, 5, 10))
ENLARGED = 5
"""How much larger the last squares are shown."""
TOTAL_DIGITS = 2
ANY_LINES = ((6.5, 0.0), (9.5, -0.9), (1.0, 0.6), (0.0, 1.3))
"""θ = (b, w) of lines that one could draw as well."""
PULL = 0.4
"""Length of the arrow that says where the prediction should go, as a share of the gap."""


class HouseFit(LectureScene):
    """Four houses, w = -0.34 and b = 0.04, then w = 1.17 and b = 0.26."""

    id = "house-fit"

    def __init__(self, settings: Settings = DEFAULT_SETTINGS, **kwargs: Any) -> None:
        super().__init__(settings=settings.cut(), **kwargs)
        self.step = HouseStep.of_slides()
        self.data, self.bad = self.step.data, self.step.path.parameters[0]
        self.good = self.step.good

    def numbers(self) -> Mapping[str, Number]:
        step = self.step
        (b, w), (b_step, w_step) = step.path.parameters
        db, dw = step.path.gradients[0]
        return {
            "x": Number(self.data.x[0], fact("house-area").digits),
            "y": Number(self.data.y[0], fact("house-price-table-2").digits),
            "w": Number(w, fact("house-bad-w").digits),
            "b": Number(b, fact("house-bad-b").digits),
            "p1": Number(float(step.loss.predictions(self.bad)[0]), fact("house-bad-predicted-1").digits),
            "e1": Number(float(step.path.values[0]), fact("house-bad-error-1").digits),
            "before": Number(float(step.total.value(self.bad)), TOTAL_DIGITS),
            "after": Number(float(step.total.value(self.good)), TOTAL_DIGITS),
            "dw": Number(dw, 4),
            "db": Number(db, 3),
            "eta": Number(step.learning_rate, 2),
            "w_step": Number(w_step, 6),
            "b_step": Number(b_step, 5),
            "w_good": Number(w_step, fact("house-good-w").digits),
            "b_good": Number(b_step, fact("house-good-b").digits),
            "w_line": Number(self.good[1], fact("house-good-w").digits),
            "b_line": Number(self.good[0], fact("house-good-b").digits),
        }

    def construct(self) -> None:
        self.build_views()
        self.meet_the_houses()
        self.try_a_bad_line()
        self.square_the_gap()
        self.add_up_the_squares()
        self.ask_the_first_house()
        self.take_one_step()
        self.enlarge_the_squares()

    def build_views(self) -> None:
        names = tuple(self.label(name) for name in ("area", "price", "predicted", "error"))
        self.view = HouseView(self.style, CHART_BOX, self.data, self.bad, HEIGHTS, TICKS, names[:2])
        self.table = HouseTable(self.style, TABLE_BOX, self.data, names)
        self.rings = VGroup(ring(self.style, self.view.marks[0]), ring(self.style, self.table.cells[0][AREA]))
        self.rings[1].stretch_to_fit_width(1.8 * self.table.cells[0][AREA].width)
        self.rings[1].stretch_to_fit_height(1.8 * self.table.cells[0][AREA].height)

    def predicted(self, theta: np.ndarray) -> np.ndarray:
        """The table's third column for θ = (b, w)."""
        return LinearRegression(theta).predict(self.data.x)

    def errors(self, theta: np.ndarray) -> np.ndarray:
        """The table's fourth column."""
        return squared_error(self.predicted(theta), self.data.y)

    # The beats ------------------------------------------------------------------------------------------------------

    def meet_the_houses(self) -> None:
        with self.beat("houses") as beat:
            view, table = self.view, self.table
            heads = (table.heads[AREA], table.heads[PRICE])
            self.appear(view.chart, view.zero, table.rules, *heads, *table.column(AREA), *table.column(PRICE))
            self.appear(*view.marks, scale=0.5)
            self.any_lines = VGroup(*(view.other(np.array(theta)) for theta in ANY_LINES))
            beat.until(0.55)
            self.say("model(hat(y)) = param(w) x + param(b)")
            self.play(
                LaggedStart(*(Create(line, run_time=self.durations.move) for line in self.any_lines), lag_ratio=0.5)
            )

    def try_a_bad_line(self) -> None:
        with self.beat("bad") as beat:
            view, table = self.view, self.table
            beat.until(0.15)
            self.say(f"model(hat(y)) = param({self.n('w')}) x + param({self.n('b')})")
            self.play(Create(view.line), FadeOut(self.any_lines), run_time=self.durations.move)
            beat.until(0.45)
            self.play(*(Create(one) for one in self.rings), FadeIn(view.points[0]), run_time=self.durations.appear)
            product = f"param({self.n('w')}) dot {self.n('x')}"
            self.say(f"model(hat(y)) = {product} + param({self.n('b')}) {self.is_('p1', 'model')}")
            self.cells = table.fill("bad", PREDICTED, self.predicted(self.bad))
            self.play(FadeIn(table.heads[PREDICTED], self.cells[0]), run_time=self.durations.appear)

    def square_the_gap(self) -> None:
        with self.beat("square") as beat:
            view, table = self.view, self.table
            beat.until(0.12)
            rule = "loss(L)(model(hat(y)), y) = (model(hat(y)) - y)^2"
            self.say(rule)
            dashes = view.gap(0)
            self.play(Create(dashes), run_time=self.durations.move)
            beat.until(0.5)
            self.play(view.growing(0), run_time=self.durations.understand)
            self.remove(dashes)
            self.say(f"{rule} = (model({self.n('p1')}) - {self.n('y')})^2 {self.is_('e1', 'loss')}")
            self.areas = table.fill("bad", ERROR, self.errors(self.bad))
            self.play(FadeIn(table.heads[ERROR], self.areas[0]), run_time=self.durations.appear)

    def add_up_the_squares(self) -> None:
        with self.beat("total") as beat:
            view = self.view
            for row in range(1, len(self.data)):
                self.play(FadeIn(view.points[row], self.cells[row]), run_time=self.durations.appear)
                self.play(view.growing(row), run_time=self.durations.move)
                self.play(FadeIn(self.areas[row]), run_time=self.durations.appear)
            beat.until(0.75)
            self.say(f"sum (model(hat(y)) - y)^2 {self.is_('before', 'loss')}")

    def ask_the_first_house(self) -> None:
        with self.beat("slope") as beat:
            view = self.view
            self.others = VGroup(*view.squares[1:], *view.points[1:])
            for part in self.others:
                part.save_state()
            faint = self.style.theme.dimmed / 4
            self.play(*(part.animate.set_opacity(faint) for part in self.others), run_time=self.durations.appear)
            beat.until(0.2)
            start, end = view.points[0].get_center(), view.marks[0].get_center()
            self.pull = step_arrow(self.style, start, start + PULL * (end - start))
            self.play(GrowArrow(self.pull), run_time=self.durations.move)
            of_w, of_b = (
                f"(partial L) / (partial param({name})) = {factor} (model(hat(y)) - y) {self.is_('d' + name, 'grad')}"
                for name, factor in (("w", "2 x"), ("b", "2"))
            )
            beat.until(0.4)
            self.say(of_w)
            beat.until(0.65)
            self.say(f"{of_w} quad quad quad {of_b}")

    def take_one_step(self) -> None:
        with self.beat("step") as beat:
            goals = {"w": np.array([self.bad[0], self.good[1]]), "b": self.good}
            for (name, theta), share in zip(goals.items(), (0.05, 0.4), strict=True):
                beat.until(share)
                self.say(
                    f"param({name}) arrow.l {self.n(name)} - {self.n('eta')} dot (grad({self.n('d' + name)})) "
                    f"{self.is_(name + '_step', 'param')} {self.is_(name + '_good', 'param')}"
                )
                if name == "w":
                    self.let_go()
                self.turn(theta)
            beat.until(0.75)
            total = f"sum (model(hat(y)) - y)^2 {self.is_('after', 'loss')}"
            parameters = (f"param({name}) {self.is_(name + '_line', 'param')}" for name in "wb")
            self.say(" quad quad quad ".join((*parameters, total)))

    def let_go(self) -> None:
        """The other houses come back; the bad line stays behind, faint."""
        self.before = self.view.line.copy().set_stroke(width=self.style.theme.sizes.thin_line)
        self.add(self.before)
        self.play(
            self.before.animate.set_stroke(opacity=self.style.theme.dimmed),
            FadeOut(self.pull),
            *(part.animate.restore() for part in self.others),
            run_time=self.durations.appear,
        )

    def turn(self, goal: np.ndarray) -> None:
        """The line goes to other parameters; squares and table go with it."""
        view, table, start = self.view, self.table, self.view.theta

        def show(share: float) -> None:
            theta = (1 - share) * start + share * goal
            view.redraw(theta)
            table.follow(PREDICTED, self.predicted(theta))
            table.follow(ERROR, self.errors(theta))

        self.play(changing(self.style, VGroup(view.model_parts, self.cells, self.areas), show))
        if goal is self.good:
            table.fill("good", PREDICTED, self.predicted(goal))
            table.fill("good", ERROR, self.errors(goal))

    def enlarge_the_squares(self) -> None:
        with self.beat("good") as beat:
            view = self.view
            self.play(FadeOut(self.rings), run_time=self.durations.appear)
            beat.until(0.3)
            large = VGroup(*(square.copy().scale(ENLARGED) for square in view.squares))
            large.arrange(RIGHT, buff=0.3, aligned_edge=DOWN)
            middle = (view.line.get_right()[0] + view.chart.area.get_right()[0]) / 2
            large.move_to((middle, view.chart.area.get_y(), 0))
            word = self.style.text(self.label("enlarged"), "muted").next_to(large, UP, buff=0.3)
            word.set_x(middle)
            self.play(
                LaggedStart(
                    *(
                        ReplacementTransform(square.copy(), one)
                        for square, one in zip(view.squares, large, strict=True)
                    ),
                    lag_ratio=0.2,
                ),
                FadeIn(word),
                run_time=self.durations.understand,
            )
            beat.until(0.75)
            self.say(f"sum (model(hat(y)) - y)^2 : quad {self.n('before')} arrow loss({self.n('after')})")
