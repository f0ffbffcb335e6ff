"""GIF: descent on the loss map, and the line that follows it (slide idea 13)."""

from manim import RIGHT, Mobject, UpdateFromAlphaFunc, VGroup, linear

from scenes.experiments.house_descents import HouseDescent
from scenes.kit.clip import LectureClip
from scenes.kit.components.counter import Counter
from scenes.kit.layout import Box
from scenes.linear_regression.descent_view import HOPS, DescentView

BOXES = (Box(-4.1, -0.75, -1.35, 2.15), Box(0.4, 4.2, -1.35, 2.05))
TICKS = ((0, 5, 10), (0, 5, 10))


class LinearRegressionClip(LectureClip):
    """Some hops one by one, then thousands, ever faster; then the last frame is held."""

    id = "linear-regression"
    frame = (9.6, 5.4)

    def construct(self) -> None:
        durations, words = self.style.theme.durations, self.style.words
        names = tuple(words.label(self.id, name) for name in ("area", "price"))
        self.view = view = DescentView(self.style, BOXES, HouseDescent.of_slides(), TICKS, names)
        for row in range(len(view.descent.data)):
            view.left.grow(row, 0.0)  # the gaps alone: there is no room for their squares
        step = Counter(self.style, len(view.path) - 1)
        word = self.style.text(words.label(self.id, "step"), "muted")
        line = VGroup(word, step).arrange(RIGHT, buff=0.25).move_to((view.right.chart.area.get_x(), -2.25, 0))
        step.write(0)
        self.add(view.left.chart, view.left.zero, view.left.model_parts, view.left.marks, view.right, line)
        self.add(view.start, view.trail)
        self.wait(durations.move)
        for row in range(HOPS):
            hop = UpdateFromAlphaFunc(view.moving, lambda _, share, row=row: view.hop(row, share))
            self.play(hop, run_time=0.7 * durations.move)
            step.write(row + 1)
            self.add(view.stones[row])

        def walk(_: Mobject, share: float) -> None:
            row = view.row_at(share, HOPS)
            view.walk(row)
            step.write(row)

        self.play(UpdateFromAlphaFunc(VGroup(view.moving, step), walk, rate_func=linear), run_time=durations.understand)
        self.wait(durations.understand)
