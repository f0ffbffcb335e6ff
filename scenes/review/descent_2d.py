"""Descent over x² + y² (slide ideas 5 and 6): the slides' unit steps, their rule as printed, and a smaller rate.

The slides' grid and unit steps are their own trouble: with a lecturer's data there is only the rule, at both rates.
"""

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
    Mobject,
    UpdateFromAlphaFunc,
    VGroup,
    linear,
    smooth,
)

from core.slides import domain
from scenes.experiments.bowl_walks import SMALL_RATE, STEPS, BowlWalks
from scenes.kit.base import Number
from scenes.kit.components.counter import Counter
from scenes.kit.components.erratum import Erratum
from scenes.kit.components.loss_view import MAP
from scenes.kit.components.marks import ball, ring, start_ball, step_arrow
from scenes.kit.components.readout import readouts
from scenes.kit.components.trail import Trail
from scenes.kit.layout import BODY, Box
from scenes.review.bowl_views import RULE_X, SLOPE_X, BowlView, HeightChart, WalkTable, name_the_jump, pair
from scenes.review.printed_walk import PrintedWalk

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


class Descent2d(PrintedWalk):
    """From (3, 4): to the bottom in four unit steps, to and fro with η = 1.0, and straight down with η = 0.1.

    `printed`: whether what the slides print is shown.
    """

    id = "descent-2d"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.printed = self.settings.own.data is None
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
        walk = self.walks.signs if self.printed else self.walks.jumps
        goals = self.walks.by_the_rule if self.printed else None
        self.table = WalkTable(self.style, TABLE_BOX, walk, len(self.walks.signs), goals)
        self.on_map = Group(self.bowl.view)
        self.turn_the_bowl()
        self.drop_the_rings()
        if self.printed:
            self.mark_the_whole_numbers()
        self.point_down()
        if self.printed:
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

    def point_down(self) -> None:
        with self.beat("gradient") as beat:
            self.play(self.on_map.animate.shift(ASIDE), run_time=self.durations.move)
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

    def jump_by_the_rule(self) -> None:
        with self.beat("rule") as beat:
            jumps, table, eta = self.walks.jumps.parameters, self.table, self.n("eta")
            rule = "{0} <- {0} - eta (partial f) / (partial {0}) = {0} - {1} dot 2{0} = -{0}"
            self.say(" quad quad quad ".join(rule.format(name, eta) for name in "xy"))
            home = self.start.get_center()
            self.leave_the_signs() if self.printed else self.lift_the_ball()
            beat.until(0.45)
            jump, far = step_arrow(self.style, home, self.spot(jumps[1])), start_ball(self.style, self.spot(jumps[1]))
            names = name_the_jump(self.style, self.walks, self.ring, far)
            self.add(far, self.ball)
            self.play(GrowArrow(jump), FadeIn(names), *self.dimming(), run_time=self.durations.move)
            self.jump = (jump, far, names)
            for row, point in enumerate(jumps[1 : len(self.walks.signs)], start=1):
                self.play(*self.going(self.spot(point)), run_time=self.durations.move)
                if not self.printed:
                    self.appear(*table.cells[row])
            path = " arrow ".join(pair(self.style, point, 1) for point in jumps[:3])
            printed = Erratum(self.style, pair(self.style, self.walks.signs.parameters[1], 1)) if self.printed else None
            self.say_mobject(self.foot.place(self.style.formula(f"{path} arrow dots"), printed))

    def lift_the_ball(self) -> None:
        """A ball on the start, and no arrow."""
        self.ball = ball(self.style, self.start.get_center(), "gradient")
        self.play(FadeOut(*self.downhill), FadeIn(self.ball), run_time=self.durations.appear)

    def descend(self) -> None:
        with self.beat("small") as beat:
            walks = self.walks
            cells = (cell for row in self.table.cells for cell in row)
            leaving = (self.table.rules, self.table.heads, *cells, self.ring, self.ball, *self.jump)
            self.play(FadeOut(*leaving), run_time=self.durations.appear)
            chart = self.chart = HeightChart(self.style, CHART_BOX, walks, self.printed)
            others = {"signs": chart.signs, "rule": chart.jumps} if self.printed else {"rule": chart.jumps}
            keys = chart.keys([self.label("signs"), self.label("rule"), self.label("rule")])
            self.appear(chart)
            for walk, key in zip(others.values(), keys[:-1], strict=True):
                self.appear(walk, key)
            beat.until(0.3)
            trail = Trail(self.bowl.view, walks.descent, across=0)
            step, height = Counter(self.style, STEPS), Counter(self.style, walks.descent.values[0], 3, "gradient")
            line = readouts(self.style, {f"eta {self.is_('small')} quad quad t =": step, "f approx": height})
            self.say_mobject(self.foot.place(line))
            step.write(0)
            self.add(trail, chart.descent, keys[-1])

            def walk(_: Mobject, share: float) -> None:
                row = round(share * STEPS)
                trail.go_to(row)
                chart.walk_to(row)
                step.write(row)
                height.write(walks.descent.values[row])

            moving = VGroup(trail, chart.descent, step, height)
            self.play(UpdateFromAlphaFunc(moving, walk, rate_func=linear), run_time=2 * self.durations.understand)
