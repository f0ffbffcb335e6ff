"""Counters behind their names, all on one baseline."""

from manim import DOWN, LEFT, RIGHT, UP, VGroup

from scenes.kit.components.counter import Counter
from scenes.kit.manim_theme import Style


def readout(style: Style, source: str, counter: Counter) -> VGroup:
    """The formula `source`, as in "param(w) =", and the counter where its number would stand."""
    formula = style.formula(f"{source} {{{{ 0 : number }}}}")
    number = formula.select("number")
    corner = number.get_corner(DOWN + LEFT)
    counter.shift(corner - counter.slot.get_corner(DOWN + LEFT))
    name = VGroup(*(mark for mark in formula if mark not in number.submobjects))
    return VGroup(name, counter)


def readouts(style: Style, counters: dict[str, Counter], gap: float = 1.0) -> VGroup:
    """Several of them side by side: formula -> counter."""
    pairs = [readout(style, source, counter) for source, counter in counters.items()]
    line = VGroup(*pairs).arrange(RIGHT, buff=gap)
    lows = [counter.slot.get_bottom()[1] for counter in counters.values()]
    for pair, low in zip(pairs, lows, strict=True):
        pair.shift((lows[0] - low) * UP)
    return line
