"""Takes a scene's picture: walks its mobjects and says of each what a viewer would call it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
from manim import DashedVMobject, ImageMobject, Text, Typst, VMobject, config
from manim.mobject.geometry.line import DashedLine
from manim.mobject.svg.svg_mobject import VMobjectFromSVGPath

from lecture.check import names
from lecture.check.picture import VISIBLE, Colour, Kind, Part, Picture, Plot, Thing
from lecture.check.shapes import Shape, shape
from scenes.kit.components.chart import Chart
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style

SMALL = 0.7
"""A closed shape up to this size is a point or a ring; a larger one is a panel, an area or a curve."""
SOLID = 0.8
"""A large fill at least this opaque is a panel: text stands on it or off it, not across its edge."""
BLACK: Colour = (0.0, 0.0, 0.0)
SHRUNK = 2
"""Of an image's pixels, every second row and column is kept."""


class Eye:
    """Takes pictures of one scene; keeps the outlines of what stays where it was."""

    def __init__(self, style: Style, safe: Box | None) -> None:
        self.style, self.safe = style, safe
        self.digit = float(style.formula("0", size="label")[0].height) / style.theme.sizes.label
        """Height of a digit at size 1."""
        self._known: dict[int, tuple[Any, Shape | None]] = {}

    def picture(self, mobjects: Iterable[Any], rest: bool = True) -> Picture:
        """The picture of what these mobjects and all their parts show, the later over the earlier.

        Sizes of type are measured only at `rest`.
        """
        walk = _Walk(self, rest)
        for mobject in mobjects:
            walk.visit(mobject, None, {})
        width, height = config.frame_width, config.frame_height
        return Picture(
            walk.things(),
            tuple(walk.plots),
            Box(-width / 2, width / 2, -height / 2, height / 2),
            self.safe,
            names.rgb(self.style.theme.colours.background),
            self.style.theme,
        )

    def shape(self, mobject: Any, closed: bool) -> Shape | None:
        """A mobject's own outline."""
        key, points = 2 * id(mobject) + closed, mobject.points
        known = self._known.get(key)
        if known is not None and known[0].shape == points.shape and (known[0] == points).all():
            return known[1]
        outline = shape(points, closed)
        self._known[key] = (points.copy(), outline)
        return outline


@dataclass
class _Draft:
    """A thing while its parts are gathered. `mobject` is what it is named after."""

    kind: Kind | None
    mobject: Any
    allowed: dict[str, str]
    parts: list[Part] = field(default_factory=list)


