"""The Hessian (slide idea 30): each entry born of a derivative of a derivative, and what it says about a surface."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from manim import (
    DOWN,
    IN,
    OUT,
    RIGHT,
    UP,
    Animation,
    Create,
    FadeIn,
    FadeOut,
    Group,
    Line,
    Mobject,
    UpdateFromAlphaFunc,
    VGroup,
    there_and_back,
)

from scenes.experiments.bends import LEVELS, POINTS, hessian, surface
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.algebra import NAME
from scenes.kit.components.flight import flight
from scenes.kit.components.floor import Floor
from scenes.kit.components.loss_view import MAP, LossView
from scenes.kit.components.rewrite import Rewrite, Track
from scenes.kit.layout import BODY, FOOT, Box
from scenes.squared_error import hessian_algebra as algebra
from scenes.squared_error.hessian_view import Bend, Sections

LEFT, RIGHT_BOX = BODY.split(0.6)
ROOM = RIGHT_BOX.inset(left=-0.2, bottom=0.3)
TALL = Box(ROOM.left, ROOM.right, FOOT.bottom + 0.45, ROOM.top)
WIDE = Box(-2.0, TALL.right, TALL.bottom, TALL.top)
"""The surface's room beside a foot, without one, and while only the function stands beside it."""
SIDE = BODY.height - 0.9
MAP_BOX = Box(RIGHT_BOX.centre[0] - SIDE / 2, RIGHT_BOX.centre[0] + SIDE / 2, BODY.bottom + 0.45, BODY.top - 0.45)
TILTED, TURNED, RELIEF = (-30.0, 28.0), (20.0, 28.0), 0.9
"""Azimuth and elevation of the camera before and after its turn; the surface's height."""
ROWS = (BODY.top - 0.35, BODY.top - 2.6, BODY.top - 4.8)
"""Heights of the function, its derivatives, and theirs."""
HIGH, CUTS = BODY.top - 1.4, Box(LEFT.left, LEFT.right - 0.6, BODY.bottom + 0.1, BODY.bottom + 1.5).inset(right=0.4)
"""Height of the matrix when the surface's cuts stand under it, and their room."""
AXES = ("x", "y")
ASIDE, ALONG = 0.38, 0.7
"""How far a branch's name stands from it, and at which share of it."""


