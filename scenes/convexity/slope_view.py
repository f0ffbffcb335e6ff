"""What the proof differentiates: one flower's loss as a surface, a ball on it, and its slopes by w and by b there."""

import numpy as np
from manim import UP, Animation, AnimationGroup, Line, Mobject, UpdateFromAlphaFunc, VGroup
from manim.utils.space_ops import normalize

from scenes.convexity.valley_view import TILTED, floor_names, glide, seen
from scenes.experiments.valleys import Valleys
from scenes.kit.components.loss_view import LossView
from scenes.kit.components.marks import ball
from scenes.kit.layout import BODY, Box
from scenes.kit.manim_theme import Style
from scenes.kit.motion import changing

TREE_BOX, SIDE = BODY.split(0.62, gap=0.2)
SIDE_BOX = SIDE.inset(bottom=0.4)
HALF, MIDDLE = (SIDE_BOX.height - 0.5) / 2, SIDE_BOX.centre
MAP_BOX = Box(MIDDLE[0] - HALF, MIDDLE[0] + HALF, MIDDLE[1] - HALF, MIDDLE[1] + HALF)
TURNED = (-25.0, 38.0)
"""Azimuth and elevation of the camera after its turn."""
LONG = 1.0
"""Half the length of a tangent, in parameters."""
CLEAR, SHORTEST = 0.08, 0.25
"""Between a tangent's end and its name; and between the ball and the name where a tangent is seen from its end."""
FAR = 0.9
"""How far the ball walks to either side."""
AXES = {"w": np.array([1.0, 0.0]), "b": np.array([0.0, 1.0])}


def beyond(name: Mobject, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Where a name stands behind the end of a line, clear of it and of the point at its start: its middle."""
    along = normalize(end - start, fall_back=UP)
    half = float(np.abs(along[:2]) @ (name.width, name.height)) / 2
    return start + along * (max(float(np.linalg.norm(end - start)), SHORTEST) + CLEAR + half)


class SlopeView:
    """The surface, which turns; the ball at (w, b) = (0, 0), and for each parameter its tangent with its name."""

    def __init__(self, style: Style, valleys: Valleys) -> None:
        self.style, self.loss = style, valleys.loss
        self.cameras = seen(TILTED, valleys), seen(TURNED, valleys)
        self.view = LossView(style, MAP_BOX, valleys.one_loss(), valleys.loss_levels, room=SIDE_BOX)
        self.view.look(*self.cameras[1])
        self.axes = floor_names(style, self.view, ("param(w)", "param(b)"))
        self.ball = ball(style, self.view.spot(0, 0), "parameters")
        self.tangents = {
            by: VGroup(
                Line(color=style.colour("gradient"), stroke_width=style.theme.sizes.line),
                style.formula(f"(partial L) / (partial {by})", "gradient", "label"),
            )
            for by in AXES
        }
        self.stand(np.zeros(2))
        self.view.look(*self.cameras[0])

    def glide(self) -> UpdateFromAlphaFunc:
        """The camera goes around it."""
        return glide(self.view, *self.cameras)

    def stand(self, at: np.ndarray) -> None:
        """The ball and its tangents are at (w, b)."""
        value, slopes = float(self.loss.value(at[::-1])), self.loss.gradient(at[::-1])[::-1]
        for (line, name), way, slope in zip(self.tangents.values(), AXES.values(), slopes, strict=True):
            ends = at + np.outer([-LONG, LONG], way)
            places = self.view.over(*ends.T, value + np.array([-LONG, LONG]) * slope)
            line.put_start_and_end_on(*places)
            name.move_to(beyond(name, self.view.spot(*at), places[1]))
        self.ball.move_to(self.view.spot(*at))

    def light(self, of: str) -> AnimationGroup:
        """The tangent of this slope stands alone."""
        return AnimationGroup(
            *(one.animate.set_opacity(float(by == of)) for by, one in self.tangents.items()),
            run_time=self.style.theme.durations.appear,
        )

    def walk(self, of: str, by: str) -> Animation:
        """The slope by one parameter answers while the ball walks along another, there and back."""

        def show(share: float) -> None:
            self.stand(FAR * np.sin(2 * np.pi * share) * AXES[by])

        return changing(self.style, VGroup(self.tangents[of], self.ball), show, times=1.25)

    @property
    def all(self) -> list[Mobject]:
        """Everything that is drawn."""
        return [self.view.image, self.axes, self.ball, *self.tangents.values()]
