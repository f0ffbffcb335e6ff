"""LectureMap: the lecture's parts as cards in a row; the one that we are in is lit."""

from collections.abc import Mapping
from itertools import pairwise

from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UL,
    UP,
    Animation,
    Arrow,
    Create,
    Dot,
    Line,
    ReplacementTransform,
    RoundedRectangle,
    Transform,
    VGroup,
    VMobject,
)

from scenes.experiments.glimpses import Glimpse
from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import Samples, gap
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style

GAP, AIR = 0.7, 0.24
"""Between the cards, and between a card's edge and what stands on it."""
MOST = 3
"""Cards that have room beside each other."""
GROWN = 1.05
"""A lit card, against the others: its colours are not the only sign."""


class Picture(VGroup):
    """A glimpse drawn on a small chart without numbers. `drawn`: what is created in sight, one after the other."""

    def __init__(self, style: Style, box: Box, glimpse: Glimpse) -> None:
        left, right, low, high = glimpse.bounds
        self.chart = Chart(style, box, Range(left, right), Range(low, high))
        role = "loss" if glimpse.are_losses else "model"
        self.curves = VGroup(*(self.chart.curve(x, y, role) for x, y in glimpse.curves))
        x, y = glimpse.samples
        places = self.chart.place(x, y)
        self.samples: VGroup
        if glimpse.labels is None:
            self.samples = VGroup(*(Dot(at, style.theme.sizes.dot, color=style.colour("ink")) for at in places))
        else:
            self.samples = Samples(self.chart, x, y, glimpse.labels)
        heights = () if glimpse.gaps is None else self.chart.place(x, glimpse.gaps)
        self.gaps = VGroup(*(gap(style, start, end) for start, end in zip(places, heights, strict=False)))
        super().__init__(self.chart, self.curves, self.gaps, self.samples)

    @property
    def drawn(self) -> tuple[VMobject, ...]:
        return (*self.curves, *self.gaps)


class Card(VGroup):
    """A part in `box`: its number, its name, what is special about it, and its picture."""

    def __init__(self, style: Style, box: Box, number: int, name: str, about: str, glimpse: Glimpse) -> None:
        self.frame = RoundedRectangle(width=box.width, height=box.height, corner_radius=0.15)
        self.frame.set_fill(style.colour("panel"), opacity=1).move_to(box.centre)
        self.frame.set_stroke(style.colour("ink"), width=style.theme.sizes.thin_line)
        self.number = style.formula(str(number), "muted")
        self.number.move_to((box.left + AIR, box.top - AIR, 0.0), aligned_edge=UL)
        self.about = style.text(about, "ink").move_to((box.left + AIR, box.bottom + AIR, 0.0), aligned_edge=DOWN + LEFT)
        self.title = style.text(name, size="body", bold=True)
        self.title.next_to(self.about, UP, buff=0.2).align_to(self.about, LEFT)
        low, high = self.title.get_top()[1] + AIR, self.number.get_bottom()[1] - AIR / 3
        room = Box(box.left + 1.5 * AIR, box.right - 1.5 * AIR, low, high)
        self.picture = Picture(style, room, glimpse)
        super().__init__(self.frame, self.number, self.about, self.title, self.picture)


def _inner(room: Box) -> Box:
    """A card's box while it is not lit: lit, it fills the room."""
    across, up = room.width * (1 - 1 / GROWN) / 2, room.height * (1 - 1 / GROWN) / 2
    return room.inset(across, across, up, up)


class LectureMap(VGroup):
    """A card for each of the `parts`, in the middle of `box`, which has room for `MOST`, with arrows from one to the
    next. They begin unlit; `lighting` changes that."""

    def __init__(self, style: Style, box: Box, parts: Mapping[str, Glimpse]) -> None:
        self.style = style
        width = (box.width - (MOST - 1) * GAP) / MOST
        cards = []
        for k, (part, glimpse) in enumerate(parts.items()):
            left = box.centre[0] - width / 2 + (k - (len(parts) - 1) / 2) * (width + GAP)
            name, about = (style.words.text(f"lecture-map.{key}.{part}") for key in ("names", "abouts"))
            room = Box(left, left + width, box.bottom, box.top)
            cards.append(Card(style, _inner(room), k + 1, name, about, glimpse))
        self.unlit = [self._unlit(card) for card in cards]
        for card in cards:
            card.scale(GROWN)
        self.lit = [card.copy() for card in cards]
        self.cards = cards
        self.arrows = VGroup(*(self._arrow(*pair) for pair in pairwise(cards)))
        super().__init__(self.arrows, *cards)

    def light(self, place: int | None) -> None:
        """Light one card (None: none) at once."""
        for k, card in enumerate(self.cards):
            card.become(self.lit[k] if k == place else self.unlit[k])

    def lighting(self, place: int) -> list[Animation]:
        """Light that card, and no other."""
        run_time = self.style.theme.durations.move
        goals = ((self.lit if k == place else self.unlit)[k] for k in range(len(self.cards)))
        return [Transform(card, goal.copy(), run_time=run_time) for card, goal in zip(self.cards, goals, strict=True)]

    def drawing(self, place: int) -> list[Animation]:
        """The picture of a lit card is drawn in sight."""
        run_time = self.style.theme.durations.understand
        return [Create(part, run_time=run_time) for part in self.cards[place].picture.drawn]

    def empty(self, place: int) -> None:
        """Leave the pictures out from this card on."""
        for cards in (self.cards, self.lit, self.unlit):
            for card in cards[place:]:
                card.picture.curves.set_stroke(opacity=0)
                card.picture.gaps.set_stroke(opacity=0)

    def becoming(self, place: int) -> list[Animation]:
        """What the card before has drawn, its gaps if it has some, becomes the curves of this one, which is lit and was
        left empty; then its own gaps are drawn."""
        before, now = (self.cards[k].picture for k in (place - 1, place))
        curves, gaps = (part.copy().set_stroke(opacity=1) for part in (now.curves, now.gaps))
        now.samples.set_z_index(1)  # above what comes
        source = before.curves
        if len(before.gaps):  # whole lines: dashes would swarm
            source = VGroup(*(Line(gap.get_start(), gap.get_end()).match_style(gap[0]) for gap in before.gaps))
        coming = ReplacementTransform(source.copy(), curves)
        return [coming, Create(gaps)] if len(gaps) else [coming]

    def _unlit(self, card: Card) -> Card:
        dim: Card = card.copy()
        dim.frame.set_stroke(self.style.colour("grid"))
        dim.frame.set_fill(self.style.colour("background"))
        for part in (dim.number, dim.about, dim.title, dim.picture):
            part.fade(1 - self.style.theme.dimmed)
        return dim

    def _arrow(self, one: Card, other: Card) -> Arrow:
        colour, width = self.style.colour("muted"), self.style.theme.sizes.thin_line
        ends = (one.frame.get_right() + 0.12 * RIGHT, other.frame.get_left() + 0.12 * LEFT)
        return Arrow(*ends, buff=0, color=colour, stroke_width=width, tip_length=0.16)
