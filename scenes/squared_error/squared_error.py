"""The squared error (slide ideas 26 and 27): two gaps folded into one formula, and its gradient by the chain rule."""

from collections.abc import Mapping
from typing import Any

from manim import (
    DOWN,
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
from core.losses import squared_error
from scenes.experiments.gaps import Gaps
from scenes.experiments.subject import feature_axis
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.assembly import assemble
from scenes.kit.components.counter import Counter
from scenes.kit.components.graph import Back
from scenes.kit.components.marks import ring
from scenes.kit.components.readout import readout
from scenes.kit.layout import BODY, FLOWERS
from scenes.squared_error.chain_views import ChainView, places, quantities
from scenes.squared_error.loss_algebra import CHAIN, FACTORS, FOLDED, PLAIN, PRODUCT, SLIDES, SQUARED
from scenes.squared_error.loss_views import GapView

PICTURE, WORDS = BODY.split(0.56)
CHART_BOX = PICTURE.inset(left=0.75, right=0.3, bottom=0.85, top=0.5)
SCORE = "z = param(bold(theta))^T bold(x) = bold(x)^T param(bold(theta))"
SIGMOID = "model(hat(y)) = model(sigma(z)) = 1 / (1 + e^(-z))"
UNSURE, SURE, LABEL = 0.5, 0.99, 0.0
"""Outputs for a sample of class 0: undecided, and surely wrong; and its label."""
BEFORE, STOPS = {"loss": -0.9, "output": -4.5, "z": -0.9}, places(UNSURE, LABEL)
"""Where the point of each function sets out, and where it stops."""


class SquaredError(LectureScene):
    """Samples under a model that knows a little, and then the chain of functions that the loss is."""

    id = "squared-error"
    stands_for = "drawn"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.subject = Gaps.of(self.settings)
        self.rows = (self.subject.high, self.subject.low)
        self.backs: dict[str, Back] = {}

    def numbers(self) -> Mapping[str, Number]:
        (high, low), outputs = self.rows, self.subject.outputs
        losses = squared_error(outputs, self.subject.data.y)
        return {
            "high": Number(outputs[high], 2),
            "low": Number(outputs[low], 2),
            "loss_high": Number(losses[high], 2),
            "loss_low": Number(losses[low], 2),
            "sure": Number(SURE, 2),
            "slope": Number(float(sigmoid_derivative(logit(SURE))), 4),
        }

    def construct(self) -> None:
        data, across = self.subject.data, feature_axis(self.settings, FLOWERS)
        self.view = GapView(self.style, CHART_BOX, data, self.subject.model, self.label("petal"), across)
        self.see_the_gaps()
        self.tell_two_cases()
        self.fold_them()
        self.square_two_gaps()
        self.build_the_graph()
        self.go_back("loss", "loss", "output", "two", "gap")
        self.go_back("output", "output", "z", "slope", foot=SIGMOID)
        self.go_back("score", "z", "theta", "xi", foot=f"{SCORE} = dots.c + param(theta_i) x_i + dots.c")
        self.multiply()
        self.see_it_vanish()

    # The loss -------------------------------------------------------------------------------------------------------

    def see_the_gaps(self) -> None:
        with self.beat("gaps") as beat:
            view = self.view
            self.appear(view.chart, view.ceiling, view.samples)
            self.play(Create(view.curve), run_time=self.durations.move)
            self.appear(view.marks)
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
            high, low = (self.view.marks[row].get_center() for row in self.rows)
            mark = ring(self.style, high)
            going = Create(mark), mark.animate.move_to(low)
            for go, formula, share in zip(going, self.cases, (0.1, 0.55), strict=True):
                beat.until(share)
                self.play(go, run_time=self.durations.appear)
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
            self.squares = VGroup(*(self.view.square(row) for row in self.rows))
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
            self.chain = chain = ChainView(self.style)
            nodes, edges = chain.nodes, chain.edges
            self.play(FadeOut(self.view, self.squares, self.folded), run_time=self.durations.appear)
            self.appear(nodes["theta"], nodes["x"])
            self.say(SCORE)
            self.appear(edges["theta", "z"], edges["x", "z"], nodes["z"])
            beat.until(0.4)
            self.appear(edges["z", "output"], nodes["output"])
            self.say(SIGMOID)
            beat.until(0.65)
            self.appear(nodes["y"], edges["output", "loss"], edges["y", "loss"], nodes["loss"])
            self.say("loss(L) = (model(hat(y)) - y)^2")
            for flow in ((("theta", "z"), ("x", "z")), (("z", "output"),), (("output", "loss"), ("y", "loss"))):
                self.play(chain.flow(*flow))

    def go_back(self, beat_id: str, start: str, end: str, *told: str, foot: str = "") -> None:
        """The derivative of one box by the one before it comes back, while a point runs along its function."""
        with self.beat(beat_id) as beat:
            if foot:
                self.say(foot)
            back, mark = self.chain.back(start, end, FACTORS[start, end]), self.chain.functions[start].mark
            self.play(Create(back.line), run_time=self.durations.move)
            mark.go(BEFORE[start])
            self.play(FadeIn(back.factor.select("name"), mark), run_time=self.durations.appear)
            self.play(mark.sliding(BEFORE[start], STOPS[start]))
            beat.until(0.5)
            self.tell(back, *told)
            self.backs[start] = back

    def tell(self, back: Back, *parts: str) -> None:
        """What a derivative is, after its name."""
        told = VGroup(*(back.factor.select(part) for part in ("eq", *parts)))
        self.play(FadeIn(told), run_time=self.durations.appear)
        self.remove(told, back.factor.select("name")).add(back)

    def multiply(self) -> None:
        with self.beat("product") as beat:
            backs = self.backs
            self.play(FadeOut(self.said), self.chain.flow_back(*backs.values()))
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
            shown = quantities(LABEL)
            counters = {name: Counter(self.style, one.of(UNSURE), one.digits, one.role) for name, one in shown.items()}
            lines = {name: readout(self.style, shown[name].source, counter) for name, counter in counters.items()}
            self.foot.place(lines["gradient"])
            lines["output"].next_to(self.chain.nodes["output"].box, DOWN, buff=0.15)
            factors = {"loss": self.backs["loss"].factor, "slope": self.backs["output"].factor}
            for name, factor in factors.items():
                lines[name].move_to(factor)
            label = self.style.formula("zero(y = 0)").next_to(self.chain.nodes["y"], UP, buff=0.25)
            self.play(FadeOut(*factors.values()), run_time=self.durations.appear)
            self.appear(label, lines["output"], lines["loss"], lines["slope"])
            self.say_mobject(lines["gradient"])
            beat.until(0.35)

            def grow(_: Mobject, share: float) -> None:
                p = (1 - share) * UNSURE + share * SURE
                self.chain.send(p, LABEL)
                for name, counter in counters.items():
                    counter.write(shown[name].of(p))

            moving = VGroup(*counters.values(), *(view.mark for view in self.chain.functions.values()))
            self.play(UpdateFromAlphaFunc(moving, grow), run_time=2 * self.durations.understand)

    def assemble(self, line: MathTypst, sources: Mapping[str, Mobject], **others: Any) -> None:
        """A formula is put together from parts that stand elsewhere."""
        assemble(self, self.durations, line, sources, **others)
