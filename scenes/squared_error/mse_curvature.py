"""The squared error's second derivative (slide ideas 31 and 32): its algebra, its sign, and where the slope dies."""

from collections.abc import Mapping
from typing import Any

from manim import LEFT, RIGHT, UP, Create, FadeIn, FadeOut, Mobject, UpdateFromAlphaFunc, VGroup

from scenes.experiments.curvatures import ZONE, close_to_wrong, sign, turn
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.algebra import Derivation
from scenes.kit.components.flight import flight
from scenes.kit.components.marks import ring
from scenes.kit.layout import BODY, SAFE, Box
from scenes.squared_error import curvature_algebra as algebra
from scenes.squared_error.curvature_links import RUN, LinkedSlopes
from scenes.squared_error.curvature_view import SignView, SlopeStrip
from scenes.squared_error.factor_views import ROLL, bowl, bracket, spread, square, underline

MIDDLE, FAR_LEFT, LEFT_OF_MIDDLE = -2.4, SAFE.left + 1.25, -3.4
"""Where the equals signs stand: of the short lines, of the long one, of what it becomes."""
ABOVE, TITLES, CURVES, VALUES, STRIPS = 2.02, 1.2, (0.85, -1.15), -2.55, (-1.25, -2.3)
"""Heights: of the second derivative when it has gone up, of the formulas over the parabolas, of the parabolas, of the
values under them, and of the strips that stand there when the second derivative has left and all has gone up."""
UP_BY, ALONE, ENDS = 0.75, 1.1, 0.3
"""How far that is; how much larger a parabola is while it is alone; from an axis down to the words at its ends."""
HALVES = [Box(half.left, half.right, CURVES[1], CURVES[0]).inset(left=0.75, right=0.7) for half in BODY.split(gap=0.4)]
ALGEBRA = BODY.inset(bottom=1.75)
"""Where the lines stand, over the two charts that they speak of."""
COMMON = range(1, 5)
"""The four terms."""


