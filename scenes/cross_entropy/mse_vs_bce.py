"""Squared error against cross-entropy (slide idea 44): the same flowers, the same start, two surfaces, two fates."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    Group,
    Mobject,
    UpdateFromAlphaFunc,
    VGroup,
    VMobject,
    linear,
    smooth,
)

from core.surfaces import loss_surface
from scenes.experiments.flower_descents import Duel
from scenes.experiments.framing import MapFrame, map_frame
from scenes.experiments.starts import jumps, rate_digits, start_digits
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.counter import Counter
from scenes.kit.components.loss_view import MAP, LossView
from scenes.kit.components.marks import ring, start_ball
from scenes.kit.components.trail import Trail
from scenes.kit.layout import BODY

CEILING = 10.0
"""Cross-entropy above this is drawn as a plane: beyond it only grows."""
TILTED = (-40.0, 32.0)
TURNED = (-20.0, 32.0)
"""Azimuth and elevation of the camera at the start and after the turn, in degrees."""
ROOMS = BODY.inset(bottom=0.5, top=0.1).split()
LEFT_BOX, RIGHT_BOX = (box.inset(left=0.85, right=0.55, bottom=0.85, top=0.5) for box in BODY.split())


GRID_W = np.linspace(-8.0, 8.0, 97)
GRID_B = 4.0 - np.linspace(np.ptp(GRID_W) * LEFT_BOX.height / LEFT_BOX.width, 0.0, 67)
"""As high as equal scales make it."""
FRAME = MapFrame(GRID_W, GRID_B, (-8, -4, 0, 4, 8), (-4, 0, 4))


class MseVsBce(LectureScene):
    """The mean squared error of the sigmoid on the left, the mean binary cross-entropy on the right."""

    id = "mse-vs-bce"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.duel = duel = Duel.of(self.settings)
        self.mse_path, self.bce_path = (duel.path(loss) for loss in (duel.mse, duel.bce))
        self.frame = map_frame(self.settings, FRAME, (self.mse_path, self.bce_path), duel.best)
        self.mse_surface, self.bce_surface = (
            loss_surface(loss, self.frame.w, self.frame.b) for loss in (duel.mse, duel.bce)
        )

    def numbers(self) -> Mapping[str, Number]:
        (b, w) = self.duel.start
        duel, digits = self.duel, start_digits(np.array(self.duel.start))
        slopes = np.linalg.norm(self.mse_path.gradients, axis=1)
        return {
            "w": Number(w, digits),
            "b": Number(b, digits),
            "eta": Number(duel.learning_rate, rate_digits(duel.learning_rate)),
            "steps": Number(self.duel.steps, 0),
            "share": Number(100 * float(1 - self.mse_surface.convex.mean()), 0),
            "mse": Number(self.mse_path.values[0], 2),
            "bce": Number(self.bce_path.values[0], 2),
            "slope": Number(float(slopes[0]), 3),
            "slope_end": Number(float(slopes[-1]), 3),
            "mse_end": Number(self.mse_path.values[-1], 2),
            "bce_end": Number(self.bce_path.values[-1], 2),
            "count": Number(len(duel.mse.y), 0),
            "wrong": Number(duel.wrong(duel.mse, np.array(duel.start)), 0),
            "mse_wrong": Number(duel.wrong(duel.mse, self.mse_path.final), 0),
            "bce_wrong": Number(duel.wrong(duel.bce, self.bce_path.final), 0),
        }

    def phrases(self) -> Mapping[str, str]:
        if self.settings.own.data is None:
            return {}
        if jumps(self.bce_path):
            return {"ending": "jumps"}
        return {"ending": "endless" if self.duel.best is None else "lowest"}

    def construct(self) -> None:
        self.build_views()
        self.turn_the_surfaces()
        self.rise_to_the_maps()
        self.shade_what_is_not_convex()
        self.start_at_the_same_place()
        self.descend()
        self.compare_the_ends()

    def build_views(self) -> None:
        levels = (np.arange(10) + 0.5) / 10  # none at the plateau's own height
        ticks = {"w_ticks": self.frame.w_ticks, "b_ticks": self.frame.b_ticks, "digits": self.frame.digits}
        ceiling = max(CEILING, 1.2 * float(self.bce_path.values[0]))
        self.left = LossView(
            self.style, LEFT_BOX, self.mse_surface, levels, room=ROOMS[0], caption=self.label("mse"), **ticks
        )
        self.right = LossView(
            self.style,
            RIGHT_BOX,
            self.bce_surface,
            levels * ceiling,
            ceiling=ceiling,
            room=ROOMS[1],
            caption=self.label("bce"),
            **ticks,
        )
        self.views = (self.left, self.right)
        self.look(*TILTED)

    def look(self, azimuth: float, elevation: float) -> None:
        """Turn both cameras alike."""
        for view in self.views:
            view.look(azimuth, elevation)

    def turn(self, start: tuple[float, float], end: tuple[float, float], seconds: float) -> None:
        """Both cameras glide from one direction to another."""

        def glide(_: Mobject, share: float) -> None:
            azimuth, elevation = np.array(start) * (1 - share) + np.array(end) * share
            self.look(azimuth, elevation)

        images = Group(*(view.image for view in self.views))
        self.play(UpdateFromAlphaFunc(images, glide, rate_func=smooth), run_time=seconds)

    # The beats ------------------------------------------------------------------------------------------------------

    def turn_the_surfaces(self) -> None:
        with self.beat("surfaces") as beat:
            self.appear(*(view.image for view in self.views), *(view.chart.caption for view in self.views))
            self.turn(TILTED, TURNED, 2 * self.durations.understand)
            beat.until(0.7)
            self.turn(TURNED, TILTED, self.durations.understand)

    def rise_to_the_maps(self) -> None:
        with self.beat("maps"):
            self.turn(TILTED, (0.0, MAP), 1.5 * self.durations.understand)
            self.appear(*(view.chart for view in self.views))

    def shade_what_is_not_convex(self) -> None:
        with self.beat("convex") as beat:
            self.hatching = self.left.hatched(~self.mse_surface.convex)
            self.play(FadeIn(self.hatching), run_time=self.durations.move)
            self.say('lambda_"min" (bold(H)) < 0', self.label("hatched"))
            beat.until(0.4)
            second = "(partial^2 loss(L)) / (partial theta_i^2) ="
            bracket = "-3 hat(y)^2 + 2 hat(y) - y + 2 y hat(y)"
            self.say(f"{second} 2 x_i^2 hat(y) (1 - hat(y)) [{bracket}]", self.label("negative"))
            beat.until(0.72)
            self.say(
                f'{second} x_i^2 (hat(y) - hat(y)^2) >= 0 quad lambda_"min" (bold(H)) >= 0', self.label("everywhere")
            )

    def start_at_the_same_place(self) -> None:
        with self.beat("start") as beat:
            b, w = self.duel.start
            self.play(FadeOut(self.hatching), run_time=self.durations.appear)
            dots = [start_ball(self.style, view.spot(w, b)) for view in self.views]
            self.rings = VGroup(*(ring(self.style, dot.get_center()) for dot in dots))
            self.appear(*dots)
            self.play(*map(Create, self.rings), run_time=self.durations.appear)
            pair = f"({self.n('w')}{self.style.format.separator} {self.n('b')})"
            self.say(f"(param(w){self.style.format.separator} param(b)) = {pair}", self.label("wrong"))
            beat.until(0.7)
            self.say(f'loss(L)_"MSE" {self.is_("mse", "loss")} quad quad quad loss(L)_"BCE" {self.is_("bce", "loss")}')

    def descend(self) -> None:
        with self.beat("descent"):
            self.play(FadeOut(self.rings), run_time=self.durations.appear)
            trails = self.trails = [Trail(self.left, self.mse_path), Trail(self.right, self.bce_path)]
            step = Counter(self.style, self.duel.steps)
            losses = [Counter(self.style, trail.trajectory.values[0], 2, "loss") for trail in trails]
            readout = VGroup(
                self.pair(self.style.formula('loss(L)_"MSE" approx'), losses[0]),
                self.pair(self.style.text(self.label("step"), "muted"), step),
                self.pair(self.style.formula('loss(L)_"BCE" approx'), losses[1]),
            )
            self.foot.place(readout.arrange(RIGHT, buff=1.4))
            step.write(0)
            self.say_mobject(readout)
            self.add(*trails)

            def walk(_: Mobject, share: float) -> None:
                row = trails[0].row_at(share)
                step.write(row)
                for trail, loss in zip(trails, losses, strict=True):
                    trail.go_to(row)
                    loss.write(trail.trajectory.values[row])

            moving = VGroup(*trails, step, *losses)
            self.play(UpdateFromAlphaFunc(moving, walk, rate_func=linear), run_time=3 * self.durations.understand)

    def pair(self, name: VMobject, counter: Counter) -> VGroup:
        """A counter behind its name."""
        return VGroup(name, counter).arrange(RIGHT, buff=0.25)

    def compare_the_ends(self) -> None:
        with self.beat("plateau") as beat:
            rings = [ring(self.style, trail.head.get_center()) for trail in self.trails]
            names = [self.style.text(self.label(name)) for name in ("plateau", "valley")]
            for name, around, side in zip(names, rings, (DOWN, LEFT), strict=True):
                name.next_to(around, side, buff=0.15)
            if self.settings.own.data is not None:  # where there is room on any map: over it
                for name, view in zip(names, self.views, strict=True):
                    name.next_to(view.chart.area, UP, buff=0.15)
            self.play(Create(rings[0]), FadeIn(names[0]), run_time=self.durations.appear)
            self.say(f'norm(nabla L_"MSE"): {self.n("slope")} arrow grad({self.n("slope_end")})')
            beat.until(0.5)
            self.play(Create(rings[1]), FadeIn(names[1]), run_time=self.durations.appear)
            self.say(
                f'loss(L)_"MSE": {self.n("mse")} arrow loss({self.n("mse_end")}) quad quad quad '
                f'loss(L)_"BCE": {self.n("bce")} arrow loss({self.n("bce_end")})'
            )
