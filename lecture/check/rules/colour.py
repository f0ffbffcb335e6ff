"""Rules of colour: contrast by WCAG 2.2 against what really lies behind, and roles that nobody confuses."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
from colorspacious import cspace_convert

from lecture.check import names
from lecture.check.findings import Hit, rule
from lecture.check.picture import LINES, Colour, Part, Picture, allowed
from lecture.check.shapes import Points
from scenes.kit.theme import Theme

TEXT, LARGE_TEXT, GRAPHIC = 4.5, 3.0, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11."""
LARGE, LARGE_BOLD = 24.0, 18.6
"""Sizes of type from which it counts as large: WCAG's 18 and 14 points are 24 and 18.6 pixels."""
DIMMED = 0.85
"""What is more transparent than this is dimmed on purpose, or on its way."""
EXEMPT = ("grid", "panel", "background", "contour")
SAMPLES = 24
"""Places along an outline at which what lies behind is looked up."""
DISTANCE = 9.0
ROLES = ("ink", "muted", "class0", "class1", "model", "loss", "gradient", "parameters")
SIGHT = ("normal", "deuteranomaly", "protanomaly", "tritanomaly")


@rule(
    "text-contrast", "rest", "error",
    "Text needs 4.5:1 against what lies behind it (from size 24, 3:1) to be read by everybody.",
    "Use ink, move it to calmer ground, or put a panel or a halo in the background's colour behind it.",
)  # fmt: skip
def text_contrast(picture: Picture) -> Iterator[Hit]:
    for text in picture.texts:
        needed = LARGE_TEXT if text.size >= (LARGE_BOLD if text.bold else LARGE) else TEXT
        seen = [part for part in text.parts if part.alpha >= DIMMED]
        lowest = min((_of_glyph(picture, part, text.layer) for part in seen), default=needed)
        if lowest < needed - 0.01:
            yield Hit(f"{text.name} has {lowest:.1f}:1, needs {needed:g}:1", (text.box,))


@rule(
    "graphic-contrast", "rest", "warning",
    "Lines and points need 3:1 against what lies behind them to be seen by everybody.",
    "Use a role of the theme that stands out there; dim on purpose with the theme's opacity, not with a colour.",
)  # fmt: skip
def graphic_contrast(picture: Picture) -> Iterator[Hit]:
    for thing in picture.of(*LINES, "point", "ring"):
        seen = [part for part in thing.parts if part.alpha >= DIMMED and not _exempt(part, picture.theme)]
        if not seen:
            continue
        contrast = float(np.median([_of_graphic(picture, part) for part in seen]))
        if contrast < GRAPHIC - 0.01:
            yield Hit(f"{thing.name} has {contrast:.1f}:1, needs 3:1", (thing.box,), allowed(thing))


@rule(
    "roles-too-close", "theme", "error",
    "Two roles must be told apart at a glance, also by the colour-blind: 9 units of CAM02-UCS.",
    "Change the lightness of one of them.",
)  # fmt: skip
def roles_too_close(theme: Theme) -> Iterator[Hit]:
    colours = np.array([names.rgb(getattr(theme.colours, role)) for role in ROLES])
    for sight in SIGHT:
        seen = _as_seen(colours, sight)
        for i, j in combinations(range(len(ROLES)), 2):
            distance = float(np.linalg.norm(seen[i] - seen[j]))
            if distance < DISTANCE:
                yield Hit(f"{ROLES[i]} and {ROLES[j]} are {distance:.1f} apart for {sight} sight")


@rule(
    "role-on-background", "theme", "error",
    "Every role is also used for text: it needs 4.5:1 against the background.",
    "Make it lighter in the dark theme, darker in the light one.",
)  # fmt: skip
def role_on_background(theme: Theme) -> Iterator[Hit]:
    ground = np.array([names.rgb(theme.colours.background)])
    for role in ROLES:
        contrast = float(_contrast(names.rgb(getattr(theme.colours, role)), ground)[0])
        if contrast < TEXT:
            yield Hit(f"{role} has {contrast:.1f}:1")


def _of_glyph(picture: Picture, glyph: Part, layer: int) -> float:
    """The contrast of a letter with the middle of what lies behind it: one thin line there does no harm."""
    box = glyph.shape.box
    places = np.array([(x, y) for x in (box.left, box.centre[0], box.right) for y in (box.bottom, box.top)])
    colour = glyph.fill if glyph.fill_alpha >= glyph.stroke_alpha else glyph.stroke
    return float(np.median(_contrast(colour, picture.behind(places, layer))))


def _of_graphic(picture: Picture, part: Part) -> float:
    """The better of the contrasts of its fill and its rim: either shows where it is."""
    ends = part.shape.ends[:, 0]
    places = ends[np.linspace(0, len(ends) - 1, min(SAMPLES, len(ends))).astype(int)]
    ground = picture.behind(places, part.layer)
    paints = [(part.fill, part.fill_alpha), (part.stroke, part.stroke_alpha)]
    return max(float(np.median(_contrast(colour, ground))) for colour, alpha in paints if alpha >= DIMMED)


def _exempt(part: Part, theme: Theme) -> bool:
    roles = [names.role(part.fill, theme)] if part.fill_alpha > 0 else []
    roles += [names.role(part.stroke, theme)] if part.stroke_alpha > 0 else []
    return all(role in EXEMPT for role in roles)


def _contrast(colour: Colour, ground: Points) -> Points:
    """WCAG's ratio of a colour with each of (n, 3) others."""
    a, b = _luminance(np.array([colour])), _luminance(ground)
    ratio: Points = (np.maximum(a, b) + 0.05) / (np.minimum(a, b) + 0.05)
    return ratio


def _luminance(rgb: Points) -> Points:
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    luminance: Points = linear @ np.array([0.2126, 0.7152, 0.0722])
    return luminance


def _as_seen(colours: Points, sight: str) -> Points:
    """In CAM02-UCS, (n, 3), as somebody with that sight sees them."""
    if sight != "normal":
        colours = cspace_convert(colours, {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}, "sRGB1")
    seen: Points = cspace_convert(np.clip(colours, 0, 1), "sRGB1", "CAM02-UCS")
    return seen
