"""Drawing from the slides' first basket, as numbers and as a view; the scene, its clip and its figure share it."""

import numpy as np
from manim import RIGHT, VGroup

from core.arrays import ArrayLike, IntArray
from scenes.experiments.draws import BLUE, RED, ROLES, Draws
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import sample
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

PILES = (0.3, 0.7)
"""Where the two piles of balls stand, as shares of the chart's width."""
FULL = 0.86
"""How high a ball is, of its share of the chart."""


class DrawsView(VGroup):
    """The share of each colour after every draw, over dashed lines at the chances; `go_to` shows the first draws."""

    def __init__(self, style: Style, box: Box, draws: Draws, caption: str) -> None:
        times = len(draws.outcomes)
        self.draws = draws
        self.chart = Chart(
            style, box, Range(0, times, (100, 200, 300), 0), Range(0, 1, (0, *sorted(draws.p), 1)), caption=caption
        )
        self.levels = VGroup(*(self.chart.level(p, "muted") for p in draws.p))
        self.count = np.arange(1, times + 1)
        self.lines = VGroup(*(self.chart.curve(self.count, draws.shares[:, k], ROLES[k]) for k in (RED, BLUE)))
        self.heads = VGroup(*(sample(style, self.chart.spot(0, 0), k) for k in (RED, BLUE)))
        super().__init__(self.chart, self.levels, self.lines, self.heads)
        self.go_to(1)

    @property
    def moving(self) -> VGroup:
        """What `go_to` moves."""
        return VGroup(self.lines, self.heads)

    def go_to(self, drawn: int) -> None:
        """Show the shares after that many draws, at least one."""
        seen = slice(None, drawn)
        for kind, (line, head) in enumerate(zip(self.lines, self.heads, strict=True)):
            places = self.chart.place(self.count[seen], self.draws.shares[seen, kind])
            line.set_points_as_corners(places if drawn > 1 else places[[0, 0]])
            head.move_to(places[-1])


def piled(chart: Chart, balls: VGroup, labels: ArrayLike) -> VGroup:
    """Copies of the balls, piled by colour on the chart: a pile is as high as the colour's chance."""
    kinds, share = np.asarray(labels), 1 / len(balls)
    piles = VGroup()
    for k, (ball, kind) in enumerate(zip(balls, kinds, strict=True)):
        below = np.count_nonzero(kinds[:k] == kind)
        at = chart.spot(PILES[kind] * chart.x_range.high, (below + 0.5) * share)
        piles.add(ball.copy().scale_to_fit_height(FULL * share * chart.area.height).move_to(at))
    return piles


class Tape(VGroup):
    """The last balls that were drawn, the newest at the right."""

    def __init__(self, style: Style, outcomes: IntArray, places: int = 12, pitch: float = 0.4) -> None:
        self.outcomes = outcomes
        self.kinds = [VGroup(*(sample(style, (k * pitch, 0, 0), kind) for k in range(places))) for kind in (RED, BLUE)]
        super().__init__(*self.kinds)
        self.go_to(0)

    def go_to(self, drawn: int) -> None:
        """Show the last of so many draws."""
        places = len(self.kinds[RED])
        for k in range(places):
            at = drawn - places + k if drawn > places else k
            for kind, marks in enumerate(self.kinds):
                marks[k].set_opacity(1.0 if at < drawn and self.outcomes[at] == kind else 0.0)


def key(style: Style, names: tuple[str, str]) -> VGroup:
    """What the two shapes stand for, side by side."""
    pairs = (
        VGroup(sample(style, (0, 0, 0), kind).scale(1.4), style.text(name)).arrange(RIGHT, buff=0.18)
        for kind, name in enumerate(names)
    )
    return VGroup(*pairs).arrange(RIGHT, buff=0.7)
