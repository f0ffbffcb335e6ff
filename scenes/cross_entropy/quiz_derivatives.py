"""The quiz's questions on second derivatives (slide idea 41): f is differentiated twice, and the right offer stays."""

from collections.abc import Mapping
from typing import ClassVar

from manim import LEFT, RIGHT, Create, FadeIn, MathTypst, Mobject, VGroup, VMobject

from core.functions import QUIZ
from scenes.cross_entropy.quiz_scene import LEFT_BOX, OPTIONS_BOX, QuizScene
from scenes.experiments import quiz
from scenes.kit.base import Beat, Number
from scenes.kit.components.algebra import NAME
from scenes.kit.components.flight import flight
from scenes.kit.components.marks import guide

ROWS = (LEFT_BOX.top - 0.25, LEFT_BOX.centre[1] + 0.1, LEFT_BOX.bottom + 0.45)
"""Heights of f, of its derivative, and of that one's."""
HEAD, COLUMN = 0.55, 1.3
"""Room for the mixed derivatives' names over the offers (they reach up beside the question), and between columns."""

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


class QuizDerivative(QuizScene):
    """Questions 4 to 6: f is differentiated twice, along one way or along two."""

    ways: ClassVar[tuple[str, ...]]

    def numbers(self) -> Mapping[str, Number]:
        (xx, xy), (yx, yy) = QUIZ.hessian(quiz.POINT)
        return {"xx": Number(xx, 0), "xy": Number(xy, 0), "yx": Number(yx, 0), "yy": Number(yy, 0)}

    def second(self, way: str) -> str:
        below, factor = SECOND[way]
        return f"(partial^2 f) / ({below}) = {{{{ {self.n(way)} : {factor} }}}}"

    def subject(self) -> list[Mobject]:
        self.function = self.style.formula(TREE[""])
        return [self.function.move_to((LEFT_BOX.centre[0], ROWS[0], 0))]

    def work_it_out(self, beat: Beat) -> None:
        share, each = 0.1, 0.9 / (2 * len(self.ways))
        for k, way in enumerate(self.ways):
            x = LEFT_BOX.left + LEFT_BOX.width * (k + 0.5) / len(self.ways)
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

    def conclusion(self) -> str:
        return " quad quad ".join(self.second(way) for way in self.ways)


class QuizTwiceByX(QuizDerivative):
    id = "quiz-4"
    question = 4
    ways = ("xx",)

    def offers(self) -> list[VMobject]:
        return [self.style.formula(s) for s in ("2 x + 4 y", *self.integers((2,)), "6 y + 4 x", *self.integers((4,)))]


class QuizTwiceByY(QuizDerivative):
    id = "quiz-5"
    question = 5
    ways = ("yy",)

    def offers(self) -> list[VMobject]:
        return [self.style.formula(s) for s in ("6 y + 4 x", "2 x + 4 y", *self.integers((4, 6)))]


class QuizMixed(QuizDerivative):
    id = "quiz-6"
    question = 6
    ways = ("xy", "yx")
    place = OPTIONS_BOX.inset(top=HEAD)

    def offers(self) -> list[VMobject]:
        pairs = ([self.style.number(value, 0) for value in pair] for pair in quiz.PAIRS)
        return [VGroup(*pair).arrange(RIGHT, buff=COLUMN) for pair in pairs]

    def subject(self) -> list[Mobject]:
        heads = VGroup()
        for way, number in zip(("yx", "xy"), self.options[0].content, strict=True):
            head = self.style.formula(f"(partial^2 f) / ({SECOND[way][0]})")
            heads.add(head.move_to((number.get_x(), OPTIONS_BOX.top + 0.1, 0)))
        return [*super().subject(), heads]
