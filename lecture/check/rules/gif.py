"""Rules of GIFs: they loop without a jump, load fast, and can be read on a course page."""

from collections.abc import Iterator
from functools import cache

import numpy as np
from fontTools.ttLib import TTFont

from lecture.check.clips import Clipping
from lecture.check.findings import Hit, rule
from lecture.check.picture import Part, Picture
from scenes.kit import fonts

HELD = 1.5
"""Seconds for which the last frame is held, where it is not the first again."""
LARGEST = 2 * 1024 * 1024
WIDTH = 640
X_HEIGHT = 8.0
"""Pixels at that width."""
MOVED = 0.03
"""Manim units and shares of colour that the eye takes for the same."""


@rule(
    "loop-jumps", "clip", "error",
    "A GIF starts again by itself: a jump looks like a mistake.",
    "End where it begins, or hold the last frame for 1.5 s.",
)  # fmt: skip
def loop_jumps(clip: Clipping) -> Iterator[Hit]:
    film = clip.film
    if not film.moments:
        return
    held = 0.0
    for play in reversed(film.plays):
        if play.moves:
            break
        held += play.end - play.start
    if held < HELD - 0.05 and not _alike(film.moments[0].picture, film.moments[-1].picture):
        yield Hit(f"the last frame is not the first, and is held for {held:.1f} s", seconds=film.seconds)


@rule(
    "gif-too-large", "clip", "error",
    "A course page with GIFs over 2 MB loads too slowly.",
    "Fewer moving parts, fewer colours, a shorter clip.",
)  # fmt: skip
def gif_too_large(clip: Clipping) -> Iterator[Hit]:
    if clip.size > LARGEST:
        yield Hit(f"it has {clip.size / 1024 / 1024:.1f} MB at {WIDTH} pixels")


@rule(
    "gif-small-type", "clip", "error",
    "Letters with an x-height under 8 pixels at 640 cannot be read.",
    "Make the clip's frame smaller or its type larger.",
)  # fmt: skip
def gif_small_type(clip: Clipping) -> Iterator[Hit]:
    seen: set[str] = set()
    for moment in clip.film.moments:
        for text in moment.picture.texts:
            pixels = text.size * x_height() / clip.film.frame[0] * WIDTH
            if moment.rest and text.name not in seen and 0 < pixels < X_HEIGHT - 0.05:
                seen.add(text.name)
                yield Hit(f"{text.name} has an x-height of {pixels:.1f} pixels", (text.box,), seconds=moment.seconds)


@cache
def x_height() -> float:
    """Of the text's typeface at size 1, in Manim units: there an em of size 72 is one unit. Formulas match it."""
    with TTFont(fonts.REGULAR) as font:
        return float(font["OS/2"].sxHeight / font["head"].unitsPerEm) / 72


def _alike(a: Picture, b: Picture) -> bool:
    """Whether two pictures look the same, part by part; animations may have changed what is in front of what."""
    first, second = [[part for thing in picture.things for part in thing.parts] for picture in (a, b)]
    for part in first:
        twin = next((k for k, other in enumerate(second) if _same(part, other)), None)
        if twin is None:
            return False
        del second[twin]
    return not second


def _same(a: Part, b: Part) -> bool:
    if a.shape.ends.shape != b.shape.ends.shape or not np.allclose(a.shape.ends, b.shape.ends, atol=MOVED):
        return False
    if a.pixels is not None and b.pixels is not None:
        return a.pixels.shape == b.pixels.shape and bool(np.abs(a.pixels.astype(int) - b.pixels).mean() < 255 * MOVED)
    first, second = [(*part.fill, part.fill_alpha, *part.stroke, part.stroke_alpha) for part in (a, b)]
    return bool(np.allclose(first, second, atol=MOVED))
