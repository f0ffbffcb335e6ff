"""The quiz's questions on second derivatives (slide idea 41): f is differentiated twice, and the right offer stays."""

from collections.abc import Mapping
from typing import ClassVar

from manim import LEFT, RIGHT, Create, FadeIn, FadeOut, MathTypst, Mobject, VGroup, VMobject

from core.functions import QUIZ
from scenes.cross_entropy.quiz_scene import PLACE, QuizScene
from scenes.cross_entropy.quiz_slices import STEPS, SliceView
from scenes.experiments import quiz
from scenes.kit.base import Beat, Number
from scenes.kit.components.algebra import NAME
from scenes.kit.components.flight import flight
from scenes.kit.components.marks import guide
from scenes.kit.layout import Box

ROWS = (PLACE.top - 0.25, PLACE.centre[1] + 0.15, PLACE.bottom + 0.4)
"""Heights of f, of its derivative, and of that one's."""
BRANCH, PICTURE, OFFERS = 2.95, 5.0, 3.2
"""Widths: of a way down from f, of the slice beside it at most, and of the offers."""
HEAD, COLUMN = 0.55, 0.9
"""Room for the mixed derivatives' names over the offers (they reach up beside the question), and between columns."""
OFFERS_BOX = Box(PLACE.right - OFFERS, PLACE.right, PLACE.bottom, PLACE.top)

TREE = {
    "": "f = {{x : x1}}^({{2 : e1}}) + {{3 : c2}} {{y : y2}}^({{2 : e2}}) + {{4 : c3}} {{x : x3}} {{y : y3}}",
    "x": "(partial f) / (partial x) = {{2 : e1}} {{x : x1}} + {{4 : c3}} {{y : y3}}",
    "y": "(partial f) / (partial y) = {{6 : c2}} {{y : y2}} + {{4 : c3}} {{x : x3}}",
}
"""f and its derivatives; what is left of a term bears its name, so that it travels there."""
SECOND = {
    "xx": ("partial x^2", "e1"),
    "yy": ("partial y^2", "c2"),
    "xy": ("partial y partial x", "c3"),
    "yx": ("partial x partial y", "c3"),
}
"""By which variables, one after the other: how it is written below, and which factor is left."""
MATRIX = 'mat(delim: "[", row-gap: #0.2em, column-gap: #0.8em, {}, {}; {}, {})'


class QuizDerivative(QuizScene):
    """Questions 4 to 6: f is differentiated twice, along one way or along two; a slice shows what the number says."""

    place = OFFERS_BOX
    ways: ClassVar[tuple[str, ...]]
    known: ClassVar[frozenset[str]]
    """The entries of the Hessian that have been found by the end of the question."""

    def numbers(self) -> Mapping[str, Number]:
        (xx, xy), (yx, yy) = QUIZ.hessian(quiz.POINT)
        return {"xx": Number(xx, 0), "xy": Number(xy, 0), "yx": Number(yx, 0), "yy": Number(yy, 0)}

    def second(self, way: str) -> str:
        below, factor = SECOND[way]
        return f"(partial^2 f) / ({below}) = {{{{ {self.n(way)} : {factor} }}}}"

    def subject(self) -> list[Mobject]:
        width = max(3.6, BRANCH * len(self.ways))
        self.tree = Box(PLACE.left, PLACE.left + width, PLACE.bottom, PLACE.top)
        spare = max(0.0, OFFERS_BOX.left - self.tree.right - PICTURE)
        picture = Box(self.tree.right + spare / 2, OFFERS_BOX.left - spare / 2, PLACE.bottom, PLACE.top)
        self.slices = [SliceView(self.style, picture, way) for way in self.ways]
        self.function = self.style.formula(TREE[""]).move_to((self.tree.centre[0], ROWS[0], 0))
        return [self.function, self.slices[0]]

    def work_it_out(self, beat: Beat) -> None:
        share, each = 0.1, 0.9 / (2 * len(self.ways))
        for k, way in enumerate(self.ways):
            x = self.tree.left + self.tree.width * (k + 0.5) / len(self.ways)
            parent, known = self.function, TREE[""]
            for row, (by, source) in enumerate(zip(way, (TREE[way[0]], self.second(way)), strict=True), start=1):
                beat.until(share)
                share += each
                child = self.style.formula(source).move_to((x, ROWS[row], 0))
                self.differentiate(parent, child, by, set(NAME.findall(known)) & set(NAME.findall(source)), x)
                parent, known = child, source

    def differentiate(self, parent: MathTypst, child: MathTypst, by: str, stays: set[str], x: float) -> None:
        """A line down with the variable beside it; what is left of the terms travels down."""
        top, low = parent.get_bottom()[1] - 0.12, child.get_top()[1] + 0.12
        down = guide(self.style, (x, top, 0), (x, low, 0))
        name = self.style.formula(f"partial slash partial {by}", "gradient", "label").next_to(down, LEFT, buff=0.15)
        self.play(Create(down), FadeIn(name), run_time=self.durations.appear)
        self.play(flight(self.style, [(parent.select(part), child.select(part)) for part in stays], child))

    def explain(self, beat: Beat) -> None:
        for k, view in enumerate(self.slices):
            if k > 0:
                beat.until(k / len(self.slices))
                self.play(FadeOut(self.read), run_time=self.durations.appear / 2)
                self.appear(view)
            self.play(view.begin())
            for step in range(1, len(STEPS)):
                self.play(view.advance(step - 1))
                self.play(view.read(step))
            self.read = view.everything()

    def conclusion(self) -> str:
        entries = [self.n(way) if way in self.known else "muted(?)" for way in ("xx", "xy", "yx", "yy")]
        found = " quad ".join(f"(partial^2 f) / ({SECOND[way][0]}) = {self.n(way)}" for way in self.ways)
        return f"{found} quad quad arrow quad quad bold(H)_f = {MATRIX.format(*entries)}"


class QuizTwiceByX(QuizDerivative):
    id = "quiz-4"
    question = 4
    ways = ("xx",)
    known = frozenset({"xx"})

    def offers(self) -> list[VMobject]:
        return [self.style.formula(s) for s in ("2 x + 4 y", *self.integers((2,)), "6 y + 4 x", *self.integers((4,)))]


class QuizTwiceByY(QuizDerivative):
    id = "quiz-5"
    question = 5
    ways = ("yy",)
    known = frozenset({"xx", "yy"})

    def offers(self) -> list[VMobject]:
        return [self.style.formula(s) for s in ("6 y + 4 x", "2 x + 4 y", *self.integers((4, 6)))]

    def explain(self, beat: Beat) -> None:
        super().explain(beat)
        beat.until(0.6)
        self.beside = self.slices[0].compare()
        self.play(Create(self.beside[0]), FadeIn(self.beside[1]), run_time=self.durations.move)


class QuizMixed(QuizDerivative):
    id = "quiz-6"
    question = 6
    ways = ("xy", "yx")
    known = frozenset(SECOND)
    place = OFFERS_BOX.inset(top=HEAD)

    def offers(self) -> list[VMobject]:
        pairs = ([self.style.number(value, 0) for value in pair] for pair in quiz.PAIRS)
        return [VGroup(*pair).arrange(RIGHT, buff=COLUMN) for pair in pairs]

    def subject(self) -> list[Mobject]:
        heads = VGroup()
        for way, number in zip(("yx", "xy"), self.options[0].content, strict=True):
            head = self.style.formula(f"(partial^2 f) / ({SECOND[way][0]})")
            heads.add(head.move_to((number.get_x(), OFFERS_BOX.top + 0.1, 0)))
        return [*super().subject(), heads]
