"""From a line to the sigmoid (slide idea 23): every point of z = wx + b is pressed into the band from 0 to 1."""

from collections.abc import Mapping
from functools import partial

import numpy as np
from manim import (
    RIGHT,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    Mobject,
    MoveAlongPath,
    UpdateFromAlphaFunc,
    VGroup,
    VMobject,
    smooth,
)

from core.activations import sigmoid
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import guide, model_point, ring
from scenes.kit.components.readout import readouts
from scenes.kit.layout import BODY
from scenes.sigmoid.press_view import MARKS, SCORES, PressView

LEFT_BOX, RIGHT_BOX = BODY.split(0.5, gap=1.7)
LINE_BOX = LEFT_BOX.inset(left=0.75, right=0.1, bottom=0.6, top=0.5)
CURVE_BOX = RIGHT_BOX.inset(left=0.1, right=0.55, bottom=0.6, top=0.5)
AWAY = (BODY.centre[0] - LINE_BOX.centre[0]) * RIGHT
"""From where the line's chart belongs to where it stands as long as it is alone."""
FIRST = 10
"""The point that goes first."""
STEEP, FALLING, SHIFTED = (2.0, 0.0), (-1.2, 0.0), (-1.2, 1.8)
"""w and b of the lines that follow the first."""


class LineToSigmoid(LectureScene):
    """A line, the press, and the curve that comes out of it; then other lines."""

    id = "line-to-sigmoid"

    def numbers(self) -> Mapping[str, Number]:
        x = float(MARKS[FIRST])
        return {
            "x": Number(x, 1),
            "z": Number(x, 1),
            "output": Number(float(sigmoid(x)), 2),
            "steep": Number(STEEP[0], 0),
            "falling": Number(FALLING[0], 1),
            "b": Number(SHIFTED[1], 1),
        }

    def construct(self) -> None:
        self.view = PressView(self.style, LINE_BOX, CURVE_BOX)
        self.draw_the_line()
        self.press_one_point()
        self.press_them_all()
        self.look_into_the_press()
        self.turn_the_line()
        self.shift_the_line()

    def draw_the_line(self) -> None:
        with self.beat("line") as beat:
            view = self.view
            self.left = VGroup(view.line_chart, view.line, view.scores, view.rail).shift(AWAY)  # alone, in the middle
            self.appear(view.line_chart)
            self.play(Create(view.line), run_time=self.durations.move)
            self.say("z = param(w) x + param(b)")
            beat.until(0.4)
            self.play(LaggedStart(*(FadeIn(point, scale=0.5) for point in view.scores), lag_ratio=0.2))
            beat.until(0.7)
            self.appear(view.rail)

    def press_one_point(self) -> None:
        with self.beat("press") as beat:
            view = self.view
            self.play(self.left.animate.shift(-AWAY), run_time=self.durations.move)
            self.appear(view.curve_chart, view.band, view.limits)
            mark = ring(self.style, view.scores[FIRST].get_center())
            self.play(Create(mark), run_time=self.durations.appear)
            beat.until(0.3)
            start, rail, band, end = view.way(FIRST)
            legs = [guide(self.style, *leg) for leg in ((start, rail), (rail, band), (band, end))]
            walker = view.scores[FIRST].copy()
            self.travel(walker, mark, legs[0])
            self.say(f"z {self.is_('z')}")
            beat.until(0.6)
            pressed = model_point(self.style, band).match_height(walker)
            self.play(
                Create(legs[1]), walker.animate.become(pressed), mark.animate.move_to(band),
                run_time=self.durations.understand,
            )  # fmt: skip
            self.say(f"model(sigma)({self.n('z')}) {self.is_('output', 'model')}")
            self.travel(walker, mark, legs[2])
            self.add(view.outputs[FIRST])
            self.remove(walker)
            self.play(FadeOut(mark, *legs), run_time=self.durations.appear)

    def travel(self, walker: Mobject, mark: Mobject, leg: VMobject) -> None:
        """The point goes along a straight line, with its ring."""
        self.play(
            Create(leg), *(one.animate.move_to(leg.get_end()) for one in (walker, mark)), run_time=self.durations.move
        )

    def press_them_all(self) -> None:
        with self.beat("all") as beat:
            view = self.view
            self.play(Create(view.fan, lag_ratio=0.1), run_time=self.durations.move)
            beat.until(0.25)
            flights = []
            for k, point in enumerate(view.outputs):
                if k != FIRST:
                    path = VMobject().set_points_as_corners(view.way(k))
                    flights.append(MoveAlongPath(point, path, run_time=self.durations.understand))
                    point.move_to(path.get_start())
            self.play(LaggedStart(*flights, lag_ratio=0.12))
            beat.until(0.75)
            self.play(Create(view.curve), run_time=self.durations.move)
            self.bring_to_front(view.outputs)
            self.say("model(hat(y)) = model(sigma(z)) = 1 / (1 + e^(-z))")

    def look_into_the_press(self) -> None:
        with self.beat("band") as beat:
            view, low, high = self.view, SCORES.ticks[0], SCORES.ticks[-1]
            strand = guide(self.style, *view.press(low))
            strand.set_stroke(self.style.colour("ink"), width=self.style.theme.sizes.thin_line)
            ends = VGroup(view.scores[0].copy().set_opacity(1), view.outputs[0].copy())
            mark = self.style.format.separator
            z, output = Counter(self.style, low, 1), Counter(self.style, 0, 4, "model")
            readout = readouts(self.style, {"z =": z, "model(sigma(z)) approx": output}, gap=1.4)
            self.foot.place(readout)

            def probe(_: Mobject, share: float) -> None:
                score = low + share * (high - low)
                rail, band = view.press(score)
                strand.put_start_and_end_on(rail, band)
                ends[0].move_to(rail)
                ends[1].move_to(band)
                z.write(score)
                output.write(float(sigmoid(score)))

            probe(strand, 0)
            self.play(FadeIn(strand, ends), run_time=self.durations.appear)
            self.say_mobject(readout)
            self.play(
                UpdateFromAlphaFunc(VGroup(strand, ends, z, output), probe, rate_func=smooth),
                run_time=2 * self.durations.understand,
            )
            beat.until(0.7)
            self.play(FadeOut(strand, ends), run_time=self.durations.appear)
            self.say(
                f"z in (-infinity{mark} thin +infinity) quad quad arrow.r.double quad quad "
                f"model(sigma(z)) in (0{mark} 1)"
            )

    def turn_the_line(self) -> None:
        with self.beat("turn") as beat:
            self.dials = [Counter(self.style, value, 1, "parameters") for value in (1.0, 0.0)]
            named = {f"param({name}) =": number for name, number in zip("wb", self.dials, strict=True)}
            self.say_mobject(self.foot.place(readouts(self.style, named, gap=1.4)))
            beat.until(0.5)
            self.turn(*STEEP)
            beat.until(0.8)
            self.turn(*FALLING)

    def shift_the_line(self) -> None:
        with self.beat("shift") as beat:
            self.turn(*SHIFTED)
            beat.until(0.45)
            self.say("model(hat(y)) = model(sigma)(param(w) x + param(b))")

    def turn(self, w: float, b: float) -> None:
        """Turn and shift the line; curve, points and numbers follow."""
        start, goal = self.view.theta, np.array([b, w])

        def step(_: Mobject, share: float) -> None:
            now = (1 - share) * start + share * goal
            self.view.show(now[1], now[0])
            for dial, value in zip(self.dials, now[::-1], strict=True):
                dial.write(value)

        view = self.view
        moving = VGroup(view.line, view.curve, view.scores, view.outputs, *self.dials)
        self.play(UpdateFromAlphaFunc(moving, partial(step), rate_func=smooth), run_time=self.durations.understand)
