"""GIF: an answer to label 0 goes wrong; the squared error's slope falls to 0, the cross-entropy's grows (idea 37)."""

from manim import DOWN, LEFT, RIGHT, UP, Mobject, UpdateFromAlphaFunc, VGroup

from scenes.cross_entropy.gradient_views import SlopeView
from scenes.experiments.answers import SURE
from scenes.kit.clip import LectureClip
from scenes.kit.components.counter import Counter
from scenes.kit.components.readout import readout
from scenes.kit.layout import Box

CHART_BOX = Box(-3.1, 3.1, -1.05, 1.85)
NUMBERS = (0.0, -2.1, 0.0)
"""Where ŷ and the two slopes stand."""
START = 0.05


class BceGradientClip(LectureClip):
    """Two curves with a point on each; ŷ goes to the wrong end and back; it loops."""

    id = "bce-gradient"

    def construct(self) -> None:
        durations, words = self.style.theme.durations, self.style.words
        view = SlopeView(self.style, CHART_BOX, y_low=0.0)
        names = VGroup(
            *(self.style.text(words.text(f"figures.{self.id}.{name}"), "gradient") for name in ("bce", "mse"))
        )
        names[0].next_to(view.middle("bce", 0, 0.52), UP + LEFT, buff=0.08)
        names[1].next_to(view.middle("mse", 0, 0.66), DOWN, buff=0.25)
        case = self.style.formula('zero(y = "0")').next_to(view.chart.spot(0, 1), DOWN, buff=0).shift((0.8, 0, 0))
        output = Counter(self.style, START, 2, "model")
        slopes = {name: Counter(self.style, 0, digits, "gradient") for name, digits in (("bce", 2), ("mse", 4))}
        line = VGroup(
            readout(self.style, "model(hat(y)) approx", output),
            *(VGroup(view.dots[name].copy(), readout(self.style, "approx", slopes[name])) for name in slopes),
        )
        for pair in line[1:]:
            pair.arrange(RIGHT, buff=0.25)
        line.arrange(RIGHT, buff=0.7)
        line.move_to(NUMBERS)

        def show(p: float) -> None:
            view.go_to(p, 0)
            output.write(p)
            for name, counter in slopes.items():
                counter.write(view.slope(name, p, 0))

        def there(_: Mobject, share: float) -> None:
            show((1 - share) * START + share * SURE)

        def back(_: Mobject, share: float) -> None:
            show((1 - share) * SURE + share * START)

        show(START)
        self.add(view, view.curves["bce", 0], view.curves["mse", 0], names, case, *view.dots.values(), line)
        moving = VGroup(*view.dots.values(), output, *slopes.values())
        self.wait(durations.appear)
        self.play(UpdateFromAlphaFunc(moving, there), run_time=1.5 * durations.understand)
        self.wait(durations.move)
        self.play(UpdateFromAlphaFunc(moving, back), run_time=durations.understand)
