"""A question of the quiz: asked, time to think, worked out, answered."""

from typing import ClassVar

from manim import LEFT, Animation, FadeIn, FadeOut, Mobject, VMobject

from scenes.cross_entropy.quiz_views import Option, Pause, options
from scenes.experiments import quiz
from scenes.kit.base import Beat, LectureScene
from scenes.kit.layout import BODY, Box

PLACE = BODY.inset(top=0.7, bottom=0.15)
"""Under the question's line."""
LEFT_BOX, OPTIONS_BOX = PLACE.split(0.56)


class QuizScene(LectureScene):
    """A question of the quiz. A subclass says which, what is offered and where, and works the answer out."""

    question: ClassVar[int]
    place: ClassVar[Box] = OPTIONS_BOX

    def offers(self) -> list[VMobject]:
        """What is offered, a to d."""
        raise NotImplementedError

    def subject(self) -> list[Mobject]:
        """What the question is about, beside its words."""
        raise NotImplementedError

    def work_it_out(self, beat: Beat) -> None:
        """The beat in which the answer is found."""
        raise NotImplementedError

    def explain(self, beat: Beat) -> None:
        """What is shown after the answer is lit, before the foot tells it. Nothing by default."""

    def dismissed(self) -> list[Animation]:
        """What else happens as the wrong offers fade. Nothing by default."""
        return []

    def conclusion(self) -> str:
        """The foot's formula once the answer is lit."""
        raise NotImplementedError

    def construct(self) -> None:
        self.options: list[Option] = options(self.style, self.place, self.offers())
        self.right = quiz.answer(self.question)
        self.ask()
        self.wait_for_answers()
        with self.beat("work") as beat:
            self.work_it_out(beat)
        self.answer()

    def ask(self) -> None:
        with self.beat("question") as beat:
            line = self.style.text(self.label("question"), size="body")
            line.move_to((BODY.left, BODY.top - 0.1, 0), aligned_edge=LEFT)
            self.appear(line)
            self.appear(*self.subject())
            beat.until(0.55)
            self.appear(*self.options)

    def wait_for_answers(self) -> None:
        with self.beat("think"):
            pause = Pause(self.style, 3 * self.durations.understand, self.style.words.text("quiz.think"))
            self.play(FadeIn(pause), run_time=self.durations.appear)
            self.play(pause.empty())
            self.play(FadeOut(pause), run_time=self.durations.appear)

    def answer(self) -> None:
        with self.beat("answer") as beat:
            wrong = [option.drop() for k, option in enumerate(self.options) if k != self.right and not option.dropped]
            self.play(self.options[self.right].light(), *wrong, *self.dismissed())
            self.explain(beat)
            beat.until(0.3)
            self.say(self.conclusion())

    def integers(self, values: tuple[int, ...]) -> list[str]:
        """Whole numbers as formulas' sources."""
        return [self.style.format.typst(value, 0) for value in values]
