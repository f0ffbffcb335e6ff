"""The eigenvalues of our Hessian (slide ideas 59 and 60): an ellipse's axes, their formula, and one of them is zero."""

from collections.abc import Mapping
from typing import Any

from manim import DOWN, Animation, FadeIn, FadeOut, Indicate, ReplacementTransform, VGroup
from manim import LEFT as WEST

from core.convexity import sample_hessian_eigen
from scenes.convexity import eigen_algebra as algebra
from scenes.convexity.ellipse_view import EllipseView, Probe, Sums
from scenes.convexity.root_view import RootTriangle
from scenes.experiments.ellipses import Ellipses
from scenes.experiments.subject import feature_digits
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.algebra import Derivation
from scenes.kit.components.counter import Counter
from scenes.kit.components.flight import flight
from scenes.kit.components.readout import readout, readouts
from scenes.kit.layout import BODY, SAFE, Box
from scenes.kit.motion import changing

LEFT, RIGHT = BODY.split(0.66, gap=0.4)
PLANE, UNDER_PLANE = RIGHT.inset(bottom=0.95), Box(RIGHT.left, RIGHT.right, RIGHT.bottom, RIGHT.bottom + 0.8)
LARGE = Box(RIGHT.right - 6.4, RIGHT.right, SAFE.bottom + 0.1, BODY.top)
"""Where the ellipse stands while there is nothing to compute."""
AXIS = LEFT.left + 3.1
"""Where the equals signs stand."""
UNDER = Box(LEFT.left, LEFT.right, LEFT.bottom, LEFT.top - LEFT.height / 3)
"""Below the formula for the eigenvalues: where its parts are worked out."""


