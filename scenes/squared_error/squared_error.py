"""The squared error (slide ideas 26 and 27): two gaps folded into one formula, and its gradient by the chain rule."""

from collections.abc import Mapping
from typing import Any

from manim import (
    LEFT,
    RIGHT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    MathTypst,
    Mobject,
    TransformFromCopy,
    UpdateFromAlphaFunc,
    VGroup,
)

from core.activations import logit, sigmoid_derivative
from core.datasets import flowers
from core.losses import squared_error
from core.models import LogisticRegression
from core.slides import given
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.assembly import assemble
from scenes.kit.components.counter import Counter
from scenes.kit.components.graph import Back
from scenes.kit.components.marks import ring
from scenes.kit.components.readout import readout
from scenes.kit.layout import BODY
from scenes.squared_error.loss_algebra import CHAIN, FACTORS, FOLDED, PLAIN, PRODUCT, SLIDES, SQUARED
from scenes.squared_error.loss_views import GapView, loss_graph, quantities

PICTURE, WORDS = BODY.split(0.56)
CHART_BOX = PICTURE.inset(left=0.75, right=0.3, bottom=0.85, top=0.5)
LOW, HIGH = 0, 5
"""The flowers that are looked at: the first, of class 0, and the last, of class 1."""
SCORE = "z = param(bold(theta))^T bold(x) = bold(x)^T param(bold(theta))"
UNSURE, SURE = 0.5, 0.99
"""Outputs for a flower of class 0: undecided, and surely wrong."""


