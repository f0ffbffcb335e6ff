"""Gradient descent in one dimension (slide ideas 3 and 4): a step is η times the slope; then three sizes of η."""

from collections.abc import Mapping
from typing import Any

from manim import (
    DOWN,
    LEFT,
    RIGHT,
    Animation,
    Create,
    FadeIn,
    FadeOut,
    Mobject,
    UpdateFromAlphaFunc,
    VGroup,
    linear,
    smooth,
)

from core.digits import is_exact
from core.slides import domain
from core.trajectory import Trajectory
from scenes.experiments.descents import (
    RATES,
    REACH,
    ROLLS,
    SIZES,
    START,
    WIDE,
    factor,
    far_descent,
    near_descent,
    rolls,
)
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.algebra import Derivation
from scenes.kit.components.counter import Counter
from scenes.kit.components.erratum import Erratum
from scenes.kit.components.readout import readout
from scenes.kit.components.table import Column, Table
from scenes.kit.layout import BODY, Box
from scenes.review.bowls import Roll
from scenes.review.descent_views import FAR_HEIGHTS, FAR_RANGE, NEAR_HEIGHTS, NEAR_RANGE, StepView

LEFT_BOX, RIGHT_BOX = BODY.split(0.52)
CURVE_BOX = LEFT_BOX.inset(left=0.85, right=0.5, bottom=0.5, top=0.65)
TABLE_BOX = RIGHT_BOX.inset(left=0.2, bottom=0.4, top=0.1)
RULE_BOX = RIGHT_BOX.inset(right=0.6)
THIRDS = tuple(
    Box(BODY.left + k * BODY.width / 3, BODY.left + (k + 1) * BODY.width / 3, BODY.bottom, BODY.top - 0.15)
    for k in range(3)
)
RULE = (
    '{{x_"new" : new}} {{= : eq}} {{x_"old" : old}} {{- : minus}} {{eta : eta}} thin '
    '{{grad(dif / (dif x)) loss(J)(x_"old") : slope}}'
)
OLD_RULE = 'x_"new" = x_"old" - eta thin grad(dif / (dif x)) loss(J)(x_"old")'
SHORT_RULE = "x_t = x_(t-1) - eta thin grad(f')(x_(t-1))"
ROWS = 4
"""Lines of the table: the start, and three steps."""


