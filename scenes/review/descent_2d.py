"""Descent over x² + y² (slide ideas 5 and 6): the slides' unit steps, their rule as printed, and a smaller rate."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from manim import (
    RIGHT,
    Create,
    FadeIn,
    FadeOut,
    Group,
    GrowArrow,
    LaggedStart,
    Mobject,
    UpdateFromAlphaFunc,
    VGroup,
    linear,
    smooth,
)

from core.arrays import Array
from core.slides import domain, fact
from scenes.experiments.bowl_walks import SMALL_RATE, STEPS, BowlWalks
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.counter import Counter
from scenes.kit.components.erratum import Erratum
from scenes.kit.components.loss_view import MAP
from scenes.kit.components.marks import ball, ring, start_ball, step_arrow
from scenes.kit.components.readout import readouts
from scenes.kit.components.trail import Trail
from scenes.kit.layout import BODY, Box
from scenes.review.bowl_views import RULE_X, SLOPE_X, SLOPE_Y, BowlView, HeightChart, WalkTable, name_the_jump, pair

MAP_BOX = Box(-1.85, 1.85, BODY.bottom + 0.45, BODY.bottom + 4.15)
"""In the middle, as long as the map is alone; it goes `ASIDE` when the table comes."""
ROOM = Box(-2.4, 2.4, BODY.bottom, BODY.top)
"""For the bowl while it is tilted."""
ASIDE = (BODY.left + 0.6 - MAP_BOX.left) * RIGHT
TABLE_BOX = Box(BODY.left + 5.2, BODY.right, BODY.bottom + 0.1, BODY.top - 0.1)
CHART_BOX = TABLE_BOX.inset(left=0.9, right=0.5, bottom=0.85, top=0.6)
TILTED, TURNED = (-35.0, 42.0), (35.0, 42.0)
"""Azimuth and elevation of the camera, in degrees."""
ARROW = 0.25
"""The gradient is drawn a quarter as long as it is."""


class Descent2d(LectureScene):
    """From (3, 4): to the bottom in four unit steps, to and fro with η = 1.0, and straight down with η = 0.1."""

    id = "descent-2d"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.walks = BowlWalks.of_slides()

    def numbers(self) -> Mapping[str, Number]:
        walks, (low, high) = self.walks, domain("descent-2d")
        points = walks.signs.parameters
        return {
            **{f"{name}{t}": Number(point[k], 0) for t, point in enumerate(points) for k, name in enumerate("xy")},
            "low": Number(low, 0),
            "high": Number(high, 0),
            "gx": Number(walks.signs.gradients[0, 0], 1),
            "gy": Number(walks.signs.gradients[0, 1], 1),
            "gy3": Number(walks.signs.gradients[3, 1], 1),
            "eta": Number(walks.learning_rate, 1),
            "small": Number(SMALL_RATE, 1),
            "steps": Number(STEPS, 0),
            "last": Number(walks.descent.values[-1], 3),
        }

    def construct(self) -> None:
        self.bowl = BowlView(self.style, MAP_BOX, ROOM)
        self.table = WalkTable(self.style, TABLE_BOX, self.walks.signs, self.walks.by_the_rule)
        self.turn_the_bowl()
        self.drop_the_rings()
        self.mark_the_whole_numbers()
        self.point_down()
        self.walk_by_signs()
        self.jump_by_the_rule()
        self.descend()

    def turn(self, start: tuple[float, float], end: tuple[float, float], seconds: float) -> None:
        """The camera glides from one direction to another."""

        def glide(_: Mobject, share: float) -> None:
            azimuth, elevation = np.array(start) * (1 - share) + np.array(end) * share
            self.bowl.look(azimuth, elevation)

        seen = Group(*(part for part in self.bowl.turning if part in self.mobjects))
        self.play(UpdateFromAlphaFunc(seen, glide, rate_func=smooth), run_time=seconds)

    def spot(self, point: Array) -> Array:
        """Where a point (x, y) stands on the map."""
        return self.bowl.view.spot(*point)

    # The beats ------------------------------------------------------------------------------------------------------

    def turn_the_bowl(self) -> None:
        with self.beat("surface") as beat:
            self.bowl.look(*TILTED)
            self.appear(self.bowl.floor, self.bowl.view.image)
            self.say("f(x, y) = x^2 + y^2")
            self.turn(TILTED, TURNED, 2 * self.durations.understand)
            beat.until(0.8)

    def drop_the_rings(self) -> None:
        with self.beat("rings") as beat:
            bowl = self.bowl
            self.add(bowl.rings)
            self.play(FadeOut(bowl.view.image), run_time=self.durations.move)
            fall = UpdateFromAlphaFunc(bowl.rings, lambda _, share: bowl.drop(1 - share), rate_func=smooth)
            self.play(fall, run_time=self.durations.understand)
            beat.until(0.55)
            self.turn(TURNED, (0.0, MAP), self.durations.understand)
            self.appear(bowl.view.image, bowl.view.chart)
            self.remove(bowl.rings, bowl.floor)

    def mark_the_whole_numbers(self) -> None:
        with self.beat("whole"):
            low, high = self.n("low"), self.n("high")
            printed = Erratum(self.style, "x, y in NN")
            line = self.style.formula(f"{low} <= x, y <= {high} quad quad x, y in ZZ")
            self.say_mobject(self.foot.place(line, printed))
            dots = (FadeIn(dot, scale=3.0) for dot in self.bowl.whole)
            self.play(LaggedStart(*dots, lag_ratio=0.05), run_time=self.durations.understand)

    def point_down(self) -> None:
        with self.beat("gradient") as beat:
            self.play(Group(self.bowl.view, self.bowl.whole).animate.shift(ASIDE), run_time=self.durations.move)
            table, start = self.table, self.spot(self.walks.signs.parameters[0])
            self.start, self.ring = start_ball(self.style, start), ring(self.style, start)
            self.play(FadeIn(self.start), Create(self.ring), run_time=self.durations.appear)
            self.appear(table.rules, *table.heads[:SLOPE_X])
            self.appear(*table.cells[0][:SLOPE_X])
            beat.until(0.35)
            slopes = (f"(partial f) / (partial {name}) = 2{name} {self.is_(f'g{name}', 'grad')}" for name in "xy")
            self.say(" quad quad quad ".join(slopes))
            self.appear(*table.heads[SLOPE_X:RULE_X], *table.cells[0][SLOPE_X:RULE_X])
            beat.until(0.7)
            point, gradient = self.walks.signs.parameters[0], self.walks.signs.gradients[0]
            arrow = step_arrow(self.style, start, self.spot(point - ARROW * gradient))
            name = self.style.formula("-grad(nabla f)").next_to(arrow.get_end(), RIGHT, buff=0.3)
            self.play(GrowArrow(arrow), FadeIn(name), run_time=self.durations.move)
            self.downhill = (arrow, name)

    def walk_by_signs(self) -> None:
        with self.beat("signs") as beat:
            walk, table = self.walks.signs, self.table
            self.play(FadeOut(*self.downhill), run_time=self.durations.appear)
            rule = '{0} <- {0} - eta dot op("sign") (partial f) / (partial {0})'
            rules = " quad quad ".join(rule.format(name) for name in "xy")
            self.say(f"{rules} quad quad eta {self.is_('eta')}")
            self.ball = ball(self.style, self.start.get_center(), "gradient")
            self.add(self.ball)
            self.arrows = VGroup()
            for row in range(1, len(walk)):
                beat.until(0.22 + 0.12 * row)
                here, there = (self.spot(walk.parameters[k]) for k in (row - 1, row))
                arrow = step_arrow(self.style, here, there)
                self.arrows.add(arrow)
                moving = (self.ball.animate.move_to(there), self.ring.animate.move_to(there))
                self.play(*moving, FadeIn(arrow), run_time=self.durations.move)
                self.appear(*table.cells[row][:RULE_X])
            beat.until(0.8)
            self.correct_the_slope()

    def correct_the_slope(self) -> None:
        """The slide's misprint stands beside the right slope."""
        misprint = fact("gd2d-grad-y3")
        printed = self.style.format.typst(float(str(misprint.printed)), misprint.digits)
        cell = self.table.cells[3][SLOPE_Y]
        note = Erratum(self.style, printed).next_to(cell, RIGHT, buff=0.5)
        around = ring(self.style, cell.get_center()).scale(1.6)
        self.play(Create(around), FadeIn(note), run_time=self.durations.appear)
        self.misprint = (around, note)

    def jump_by_the_rule(self) -> None:
        with self.beat("rule") as beat:
            jumps, table = self.walks.jumps.parameters, self.table
            eta = self.n("eta")
            rule = "{0} <- {0} - eta (partial f) / (partial {0}) = {0} - {1} dot 2{0} = -{0}"
            self.say(" quad quad quad ".join(rule.format(name, eta) for name in "xy"))
            home = self.start.get_center()
            self.play(
                FadeOut(*self.misprint),
                self.arrows.animate.set_opacity(self.style.theme.dimmed),
                self.ball.animate.move_to(home),
                self.ring.animate.move_to(home),
                run_time=self.durations.move,
            )
            self.appear(*table.heads[RULE_X:])
            self.appear(*(VGroup(*row[RULE_X:]) for row in table.cells))
            beat.until(0.45)
            jump, far = step_arrow(self.style, home, self.spot(jumps[1])), start_ball(self.style, self.spot(jumps[1]))
            names = name_the_jump(self.style, self.walks, self.ring, far)
            self.add(far, self.ball)
            later = VGroup(*(VGroup(*row) for row in table.cells[1:]))
            self.play(
                GrowArrow(jump),
                FadeIn(names),
                later.animate.set_fill(opacity=self.style.theme.dimmed),
                run_time=self.durations.move,
            )
            self.jump = (jump, far, names)
            for point in jumps[1 : len(self.walks.signs)]:
                there = self.spot(point)
                moving = (self.ball.animate.move_to(there), self.ring.animate.move_to(there))
                self.play(*moving, run_time=self.durations.move)
            path = " arrow ".join(pair(self.style, point, 1) for point in jumps[:3])
            printed = Erratum(self.style, pair(self.style, self.walks.signs.parameters[1], 1))
            self.say_mobject(self.foot.place(self.style.formula(f"{path} arrow dots"), printed))

    def descend(self) -> None:
        with self.beat("small") as beat:
            walks = self.walks
            cells = (cell for row in self.table.cells for cell in row)
            leaving = (self.table.rules, self.table.heads, *cells, self.ring, self.ball, *self.jump)
            self.play(FadeOut(*leaving), run_time=self.durations.appear)
            chart = self.chart = HeightChart(self.style, CHART_BOX, walks)
            keys = chart.keys([self.label("signs"), self.label("rule"), self.label("rule")])
            self.appear(chart)
            self.appear(chart.signs, keys[0])
            self.appear(chart.jumps, keys[1])
            beat.until(0.3)
            trail = Trail(self.bowl.view, walks.descent, across=0)
            step, height = Counter(self.style, STEPS), Counter(self.style, walks.descent.values[0], 3, "gradient")
            line = readouts(self.style, {f"eta {self.is_('small')} quad quad t =": step, "f approx": height})
            self.say_mobject(self.foot.place(line))
            step.write(0)
            self.add(trail, chart.descent, keys[2])

            def walk(_: Mobject, share: float) -> None:
                row = round(share * STEPS)
                trail.go_to(row)
                chart.walk_to(row)
                step.write(row)
                height.write(walks.descent.values[row])

            moving = VGroup(trail, chart.descent, step, height)
            self.play(UpdateFromAlphaFunc(moving, walk, rate_func=linear), run_time=2 * self.durations.understand)
