"""SlopeField: the direction that an equation of growth prescribes at each point of a chart, as little dashes."""

import numpy as np
from manim import VMobject

from core.activations import slope_field
from core.arrays import Array
from scenes.kit.components.chart import Chart


class SlopeField(VMobject):
    """Dashes of one length on a grid over the chart: `spacing` = (time, population) between them.

    `draw` follows K and r, and the chart's ranges, at every call; it is one array and fast enough for each frame.
    """

    def __init__(self, chart: Chart, K: float, r: float, spacing: tuple[float, float], length: float = 0.24) -> None:
        super().__init__(
            stroke_color=chart.style.theme.colours.contour,
            stroke_width=chart.style.theme.sizes.hair_line,
        )
        self.chart, self.spacing, self.length = chart, spacing, length
        self.draw(K, r)

    def draw(self, K: float, r: float, share: float = 1.0) -> None:
        """Dashes for these constants; `share` below 1: only the left part has come, the last ones still growing."""
        t = _between(self.chart.x_range.low, self.chart.x_range.high, self.spacing[0])
        y = _between(self.chart.y_range.low, self.chart.y_range.high, self.spacing[1])
        grid_t, grid_y = np.meshgrid(t, y)
        middle = self.chart.place(grid_t.ravel(), grid_y.ravel())
        along = slope_field(t, y, K, r).reshape(-1, 2)
        # A direction of (time, population) is seen in the chart's scales.
        way = self.chart.place(grid_t.ravel() + along[:, 0], grid_y.ravel() + along[:, 1]) - middle
        way *= self.length / 2 / np.linalg.norm(way, axis=1, keepdims=True)
        way *= self._grown(grid_t.ravel(), share)[:, None]
        steps = np.array([-1.0, -1.0 / 3, 1.0 / 3, 1.0])
        self.points = (middle[:, None] + steps[:, None] * way[:, None]).reshape(-1, 3)

    def _grown(self, t: Array, share: float) -> Array:
        low, high = self.chart.x_range.low, self.chart.x_range.high
        front = share * 1.3 - (t - low) / (high - low)
        grown: Array = np.clip(front / 0.3, 1e-3, 1.0)
        return grown


def _between(low: float, high: float, spacing: float) -> Array:
    """The odd halves of the spacing strictly between two bounds: the grid stays where it is when the bounds move."""
    first, last = np.ceil(low / spacing - 0.5 + 1e-9), np.floor(high / spacing - 0.5 - 1e-9)
    places: Array = (np.arange(first, last + 1) + 0.5) * spacing
    return places