class Descent1d(LectureScene):
    """x = 3 and η = 0.1 by hand, then from the domain's end, then η = 0.05, 0.2 and 1.1 from x = 10."""

    id = "descent-1d"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.near_path, self.far_path = near_descent(), far_descent()
        self.near = StepView(self.style, CURVE_BOX, self.near_path, NEAR_RANGE, NEAR_HEIGHTS)
        self.far = StepView(self.style, CURVE_BOX, self.far_path, FAR_RANGE, FAR_HEIGHTS, name="f")
        self.ends = [rolls(rate).final[0] for rate in RATES]
        words = (self.label(name) for name in SIZES)
        self.rolls = [Roll(self.style, *each) for each in zip(THIRDS, RATES, words, strict=True)]

    def numbers(self) -> Mapping[str, Number]:
        near, far = self.near_path, self.far_path
        low, high = domain("square")
        return {
            "x": Number(near.parameters[0, 0], 0),
            "eta": Number(-near.steps[0, 0] / near.gradients[0, 0], 1),
            "slope": Number(near.gradients[0, 0], 0),
            "step": Number(-near.steps[0, 0], 1),
            "new": Number(near.parameters[1, 0], 1),
            "low": Number(low, 0),
            "high": Number(high, 0),
            "far_slope": Number(far.gradients[0, 0], 0),
            "far_new": Number(far.parameters[1, 0], 0),
            "start": Number(START, 0),
            "steps": Number(ROLLS, 0),
            "eta_small": Number(RATES[0], 2),
            "eta_right": Number(RATES[1], 1),
            "eta_large": Number(RATES[2], 1),
            "small": Number(self.ends[0], 2),
            "right": Number(self.ends[1], 2),
            "large": Number(self.ends[2], 1),
        }

    def construct(self) -> None:
        self.state_the_rule()
        self.take_a_step()
        self.repeat()
        self.start_far_away()
        for beat, roll in zip(SIZES, self.rolls, strict=True):
            self.roll_down(beat, roll)
        self.tell_the_factor()

    # One step, and more of them -------------------------------------------------------------------------------------

    def state_the_rule(self) -> None:
        with self.beat("rule") as beat:
            self.appear(self.near.chart)
            self.play(Create(self.near.curve), run_time=self.durations.move)
            self.play(FadeIn(self.near.ball, scale=0.5), run_time=self.durations.appear)
            beat.until(0.3)
            self.play(Create(self.near.tangent), run_time=self.durations.move)
            column = self.column = Derivation(self.style, RULE_BOX, RULE_BOX.centre[0], size=1.1)
            self.play(column.start(RULE, row=1))
            notes = [self.style.text(self.label(name), "muted") for name in ("learning-rate", "derivative")]
            self.notes = [column.under("eta", notes[0], LEFT), column.under("slope", notes[1], RIGHT)]
            line, word = self.notes[1]  # lower than the other, or the two would read as one
            lower = 2 * word.height
            line.put_start_and_end_on(line.get_start(), line.get_end() + lower * DOWN)
            word.shift(lower * DOWN).set_x(line.get_x())
            self.play(column.reveal("new", "eq", "old", "minus"))
            self.play(column.reveal("slope"), FadeIn(self.notes[1]))
            beat.until(0.8)
            self.play(column.reveal("eta"), FadeIn(self.notes[0]))

    def take_a_step(self) -> None:
        with self.beat("step") as beat:
            self.table = self.steps_table(self.near_path, 1, 3)
            self.play(FadeOut(self.column, *self.notes), run_time=self.durations.appear)
            self.say(f"{OLD_RULE} = {self.n('x')} - {self.n('eta')} dot grad({self.n('slope')}) {self.is_('new')}")
            self.add(self.near.arrows, self.near.fall, self.near.ball)
            self.appear(self.table.heads, self.table.rules, *self.table.cells[0][:3])
            beat.until(0.4)
            self.walk(self.near, self.table, 0, self.durations.understand)

    def repeat(self) -> None:
        with self.beat("repeat"):
            self.say(OLD_RULE)
            for row in range(1, ROWS - 1):
                self.walk(self.near, self.table, row, self.durations.move)
            more = len(self.near_path) - 1
            self.play(self.stepping(self.near, ROWS - 1, more, self.durations.understand))

    def start_far_away(self) -> None:
        with self.beat("domain") as beat:
            table = self.far_table = self.steps_table(self.far_path, 3, 1)
            done = [
                self.near.chart,
                self.near.curve,
                self.near.tangent,
                self.near.arrows,
                self.near.fall,
                self.near.ball,
            ]
            done += [cell for row in self.table.cells for cell in row]
            self.play(FadeOut(*done), run_time=self.durations.appear)
            self.appear(self.far.chart, self.far.curve, self.far.tangent, self.far.ball)
            formula = self.style.formula(f"{self.n('low')} <= x <= {self.n('high')} quad quad x in ZZ")
            self.say_mobject(self.foot.place(formula, Erratum(self.style, "x in NN")))
            self.add(self.far.arrows, self.far.fall, self.far.ball)
            self.appear(*table.cells[0][:3])
            beat.until(0.5)
            for row in range(ROWS - 1):
                self.walk(self.far, table, row, self.durations.move)
            self.play(self.stepping(self.far, ROWS - 1, len(self.far_path) - 1, self.durations.understand))
            self.stage = VGroup(self.far, self.table.heads, self.table.rules, *(c for row in table.cells for c in row))

    def steps_table(self, path: Trajectory, whole: int, digits: int) -> Table:
        """t, x, the slope and the step, of the first rows; x and the others have so many places."""
        room = {"whole": whole, "digits": digits, "signed": True}
        columns = (
            Column("t"),
            Column("x", **room),
            Column(self.label("slope"), **room, role="gradient", prose=True),
            Column(self.label("step"), **room, prose=True),
        )
        table = Table(self.style, TABLE_BOX, columns, ROWS)
        for row in range(ROWS):
            here = (float(row), path.parameters[row, 0], path.gradients[row, 0])
            values = here if row == ROWS - 1 else (*here, path.steps[row, 0])  # the last step is not shown
            for column, value in enumerate(values):
                table.write(row, column, value, next(d for d in range(digits + 1) if is_exact(value, d)))
        return table

    def stepping(self, view: StepView, start: float, end: float, seconds: float) -> Animation:
        """The descent from one moment to another."""

        def show(_: Mobject, share: float) -> None:
            view.show(start + share * (end - start))

        return UpdateFromAlphaFunc(view, show, rate_func=linear, run_time=seconds)

    def walk(self, view: StepView, table: Table, row: int, seconds: float) -> None:
        """One step: its length comes into the table, then what holds where it lands."""
        self.play(FadeIn(table.cells[row][3]), self.stepping(view, row, row + 0.7, seconds))
        self.play(FadeIn(*table.cells[row + 1][:3]), self.stepping(view, row + 0.7, row + 1, seconds / 2))

    # Three learning rates -------------------------------------------------------------------------------------------

    def roll_down(self, name: str, roll: Roll) -> None:
        with self.beat(name) as beat:
            if name == "small":
                self.play(FadeOut(self.stage), run_time=self.durations.appear)
                self.count = Counter(self.style, ROLLS)
                line = VGroup(self.style.formula(SHORT_RULE), readout(self.style, "t =", self.count))
                self.foot.place(line.arrange(RIGHT, buff=1.5))
                self.count.write(0)
                self.say_mobject(line)
                self.appear(*(each.bowl for each in self.rolls))
            self.appear(roll.heading)
            beat.until(0.25)
            if name == "large":
                self.play(self.widening(roll), run_time=self.durations.understand)
            self.appear(roll.reading)
            self.play(self.rolling(roll), run_time=2 * self.durations.understand)

    def widening(self, roll: Roll) -> Animation:
        """The bowl is seen from further and further away."""

        def widen(_: Mobject, share: float) -> None:
            roll.bowl.look(REACH * (WIDE / REACH) ** share)

        return UpdateFromAlphaFunc(roll.bowl, widen, rate_func=smooth)

    def rolling(self, roll: Roll) -> Animation:
        """Step after step at an even pace, x and t counting."""

        def go(_: Mobject, share: float) -> None:
            roll.go_to(share * ROLLS)
            self.count.write(int(share * ROLLS))

        return UpdateFromAlphaFunc(VGroup(roll, self.count), go, rate_func=linear)

    def tell_the_factor(self) -> None:
        with self.beat("factor") as beat:
            self.say("x_t = x_(t-1) - eta dot grad(2 x_(t-1)) = (1 - 2 eta) thin x_(t-1)")
            for k, roll in enumerate(self.rolls):
                beat.until(0.45 + 0.15 * k)
                times, sign = self.style.format.typst(factor(roll.rate), 1), "<" if abs(factor(roll.rate)) < 1 else ">"
                shown = self.style.formula(f"abs({times}) {sign} 1")
                shown.next_to(roll.reading, RIGHT, buff=0.35)
                self.appear(shown)