class SquaredError(LectureScene):
    """Six flowers under the slides' first fit, and then the computation graph of the loss."""

    id = "squared-error"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.data = flowers()
        self.model = LogisticRegression(given("fit-1").theta)

    def numbers(self) -> Mapping[str, Number]:
        outputs = self.model.predict_proba(self.data.x)
        losses = squared_error(outputs, self.data.y)
        return {
            "high": Number(outputs[HIGH], 2),
            "low": Number(outputs[LOW], 2),
            "loss_high": Number(losses[HIGH], 2),
            "loss_low": Number(losses[LOW], 2),
            "sure": Number(SURE, 2),
            "slope": Number(float(sigmoid_derivative(logit(SURE))), 4),
        }

    def construct(self) -> None:
        self.view = GapView(self.style, CHART_BOX, self.data, self.model, self.label("petal"))
        self.see_the_gaps()
        self.tell_two_cases()
        self.fold_them()
        self.square_two_gaps()
        self.build_the_graph()
        self.go_back_through_the_loss()
        self.go_back_through_the_sigmoid()
        self.go_back_through_the_score()
        self.multiply()
        self.see_it_vanish()

    # The loss -------------------------------------------------------------------------------------------------------

    def see_the_gaps(self) -> None:
        with self.beat("gaps") as beat:
            view = self.view
            self.appear(view.chart, view.ceiling, *view.samples)
            self.play(Create(view.curve), run_time=self.durations.move)
            self.appear(*view.marks)
            beat.until(0.5)
            self.play(*(Create(one) for one in view.gaps), run_time=self.durations.move)
            self.bring_to_front(*view.samples, *view.marks)
            self.bars = view.side_by_side(WORDS)
            ways = (TransformFromCopy(gap, bar[0]) for gap, bar in zip(view.gaps, self.bars, strict=True))
            flowers = (FadeIn(bar[1]) for bar in self.bars)
            self.play(LaggedStart(*ways, lag_ratio=0.1), *flowers, run_time=self.durations.understand)

    def tell_two_cases(self) -> None:
        with self.beat("cases") as beat:
            self.play(FadeOut(self.bars), run_time=self.durations.appear)
            self.cases = VGroup(*(self.style.formula(source) for source in PLAIN))
            middle = (WORDS.left + WORDS.right) / 2
            for formula, height in zip(self.cases, (1.5, 0.3), strict=True):
                formula.scale(1.1).move_to((middle, height, 0))
            shift = self.cases[0].select("eq").get_x() - self.cases[1].select("eq").get_x()
            self.cases[1].shift(shift * RIGHT)
            mark = ring(self.style, self.view.marks[HIGH].get_center())
            for row, formula, share in ((HIGH, self.cases[0], 0.1), (LOW, self.cases[1], 0.55)):
                beat.until(share)
                at = mark.animate.move_to(self.view.marks[row]) if row == LOW else Create(mark)
                self.play(at, run_time=self.durations.appear)
                self.appear(formula)
            self.mark = mark

    def fold_them(self) -> None:
        with self.beat("fold") as beat:
            squared = [self.style.formula(source).scale(1.1) for source in SQUARED]
            for old, new in zip(self.cases, squared, strict=True):
                new.shift(old.select("eq").get_center() - new.select("eq").get_center())
            for case, source in zip(squared, self.cases, strict=True):
                parts = {name: source.select(name) for name in ("case", "diff", "eq", "p")}
                if case is squared[0]:
                    parts |= {name: source.select(name) for name in ("label", "minus")}
                self.remove(source)
                self.assemble(case, parts)
            beat.until(0.55)
            whole = self.style.formula(FOLDED).scale(1.35)
            whole.move_to((squared[0].get_x(), -0.95, 0))
            one, zero = ({name: case.select(name) for name in ("eq", "p", "minus", "label")} for case in squared)
            dimmed = [case.animate.set_opacity(self.style.theme.dimmed) for case in squared]
            self.assemble(whole, one, twins=zero, meanwhile=[*dimmed, FadeOut(self.mark)])
            self.folded = VGroup(*squared, whole)

    def square_two_gaps(self) -> None:
        with self.beat("squares") as beat:
            self.squares = VGroup(*(self.view.square(row) for row in (HIGH, LOW)))
            lines = [
                f"loss(L) = (model({self.n(output)}) - {label})^2 {self.is_(value, 'loss')}"
                for output, label, value in (("high", "one(1)", "loss_high"), ("low", "zero(0)", "loss_low"))
            ]
            said = lines[0], " quad quad quad ".join(lines)
            for square, line, share in zip(self.squares, said, (0.1, 0.5), strict=True):
                beat.until(share)
                self.play(FadeIn(square, scale=0.2), run_time=self.durations.move)
                self.say(line)

    # Its gradient ---------------------------------------------------------------------------------------------------

    def build_the_graph(self) -> None:
        with self.beat("graph") as beat:
            self.graph = graph = loss_graph(self.style)
            nodes, edges = graph.nodes, graph.edges
            self.play(FadeOut(self.view, self.squares, self.folded), run_time=self.durations.appear)
            self.appear(nodes["theta"], nodes["x"])
            self.say(SCORE)
            self.appear(edges["theta", "z"], edges["x", "z"], nodes["z"])
            beat.until(0.4)
            self.appear(edges["z", "output"], nodes["output"])
            self.say("model(hat(y)) = model(sigma(z)) = 1 / (1 + e^(-z))")
            beat.until(0.65)
            self.appear(nodes["y"], edges["output", "loss"], edges["y", "loss"], nodes["loss"])
            self.say("loss(L) = (model(hat(y)) - y)^2")
            for flow in ((("theta", "z"), ("x", "z")), (("z", "output"),), (("output", "loss"), ("y", "loss"))):
                self.play(graph.flow(*flow))

    def go_back(self, start: str, end: str) -> Back:
        """The derivative of one box by the one before it comes back."""
        back = self.graph.back(start, end, FACTORS[start, end])
        self.play(Create(back.line), run_time=self.durations.move)
        name = back.factor.select("name")
        self.play(FadeIn(name), run_time=self.durations.appear)
        return back

    def tell(self, back: Back, *parts: str) -> None:
        """What a derivative is, after its name."""
        told = VGroup(*(back.factor.select(part) for part in ("eq", *parts)))
        self.play(FadeIn(told), run_time=self.durations.appear)
        self.remove(told, back.factor.select("name")).add(back)

    def go_back_through_the_loss(self) -> None:
        with self.beat("loss") as beat:
            beat.until(0.15)
            self.from_loss = self.go_back("loss", "output")
            beat.until(0.55)
            self.tell(self.from_loss, "two", "gap")

    def go_back_through_the_sigmoid(self) -> None:
        with self.beat("output") as beat:
            self.say("model(hat(y)) = model(sigma(z)) = 1 / (1 + e^(-z))")
            self.from_output = self.go_back("output", "z")
            beat.until(0.4)
            self.tell(self.from_output, "slope")

    def go_back_through_the_score(self) -> None:
        with self.beat("score") as beat:
            self.say(f"{SCORE} = dots.c + param(theta_i) x_i + dots.c")
            self.from_score = self.go_back("z", "theta")
            beat.until(0.5)
            self.tell(self.from_score, "xi")

    def multiply(self) -> None:
        with self.beat("product") as beat:
            backs = {"loss": self.from_loss, "output": self.from_output, "z": self.from_score}
            self.play(FadeOut(self.said), self.graph.flow_back(*backs.values()))
            lines = [self.style.formula(source) for source in (CHAIN, PRODUCT, SLIDES)]
            for line in lines:
                self.foot.place(line)
            chain, product, slides = lines
            self.assemble(chain, {name: back.factor.select("name") for name, back in backs.items()})
            beat.until(0.45)
            parts = {"two": "loss", "gap": "loss", "slope": "output", "xi": "z"}
            sources = {part: backs[back].factor.select(part) for part, back in parts.items()}
            kept = {name: chain.select(name) for name in ("goal", "eq")}
            self.assemble(product, sources | kept, leaving=chain)
            beat.until(0.75)
            self.assemble(slides, {name: product.select(name) for name in (*parts, *kept)}, leaving=product)
            self.said = slides

    def see_it_vanish(self) -> None:
        with self.beat("vanish") as beat:
            shown = quantities(float(self.data.y[LOW]))
            counters = {name: Counter(self.style, one.of(UNSURE), one.digits, one.role) for name, one in shown.items()}
            lines = {name: readout(self.style, shown[name].source, counter) for name, counter in counters.items()}
            self.foot.place(lines["gradient"])
            lines["output"].next_to(self.graph.nodes["output"], UP, buff=0.3)
            for name, back in (("loss", self.from_loss), ("slope", self.from_output)):
                lines[name].move_to(back.factor)
            label = self.style.formula("zero(y = 0)").next_to(self.graph.nodes["y"], LEFT, buff=0.25)
            self.play(FadeOut(self.from_loss.factor, self.from_output.factor), run_time=self.durations.appear)
            self.appear(label, lines["output"], lines["loss"], lines["slope"])
            self.say_mobject(lines["gradient"])
            beat.until(0.35)

            def grow(_: Mobject, share: float) -> None:
                p = (1 - share) * UNSURE + share * SURE
                for name, counter in counters.items():
                    counter.write(shown[name].of(p))

            animation = UpdateFromAlphaFunc(VGroup(*counters.values()), grow)
            self.play(animation, run_time=2 * self.durations.understand)

    def assemble(self, line: MathTypst, sources: Mapping[str, Mobject], **others: Any) -> None:
        """A formula is put together from parts that stand elsewhere."""
        assemble(self, self.durations, line, sources, **others)
