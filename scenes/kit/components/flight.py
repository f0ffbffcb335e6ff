"""Flight: copies of marks travel from where something was said to where it stands next, in whichever formula."""

from collections.abc import Iterable

from manim import MathTypst, VGroup, VMobject

from scenes.kit.components.rewrite import Rewrite, Track, moved
from scenes.kit.manim_theme import Style

Way = tuple[VMobject, VMobject]
"""Marks, and the marks that copies of them become; the one number divides the other."""


def flight(style: Style, ways: Iterable[Way], formula: MathTypst | None = None) -> Rewrite:
    """Copies go all these ways at once, several onto one part if it gathers them, and leave when the play is over.

    `formula`: a new one that they fly into; it fades in when they have arrived. A line of a `Derivation` does so by
    itself: play its `next` together with the flight.
    """
    durations = style.theme.durations
    copies, tracks = VGroup(), []
    for source, target in ways:
        come, go = list(source), list(target)
        for k in range(max(len(come), len(go))):
            copy = come[k % len(come)].copy()
            copies.add(copy)
            tracks.append(moved(copy, copy, go[k % len(go)], durations.move))
    if formula is None:
        rewrite = Rewrite(copies, tracks)
        rewrite.remover = True
        return rewrite
    tracks += [_appearing(mark, durations.move + durations.arrive, durations.appear) for mark in formula]
    return Rewrite(VGroup(formula, *copies), tracks, copies)


def _appearing(mark: VMobject, begins: float, lasts: float) -> Track:
    return Track(mark, mark.copy().set_opacity(0), mark.copy(), begins, lasts)
