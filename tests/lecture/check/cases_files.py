"""Broken GIFs and figures, and their mended twins."""

from collections.abc import Callable

import matplotlib
import pytest
from check_stage import PAGES, Case, Loop, clip, words
from manim import LEFT, RIGHT, FadeIn, linear
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Page

from lecture.check.clips import Clipping
from lecture.check.drawings import drawing
from lecture.check.findings import Finding, Place, findings
from scenes.kit.outline import Figure
from scenes.kit.settings import Settings


def clipped(act: Callable[[Loop], None], size: int = 1000) -> Callable[[], list[Finding]]:
    """What the rules of clips find in an act whose GIF has `size` bytes."""
    return lambda: list(findings("clip", Clipping(clip(act), size), Place("loop")))


def there(loop: Loop) -> None:
    text = loop.style.text("here", size="body").shift(LEFT)
    loop.add(text)
    loop.play(text.animate.shift(RIGHT), run_time=1, rate_func=linear)


def and_back(loop: Loop) -> None:
    there(loop)
    loop.play(loop.mobjects[0].animate.shift(LEFT), run_time=1)


def and_held(loop: Loop) -> None:
    there(loop)
    loop.wait(1.6)


def written(size: str, scale: float) -> Callable[[Loop], None]:
    def act(loop: Loop) -> None:
        text = loop.style.text("here", size=size).scale(scale)
        loop.play(FadeIn(text))
        loop.wait(1.6)

    return act


def figure(
    draw: Callable[[Axes], None],
    alt: str = "A page.",
    **rc: object,
) -> Callable[[], list[Finding]]:
    """What the rules of figures find in what `draw` puts on a page."""

    def put_on(_: Settings) -> Page:
        page = Page(figsize=(6, 4))
        axes = page.add_axes((0.2, 0.2, 0.6, 0.6))
        draw(axes)
        return page

    def look() -> list[Finding]:
        PAGES["now"] = put_on
        spoken = words()
        table = {**spoken.table, "figures": {"page": {"alt": alt}}}
        with pytest.MonkeyPatch.context() as patch, matplotlib.rc_context(rc):
            patch.setattr("lecture.check.drawings.words_of", lambda _: type(spoken)("en", spoken.path, table))
            looked = drawing(Figure("page", "check_stage:page"), Settings())
            return list(findings("figure", looked, Place("page")))

    return look


def texts(*places: tuple[float, float, str]) -> Callable[[Axes], None]:
    def draw(axes: Axes) -> None:
        for x, y, text in places:
            axes.text(x, y, text)

    return draw


def zoomed(axes: Axes) -> None:
    """Ticks outside of the view lie on each other, but nobody sees them."""
    axes.set_xticks([0, 0.5, 5, 5.001], labels=["0", "half", "five", "more"])
    axes.set_xlim(0, 1)


def fails(axes: Axes) -> None:
    axes.text("nowhere")  # type: ignore[call-arg, arg-type]


CASES = [
    Case("loop-jumps", clipped(there), clipped(and_back)),
    Case("loop-jumps", clipped(there), clipped(and_held)),
    Case("gif-too-large", clipped(and_back, 3 << 20), clipped(and_back, 1 << 20)),
    Case("gif-small-type", clipped(written("label", 0.7)), clipped(written("label", 1.0))),
    Case(
        "figure-text-overlap",
        figure(texts((0.5, 0.5, "one"), (0.52, 0.5, "two"))),
        figure(texts((0.5, 0.5, "one"), (0.5, 0.6, "two"))),
    ),
    Case("figure-text-overlap", figure(texts((0.5, 0.5, "$x$"), (0.5, 0.5, "a"))), figure(zoomed)),
    Case("figure-text-cut", figure(texts((0.95, 0.5, "far too long"))), figure(texts((0.5, 0.5, "short")))),
    Case(
        "fonts-not-embedded",
        figure(texts((0.5, 0.5, "one")), **{"pdf.use14corefonts": True}),
        figure(texts((0.5, 0.5, "one"))),
    ),
    Case(
        "figure-missing-glyph",
        figure(texts((0.5, 0.5, "σ of z"))),
        figure(texts((0.5, 0.5, r"$\sigma$ of z"))),
    ),
    Case("no-alt-text", figure(texts(), alt=" "), figure(texts())),
    Case("figure-fails", figure(fails), figure(texts())),
]
