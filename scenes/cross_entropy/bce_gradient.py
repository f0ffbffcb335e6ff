"""The gradient of the cross-entropy (slide idea 37): back through the graph, where the sigmoid's slope cancels."""

from collections.abc import Mapping

from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Animation,
    Create,
    DashedVMobject,
    FadeIn,
    FadeOut,
    Line,
    Mobject,
    Succession,
    UpdateFromAlphaFunc,
    VGroup,
    Wait,
    there_and_back,
)

from scenes.cross_entropy.gradient_algebra import FACTORS, GRADIENT, LOSS_BY_OUTPUT
from scenes.cross_entropy.gradient_views import SlopeView, loss_graph
from scenes.experiments.answers import SLOPES, SURE
from scenes.kit.allow import allow
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.algebra import Derivation
from scenes.kit.components.counter import Counter
from scenes.kit.components.flight import flight
from scenes.kit.components.graph import Back
from scenes.kit.components.readout import readout
from scenes.kit.components.strike import strike
from scenes.kit.layout import BODY, FOOT

PICTURE, WORDS = BODY.split(0.56)
CHART_BOX = PICTURE.inset(left=0.95, right=0.6, bottom=0.5, top=0.75)
GROW = 1.25
"""How much what is alike grows while it is named."""
UNSURE = 0.5
"""Where ŷ begins to slide."""
FORMULAS = {
    "bce": "model(hat(y)) - y {sign}",
    "mse": "2 (model(hat(y)) - y) thin model(hat(y)) (1 - model(hat(y))) {sign}",
}
DIGITS = {"bce": 2, "mse": 4}


