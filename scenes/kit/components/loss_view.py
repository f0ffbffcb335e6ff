"""LossView: a loss over (w, b), seen from above as a map or tilted as a surface; the camera glides between the two."""

import numpy as np
from manim import Group, ImageMobject, config
from matplotlib.colors import to_rgb, to_rgba

from core.arrays import Array
from core.surfaces import LossSurface
from scenes.kit.components import loss_raster
from scenes.kit.components.chart import Chart
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

MAP = 90.0
"""Elevation in degrees from which the surface is a map."""
RELIEF = 0.55
"""Height of the surface as a share of the box's height."""
SHADES = 24
"""Shades of a surface: too near each other to be told apart, and few enough for a small GIF."""


class LossView(Group):
    """The loss of a grid of parameters in `box`; w runs to the right and b upward. For another function of two
    variables, `x_name` and `y_name` (formulas) name them.

    Loss above `ceiling` is drawn as if it were `ceiling`, or left out where the view is `open_top`. `levels` are the
    values of the level lines. A tilted surface fills `room`, by default the box itself.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        surface: LossSurface,
        levels: Array,
        *,
        ceiling: float | None = None,
        open_top: bool = False,
        room: Box | None = None,
        relief: float = RELIEF,
        w_ticks: tuple[float, ...] = (),
        b_ticks: tuple[float, ...] = (),
        x_name: str = "param(w)",
        y_name: str = "param(b)",
        digits: int = 2,
        caption: str = "",
    ) -> None:
        super().__init__()
        self.style, self.surface, self.open_top = style, surface, open_top
        self.azimuth, self.elevation = 0.0, MAP
        self.room, self.relief = room or box, relief
        self.low = float(surface.values.min())
        self.high = float(surface.values.max()) if ceiling is None else ceiling
        w, b = surface.w, surface.b
        self.chart = Chart(
            style,
            box,
            Range(w[0], w[-1], w_ticks, digits),
            Range(b[0], b[-1], b_ticks, digits),
            x_name=x_name,
            y_name=y_name,
            caption=caption,
        )
        self.levels = self._lines(loss_raster.level_lines(surface.values, levels), "contour", 0.8)
        self.image = self._fitted(ImageMobject(self._pixels()))
        self.add(self.image, self.chart)

    def look(self, azimuth: float, elevation: float) -> None:
        """Turn the camera: degrees around the vertical, and above the plane (90 is the map)."""
        self.azimuth, self.elevation = azimuth, elevation
        self.image.pixel_array = self._pixels()

    def fill(self, room: Box) -> None:
        """Draw the tilted surface into another room; `look` follows."""
        self.room = room
        self._fitted(self.image)

    def hatched(self, mask: Array) -> ImageMobject:
        """A hatching of the region where mask (rows, columns of the surface) holds, to lay over the view."""
        spacing = 0.3 / self.chart.area.width * (len(self.surface.w) - 1)
        lines = self._lines(loss_raster.hatching(mask, spacing), "muted", 1.0, opacity=0.6)
        return self._fitted(ImageMobject(loss_raster.draw(*self._mesh(), None, (lines,))))

    def place(self, w: Array, b: Array, lift: float = 1.0) -> Array:
        """Where the surface's points over (w, b), each (n,), stand on the frame: (n, 3).

        `lift` is the share of its height that a point is lifted to: at 0 it stands on the floor under the surface.
        """
        flat = self._project(np.asarray(w, dtype=float), np.asarray(b, dtype=float), lift * self._height(w, b))
        return np.column_stack([flat, np.zeros(len(flat))])

    def spot(self, w: float, b: float) -> Array:
        """Where the surface's point over (w, b) stands on the frame: (3,)."""
        place: Array = self.place(np.array([w]), np.array([b]))[0]
        return place

    def over(self, w: Array, b: Array, values: Array) -> Array:
        """Where points with these values over (w, b), each (n,), stand on the frame, on the surface or off: (n, 3)."""
        height = (values - self.low) / (self.high - self.low) * self.chart.area.height * self.relief
        return np.column_stack([self._project(w, b, height), np.zeros(len(height))])

    # How it is drawn ----------------------------------------------------------------------------------------------

    def _lines(self, ends: Array, colour: str, width: float, opacity: float = 1.0) -> loss_raster.Lines:
        rgba = to_rgba(getattr(self.style.theme.colours, colour), opacity)
        return loss_raster.Lines(ends, rgba, width * config.pixel_width / 1280)

    def _share(self, values: Array) -> Array:
        """0 at the lowest loss, 1 at the ceiling."""
        share: Array = np.clip((values - self.low) / (self.high - self.low), 0.0, 1.0)
        return share

    def _height(self, w: Array, b: Array) -> Array:
        """Height of the surface in Manim units, between its grid's points."""
        grid_w, grid_b = self.surface.w, self.surface.b
        across = np.interp(w, grid_w, np.arange(len(grid_w)))
        up = np.interp(b, grid_b, np.arange(len(grid_b)))
        c = np.minimum(across.astype(int), len(grid_w) - 2)
        r = np.minimum(up.astype(int), len(grid_b) - 2)
        share = self._share(self.surface.values)
        x, y = across - c, up - r
        below = share[r, c] * (1 - x) + share[r, c + 1] * x
        above = share[r + 1, c] * (1 - x) + share[r + 1, c + 1] * x
        height: Array = (below * (1 - y) + above * y) * self.chart.area.height * self.relief
        return height

    def _project(self, w: Array, b: Array, height: Array) -> Array:
        """(…, 2) places on the frame of points (w, b, height): parallel projection, fitted to the box."""
        area = self.chart.area
        x = (w - self.surface.w.mean()) / np.ptp(self.surface.w) * area.width
        y = (b - self.surface.b.mean()) / np.ptp(self.surface.b) * area.height
        turned = _turn(np.stack([x, y, height], axis=-1), self.azimuth, self.elevation)
        corners = np.array([-0.5, -0.5, 0]) + np.stack(np.meshgrid([0, 1], [0, 1], [0, 1]), axis=-1).reshape(-1, 3)
        corners *= [area.width, area.height, area.height * self.relief]
        reach = _turn(corners, self.azimuth, self.elevation)
        extent = np.ptp(reach, axis=0)
        flat = np.sin(np.radians(self.elevation)) ** 2
        fit = min(self.room.width / extent[0], self.room.height / extent[1]) ** (1 - flat)
        middle = flat * area.get_center()[:2] + (1 - flat) * np.array(self.room.centre[:2])
        places: Array = (turned - (reach.max(0) + reach.min(0)) / 2) * fit + middle
        return places

    def _pixels(self) -> Array:
        share = self._share(self.surface.values)
        middle = (share[1:, 1:] + share[:-1, 1:] + share[1:, :-1] + share[:-1, :-1]) / 4
        colours = self._colours(middle)
        if self.open_top:
            colours[middle >= 1.0, -1] = 0.0
        return loss_raster.draw(*self._mesh(), colours, (self.levels,))

    def _mesh(self) -> tuple[tuple[int, int], Array]:
        """The picture's size in pixels, and the places of the grid's points in it (rows, columns, 2)."""
        room = self.room
        w, b = np.meshgrid(self.surface.w, self.surface.b)
        places = self._project(w, b, self._share(self.surface.values) * self.chart.area.height * self.relief)
        per_unit = config.pixel_width / config.frame_width
        size = (round(room.width * per_unit), round(room.height * per_unit))
        return size, (places - [room.left, room.bottom]) / [room.width, room.height] * size

    def _colours(self, share: Array) -> Array:
        """Bright where the loss is low, fading into the background; where it is tilted, brighter on one side."""
        colours = self.style.theme.colours
        low, high = np.array(to_rgb(colours.map_low)), np.array(to_rgb(colours.map_high))
        tilt = np.cos(np.radians(self.elevation))
        slope = np.gradient(share, axis=1)
        mix = np.sqrt(share) * (1 - 0.4 * tilt) + 0.3 * tilt * slope / (np.abs(slope).max() + 1e-12)
        mix = np.round(np.clip(mix, 0, 1) * SHADES)[..., None] / SHADES
        return np.concatenate([low * (1 - mix) + high * mix, np.ones_like(mix)], axis=-1)

    def _fitted(self, image: ImageMobject) -> ImageMobject:
        room = self.room
        return image.stretch_to_fit_width(room.width).stretch_to_fit_height(room.height).move_to(room.centre)


def _turn(points: Array, azimuth: float, elevation: float) -> Array:
    """(…, 2): points (…, 3) turned around the vertical and seen from `elevation` degrees above the plane."""
    a, e = np.radians(azimuth), np.radians(elevation)
    x, y, z = np.moveaxis(points, -1, 0)
    across = x * np.cos(a) - y * np.sin(a)
    away = x * np.sin(a) + y * np.cos(a)
    return np.stack([across, away * np.sin(e) + z * np.cos(e)], axis=-1)
