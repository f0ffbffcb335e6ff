"""The derivative (slide idea 2): the secant turns into the tangent, and its slope runs to the limit."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from manim import (
    LEFT,
    RIGHT,
    UP,
    Animation,
    Create,
    FadeIn,
    FadeOut,
    Mobject,
    Text,
    UpdateFromAlphaFunc,
    VGroup,
    linear,
)

from scenes.experiments.slopes import (
    AT,
    CLOSEST,
    DIGITS,
    LEFT_FROM,
    RIGHT_FROM,
    height,
    quotient,
    shrinking,
    slope,
)
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.algebra import Derivation
from scenes.kit.components.chart import Chart
from scenes.kit.components.counter import Counter
from scenes.kit.components.readout import readouts
from scenes.kit.layout import BODY
from scenes.kit.motion import changing
from scenes.review.secant_algebra import EXPAND_FROM, LINES
from scenes.review.secant_views import DIFFERENCE, RISE, QuotientView, Readout, SecantView, SlopeView

LEFT_BOX, RIGHT_BOX = BODY.split(0.6, gap=0.8)
CURVE_BOX = LEFT_BOX.inset(left=0.6, right=1.0, bottom=0.45, top=0.65)
CHART_BOX = RIGHT_BOX.inset(left=0.6, right=0.7, bottom=0.45, top=0.65)
EQUALS = RIGHT_BOX.left + 1.2
"""Where the algebra's equals signs stand."""
FURTHEST_LEFT = -4.0
"""How far the tangent slides."""
TRIED = (0.0, 12.0, 2.0)
"""Slopes of lines through the one point."""
DEFINITION = f"grad(dif / (dif x)) loss(J)(x) = lim_(Delta x -> 0) ({DIFFERENCE}) / (Delta x)"