class _Walk:
    """One walk through a scene's mobjects."""

    def __init__(self, eye: Eye, rest: bool) -> None:
        self.eye, self.rest = eye, rest
        self.plots: list[Plot] = []
        self.drafts: dict[int, _Draft] = {}
        self.axes: set[int] = set()
        self.leaves: list[tuple[float, Any, _Draft]] = []

    def visit(self, mobject: Any, draft: _Draft | None, allowed: dict[str, str], parent: Any = None) -> None:
        allowed = {**allowed, **getattr(mobject, "allowed", {})}
        if isinstance(mobject, Chart):
            self._chart(mobject)
        if draft is None:
            kind = _kind(mobject)
            owner = parent if kind == "formula" and parent is not None and not isinstance(mobject, Typst) else mobject
            if kind is not None or len(mobject.points):
                draft = self.drafts.setdefault(id(owner), _Draft(kind, owner, allowed))
        if len(mobject.points) and draft is not None:
            self.leaves.append((float(mobject.z_index), mobject, draft))
        inner = draft if draft is not None and draft.kind is not None else None
        for child in mobject.submobjects:
            self.visit(child, inner, allowed, mobject)

    def things(self) -> tuple[Thing, ...]:
        """What was found, from back to front."""
        for layer, (_, mobject, draft) in enumerate(sorted(self.leaves, key=lambda leaf: leaf[0])):
            part = self._part(mobject, layer)
            if part is not None and (part.alpha > VISIBLE or part.pixels is not None):
                draft.parts.append(part)
        found = [self._thing(draft) for draft in self.drafts.values() if draft.parts]
        return tuple(sorted(found, key=lambda thing: thing.layer))

    def _part(self, mobject: Any, layer: int) -> Part | None:
        if isinstance(mobject, ImageMobject):
            return _image(mobject, layer)
        fill, fill_alpha = _paint(mobject.fill_rgbas)
        stroke, stroke_alpha = _paint(mobject.stroke_rgbas)
        width = float(mobject.stroke_width)
        outline = self.eye.shape(mobject, fill_alpha > VISIBLE)
        if outline is None:
            return None
        return Part(outline, fill, fill_alpha, stroke, stroke_alpha if width > 0 else 0.0, width, layer)

    def _thing(self, draft: _Draft) -> Thing:
        kind: Kind = "axis" if id(draft.mobject) in self.axes else draft.kind or _looks(draft)
        mobject, parts, source = draft.mobject, tuple(draft.parts), names.source(draft.mobject)
        name = names.name(kind, source, parts, self.eye.style.theme)
        size = self._size(kind, mobject, parts) if self.rest else 0.0
        bold = getattr(mobject, "weight", "NORMAL") != "NORMAL"
        return Thing(kind, name, parts, source, size, bold, draft.allowed)

    def _size(self, kind: Kind, mobject: Any, parts: tuple[Part, ...]) -> float:
        """Of type, on Manim's scale of Text, as it is drawn now."""
        if isinstance(mobject, Typst):
            return float(mobject.font_size) / self.eye.style.theme.sizes.formula
        if isinstance(mobject, Text):
            return float(mobject.font_size)
        return max(part.shape.box.height for part in parts) / self.eye.digit if kind == "number" else 0.0

    def _chart(self, chart: Chart) -> None:
        parts = (chart.x_axis, chart.y_axis, *(tick[0] for ticks in (chart.x_ticks, chart.y_ticks) for tick in ticks))
        self.axes |= {id(part) for part in parts}
        outline = self.eye.shape(chart.area, True)
        if outline is None:
            return
        x, y, box = chart.x_range, chart.y_range, outline.box
        written = " ".join(names.source(name) for name in chart.names)
        is_map = "param(w)" in written and "param(b)" in written
        self.plots.append(Plot(box, is_map, (box.width / (x.high - x.low), box.height / (y.high - y.low))))


def _kind(mobject: Any) -> Kind | None:
    """What a mobject's class says it is; None if its looks must say, or it is a mere group."""
    if isinstance(mobject, Text):
        return "text"
    if isinstance(mobject, Typst | VMobjectFromSVGPath):
        return "formula"
    if isinstance(getattr(mobject, "text", None), str):
        return "number"
    if isinstance(mobject, ImageMobject):
        return "image"
    if isinstance(mobject, DashedLine | DashedVMobject):
        return "curve"
    return "arrow" if hasattr(mobject, "has_tip") and mobject.has_tip() else None


def _looks(draft: _Draft) -> Kind:
    """A point, ring, panel, area or curve, by size and fill."""
    part = draft.parts[0]
    size = max(part.shape.box.width, part.shape.box.height)
    if part.fill_alpha > VISIBLE:
        return "point" if size <= SMALL else "panel" if part.fill_alpha >= SOLID else "area"
    points = cast(VMobject, draft.mobject).points
    closed = np.allclose(points[0], points[-1], atol=1e-3)
    return "ring" if closed and size <= SMALL else "curve"


def _paint(rgbas: Any) -> tuple[Colour, float]:
    if not len(rgbas):
        return BLACK, 0.0
    red, green, blue, alpha = (float(channel) for channel in rgbas[0])
    return (red, green, blue), alpha


def _image(image: Any, layer: int) -> Part | None:
    """The part of an upright image where it is not transparent; None if it is so everywhere."""
    pixels = image.pixel_array[::SHRUNK, ::SHRUNK]
    seen = pixels[:, :, 3] > 255 * VISIBLE
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if not len(rows):
        return None
    (top, bottom), (left, right) = (rows[0], rows[-1] + 1), (columns[0], columns[-1] + 1)
    corner, size = image.points[0, :2], image.points[3, :2] - image.points[0, :2]  # upper left, and to lower right
    ends = np.array([[left, top], [right, top], [right, bottom], [left, bottom]]) / seen.shape[::-1]
    around = corner + ends * size
    shown = pixels[top:bottom, left:right].copy()
    outline = Shape(np.stack([around, np.roll(around, -1, axis=0)], axis=1))
    return Part(outline, BLACK, 0.0, BLACK, 0.0, 0.0, layer, shown)
