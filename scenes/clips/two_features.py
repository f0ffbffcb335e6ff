"""GIF: the decision boundary walks in between four flowers (slide idea 48)."""

from manim import UpdateFromAlphaFunc, VGroup, linear

from scenes.cross_entropy.two_features_views import PlaneView, Walk
from scenes.experiments.plane import TwoFeatureUpdate, plane_axes
from scenes.experiments.subject import drawn, feature_symbols, plane_samples
from scenes.kit.clip import LectureClip
from scenes.kit.layout import Box

PLANE_BOX = Box(-3.4, 3.2, -1.0, 1.8)
NUMBERS = (0.0, -2.17, 0.0)
"""Where steps and loss stand."""


class TwoFeaturesClip(LectureClip):
    """Descent on all four flowers: the line moves, the steps are counted; then the last frame is held."""

    id = "two-features"

    def construct(self) -> None:
        durations, update = self.style.theme.durations, TwoFeatureUpdate.of(self.settings)
        length, width, step = (self.style.words.text(f"clips.{self.id}.{key}") for key in ("length", "width", "step"))
        data = drawn(plane_samples(self.settings))
        axes, names = plane_axes(self.settings), feature_symbols(self.settings)
        plane = PlaneView(self.style, PLANE_BOX, data, axes, (length, width), names)
        walk = Walk(self.style, plane, update.onward(), step).move_to(NUMBERS)
        walk.go(0.0)
        sides = [plane.over] if self.settings.own.data is None else []  # elsewhere samples may lie there
        self.add(plane.chart, plane.words, plane.sides, *sides, plane.samples, walk)
        self.wait(durations.move)
        moving = VGroup(plane.sides, plane.samples, walk)
        show = UpdateFromAlphaFunc(moving, lambda _, share: walk.go(share), rate_func=linear)
        self.play(show, run_time=2 * durations.understand)
        self.wait(durations.understand)
