"""The stations of the lecture's road: cards with a name, a formula, and a picture that the student has seen."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from manim import LEFT, RIGHT, UL, UP, Animation, DashedVMobject, Group, Mobject, RoundedRectangle, VGroup, VMobject

from core.arrays import Array
from scenes.experiments.answers import SHARES, SLOPES
from scenes.experiments.glimpses import branches, line_through_houses
from scenes.experiments.road import LEVELS, Bend, Fate, rows
from scenes.kit.components.chart import Chart
from scenes.kit.components.lecture_map import Picture
from scenes.kit.components.loss_view import LossView
from scenes.kit.components.marks import Samples, sample
from scenes.kit.components.trail import Trail
from scenes.kit.layout import HEADER, SAFE, Box, Range
from scenes.kit.manim_theme import Style

P = "model(hat(y))"
FORMULAS = {
    "line": f"{P} = param(w) x + param(b)",
    "sigmoid": f"{P} = sigma(param(w) x + param(b))",
    "squared-error": f"({P} - y)^2",
    "gradient": f"grad(nabla L) = ({P} - y) bold(x)",
    "convex": 'lambda_"min" (bold(H)) >= 0',
}
"""What a station leaves on paper."""
BRANCHES = ((f"-ln {P}", 0.1, LEFT), (f"-ln (1 - {P})", 0.9, RIGHT))
"""The cross-entropy's formulas, where each begins or ends, and on which side of it that is."""
HIGH = 3.2
"""The loss at which they stand."""
GAP, BETWEEN, AIR, LINE = 0.55, 0.5, 0.2, 0.43
"""Between two cards side by side, between the two rows, between a card's edge and what stands on it, and from its upper
edge to the line that its name stands on."""
ROOM = Box(SAFE.left, SAFE.right, SAFE.bottom + 0.05, HEADER.bottom - 0.3)
LARGEST = 2.0
"""The scale at which the first card is seen, at most."""
DASHES, TIP = 30, 0.1
"""Dashes of a curve, and the size of an arrow's tip."""


def boxes(count: int) -> list[Box]:
    """So many cards, row by row; the room is full with six of them."""
    width, height = (ROOM.width - 2 * GAP) / 3, (ROOM.height - BETWEEN) / 2
    return [
        Box(left, left + width, top - height, top)
        for row, beside in enumerate(rows(count))
        for top in [ROOM.top - row * (height + BETWEEN)]
        for left in [ROOM.left + k * (width + GAP) for k in range(beside)]
    ]


class Station(Group):
    """A card: `frame`, its name, and behind it a formula or a word; under them `room` for a picture."""

    def __init__(self, style: Style, box: Box, name: str, aside: Mobject) -> None:
        self.frame = RoundedRectangle(width=box.width, height=box.height, corner_radius=0.12).move_to(box.centre)
        self.frame.set_fill(style.colour("panel"), opacity=1)
        self.frame.set_stroke(style.colour("ink"), width=style.theme.sizes.thin_line)
        title = style.text(name, bold=True).move_to((box.left + AIR, box.top - AIR, 0), aligned_edge=UL)
        title.shift((box.top - LINE - title[0].get_bottom()[1]) * UP)  # accents and tails aside, all stand on one line
        aside.move_to((box.right - AIR, title[0].get_y(), 0), aligned_edge=RIGHT)
        self.room = box.inset(left=1.6 * AIR, right=1.6 * AIR, bottom=AIR, top=3.3 * AIR)
        super().__init__(self.frame, title, aside)


class Bending(VGroup):
    """Samples of two classes, and the line that `bend` makes a sigmoid."""

    def __init__(self, style: Style, box: Box, way: Bend) -> None:
        self.way, data = way, way.data
        self.chart = Chart(style, box, Range(way.across.low, way.across.high), Range(-0.35, 1.35))
        self.curve = self.chart.curve(way.x, way.line)
        self.samples = Samples(self.chart, data.x, data.y, data.y)
        super().__init__(self.chart, self.curve, self.samples)

    def bend(self, share: float) -> None:
        """When this share of the way is gone."""
        self.chart.set_curve(self.curve, self.way.x, self.way.at(share))


class Slopes(VGroup):
    """dL/dz of both losses over ŷ for class 0: the cross-entropy's whole, the squared error's dashed."""

    def __init__(self, style: Style, box: Box) -> None:
        self.chart = Chart(style, box, Range(-0.04, 1.04), Range(-0.12, 1.1))
        bce, mse = (self.chart.curve(SHARES, SLOPES[name](SHARES, 0.0), "gradient") for name in ("bce", "mse"))
        self.curves = VGroup(bce, DashedVMobject(mse, num_dashes=DASHES, dashed_ratio=0.6))
        super().__init__(self.chart, self.curves, sample(style, self.chart.spot(0, 0), 0))


