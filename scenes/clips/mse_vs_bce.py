"""GIF: the same start on the squared error and on the cross-entropy; one ends on a plateau (slide idea 44)."""

import numpy as np
from manim import RIGHT, UP, Mobject, UpdateFromAlphaFunc, VGroup, linear

from core.losses import SampleLoss
from core.surfaces import level_values, loss_surface
from scenes.experiments.flower_descents import Duel
from scenes.experiments.framing import MapFrame, map_frame
from scenes.kit.clip import LectureClip
from scenes.kit.components.counter import Counter
from scenes.kit.components.loss_view import LossView
from scenes.kit.components.marks import start_ball
from scenes.kit.components.trail import Trail
from scenes.kit.layout import Box

FRAME = MapFrame(np.linspace(-6.0, 5.0, 111), np.linspace(-6.0, 4.03, 101), (), ())
BOXES = {"mse": Box(-4.05, -0.65, -1.5, 1.6), "bce": Box(0.55, 3.95, -1.5, 1.6)}


class MseVsBceClip(LectureClip):
    """Both descents step by step, ever faster, and then the last frame held."""

    id = "mse-vs-bce"
    frame = (9.6, 5.4)

    def construct(self) -> None:
        duel = Duel.of(self.settings)
        self.map = map_frame(self.settings, FRAME, (duel.path(duel.mse), duel.path(duel.bce)), duel.best)
        trails = [self.descent(duel, name, loss) for name, loss in (("mse", duel.mse), ("bce", duel.bce))]
        step = Counter(self.style, duel.steps)
        word = self.style.text(self.style.words.label(self.id, "step"), "muted")
        VGroup(word, step).arrange(RIGHT, buff=0.25).move_to((-0.05, -2.2, 0))
        step.write(0)
        self.add(word, step, *trails)
        self.wait(1.0)

        def walk(_: Mobject, share: float) -> None:
            row = trails[0].row_at(share)
            step.write(row)
            for trail in trails:
                trail.go_to(row)

        self.play(UpdateFromAlphaFunc(VGroup(step, *trails), walk, rate_func=linear), run_time=4.5)
        self.wait(2.0)

    def descent(self, duel: Duel, name: str, loss: SampleLoss) -> Trail:
        """Put a loss's map in its place; the descent on it, at its start."""
        surface = loss_surface(loss, self.map.w, self.map.b)
        view = LossView(self.style, BOXES[name], surface, level_values(surface, 8))
        b, w = duel.start
        title = self.style.text(self.style.words.label(self.id, name), "muted")
        title.next_to(view.chart.area, UP, buff=0.5)
        self.add(view, title, start_ball(self.style, view.spot(w, b)))
        return Trail(view, duel.path(loss))
