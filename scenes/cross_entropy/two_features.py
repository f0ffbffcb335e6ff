"""One step with two features (slide ideas 47 and 48): the second input joins the graph, and a misprint is found."""

from collections.abc import Mapping
from typing import Any

from manim import DOWN, RIGHT, Create, FadeIn, FadeOut, VGroup, there_and_back

from core.datasets import Dataset
from scenes.cross_entropy.two_features_misprints import Misprints
from scenes.cross_entropy.two_features_views import (
    EDGES,
    INTO_SCORE,
    PARAMETERS,
    PLANE_BOX,
    TABLE_BOX,
    FlowerTable,
    PlaneView,
    UpdateGraph,
    Walk,
    numbers_of,
    source_of,
)
from scenes.experiments.plane import TwoFeatureUpdate, plane_axes
from scenes.experiments.subject import drawn, feature_digits, feature_symbols, plane_samples
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.assembly import assemble
from scenes.kit.components.marks import ring


class TwoFeatures(LectureScene):
    """x1 = 1.4, x2 = 0.2, y = 0, η = 0.01, from w1 = 0.5, w2 = -0.1 and b = 0.1."""

    id = "two-features"
    stands_for = "drawn"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.update = TwoFeatureUpdate.of(self.settings)
        self.of_slides = self.settings.own.data is None
        first, second = (feature_digits(self.settings, 1, feature) for feature in (0, 1))
        self.digits = (first, second)
        self.path = self.update.path

    def numbers(self) -> Mapping[str, Number]:
        return numbers_of(self.update, self.digits)

    def construct(self) -> None:
        self.plane = self.plane_with(self.update.data)
        self.graph, self.misprints = UpdateGraph(self.style), Misprints(self.style, self.numbers())
        self.see_the_flowers()
        self.join_the_second_input()
        self.run_forward()
        self.take_the_slope()
        self.send_it_back()
        self.update_the_parameters()
        if self.of_slides:  # a misprint is theirs
            self.try_the_print()
        self.try_the_right_number()
        self.see_the_boundary()

    def plane_with(self, data: Dataset) -> PlaneView:
        """The plane of the two features, with these samples."""
        words = (self.label("petal-length"), self.label("petal-width"))
        return PlaneView(self.style, PLANE_BOX, data, plane_axes(self.settings), words, feature_symbols(self.settings))

    # Forward and back -----------------------------------------------------------------------------------------------

    def see_the_flowers(self) -> None:
        with self.beat("flowers") as beat:
            plane = self.plane
            self.table = FlowerTable(self.style, TABLE_BOX, self.update.data, self.digits)
            self.appear(self.table)
            beat.until(0.35)
            self.appear(plane.chart, plane.words)
            for key, mark in zip(self.table.keys, plane.samples, strict=True):
                self.play(FadeIn(mark, target_position=key), run_time=self.durations.move / 2)
            beat.until(0.8)
            self.rings = VGroup(
                ring(self.style, self.table.keys[0].get_center()), ring(self.style, plane.samples[0].get_center())
            )
            self.play(*(Create(one) for one in self.rings), run_time=self.durations.appear)

    def join_the_second_input(self) -> None:
        with self.beat("join") as beat:
            graph, plane = self.graph, self.plane
            nodes, z = graph.nodes, graph.nodes["z"]
            leaving = (self.table, self.rings, plane.chart, plane.words, plane.samples)
            self.play(FadeOut(*leaving), run_time=self.durations.appear)
            self.appear(nodes["x1"], nodes["w1"], nodes["b"], VGroup(z.box, graph.before))
            first = [edge for edge in EDGES if not {"x2", "w2"} & set(edge)]
            self.appear(*(graph.edges[edge] for edge in first), nodes["output"], nodes["y"], nodes["loss"])
            beat.until(0.45)
            self.play(
                FadeIn(nodes["x2"], shift=0.6 * DOWN), FadeIn(nodes["w2"], shift=0.6 * RIGHT),
                run_time=self.durations.move,
            )  # fmt: skip
            self.play(Create(graph.edges["x2", "z"]), Create(graph.edges["w2", "z"]), run_time=self.durations.move)
            kept = {name: graph.before.select(name) for name in ("z", "eq", "first", "add", "b")}
            assemble(self, self.durations, z.formula, kept, leaving=graph.before)
            self.remove(z.formula, z.box).add(z)

    def run_forward(self) -> None:
        with self.beat("forward") as beat:
            n = self.n
            for names, share in ((("x1", "x2", "y"), 0.1), (PARAMETERS, 0.25)):
                beat.until(share)
                self.put({name: self.is_(name) for name in names})
            beat.until(0.45)
            self.say(
                f"z = param({n('w1')}) dot {self.factor('x1')} + param({self.factor('w2')}) dot {self.factor('x2')} + "
                f"param({self.factor('b')}) {self.is_('z')}"
            )
            self.play(self.graph.flow(*INTO_SCORE))
            self.put({"z": self.is_("z")})
            beat.until(0.7)
            self.play(self.graph.flow(("z", "output")))
            self.put({"output": self.is_("yhat", "model")})
            self.say(f"model(hat(y)) = sigma({n('z')}) {self.is_('yhat', 'model')}")
            self.play(self.graph.flow(("output", "loss"), ("y", "loss")))
            self.put({"loss": self.is_("loss", "loss")})
            self.say(f"loss(L) = -ln(1 - model(hat(y))) {self.is_('loss', 'loss')}")

    def take_the_slope(self) -> None:
        with self.beat("slope") as beat:
            source = f"grad((partial L) / (partial z)) = model(hat(y)) - y {self.is_('db', 'grad')}"
            self.slope = self.graph.back("loss", "z", source)
            self.slope.factor.scale(0.8).next_to(self.slope.way, DOWN, buff=0.05)
            self.play(Create(self.slope.line), run_time=self.durations.move)
            self.appear(self.slope.factor)
            beat.until(0.55)
            self.say(
                "(partial L) / (partial param(w_i)) = x_i (model(hat(y)) - y) quad quad quad "
                "(partial L) / (partial param(b)) = model(hat(y)) - y"
            )

    def send_it_back(self) -> None:
        with self.beat("back") as beat:
            graph = self.graph
            self.factors, self.slopes = VGroup(), VGroup()
            for name, by, share in (("b", "1", 0.05), ("w1", self.n("x1"), 0.25), ("w2", self.n("x2"), 0.45)):
                beat.until(share)
                # A negative number is longer: with a dot there is room for it beside the score.
                factor = graph.factor(name, f"{'times' if self.of_slides else 'dot'} {by}")
                source = f"(partial L) / (partial {source_of(name)}) {self.is_(f'd{name}')}"
                slope = graph.beside(name, self.style.formula(source, "gradient", "label"))
                self.play(graph.pulse_back((name, "z")), FadeIn(factor))
                self.appear(slope)
                self.factors.add(factor)
                self.slopes.add(slope)
            vector = self.style.format.separator.join(self.n(f"d{name}") for name in PARAMETERS)
            gradient = f'grad(nabla L approx mat(delim: "[", {vector.replace(self.style.format.separator, ", ")}))'
            self.say(f"{gradient}", self.label("order"))
            if not self.of_slides:
                return
            beat.until(0.75)
            right = f"{self.n('x1')} dot {self.n('yhat')} {self.is_('product')}"
            self.say_mobject(self.foot.place(self.style.formula(right), self.misprints.of_product()))
            beat.until(0.9)
            of_all_digits = self.slopes[1].animate(rate_func=there_and_back).scale(1.25)
            self.play(of_all_digits, run_time=self.durations.move)

    # The update, and the misprint -----------------------------------------------------------------------------------

    def update_the_parameters(self) -> None:
        with self.beat("update") as beat:
            self.play(FadeOut(self.factors, self.slope), run_time=self.durations.appear)
            for name, slope, share in zip(PARAMETERS, self.slopes, (0.05, 0.35, 0.62), strict=True):
                beat.until(share)
                symbol = source_of(name)
                # The slide's own step of w1 begins with 0.9598.
                used = "product" if self.of_slides and name == "w1" else f"d{name}"
                rule = f"param({symbol}) arrow.l {self.n(name)} - {self.n('eta')} dot grad({self.factor(used)})"
                formula = self.style.formula(f"{rule} {self.is_(f'{name}_new', 'param')}")
                note = self.misprints.of_step(name) if self.of_slides else None
                self.say_mobject(self.foot.place(formula, note))
                self.play(slope.animate.set_opacity(self.style.theme.dimmed), run_time=self.durations.appear)
                self.put({name: self.is_(f"{name}_new")})

    def try_the_print(self) -> None:
        with self.beat("print") as beat:
            self.play(FadeOut(self.slopes), run_time=self.durations.appear)
            self.note = self.graph.beside("w1", self.misprints.of_weight())
            self.appear(self.note)
            beat.until(0.25)
            self.put({"w1": f"= {self.n('w1_printed')}"}, "muted")
            self.recompute("yhat_printed")
            beat.until(0.75)
            self.say(
                f"param(w_1) = muted({self.n('w1_printed')}) quad arrow.double quad "
                f"model(hat(y)) {self.is_('yhat_printed', 'model')} eq.not {self.n('yhat_new')}",
                self.label("next-output"),
            )

    def try_the_right_number(self) -> None:
        with self.beat("right") as beat:
            if self.of_slides:
                self.put({"w1": self.is_("w1_new")})
            else:
                self.play(FadeOut(self.slopes), run_time=self.durations.appear)
            self.recompute("yhat_new")
            self.say(
                f"param(w_1) {self.is_('w1_new', 'param')} quad arrow.double quad "
                f"model(hat(y)) {self.is_('yhat_new', 'model')}",
                self.label("fits") if self.of_slides else "",
            )
            beat.until(0.6)
            self.play(self.graph.flow(("output", "loss"), ("y", "loss")))
            self.put({"loss": self.is_("loss_new", "loss")})
            self.say(f"loss(L): {self.n('loss')} arrow loss({self.n('loss_new')})")

    def recompute(self, output: str) -> None:
        """Numbers run forward again, as far as ŷ."""
        stale = [self.graph.values[name] for name in ("z", "loss") if name in self.graph.values]
        self.play(*(value.animate.set_opacity(0) for value in stale), run_time=self.durations.appear)
        self.play(self.graph.flow(*INTO_SCORE))
        self.play(self.graph.flow(("z", "output")))
        self.put({"output": self.is_(output, "model")})

    def put(self, values: Mapping[str, str], role: str = "") -> None:
        """Numbers tick over in their boxes."""
        self.play(*self.graph.put(values, role), run_time=self.durations.appear)

    # All four flowers -----------------------------------------------------------------------------------------------

    def see_the_boundary(self) -> None:
        with self.beat("boundary") as beat:
            plane, path = self.plane, self.update.onward()
            if not self.of_slides:
                plane = self.plane_with(drawn(plane_samples(self.settings)))
            note = [self.note] if self.of_slides else []
            self.play(FadeOut(self.graph, *note, *self.graph.values.values()), run_time=self.durations.appear)
            plane.set_model(path.parameters[0])
            plane.move_to((0, plane.get_y(), 0))
            self.appear(plane.chart, plane.words, plane.samples)
            self.play(FadeIn(plane.sides), run_time=self.durations.move)
            self.bring_to_front(plane.samples)
            if self.of_slides:  # elsewhere samples may lie there
                self.appear(plane.over)
            line = Walk(self.style, plane, path, self.label("step"))
            self.foot.place(line)
            line.go(0.0)
            self.say_mobject(line)
            beat.until(0.45)
            self.play(line.running())
            if self.of_slides:
                self.appear(plane.under)
