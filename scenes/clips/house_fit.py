"""GIF: the line swings from the slides' bad parameters to the good ones, and the squares shrink (slide idea 11)."""

from typing import Any

from manim import Mobject, UpdateFromAlphaFunc, VGroup

from core.slides import fact
from scenes.experiments.house_descents import HouseStep
from scenes.kit.base import DEFAULT_SETTINGS
from scenes.kit.clip import LectureClip
from scenes.kit.components.counter import Counter
from scenes.kit.components.readout import readouts
from scenes.kit.layout import Box
from scenes.kit.settings import Settings
from scenes.linear_regression.house_view import HouseView

CHART_BOX = Box(-3.4, 3.8, -1.15, 2.65)
HEIGHTS = (-2.6, 9.6)
TICKS = ((0, 5, 10, 15, 20), (0, 5))
NUMBERS = (0.0, -2.42, 0.0)
"""Where the parameters and the total stand."""


class HouseFitClip(LectureClip):
    """Four squares, one step, four specks; then the last frame is held."""

    id = "house-fit"
    frame = (8.4, 6.0)

    def __init__(self, settings: Settings = DEFAULT_SETTINGS, **kwargs: Any) -> None:
        super().__init__(settings=settings.cut(), **kwargs)

    def construct(self) -> None:
        durations, step = self.style.theme.durations, HouseStep.of_slides()
        bad, good = step.path.parameters[0], step.good
        names = tuple(self.style.words.label(self.id, name) for name in ("area", "price"))
        self.view = view = HouseView(self.style, CHART_BOX, step.data, bad, HEIGHTS, TICKS, names)
        w, b = (
            Counter(self.style, theta, fact(f"house-bad-{k}").digits, "parameters")
            for k, theta in zip("wb", bad[::-1], strict=True)
        )
        total = Counter(self.style, float(step.total.value(bad)), 2, "loss")
        numbers = {"param(w) =": w, "param(b) =": b, "sum (model(hat(y)) - y)^2 approx": total}
        line = readouts(self.style, numbers, gap=0.5).move_to(NUMBERS)
        self.add(view.chart, view.zero, *view.model_parts, view.marks, line)

        def turn(_: Mobject, share: float) -> None:
            theta = (1 - share) * bad + share * good
            view.redraw(theta)
            for counter, value in zip((b, w, total), (*theta, step.total.value(theta)), strict=True):
                counter.write(float(value))

        self.wait(durations.understand)
        self.play(UpdateFromAlphaFunc(VGroup(view.model_parts, w, b, total), turn), run_time=durations.understand)
        self.wait(durations.understand)