class MseCurvature(LectureScene):
    """Four terms share a factor; what is left in the bracket is a parabola, and it goes below zero."""

    id = "mse-curvature"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.column = Derivation(self.style, ALGEBRA, MIDDLE, rows=2, size=1.12)
        self.links = LinkedSlopes(self.style)
        self.views = [SignView(self.style, box, label) for label, box in enumerate(HALVES)]
        strips = [Box(box.left, box.right, STRIPS[1], STRIPS[0]) for box in HALVES]
        self.strips = [SlopeStrip(self.style, box, label) for label, box in enumerate(strips)]
        self.titles = [
            self.style.formula(algebra.BRACKETS[label]).move_to((view.chart.area.get_x(), TITLES, 0))
            for label, view in enumerate(self.views)
        ]
        self.ends = [VGroup(*(self.end(view, p) for p in (0, 1))) for view in self.views]
        self.first = VGroup(self.views[0], self.titles[0], self.ends[0])
        self.aside, self.hung = self.views[0].chart.area.get_x() * RIGHT, self.first.get_top()[1] * UP
        self.first.shift(-self.aside).scale(ALONE, about_point=self.hung)  # as long as it is alone

    def end(self, view: SignView, p: float) -> Mobject:
        """Under an end of a parabola's axis: is the answer right or wrong there?"""
        word = self.style.text(self.label("right" if p == view.label else "wrong"), "muted")
        foot = view.ticks.get_bottom()[1] - ENDS
        return word.set_x(view.chart.spot(p, 0)[0]).shift((foot - word[0].get_bottom()[1]) * UP)

    def numbers(self) -> Mapping[str, Number]:
        near, far = (close_to_wrong(label) for label in (0, 1))
        return {
            "near": Number(near, 1),
            "far": Number(far, 1),
            "sign0": Number(round(float(sign(near, 0)), 12), 2),
            "sign1": Number(round(float(sign(far, 1)), 12), 2),
        }

    def construct(self) -> None:
        self.show_the_gradient()
        self.multiply_out()
        self.differentiate()
        self.collect()
        self.look_at_the_factors()
        self.take_label_zero()
        self.run_into_the_wrong()
        self.take_label_one()
        self.say_where()
        self.look_at_the_slope()
        self.get_stuck()

    # The algebra ----------------------------------------------------------------------------------------------------

    def show_the_gradient(self) -> None:
        with self.beat("gradient") as beat:
            self.play(self.column.start(algebra.LINES["gradient"], row=1, by=1.35))
            self.say(algebra.MODEL)
            beat.until(0.2)
            self.play(self.column.reveal("left", "eq"))
            self.play(self.column.reveal("right"))
            beat.until(0.4)
            self.bowl, rolling = bowl(self.style)
            self.appear(*self.bowl)
            beat.until(0.6)
            self.appear(rolling)
            self.play(rolling.sliding(*ROLL))
            self.play(FadeOut(rolling), self.column.stress("left"))

    def multiply_out(self) -> None:
        with self.beat("expand") as beat:
            self.play(self.column.change(algebra.LINES["product"]), FadeOut(self.bowl))
            self.appear(self.links.bracket, *self.links.over)
            self.play(self.links.running(*RUN, model=False))
            beat.until(0.45)
            old = self.column.newest
            line = self.column.next(algebra.LINES["expanded"], algebra.EXPAND_FROM, note=self.label("expand"))
            new = self.column.newest
            ways = [(old.select("a"), new.select("p1")), (old.select("c"), new.select("p2"))]
            self.play(line, flight(self.style, ways))
            self.play(self.links.running(*reversed(RUN), model=False))

    def differentiate(self) -> None:
        with self.beat("second") as beat:
            self.say(algebra.CHAIN, self.label("chain"))
            self.appear(self.links.model, self.links.along)
            beat.until(0.4)
            self.column.axis = FAR_LEFT
            line = self.column.next(algebra.LINES["second"], note=self.label("second"))
            new, chain = self.column.newest, self.said[0]
            ways = [(chain.select(part), new.select(f"{part}{k}")) for part in ("x", "k") for k in COMMON]
            self.play(line, flight(self.style, ways))
            self.play(self.links.running(*RUN, times=2))

    def collect(self) -> None:
        with self.beat("collect") as beat:
            old = self.column.newest
            under = VGroup(*(underline(self.style, VGroup(*old.select(f"x{k}"), *old.select(f"k{k}"))) for k in COMMON))
            self.play(Create(under, lag_ratio=0.2), run_time=self.durations.move)
            beat.until(0.5)
            self.column.axis = LEFT_OF_MIDDLE
            line = self.column.next(algebra.LINES["collected"], note=self.label("collect"))
            new = self.column.newest
            ways = [(old.select(f"k{k}"), new.select("k1")) for k in COMMON]
            ways += [(old.select(f"x{k}"), VGroup(*new.select("x"), *new.select("i"))) for k in COMMON]
            self.play(FadeOut(under, run_time=self.durations.appear), line, flight(self.style, ways))
            self.play(self.links.running(*reversed(RUN), times=2))

    # Its sign -------------------------------------------------------------------------------------------------------

    def look_at_the_factors(self) -> None:
        with self.beat("factors") as beat:
            self.column.axis = MIDDLE
            self.play(self.column.keep(row=0), FadeOut(self.links, self.foot, self.said))
            self.said = None
            line, self.factors = self.column.newest, VGroup()
            factors = {"front": (square, 0.15), "k1": (spread, 0.4), "bracket": (bracket, 0.72)}
            for part, (view, share) in factors.items():
                beat.until(share)
                factor = view(self.style, line.select(part))
                self.play(self.column.stress(part, by=1.12), FadeIn(factor))
                self.factors.add(factor)

    def take_label_zero(self) -> None:
        with self.beat("zero") as beat:
            self.column.slots[0], self.column.size = ABOVE, 1.0
            self.play(FadeOut(self.factors), self.column.keep(row=0))
            bracket, title = self.column.newest, self.titles[0]
            self.play(flight(self.style, [(bracket.select(t), title.select(t)) for t in ("t1", "t2")], title))
            beat.until(0.35)
            self._draw(0)
            beat.until(0.8)
            self.play(FadeIn(self.views[0].peak), run_time=self.durations.appear)

    def _draw(self, label: int) -> None:
        view = self.views[label]
        self.appear(view.chart, view.zero, view.ticks)
        self.play(Create(view.curve), run_time=self.durations.move)

    def run_into_the_wrong(self) -> None:
        with self.beat("root") as beat:
            view = self.views[0]
            self.play(FadeIn(view.runner, scale=0.5), FadeIn(self.ends[0]), run_time=self.durations.appear)
            self.play(self.running(turn(0), labels=(0,)), run_time=self.durations.understand)
            self.play(FadeIn(view.root, view.signs[0]), run_time=self.durations.appear)
            self.bring_to_front(view.runner)
            beat.until(0.55)
            away = self.running(close_to_wrong(0), turn(0), (0,))
            self.play(away, FadeIn(view.zone), run_time=self.durations.understand)
            self.values = VGroup(self.value(0, "sign0", "near"))
            self.play(FadeIn(view.signs[1], self.values), run_time=self.durations.appear)

    def value(self, label: int, number: str, output: str) -> Mobject:
        """f at the runner, under the parabola."""
        return self.under(label, f"f({self.n(output)}) {self.is_(number)}")

    def under(self, label: int, source: str) -> Mobject:
        """A formula under the parabola and its words."""
        return self.style.formula(source).move_to((self.views[label].chart.area.get_x(), VALUES, 0))

    def take_label_one(self) -> None:
        with self.beat("one") as beat:
            bracket, title, view = self.column.newest, self.titles[1], self.views[1]
            going = VGroup(*self.first).animate.scale(1 / ALONE, about_point=self.hung).shift(self.aside)
            self.play(going, self.values.animate.shift(self.aside), run_time=self.durations.move)
            ways = [(bracket.select("t1"), title.select("t1")), (bracket.select("t3"), title.select("t3"))]
            ways += [(bracket.select(p), VGroup(*title.select("t2")[2:])) for p in ("p2", "p4")]
            self.play(flight(self.style, ways, title))
            beat.until(0.4)
            self._draw(1)
            self.play(FadeIn(view.peak, view.runner, self.ends[1]), run_time=self.durations.appear)
            self.play(self.running(turn(0), labels=(1,)), run_time=self.durations.understand)
            self.play(FadeIn(view.root, view.signs[0]), run_time=self.durations.appear)
            self.bring_to_front(view.runner)
            self.play(self.running(close_to_wrong(0), turn(0), (1,)), FadeIn(view.zone), run_time=self.durations.move)
            self.values.add(self.value(1, "sign1", "far"))
            self.play(FadeIn(view.signs[1], self.values[1]), run_time=self.durations.appear)

    def say_where(self) -> None:
        with self.beat("where") as beat:
            self.below = VGroup(*(self.under(label, algebra.BELOW[label]) for label in (0, 1)))
            beat.until(0.3)
            self.play(FadeOut(self.values), FadeIn(self.below), run_time=self.durations.appear)
            for view in self.views:
                self.play(view.zone.animate.set_fill(opacity=0.6), run_time=self.durations.appear)

    def look_at_the_slope(self) -> None:
        with self.beat("slope") as beat:
            for view in self.views:
                view.zone.set_fill(opacity=ZONE)
            self.play(FadeOut(self.below, self.column.newest.formula), self.running(0.0, close_to_wrong(0)))
            words, clear = VGroup(*self.ends), ENDS + self.style.theme.sizes.ring
            down = self.strips[0].chart.area.get_bottom()[1] - clear - self.ends[0][0][0].get_bottom()[1]
            going = VGroup(*self.views, *self.titles).animate.shift(UP_BY * UP), words.animate.shift(down * UP)
            self.play(*going, run_time=self.durations.move)
            name = self.style.formula(algebra.SLOPE_SIZE, "gradient", "label")
            self.appear(*self.strips, name.next_to(self.strips[0].chart.area, LEFT, buff=0.2))
            beat.until(0.35)
            self.play(self.running(turn(0), strips=True), run_time=1.5 * self.durations.understand)

    def get_stuck(self) -> None:
        with self.beat("stuck") as beat:
            beat.until(0.1)
            self.play(self.running(1.0, turn(0), strips=True), run_time=2 * self.durations.understand)
            beat.until(0.55)
            marks = (Create(ring(self.style, strip.runner.get_center())) for strip in self.strips)
            self.play(*marks, run_time=self.durations.move)

    def running(
        self, end: float, start: float = 0.0, labels: tuple[int, ...] = (0, 1), *, strips: bool = False
    ) -> UpdateFromAlphaFunc:
        """Runners go from one distance to the label to another, on the strips too when these are there."""
        views: list[SignView | SlopeStrip] = [self.views[label] for label in labels]
        if strips:
            views += self.strips

        def run(_: Mobject, share: float) -> None:
            for view in views:
                view.run(abs(view.label - start - share * (end - start)))

        return UpdateFromAlphaFunc(VGroup(*(view.moving for view in views)), run)
