"""Pixels of a loss surface: a shaded mesh with level lines, drawn by Matplotlib's Agg in milliseconds.

Manim's own Surface takes a hundred times as long a frame. The mesh is drawn strip by strip from far to near, each
strip from its far end and followed by the lines that lie on it, so that what is in front hides what is behind.
"""

from dataclasses import dataclass, replace

import numpy as np
from contourpy import LineType, contour_generator
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, IdentityTransform

from core.arrays import Array

IDENTITY = IdentityTransform()
NEARLY = 220
"""A pixel of the surface at least as opaque as this lies on a seam between two quads, and is meant to be opaque: the
seams' noise could hardly be compressed."""


@dataclass(frozen=True)
class Lines:
    """Line segments on the surface. `ends`: (m, 2, 2), the (column, row) of both ends on the grid, row rising."""

    ends: Array
    colour: tuple[float, float, float, float]
    width: float
    """In pixels."""


def level_lines(values: Array, levels: Array) -> Array:
    """The level lines of values (rows, columns) as segments (m, 2, 2) of (column, row) pairs."""
    generator = contour_generator(z=values, line_type=LineType.Separate)
    pieces = [np.asarray(line, dtype=float) for level in levels for line in generator.lines(level)]
    if not pieces:
        return np.empty((0, 2, 2))
    return np.concatenate([np.stack([line[:-1], line[1:]], axis=1) for line in pieces])


def hatching(mask: Array, spacing: float, finesse: int = 4) -> Array:
    """Diagonal hatching of the cells where mask (rows, columns) holds, as segments (m, 2, 2) of (column, row).

    `spacing` is the distance of the lines in cells, `finesse` the number of pieces that a line has a cell.
    """
    rows, columns = mask.shape
    along = np.arange(0.0, min(rows, columns) * 2, 1 / finesse)
    pieces = []
    for offset in np.arange(-rows, columns, spacing):
        points = np.column_stack([offset + along, along])
        inside = (points >= 0).all(1) & (points[:, 0] <= columns - 1) & (points[:, 1] <= rows - 1)
        points = points[inside]
        held = mask[points[:, 1].round().astype(int), points[:, 0].round().astype(int)]
        both = held[:-1] & held[1:]
        pieces.append(np.stack([points[:-1][both], points[1:][both]], axis=1))
    return np.concatenate(pieces)


def draw(
    size: tuple[int, int],
    mesh: Array,
    colours: Array | None,
    lines: tuple[Lines, ...],
) -> Array:
    """The picture as RGBA bytes (height, width, 4), transparent where nothing is.

    mesh: (rows, columns, 2) places of the grid in pixels, y up; colours: (rows - 1, columns - 1, 4) in 0..1, or
    None for the lines alone.
    """
    renderer = RendererAgg(*size, 72)
    gc = renderer.new_gc()
    if abs(_depth(mesh.swapaxes(0, 1))) > abs(_depth(mesh)):  # strips lie across the view, not along it
        mesh = mesh.swapaxes(0, 1)
        colours = None if colours is None else colours.swapaxes(0, 1)
        lines = tuple(replace(line, ends=line.ends[..., ::-1]) for line in lines)
    rows, columns = mesh.shape[:2]
    from_far = range(rows - 2, -1, -1) if _depth(mesh) > 0 else range(rows - 1)
    whole = colours is None or _is_flat(mesh)
    strips = [slice(0, rows - 1)] if whole else [slice(row, row + 1) for row in from_far]
    far_first = slice(None, None, -1 if _depth(mesh.swapaxes(0, 1)) > 0 else 1)
    for strip in strips:
        if colours is not None:
            face = np.ascontiguousarray(colours[strip, far_first]).reshape(-1, 4)
            part = np.ascontiguousarray(mesh[strip.start : strip.stop + 1, far_first])
            gc.set_linewidth(0.7)  # the quads' own colour on their edges closes the seams between them
            renderer.draw_quad_mesh(
                gc, IDENTITY, columns - 1, len(part) - 1, part, np.zeros((1, 2)), IDENTITY, face, True, face
            )
        for line in lines:
            _draw_lines(renderer, gc, _in_strip(line.ends, strip), line, mesh)
    pixels = np.asarray(renderer.buffer_rgba()).copy()
    if colours is not None:
        pixels[..., 3][pixels[..., 3] > NEARLY] = 255
    return pixels


def _depth(mesh: Array) -> float:
    """How much further away the last row is than the first: what is far stands higher in the picture."""
    return float(mesh[-1, :, 1].mean() - mesh[0, :, 1].mean())


def _is_flat(mesh: Array) -> bool:
    """Seen from above: no strip can hide another."""
    return bool(np.ptp(mesh[:, :, 1], axis=1).max() < 1e-6)


def _in_strip(ends: Array, strip: slice) -> Array:
    row = np.floor(ends[:, :, 1].min(axis=1) + 1e-9)
    chosen: Array = ends[(row >= strip.start) & (row < strip.stop)]
    return chosen


def _draw_lines(renderer: RendererAgg, gc: object, ends: Array, line: Lines, mesh: Array) -> None:
    if not len(ends):
        return
    vertices = _on_mesh(ends.reshape(-1, 2), mesh)
    codes = np.tile([Path.MOVETO, Path.LINETO], len(ends)).astype(Path.code_type)
    gc.set_linewidth(line.width)  # type: ignore[attr-defined]
    gc.set_foreground(line.colour, isRGBA=True)  # type: ignore[attr-defined]
    renderer.draw_path(gc, Path(vertices, codes), Affine2D())


def _on_mesh(cells: Array, mesh: Array) -> Array:
    """Places in pixels of fractional (column, row) pairs (m, 2), between the mesh's points."""
    low = np.clip(np.floor(cells).astype(int), 0, np.array(mesh.shape[1::-1]) - 2)
    part = cells - low
    c, r = low.T
    across, up = part[:, :1], part[:, 1:]
    below = mesh[r, c] * (1 - across) + mesh[r, c + 1] * across
    above = mesh[r + 1, c] * (1 - across) + mesh[r + 1, c + 1] * across
    places: Array = below * (1 - up) + above * up
    return places
