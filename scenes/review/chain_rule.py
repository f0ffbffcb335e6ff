"""The chain rule (slide ideas 7 and 8): x through two boxes, slopes that multiply on the way back, and 8x - 16."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    UP,
    Animation,
    Create,
    FadeIn,
    FadeOut,
    GrowFromEdge,
    ReplacementTransform,
    VGroup,
    there_and_back,
)

from scenes.experiments.chains import AT, BOTTOM, changes, inner_slope, outer_slope, slope, through
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.algebra import Derivation
from scenes.kit.components.counter import Counter
from scenes.kit.components.flight import flight
from scenes.kit.components.marks import ball
from scenes.kit.components.readout import readout
from scenes.kit.layout import BODY, SAFE, Box
from scenes.review.box_charts import BoxCharts
from scenes.review.chain_algebra import CHAIN_RULE, COMPOSED, LINES
from scenes.review.flow_view import BOX, BOXES, Flow, Nudges, Parabola, way_back

LOW_ROW, TOP_ROW = BODY.top - 0.75, BODY.top - BOX[1] / 2 - 0.1
"""Where the boxes stand: with their charts or the nudges under them, and over the algebra."""
BACK, FOOT_OF_BARS, TALLEST = LOW_ROW - 1.75, BODY.bottom + 0.1, 1.1
ALGEBRA = Box(SAFE.left, SAFE.right, SAFE.bottom, TOP_ROW - 1.15)
CHART_BOX = ALGEBRA.split(0.52)[1].inset(left=0.75, right=0.7, bottom=0.5, top=0.3)
EQUALS, ASIDE = -4.3, (0.65, 4.8)
"""Where the equals signs stand, and beside them the boxes' charts."""
TURNS = (0.5, 3.5)
"""How far the tangent slides to both sides."""


