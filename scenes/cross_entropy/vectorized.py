"""The five steps once more, traditional and vectorized (slide idea 49): many lines become one, the numbers stay."""

from collections.abc import Mapping
from typing import Any

from manim import DOWN, LEFT, RIGHT, UP, Animation, FadeIn, FadeOut, Line, MathTypst, Restore, Text, VGroup

from core.losses import BinaryCrossEntropy
from scenes.cross_entropy.vectorized_views import Product
from scenes.experiments.flower_descents import OneUpdate
from scenes.experiments.starts import score_digits
from scenes.experiments.subject import feature_digits
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.algebra import NAME
from scenes.kit.components.flight import flight
from scenes.kit.layout import BODY

NAMES_AT, LEFT_AT, RIGHT_AT = BODY.left, BODY.left + 1.75, BODY.left + 7.75
"""Where the steps' names and the two columns begin."""
HEAD, GAP = 0.45, 0.5
"""Height of the columns' names; between the gradient's formula and its numbers."""
TALLEST = 0.68
"""Height of a row's formula at most."""
SCALAR = (
    "(x, y) quad quad quad param(w) quad quad param(b)",
    "z = {{param(w) : w}} {{x : x}} + {{param(b) : b}} quad quad model(hat(y)) = sigma(z)",
    "loss(L) = {{ -y ln model(hat(y)) - (1 - y) ln(1 - model(hat(y))) : l }}",
    "grad((partial L) / (partial w)) = {{x : x}} {{ (model(hat(y)) - y) : e }} quad quad "
    "grad((partial L) / (partial b)) = model(hat(y)) - y",
    "param(w) arrow.l {{param(w) : w}} {{- : m}} {{eta : n}} grad((partial L) / (partial w)) quad quad "
    "param(b) arrow.l {{param(b) : b}} - eta grad((partial L) / (partial b))",
)
VECTOR = (
    'bold(x) = mat(delim: "[", {{"1" : i}}; {{x : x}}) quad quad '
    'param(bold(theta)) = param(mat(delim: "[", {{b : b}}; {{w : w}}))',
    "z = {{param(bold(theta))^T : b}} {{bold(x) : x}} quad quad model(hat(y)) = sigma(z)",
    "loss(L) = {{ -y ln model(hat(y)) - (1 - y) ln(1 - model(hat(y))) : l }}",
    "grad(nabla_bold(theta) L) = {{bold(x) : x}} {{ (model(hat(y)) - y) : e }}",
    "param(bold(theta)) arrow.l {{param(bold(theta)) : b}} {{- : m}} {{eta : n}} grad(nabla_bold(theta) L)",
)
ALL = "grad(nabla_bold(theta) L) = 1 / COUNT {{bold(X)^T : x}} {{ (model(hat(bold(y))) - bold(y)) : e }}"


