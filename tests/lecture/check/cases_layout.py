"""Broken layouts and their mended twins."""

import numpy as np
from check_stage import Build, Case, Stage, found, picture
from manim import DOWN, LEFT, RIGHT, UP, Arrow, Circle, Mobject, Rectangle

from scenes.kit.components.chart import Chart
from scenes.kit.components.marks import ball, ring
from scenes.kit.layout import SAFE, Box, Range

X = np.linspace(0, 1, 41)


def chart(scene: Stage) -> Chart:
    return Chart(scene.style, Box(-2, 2, -1, 1.5), Range(0, 1, (0, 1)), Range(0, 1, (0, 1)))


def label(scene: Stage, at: tuple[float, float]) -> Mobject:
    return scene.style.text("label").move_to((*at, 0))


def on_chart(draw: Build) -> Build:
    """The chart with what `draw` puts on it."""

    def build(scene: Stage) -> tuple[Mobject, ...]:
        scene.axes = chart(scene)
        drawn = draw(scene)
        return (scene.axes, *(drawn if isinstance(drawn, tuple) else (drawn,)))

    return build


def panel(scene: Stage, width: float) -> Mobject:
    return Rectangle(width=width, height=0.8, stroke_width=0).set_fill(scene.style.colour("panel"), 1)


def moving(far: float) -> Case:
    """A label that crosses another one slowly, and one that passes at a distance."""

    def act(shift: float) -> object:
        def play(scene: Stage) -> None:
            with scene.beat("one"):
                still, going = label(scene, (0, 0)), label(scene, (-0.2, shift))
                scene.add(still, going)
                scene.play(going.animate(run_time=3).shift(0.4 * RIGHT))
                scene.play(going.animate(run_time=0.4).shift(2 * RIGHT))

        return play

    return Case("text-over-text", lambda: found(act(0.0)), lambda: found(act(far)))


def steep(scene: Stage) -> Mobject:
    """A straight line up from the chart's origin that goes on far above it."""
    line = scene.axes.curve(X, X)
    return line.stretch(2, 1, about_edge=DOWN)


def held(scene: Stage) -> tuple[Mobject, ...]:
    """A number in a disc and a ring around a point."""
    disc = Circle(0.3, stroke_width=0, fill_opacity=1, color=scene.style.colour("panel"))
    number = scene.style.formula("1", "ink", "label")
    dot = ball(scene.style, (2, 0, 0), "model")
    return (disc, number, dot, ring(scene.style, dot.get_center()))


CASES = [
    picture("outside-frame", lambda s: label(s, (7, 0)), lambda s: label(s, (6, 0))),
    picture("outside-margin", lambda s: label(s, (6.7, 0)), lambda s: label(s, (6.3, 0))),
    picture("outside-margin", lambda s: label(s, (3, 3.85)), lambda s: label(s, (3, 3.3))),
    picture("in-caption-zone", lambda s: label(s, (0, -3.2)), lambda s: label(s, (0, SAFE.bottom + 0.2))),
    picture("text-over-text", lambda s: (label(s, (0, 0)), label(s, (0.3, 0.1))), held),
    picture(
        "text-over-text",
        lambda s: (s.style.formula("a / b"), s.style.text("note").shift(0.25 * UP)),
        lambda s: (s.style.formula("a / b"), s.style.text("note").shift(RIGHT)),
    ),
    moving(0.5),
    picture(
        "text-over-curve",
        on_chart(lambda s: (s.axes.curve(X, X), label(s, (0, 0.25)))),
        on_chart(lambda s: (s.axes.curve(X, X), label(s, (-1, 1)))),
    ),
    picture(
        "text-over-curve",
        on_chart(lambda s: label(s, (-2, 0.3))),
        on_chart(lambda s: (s.axes.level(0.5, "grid", dashed=False), label(s, (0, 0.25)))),
    ),
    picture(
        "text-over-point",
        lambda s: (label(s, (0, 0)), ball(s.style, (0.1, 0, 0), "model")),
        lambda s: (label(s, (0, 0)), ball(s.style, (0.7, 0, 0), "model")),
    ),
    picture(
        "text-over-arrow",
        lambda s: (label(s, (0, 0)), Arrow(LEFT, RIGHT, color=s.style.colour("ink"))),
        lambda s: (label(s, (0, 0.4)), Arrow(LEFT, RIGHT, color=s.style.colour("ink"))),
    ),
    picture(
        "text-clipped",
        lambda s: (panel(s, 2 * label(s, (0, 0))[-1].get_x()), label(s, (0, 0))),
        lambda s: (panel(s, 1.5), label(s, (0, 0))),
    ),
    picture(
        "text-clipped",
        lambda s: (label(s, (0, 0)), panel(s, 2)),
        lambda s: (panel(s, 2), label(s, (0, 0))),
    ),
    picture(
        "outside-axes",
        on_chart(steep),
        on_chart(lambda s: s.axes.curve(X, 2 * X)),
    ),
    picture(
        "outside-axes",
        on_chart(lambda s: ball(s.style, s.axes.spot(0.5, 1.1), "model")),
        on_chart(lambda s: ball(s.style, s.axes.spot(0.5, 1.0), "model")),
    ),
]
