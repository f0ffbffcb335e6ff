"""A card before a section: its place on the lecture's thread, its name, and the question that it answers."""

from typing import Any

from manim import LEFT, UL, UP, Animation, Create, FadeIn, LaggedStart, Text

from scenes.experiments.thread import motifs
from scenes.kit.base import LectureScene
from scenes.kit.components.lecture_map import Picture
from scenes.kit.layout import HEADER, SAFE, Box
from scenes.kit.motion import changing
from scenes.kit.narration import cues
from scenes.opening.thread_view import Thread

THREAD = Box(SAFE.left + 0.2, SAFE.right - 0.2, SAFE.bottom + 0.35, HEADER.top - 0.3)
MOTIF = Box(2.5, 6.2, SAFE.bottom + 0.35, 0.0)
BANNER = 1.5
"""The section's name, against a scene's title."""
NAME, QUESTION, LEADING = HEADER.top - 0.95, HEADER.top - 1.75, 0.5
"""The lines that the name and the question stand on, and how far the next is below."""
UNKNOWN = 5
"""A question mark, where there is nothing to draw, against a scene's title."""


class SectionCard(LectureScene):
    """The light comes from the section before; the question is asked; a picture of what comes is drawn."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        sections = self.settings.sections
        self.place = sections.index(self.entry.section)
        self.thread = Thread(self.style, THREAD, len(sections))
        self.thread.go(self.place - 1)
        self.motif = motifs().get(self.entry.section)

    def setup(self) -> None:
        """The name stands large in the header's place, under what it is a part of."""
        super().setup()
        self.remove(self.header, self.progress)
        whole, _, part = self.style.words.section(self.entry.section).partition(" · ")
        corner = (HEADER.left, HEADER.top, 0.0)
        above = self.style.text(whole if part else self.style.words.text("lecture.title"), "muted")
        above.move_to(corner, aligned_edge=UL)
        name = self.style.text(self.style.words.title(self.id), size="title", bold=True).scale(BANNER)
        self.add(above, self.on_the_line(name, NAME), self.thread)

    def construct(self) -> None:
        with self.beat("question"):
            self.play(self.arriving(), self.asking())
            if self.motif:
                self.draw(Picture(self.style, MOTIF, self.motif))
            else:
                mark = self.style.text("?", "muted", size="title").scale(UNKNOWN).move_to(MOTIF.centre)
                self.play(FadeIn(mark), run_time=self.durations.move)

    def arriving(self) -> Animation:
        """The light comes."""
        before = self.place - 1
        return changing(self.style, self.thread, lambda share: self.thread.go(before + share), 0.6)

    def asking(self) -> Animation:
        """The question, as it is said, on lines as its captions have them."""
        said = self.narrations("question")[self.settings.language]
        lines = "\n".join(cue.text for cue in cues(said, 0, 1)).split("\n")
        shown = [
            self.on_the_line(self.style.text(line, size="body"), QUESTION - k * LEADING) for k, line in enumerate(lines)
        ]
        appear = self.durations.appear
        return LaggedStart(*(FadeIn(line, run_time=appear) for line in shown), lag_ratio=0.5)

    def on_the_line(self, text: Text, line: float) -> Text:
        """At the left, its first letter standing on a line: accents and tails aside."""
        text.align_to((HEADER.left, 0, 0), LEFT)
        return text.shift((line - text[0].get_bottom()[1]) * UP)

    def draw(self, picture: Picture) -> None:
        """What comes, in a small picture."""
        self.appear(picture.chart, picture.samples)
        self.play(*(Create(part, run_time=self.durations.move) for part in picture.drawn))
        self.bring_to_front(picture.samples)


class LinearRegressionCard(SectionCard):
    id = "card-linear-regression"


class SigmoidModelCard(SectionCard):
    id = "card-sigmoid-model"


class SquaredErrorCard(SectionCard):
    id = "card-squared-error"


class CurvatureCard(SectionCard):
    id = "card-curvature"


class QuizCard(SectionCard):
    id = "card-quiz"


class ConvexLossCard(SectionCard):
    id = "card-convex-loss"


class WorkedStepsCard(SectionCard):
    id = "card-worked-steps"


class EntropyCard(SectionCard):
    id = "card-entropy"


class ConvexityCard(SectionCard):
    id = "card-convexity"
