"""GIF: a ball rolls onto a plateau of the squared error while its surface turns (slide idea 33)."""

import numpy as np
from manim import RIGHT, Group, Mobject, UpdateFromAlphaFunc, VGroup, linear

from core.surfaces import loss_surface
from scenes.experiments.flower_descents import Duel
from scenes.experiments.framing import MapFrame, map_frame
from scenes.kit.clip import LectureClip
from scenes.kit.components.counter import Counter
from scenes.kit.components.loss_view import LossView
from scenes.kit.components.readout import readout
from scenes.kit.components.trail import Trail
from scenes.kit.layout import Box
from scenes.squared_error.mse_surface import LEVELS, NEAR

FRAME = MapFrame(np.linspace(-8, 8, 81), np.linspace(-6, 4, 51), (), ())
FROM = -80.0
"""Azimuth of the first frame, in degrees."""


class MseSurfaceClip(LectureClip):
    """The descent of `Duel` on the tilted surface, its loss beside it, and the last frame held."""

    id = "mse-surface"
    frame = (8.0, 5.0)

    def construct(self) -> None:
        duel = Duel.of(self.settings)
        frame = map_frame(self.settings, FRAME, (duel.path(duel.mse), duel.path(duel.bce)), duel.best)
        box = Box(-3.2, 3.2, -2.0, 2.0)
        surface = loss_surface(duel.mse, frame.w, frame.b)
        view, path = LossView(self.style, box, surface, LEVELS, room=Box(-3.9, 3.9, -1.7, 2.4)), duel.path(duel.mse)
        trail, loss = Trail(view, path), Counter(self.style, path.values[0], 2, "loss")
        name = self.style.text(self.style.words.label(self.id, "loss"), "muted")
        line = VGroup(name, readout(self.style, "loss(L) approx", loss)).arrange(RIGHT, buff=0.6).move_to((0, -2.1, 0))
        azimuth, elevation = NEAR

        def roll(_: Mobject, share: float) -> None:
            view.look(FROM + (azimuth - FROM) * share, elevation)
            trail.go_to(trail.row_at(share))
            trail.follow(view)
            loss.write(path.values[trail.row])

        roll(trail, 0.0)
        self.add(view.image, trail, line)
        self.wait(0.6)
        self.play(UpdateFromAlphaFunc(Group(view.image, trail, loss), roll, rate_func=linear), run_time=3.2)
        self.wait(1.8)
