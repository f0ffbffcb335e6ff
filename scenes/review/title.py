"""The lecture's title and its map (slide idea 1), and the map again, short, before the second and the third section."""

from typing import Any, ClassVar

import numpy as np
from manim import UL, UP, Create, FadeIn, FadeOut, Restore, VGroup

from core.activations import sigmoid
from core.datasets import flowers
from core.losses import add_intercept
from core.models import least_squares
from core.slides import given
from scenes.kit.base import LectureScene
from scenes.kit.components.chart import Chart
from scenes.kit.components.lecture_map import LectureMap
from scenes.kit.components.marks import Samples
from scenes.kit.layout import HEADER, SAFE, Box, Range
from scenes.kit.motion import changing

MAP_BOX = Box(SAFE.left, SAFE.right, SAFE.bottom + 0.1, HEADER.bottom - 0.35)
BEND_BOX = Box(-5.2, 5.2, SAFE.bottom, 1.0)
BANNER = 1.25
"""The title, while it is alone, against its size in the header."""


class MapScene(LectureScene):
    """A scene that shows the lecture's map."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.map = LectureMap(self.style, MAP_BOX)


class Title(MapScene):
    """The title over a line that bends into a sigmoid; then the three cards, each lit as it is named."""

    id = "title"

    def setup(self) -> None:
        """The author stands where the other scenes name their section; both lines begin large, in the middle."""
        super().setup()
        section, title = self.header
        author = self.style.text(self.label("author"), "muted").move_to(section, aligned_edge=UL)
        self.header.remove(section).add(author)
        self.header.save_state()
        title.scale(BANNER).move_to((0, HEADER.bottom - 0.6, 0))
        author.next_to(title, UP, buff=0.3)

    def construct(self) -> None:
        self.bend_the_line()
        for place, beat in enumerate(("review", "squared-error", "cross-entropy")):
            self.show_a_card(beat, place)
        self.begin()

    def bend_the_line(self) -> None:
        with self.beat("title") as beat:
            data, x = flowers(), np.linspace(0.4, 5.2, 200)
            chart = Chart(self.style, BEND_BOX, Range(0.4, 5.2), Range(-0.3, 1.3, (0, 1), 0))
            band = VGroup(
                *(VGroup(chart.level(tick), label) for tick, (_, label) in zip((0, 1), chart.y_ticks, strict=True))
            )
            line = add_intercept(x) @ least_squares(data.X, data.y)
            curve = sigmoid(add_intercept(x) @ given("fit-2").theta)
            model, samples = chart.curve(x, line), Samples(chart, data.x, data.y, data.y)
            self.appear(*samples)
            self.play(Create(model), run_time=self.durations.move)
            self.bring_to_front(*samples)
            beat.until(0.5)
            self.appear(*band)
            self.bring_to_front(model, *samples)

            def bend(share: float) -> None:
                chart.set_curve(model, x, line + share * (curve - line))

            self.play(changing(self.style, model, bend))
            self.motif, self.band = [model, *samples], band

    def show_a_card(self, beat_id: str, place: int) -> None:
        with self.beat(beat_id) as beat:
            if place == 0:
                self.empty = [VGroup(card.frame, card.number) for card in self.map.unlit]
                coming = FadeIn(*self.empty, self.map.arrows)
                self.play(FadeOut(*self.motif, self.band), Restore(self.header), coming, run_time=self.durations.move)
            card = self.map.cards[place]
            drawn = card.picture.drawn
            earlier = self.map.lighting(place)[:place]
            shown = [part for part in card.picture if part not in (card.picture.curves, card.picture.gaps)]
            lit = FadeIn(card.frame, card.number, card.title, card.about, *shown)
            self.play(*earlier, FadeOut(self.empty[place]), lit)
            beat.until(0.4)
            self.play(*self.map.drawing(place))
            self.remove(*drawn, *shown, card.frame, card.number, card.title, card.about)
            self.add(card)

    def begin(self) -> None:
        with self.beat("begin"):
            self.play(*self.map.lighting(0))


class MapReturn(MapScene):
    """The map again: the section behind us, then the one that comes, lit and drawn anew."""

    place: ClassVar[int]

    def construct(self) -> None:
        with self.beat("done"):
            self.map.light(self.place - 1)
            self.play(FadeIn(self.map), run_time=self.durations.move)
        with self.beat("next") as beat:
            self.play(*self.map.lighting(self.place))
            beat.until(0.4)
            self.play(*self.map.drawing(self.place))


class MapSquaredError(MapReturn):
    """Before the second section."""

    id = "map-squared-error"
    place = 1


class MapCrossEntropy(MapReturn):
    """Before the third section."""

    id = "map-cross-entropy"
    place = 2
