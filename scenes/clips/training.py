"""GIF: the curve learns and the loss falls, step by step, with the squared error (slide idea 29)."""

from manim import Mobject, UpdateFromAlphaFunc, VGroup, linear

from scenes.experiments.subject import drawn, feature_axis, samples
from scenes.experiments.trainings import Training
from scenes.kit.clip import LectureClip
from scenes.kit.layout import FLOWERS, Box
from scenes.squared_error.loss_chart import LossChart
from scenes.squared_error.model_view import ModelView


class TrainingClip(LectureClip):
    """The good training of `Training`: flowers and curve on the left, the loss on the right; the last frame held."""

    id = "training"
    frame = (9.6, 5.0)

    def construct(self) -> None:
        runs, words = Training.of(self.settings), self.style.words
        data, across = drawn(samples(self.settings)), feature_axis(self.settings, FLOWERS)
        walk = runs.good
        model_box, chart_box = Box(-4.0, -0.4, -1.2, 1.7), Box(1.0, 4.3, -1.2, 1.7)
        model = ModelView(self.style, model_box, data, walk.parameters[0], words.label(self.id, "petal"), across)
        chart = LossChart(self.style, chart_box, runs.heights, words.label(self.id, "step"))
        line = chart.line(walk.values)
        self.add(model, chart, line)
        self.wait(1.0)

        def train(_: Mobject, share: float) -> None:
            row = round(len(walk) ** share) - 1
            model.bend(walk.parameters[row])
            chart.draw_until(line, walk.values, row)

        self.play(UpdateFromAlphaFunc(VGroup(model.curve, *model.marks, line), train, rate_func=linear), run_time=4.5)
        self.wait(2.0)
