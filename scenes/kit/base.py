"""LectureScene: what every scene of the lecture shares — its header, its beats and the time they take."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from manim import UR, Circle, FadeIn, FadeOut, LaggedStart, Mobject, Scene, VGroup

from scenes.kit import narration
from scenes.kit.components.foot import Foot
from scenes.kit.components.heading import Heading, logo
from scenes.kit.layout import HEADER
from scenes.kit.manim_theme import Style
from scenes.kit.narration import Pace
from scenes.kit.numbers import NumberFormat
from scenes.kit.outline import SceneEntry, load_outline
from scenes.kit.settings import Settings
from scenes.kit.words import all_words, words_of

DEFAULT_SETTINGS = Settings()


@dataclass(frozen=True)
class Number:
    """A computed number that the narration speaks of, with the decimals to show."""

    value: float
    digits: int


@dataclass(frozen=True)
class BeatTime:
    """When a beat was on screen, in seconds from the scene's start, and what was said, by language.

    `paces`: when its words are heard, in the languages that are spoken.
    """

    id: str
    start: float
    end: float
    narration: Mapping[str, str]
    paces: Mapping[str, Pace] = field(default_factory=dict)


class LectureScene(Scene):
    """A scene of the outline. Subclasses set `id`, and write `construct` as a list of `with self.beat("…")` blocks.

    `settings` comes by keyword with a default, so `manim scene.py Name` and `%%manim Name` work as they are; all
    other keywords go to Manim's Scene. After rendering, `timeline` holds the times of the beats.
    """

    id: ClassVar[str]
    stands_for: ClassVar[Literal["", "drawn", "rows"]] = ""
    """Of a lecturer's many samples: "drawn" if a chart has room for some of them, "rows" if the first rows are shown.
    The header then says so."""

    def __init__(self, settings: Settings = DEFAULT_SETTINGS, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.settings = settings
        self.style = Style.of(settings)
        self.entry: SceneEntry = load_outline().scene(self.id)
        self.beats = dict(settings.own.beats).get(self.id, self.entry.beats)
        self.skipped = 0.0
        self.timeline: list[BeatTime] = []
        self.durations = self.style.theme.durations
        self.foot = Foot(self.style)
        self.said: Mobject | None = None

    def numbers(self) -> Mapping[str, Number]:
        """The computed numbers that the narration's {places} name. None by default."""
        return {}

    def phrases(self) -> Mapping[str, str]:
        """Labels whose text stands in the narration's {places}: what is said only of some data. None by default."""
        return {}

    def setup(self) -> None:
        """Put the theme's background and the header in place, before the first beat."""
        self.renderer.camera.background_color = self.style.colour("background")
        words, sizes, credits = self.style.words, self.style.theme.sizes, self.settings.own.credits
        section = words.section(self.entry.section)
        self.progress = VGroup(
            *(Circle(0.055, stroke_width=0, fill_opacity=1, color=self.style.colour("grid")) for _ in self.beats)
        )
        self.progress.arrange(buff=0.16).move_to((HEADER.right, HEADER.top - sizes.margin / 4, 0.0), aligned_edge=UR)
        free = float(self.progress.get_left()[0]) - 0.3
        if credits.logo:
            mark = logo(credits.logo).move_to((free, HEADER.top, 0.0), aligned_edge=UR)
            self.add(mark)
            free = float(mark.get_left()[0]) - 0.3
        named = f"{credits.course} · {section}" if credits.course else section
        self.header = Heading(self.style, named, words.title(self.id), free - HEADER.left)
        self.add(self.header, self.progress)
        note = words.text(f"own.{self.stands_for}") if self.stands_for and self.settings.own.data else ""
        if note:
            self.add(
                self.style.text(note, "muted")
                .next_to(self.progress, (0, -1, 0), buff=0.25)
                .align_to(self.progress, (1, 0, 0))
            )

    @contextmanager
    def beat(self, beat_id: str) -> Iterator["Beat"]:
        """One unit of teaching: a Manim section, a caption and a lit dot; it lasts until the longest of its
        narrations is over, in whichever language that is. A beat that the lecturer has not chosen is played unseen,
        as the next ones build on it."""
        narrations = self.narrations(beat_id)
        chosen = beat_id in self.beats
        self.next_section(beat_id, skip_animations=not chosen)
        for k, dot in enumerate(self.progress):
            dot.set_color(self.style.colour("ink" if chosen and k == len(self.timeline) else "grid"))
        start = self.now
        paces = narration.paces(self.settings.voice, self.id, beat_id, narrations) if chosen else {}
        needs = narration.longest(narrations, paces, self.settings.speaking)
        slowest = max(paces.values(), key=lambda pace: pace.end, default=Pace.even(needs))
        beat = Beat(self, start, needs, paces.get(self.settings.language, slowest))
        yield beat
        beat.until(1.0)
        self.hold(self.durations.air if paces else self.durations.breath)
        if not chosen:
            self.skipped += self.now - start
            return
        self.timeline.append(BeatTime(beat_id, start, self.now, narrations, paces))
        self._caption(self.timeline[-1])

    def narrations(self, beat_id: str) -> dict[str, str]:
        """What is said in a beat, by language, with the scene's numbers in it."""
        return {
            language: words.narration(self.id, beat_id, self._spoken_numbers(language))
            for language, words in all_words(self.settings).items()
        }

    @property
    def now(self) -> float:
        """Seconds since the scene's start, of what is seen."""
        return float(self.renderer.time) - self.skipped

    def hold(self, seconds: float) -> None:
        """Hold the picture, to the nearest frame; nothing if that is none."""
        rate = self.camera.frame_rate
        frames = round(seconds * rate)
        if frames > 0:
            self.wait((frames + 0.01) / rate, frozen_frame=True)  # Manim cuts off: a hair more keeps the last frame

    def appear(self, *mobjects: Mobject, **kwargs: Any) -> None:
        """Fade in, the members one after the other, at the theme's pace."""
        appear = self.durations.appear
        each = (FadeIn(mobject, run_time=appear, **kwargs) for mobject in mobjects)
        self.play(LaggedStart(*each, lag_ratio=self.durations.lag / appear))

    def say(self, source: str, note: str = "") -> None:
        """Put a formula into the foot, with a few words behind it, in place of what stands there."""
        words = self.style.text(note, "muted") if note else None
        self.say_mobject(self.foot.place(self.style.formula(source), words))

    def say_mobject(self, line: Mobject) -> None:
        """Put a mobject that stands in the foot already in place of what was said last."""
        appear = self.durations.appear
        if self.foot not in self.mobjects:
            self.play(FadeIn(self.foot), run_time=appear)
        leaving = [FadeOut(self.said, run_time=appear / 2)] if self.said else []
        self.play(LaggedStart(*leaving, FadeIn(line, run_time=appear), lag_ratio=0.5))
        self.said = line

    def label(self, name: str) -> str:
        """A label of this scene in the language of the run, with the scene's numbers in its {places}."""
        return self.style.words.label(self.id, name).format_map(self._spoken_numbers(self.settings.language))

    def n(self, name: str) -> str:
        """One of `numbers()` as a formula's source."""
        number = self.numbers()[name]
        return self.style.format.typst(number.value, number.digits)

    def factor(self, name: str) -> str:
        """`n` as a factor or a term: in parentheses where it is negative."""
        return f"({self.n(name)})" if self.n(name).startswith("-") else self.n(name)

    def is_(self, name: str, role: str = "") -> str:
        """`n` with the sign before it, = or ≈ (is it cut off?); `role` is a colour's name inside formulas."""
        number = self.numbers()[name]
        shown = f"{role}({self.n(name)})" if role else self.n(name)
        return f"{self.style.format.relation(number.value, number.digits)} {shown}"

    def _spoken_numbers(self, language: str) -> dict[str, str]:
        write = NumberFormat(language, self.settings.cut_numbers)
        numbers = {name: write.text(number.value, number.digits) for name, number in self.numbers().items()}
        words = words_of(self.settings, language)
        return numbers | {place: words.label(self.id, label) for place, label in self.phrases().items()}

    def _caption(self, beat: BeatTime) -> None:
        language = self.settings.language
        for cue in narration.cues(beat.narration[language], beat.start, beat.end, beat.paces.get(language)):
            self.add_subcaption(cue.text, duration=cue.end - cue.start, offset=cue.start - self.now)


@dataclass(frozen=True)
class Beat:
    """A beat while it runs. `needs`: seconds that its narration takes; `pace`: when its words are heard, or read."""

    scene: LectureScene
    start: float
    needs: float
    pace: Pace

    def until(self, share: float) -> None:
        """Hold until this share (0 to 1) of the narration is over, so that what comes next appears as it is named."""
        over = self.needs if share >= 1 else self.pace.at(share)
        self.scene.hold(self.start + over - self.scene.now)