class BceGradient(LectureScene):
    """The computation graph with the new loss, and then both losses' slopes on the same axes."""

    id = "bce-gradient"

    def numbers(self) -> Mapping[str, Number]:
        slopes = {name: Number(float(of(SURE, 0.0)), DIGITS[name]) for name, of in SLOPES.items()}
        return {"sure": Number(SURE, 2), **slopes}

    def construct(self) -> None:
        self.build_the_graph()
        self.derive_the_loss()
        self.find_one_denominator()
        self.go_back_through_the_sigmoid()
        self.go_back_through_the_score()
        self.multiply()
        self.cancel()
        self.compare_for_zero()
        self.compare_for_one()

    # Back through the graph -----------------------------------------------------------------------------------------

    def build_the_graph(self) -> None:
        with self.beat("graph") as beat:
            self.graph = graph = loss_graph(self.style)
            nodes, edges = graph.nodes, graph.edges
            self.appear(nodes["theta"], nodes["x"])
            self.appear(edges["theta", "z"], edges["x", "z"], nodes["z"])
            beat.until(0.35)
            self.appear(edges["z", "output"], nodes["output"])
            beat.until(0.55)
            self.appear(nodes["y"], edges["output", "loss"], edges["y", "loss"], nodes["loss"])
            self.column = self.in_the_foot(LOSS_BY_OUTPUT[0])
            self.play(FadeIn(self.foot), run_time=self.durations.appear)
            self.appear(self.column)
            for flow in ((("theta", "z"), ("x", "z")), (("z", "output"),), (("output", "loss"), ("y", "loss"))):
                self.play(graph.flow(*flow))

    def in_the_foot(self, source: str) -> Derivation:
        """A line to be rewritten in the foot; the scene brings it on screen."""
        column = Derivation(self.style, FOOT, None, rows=1, size=0.9)
        column.start(source)
        for mark, look in zip(column.newest, column.whole, strict=True):
            mark.match_style(look)
        return allow(column, "text-over-curve", "what cancels is struck out")

    def derive_the_loss(self) -> None:
        with self.beat("loss") as beat:
            self.from_loss = self.go_back("loss", "output")
            beat.until(0.35)
            self.play(self.column.change(LOSS_BY_OUTPUT[1], {"p0": "p0"}))

    def find_one_denominator(self) -> None:
        with self.beat("fraction") as beat:
            self.play(self.column.change(LOSS_BY_OUTPUT[2], {"p2": "p1"}))
            beat.until(0.4)
            self.play(self.column.change(LOSS_BY_OUTPUT[3]))
            beat.until(0.75)
            newest, factor = self.column.newest, self.from_loss.factor
            over = VGroup(*(mark for name in ("p1", "m", "y1") for mark in newest.select(name)))
            under = VGroup(*(mark for name in ("p2", "q2") for mark in newest.select(name)))
            ways = [(over, factor.select("gap")), (under, factor.select("under"))]
            self.play(flight(self.style, ways), self.telling(self.from_loss, self.durations.move))
            self.told(self.from_loss)

    def go_back(self, start: str, end: str) -> Back:
        """The derivative of one box by the one before it comes back, by name."""
        back = self.graph.back(start, end, FACTORS[start, end])
        self.play(Create(back.line), run_time=self.durations.move)
        self.play(FadeIn(back.factor.select("name")), run_time=self.durations.appear)
        return back

    def telling(self, back: Back, after: float = 0.0) -> Animation:
        """What a derivative is appears behind its name."""
        named = set(map(id, back.factor.select("name")))
        rest = VGroup(*(mark for mark in back.factor if id(mark) not in named))
        appear = self.durations.appear
        return Succession(Wait(after), FadeIn(rest, run_time=appear)) if after else FadeIn(rest, run_time=appear)

    def told(self, back: Back) -> None:
        """From now on the arrow and its formula are one."""
        self.remove(*back.factor).add(back)

    def go_back_through_the_sigmoid(self) -> None:
        with self.beat("output") as beat:
            self.from_output = self.go_back("output", "z")
            beat.until(0.35)
            self.play(self.telling(self.from_output))
            self.told(self.from_output)
            beat.until(0.65)
            twins = (self.from_loss.factor.select("under"), self.from_output.factor.select("slope"))
            growing = (twin.animate(rate_func=there_and_back).scale(GROW) for twin in twins)
            self.play(*growing, run_time=self.durations.understand)
            for back in (self.from_loss, self.from_output):
                self.told(back)

    def go_back_through_the_score(self) -> None:
        with self.beat("score"):
            self.from_score = self.go_back("z", "theta")
            self.play(self.telling(self.from_score))
            self.told(self.from_score)

    def multiply(self) -> None:
        with self.beat("product") as beat:
            backs = {"loss": self.from_loss, "output": self.from_output, "z": self.from_score}
            self.play(FadeOut(self.column), self.graph.flow_back(*backs.values()))
            self.column = column = self.in_the_foot(GRADIENT[0])
            chain = column.whole.formula
            ways = [(back.factor.select("name"), chain.select(name)) for name, back in backs.items()]
            self.play(flight(self.style, ways, chain))
            self.remove(chain).add(column)
            beat.until(0.5)
            rewrite = column.change(GRADIENT[1])
            parts = {"gap": "loss", "under": "loss", "slope": "output", "xi": "z"}
            ways = [(backs[back].factor.select(name), column.newest.select(name)) for name, back in parts.items()]
            self.play(rewrite, flight(self.style, ways))

    def cancel(self) -> None:
        with self.beat("cancel") as beat:
            newest, factors = self.column.newest, (self.from_loss.factor, self.from_output.factor)
            pairs = VGroup(newest.select("under"), factors[0].select("under"))
            pairs.add(newest.select("slope"), factors[1].select("slope"))
            for mark in pairs.family_members_with_points():
                allow(mark, "text-over-curve", "what cancels is struck out")
            strikes = VGroup(*(strike(self.style, part) for part in pairs)).set_color(self.style.colour("ink"))
            beat.until(0.25)
            self.play(*(Create(line) for line in strikes), run_time=self.durations.move)
            self.play(pairs.animate.set_opacity(self.style.theme.dimmed), run_time=self.durations.appear)
            self.add(self.column, strikes)
            beat.until(0.6)
            self.play(FadeOut(strikes[0], strikes[2], run_time=self.durations.appear), self.column.change(GRADIENT[2]))
            self.strikes = VGroup(strikes[1], strikes[3])

    # Against the squared error --------------------------------------------------------------------------------------

    def compare_for_zero(self) -> None:
        with self.beat("compare") as beat:
            backs = (self.from_loss, self.from_output, self.from_score)
            self.play(FadeOut(self.graph, *backs, self.strikes), run_time=self.durations.appear)
            self.view = view = SlopeView(self.style, CHART_BOX)
            self.appear(view.chart, view.zero)
            self.counters = {name: Counter(self.style, 0, DIGITS[name], "gradient") for name in FORMULAS}
            self.output = Counter(self.style, UNSURE, 2, "model")
            self.lines = self.readouts()
            self.write(UNSURE, 0)
            self.play(self.column.change(GRADIENT[3]))
            self.draw_curves(0)
            self.appear(*self.lines, *view.moving)
            beat.until(0.35)
            self.slide(0, UNSURE, SURE)

    def compare_for_one(self) -> None:
        with self.beat("both") as beat:
            zero = VGroup(*(self.view.curves[name, 0] for name in FORMULAS))
            dimming = zero.animate.set_stroke(opacity=self.style.theme.dimmed)
            self.play(FadeOut(self.view.moving), dimming, run_time=self.durations.appear)
            self.draw_curves(1)
            self.write(UNSURE, 1)
            self.appear(*self.view.moving)
            beat.until(0.4)
            self.slide(1, UNSURE, 1 - SURE)

    def draw_curves(self, label: int) -> None:
        """Both losses' slopes for a label, with its name."""
        view, colour = self.view, "one" if label else "zero"
        case = self.style.formula(f'{colour}(y = "{label}")')
        at, side = (0.7, DOWN + RIGHT) if label else (0.3, UP + LEFT)
        case.next_to(view.middle("bce", label, at), side, buff=0.1)
        self.play(*(Create(view.curves[name, label]) for name in FORMULAS), run_time=self.durations.move)
        self.appear(case)

    def readouts(self) -> VGroup:
        """ŷ, and below it each loss: its stroke, its name, and its slope with the number."""
        top = readout(self.style, "model(hat(y)) approx", self.output)
        groups = VGroup(top)
        for name, source in FORMULAS.items():
            key = Line(0.6 * LEFT, 0 * LEFT).set_stroke(self.style.colour("gradient"), self.style.theme.sizes.line)
            stroke = DashedVMobject(key, num_dashes=4, dashed_ratio=0.6) if name == "mse" else key
            title = VGroup(stroke, self.style.text(self.label(name))).arrange(RIGHT, buff=0.25)
            number = readout(self.style, source.format(sign="approx"), self.counters[name])
            groups.add(VGroup(title, number).arrange(DOWN, buff=0.25, aligned_edge=LEFT))
        return groups.arrange(DOWN, buff=0.55, aligned_edge=LEFT).move_to(WORDS.centre)

    def write(self, p: float, label: int) -> None:
        """Let points and numbers be those of ŷ = p."""
        self.view.go_to(p, label)
        self.output.write(p)
        for name, counter in self.counters.items():
            counter.write(self.view.slope(name, p, label))

    def slide(self, label: int, start: float, end: float) -> None:
        """ŷ goes from one answer to another."""

        def go(_: Mobject, share: float) -> None:
            self.write((1 - share) * start + share * end, label)

        moving = VGroup(self.view.moving, self.output, *self.counters.values())
        self.play(UpdateFromAlphaFunc(moving, go), run_time=2 * self.durations.understand)
