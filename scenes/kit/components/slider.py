"""Slider: a constant on its track, with its name and its value, to be seen moving."""

import numpy as np
from manim import LEFT, RIGHT, UP, Line, VGroup

from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import ball
from scenes.kit.manim_theme import Role, Style


class Slider(VGroup):
    """`name` (a formula), a track from `low` to `high` with a mark at `goal`, and the value.

    `turn` moves the knob and writes the value; the name is left, the value right of the track.
    """

    def __init__(
        self,
        style: Style,
        name: str,
        bounds: tuple[float, float],
        value: float,
        *,
        goal: float | None = None,
        digits: int = 2,
        width: float = 3.0,
        role: Role = "parameters",
    ) -> None:
        super().__init__()
        self.low, self.high = bounds
        sizes = style.theme.sizes
        self.track = Line(
            LEFT * width / 2, RIGHT * width / 2, color=style.colour("grid"), stroke_width=1.5 * sizes.line
        )
        self.filled = Line(LEFT, RIGHT, color=style.colour(role), stroke_width=1.5 * sizes.line)
        self.knob = ball(style, self.track.get_start(), role)
        self.knob.scale(1.2)
        self.label = style.formula(name).next_to(self.track, LEFT, buff=0.3)
        self.counter = Counter(style, value, digits, role)
        self.counter.next_to(self.track, RIGHT, buff=0.35)
        self.mark = VGroup()
        if goal is not None:
            spot = self.place(goal)
            tick = Line(spot + 0.16 * UP, spot - 0.16 * UP, color=style.colour("muted"), stroke_width=sizes.thin_line)
            self.mark.add(tick)
        self.add(self.mark, self.track, self.filled, self.knob, self.label, self.counter)
        self.turn(value)

    def place(self, value: float) -> np.ndarray:
        """Where a value stands on the track."""
        share = (value - self.low) / (self.high - self.low)
        spot: np.ndarray = self.track.get_start() + share * (self.track.get_end() - self.track.get_start())
        return spot

    def turn(self, value: float) -> None:
        """Move the knob to a value, and write it."""
        spot = self.place(value)
        self.knob.move_to(spot)
        self.filled.put_start_and_end_on(self.track.get_start(), spot)
        self.counter.write(value)
        self.value = value
