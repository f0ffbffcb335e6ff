"""The valley that one flower's Hessian describes, the ball that walks in it, and the bowl that two flowers make."""

import numpy as np
from manim import Mobject, UpdateFromAlphaFunc, VGroup, VMobject

from core.arrays import Array
from scenes.experiments.valleys import Valleys
from scenes.kit.components.loss_view import LossView
from scenes.kit.components.marks import ball
from scenes.kit.layout import BODY, Box
from scenes.kit.manim_theme import Style

LEFT_BOX, RIGHT_BOX = BODY.split(0.48)
SIDE = BODY.height - 0.9
MAP_BOX = Box(RIGHT_BOX.centre[0] - SIDE / 2, RIGHT_BOX.centre[0] + SIDE / 2, BODY.bottom + 0.45, BODY.top - 0.45)
TILTED, TURNED = (-75.0, 25.0), (-15.0, 33.0)
"""Azimuth and elevation of the camera before and after its turn."""
NAMES_AT = np.array([(0.0, -1.15), (1.15, 0.0)])
"""Where the names of a surface's axes stand on the floor, in halves of its width."""


def floor_names(style: Style, view: LossView, sources: tuple[str, str]) -> VGroup:
    """The names of a surface's axes, on the floor as the camera sees it now, each at the nearer end."""
    ends = [view.place(*(side * view.surface.w[-1] * NAMES_AT).T, lift=0.0) for side in (1, -1)]
    written = (style.formula(source, size="label") for source in sources)
    return VGroup(
        *(name.move_to(min(places, key=lambda place: place[1])) for name, *places in zip(written, *ends, strict=True))
    )


def seen(camera: tuple[float, float], valleys: Valleys) -> tuple[float, float]:
    """A camera for the slides' valley, gone round to look at this one alike."""
    return camera[0] + valleys.turn, camera[1]


def glide(view: LossView, start: tuple[float, float], end: tuple[float, float]) -> UpdateFromAlphaFunc:
    """The camera goes around from one place to another."""

    def look(_: Mobject, share: float) -> None:
        view.look(*((1 - share) * a + share * b for a, b in zip(start, end, strict=True)))

    return UpdateFromAlphaFunc(view.image, look)


class ValleyView:
    """Both surfaces, seen alike; `across` and `along` are steps to the edge, up the side and on the floor."""

    def __init__(self, style: Style, valleys: Valleys) -> None:
        self.style, self.valleys = style, valleys
        self.cameras = seen(TILTED, valleys), seen(TURNED, valleys)
        names = {"x_name": "Delta param(w)", "y_name": "Delta param(b)"}
        self.view, self.bowl = (
            LossView(
                style, MAP_BOX, valleys.surface(*features), valleys.levels,
                ceiling=valleys.ceiling, open_top=True, room=RIGHT_BOX, **names,  # type: ignore[arg-type]
            )
            for features in ((valleys.x,), (valleys.x, valleys.second))
        )  # fmt: skip
        self.features = {self.view: (valleys.x,), self.bowl: (valleys.x, valleys.second)}
        self.across, self.along = valleys.edge_steps()
        self.bowl.look(*self.cameras[1])
        self.view.look(*self.cameras[1])
        self.names = floor_names(style, self.view, ("Delta param(w)", "Delta param(b)"))
        self.ball = ball(style, self.view.spot(0, 0), "parameters")
        self.view.look(*self.cameras[0])

    def glide(self) -> UpdateFromAlphaFunc:
        """The camera goes around to where it looks along the valley."""
        return glide(self.view, *self.cameras)

    def rolling(self, start: Array, end: Array) -> UpdateFromAlphaFunc:
        """The ball goes straight from one step to another, on the surface."""

        def roll(mark: Mobject, share: float) -> None:
            mark.move_to(self.view.spot(*((1 - share) * start + share * end)))

        return UpdateFromAlphaFunc(self.ball, roll)

    def path(self, view: LossView) -> VMobject:
        """The way along the floor, as high as a surface is there, and as far as it is drawn."""
        height = float(self.along @ self.valleys.bend(*self.features[view]) @ self.along)
        far = min(1.0, float(np.sqrt(view.high / height))) if height > 0 else 1.0
        steps = np.linspace(-far, far, 60)[:, None] * self.along
        path = VMobject().set_points_as_corners(view.place(*steps.T))
        return path.set_stroke(self.style.colour("ink"), width=self.style.theme.sizes.line)
