"""Lens: a round magnifier over a spot of a chart, with what happens there drawn much larger."""

import numpy as np
from manim import Circle, VGroup, VMobject

from core.arrays import Array
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import guide, ring
from scenes.kit.manim_theme import Role

FINE = 4000
"""Points along the whole curve, of which the lens shows a few."""


class Lens(VGroup):
    """A disc at `at` that shows the chart around (x, y) `zoom` times larger, tied to the ringed spot by a line."""

    def __init__(self, chart: Chart, x: float, y: float, zoom: float, at: tuple[float, float], radius: float) -> None:
        style = chart.style
        self.chart, self.zoom, self.radius = chart, zoom, radius
        self.aim, self.middle = chart.spot(x, y), np.array([*at, 0.0])
        disc = Circle(radius, color=style.colour("ink"), stroke_width=style.theme.sizes.thin_line)
        disc.set_fill(style.colour("panel"), opacity=1).move_to(self.middle)
        away = self.middle - self.aim
        unit = away / np.linalg.norm(away)
        small = ring(style, self.aim)
        link = guide(style, self.aim + unit * small.width / 2, self.middle - unit * radius)
        super().__init__(link, small, disc)

    def magnify(self, places: Array) -> Array:
        """Where places (n, 3) of the frame near the spot stand in the lens."""
        moved: Array = self.middle + (places - self.aim) * self.zoom
        return moved

    def curve(self, x: Array, y: Array, role: Role = "model", opacity: float = 1.0) -> VMobject:
        """The part of the chart's curve (x, y), both (n,), that the lens shows."""
        fine = np.linspace(x[0], x[-1], FINE)
        places = self.magnify(self.chart.place(fine, np.interp(fine, x, y)))
        seen = places[np.linalg.norm(places - self.middle, axis=1) < self.radius]
        line = VMobject(stroke_color=self.chart.style.colour(role), stroke_opacity=opacity)
        return line.set_stroke(width=self.chart.style.theme.sizes.line).set_points_as_corners(seen)

    def spot(self, x: float, y: float) -> Array:
        """Where the chart's point (x, y) stands in the lens: (3,)."""
        place: Array = self.magnify(self.chart.spot(x, y)[None])[0]
        return place