class Derivative(LectureScene):
    """J(x) = x² at x = 3: slopes 8, 7, 6.1, … run to 6, from both sides; then 2x for every x."""

    id = "derivative"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.view = SecantView(self.style, CURVE_BOX)
        self.quotients = QuotientView(self.style, CHART_BOX)
        self.slopes = SlopeView(self.style, CHART_BOX)
        self.aside = self.view.chart.area.get_x() * RIGHT
        self.view.shift(-self.aside)  # in the middle, as long as it is alone

    def numbers(self) -> Mapping[str, Number]:
        low, high = float(height(AT)), float(height(AT + RIGHT_FROM))
        return {
            "x": Number(AT, 0),
            "dx": Number(RIGHT_FROM, 0),
            "x2": Number(AT + RIGHT_FROM, 0),
            "low": Number(low, 0),
            "high": Number(high, 0),
            "rise": Number(high - low, 0),
            "first": Number(float(quotient(RIGHT_FROM)), 0),
            "closest": Number(CLOSEST, DIGITS),
            "last": Number(float(quotient(CLOSEST)), DIGITS),
            "limit": Number(float(slope(AT)), 0),
        }

    def construct(self) -> None:
        self.ask_for_the_slope()
        self.draw_the_secant()
        self.come_closer()
        self.find_the_limit()
        self.see_why()
        self.slide_along()

    def ask_for_the_slope(self) -> None:
        with self.beat("slope") as beat:
            self.appear(self.view.chart)
            self.play(Create(self.view.curve), run_time=self.durations.understand)
            beat.until(0.35)
            self.play(FadeIn(self.view.point, scale=0.5), run_time=self.durations.appear)
            self.say(f"loss(J)(x) = x^2 quad quad x = {self.n('x')} quad quad loss(J)({self.n('x')}) = {self.n('low')}")
            beat.until(0.6)
            self.try_lines()

    def try_lines(self) -> None:
        """One point does not fix a line: one swings about it, and leaves."""
        view, x, y = self.view, self.view.x, float(height(AT))
        line = view.chart.curve(x, y + TRIED[0] * (x - AT), "muted", self.style.theme.sizes.thin_line)
        self.play(Create(line), run_time=self.durations.appear)
        self.bring_to_front(view.point)
        for start, end in pairwise(TRIED):

            def swing(share: float, start: float = start, end: float = end) -> None:
                view.chart.set_curve(line, x, y + (start + share * (end - start)) * (x - AT))

            self.play(changing(self.style, line, swing, 0.6))
        self.play(FadeOut(line), run_time=self.durations.appear)

    def draw_the_secant(self) -> None:
        with self.beat("secant") as beat:
            view = self.view
            self.play(FadeIn(view.second, scale=0.5), run_time=self.durations.appear)
            self.play(Create(view.run), FadeIn(view.run_name), run_time=self.durations.appear)
            beat.until(0.3)
            self.play(Create(view.line), run_time=self.durations.move)
            self.bring_to_front(view.second, view.point)
            beat.until(0.55)
            self.play(Create(view.rise), FadeIn(view.rise_name), run_time=self.durations.move)
            self.say(
                f"({RISE}) / (Delta x) = ({DIFFERENCE}) / (Delta x) "
                f"= ({self.n('high')} - {self.n('low')}) / {self.n('dx')} {self.is_('first', 'grad')}"
            )

    def come_closer(self) -> None:
        with self.beat("closer") as beat:
            self.name = self.named(self.quotients.chart, "slope")
            self.play(self.view.animate.shift(self.aside), run_time=self.durations.move)
            self.appear(self.quotients, self.name)
            self.readout = Readout(self.style)
            self.foot.place(self.readout)
            self.readout.write(RIGHT_FROM)
            self.say_mobject(self.readout)
            beat.until(0.2)
            self.play(self.running(RIGHT_FROM), run_time=2.5 * self.durations.understand)

    def find_the_limit(self) -> None:
        with self.beat("limit") as beat:
            self.say(f"Delta x = 0 : quad ({self.n('low')} - {self.n('low')}) / 0 = 0 / 0", self.label("hole"))
            self.play(FadeIn(self.quotients.hole), FadeOut(self.quotients.head), run_time=self.durations.appear)
            beat.until(0.3)
            self.say_mobject(self.readout)
            right = self.quotients.trace.copy()
            self.add(right, self.quotients.hole)
            self.play(self.running(LEFT_FROM), run_time=2 * self.durations.understand)
            beat.until(0.6)
            self.play(FadeOut(self.quotients.head), Create(self.quotients.goal), run_time=self.durations.move)
            self.bring_to_front(self.quotients.hole)
            self.view.spread(0.0)
            self.say(f"{DEFINITION} {self.is_('limit', 'grad')}")
            self.both_sides = VGroup(right, self.quotients.trace, self.quotients.chart)

    def named(self, chart: Chart, label: str) -> Text:
        """A chart's name over its vertical axis."""
        name = self.style.text(self.label(label), "gradient")
        return name.next_to(chart.y_axis, UP, buff=0.2).align_to(chart, LEFT)

    def running(self, start: float) -> Animation:
        """Δx shrinks from its start, in both views and the foot."""

        def shrink(_: Mobject, share: float) -> None:
            dx = shrinking(share, start)
            self.view.spread(dx)
            self.quotients.spread(dx)
            self.readout.write(dx)

        return UpdateFromAlphaFunc(VGroup(self.view, self.quotients, self.readout), shrink, rate_func=linear)

    def see_why(self) -> None:
        with self.beat("algebra") as beat:
            column = self.column = Derivation(self.style, RIGHT_BOX, EQUALS, size=1.0)
            leaving = (*self.both_sides, self.quotients.goal, self.quotients.hole, self.name)
            self.play(FadeOut(*leaving), run_time=self.durations.appear)
            self.play(column.next(LINES["quotient"]))
            beat.until(0.22)
            self.play(column.next(LINES["expand"], EXPAND_FROM, note=self.label("expand")))
            beat.until(0.42)
            self.play(column.change(LINES["cancel"], note=self.label("cancel")))
            beat.until(0.6)
            self.play(column.next(LINES["divide"], note=self.label("divide")))
            beat.until(0.8)
            self.play(column.change(LINES["limit"]))

    def slide_along(self) -> None:
        with self.beat("everywhere") as beat:
            self.play(FadeOut(self.column), run_time=self.durations.appear)
            self.appear(self.slopes, self.named(self.slopes.chart, "slope-of-tangent"))
            x, steep = Counter(self.style, FURTHEST_LEFT, 1), Counter(self.style, FURTHEST_LEFT, 1, "gradient")
            line = readouts(self.style, {"x =": x, "grad(dif / (dif x)) loss(J)(x) = grad(2 x) =": steep})
            self.foot.place(line)

            def slide(_: Mobject, share: float) -> None:
                at = round(AT + (FURTHEST_LEFT - AT) * share, 1)
                self.view.spread(0.0, at)
                self.slopes.slide(at)
                x.write(at)
                steep.write(float(slope(at)))

            slide(line, 0.0)
            self.say_mobject(line)
            moving = VGroup(self.view, self.slopes, line)
            beat.until(0.25)
            self.play(UpdateFromAlphaFunc(moving, slide), run_time=2 * self.durations.understand)
            beat.until(0.7)
            self.play(
                UpdateFromAlphaFunc(moving, lambda m, share: slide(m, 1 - share)), run_time=self.durations.understand
            )
