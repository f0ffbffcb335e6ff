"""GIF: the curve steepens from the slides' first fit to the second, and back (slide idea 25)."""

from manim import RIGHT, Mobject, UpdateFromAlphaFunc, VGroup

from scenes.experiments.fits import between, fits
from scenes.experiments.subject import feature_axis
from scenes.kit.clip import LectureClip
from scenes.kit.components.fit_view import CLOSE, LENGTHS, FitView, parameter
from scenes.kit.layout import Box

CHART_BOX = Box(-3.15, 2.65, -1.55, 1.1)


class SigmoidFitClip(LectureClip):
    """Six flowers, the sigmoid, its boundary and the parameters; the outputs move toward 0 and 1."""

    id = "sigmoid-fit"

    def construct(self) -> None:
        data, first, second = fits(self.settings)
        across = feature_axis(self.settings, LENGTHS)
        caption = self.style.words.label(self.id, "petal")
        view = FitView(self.style, CHART_BOX, data, first.model, CLOSE, caption, across)
        w, b = (parameter(self.style, first, name) for name in "wb")
        VGroup(w, b).arrange(RIGHT, buff=0.8).move_to((view.chart.area.get_x(), 2.05, 0))
        b.align_to(w, (0, -1, 0))
        moving = (view.curve, view.boundary, view.curve_name, view.edge, *view.outputs, *view.samples)
        self.add(view.chart, view.levels, view.half, *moving, w, b)

        def turn(_: Mobject, share: float) -> None:
            model = between(first, second, share)
            view.redraw(model)
            w[1].write(model.theta[1])
            b[1].write(model.theta[0])

        durations = self.style.theme.durations
        for direction in (turn, lambda mobject, share: turn(mobject, 1 - share)):
            self.wait(durations.move + durations.breath)
            self.play(UpdateFromAlphaFunc(VGroup(*moving, w, b), direction), run_time=durations.understand)