class ChainRule(LectureScene):
    """g(f(x)) = ((2x - 1) - 3)²: 3 becomes 5 becomes 4; a nudge grows twofold, then fourfold; for every x, 8x - 16."""

    id = "chain-rule"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.flow = Flow(self.style)
        self.flow.shift(LOW_ROW * UP)
        self.slopes = self.flow.slopes
        self.flow.remove(self.slopes)  # they come later, and leave earlier
        self.charts = BoxCharts(self.style, 2.5, 1.5, BODY.bottom + 0.5, BOXES)
        self.charts_aside = BoxCharts(self.style, 2.7, ALGEBRA.height - 1.1, ALGEBRA.bottom + 0.5, ASIDE)
        self.nudges = Nudges(self.style, FOOT_OF_BARS, TALLEST)
        self.column = Derivation(self.style, ALGEBRA, EQUALS, rows=4, size=1.15)
        self.parabola = Parabola(self.style, CHART_BOX)

    def numbers(self) -> Mapping[str, Number]:
        x, f, g = through(AT)
        dx, df, dg = changes()
        return {
            "x": Number(x, 0),
            "f": Number(f, 0),
            "g": Number(g, 0),
            "dx": Number(dx, 2),
            "df": Number(df, 2),
            "dg": Number(dg, 4),
            "twice": Number(round(df / dx, 9), 0),
            "fourfold": Number(round(dg / df, 9), 2),
            "inner": Number(float(inner_slope(np.array(x))), 0),
            "outer": Number(float(outer_slope(np.array(f))), 0),
            "slope": Number(float(slope(x)), 0),
            "bottom": Number(BOTTOM, 0),
        }

    def construct(self) -> None:
        self.put_a_box_into_a_box()
        self.send_x_through()
        self.nudge_x()
        self.name_the_slopes()
        self.go_back()
        self.put_in_the_slopes()
        self.simplify()
        self.lay_the_tangent()
        self.let_x_run()

    # Two boxes ------------------------------------------------------------------------------------------------------

    def put_a_box_into_a_box(self) -> None:
        with self.beat("boxes") as beat:
            flow = self.flow
            names = [spot[0][0].copy().set_x(spot.get_x()) for spot in flow.spots]
            self.names = dict(zip(flow.spots, names, strict=True))
            x, f, g = names
            self.appear(x, flow.wires[0], flow.boxes[0])
            beat.until(0.25)
            self.draw(0)
            beat.until(0.5)
            self.appear(flow.wires[1], f, flow.wires[2], flow.boxes[1])
            beat.until(0.75)
            self.draw(1)
            self.appear(flow.wires[3], g)
            self.say(COMPOSED)

    def draw(self, k: int) -> None:
        """What a box does, as a curve under it."""
        self.play(FadeIn(self.charts.charts[k]), run_time=self.durations.appear)
        self.play(Create(self.charts.curves[k]), run_time=self.durations.move)

    def send_x_through(self) -> None:
        with self.beat("values") as beat:
            flow = self.flow
            token = ball(self.style, flow.spots[0].get_center(), "ink")
            self.play(*self.valued(flow.spots[0]), run_time=self.durations.appear)
            for k, box in enumerate(flow.boxes):
                beat.until((0.25, 0.62)[k])
                token.move_to(flow.wires[2 * k].get_start())
                self.play(FadeIn(token, scale=0.5), run_time=self.durations.appear)
                self.play(token.animate.move_to(box[0].get_left()), run_time=self.durations.appear)
                self.remove(token)
                pulse = flow.boxes[k][1].animate(rate_func=there_and_back).scale(1.12)
                self.play(pulse, FadeIn(self.charts.results[k]), run_time=self.durations.move)
                self.add(token.move_to(box[0].get_right()))
                self.play(token.animate.move_to(flow.wires[2 * k + 1].get_end()), run_time=self.durations.appear)
                self.play(FadeOut(token), *self.valued(flow.spots[k + 1]), run_time=self.durations.appear)
            self.remove(*self.names.values())
            self.add(flow)

    def valued(self, spot: VGroup) -> list[Animation]:
        """A name moves aside, and its value comes behind it."""
        name, counter = spot
        return [self.names[spot].animate.move_to(name[0]), FadeIn(VGroup(*name[1:], counter))]

    def nudge_x(self) -> None:
        with self.beat("nudge") as beat:
            said, names = "", ("x", "model(f)", "loss(g)")
            for k, (share, times) in enumerate(zip((0.0, 0.25, 0.6), ("", "twice", "fourfold"), strict=True)):
                beat.until(share)
                bar, name = self.nudges.bars[k], self.nudges.names[k]
                self.play(FadeIn(name), GrowFromEdge(bar, DOWN), run_time=self.durations.move)
                if times:
                    said += f"(Delta {names[k]}) / (Delta {names[k - 1]}) {self.is_(times, 'grad')} quad quad "
                    self.say(said)

    def name_the_slopes(self) -> None:
        with self.beat("slopes") as beat:
            said, ratios = "", ("(dif model(f)) / (dif x)", "(dif loss(g)) / (dif model(f))")
            for k, (share, name) in enumerate(zip((0.2, 0.5), ("inner", "outer"), strict=True)):
                beat.until(share)
                tangent, point = self.charts.tangents[k], self.charts.results[k][-1]
                self.play(FadeIn(self.flow.slopes[k], shift=0.2 * DOWN), Create(tangent), run_time=self.durations.move)
                self.bring_to_front(point)
                said += f"{ratios[k]} {self.is_(name, 'grad')} quad quad "
                beat.until((0.4, 0.8)[k])
                self.say(said)

    def go_back(self) -> None:
        with self.beat("back") as beat:
            charts = VGroup(self.charts, self.charts.results, self.charts.tangents)
            self.play(FadeOut(charts), run_time=self.durations.appear)
            self.way_back = VGroup()
            self.way_back.add(*self.back_from(2, "outer", "(dif loss(g)) / (dif model(f))", "outer"))
            self.say(CHAIN_RULE)
            beat.until(0.3)
            self.way_back.add(*self.back_from(1, "inner", "(dif loss(g)) / (dif x)", "slope"))
            beat.until(0.42)
            self.say(f"{CHAIN_RULE} = grad({self.n('outer')}) dot grad({self.n('inner')}) {self.is_('slope', 'grad')}")

    def back_from(self, spot: int, factor: str, name: str, product: str) -> VGroup:
        """The arrow from a spot to the one before it with the slope it multiplies by, and what has come of it there."""
        formulas = f"times {self.n(factor)}", f"{name} {self.is_(product, 'grad')}"
        arrow, times, result = way_back(self.style, BACK, spot, *formulas, self.way_back)
        self.play(Create(arrow), FadeIn(times), run_time=self.durations.move)
        self.play(FadeIn(result, shift=0.2 * LEFT), run_time=self.durations.appear)
        return VGroup(arrow, times, result)

    # For every x ----------------------------------------------------------------------------------------------------

    def put_in_the_slopes(self) -> None:
        with self.beat("insert") as beat:
            self.play(FadeOut(self.nudges, self.way_back, self.foot, self.said), run_time=self.durations.appear)
            self.said = None
            charts = self.charts_aside
            self.play(
                VGroup(self.flow, self.slopes).animate.shift((TOP_ROW - LOW_ROW) * UP),
                FadeIn(charts, charts.tangents, charts.results),
                run_time=self.durations.move,
            )
            for start, end in pairwise((AT, TURNS[0], AT)):
                self.play(self.flow.running(start, end, charts.slide, charts.results, charts.tangents, times=0.7))
            self.flow.write(AT, (0, 0, 0))
            self.play(self.column.next(LINES["rule"]))
            beat.until(0.6)
            line, flow = self.column.next(LINES["slopes"]), self.flow
            new = self.column.newest
            ways = [(flow.outer_slope.select("body"), new.select("outer"))]
            ways += [(flow.inner_slope.select("body"), new.select("inner"))]
            self.play(line, flight(self.style, ways), FadeOut(self.slopes))

    def simplify(self) -> None:
        with self.beat("simplify") as beat:
            old = self.column.newest
            line = self.column.next(LINES["insert"], {"four": "two"})
            new = self.column.newest
            inserted = VGroup(*(mark for name in ("a", "x", "less", "one") for mark in new.select(name)))
            ways = [(self.flow.inner.select("body"), inserted), (old.select("inner"), new.select("four"))]
            self.play(line, flight(self.style, ways))
            beat.until(0.6)
            old = new
            line = self.column.next(LINES["result"], {"eight": "four", "sixteen": "three"})
            new = self.column.newest
            ways = [(old.select("a"), new.select("eight")), (old.select("one"), new.select("sixteen"))]
            self.play(line, flight(self.style, ways))

    def lay_the_tangent(self) -> None:
        with self.beat("tangent") as beat:
            view, charts = self.parabola, self.charts_aside
            self.play(
                FadeOut(charts.charts, charts.curves[0], charts.tangents, charts.results),
                FadeIn(view.chart),
                ReplacementTransform(charts.curves[1], view.curve),
                run_time=self.durations.understand,
            )
            beat.until(0.45)
            self.play(FadeIn(view.point, scale=0.5), run_time=self.durations.appear)
            self.play(Create(view.tangent), run_time=self.durations.move)
            self.bring_to_front(view.point)
            beat.until(0.75)
            self.steepness = Counter(self.style, float(slope(AT)), 1, "gradient")
            self.reading = readout(self.style, "grad(8 x - 16) =", self.steepness)
            self.reading.next_to(view.chart.area, UP, buff=0.2).set_x(view.chart.spot(BOTTOM, 0)[0])
            self.appear(self.reading)

    def let_x_run(self) -> None:
        with self.beat("run") as beat:

            def slide(x: float) -> None:
                self.parabola.slide(x)
                self.steepness.write(float(slope(round(x, 1))))

            for (start, end), share in zip(pairwise((AT, *TURNS, BOTTOM)), (0.0, 0.35, 0.68), strict=True):
                beat.until(share)
                self.play(self.flow.running(start, end, slide, self.parabola, self.reading))
