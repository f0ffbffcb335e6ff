"""Where the sigmoid comes from (slide ideas 17 to 20): the growth equation, its solution line by line, three dials."""

from collections.abc import Mapping

from manim import DOWN, LEFT, RIGHT, UP, Create, FadeIn, FadeOut, LaggedStart, Mobject, VGroup, linear

from scenes.kit.base import LectureScene, Number
from scenes.kit.components.algebra import Derivation
from scenes.kit.components.chart import Chart
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import model_point
from scenes.kit.layout import BODY, SAFE, Range
from scenes.sigmoid import growth_marks as marks
from scenes.sigmoid import growth_motion as motion
from scenes.sigmoid.growth_algebra import LINES, TO_LEFT, solution
from scenes.sigmoid.growth_view import AROUND, HEIGHTS, LATER, POPULATION, SIGMOID, Dials, Growth, GrowthView

OTHERS = (0.02, 0.45, 1.66)
"""Other starts, to follow the field from."""
LOW, STEEP, FLAT, LATE = 1.0, 4.4, 9.5, 9.0
"""Moments at which the curve is looked at."""
STEP = 1.5
"""A step in time, drawn large enough to see."""

ALGEBRA, PICTURE = SAFE.inset(top=SAFE.top - BODY.top).split(0.55, gap=0.3)
CHART_BOX = PICTURE.inset(left=0.65, right=0.55, bottom=0.75, top=0.55)
EQUALS = -2.3
"""Where the equals signs stand."""


