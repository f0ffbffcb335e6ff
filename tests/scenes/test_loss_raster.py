"""Pixels of a loss surface: no seams within, a smooth edge, lines whole, and what is in front hides what is behind."""

import numpy as np
import pytest
from scipy.ndimage import binary_erosion

from core.arrays import Array
from scenes.kit.components.loss_raster import Lines, draw

SIZE = (300, 200)
BLUE, WHITE = (0.1, 0.2, 0.6, 1.0), (1.0, 1.0, 1.0, 1.0)
GRID = np.linspace(-1, 1, 21)


def seen(height: Array, elevation: float) -> Array:
    """Where a surface over the square stands in the picture, turned by 30 degrees and tilted: (rows, columns, 2)."""
    x, y = np.meshgrid(GRID, GRID)
    across, away = 0.87 * x - 0.5 * y, 0.5 * x + 0.87 * y
    up = away * np.sin(np.radians(elevation)) + height * np.cos(np.radians(elevation))
    return np.stack([150 + 80 * across, 90 + 60 * up], axis=-1)


def picture(mesh: Array, *lines: Lines) -> Array:
    return draw(SIZE, mesh, np.broadcast_to(BLUE, (20, 20, 4)).copy(), lines)


def along_row(row: int) -> Lines:
    """A white line over a row of the grid's points."""
    columns = np.arange(20.0)
    ends = np.stack([np.stack([columns, columns + 1], axis=1), np.full((20, 2), row + 0.5)], axis=-1)
    return Lines(ends, WHITE, 2.0)


def whiteness(pixels: Array) -> Array:
    return pixels[..., 0].astype(float) * (pixels[..., 3] > 0)


@pytest.mark.parametrize("elevation", [90.0, 40.0, 15.0])
def test_a_surface_has_no_seams_and_a_smooth_edge(elevation: float) -> None:
    x, y = np.meshgrid(GRID, GRID)
    opacity = picture(seen(x**2 + 0.5 * y, elevation))[..., 3]
    inside = binary_erosion(opacity > 0, iterations=3)
    assert inside.sum() > 2000
    assert (opacity[inside] == 255).all()
    assert ((opacity > 20) & (opacity < 230)).sum() > 30  # neither all nor nothing: the edge has steps of its own


def test_a_line_on_a_slope_is_not_cut_where_strips_meet() -> None:
    mesh = seen(np.broadcast_to(0.5 * GRID[:, None], (21, 21)), 35.0)
    level = Lines(np.array([[[c, 0.3 * c + 5], [c + 0.5, 0.3 * c + 5.15]] for c in np.arange(2, 18, 0.5)]), WHITE, 2.0)
    ends = level.ends.reshape(-1, 2)
    low = np.floor(ends).astype(int)
    places = mesh[low[:, 1], low[:, 0]]  # near enough to find the columns of pixels
    white = whiteness(picture(mesh, level)).max(axis=0)[int(places[:, 0].min()) + 8 : int(places[:, 0].max()) - 8]
    assert white.min() > 200


def test_a_hill_hides_the_line_behind_it_and_bears_the_one_before_it() -> None:
    x, y = np.meshgrid(GRID, GRID)
    hill = seen(1.5 * np.exp(-8 * (x**2 + y**2)), 20.0)
    flat = seen(np.zeros_like(x), 20.0)
    before, behind = (
        [int((whiteness(picture(mesh, along_row(row))) > 200).sum()) for mesh in (flat, hill)] for row in (4, 14)
    )
    assert behind[1] < 0.8 * behind[0]
    assert before[1] > 0.95 * before[0]
