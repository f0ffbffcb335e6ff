"""Pixels of a loss surface: a shaded mesh with level lines, drawn by Matplotlib's Agg in milliseconds.

Manim's own Surface takes a hundred times as long a frame. The mesh is drawn strip by strip from far to near, each
strip from its far end and followed by the lines that lie on it, so that what is in front hides what is behind.

Quads are drawn without smooth edges, which tile without a seam and cost a third; those of the rim, where an edge is
seen, are drawn with smooth ones.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from contourpy import LineType, contour_generator
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, IdentityTransform

from core.arrays import Array

IDENTITY = IdentityTransform()
HAIR = 0.7
"""Width in pixels of the line around a quad on the rim: it closes the seams between them, nearly."""
OPAQUE, NEARLY = np.uint32(255 << 24), np.uint32(221 << 24)
"""A pixel of the surface nearly opaque lies on such a seam, and is meant to be opaque."""
NOTHING = np.empty((0, 4))


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
    mesh, colours, lines = _from_far(mesh, colours, lines)
    rows = len(mesh) - 1
    whole = colours is None or _is_flat(mesh)
    strips = [slice(0, rows)] if whole else [slice(row, row + 1) for row in range(rows)]
    rim = None if colours is None else _rim(colours[..., 3] > 0)
    turns = [np.zeros(len(line.ends)) if whole else _turns(line.ends, mesh) for line in lines]
    places = [_on_mesh(line.ends.reshape(-1, 2), mesh).reshape(-1, 2, 2) for line in lines]
    for turn in range(len(strips) + 1):
        if colours is not None and rim is not None:
            for strip in strips[turn : turn + 1]:
                _draw_quads(renderer, gc, mesh[strip.start : strip.stop + 1], colours[strip], rim[strip])
        for line, ends, due in zip(lines, places, turns, strict=True):
            _draw_lines(renderer, gc, ends[due == turn], line)
    pixels: Array = np.asarray(renderer.buffer_rgba()).copy()
    if colours is not None:
        whole_pixels = pixels.view("<u4")  # the opacity is the highest byte: five times as fast as every fourth byte
        np.bitwise_or(whole_pixels, OPAQUE, out=whole_pixels, where=whole_pixels >= NEARLY)
    return pixels


def _from_far(
    mesh: Array, colours: Array | None, lines: tuple[Lines, ...]
) -> tuple[Array, Array | None, tuple[Lines, ...]]:
    """The same surface, its rows lying across the view, the first row and the first column farthest away."""
    if abs(_depth(mesh.swapaxes(0, 1))) > abs(_depth(mesh)):
        mesh = mesh.swapaxes(0, 1)
        colours = None if colours is None else colours.swapaxes(0, 1)
        lines = tuple(replace(line, ends=line.ends[..., ::-1]) for line in lines)
    for axis in (0, 1):
        if _depth(mesh.swapaxes(0, axis)) > 0:
            mesh = np.flip(mesh, axis)
            colours = None if colours is None else np.flip(colours, axis)
            last, turned = mesh.shape[axis] - 1, np.array([axis == 1, axis == 0])  # a line's end is (column, row)
            lines = tuple(replace(line, ends=np.where(turned, last - line.ends, line.ends)) for line in lines)
    return mesh, colours, lines


def _turns(ends: Array, mesh: Array) -> Array:
    """With which strip each segment is drawn: its own, or the next one, whose edge would cut into it; but not where the
    surface folds between them, for there the next one hides what is behind."""
    across, along = mesh[:-1, 1:] - mesh[:-1, :-1], mesh[1:, :-1] - mesh[:-1, :-1]
    area = across[..., 0] * along[..., 1] - across[..., 1] * along[..., 0]
    above = area * area.sum() > 0
    column, row = np.floor(ends.min(axis=1) + 1e-9).astype(int).T
    row, column = np.minimum(row, len(above) - 1), np.minimum(column, above.shape[1] - 1)
    turns: Array = row + (above[row, column] == above[np.minimum(row + 1, len(above) - 1), column])
    return turns


def _rim(there: Any) -> Array:
    """The quads (rows, columns) that have nothing beside them on a side."""
    around = np.pad(there, 1)
    rim: Array = there & ~(around[:-2, 1:-1] & around[2:, 1:-1] & around[1:-1, :-2] & around[1:-1, 2:])
    return rim


def _draw_quads(renderer: RendererAgg, gc: object, mesh: Array, colours: Array, rim: Array) -> None:
    origin = np.zeros((1, 2))
    inner = np.where(rim[..., None], 0.0, colours).reshape(-1, 4)
    rows, columns = rim.shape
    renderer.draw_quad_mesh(
        gc, IDENTITY, columns, rows, np.ascontiguousarray(mesh), origin, IDENTITY, inner, False, NOTHING
    )
    r, c = rim.nonzero()
    quads = np.stack([mesh[r, c], mesh[r, c + 1], mesh[r + 1, c + 1], mesh[r + 1, c]], axis=1)
    renderer.draw_path_collection(
        gc, IDENTITY, [Path(quad) for quad in quads], np.empty((0, 3, 3)), origin, IDENTITY, colours[rim], colours[rim],
        [HAIR], [(0, None)], [True], [None], "screen",  # type: ignore[list-item]
    )  # fmt: skip


def _depth(mesh: Array) -> float:
    """How much further away the last row is than the first: what is far stands higher in the picture."""
    return float(mesh[-1, :, 1].mean() - mesh[0, :, 1].mean())


def _is_flat(mesh: Array) -> bool:
    """Seen from above: no strip can hide another."""
    return bool(np.ptp(mesh[:, :, 1], axis=1).max() < 1e-6)


def _draw_lines(renderer: RendererAgg, gc: object, ends: Array, line: Lines) -> None:
    """Draw segments (m, 2, 2), in pixels."""
    if not len(ends):
        return
    codes = np.tile([Path.MOVETO, Path.LINETO], len(ends)).astype(Path.code_type)
    gc.set_linewidth(line.width)  # type: ignore[attr-defined]
    gc.set_foreground(line.colour, isRGBA=True)  # type: ignore[attr-defined]
    renderer.draw_path(gc, Path(ends.reshape(-1, 2), codes), Affine2D())


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
