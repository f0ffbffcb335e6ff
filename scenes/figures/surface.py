"""A surface over two variables with its level lines on the floor below, for figures."""

from typing import Any

import numpy as np
from matplotlib.colors import LightSource, LinearSegmentedColormap
from matplotlib.figure import Figure
from mpl_toolkits.mplot3d import proj3d  # type: ignore[import-untyped]

from core.arrays import Array
from core.surfaces import LossSurface
from scenes.kit.mpl_theme import HEIGHT, WIDTH, Pen, Role

DROP = 0.6
"""How far the floor lies under the surface's lowest point, in heights of the surface."""
TALL = 0.62
"""Height of surface and drop together, in widths of the floor."""


def surface_axes(
    pen: Pen, figure: Figure, box: tuple[float, float, float, float], surface: LossSurface, levels: Array,
    names: tuple[str, str], camera: tuple[float, float] = (42.0, -60.0), role: Role = "muted",
) -> Any:  # Axes3D, which Matplotlib does not type  # fmt: skip
    """Axes at `box` (left, bottom, width, height in inches) with the surface, its level lines and them on the floor.

    `names`: of both variables, as mathtext; their colour's `role`; `camera`: elevation and azimuth in degrees.
    """
    left, bottom, width, height = box
    place = (left / WIDTH, bottom / HEIGHT, width / WIDTH, height / HEIGHT)
    axes: Any = figure.add_axes(place, projection="3d", computed_zorder=False)
    low, high = float(surface.values.min()), float(surface.values.max())
    floor = low - DROP * (high - low)
    x, y = np.meshgrid(surface.w, surface.b)
    axes.plot_surface(
        x, y, surface.values, facecolors=_shades(pen, surface.values), rcount=90, ccount=90, shade=False,
        antialiased=False, linewidth=0, zorder=2, rasterized=True, gid="surface",
    )  # fmt: skip
    line = {"levels": levels, "colors": pen.colour("contour"), "linewidths": pen.width("thin_line")}
    axes.contour(x, y, surface.values, **line, zorder=3)
    axes.contour(x, y, surface.values, **line, offset=floor, zorder=1)
    edge = ([x[0, 0], x[0, -1], x[0, -1], x[0, 0], x[0, 0]], [y[0, 0], y[0, 0], y[-1, 0], y[-1, 0], y[0, 0]])
    axes.plot(*edge, floor, color=pen.colour("muted"), lw=pen.width("hair_line"), zorder=0)
    axes.set(xlim=(x[0, 0], x[0, -1]), ylim=(y[0, 0], y[-1, 0]), zlim=(floor, high))
    axes.view_init(*camera)
    axes.set_box_aspect((1, np.ptp(surface.b) / np.ptp(surface.w), TALL))
    axes.set_axis_off()
    for name, at in zip(names, ((0, -1), (1, 0)), strict=True):
        reach = 0.62 * np.array(at) * [np.ptp(surface.w), np.ptp(surface.b)] + [surface.w.mean(), surface.b.mean()]
        flat = proj3d.proj_transform(*reach, floor, axes.get_proj())[:2]
        style = {"color": pen.colour(role), "fontsize": pen.points("body")}
        axes.text2D(*flat, f"${name}$", transform=axes.transData, **style)
    return axes


def _shades(pen: Pen, values: Array) -> Array:
    """Bright where it is low, lit from one side: (rows, columns, 4)."""
    colours = pen.theme.colours
    ramp = LinearSegmentedColormap.from_list("loss", [colours.map_low, colours.map_high])
    share = np.sqrt((values - values.min()) / np.ptp(values))
    lit = LightSource(azdeg=300, altdeg=50).hillshade(values, vert_exag=len(values) / np.ptp(values) / 3)
    faces = ramp(0.75 * share + 0.25 * (1 - lit))
    faces[..., :3] = np.clip(faces[..., :3], 0, 1)
    return np.asarray(faces)
