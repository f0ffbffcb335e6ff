"""Broken type, colours, numbers and directions, and their mended twins."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from check_stage import Case, Stage, found, picture, shown, words
from manim import LEFT, RIGHT, ImageMobject, Line, Mobject, VGroup

from core.losses import BinaryCrossEntropy
from core.surfaces import level_values, loss_surface
from lecture.check.findings import Finding, Place, findings
from scenes.kit.base import Number
from scenes.kit.components.counter import Counter
from scenes.kit.components.loss_view import LossView
from scenes.kit.components.marks import step_arrow
from scenes.kit.layout import Box
from scenes.kit.theme import DARK, Theme

THIRD = {"third": Number(1 / 3, 2), "half": Number(0.5, 2)}


def patch(grey: int) -> ImageMobject:
    """A grey picture."""
    image = ImageMobject(np.full((40, 80, 4), (grey, grey, grey, 255), dtype=np.uint8))
    return image.stretch_to_fit_width(4).stretch_to_fit_height(2)


def line(colour: str, width: float) -> Line:
    return Line(LEFT, RIGHT, color=colour, stroke_width=width)


def numbers(source: Callable[[Stage], Mobject | tuple[Mobject, ...]]) -> Callable[[], list[Finding]]:
    return lambda: found(shown(source), numbers=THIRD)


def narrated(text: str) -> Callable[[], list[Finding]]:
    """An empty picture, and a narration with the number in it."""
    spoken = {language: words(language, beats={"one": text}) for language in ("en", "vi")}
    return lambda: found(shown(lambda _: VGroup()), numbers=THIRD, spoken=spoken)


def counted(sign: str) -> Callable[[Stage], tuple[Mobject, ...]]:
    """A counter behind its name."""

    def build(scene: Stage) -> tuple[Mobject, ...]:
        name, counter = scene.style.formula(f"L {sign}"), Counter(scene.style, 1 / 3, 2)
        return (name, counter.next_to(name, RIGHT, buff=0.2))

    return build


def stepping(high: float) -> Callable[[Stage], tuple[Mobject, ...]]:
    """A step on a map that is `high` units of b high; the box is as high as 4 of them are wide."""

    def build(scene: Stage) -> tuple[Mobject, ...]:
        loss = BinaryCrossEntropy(np.array([[1.0, 1.0], [1.0, 3.0]]), np.array([0.0, 1.0]))
        surface = loss_surface(loss, np.linspace(-2, 2, 21), np.linspace(-high / 2, high / 2, 21))
        view = LossView(scene.style, Box(-2, 2, -1, 1), surface, level_values(surface, 5))
        return (view, step_arrow(scene.style, view.spot(1, 0), view.spot(-1, 0)))

    return build


def themes(**colours: str) -> Callable[[], list[Finding]]:
    changed = replace(DARK, colours=replace(DARK.colours, **colours))
    return lambda: list(findings("theme", changed, Place("theme")))


def same(theme: Theme) -> Callable[[], list[Finding]]:
    return lambda: list(findings("theme", theme, Place("theme")))


CASES = [
    picture("text-too-small", lambda s: s.style.text("tiny").scale(0.7), lambda s: s.style.text("small")),
    picture("text-too-small", lambda s: s.style.formula("w x").scale(0.6), lambda s: s.style.formula("w_1 x^2")),
    picture("text-too-small", lambda s: Counter(s.style, 3).scale(0.6), lambda s: Counter(s.style, 3)),
    picture(
        "line-too-thin",
        lambda s: line(s.style.colour("ink"), 0.5),
        lambda s: line(s.style.colour("ink"), s.style.theme.sizes.hair_line),
    ),
    picture("missing-glyph", lambda s: s.style.text("σ of z"), lambda s: s.style.text("Hàm mất mát: ŷ")),
    picture("missing-glyph", lambda s: s.style.formula('"数" x'), lambda s: s.style.formula("σ(z) ≈ ŷ")),
    picture("text-contrast", lambda s: s.style.text("dim", "grid"), lambda s: s.style.text("clear", "muted")),
    picture(
        "text-contrast",
        lambda s: (patch(200), s.style.text("lost")),
        lambda s: (patch(60), s.style.text("kept")),
    ),
    picture(
        "graphic-contrast",
        lambda _: line("#303840", 4),
        lambda s: line(s.style.colour("gradient"), 4),
    ),
    picture(
        "graphic-contrast",
        lambda s: (patch(200), line(s.style.colour("model"), 4)),
        lambda s: (patch(40), line(s.style.colour("model"), 4)),
    ),
    Case("roles-too-close", themes(class0=DARK.colours.loss), same(DARK)),
    Case("role-on-background", themes(muted="#3A4656"), same(DARK)),
    Case(
        "equals-before-rounded",
        numbers(lambda s: s.style.formula(f"y = {s.n('third')}")),
        numbers(lambda s: s.style.formula(f"y {s.is_('third')} quad z = {s.n('half')}")),
    ),
    Case(
        "equals-before-rounded",
        numbers(lambda s: s.style.formula(f"y = model({s.n('third')})")),
        numbers(lambda s: s.style.formula(f"model(y) {s.is_('half', 'model')}")),
    ),
    Case("equals-before-rounded", numbers(counted("=")), numbers(counted("approx"))),
    Case("equals-before-rounded", narrated("Now y = {third}."), narrated("Now y is {third}.")),
    Case("equals-before-rounded", narrated("Now y = {third}."), narrated("It lies near y = {third}.")),
    picture("unequal-scales", stepping(4.0), stepping(2.0)),
]
