"""The squared error's surface (slide idea 33): a ball that rolls onto a plateau, and why it stays there."""

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
    linear,
    smooth,
)

from core.losses import SigmoidSquaredError
from core.models import LogisticRegression
from core.surfaces import loss_surface
from scenes.experiments.flower_descents import Duel
from scenes.experiments.framing import MapFrame, map_frame
from scenes.experiments.starts import rate_digits
from scenes.experiments.subject import drawn, feature_axis, feature_digits, samples
from scenes.kit.allow import allow
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.counter import Counter
from scenes.kit.components.floor import Floor
from scenes.kit.components.loss_view import MAP, LossView
from scenes.kit.components.marks import ring, start_ball
from scenes.kit.components.readout import readouts
from scenes.kit.components.trail import Trail
from scenes.kit.layout import BODY, FLOWERS, Box
from scenes.squared_error.model_view import ModelView

MAP_BOX = Box(-2.6, 2.6, BODY.bottom + 0.85, BODY.bottom + 4.1)
"""In the middle, as long as the map is alone; it goes `ASIDE` when the flowers come."""
ROOM = Box(-4.2, 4.2, BODY.bottom + 0.55, BODY.top)
"""For the surface while it is tilted; the names of its floor's sides hang below it."""
ASIDE = (BODY.left + 0.8 - MAP_BOX.left) * RIGHT
FLOWERS_BOX = BODY.split()[1].inset(left=0.75, right=0.55, bottom=0.85, top=0.5)
GRID_W = np.linspace(-8.0, 8.0, 97)
GRID_B = 4.0 - np.linspace(np.ptp(GRID_W) * MAP_BOX.height / MAP_BOX.width, 0.0, 67)
"""As high as equal scales make it."""
FRAME = MapFrame(GRID_W, GRID_B, (-8, -4, 0, 4, 8), (-4, 0, 4))
LEVELS = (np.arange(10) + 0.5) / 10
"""None at the plateaus' own heights."""
FAR, NEAR = (-110.0, 34.0), (-35.0, 34.0)
"""Azimuth and elevation of the camera before and after its turn, in degrees."""
VALLEY, PLATEAU = (1.5, -6.0), (-4.2, -2.4)
"""Where they are named on the tilted surface, as (w, b)."""
ONWARD = 1000
"""Steps that the ball is given beyond those in which it came to the plateau."""
OUTPUT_DIGITS, PULL_DIGITS = 6, 5


