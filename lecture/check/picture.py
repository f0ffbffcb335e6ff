"""One picture of a moment: what is drawn, as outlines, colours and layers, without drawing it. The rules look at it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lecture.check.shapes import Points, Shape, union
from scenes.kit.layout import Box
from scenes.kit.theme import Theme

Kind = Literal["text", "formula", "number", "curve", "arrow", "axis", "point", "ring", "panel", "area", "image"]
WORDS: frozenset[Kind] = frozenset(("text", "formula", "number"))
LINES: frozenset[Kind] = frozenset(("curve", "arrow", "axis"))
Colour = tuple[float, float, float]
"""Red, green, blue from 0 to 1."""
Pixels = NDArray[np.uint8]
VISIBLE = 0.05
"""Opacity below which nothing is seen."""


@dataclass(frozen=True, eq=False)
class Part:
    """One outline and how it is painted. `layer`: the higher is in front. `width`: of the stroke, in Manim's unit."""

    shape: Shape
    fill: Colour
    fill_alpha: float
    stroke: Colour
    stroke_alpha: float
    width: float
    layer: int
    pixels: Pixels | None = None

    @property
    def alpha(self) -> float:
        """Opacity of what is seen most."""
        return max(self.fill_alpha, self.stroke_alpha)


@dataclass(frozen=True, eq=False)
class Thing:
    """What a viewer would name: a text, a formula, a curve, a point … with all its parts.

    `name`: in the reader's words; `source`: what is written (a formula's Typst source); `size`: of type, on Manim's
    scale of Text; `allowed`: the exceptions stated at it or at what it is part of.
    """

    kind: Kind
    name: str
    parts: tuple[Part, ...]
    source: str = ""
    size: float = 0.0
    bold: bool = False
    allowed: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def box(self) -> Box:
        return union([part.shape.box for part in self.parts])

    @property
    def layer(self) -> int:
        """Of its lowest part."""
        return min(part.layer for part in self.parts)

    @property
    def alpha(self) -> float:
        """Opacity of its most visible part."""
        return max(part.alpha for part in self.parts)

    @property
    def written(self) -> bool:
        """Whether it is read: text, a formula or a number."""
        return self.kind in WORDS


@dataclass(frozen=True)
class Plot:
    """A chart's area. `is_map`: it shows a loss over (w, b); `scales`: Manim units in one unit of x and of y."""

    area: Box
    is_map: bool
    scales: tuple[float, float]


@dataclass(frozen=True, eq=False)
class Picture:
    """All things that are seen, from back to front. `safe` is where they may stand, None for clips."""

    things: tuple[Thing, ...]
    plots: tuple[Plot, ...]
    frame: Box
    safe: Box | None
    background: Colour
    theme: Theme

    @property
    def texts(self) -> list[Thing]:
        """What is read."""
        return [thing for thing in self.things if thing.written]

    def of(self, *kinds: Kind) -> list[Thing]:
        """The things of these kinds."""
        return [thing for thing in self.things if thing.kind in kinds]

    def behind(self, places: Points, layer: int) -> Points:
        """The colours (n, 3) that lie under a layer at places (n, 2): panels, areas and images, one over the other."""
        seen = np.tile(np.array(self.background), (len(places), 1))
        for part in self._ground:
            if part.layer >= layer:
                break
            inside = part.shape.hold(places)
            if not inside.any():
                continue
            if part.pixels is None:
                colour, alpha = np.array([part.fill]), np.array([[part.fill_alpha]])
            else:
                colour, alpha = _sample(part.pixels, part.shape, places[inside])
            seen[inside] = seen[inside] * (1 - alpha) + colour * alpha
        return seen

    @cached_property
    def _ground(self) -> list[Part]:
        parts = [
            part
            for thing in self.things
            if not thing.written
            for part in thing.parts
            if part.fill_alpha > VISIBLE or part.pixels is not None
        ]
        return sorted(parts, key=lambda part: part.layer)


def pairs(first: list[Thing], second: list[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """Every two different things, one of each list, whose boxes meet; each couple once."""
    done: set[frozenset[int]] = set()
    for a in first:
        for b in second:
            couple = frozenset((id(a), id(b)))
            near = a.box.left <= b.box.right and b.box.left <= a.box.right
            if a is b or couple in done or not near or a.box.bottom > b.box.top or b.box.bottom > a.box.top:
                continue
            done.add(couple)
            yield a, b


def allowed(*things: Thing) -> dict[str, str]:
    """The exceptions stated at any of the things."""
    return {rule: reason for thing in things for rule, reason in thing.allowed.items()}


def _sample(pixels: Pixels, shape: Shape, places: Points) -> tuple[Points, Points]:
    """Colours and opacities of an upright image at places inside of it."""
    box, (rows, columns) = shape.box, pixels.shape[:2]
    column = ((places[:, 0] - box.left) / box.width * columns).astype(int).clip(0, columns - 1)
    row = ((box.top - places[:, 1]) / box.height * rows).astype(int).clip(0, rows - 1)
    rgba = pixels[row, column] / 255.0
    return rgba[:, :3], rgba[:, 3:4]