class Eigenvalues(LectureScene):
    """A circle becomes an ellipse; its axes have a formula; for our matrix the short one is gone."""

    id = "eigenvalues"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.column = Derivation(self.style, LEFT, AXIS, rows=3, size=1.0)
        self.work = Derivation(self.style, UNDER, AXIS, rows=2, size=1.0)
        self.ellipses = Ellipses.of(self.settings)
        self.view = EllipseView(self.style, LARGE, self.ellipses)
        self.found: list[Counter] = []
        self.sums = Sums(self.style, UNDER_PLANE, self.ellipses)
        self.triangle = RootTriangle(self.style, PLANE, self.ellipses)

    def numbers(self) -> Mapping[str, Number]:
        x, output = self.ellipses.x, self.ellipses.output
        first, second = sample_hessian_eigen(x, output).values
        return {
            "x": Number(x, 0 if self.settings.own.data is None else feature_digits(self.settings, 1)),
            "p": Number(output, 4),
            "first": Number(float(first), 4),
            "second": Number(float(second), 0),
        }

    def construct(self) -> None:
        self.stretch_the_circle()
        self.find_the_axes()
        self.write_the_equation()
        self.solve_it()
        self.add_the_diagonal()
        self.subtract_the_diagonal()
        self.look_under_the_root()
        self.complete_the_square()
        self.take_the_root()
        self.find_both()
        self.meet_other_flowers()

    # An ellipse and its axes ----------------------------------------------------------------------------------------

    def stretch_the_circle(self) -> None:
        with self.beat("circle") as beat:
            self.matrix = self.style.formula(algebra.MATRIX).scale(1.3).move_to((LEFT.centre[0], LARGE.centre[1], 0))
            self.appear(self.matrix, self.view.plane, self.view.circle)
            self.add(self.view.ellipse)
            beat.until(0.5)
            self.play(self.view.growing(), run_time=1.5 * self.durations.understand)

    def find_the_axes(self) -> None:
        """A vector goes round; where its image points the same way, it stays as an axis."""
        with self.beat("axes") as beat:
            probe, view = Probe(self.view), self.view
            first, second = probe.stops
            probe.turn_to(first / 3)
            self.appear(probe)
            for k, (start, end) in enumerate(((first / 3, first), (first, second))):
                self.play(probe.turning(start, end))
                self.appear(view.arrows[k], view.names[k])
            self.play(FadeOut(probe), run_time=self.durations.appear)
            beat.until(0.75)
            self.play(view.moving_to(PLANE), self.matrix.animate.move_to(LEFT.centre))
            self.say(algebra.EIGEN)

    def write_the_equation(self) -> None:
        """H - λI flattens the circle when λ is an eigenvalue: first the smaller, then the larger one."""
        with self.beat("equation") as beat:
            self.play(self.column.start(algebra.LINES["determinant"], row=1), FadeOut(self.matrix))
            self.say(algebra.MATRIX)
            self.lam = Counter(self.style, 0.0, 2)
            self.reading = readout(self.style, "lambda approx", self.lam).move_to(UNDER_PLANE.centre)
            self.play(self.column.reveal("left"), FadeOut(self.view.arrows, self.view.names), FadeIn(self.reading))
            larger, smaller = (float(value) for value in self.ellipses.axes(0.0).values)
            self.play(self.taking_off(0.0, smaller))
            self.play(self.column.reveal("eq", "zero"))
            beat.until(0.6)
            self.play(self.column.next(algebra.LINES["characteristic"]))
            self.play(self.taking_off(smaller, larger))

    def taking_off(self, start: float, end: float) -> Animation:
        """λ goes from one value to another, and the ellipse of H - λI along."""

        def show(share: float) -> None:
            value = start + share * (end - start)
            self.view.take_off(value)
            self.lam.write(value)

        return changing(self.style, VGroup(self.view.ellipse, self.lam), show, times=0.75)

    def solve_it(self) -> None:
        with self.beat("formula") as beat:
            larger, _ = (float(value) for value in self.ellipses.axes(0.0).values)
            self.play(self.taking_off(larger, 0.0))
            self.play(FadeOut(self.reading), FadeIn(self.view.arrows, self.view.names), run_time=self.durations.appear)
            self.play(self.column.next(algebra.LINES["formula"], {"a2": "a", "d2": "d"}))
            beat.until(0.6)
            self.play(self.column.keep(row=0))
            for k, (part, by) in enumerate((("trace", 1.15), ("root", 1.1))):
                bar = FadeIn(self.sums.bars[k], self.sums.labels[k])
                self.play(self.column.stress(part, by=by), bar)

    # Ours -----------------------------------------------------------------------------------------------------------

    def add_the_diagonal(self) -> None:
        with self.beat("trace") as beat:
            self.say(algebra.OURS)
            self.play(self.flattening())
            self.play(FadeOut(self.view.arrows[1], self.view.names[1]), run_time=self.durations.appear)
            beat.until(0.45)
            self.play(self.work.start(algebra.LINES["sum"]))
            self.play(self.work.reveal("left", "eq"))
            self.play(self.work.reveal("k1", "x", "plus", "k2"))
            beat.until(0.75)
            old = self.work.newest
            line = self.work.next(algebra.LINES["trace"])
            self.play(line, flight(self.style, [(old.select("k2"), self.work.newest.select("k1"))]))

    def flattening(self) -> Animation:
        """The matrix becomes the flower's Hessian, and both bars become one length."""

        def show(share: float) -> None:
            self.view.show(share)
            self.sums.show(self.ellipses.axes(share).values)

        return changing(self.style, VGroup(self.view.moving, self.sums), show)

    def subtract_the_diagonal(self) -> None:
        with self.beat("difference") as beat:
            beat.until(0.2)
            self.play(self.work.next(algebra.LINES["difference"]))
            self.play(self.walking(self.segment))

    @property
    def segment(self) -> VGroup:
        """What is seen of the ellipse when it is flat, in the plane."""
        view = self.view
        return VGroup(view.plane, view.circle, view.ellipse, view.arrows[0], view.names[0])

    def walking(self, seen: VGroup, times: float = 1.5) -> Animation:
        """Other flowers come by: the segment turns, the triangle changes, and both bars stay equal."""

        def show(share: float) -> None:
            x, output = self.ellipses.others(share)
            values = sample_hessian_eigen(x, output).values
            self.view.show_flower(x, output)
            self.triangle.show(x)
            self.sums.show(values)
            for counter, value in zip(self.found, (x, output, *values), strict=False):
                counter.write(float(value))

        return changing(self.style, VGroup(seen, self.sums, *self.found), show, times=times)

    def look_under_the_root(self) -> None:
        with self.beat("root") as beat:
            self.play(self.work.next(algebra.LINES["put-in"], note=self.label("put-in")), FadeOut(self.segment))
            self.appear(self.triangle)
            beat.until(0.55)
            old = self.work.newest
            line = self.work.next(algebra.LINES["discriminant"], note=self.label("collect"))
            new = self.work.newest
            ways = [(old.select(f"{p}2"), new.select(f"{p}1")) for p in "fg"]
            self.play(line, flight(self.style, ways), *self.triangle.call_ours(0, 1))

    def complete_the_square(self) -> None:
        with self.beat("square") as beat:
            self.play(self.work.next(algebra.LINES["expanded"], note=self.label("expand")))
            beat.until(0.4)
            old = self.work.newest
            line = self.work.next(algebra.LINES["collected"], note=self.label("collect"))
            two = self.work.newest.select("two")
            self.play(line, flight(self.style, [(old.select("minus"), two), (old.select("four"), two)]))
            beat.until(0.75)
            self.play(self.work.change(algebra.LINES["square"]), *self.triangle.call_ours(2))
            self.play(self.walking(self.triangle))

    def take_the_root(self) -> None:
        with self.beat("out") as beat:
            beat.until(0.2)
            self.play(self.work.next(algebra.LINES["root"]))
            beat.until(0.65)
            self.play(ReplacementTransform(self.triangle.long.copy(), self.sums.bars[1]), run_time=self.durations.move)
            same = (Indicate(bar, 1.12, color=bar.get_color()) for bar in self.sums.bars)
            self.play(self.work.stress("value", by=1.05), *same)

    def find_both(self) -> None:
        with self.beat("both") as beat:
            value = self.work.newest.select("value")
            line = self.column.change(algebra.LINES["both"])
            new = self.column.newest
            ways = [(value, new.select("first")), (value, new.select("second"))]
            self.play(line, flight(self.style, ways), FadeOut(self.work, self.triangle))
            self.appear(self.segment)
            self.first = self.style.formula(algebra.FIRST).scale(1.2)
            self.second = self.style.formula(algebra.SECOND).scale(1.2)
            VGroup(self.first, self.second).arrange(direction=DOWN, buff=0.7).move_to(UNDER.centre)
            self.second.align_to(self.first, WEST)
            beat.until(0.4)
            self.play(flight(self.style, [(new.select("first"), self.first.select("value"))], self.first))
            beat.until(0.75)
            self.play(FadeIn(self.second))

    def meet_other_flowers(self) -> None:
        """The segment turns and grows with the flower, and never opens."""
        with self.beat("flat") as beat:
            values = (self.ellipses.x, self.ellipses.output, *self.ellipses.axes(1.0).values)
            digits = feature_digits(self.settings, 1)
            names = ("x =", f"{algebra.P} approx", "lambda_1 approx", "lambda_2 =")
            self.found = [Counter(self.style, float(v), d) for v, d in zip(values, (digits, 4, 4, 0), strict=True)]
            self.say_mobject(self.foot.place(readouts(self.style, dict(zip(names, self.found, strict=True)))))
            beat.until(0.3)
            self.play(self.walking(self.segment, times=2))
            self.play(self.second.animate.scale(1.25, about_edge=WEST), run_time=self.durations.move)
