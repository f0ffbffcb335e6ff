"""GIF: an answer slides to the wrong end, for label 1 and then for label 0, and its loss shoots up (slide idea 35)."""

from manim import DOWN, LEFT, RIGHT, FadeIn, FadeOut, Mobject, UpdateFromAlphaFunc, VGroup

from core.losses import binary_cross_entropy
from scenes.cross_entropy.answer_views import HIGH, CostView
from scenes.experiments.answers import WRONG, slide
from scenes.kit.clip import LectureClip
from scenes.kit.components.counter import Counter
from scenes.kit.components.readout import readouts
from scenes.kit.layout import Box

CHART_BOX = Box(-3.3, 3.0, -1.1, 1.85)
NUMBERS = (-0.15, -2.1, 0.0)
"""Where ŷ and the loss stand."""
RIGHT_END = 0.9
"""A good answer to label 1; to label 0 it is one minus this."""


class JudgingAModelClip(LectureClip):
    """Both curves; the square goes down its own and back, then the circle; it loops."""

    id = "judging-a-model"

    def construct(self) -> None:
        durations = self.style.theme.durations
        view = CostView(self.style, CHART_BOX, HIGH)
        curves = [view.curve("log", label) for label in (0, 1)]
        names = VGroup(
            self.style.formula("zero(y = 0)").next_to(view.chart.spot(0.95, 4.4), LEFT, buff=0.3),
            self.style.formula("one(y = 1)").next_to(view.chart.spot(0.05, 4.4), RIGHT, buff=0.3),
        )
        formulas = VGroup(
            self.style.formula("-ln (1 - model(hat(y)))").next_to(names[0], DOWN, buff=0.15, aligned_edge=RIGHT),
            self.style.formula("-ln model(hat(y))").next_to(names[1], DOWN, buff=0.15, aligned_edge=LEFT),
        )
        output, loss = Counter(self.style, 0, 2, "model"), Counter(self.style, 0, 2, "loss")
        line = readouts(self.style, {"model(hat(y)) approx": output, "loss(L) approx": loss}).move_to(NUMBERS)

        def show(p: float, label: int) -> None:
            view.slide(p, label)
            output.write(p)
            loss.write(float(binary_cross_entropy(p, label)))

        good, wrong = {0: 1 - RIGHT_END, 1: RIGHT_END}, {0: 1 - WRONG, 1: WRONG}
        for label in (0, 1):
            show(good[label], label)
        self.add(view.chart, *curves, names, formulas, view.stems, view.marks)
        for label in (1, 0):

            def go(_: Mobject, share: float, label: int = label) -> None:
                show(slide(good[label], wrong[label], share), label)

            def back(_: Mobject, share: float, label: int = label) -> None:
                show(slide(wrong[label], good[label], share), label)

            moving = VGroup(view.marks[label], view.stems[label], output, loss)
            show(good[label], label)
            self.play(FadeIn(line), run_time=durations.appear)
            self.play(UpdateFromAlphaFunc(moving, go), run_time=durations.understand)
            self.wait(durations.arrive)
            self.play(UpdateFromAlphaFunc(moving, back), run_time=durations.move)
            self.play(FadeOut(line), run_time=durations.appear / 2)