class Hessian(LectureScene):
    """f = x² + 2x²y + y³: two derivatives, four second ones, the matrix, and two points where it is a bowl or not."""

    id = "hessian"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.surface = surface()
        ticks = {"w_ticks": (-1, 0, 1), "b_ticks": (-1, 0, 1, 2), "x_name": "x", "y_name": "y", "digits": 0}
        self.view = LossView(
            self.style, MAP_BOX, self.surface, LEVELS, room=WIDE, relief=RELIEF, **ticks  # type: ignore[arg-type]
        )  # fmt: skip
        self.floor = Floor(self.view, AXES)
        middle, quarter = LEFT.centre[0], LEFT.width / 4
        places = {"": 0.0, "x": -1.0, "y": 1.0, "xx": -1.5, "xy": -0.5, "yx": 0.5, "yy": 1.5}
        self.tree = {
            name: self.style.formula(source).move_to((middle + places[name] * quarter, ROWS[len(name)], 0))
            for name, source in algebra.TREE.items()
        }
        self.branches = VGroup()

    def numbers(self) -> Mapping[str, Number]:
        found = {}
        for k, point in enumerate(POINTS):
            found |= {f"x{k}": Number(point[0], 0), f"y{k}": Number(point[1], 0 if point[1].is_integer() else 1)}
            entries = hessian(point).ravel()
            found |= {f"{name}{k}": Number(float(v), 0) for name, v in zip(algebra.ENTRIES, entries, strict=True)}
        return found

    def construct(self) -> None:
        self.turn_the_surface()
        self.differentiate("", "first")
        self.differentiate("x", "by-x")
        self.differentiate("y", "by-y")
        self.put_into_a_matrix()
        self.look_into_the_bowl()
        self.find_the_saddle()

    def turn_the_surface(self) -> None:
        with self.beat("surface") as beat:
            self.view.look(*TILTED)
            self.floor.follow()
            function = self.tree[""]
            self.above = function.get_center()
            function.move_to(((LEFT.left + WIDE.left) / 2, WIDE.centre[1], 0))
            self.appear(self.floor, self.view.image)
            self.glide(TILTED, TURNED, 2 * self.durations.understand)
            beat.until(0.6)
            self.appear(function)

    def glide(
        self, start: tuple[float, float], end: tuple[float, float], seconds: float, *others: Animation,
        room: Box | None = None, bend: Bend | None = None,
    ) -> None:  # fmt: skip
        """The camera goes from one look to another, the surface to another room; what lies on it follows."""
        before, after = self.view.room, room or self.view.room

        def look(_: Mobject, share: float) -> None:
            self.view.fill(before.toward(after, share))
            self.view.look(*((1 - share) * a + share * b for a, b in zip(start, end, strict=True)))
            self.floor.follow()
            if bend:
                bend.follow()

        moving = Group(self.floor, self.view.image, *([bend] if bend else []))
        self.play(UpdateFromAlphaFunc(moving, look), *others, run_time=seconds)

    # Derivatives of derivatives -------------------------------------------------------------------------------------

    def differentiate(self, of: str, beat_id: str) -> None:
        with self.beat(beat_id) as beat:
            if not of:
                rise = self.tree[of].animate.move_to(self.above)
                self.glide(TURNED, TURNED, self.durations.move, rise, room=TALL)
            for by, share in zip(AXES, (0.15, 0.55), strict=True):
                beat.until(share)
                self.branch(of + by)

    def branch(self, name: str) -> None:
        """A derivative is born: a line with its name, then what is left of each term travels down."""
        before, by = name[:-1], name[-1]
        parent, child = self.tree[before], self.tree[name]
        start, end = parent.get_bottom() + 0.12 * DOWN, child.get_top() + 0.12 * UP
        line = Line(start, end, color=self.style.colour("muted"), stroke_width=self.style.theme.sizes.thin_line)
        sign = self.style.formula(algebra.BY[by], "gradient", "label")
        outward = np.cross(line.get_unit_vector(), OUT if end[0] < start[0] else IN)
        sign.move_to(line.point_from_proportion(ALONG) + ASIDE * outward)
        self.branches.add(line, sign)
        self.play(Create(line), FadeIn(sign), run_time=self.durations.appear)
        known = NAME.findall(algebra.TREE[before])
        ways = [(parent.select(part), child.select(part)) for part in NAME.findall(algebra.TREE[name]) if part in known]
        for factor, power in algebra.MULTIPLIED.get(name, {}).items():
            ways.append((parent.select(power), child.select(factor)))
        self.play(flight(self.style, ways, child))

    def put_into_a_matrix(self) -> None:
        with self.beat("matrix") as beat:
            middle, line = LEFT.centre[0], self.style.formula(algebra.DEFINITION)
            self.example = self.style.formula(algebra.EXAMPLE)
            self.matrix = (
                VGroup(line, self.example).arrange(RIGHT, buff=0.25).move_to((middle, BODY.centre[1] + 0.2, 0))
            )
            above = [formula for name, formula in self.tree.items() if len(name) < 2] + [self.branches]
            self.play(FadeOut(*above), run_time=self.durations.appear)
            self.appear(line)
            beat.until(0.4)
            ways = [(VGroup(*self.tree[name]), self.example.select(name)) for name in algebra.ENTRIES]
            self.play(flight(self.style, ways, self.example), FadeOut(*(self.tree[name] for name in algebra.ENTRIES)))
            beat.until(0.75)
            mixed = [mark for name in ("xy", "yx") for mark in self.example.select(name)]
            looks = ((mark, mark.copy(), mark.copy().scale(1.3)) for mark in mixed)
            growing = Rewrite(self.example, [Track(*look, 0.0, self.durations.move) for look in looks])
            growing.rate_func = there_and_back
            self.play(growing)

    # What it says ---------------------------------------------------------------------------------------------------

    def look_into_the_bowl(self) -> None:
        with self.beat("bowl") as beat:
            self.glide(TURNED, TURNED, self.durations.move, self.matrix.animate.set_y(HIGH), room=ROOM)
            self.bend, self.cut = self.bend_at(0)
            self.play(FadeIn(self.bend.ball, scale=0.5), run_time=self.durations.appear)
            self.say(self.at_point(0), self.label("bowl"))
            beat.until(0.45)
            self.draw_the_bend(self.bend, self.cut)

    def bend_at(self, k: int) -> tuple[Bend, Sections]:
        """How the surface bends at one of the two points."""
        return Bend(self.view, POINTS[k]), Sections(self.style, CUTS, POINTS[k], self.label("tangent"))

    def draw_the_bend(self, bend: Bend, cut: Sections) -> None:
        """The lines along which the surface bends most and least, from end to end, and the surface cut along them."""
        self.appear(*cut.charts)
        for line, curve in zip(bend.lines, cut.curves, strict=True):
            self.play(Create(line), Create(curve), run_time=self.durations.understand)

    def at_point(self, k: int) -> str:
        """The matrix of numbers at one of the two points."""
        point = f"({self.n(f'x{k}')}{_separator(self.style.format.separator)} {self.n(f'y{k}')})"
        return algebra.at_point(point, [self.n(f"{name}{k}") for name in algebra.ENTRIES])

    def find_the_saddle(self) -> None:
        with self.beat("saddle") as beat:
            there, cut = self.bend_at(1)
            self.play(FadeOut(self.bend.lines, self.cut), run_time=self.durations.appear)
            self.roll_to(there)
            self.say(self.at_point(1), self.label("saddle"))
            self.draw_the_bend(there, cut)
            beat.until(0.6)
            self.glide(TURNED, (0.0, MAP), self.durations.understand, bend=there)
            self.play(FadeOut(self.floor), FadeIn(self.view.chart), run_time=self.durations.appear)
            hatching = self.view.hatched(~self.surface.convex)
            self.add(hatching)
            self.bring_to_front(self.view.chart, there)
            self.play(FadeIn(hatching), run_time=self.durations.move)

    def roll_to(self, there: Bend) -> None:
        """The ball goes over the surface to another point, and is that one's from there on."""
        ball = self.bend.ball

        def roll(_: Mobject, share: float) -> None:
            ball.move_to(self.view.spot(*((1 - share) * self.bend.point + share * there.point)))

        self.play(UpdateFromAlphaFunc(ball, roll), run_time=self.durations.understand)
        self.remove(ball)
        self.add(there.ball)


def _separator(mark: str) -> str:
    """As a formula's source: a semicolon would begin a new row."""
    return f'"{mark}"'
