"""GIFs of descent in one dimension: steps of η times the slope (slide idea 3), and three learning rates (4)."""

from manim import DOWN, Mobject, UpdateFromAlphaFunc, VGroup, linear

from scenes.experiments.descents import RATES, ROLLS, SIZES, STEPS, WIDE, near_descent
from scenes.kit.clip import LectureClip
from scenes.kit.components.counter import Counter
from scenes.kit.components.readout import readouts
from scenes.kit.layout import Box
from scenes.review.bowls import Roll
from scenes.review.descent_views import NEAR_HEIGHTS, NEAR_RANGE, StepView

SCENE = "descent-1d"
CURVE_BOX = Box(-3.1, 3.1, -1.0, 1.75)
NUMBERS = (0.0, -1.95, 0.0)
"""Where x and its slope stand."""
BOXES = tuple(Box(-4.7 + 3.13 * k, -1.5 + 3.13 * k, -2.45, 2.5) for k in range(3))


class Descent1dClip(LectureClip):
    """Six steps, each an arrow against the slope; then the last frame is held."""

    id = "descent-1d"

    def construct(self) -> None:
        durations, path = self.style.theme.durations, near_descent()
        view = StepView(self.style, CURVE_BOX, path, NEAR_RANGE, NEAR_HEIGHTS)
        x, slope = Counter(self.style, 1, 2), Counter(self.style, 1, 2, "gradient")
        line = readouts(self.style, {"x approx": x, "grad(dif / (dif x)) loss(J)(x) approx": slope})
        line.move_to(NUMBERS)

        def show(_: Mobject, share: float) -> None:
            view.show(share * STEPS)
            row = int(share * STEPS)
            x.write(path.parameters[row, 0])
            slope.write(path.gradients[row, 0])

        show(view, 0.0)
        self.add(view, line)
        self.wait(durations.breath)
        self.play(UpdateFromAlphaFunc(VGroup(view, line), show, rate_func=linear), run_time=STEPS * 0.85)
        self.wait(durations.understand)


class LearningRatesClip(LectureClip):
    """Ten steps in each of three bowls at once; then the last frame is held."""

    id = "learning-rates"
    frame = (9.6, 5.4)

    def construct(self) -> None:
        durations = self.style.theme.durations
        words = (self.style.words.label(SCENE, name) for name in SIZES)
        pieces = zip(BOXES, RATES, words, strict=True)
        rolls = VGroup(*(Roll(self.style, *piece, top=1.1, side=DOWN) for piece in pieces))
        rolls[-1].bowl.look(WIDE)

        def go(_: Mobject, share: float) -> None:
            for roll in rolls:
                roll.go_to(share * ROLLS)

        self.add(rolls)
        self.wait(durations.move)
        self.play(UpdateFromAlphaFunc(rolls, go, rate_func=linear), run_time=2 * durations.understand)
        self.wait(durations.understand)