class MseSurface(LectureScene):
    """Six flowers, one surface: a valley, a hump, plateaus; descent ends on one with half of the flowers wrong."""

    id = "mse-surface"
    stands_for = "drawn"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.data, self.duel = drawn(samples(self.settings)), Duel.of(self.settings)
        self.path = self.duel.path(self.duel.mse, self.duel.steps + ONWARD)
        self.rest = self.path.parameters[self.duel.steps]
        self.frame = map_frame(self.settings, FRAME, (self.path, self.duel.path(self.duel.bce)), self.duel.best)
        self.surface = loss_surface(self.duel.mse, self.frame.w, self.frame.b)
        self.stuck = self.stuck_row()

    def stuck_row(self) -> int:
        """The sample that is asked: the slides' first of class 1; else one that is surely wrong, and still readable."""
        if self.settings.own.data is None:
            return int(np.flatnonzero(self.data.y == 1)[0])
        outputs = LogisticRegression(self.rest).predict_proba(self.data.x)
        misses = np.where(self.data.y == 1, 1 - outputs, outputs)
        return int(np.argmin(np.abs(np.log10(np.maximum(1 - misses, 1e-12)) + 3) + 10 * (misses < 0.5)))

    def numbers(self) -> Mapping[str, Number]:
        (b, w), steps, values = self.rest, self.duel.steps, self.path.values
        output = float(LogisticRegression(self.rest).predict_proba(self.data.x)[self.stuck])
        rate = self.duel.learning_rate
        x, y = self.data.x[self.stuck], self.data.y[self.stuck]
        return {
            "start": Number(values[0], 2),
            "end": Number(values[steps], 2),
            "later": Number(values[-1], 2),
            "w": Number(w, 2),
            "b": Number(b, 2),
            "eta": Number(rate, rate_digits(rate)),
            "steps": Number(steps, 0),
            "more": Number(ONWARD, 0),
            "share": Number(100 * float(1 - self.surface.convex.mean()), 0),
            "count": Number(len(self.duel.mse.y), 0),
            "wrong": Number(self.duel.wrong(self.duel.mse, self.rest), 0),
            "x": Number(x, feature_digits(self.settings, 0)),
            "y": Number(y, 0),
            "output": Number(output, OUTPUT_DIGITS),
            "pull": Number(float(x * SigmoidSquaredError.slope(output, y)), PULL_DIGITS),
        }

    def construct(self) -> None:
        self.build_views()
        self.turn_the_surface()
        self.let_the_ball_roll()
        self.rise_to_the_map()
        self.hatch_what_is_not_convex()
        self.ask_the_model()
        self.leave_the_ball()

    def build_views(self) -> None:
        self.view = LossView(
            self.style, MAP_BOX, self.surface, LEVELS, room=ROOM, w_ticks=self.frame.w_ticks,
            b_ticks=self.frame.b_ticks, digits=self.frame.digits, caption=self.label("loss"),
        )  # fmt: skip
        self.view.look(*FAR)
        self.floor = Floor(self.view, ("param(w)", "param(b)"))
        self.trail = Trail(self.view, self.path)
        across = feature_axis(self.settings, FLOWERS)
        self.model = ModelView(self.style, FLOWERS_BOX, self.data, self.rest, self.label("petal"), across)
        self.output = Counter(self.style, self.model.outputs[self.stuck], OUTPUT_DIGITS, "model", "label")
        self.start, self.ring = (mark(self.style, self.trail.places[0]) for mark in (start_ball, ring))

    def turn(self, start: tuple[float, float], end: tuple[float, float], seconds: float) -> None:
        """The camera glides from one direction to another; what lies on the surface goes with it."""

        def glide(_: Mobject, share: float) -> None:
            azimuth, elevation = np.array(start) * (1 - share) + np.array(end) * share
            self.view.look(azimuth, elevation)
            self.floor.follow()
            self.trail.follow(self.view)
            self.start.move_to(self.trail.places[0])

        there = self.get_mobject_family_members()
        seen = (part for part in (self.floor, self.view.image, self.start, self.trail) if part in there)
        self.play(UpdateFromAlphaFunc(Group(*seen), glide, rate_func=smooth), run_time=seconds)

    def walk(self, first: int, last: int, counters: tuple[Counter, Counter], seconds: float) -> None:
        """The ball goes from one row of its path to another, ever faster; the model, step and loss go along."""
        step, loss = counters

        def go(_: Mobject, share: float) -> None:
            row = first + round((last - first + 1) ** share) - 1
            self.trail.go_to(row)
            self.ring.move_to(self.trail.head)
            self.model.bend(self.path.parameters[row])
            step.write(row)
            loss.write(self.path.values[row])
            self.output.write(self.model.outputs[self.stuck])

        parts = (self.trail, self.ring, self.output, self.model.curve, *self.model.marks, *counters)
        seen = VGroup(part for part in parts if part in self.get_mobject_family_members())
        self.play(UpdateFromAlphaFunc(seen, go, rate_func=linear), run_time=seconds)

    def count(self, row: int) -> tuple[Counter, Counter]:
        """The counters of step and loss, in the foot."""
        step, loss = Counter(self.style, len(self.path) - 1), Counter(self.style, self.path.values[row], 2, "loss")
        line = readouts(self.style, {f"eta {self.is_('eta')} quad quad t =": step, "loss(L) approx": loss})
        self.foot.place(line)
        step.write(row)
        self.say_mobject(line)
        return step, loss

    # The beats ------------------------------------------------------------------------------------------------------

    def turn_the_surface(self) -> None:
        with self.beat("surface") as beat:
            self.appear(self.floor, self.view.image)
            self.say("loss(L) = 1 / n sum_(i = 1)^n (model(hat(y)_i) - y_i)^2")
            self.turn(FAR, NEAR, 3 * self.durations.understand)
            valley, plateau = (self.style.text(self.label(name), "muted") for name in ("valley", "plateau"))
            valley.next_to(self.view.spot(*VALLEY), LEFT, buff=0.45).shift(0.5 * UP)  # clear of the floor's rim
            allow(plateau, "text-over-curve", "the surface hides the floor's rim").move_to(self.view.spot(*PLATEAU))
            self.names = VGroup(valley, plateau)
            if self.settings.own.data is None:  # elsewhere nobody knows what lies under the words
                self.appear(*self.names)
            beat.until(0.9)

    def let_the_ball_roll(self) -> None:
        with self.beat("roll") as beat:
            self.trail.go_to(0)
            self.play(FadeIn(self.start, self.trail), run_time=self.durations.appear)
            counters = self.count(0)
            beat.until(0.3)
            self.walk(0, self.duel.steps, counters, 2 * self.durations.understand)

    def rise_to_the_map(self) -> None:
        with self.beat("map") as beat:
            self.play(FadeOut(self.names), run_time=self.durations.appear)
            self.turn(NEAR, (0.0, MAP), 1.2 * self.durations.understand)
            self.play(FadeOut(self.floor), FadeIn(self.view.chart), run_time=self.durations.appear)
            self.ring.move_to(self.trail.head)
            self.play(Create(self.ring), run_time=self.durations.appear)
            beat.until(0.8)

    def hatch_what_is_not_convex(self) -> None:
        with self.beat("convex") as beat:
            second = "(partial^2 loss(L)) / (partial theta_i^2) = 2 x_i^2 hat(y) (1 - hat(y))"
            self.say(f"{second} [-3 hat(y)^2 + 2 hat(y) - y + 2 y hat(y)]", self.label("sample"))
            beat.until(0.4)
            self.hatching = self.view.hatched(~self.surface.convex)
            path = (self.start, self.trail, self.ring)
            self.play(FadeIn(self.hatching), run_time=self.durations.move)
            self.bring_to_front(*path)
            beat.until(0.65)
            sign = self.style.formula('lambda_"min" (bold(H)) < 0')
            lines = (self.style.text(line, "muted") for line in self.label("hatched").splitlines())
            self.key = VGroup(sign, VGroup(*lines).arrange(DOWN, buff=0.15, aligned_edge=LEFT)).arrange(DOWN, buff=0.25)
            self.key.next_to(self.view.chart, RIGHT, buff=0.4)
            self.appear(*self.key)

    def ask_the_model(self) -> None:
        with self.beat("wrong") as beat:
            aside = (self.view, self.start, self.trail, self.ring)
            self.play(FadeOut(self.hatching, *self.key), run_time=self.durations.appear)
            self.play(Group(*aside).animate.shift(ASIDE), run_time=self.durations.move)
            self.trail.follow(self.view)
            model = self.model
            self.appear(model.chart, model.ceiling, model.curve, model.samples, model.marks)
            beat.until(0.45)
            wrong = model.wrong()
            self.play(*(Create(line) for line in wrong), run_time=self.durations.move)
            pair = f"({self.n('w')}{self.style.format.separator} {self.n('b')})"
            self.say(
                f"(param(w){self.style.format.separator} param(b)) approx {pair} quad quad quad "
                f"loss(L) {self.is_('end', 'loss')}"
            )

    def leave_the_ball(self) -> None:
        with self.beat("stuck") as beat:
            around = ring(self.style, self.model.marks[self.stuck].get_center())
            self.output.write(self.model.outputs[self.stuck])
            output = VGroup(self.style.formula("hat(y) approx", size="label"), self.output)
            output.arrange(RIGHT, buff=0.1).next_to(around, UP + LEFT, buff=0.0)
            crowded = self.settings.own.data is not None  # the foot tells the output too
            self.play(Create(around), *([] if crowded else [FadeIn(output)]), run_time=self.durations.appear)
            gradient = "(partial loss(L)) / (partial theta_i) = 2 x_i (hat(y) - y) hat(y) (1 - hat(y))"
            self.say(gradient, self.label("flower"))
            beat.until(0.35)
            x, y, p = self.factor("x"), self.n("y"), f"model({self.n('output')})"
            self.say(f"2 dot {x} dot ({p} - {y}) dot {p} dot (1 - {p}) {self.is_('pull', 'grad')}")
            beat.until(0.65)
            counters = self.count(self.duel.steps)
            self.walk(self.duel.steps, len(self.path) - 1, counters, 1.5 * self.durations.understand)
