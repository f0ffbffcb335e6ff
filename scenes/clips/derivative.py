"""GIF: the secant turns into the tangent as Δx goes to 0 from the left (slide idea 2)."""

from manim import RIGHT, FadeIn, Mobject, UpdateFromAlphaFunc, VGroup, linear

from scenes.experiments.slopes import AT, LEFT_FROM, shrinking, slope
from scenes.kit.clip import LectureClip
from scenes.kit.layout import Box
from scenes.review.secant_views import RISE, Readout, SecantView

CHART_BOX = Box(-3.2, 3.0, -1.0, 1.75)
NUMBERS = (-0.4, -1.95, 0.0)
"""Where Δx and its quotient stand."""


class DerivativeClip(LectureClip):
    """One run of Δx, with its quotient; then the tangent is held with its slope."""

    id = "derivative"

    def construct(self) -> None:
        durations = self.style.theme.durations
        view, readout = SecantView(self.style, CHART_BOX), Readout(self.style, RISE)
        readout.move_to(NUMBERS)
        goal = self.style.formula(f"arrow.r quad grad({self.style.format.typst(float(slope(AT)), 0)})")
        goal.next_to(readout, RIGHT, buff=0.3)

        def shrink(_: Mobject, share: float) -> None:
            dx = shrinking(share, LEFT_FROM)
            view.spread(dx)
            readout.write(dx)

        shrink(view, 0.0)
        self.add(view, readout)
        self.wait(durations.breath)
        self.play(UpdateFromAlphaFunc(VGroup(view, readout), shrink, rate_func=linear), run_time=4.0)
        self.play(FadeIn(goal), run_time=durations.appear)
        self.wait(durations.understand)
