"""Rewrite: many marks of a formula going each from one look to another, some of them later than others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from manim import Animation, Scene, VGroup, VMobject, linear, smooth

INSTANT = 1 / 60
"""Seconds of an animation in which nothing moves."""


@dataclass(frozen=True)
class Track:
    """One mark's way from a look to another, between two moments of a `Rewrite`."""

    mark: VMobject
    start: VMobject
    end: VMobject
    begins: float
    lasts: float

    def at(self, seconds: float) -> None:
        """Give the mark the look it has then."""
        share = float(smooth(np.clip((seconds - self.begins) / self.lasts, 0.0, 1.0)))
        self.mark.interpolate(self.start, self.end, share)


class Rewrite(Animation):
    """Marks of a derivation on their tracks; what is `leaving` is gone at the end."""

    def __init__(self, column: VGroup, tracks: Sequence[Track], leaving: Iterable[VMobject] = ()) -> None:
        self.tracks, self.leaving = tracks, tuple(leaving)
        self.seconds = max((track.begins + track.lasts for track in tracks), default=INSTANT)
        super().__init__(column, run_time=self.seconds, introducer=True, rate_func=linear)

    def interpolate_mobject(self, alpha: float) -> None:
        for track in self.tracks:
            track.at(self.rate_func(alpha) * self.seconds)

    def clean_up_from_scene(self, scene: Scene) -> None:
        super().clean_up_from_scene(scene)
        self.mobject.remove(*self.leaving)


def moved(mark: VMobject, start: VMobject, end: VMobject, lasts: float) -> Track:
    """The mark goes from the look of `start` to that of `end`; none of the three is changed."""
    start, end = start.copy(), end.copy()
    start.align_points(end)
    return Track(mark, start, end, 0.0, lasts)
