"""The lecture's title and its map (slide idea 1), and the map again, short, before the second and the third part."""

from typing import Any, ClassVar

from manim import DOWN, UL, UP, Create, FadeIn, FadeOut, Restore, VGroup

from scenes.experiments.glimpses import glimpses
from scenes.experiments.road import Bend
from scenes.kit.base import LectureScene
from scenes.kit.components.chart import Chart
from scenes.kit.components.heading import narrowed
from scenes.kit.components.lecture_map import LectureMap
from scenes.kit.components.marks import Samples
from scenes.kit.layout import HEADER, SAFE, Box, Range
from scenes.kit.motion import changing

MAP_BOX = Box(SAFE.left, SAFE.right, SAFE.bottom + 0.1, HEADER.bottom - 0.35)
BEND_BOX = Box(-5.2, 5.2, SAFE.bottom, 1.0)
BANNER = 1.25
"""The title, while it is alone, against its size in the header."""
BEATS = {"linear-regression": "review", "squared-error": "squared-error", "cross-entropy": "cross-entropy"}
"""By part of the lecture, the beat that tells of it."""


class MapScene(LectureScene):
    """A scene that shows the lecture's map. `parts`: by the sections that they are named after."""

    stands_for = "rows"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        pictures = glimpses(self.settings)
        self.parts = list(pictures)
        self.map = LectureMap(self.style, MAP_BOX, pictures)


class Title(MapScene):
    """The title over a line that bends into a sigmoid; then a card for each part, lit as it is named."""

    id = "title"
    stands_for = ""  # the title has no room beside it: the note stands under it while the samples are shown

    def setup(self) -> None:
        """Who gives the lecture stands where the other scenes name their section; both lines begin large, in the
        middle."""
        super().setup()
        section, title = self.header
        credits = self.settings.own.credits
        by = " · ".join(name for name in (credits.lecturer, credits.course) if name) or self.label("author")
        author = narrowed(self.style.text(by, "muted"), self.header.room).move_to(section, aligned_edge=UL)
        self.header.remove(section).add(author)
        self.header.save_state()
        title.scale(BANNER).move_to((0, HEADER.bottom - 0.6, 0))
        author.next_to(title, UP, buff=0.3)
        note = self.style.words.text("own.rows") if self.settings.own.data else ""
        self.note = VGroup(self.style.text(note, "muted").next_to(title, DOWN, buff=0.3)) if note else VGroup()

    def construct(self) -> None:
        self.bend_the_line()
        for place, part in enumerate(self.parts):
            self.show_a_card(BEATS[part], place)
        self.begin()

    def bend_the_line(self) -> None:
        with self.beat("title") as beat:
            bend = Bend.of(self.settings)
            chart = Chart(self.style, BEND_BOX, Range(bend.across.low, bend.across.high), Range(-0.3, 1.3, (0, 1), 0))
            band = VGroup(
                *(VGroup(chart.level(tick), label) for tick, (_, label) in zip((0, 1), chart.y_ticks, strict=True))
            )
            data = bend.data
            model, samples = chart.curve(bend.x, bend.line), Samples(chart, data.x, data.y, data.y)
            self.appear(*samples, *self.note)
            self.play(Create(model), run_time=self.durations.move)
            self.bring_to_front(*samples)
            beat.until(0.5)
            self.appear(*band)
            self.bring_to_front(model, *samples)

            self.play(changing(self.style, model, lambda share: chart.set_curve(model, bend.x, bend.at(share))))
            self.motif, self.band = [model, *samples, *self.note], band

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
    """The map again: the part behind us; then the next is lit, and what was drawn before becomes what is drawn there.
    What is further ahead is not drawn yet. `behind`: the part behind us."""

    behind: ClassVar[str]

    def construct(self) -> None:
        place = self.parts.index(self.behind) + 1
        with self.beat("done"):
            self.map.light(place - 1)
            self.map.empty(place)
            self.play(FadeIn(self.map), run_time=self.durations.move)
        with self.beat("next") as beat:
            self.play(*self.map.lighting(place))
            beat.until(0.4)
            for change in self.map.becoming(place):
                self.play(change, run_time=self.durations.understand)


class MapSquaredError(MapReturn):
    """The line becomes the sigmoid."""

    id = "map-squared-error"
    behind = "linear-regression"


class MapCrossEntropy(MapReturn):
    """The squared error's gaps become the cross-entropy."""

    id = "map-cross-entropy"
    behind = "squared-error"
