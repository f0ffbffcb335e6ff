"""Model, squared loss and descent to the best line (slide ideas 12 and 13): the line left, the loss map right."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np
from manim import (
    DOWN,
    PI,
    RIGHT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    GrowArrow,
    Mobject,
    Rotate,
    UpdateFromAlphaFunc,
    VGroup,
    linear,
)

from scenes.experiments.house_descents import HouseDescent
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import ring, step_arrow
from scenes.kit.components.readout import readouts
from scenes.kit.layout import BODY
from scenes.kit.motion import changing
from scenes.linear_regression.descent_view import HOPS, DescentView
from scenes.linear_regression.magnified import Magnified

LEFT_BOX, RIGHT_BOX = BODY.split()
CHART_BOX = LEFT_BOX.inset(left=0.55, right=0.4, bottom=0.8, top=0.2)
MAP_BOX = RIGHT_BOX.inset(left=0.75, right=0.55, bottom=0.8, top=0.5)
ELSEWHERE = ((0.9, 0.25), (-1.0, 1.4))
"""θ = (b, w) of the lines that the point is dragged to."""
CHOICES = ((0.04, 0.7), (1.0, 0.7))
"""θ of the lines that show what w and b do: one turns it, the other lifts it."""
ZOOM, ASIDE = 2.0, 1.3
"""How much larger the houses are shown at last, and where."""
DIGITS = 2


class LinearRegressionScene(LectureScene):
    """Four houses, from the slides' bad line to least squares. A line is a point from the start: at first on an empty
    plane, then on the map of its loss."""

    id = "linear-regression"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.descent = HouseDescent.of_slides()
        self.data, self.path = self.descent.data, self.descent.path

    def numbers(self) -> Mapping[str, Number]:
        b, w = self.descent.best
        return {
            "eta": Number(self.descent.learning_rate, 2),
            "steps": Number(len(self.path) - 1, 0),
            "before": Number(self.path.values[0], DIGITS),
            "after": Number(self.path.values[-1], 4),
            "w_best": Number(w, DIGITS),
            "b_best": Number(b, DIGITS),
        }

    def construct(self) -> None:
        self.build_views()
        self.draw_a_line()
        self.measure_its_loss()
        self.move_on_the_map()
        self.find_the_gradient()
        self.hop_downhill()
        self.walk_along_the_valley()
        self.check_with_least_squares()

    def build_views(self) -> None:
        names = (self.label("area"), self.label("price"))
        ticks = ((0, 5, 10, 15, 20), (0, 5, 10))
        self.view = DescentView(self.style, (CHART_BOX, MAP_BOX), self.descent, ticks, names, self.label("map"))
        houses = self.view.left
        houses.price_name.next_to(houses.chart.y_axis.get_end(), UP, buff=0.1)  # beside it, the frame comes to stand
        self.plane = self.view.right.chart
        self.map_name = self.plane.caption
        self.plane.remove(self.map_name)  # it is no map yet
        self.ring = ring(self.style, self.view.left.marks[0])

    # The beats ------------------------------------------------------------------------------------------------------

    def draw_a_line(self) -> None:
        with self.beat("model") as beat:
            left, head = self.view.left, self.view.trail.head
            self.appear(left.chart, left.zero, *left.marks)
            self.say("model(hat(y)) = param(w) x + param(b)")
            self.play(Create(left.line), run_time=self.durations.move)
            beat.until(0.4)
            self.appear(self.plane)
            self.play(FadeIn(head, scale=0.5), run_time=self.durations.appear)
            beat.until(0.6)
            bad = self.path.parameters[0]
            for start, end in pairwise((bad, *map(np.array, CHOICES), bad)):
                self.choose(start, end)

    def choose(self, start: np.ndarray, end: np.ndarray) -> None:
        """Line and point go from one pair of parameters to another."""
        view = self.view

        def show(share: float) -> None:
            view.show((1 - share) * start + share * end)

        self.play(changing(self.style, VGroup(view.left.line, view.trail.head), show, 0.6))

    def measure_its_loss(self) -> None:
        with self.beat("loss") as beat:
            view, rule = self.view.left, "loss(L)(model(hat(y)), y) = (model(hat(y)) - y)^2"
            self.play(Create(self.ring), run_time=self.durations.appear)
            self.play(FadeIn(view.points[0], scale=0.5), run_time=self.durations.appear)
            dashes = view.gap(0)
            self.play(Create(dashes), run_time=self.durations.move)
            beat.until(0.3)
            self.say(rule)
            self.play(view.growing(0), run_time=self.durations.understand)
            self.remove(dashes)
            beat.until(0.65)
            self.play(FadeOut(self.ring), *(FadeIn(point) for point in view.points[1:]), run_time=self.durations.appear)
            self.play(*(view.growing(row) for row in range(1, len(self.data))), run_time=self.durations.move)
            mean = f"loss(L)(param(w), param(b)) = 1/n sum (model(hat(y)) - y)^2 {self.is_('before', 'loss')}"
            self.say(f"{rule} quad quad quad {mean}")

    def move_on_the_map(self) -> None:
        with self.beat("map") as beat:
            view, path = self.view, self.path
            self.ring.move_to(view.trail.head)
            self.play(Create(self.ring), run_time=self.durations.appear)
            beat.until(0.3)
            self.bring_to_back(view.right.image)
            self.play(FadeIn(view.right.image, self.map_name), run_time=self.durations.understand)
            beat.until(0.55)
            self.counters = self.count(path.parameters[0], path.values[0])
            stops = (path.parameters[0], *map(np.array, ELSEWHERE), path.parameters[0])
            for start, end in pairwise(stops):
                self.drag(start, end)

    def count(self, theta: np.ndarray, value: float) -> tuple[Counter, ...]:
        """Counters of w, b and the loss, in the foot."""
        w, b = (Counter(self.style, number, DIGITS, "parameters") for number in theta[::-1])
        loss = Counter(self.style, value, DIGITS, "loss")
        line = readouts(self.style, {"param(w) =": w, "param(b) =": b, "loss(L)(param(w), param(b)) approx": loss})
        self.say_mobject(self.foot.place(line))
        return w, b, loss

    def drag(self, start: np.ndarray, end: np.ndarray) -> None:
        """The point glides over the map, the line and the numbers follow."""

        def glide(_: Mobject, share: float) -> None:
            theta = (1 - share) * start + share * end
            self.view.show(theta)
            self.ring.move_to(self.view.trail.head)
            for counter, value in zip(self.counters, (*theta[::-1], self.descent.loss.value(theta)), strict=True):
                counter.write(float(value))

        moving = VGroup(self.view.moving, self.ring, *self.counters)
        self.play(UpdateFromAlphaFunc(moving, glide), run_time=1.3 * self.durations.move)

    def find_the_gradient(self) -> None:
        with self.beat("gradient") as beat:
            view = self.view
            start, end = view.spot(self.path.parameters[0]), view.spot(self.path.parameters[1])
            self.arrow = step_arrow(self.style, start, end).rotate(PI, about_point=start)
            self.name = self.style.formula("grad(nabla L)").next_to(self.arrow.get_center(), DOWN, buff=0.15)
            beat.until(0.12)
            self.play(GrowArrow(self.arrow), FadeIn(self.name), run_time=self.durations.move)
            derivatives = [
                f"(partial L) / (partial param({name})) = (partial L) / (partial model(hat(y))) "
                f"(partial model(hat(y))) / (partial param({name})) = grad({slope} (hat(y) - y))"
                for name, slope in (("w", "2 x"), ("b", "2"))
            ]
            beat.until(0.4)
            self.say(derivatives[1])
            beat.until(0.75)
            self.say(" quad quad quad ".join(derivatives))

    def hop_downhill(self) -> None:
        with self.beat("update") as beat:
            view = self.view
            turning = Rotate(self.arrow, PI, about_point=view.start.get_center())
            self.play(turning, FadeOut(self.name), run_time=self.durations.move)
            self.say(
                " quad quad quad ".join(
                    f"param({k}) arrow.l param({k}) - eta grad((partial L) / (partial {k}))" for k in "wb"
                )
                + f" quad quad quad eta = {self.n('eta')}"
            )
            beat.until(0.5)
            self.add(view.start, view.trail)
            self.play(FadeOut(self.ring), FadeOut(self.arrow), run_time=self.durations.appear)
            for row in range(HOPS):
                hop = UpdateFromAlphaFunc(view.moving, lambda _, share, row=row: view.hop(row, share))
                self.play(hop, run_time=self.durations.move)
                self.add(view.stones[row])

    def walk_along_the_valley(self) -> None:
        with self.beat("valley") as beat:
            view, path = self.view, self.path
            step = Counter(self.style, len(path) - 1)
            w, b = (Counter(self.style, value, DIGITS, "parameters") for value in (path.final[1], path.final[0]))
            loss = Counter(self.style, path.values[0], 4, "loss")
            numbers = {"loss(L) approx": loss, "param(w) approx": w, "param(b) approx": b}
            word = self.style.text(self.label("step"), "muted")
            line = VGroup(VGroup(word, step).arrange(RIGHT, buff=0.25), *readouts(self.style, numbers))
            line[0].shift((line[1][1].slot.get_bottom()[1] - step.slot.get_bottom()[1]) * UP)
            self.foot.place(line.arrange_in_grid(rows=1, buff=1.0))

            def walk(_: Mobject, share: float) -> None:
                row = view.row_at(share, HOPS)
                view.walk(row)
                theta = path.parameters[row]
                self.large.redraw(theta)
                for counter, value in ((step, row), (w, theta[1]), (b, theta[0]), (loss, path.values[row])):
                    counter.write(value)

            self.large = Magnified(view.left, ZOOM, ASIDE)
            walk(view.trail, 0.0)
            self.appear(self.large)
            self.say_mobject(line)
            beat.until(0.2)
            moving = VGroup(view.moving, self.large, step, w, b, loss)
            self.play(UpdateFromAlphaFunc(moving, walk, rate_func=linear), run_time=3 * self.durations.understand)

    def check_with_least_squares(self) -> None:
        with self.beat("check") as beat:
            view = self.view
            beat.until(0.3)
            self.say(
                "param(bold(theta)) = (bold(X)^T bold(X))^(-1) bold(X)^T bold(y) : quad "
                f"param(w) {self.is_('w_best', 'param')} quad param(b) {self.is_('b_best', 'param')}"
            )
            name = self.style.text(self.label("best")).next_to(view.best, DOWN, buff=0.15)
            self.play(Create(view.best), FadeIn(name), run_time=self.durations.move)
