"""A distribution of two labels, as a basket of a hundred balls and as a pair of bars under it."""

from manim import DOWN, VGroup, VMobject

from scenes.experiments.draws import ROLES, filled
from scenes.kit.allow import allow
from scenes.kit.components.basket import Basket
from scenes.kit.components.chart import Chart
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import sample
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

BALLS, COLUMNS = 100, 10
MIDDLES = (0.27, 0.73)
"""Where the two bars stand, in widths of their chart."""
HALF = 0.14
"""Half the width of a bar, in the same."""


def output_basket(style: Style, chance: float, pitch: float) -> Basket:
    """A hundred balls, of which that share are ones, as near as balls can come."""
    return Basket(style, filled(_counts(chance)), COLUMNS, pitch)


def mix(basket: Basket, chance: float) -> None:
    """Give a basket of a hundred balls another share of ones."""
    basket.relabel(filled(_counts(chance)))


def _counts(chance: float) -> tuple[int, int]:
    ones = round(BALLS * chance)
    return BALLS - ones, ones


class Shares(VGroup):
    """The chances of label 0 and label 1 as two bars with their numbers; `show` is given that of label 1."""

    def __init__(self, style: Style, box: Box, chance: float, digits: int, caption: str) -> None:
        self.style = style
        self.chart = Chart(style, box, Range(0, 1), Range(0, 1, (0, 1), 0))
        self.bars = VGroup(*(self._bar(kind) for kind in (0, 1)))
        self.keys = VGroup(
            *(
                sample(style, self.chart.spot(x, 0), kind).next_to(self.chart.spot(x, 0), DOWN, buff=0.12)
                for kind, x in enumerate(MIDDLES)
            )
        )
        allow(self.keys, "outside-axes", "they name the bars, under the axis")
        self.caption = style.text(caption, "muted").next_to(self.keys, DOWN, buff=0.18).set_x(self.chart.area.get_x())
        self.numbers = VGroup(*(Counter(style, 1.0, digits, ROLES[kind]) for kind in (0, 1)))
        self.left = -self.numbers[0].pitch * (len(self.numbers[0].text) - 0.4 * (digits > 0)) / 2
        super().__init__(self.chart, self.bars, self.keys, self.caption, self.numbers)
        self.show(chance)

    def show(self, chance: float) -> None:
        """Draw both bars for a chance of label 1."""
        for bar, number, x, height in zip(self.bars, self.numbers, MIDDLES, (1 - chance, chance), strict=True):
            low, high = self.chart.spot(x - HALF, 0), self.chart.spot(x + HALF, height)
            bar.set_points_as_corners([low, (high[0], low[1], 0), high, (low[0], high[1], 0), low])
            number.write(height)
            top = self.chart.spot(x, height)
            number.shift(
                (top[0] + self.left - number.slot.get_left()[0], top[1] + 0.1 - number.slot.get_bottom()[1], 0)
            )

    def _bar(self, kind: int) -> VMobject:
        return VMobject(stroke_width=0).set_fill(self.style.colour(ROLES[kind]), opacity=1)
