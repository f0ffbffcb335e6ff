"""GIF: labels are exchanged and the curve mirrors, there and back (slide idea 42); it loops."""

from manim import Mobject, UpdateFromAlphaFunc, VGroup

from scenes.cross_entropy.flip_view import FlipView
from scenes.experiments.fits import fit_digits
from scenes.experiments.flip import Flip
from scenes.experiments.subject import feature_axis
from scenes.kit.clip import LectureClip
from scenes.kit.components.counter import Counter
from scenes.kit.components.readout import readouts
from scenes.kit.layout import FLOWERS, Box

CHART_BOX = Box(-3.2, 3.4, -1.2, 1.7)
NUMBERS = (0.0, -2.1, 0.0)
"""Where the parameters stand."""


class FlippedLabelsClip(LectureClip):
    """The points swap height while w and b change their sign; then the same way back."""

    id = "flipped-labels"

    def construct(self) -> None:
        durations, flip = self.style.theme.durations, Flip.of(self.settings)
        across, digits = feature_axis(self.settings, FLOWERS), fit_digits(self.settings)
        view = FlipView(self.style, CHART_BOX, flip, caption="", across=across)
        b, w = (Counter(self.style, value, digits, "parameters") for value in flip.theta)
        line = readouts(self.style, {"param(w) =": w, "param(b) =": b}).move_to(NUMBERS)
        self.add(view, line)
        for back in (False, True):
            self.wait(durations.move)

            def turn(_: Mobject, share: float, back: bool = back) -> None:
                theta = flip.on_the_way(1 - share if back else share)
                view.set_model(theta)
                b.write(theta[0])
                w.write(theta[1])

            moving = UpdateFromAlphaFunc(VGroup(view.curve, view.gaps, view.marks, b, w), turn)
            labels = flip.data.y if back else flip.flipped.y
            self.play(view.label(labels), moving, run_time=durations.understand)
        self.clear()  # what was morphed is drawn a hair otherwise: the loop closes with what it began with
        self.add(FlipView(self.style, CHART_BOX, flip, caption="", across=across), line)
        self.wait(durations.breath)