class Vectorized(LectureScene):
    """The slides' example: the first flower, x = 1.4, y = 0, then all four of them."""

    id = "vectorized"
    stands_for = "rows"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.update = OneUpdate.of(self.settings)
        self.digits = feature_digits(self.settings, 1)
        self.rows_loss = BinaryCrossEntropy(self.update.data.X, self.update.data.y)

    def numbers(self) -> Mapping[str, Number]:
        theta, gradient = self.update.path.parameters[0], self.update.path.gradients[0]
        whole = self.rows_loss.gradient(theta)
        return {
            "b": Number(theta[0], 1),
            "w": Number(theta[1], 1),
            "x": Number(self.update.data.x[0], self.digits),
            "one": Number(self.update.data.X[0, 0], 0),
            "z": Number(self.update.loss.scores(theta)[0], score_digits(theta, self.digits)),
            "db": Number(gradient[0], 2),
            "dw": Number(gradient[1], 3),
            "all_b": Number(whole[0], 4),
            "all_w": Number(whole[1], 4),
            "n": Number(len(self.update.data.y), 0),
        }

    def construct(self) -> None:
        pitch = (BODY.height - HEAD) / len(SCALAR)
        self.rows = [BODY.top - HEAD - pitch * (k + 0.5) for k in range(len(SCALAR))]
        self.scalar = [self.row(source, LEFT_AT, y) for source, y in zip(SCALAR, self.rows, strict=True)]
        self.vector = [self.row(source, RIGHT_AT, y) for source, y in zip(VECTOR, self.rows, strict=True)]
        self.aside = (BODY.centre[0] - (NAMES_AT + max(line.get_right()[0] for line in self.scalar)) / 2) * RIGHT
        for line in self.scalar:
            line.save_state().shift(self.aside)  # in the middle, as long as the column is alone
        self.show_the_five_steps()
        self.merge()
        self.rewrite_the_lines()
        self.compare_numbers()
        self.take_all()

    def row(self, source: str, left: float, y: float) -> MathTypst:
        formula = self.style.formula(source)
        formula.scale(min(1.0, TALLEST / formula.height)).move_to((left, y, 0), aligned_edge=LEFT)
        return formula

    def head(self, name: str, left: float) -> Text:
        """A column's name."""
        return self.style.text(self.label(name), "muted").move_to((left, BODY.top, 0), aligned_edge=LEFT + UP)

    def show_the_five_steps(self) -> None:
        with self.beat("scalar") as beat:
            names = self.style.words.texts("scenes.one-step.labels.steps")
            self.heads = VGroup(self.head("scalar", LEFT_AT), self.head("vector", RIGHT_AT))
            self.heads[1].align_to(self.heads[0], DOWN)
            self.words = VGroup()
            self.appear(self.heads[0].shift(self.aside))
            for k, (name, formula, y) in enumerate(zip(names, self.scalar, self.rows, strict=True)):
                beat.until(0.05 + 0.85 * k / len(names))
                word = self.style.text(name, "muted").move_to((NAMES_AT, y, 0), aligned_edge=LEFT)
                self.words.add(word.shift(self.aside))
                self.play(FadeIn(word), FadeIn(formula), run_time=self.durations.appear)
            middle = RIGHT_AT - 0.35
            self.rule = Line((middle, BODY.top, 0), (middle, BODY.bottom, 0), color=self.style.colour("grid"))

    def light(self, *rows: int) -> list[Animation]:
        """These rows of the traditional column stand out; what is done and what is to come is dimmed."""
        dim = self.style.theme.dimmed
        return [
            Restore(line) if k in rows else line.animate.set_opacity(dim).build() for k, line in enumerate(self.scalar)
        ]

    def fly(self, k: int, source: MathTypst, known: str) -> None:
        """A line of vectors is made of the line beside it."""
        shared = [part for part in NAME.findall(VECTOR[k]) if part in NAME.findall(known)]
        ways = [(source.select(part), self.vector[k].select(part)) for part in dict.fromkeys(shared)]
        self.play(flight(self.style, ways, self.vector[k]))

    def merge(self) -> None:
        with self.beat("merge") as beat:
            column = VGroup(self.heads[0], self.words, *self.scalar)
            self.play(column.animate.shift(-self.aside), run_time=self.durations.move)
            self.appear(self.rule, self.heads[1])
            self.play(*self.light(0, 1), run_time=self.durations.appear)
            beat.until(0.3)
            self.fly(0, self.scalar[1], SCALAR[1])

    def rewrite_the_lines(self) -> None:
        with self.beat("lines") as beat:
            for k in range(1, len(VECTOR)):
                beat.until(0.05 + 0.85 * (k - 1) / (len(VECTOR) - 1))
                self.play(*self.light(k), run_time=self.durations.appear)
                self.fly(k, self.scalar[k], SCALAR[k])

    def column(self, *entries: str) -> str:
        return f'mat(delim: "[", row-gap: #0.15em, {"; ".join(entries)})'

    def compare_numbers(self) -> None:
        with self.beat("numbers") as beat:
            n = self.n
            self.play(*self.light(1), run_time=self.durations.appear)
            self.say(
                f"z = {n('w')} dot {self.factor('x')} + {n('b')} {self.is_('z')} quad quad quad "
                f"z = {self.column(n('b'), n('w'))}^T {self.column(n('one'), n('x'))} {self.is_('z')}"
            )
            beat.until(0.55)
            self.play(*self.light(3), run_time=self.durations.appear)
            self.say(
                f"grad(nabla_bold(theta) L) = {self.column(n('one'), n('x'))} (model(hat(y)) - y) approx "
                f"grad({self.column(n('db'), n('dw'))})"
            )

    def take_all(self) -> None:
        """The gradient's line grows from one flower to all of them: a row of X each, one product."""
        with self.beat("all") as beat:
            write, data = self.style.format.typst, self.update.data
            errors = self.rows_loss.predictions(self.update.path.parameters[0]) - data.y
            product = Product(
                self.style,
                self.n("n"),
                [[write(x, digits) for x in row] for row, digits in zip(data.X.T, (0, self.digits), strict=True)],
                [write(error, 2) for error in errors],
                [self.n("all_b"), self.n("all_w")],
                data.y,
            )
            self.product = product
            line = self.style.formula(ALL.replace("COUNT", self.n("n"))).scale(1.15)
            room = BODY.inset(top=line.height + GAP)
            product.scale(min(1.0, room.height / product.height, room.width / product.width))
            VGroup(line, product).arrange(DOWN, buff=GAP).move_to(BODY.centre)
            one = self.vector[3]
            leaving = (*self.scalar, *self.vector[:3], self.vector[4], self.words, self.heads, self.rule)
            self.play(FadeOut(*leaving, run_time=self.durations.appear))
            self.play(flight(self.style, [(one.select(part), line.select(part)) for part in "xe"], line), FadeOut(one))
            self.say(VECTOR[4])
            beat.until(0.35)
            self.appear(product.part("X"), *product.marks)
            self.appear(product.part("e"))
            for row in range(len(data.X.T)):
                beat.until(0.55 + 0.2 * row)
                self.play(product.take(row))
                self.play(product.tell(row))
            self.add(product)
