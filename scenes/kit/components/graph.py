"""Graph: a computation graph. Boxes with a formula each, arrows forward, and derivatives coming back below them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from manim import (
    DOWN,
    PI,
    UP,
    AnimationGroup,
    ArcBetweenPoints,
    Arrow,
    DashedVMobject,
    MathTypst,
    RoundedRectangle,
    ShowPassingFlash,
    Triangle,
    VGroup,
    VMobject,
)

from core.arrays import Array
from scenes.kit.manim_theme import Role, Style

HEIGHT, AIR, CORNER = 0.86, 0.3, 0.12
ROOM, ROOM_WIDTH = 0.42, 1.5
"""Added to the height of a box that has room for a number, and how wide that box is at least."""
TIP = 0.16
SPREAD = 0.32
"""Where an arrow back leaves and reaches a box, as a share of its width from its middle."""
BEND = -PI / 3


@dataclass(frozen=True)
class NodeSpec:
    """What stands in a box, where, in which role's colour, and whether it has `room` for a number under its formula.

    `size`: width and height of a box that holds more than its formula, which then stands at its top.
    """

    source: str
    at: tuple[float, float]
    role: Role = "ink"
    room: bool = False
    size: tuple[float, float] | None = None


class Node(VGroup):
    """A box with its formula."""

    def __init__(self, style: Style, spec: NodeSpec) -> None:
        self.formula: MathTypst = style.formula(spec.source)
        width, height = spec.size or (
            max(self.formula.width + 2 * AIR, ROOM_WIDTH if spec.room else HEIGHT),
            HEIGHT + (ROOM if spec.room else 0.0),
        )
        self.box = RoundedRectangle(width=width, height=height, corner_radius=CORNER)
        self.box.set_fill(style.colour("panel"), opacity=1)
        self.box.set_stroke(style.colour(spec.role), width=style.theme.sizes.thin_line)
        self.box.move_to((*spec.at, 0.0))
        self.formula.move_to(self.box.get_top() + HEIGHT / 2 * DOWN)
        super().__init__(self.box, self.formula)

    @property
    def room(self) -> Array:
        """The middle of the room under the formula."""
        middle: Array = self.box.get_bottom() + (HEIGHT / 2 + ROOM) / 2 * UP
        return middle


class Back(VGroup):
    """A dashed arrow from a box back to an earlier one, and under it the derivative that it carries."""

    def __init__(self, style: Style, start: Node, end: Node, factor: str) -> None:
        colour = style.colour("gradient")
        side = np.sign(end.box.get_x() - start.box.get_x())
        leave = start.box.get_bottom() + side * SPREAD * start.box.width * np.array([1.0, 0.0, 0.0])
        reach = end.box.get_bottom() - side * SPREAD * end.box.width * np.array([1.0, 0.0, 0.0])
        self.way = ArcBetweenPoints(leave + 0.06 * DOWN, reach + 0.1 * DOWN, angle=BEND)
        line = DashedVMobject(self.way, num_dashes=18, dashed_ratio=0.6)
        line.set_stroke(colour, width=style.theme.sizes.thin_line * 1.3)
        along = self.way.points[-1] - self.way.points[-2]
        tip = Triangle(stroke_width=0).set_fill(colour, opacity=1).scale_to_fit_height(TIP)
        tip.rotate(np.arctan2(along[1], along[0]) - PI / 2).move_to(self.way.get_end())
        self.line = VGroup(line, tip)
        self.factor: MathTypst = style.formula(factor)
        self.factor.next_to(self.way, DOWN, buff=0.2)
        super().__init__(self.line, self.factor)


class Graph(VGroup):
    """`nodes` by name and the arrows between them, `edges`, by their two names; both come on screen apart."""

    def __init__(self, style: Style, nodes: Mapping[str, NodeSpec], edges: Sequence[tuple[str, str]]) -> None:
        self.style = style
        self.nodes = {name: Node(style, spec) for name, spec in nodes.items()}
        self.edges = {(start, end): self._edge(self.nodes[start], self.nodes[end]) for start, end in edges}
        super().__init__(*self.edges.values(), *self.nodes.values())

    def back(self, start: str, end: str, factor: str) -> Back:
        """What comes back from `start` to `end`, one of its inputs: its derivative, a formula."""
        return Back(self.style, self.nodes[start], self.nodes[end], factor)

    def value(self, name: str, source: str) -> MathTypst:
        """A formula in the room of a box, for its number; it is put on screen by the scene."""
        return self.style.formula(source, size="label").move_to(self.nodes[name].room)

    def flow(self, *edges: tuple[str, str]) -> AnimationGroup:
        """Something runs forward along these arrows, at the same time."""
        return AnimationGroup(*(self._flash(self._trace(*self.edges[edge].get_start_and_end())) for edge in edges))

    def flow_back(self, *backs: Back) -> AnimationGroup:
        """Something runs back along these arrows, at the same time."""
        return AnimationGroup(*(self._flash(back.way.copy()) for back in backs))

    def _trace(self, start: Array, end: Array) -> VMobject:
        return VMobject().set_points_as_corners([start, end])

    def _flash(self, trace: VMobject) -> ShowPassingFlash:
        sizes = self.style.theme.sizes
        trace.set_stroke(self.style.colour("ink"), width=1.5 * sizes.line)
        return ShowPassingFlash(trace, time_width=0.6, run_time=self.style.theme.durations.move)

    def _edge(self, start: Node, end: Node) -> Arrow:
        """From border to border, along the line between the two middles."""
        a, b = start.box.get_center(), end.box.get_center()
        return Arrow(
            _border(start.box, b), _border(end.box, a), buff=0.06, color=self.style.colour("muted"), tip_length=TIP,
            stroke_width=self.style.theme.sizes.thin_line, max_tip_length_to_length_ratio=0.4,
        )  # fmt: skip


def _border(box: RoundedRectangle, towards: Array) -> Array:
    """Where the line from a box's middle towards a place leaves the box."""
    middle = box.get_center()
    way = towards - middle
    sides = ((box.width / 2, abs(way[0])), (box.height / 2, abs(way[1])))
    shares = [half / part for half, part in sides if part > 1e-9]
    place: Array = middle + min(shares) * way
    return place
