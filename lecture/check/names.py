"""Things in the reader's words, and colours by the role they stand for."""

import re
from functools import cache
from typing import Any

from matplotlib.colors import to_rgb

from lecture.check.picture import Colour, Kind, Part
from scenes.kit.theme import Theme

ROLES = (
    "background", "panel", "ink", "muted", "grid", "class0", "class1", "model", "loss", "gradient", "parameters",
    "contour",
)  # fmt: skip
SHORT = 60
GROUP = re.compile(r'manimgrp\("[^"]*",\s*')


@cache
def rgb(colour: str) -> Colour:
    """#RRGGBB as red, green, blue from 0 to 1."""
    red, green, blue = to_rgb(colour)
    return (red, green, blue)


def role(colour: Colour, theme: Theme) -> str:
    """The role whose colour this is, "" if it is none's."""
    for name in ROLES:
        if max(abs(a - b) for a, b in zip(colour, rgb(getattr(theme.colours, name)), strict=True)) < 0.01:
            return name
    return ""


def source(mobject: Any) -> str:
    """What a mobject says: its text, or a formula's source."""
    for attribute in ("typst_code_source", "original_text", "text"):
        if isinstance(value := getattr(mobject, attribute, None), str):
            return value
    return GROUP.sub("", getattr(mobject, "typst_code", "")).strip(" $")


def name(kind: Kind, written: str, parts: tuple[Part, ...], theme: Theme) -> str:
    """A thing as a person would point at it."""
    if kind in ("text", "formula", "number"):
        words = " ".join(written.split())
        return f"{kind} “{words[:SHORT]}{'…' if len(words) > SHORT else ''}”" if words else "part of a formula"
    part = parts[0]
    colour = role(part.fill if part.fill_alpha >= part.stroke_alpha else part.stroke, theme)
    return f"{kind} in the colour of {colour}" if colour else kind