class LogisticGrowth(LectureScene):
    """A population between a small start and its capacity, and the algebra that finds its curve."""

    id = "logistic-growth"

    def numbers(self) -> Mapping[str, Number]:
        return {"K": Number(SIGMOID.K, 0), "r": Number(SIGMOID.r, 0), "y0": Number(SIGMOID.y0, 1)}

    def construct(self) -> None:
        self.build()
        self.watch_it_grow()
        self.find_the_rule()
        self.see_the_brake()
        self.draw_the_field()
        self.separate()
        self.split_the_fraction()
        self.integrate()
        self.take_one_logarithm()
        self.free_y()
        self.solve()
        self.start_at_y0()
        self.turn_the_dials()
        self.fall_onto_the_sigmoid()

    def build(self) -> None:
        self.view = GrowthView(self.style, CHART_BOX, POPULATION, LATER, Range(HEIGHTS.low, HEIGHTS.high))
        self.slowly = 1.5 * self.durations.understand
        self.column = Derivation(self.style, ALGEBRA, EQUALS)
        _, y = self.view.chart.names
        self.words = VGroup(
            self.word("t").next_to(self.view.chart.x_axis, DOWN, buff=0.2), self.word("y").next_to(y, RIGHT, buff=0.25)
        )
        self.slow = self.word("slow").next_to(self.view.line, UP, buff=0.12).align_to(self.view.line, RIGHT)
        self.dot = model_point(self.style, self.view.spot(LATER.low))

    def word(self, name: str) -> Mobject:
        """A label of this scene."""
        return self.style.text(self.style.words.label(self.id, name), "muted")

    # The rule of growth ---------------------------------------------------------------------------------------------

    def watch_it_grow(self) -> None:
        with self.beat("growth") as beat:
            stage = VGroup(self.view, self.words, self.slow, self.dot)
            self.aside = stage.get_x() * RIGHT
            stage.shift(-self.aside)
            chart = self.view.chart
            self.appear(chart, self.words[1])
            beat.until(0.2)
            self.appear(self.words[0], self.dot)
            self.play(motion.growing(self.view, self.dot, LATER.low, STEEP), run_time=self.slowly)
            beat.until(0.65)
            self.play(Create(self.view.line), FadeIn(self.slow), run_time=self.durations.move)
            self.play(motion.growing(self.view, self.dot, STEEP, LATER.high), run_time=self.slowly)

    def find_the_rule(self) -> None:
        with self.beat("rule") as beat:
            stage = VGroup(self.view.chart, self.view.curve, self.view.line, self.words, self.dot)
            still = VGroup(self.view.field, self.view.line_name, self.view.start).shift(self.aside)
            self.play(FadeOut(self.slow), stage.animate.shift(self.aside), run_time=self.durations.move)
            self.remove(still)
            self.play(self.column.start(LINES["rule"], row=1, by=1.2))
            self.play(self.column.reveal("bar"))
            beat.until(0.32)
            self.play(self.column.reveal("eq", "r", "yf"))
            beat.until(0.52)
            self.notes = VGroup(
                self.column.under("r", self.word("r"), LEFT), self.column.under("K", self.word("K"), RIGHT)
            )
            self.play(self.column.stress("r"), FadeIn(self.notes[0]))
            beat.until(0.68)
            self.play(self.column.reveal("room"))
            beat.until(0.85)
            self.play(self.column.stress("K"), FadeIn(self.notes[1], self.view.line_name))

    def see_the_brake(self) -> None:
        with self.beat("brake") as beat:
            self.rider = marks.Rider(self.view, LOW)
            bracket = Counter(self.style, POPULATION.bracket(LOW), 2)
            self.reading = VGroup(self.style.formula("approx"), bracket).arrange(RIGHT, buff=0.2)
            self.reading.next_to(self.column.whole.select("room"), DOWN, buff=0.25)
            self.play(FadeOut(*self.notes, self.dot), run_time=self.durations.appear)
            self.appear(self.rider)
            self.play(self.column.stress("room", by=1.15), FadeIn(self.reading))
            self.play(motion.riding(self.view, self.rider, bracket, LOW, STEEP), run_time=self.durations.understand)
            beat.until(0.55)
            self.play(motion.riding(self.view, self.rider, bracket, STEEP, FLAT), run_time=self.slowly)

    def draw_the_field(self) -> None:
        with self.beat("field") as beat:
            self.play(FadeOut(self.rider, self.reading), run_time=self.durations.appear)
            self.add(self.view.field, self.view.curve)
            self.play(motion.sweeping(self.view), run_time=self.durations.understand)
            beat.until(0.5)
            self.others = VGroup(*(marks.neighbour(self.view, start) for start in OTHERS))
            drawing = (Create(other, rate_func=linear, lag_ratio=0) for other in self.others)
            self.play(LaggedStart(*drawing, lag_ratio=0.15), run_time=self.slowly)

    # The algebra ----------------------------------------------------------------------------------------------------

    def rewrite(self, line: str, carry: Mapping[str, str] | None = None, note: str = "", back: int = 1) -> None:
        """The next line of the derivation, with the note of what is done."""
        word = self.style.words.label(self.id, note or line)
        self.play(self.column.next(LINES.get(line) or solution(), carry, back=back, note=word))

    def separate(self) -> None:
        with self.beat("separate") as beat:
            faded = self.view.field.animate.set_stroke(opacity=self.style.theme.dimmed)
            self.play(self.column.keep(), FadeOut(self.others), faded)
            beat.until(0.35)
            self.rewrite("separated")
            self.step = marks.step(self.view, STEEP - STEP / 2, STEP)
            self.appear(*self.step)

    def split_the_fraction(self) -> None:
        with self.beat("fractions") as beat:
            self.play(self.column.stress("bar", by=1.12))
            beat.until(0.4)
            self.rewrite("fractions")

    def integrate(self) -> None:
        with self.beat("integrate") as beat:
            steps = marks.stairs(self.view, STEP / 2)
            self.play(FadeOut(self.step), Create(steps, rate_func=linear), run_time=self.durations.understand)
            beat.until(0.3)
            self.play(self.column.change(LINES["integral"], note=self.style.words.label(self.id, "integral")))
            beat.until(0.55)
            self.rewrite("logarithms")
            self.play(FadeOut(steps), run_time=self.durations.appear)

    def take_one_logarithm(self) -> None:
        with self.beat("log-odds") as beat:
            self.rewrite("log-odds")
            beat.until(0.35)
            self.odds_name = marks.log_odds_name(self.view)
            self.play(
                motion.bending(self.view, 0, 1),
                FadeOut(self.view.limit, shift=UP),
                FadeOut(self.view.field, self.view.chart.names[1], self.words[1]),
                FadeIn(self.odds_name),
                run_time=self.durations.understand,
            )
            self.odds = marks.log_odds_parts(self.view, LATE)
            beat.until(0.75)
            self.appear(self.odds[0])
            beat.until(0.88)
            self.appear(self.odds[1])

    def free_y(self) -> None:
        with self.beat("odds") as beat:
            beat.until(0.1)
            self.rewrite("exponential")
            beat.until(0.42)
            self.rewrite("product", {"eC": "e"})
            beat.until(0.82)
            self.play(self.column.change(LINES["named"], note=self.style.words.label(self.id, "named")))

    def solve(self) -> None:
        with self.beat("solve") as beat:
            self.rewrite("multiplied")
            beat.until(0.25)
            self.rewrite("gathered", TO_LEFT)
            beat.until(0.5)
            self.rewrite("divided")
            self.play(FadeOut(self.odds), run_time=self.durations.appear)
            self.play(
                motion.bending(self.view, 1, 0),
                FadeOut(self.odds_name),
                FadeIn(self.view.limit, shift=DOWN),
                FadeIn(self.view.field, self.view.chart.names[1], self.words[1]),
                run_time=self.durations.understand,
            )

    def start_at_y0(self) -> None:
        with self.beat("start") as beat:
            self.play(FadeIn(self.view.start), run_time=self.durations.appear)
            beat.until(0.15)
            self.rewrite("at-zero")
            beat.until(0.45)
            self.rewrite("solution", {"top": "K"}, back=2)
            self.add(ghost := self.view.curve.copy().set_stroke(opacity=self.style.theme.dimmed))
            self.play(Create(self.view.curve), run_time=self.durations.understand)
            self.remove(ghost)

    # Three dials ----------------------------------------------------------------------------------------------------

    def turn_the_dials(self) -> None:
        with self.beat("dials") as beat:
            self.dials = Dials(self.style, POPULATION, SIGMOID, gap=0.75)
            middle = (self.column.slots[1] + self.column.slots[2]) / 2
            self.dials.shift((ALGEBRA.centre[0], middle, 0) - self.dials.sliders[1].track.get_center())
            self.play(self.column.keep(), FadeOut(self.words))
            for k, (dial, part) in enumerate(zip(self.dials, ("top", "rl", "start"), strict=True)):
                beat.until(0.15 + 0.17 * k)
                self.play(FadeIn(dial), self.column.stress(part))
            beat.until(0.64)
            self.play(motion.sliding_time(self.view, AROUND.low, AROUND.high), run_time=self.durations.understand)
            ruled = Chart(self.style, CHART_BOX, AROUND, HEIGHTS)
            dashes, name = marks.sigmoid_ghost(self.view)
            self.appear(ruled.x_ticks, ruled.y_ticks)
            self.play(Create(dashes), FadeIn(name), run_time=self.durations.move)

    def fall_onto_the_sigmoid(self) -> None:
        with self.beat("sigmoid") as beat:
            one, (_, r, y0) = self.n("K"), POPULATION.constants
            self.turn(Growth(SIGMOID.K, r, y0), solution(one))
            beat.until(0.22)
            self.turn(Growth(SIGMOID.K, SIGMOID.r, y0), solution(one, rate=False))
            beat.until(0.42)
            self.turn(SIGMOID, solution(one, rate=False, start=self.n("y0")))
            beat.until(0.75)
            self.play(self.column.change(solution(one, rate=False, factor=False, sigma=True)))
            self.hold(self.durations.understand)

    def turn(self, goal: Growth, formula: str) -> None:
        """Dials turn and the curve follows; as they arrive, the formula has the value."""
        turning = motion.turning(self.view, self.dials, goal).set_run_time(0.75 * self.durations.understand)
        self.play(turning, self.column.change(formula))