class Valley(Group):
    """A loss over (w, b), as high as the box and in equal scales; a descent on it, and a word for where it ends."""

    def __init__(self, style: Style, box: Box, fate: Fate, word: str) -> None:
        surface, high = fate.surface, fate.ceiling
        half = box.height * np.ptp(surface.w) / np.ptp(surface.b) / 2
        room = Box(box.centre[0] - half, box.centre[0] + half, box.bottom, box.top)
        self.view = LossView(style, room, surface, LEVELS * high, ceiling=high, x_name="", y_name="")
        self.trail = Trail(self.view, fate.path)
        across, up = fate.free_corner(word)
        place = (room.left + across * room.width, room.bottom + up * room.height, 0)
        self.word = style.text(word).next_to(place, RIGHT if across < 0.5 else LEFT, buff=0)
        self.later = (self.word,)
        super().__init__(self.view, self.trail)


class Branches(Picture):
    """What an answer costs for either label, with the two formulas."""

    def __init__(self, style: Style, box: Box) -> None:
        super().__init__(style, box, branches())
        self.formulas = VGroup()
        for source, p, side in BRANCHES:
            formula = style.formula(source, size="label")
            self.formulas.add(formula.move_to(self.chart.spot(p, HIGH), aligned_edge=side))
        self.later = (self.formulas,)


class Road:
    """The stations `keys`, the arrows between them, and what is drawn on each; `label` gives a word of the scene.

    One looks at so much of it as is built: `looks` are the scale and the middle of what is seen at each station."""

    def __init__(
        self, style: Style, keys: Sequence[str], way: Bend, ends: Mapping[str, Fate], label: Callable[[str], str]
    ) -> None:
        self.keys, places = keys, boxes(len(keys))
        self.arrows = VGroup(*(_arrow(style, one, other) for one, other in pairwise(places)))
        draw: dict[str, Callable[[Box], Group | VGroup]] = {
            "line": lambda box: Picture(style, box, line_through_houses()),
            "sigmoid": lambda box: Bending(style, box, way),
            "squared-error": lambda box: Valley(style, box, ends["mse"], label("stuck")),
            "cross-entropy": lambda box: Branches(style, box),
            "gradient": lambda box: Slopes(style, box),
            "convex": lambda box: Valley(style, box, ends["bce"], label("valley")),
        }
        self.stations: dict[str, Station] = {}
        self.pictures: dict[str, Any] = {}
        for key, box in zip(keys, places, strict=True):
            formula = FORMULAS.get(key)
            aside = style.formula(formula, size="label") if formula else style.text(label("surprise"), "loss")
            self.stations[key] = Station(style, box, label(key), aside)
            self.pictures[key] = draw[key](self.stations[key].room)
        self.units = [
            Group(self.stations[key], picture, *getattr(picture, "later", ())) for key, picture in self.pictures.items()
        ]
        self.looks = [_look(places[: k + 1]) for k in range(len(places))]
        self.look = (1.0, np.array(ROOM.centre))

    def step_back(self, place: int) -> Animation | None:
        """Look at the road as far as this station; what is not built yet goes along unseen."""
        (scale, middle), (before, old) = self.looks[place], self.look
        if scale == before and np.allclose(middle, old):
            return None
        self.look = scale, middle
        times, by = scale / before, scale * (old - middle)
        drawn = max(0, place - 1)
        for ahead in (*self.units[place:], *self.arrows[drawn:]):
            ahead.scale(times, about_point=ROOM.centre).shift(by)
        built = Group(*self.units[:place], *self.arrows[:drawn])
        return built.animate.scale(times, about_point=ROOM.centre).shift(by) if place else None


def _look(places: list[Box]) -> tuple[float, Array]:
    """As large as these cards can be seen in the room, and the middle of them; from the second row on all are there."""
    left, right = places[0].left, max(box.right for box in places)
    bottom, top = min(box.bottom for box in places), places[0].top
    scale = min(ROOM.width / (right - left), ROOM.height / (top - bottom), LARGEST)
    return scale, np.array([(left + right) / 2, (bottom + top) / 2, 0.0])


def _arrow(style: Style, one: Box, other: Box) -> VGroup:
    """From a card to the next, straight or around the row's end."""
    if one.top == other.top:
        corners = [(one.right + 0.1, one.centre[1], 0.0), (other.left - 0.1, other.centre[1], 0.0)]
    else:
        gutter = (one.bottom + other.top) / 2
        corners = [(one.centre[0], one.bottom - 0.06, 0.0), (one.centre[0], gutter, 0.0)]
        corners += [(other.centre[0], gutter, 0.0), (other.centre[0], other.top + 0.06, 0.0)]
    line = VMobject(stroke_color=style.colour("muted"), stroke_width=style.theme.sizes.thin_line)
    line.set_points_as_corners(np.array(corners))
    end, before = np.array(corners[-1]), np.array(corners[-2])
    along = (end - before) / np.linalg.norm(end - before)
    across = np.array([-along[1], along[0], 0.0])
    tip = VMobject(stroke_color=style.colour("muted"), stroke_width=style.theme.sizes.thin_line)
    tip.set_points_as_corners(np.array([end + TIP * (across - along), end, end - TIP * (across + along)]))
    return VGroup(line, tip)
