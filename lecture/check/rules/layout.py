"""Rules of place: inside the frame, inside the margin, above the captions, inside the axes."""

from collections.abc import Iterator

from lecture.check.findings import Hit, rule
from lecture.check.picture import Picture, Plot, Thing, allowed
from lecture.check.shapes import Points, contains
from scenes.kit.layout import Box

SLACK = 0.03
"""Manim units that an outline may stick out: strokes and overshoot of round letters."""
NEAR_AXES = 0.35
"""A point this close beyond its axes was meant to be inside."""


@rule(
    "outside-frame", "picture", "error",
    "What is outside the frame is cut off in the video.",
    "Place it by relation (next_to, align_to) to something that is inside, or make it smaller.",
)  # fmt: skip
def outside_frame(picture: Picture) -> Iterator[Hit]:
    for thing in picture.things:
        background = contains(thing.box, picture.frame, 0.1)
        if not background and not contains(picture.frame, thing.box, SLACK):
            yield Hit(f"{thing.name} reaches out of the frame", (thing.box,))


@rule(
    "outside-margin", "rest", "warning",
    "Projectors and players cut off the edge of a picture.",
    "Keep 0.4 from the left, right and top edges: place it inside of layout.SAFE.",
)  # fmt: skip
def outside_margin(picture: Picture) -> Iterator[Hit]:
    if picture.safe is None:
        return
    safe, frame = picture.safe, picture.frame
    above = Box(safe.left, safe.right, frame.bottom, safe.top)
    for thing in picture.things:
        if contains(frame, thing.box, SLACK) and not contains(above, thing.box, SLACK):
            yield Hit(f"{thing.name} stands in the margin", (thing.box,), allowed(thing))


@rule(
    "in-caption-zone", "picture", "error",
    "Captions and the player's bar lie over the lowest 1.0 of the frame.",
    "Move it up, above layout.SAFE.bottom.",
)  # fmt: skip
def in_caption_zone(picture: Picture) -> Iterator[Hit]:
    if picture.safe is None:
        return
    for thing in picture.things:
        background = contains(thing.box, picture.frame, 0.1)
        inside_frame = thing.box.bottom >= picture.frame.bottom - SLACK
        if not background and inside_frame and thing.box.bottom < picture.safe.bottom - SLACK:
            yield Hit(f"{thing.name} reaches into the lowest part", (thing.box,))


@rule(
    "outside-axes", "rest", "warning",
    "What leaves its axes has no values to be read, and looks like a mistake.",
    "Give the axis a wider Range, or cut the curve off at the edge (Chart.curve does).",
)  # fmt: skip
def outside_axes(picture: Picture) -> Iterator[Hit]:
    for thing in picture.of("curve", "arrow", "point"):
        if any(_leaves(thing, plot) for plot in picture.plots):
            yield Hit(f"{thing.name} leaves its axes", (thing.box,), allowed(thing))


def _leaves(thing: Thing, plot: Plot) -> bool:
    """Whether a thing that is partly in a plot, or a point just beside it, goes beyond the plot's edge."""
    area, box = plot.area, thing.box
    if thing.kind == "point":
        x, y, _ = box.centre
        middle = Box(x, x, y, y)
        return contains(area, middle, NEAR_AXES) and not contains(area, middle, SLACK)
    inside = [end for part in thing.parts for end in part.shape.ends.reshape(-1, 2) if _within(area, end)]
    return bool(inside) and not contains(area, box, max(part.width for part in thing.parts) / 100 + SLACK)


def _within(area: Box, end: Points) -> bool:
    """Strictly inside: what only touches an edge from outside, such as a line from a label, does not belong to it."""
    x, y = float(end[0]), float(end[1])
    return area.left + SLACK < x < area.right - SLACK and area.bottom + SLACK < y < area.top - SLACK
