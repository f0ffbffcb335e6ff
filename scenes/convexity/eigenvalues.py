"""The eigenvalues of our Hessian (slide ideas 59 and 60): an ellipse's axes, their formula, and one of them is zero."""

from collections.abc import Mapping
from typing import Any

from manim import DOWN, FadeIn, FadeOut, VGroup
from manim import LEFT as WEST

from core.convexity import sample_hessian_eigen
from scenes.convexity import eigen_algebra as algebra
from scenes.convexity.ellipse_view import EllipseView
from scenes.experiments.ellipses import OUTPUT, X
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.algebra import Derivation
from scenes.kit.components.flight import flight
from scenes.kit.layout import BODY, Box

LEFT, RIGHT = BODY.split(0.66, gap=0.4)
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
        self.view = EllipseView(self.style, RIGHT)

    def numbers(self) -> Mapping[str, Number]:
        first, second = sample_hessian_eigen(X, OUTPUT).values
        return {
            "x": Number(X, 0),
            "p": Number(OUTPUT, 4),
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
        self.flatten()

    # An ellipse and its axes ----------------------------------------------------------------------------------------

    def stretch_the_circle(self) -> None:
        with self.beat("circle") as beat:
            self.matrix = self.style.formula(algebra.MATRIX).scale(1.3).move_to(LEFT.centre)
            self.appear(self.matrix, self.view.plane, self.view.circle)
            self.add(self.view.ellipse)
            beat.until(0.5)
            self.play(self.view.growing(), run_time=1.5 * self.durations.understand)

    def find_the_axes(self) -> None:
        with self.beat("axes") as beat:
            beat.until(0.2)
            self.appear(*self.view.arrows)
            self.appear(*self.view.names)
            self.say(algebra.EIGEN)

    def write_the_equation(self) -> None:
        with self.beat("equation") as beat:
            self.play(self.column.start(algebra.LINES["determinant"], row=1), FadeOut(self.matrix))
            self.say(algebra.MATRIX)
            self.play(self.column.reveal("left"))
            self.play(self.column.reveal("eq", "zero"))
            beat.until(0.55)
            self.play(self.column.next(algebra.LINES["characteristic"]))

    def solve_it(self) -> None:
        with self.beat("formula") as beat:
            beat.until(0.15)
            self.play(self.column.next(algebra.LINES["formula"], {"a2": "a", "d2": "d"}))
            beat.until(0.5)
            self.play(self.column.keep(row=0))
            self.play(self.column.stress("trace", by=1.15))
            self.play(self.column.stress("root", by=1.1))

    # Ours -----------------------------------------------------------------------------------------------------------

    def add_the_diagonal(self) -> None:
        with self.beat("trace") as beat:
            self.say(algebra.OURS)
            self.play(self.work.start(algebra.LINES["sum"]))
            self.play(self.work.reveal("left", "eq"))
            self.play(self.work.reveal("k1", "x", "plus", "k2"))
            beat.until(0.6)
            old = self.work.newest
            line = self.work.next(algebra.LINES["trace"])
            self.play(line, flight(self.style, [(old.select("k2"), self.work.newest.select("k1"))]))

    def subtract_the_diagonal(self) -> None:
        with self.beat("difference") as beat:
            beat.until(0.2)
            self.play(self.work.next(algebra.LINES["difference"]))

    def look_under_the_root(self) -> None:
        with self.beat("root") as beat:
            self.play(self.work.next(algebra.LINES["put-in"], note=self.label("put-in")))
            beat.until(0.55)
            old = self.work.newest
            line = self.work.next(algebra.LINES["discriminant"], note=self.label("collect"))
            new = self.work.newest
            self.play(line, flight(self.style, [(old.select(f"{p}2"), new.select(f"{p}1")) for p in "fg"]))

    def complete_the_square(self) -> None:
        with self.beat("square") as beat:
            self.play(self.work.next(algebra.LINES["expanded"], note=self.label("expand")))
            beat.until(0.4)
            old = self.work.newest
            line = self.work.next(algebra.LINES["collected"], note=self.label("collect"))
            two = self.work.newest.select("two")
            self.play(line, flight(self.style, [(old.select("minus"), two), (old.select("four"), two)]))
            beat.until(0.75)
            self.play(self.work.change(algebra.LINES["square"]))

    def take_the_root(self) -> None:
        with self.beat("out") as beat:
            beat.until(0.2)
            self.play(self.work.next(algebra.LINES["root"]))
            beat.until(0.65)
            self.play(self.work.stress("value", by=1.15))

    def find_both(self) -> None:
        with self.beat("both") as beat:
            value = self.work.newest.select("value")
            line = self.column.change(algebra.LINES["both"])
            new = self.column.newest
            ways = [(value, new.select("first")), (value, new.select("second"))]
            self.play(line, flight(self.style, ways), FadeOut(self.work))
            self.first = self.style.formula(algebra.FIRST).scale(1.2)
            self.second = self.style.formula(algebra.SECOND).scale(1.2)
            VGroup(self.first, self.second).arrange(direction=DOWN, buff=0.7).move_to(UNDER.centre)
            self.second.align_to(self.first, WEST)
            beat.until(0.4)
            self.play(flight(self.style, [(new.select("first"), self.first.select("value"))], self.first))
            beat.until(0.75)
            self.play(FadeIn(self.second))

    def flatten(self) -> None:
        with self.beat("flat") as beat:
            numbers = f"lambda_1 {self.is_('first')} quad quad lambda_2 {self.is_('second')}"
            self.say(f"x {self.is_('x')} quad quad {algebra.P} {self.is_('p')} quad quad {numbers}")
            beat.until(0.3)
            self.play(self.view.flattening(), run_time=2 * self.durations.understand)
            self.play(FadeOut(self.view.arrows[1], self.view.names[1]), run_time=self.durations.appear)
            self.play(self.second.animate.scale(1.25, about_edge=WEST), run_time=self.durations.move)
