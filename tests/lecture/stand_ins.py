"""Small scenes, clips and figures that the pipeline's tests make files of."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Circle,
    Create,
    FadeIn,
    FadeOut,
    ImageMobject,
    Line,
    MathTypst,
    Rotate,
    Scene,
    Square,
    Text,
    Transform,
    linear,
)
from matplotlib.figure import Figure

from lecture.plan import Job, Quality
from scenes.kit.base import LectureScene, Number
from scenes.kit.clip import LectureClip
from scenes.kit.narration import Pace
from scenes.kit.own import Own
from scenes.kit.settings import Settings

JobMaker = Callable[..., Job]

BLUE = "#6A95D2"
RATE = 15
SMALL = Quality(320, 180, RATE, 22)


@dataclass(frozen=True)
class Beat:
    id: str
    start: float
    end: float
    narration: dict[str, str]
    paces: dict[str, Pace] = field(default_factory=dict)


class Blink(Scene):
    """0.4 s of movement, a hold of 3.4 s + 1 frame, 0.4 s of movement, a hold of 0.4 s; at 15 frames a second."""

    HOLD = 52

    def __init__(self, settings: Settings, **keywords: object) -> None:
        super().__init__(**keywords)
        self.settings = settings
        self.timeline: list[Beat] = []

    def construct(self) -> None:
        square = Square(2, color=BLUE, fill_opacity=1)
        self.add(square)
        self.play(square.animate(rate_func=linear, run_time=0.4).shift(RIGHT))
        self.wait((self.HOLD + 0.01) / RATE, frozen_frame=True)
        middle = self.renderer.time
        self.play(square.animate(rate_func=linear, run_time=0.4).shift(RIGHT))
        self.wait(6.01 / RATE, frozen_frame=True)
        self.timeline = [
            Beat("first", 0.0, middle, {"en": "It moves, and then it rests.", "vi": "Nó chuyển động rồi nghỉ."}),
            Beat("second", middle, self.renderer.time, {"en": "Again & again.", "vi": "Lại một lần nữa."}),
        ]


class Many(Blink):
    """Of everything a little: fades, a transform, an image that stays and one that turns, text, a formula, a gradient,
    a stroke behind, what is invisible and what is not finite; in two sections, with holds."""

    HOLD, SECOND = 30, 49
    """Frames: of the long hold, and before the second section."""

    def construct(self) -> None:
        shades = np.linspace(0, 255, 40 * 30 * 4).astype(np.uint8).reshape(30, 40, 4)
        image = ImageMobject(shades).scale_to_fit_height(2).shift(3 * LEFT)
        turning = image.copy().shift(6 * RIGHT)
        circle = Circle(1, stroke_width=6).set_color([BLUE, "#FFFFFF"]).set_fill(opacity=0.4)
        words = Text("Tiếng Việt", font_size=28).to_edge(UP).set_stroke("#224466", 5, background=True)
        formula = MathTypst("a / b + sigma").to_edge(DOWN)
        hidden, broken = Square(3).set_opacity(0), Square(3).apply_function(lambda p: p * np.nan)
        self.next_section("first")
        self.add(image, circle, hidden, broken)
        self.play(FadeIn(words), FadeIn(formula), Rotate(turning, 1.0), run_time=0.8)
        self.wait((self.HOLD + 0.01) / RATE, frozen_frame=True)
        self.play(Transform(circle, Square(2, color=BLUE)), image.animate.set_opacity(0.5), run_time=0.4666)
        self.next_section("second")
        self.play(FadeOut(words), Create(Line(LEFT, RIGHT)), turning.animate.shift(UP), run_time=0.8)
        self.wait(20.01 / RATE, frozen_frame=True)
        self.next_section("third")
        self.remove(broken)  # no group with it has a middle
        self.play(FadeOut(*self.mobjects), run_time=0.2)


class Endless(Blink):
    """Far longer than a test may last."""

    def construct(self) -> None:
        square = Square(2, color=BLUE)
        self.play(square.animate(run_time=100_000).shift(RIGHT))


class Raises(Blink):
    """Draws for a while, then fails."""

    def construct(self) -> None:
        self.play(Square(2).animate(run_time=0.4).shift(RIGHT))
        raise ValueError("the table has no row 7")


class Dies(Blink):
    """Its process is killed the first time; the folder in LECTURE_TEST_MARK remembers."""

    def construct(self) -> None:
        mark = Path(os.environ["LECTURE_TEST_MARK"])
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        super().construct()


class TakesItsWorkerAlong(Blink):
    """The first time, the process that started its own is killed, as if the machine were gone."""

    def construct(self) -> None:
        mark = Path(os.environ["LECTURE_TEST_MARK"])
        if not mark.exists():
            mark.touch()
            os.kill(os.getppid(), signal.SIGKILL)
        super().construct()


class Doomed(Blink):
    """Its process is killed each time."""

    def construct(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


class Hungry(Blink):
    """Asks for more memory than there is."""

    def construct(self) -> None:
        bytearray(1 << 60)


class Spoken(LectureScene):
    """Two beats of a scene of the outline with a label, as short as their words; `spoken` gives it words."""

    id: ClassVar[str] = "one-step"

    def numbers(self) -> dict[str, Number]:
        return {"x": Number(2.5, 1)}

    def construct(self) -> None:
        for beat in ("loop", "pick"):
            with self.beat(beat):
                self.add(self.style.text(self.label("petal")))


SPOKEN = {
    "en scenes.one-step.beats.loop": "Hello again.",
    "vi scenes.one-step.beats.loop": "Xin chào tất cả các bạn.",
    "en scenes.one-step.beats.pick": "It is {x}.",
    "vi scenes.one-step.beats.pick": "Nó là {x} đơn vị.",
    "en scenes.one-step.labels.petal": "petal",
}


def spoken(changes: dict[str, str] | None = None, language: str = "en") -> Settings:
    """Settings with short words for `Spoken`, some of them changed: "language key" -> text."""
    words = tuple((key[:2], key[3:], text) for key, text in sorted((SPOKEN | (changes or {})).items()))
    return Settings(language, own=Own(words=words, beats=(("one-step", ("loop", "pick")),)))


class Spin(LectureClip):
    """A clip: 0.4 s of movement, 1.2 s of rest, 0.4 s of movement, 1.6 s of rest."""

    id: ClassVar[str] = "spin"
    frame: ClassVar[tuple[float, float]] = (8.0, 5.0)

    def construct(self) -> None:
        square = Square(2, color=self.style.colour("class0"), fill_opacity=1)
        self.add(square)
        for rest in (1.2, 1.6):
            self.play(square.animate(run_time=0.4).shift(RIGHT))
            self.wait(rest + 0.001, frozen_frame=True)


def chart(settings: Settings) -> Figure:
    """A figure with text in it, at a size of its own."""
    figure = Figure(figsize=(8, 4.5))
    axes = figure.add_subplot()
    axes.plot([0, 1], [0, 1])
    axes.text(0.5, 0.5, {"en": "Loss", "vi": "Hàm mất mát"}[settings.language])
    return figure
