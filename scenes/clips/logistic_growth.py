"""GIF: the constants K, r and y0 turn, and the logistic curve falls onto the sigmoid; then all goes back (slide 20)."""

from scenes.kit.clip import LectureClip
from scenes.kit.layout import Box
from scenes.sigmoid import growth_marks as marks
from scenes.sigmoid import growth_motion as motion
from scenes.sigmoid.growth_view import AROUND, HEIGHTS, POPULATION, SIGMOID, Dials, GrowthView

CHART_BOX = Box(-3.0, 3.2, -0.5, 1.85)
TRACK = 2.6
"""Length of a slider."""
DIALS = (-0.1, -1.3, 0.0)
"""Where the first slider's track has its middle."""


class LogisticGrowthClip(LectureClip):
    """One dial after the other reaches its mark; at the end of the loop everything is where it began."""

    id = "logistic-growth"

    def construct(self) -> None:
        durations = self.style.theme.durations
        view = GrowthView(self.style, CHART_BOX, POPULATION, AROUND, HEIGHTS, spacing=(1.0, 0.215))
        dials = Dials(self.style, POPULATION, SIGMOID, width=TRACK, gap=0.46)
        dials.shift(DIALS - dials.sliders[0].track.get_center())
        dashes, name = marks.sigmoid_ghost(view)
        view.field.set_stroke(opacity=self.style.theme.dimmed)
        self.add(view.chart, view.field, view.limit, dashes, view.curve, view.start, name, dials)

        _, r, y0 = POPULATION.constants
        stops = ((SIGMOID.K, r, y0), (SIGMOID.K, SIGMOID.r, y0), SIGMOID.constants)
        self.wait(durations.breath)
        for constants in stops:
            self.play(motion.turning(view, dials, type(SIGMOID)(*constants)), run_time=durations.move)
        self.wait(durations.understand)
        self.play(motion.turning(view, dials, POPULATION), run_time=durations.understand)
        self.wait(durations.breath)
