"""Films whose words or times are broken, and their mended twins."""

from collections.abc import Callable, Mapping

from check_stage import Case, Stage, beats, found, shown, words
from manim import RIGHT, FadeIn, Mobject

from lecture.check.findings import Finding, Place, findings
from lecture.check.rules.timing import Chapter
from scenes.kit.words import Words


def dot(scene: Stage) -> Mobject:
    return scene.style.text("here")


def act(scene: Stage) -> None:
    """One beat in which a text appears."""
    with scene.beat("one"):
        scene.play(FadeIn(dot(scene)))


def hurried(scene: Stage) -> None:
    """A beat that does not wait for its narration."""
    with scene.beat("one") as beat:
        object.__setattr__(beat, "needs", 0.0)
        scene.play(FadeIn(dot(scene)), run_time=0.5)


def long(scene: Stage) -> None:
    with scene.beat("one"):
        scene.hold(5)
        for _ in range(10):
            text = dot(scene)
            scene.play(FadeIn(text))
            scene.hold(8)
            scene.remove(text)


def sleepy(scene: Stage) -> None:
    with scene.beat("one"):
        scene.play(FadeIn(dot(scene)))
        scene.hold(13)


def awake(scene: Stage) -> None:
    with scene.beat("one"):
        text = dot(scene)
        scene.play(FadeIn(text))
        scene.hold(7)
        scene.play(text.animate.shift(RIGHT))
        scene.hold(7)


def said(text: str) -> Mapping[str, Words]:
    return {language: words(language, beats={"one": text}) for language in ("en", "vi")}


def chapter(*lengths: float) -> Callable[[], list[Finding]]:
    scenes = {f"scene-{k}": length for k, length in enumerate(lengths)}
    return lambda: list(findings("chapter", Chapter("section", scenes), Place("section")))


def fails(scene: Stage) -> None:
    with scene.beat("one"):
        raise RuntimeError("the table has no row 7")


HALF = {"en": words(), "vi": words("vi", beats={})}
UNTITLED = {"en": words(), "vi": words("vi", alt="")}
UNLABELLED = {"en": words(labels={"x": "length"}), "vi": words("vi")}
LABELLED = {language: words(language, labels={"x": "length"}) for language in ("en", "vi")}

CASES = [
    Case(
        "read-too-fast",
        lambda: found(hurried, spoken=said("Incomprehensibilities notwithstanding.")),
        lambda: found(act, spoken=said("Incomprehensibilities notwithstanding.")),
    ),
    Case(
        "speak-too-fast",
        lambda: found(hurried, spoken=said("I go on as I do it.")),
        lambda: found(act, spoken=said("I go on as I do it.")),
    ),
    Case(
        "caption-too-long",
        lambda: found(act, spoken=said("A " + "very" * 11 + " word.")),
        lambda: found(act, spoken=said("A " + "very " * 11 + "long word.")),
    ),
    Case("still-too-long", lambda: found(sleepy), lambda: found(awake)),
    Case("scene-too-long", lambda: found(long), lambda: found(long, entry=beats("one", kind="worked"))),
    Case("chapter-too-long", chapter(150, 150, 75), chapter(150, 150, 60)),
    Case("beats-differ", lambda: found(act, entry=beats("one", "two")), lambda: found(act, entry=beats("one"))),
    Case("beats-differ", lambda: found(act, entry=beats("two")), lambda: found(act)),
    Case("missing-translation", lambda: found(act, spoken=HALF), lambda: found(act)),
    Case("missing-translation", lambda: found(act, spoken=UNTITLED), lambda: found(act)),
    Case(
        "missing-translation",
        lambda: found(act, spoken=UNLABELLED),
        lambda: found(act, spoken=LABELLED),
    ),
    Case(
        "formula-fails",
        lambda: found(shown(lambda s: s.style.formula("frac(1"))),
        lambda: found(shown(lambda s: s.style.formula("frac(1, 2)"))),
    ),
    Case("scene-fails", lambda: found(fails), lambda: found(act)),
]
