"""Bowls: the same descent on x² at three learning rates (slide idea 4), for the scene, its clip and its figure."""

import numpy as np
from manim import DOWN, LEFT, ORIGIN, RIGHT, UP, Line, VGroup, VMobject

from core.arrays import Array
from core.functions import SQUARE
from core.trajectory import Trajectory
from scenes.experiments.descents import PLACES, REACH, START, rolls
from scenes.kit.components.chart import TICK, Chart
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import ball
from scenes.kit.components.readout import readout
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

MARKS = (10.0, 50.0)
"""Where the axes are numbered, on both sides."""


class Bowl(VGroup):
    """A descent rolling on x² by hops. `look` widens what is seen; the curve stays, as x² is like itself at any
    scale, and its marks move."""

    def __init__(self, style: Style, box: Box, path: Trajectory, reach: float, marks: tuple[float, ...]) -> None:
        self.style, self.path = style, path
        self.chart = chart = Chart(style, box, Range(-1, 1), Range(0, 1), x_name="x")
        x = np.linspace(-1, 1, 201)
        chart.remove(chart.y_axis)  # no heights are read off
        self.curve = chart.curve(x, SQUARE.value(x[:, None]), "loss")
        self.values = sorted({0.0, *marks, *(-mark for mark in marks)})
        self.ticks = chart.x_ticks.add(*(self._tick(value) for value in self.values))
        self.line = VMobject(stroke_color=style.colour("gradient"), stroke_width=style.theme.sizes.thin_line)
        self.stops = VGroup(*(ball(style, chart.spot(0, 0), "gradient").scale(0.6) for _ in path.values))
        self.stops.set_stroke(width=0)
        self.head = ball(style, chart.spot(0, 0), "gradient")
        super().__init__(chart, self.curve, self.line, self.stops, self.head)
        self.look(reach)

    def look(self, reach: float, progress: float = 0.0) -> None:
        """See as far as `reach` on both sides; the descent after so many steps."""
        self.chart.x_range, self.chart.y_range = Range(-reach, reach), Range(0, reach**2)
        for tick, value in zip(self.ticks, self.values, strict=True):
            self._place(tick, value, reach)
        self.go_to(progress)

    def go_to(self, progress: float) -> None:
        """Show the descent after `progress` steps; the head is between two stops if that is no whole number."""
        row = min(int(progress), len(self.path) - 1)
        places = self.chart.place(self.path.parameters[:, 0], self.path.values)
        onward = places[min(row + 1, len(places) - 1)]
        head = places[row] + (progress - row) * (onward - places[row])
        self.line.set_points_as_corners([*places[: row + 1], head])
        for k, (stop, place) in enumerate(zip(self.stops, places, strict=True)):
            stop.move_to(place).set_fill(opacity=1.0 if k <= row else 0.0)
        self.head.move_to(head)

    def _tick(self, value: float) -> VGroup:
        tick = Line(UP, DOWN, stroke_width=self.style.theme.sizes.thin_line, color=self.style.colour("muted"))
        label = self.style.formula(self.style.format.typst(value, 0), "muted", "label")
        return VGroup(tick.put_start_and_end_on(ORIGIN, TICK * DOWN), label)

    def _place(self, tick: VGroup, value: float, reach: float) -> None:
        """Under its place on the axis; faint where the outer ones leave it no room, and out of sight beyond."""
        inside = abs(value) <= reach
        at = self.chart.spot(float(np.clip(value, -reach, reach)), 0.0)
        tick[0].move_to(at, aligned_edge=UP)
        tick[1].next_to(tick[0], DOWN, buff=0.1)
        room = abs(at[0] - self.chart.area.get_x()) / 0.55
        tick.set_opacity(float(inside) * (1.0 if value == 0 else float(np.clip(2 * room - 1, 0, 1))))


class Roll(VGroup):
    """A bowl in `box` under its learning rate and a word for what happens, over the running x. The word stands to that
    side of the rate, in a strip of that height at the top."""

    def __init__(self, style: Style, box: Box, rate: float, word: str, top: float = 0.65, side: Array = RIGHT) -> None:
        self.rate, path = rate, rolls(rate)
        self.bowl = Bowl(style, box.inset(left=0.2, right=0.5, bottom=1.05, top=top), path, REACH, MARKS)
        eta = style.format.typst(rate, 2, short=True)
        heading = VGroup(style.formula(f"eta = {eta}"), style.text(word, "muted"))
        heading.arrange(side, buff=0.25, aligned_edge=LEFT if side is DOWN else ORIGIN)
        self.heading = heading.next_to(self.bowl.chart.area, UP).align_to(self.bowl.chart.area, LEFT)
        heading.shift((box.top - 0.25 - heading[0].get_y()) * UP)  # all rates on one level, whatever their words are
        self.x = Counter(style, 10 * START, PLACES)
        self.reading = readout(style, "x approx", self.x)
        self.reading.next_to(self.bowl.ticks, DOWN, buff=0.25).align_to(self.bowl.chart.area, LEFT)
        super().__init__(self.bowl, self.heading, self.reading)
        self.go_to(0.0)

    def go_to(self, progress: float) -> None:
        """After so many steps, with x of the last whole one."""
        self.bowl.go_to(progress)
        self.x.write(self.bowl.path.parameters[int(progress), 0])
