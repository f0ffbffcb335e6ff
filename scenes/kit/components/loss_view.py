"""LossView: a loss over (w, b), seen from above as a map or tilted as a surface; the camera glides between the two."""

import numpy as np
from manim import DOWN, LEFT, Group, ImageMobject, config
from matplotlib.colors import to_rgb, to_rgba

from core.arrays import Array
from core.surfaces import LossSurface
from scenes.kit.components import loss_raster
from scenes.kit.components.chart import Chart, Range
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style

MAP = 90.0
"""Elevation in degrees from which the surface is a map."""
RELIEF = 0.55
"""Height of the surface as a share of the box's height."""


class LossView(Group):
    """The loss of a grid of parameters in `box`; w runs to the right and b upward.

    Loss above `ceiling` is drawn as if it were `ceiling`. `levels` are the values of the level lines. With
    `hatch_where` (rows, columns of the surface, bool) that region is hatched.
    """

    def __init__(
        self,
        style: Style,
        box: Box,
        surface: LossSurface,
        levels: Array,
        *,
        ceiling: float | None = None,
        hatch_where: Array | None = None,
        w_ticks: tuple[float, ...] = (),
        b_ticks: tuple[float, ...] = (),
        digits: int = 2,
        caption: str = "",
    ) -> None:
        super().__init__()
        self.style, self.surface = style, surface
        self.azimuth, self.elevation = 0.0, MAP
        self.low = float(surface.values.min())
        self.high = float(surface.values.max()) if ceiling is None else ceiling
        w, b = surface.w, surface.b
        self.chart = Chart(
            style,
            box,
            Range(w[0], w[-1], w_ticks, digits),
            Range(b[0], b[-1], b_ticks, digits),
            x_name="param(w)",
            y_name="param(b)",
            caption=caption,
        )
        self.lines = [self._lines(loss_raster.level_lines(surface.values, levels), "contour", 0.8)]
        if hatch_where is not None:
            spacing = 0.22 / box.width * (len(w) - 1)
            self.lines.append(self._lines(loss_raster.hatching(hatch_where, spacing), "muted", 1.0, opacity=0.8))
        self.image = ImageMobject(self._pixels())
        self._fit_image()
        self.add(self.image, self.chart)

    def look(self, azimuth: float, elevation: float) -> None:
        """Turn the camera: degrees around the vertical, and above the plane (90 is the map)."""
        self.azimuth, self.elevation = azimuth, elevation
        self.image.pixel_array = self._pixels()

    def place(self, w: Array, b: Array) -> Array:
        """Where the surface's points over (w, b), each (n,), stand on the frame: (n, 3)."""
        flat = self._project(np.asarray(w, dtype=float), np.asarray(b, dtype=float), self._height(w, b))
        return np.column_stack([flat, np.zeros(len(flat))])

    def spot(self, w: float, b: float) -> Array:
        """Where the surface's point over (w, b) stands on the frame: (3,)."""
        place: Array = self.place(np.array([w]), np.array([b]))[0]
        return place

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
        height: Array = (below * (1 - y) + above * y) * self.chart.area.height * RELIEF
        return height

    def _project(self, w: Array, b: Array, height: Array) -> Array:
        """(…, 2) places on the frame of points (w, b, height): parallel projection, fitted to the box."""
        area = self.chart.area
        x = (w - self.surface.w.mean()) / np.ptp(self.surface.w) * area.width
        y = (b - self.surface.b.mean()) / np.ptp(self.surface.b) * area.height
        turned = _turn(np.stack([x, y, height], axis=-1), self.azimuth, self.elevation)
        corners = np.array(
            [
                (i * area.width / 2, j * area.height / 2, k * area.height * RELIEF)
                for i in (-1, 1)
                for j in (-1, 1)
                for k in (0, 1)
            ]
        )
        reach = _turn(corners, self.azimuth, self.elevation)
        middle, extent = (reach.max(0) + reach.min(0)) / 2, np.ptp(reach, axis=0)
        scale = min(1.0, area.width / extent[0], area.height / extent[1])
        places: Array = (turned - middle) * scale + area.get_center()[:2]
        return places

    def _pixels(self) -> Array:
        surface, area = self.surface, self.chart.area
        w, b = np.meshgrid(surface.w, surface.b)
        share = self._share(surface.values)
        places = self._project(w, b, share * area.height * RELIEF)
        per_unit = config.pixel_width / config.frame_width
        size = (round(area.width * per_unit), round(area.height * per_unit))
        mesh = (places - area.get_corner(DOWN + LEFT)[:2]) / [area.width, area.height] * size
        middle = (share[1:, 1:] + share[:-1, 1:] + share[1:, :-1] + share[:-1, :-1]) / 4
        return loss_raster.draw(size, mesh, self._colours(middle), tuple(self.lines))

    def _colours(self, share: Array) -> Array:
        """Bright where the loss is low, fading into the background; lit from the left where it is tilted."""
        low, high = (np.array(to_rgb(c)) for c in (self.style.theme.colours.map_low, self.style.theme.colours.map_high))
        mix = np.sqrt(share)[..., None]
        slope = np.gradient(share, axis=1)
        light = 1 + 0.25 * np.cos(np.radians(self.elevation)) * (slope / (np.abs(slope).max() + 1e-12))
        rgb = np.clip((low * (1 - mix) + high * mix) * light[..., None], 0, 1)
        return np.concatenate([rgb, np.ones_like(mix)], axis=-1)

    def _fit_image(self) -> None:
        self.image.stretch_to_fit_width(self.chart.area.width).stretch_to_fit_height(self.chart.area.height)
        self.image.move_to(self.chart.area)


def _turn(points: Array, azimuth: float, elevation: float) -> Array:
    """(…, 2): points (…, 3) turned around the vertical and seen from `elevation` degrees above the plane."""
    a, e = np.radians(azimuth), np.radians(elevation)
    x, y, z = np.moveaxis(points, -1, 0)
    across = x * np.cos(a) - y * np.sin(a)
    away = x * np.sin(a) + y * np.cos(a)
    return np.stack([across, away * np.sin(e) + z * np.cos(e)], axis=-1)
