"""The figures of the chain rule: x through two boxes and the slopes back (idea 7), the parabola's tangents (idea 8)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from scenes.experiments.chains import ACROSS, AT, BOTTOM, UPWARD, composed, inner_slope, outer_slope, slope, through
from scenes.figures.marks import Fraction, Part, coloured, part_width
from scenes.kit.mpl_theme import WIDTH, Pen, Role, figure_style
from scenes.kit.settings import Settings

D = r"\mathrm{d}"
SPOTS, BOXES, ROW, BACK = (1.35, 6.6, 12.0), (3.95, 9.35), 5.3, 3.35
"""Inches: where x, f, g and the boxes between stand, how high, and how high the slopes go back."""
BOX = (2.9, 1.1)
TANGENTS, REACH = (0.0, BOTTOM, AT), 0.7
"""Where tangents lie, and how far each is drawn to both sides."""
F: Part = ("f", "model")
G: Part = ("g", "loss")


def chain_rule(settings: Settings) -> Figure:
    """Boxes and values in a row, slopes on dashed arrows back, and the rule with its numbers."""
    with figure_style(settings):
        pen = Pen.of(settings, "chain-rule")
        figure, sheet = pen.page()
        x, f, g = through(AT)
        outer, inner = float(outer_slope(np.array(f))), float(inner_slope(np.array(x)))
        pen.text(sheet, WIDTH / 2, 6.55, pen.word("forward"), "muted", "body", ha="center")
        spots: list[tuple[str, float, Role]] = [("x", x, "ink"), ("f", f, "model"), ("g", g, "loss")]
        for (name, value, role), at in zip(spots, SPOTS, strict=True):
            pen.formula(sheet, at, ROW, pen.equation(name, value, 0), role, "body", ha="center")
        _box(pen, sheet, BOXES[0], [F, ("(x) = 2x - 1", "ink")], "model")
        _box(pen, sheet, BOXES[1], [G, ("(", "ink"), F, (") = (", "ink"), F, ("{-}3)^2", "ink")], "loss")
        for at, box in zip((*SPOTS[:2], *SPOTS[1:]), (*BOXES, *BOXES), strict=True):
            side = np.sign(box - at)
            ends = [(at + side * 0.75, ROW), (box - side * (BOX[0] / 2 + 0.1), ROW)]
            _arrow(pen, sheet, *(ends if side > 0 else ends[::-1]), "muted")
        _slopes_back(pen, sheet, outer, inner)
        pen.text(sheet, WIDTH / 2, 2.3, pen.word("back"), "gradient", "body", ha="center")
        _rule(pen, sheet, outer, inner)
        return figure


def _box(pen: Pen, sheet: Axes, at: float, parts: list[Part], role: Role) -> None:
    width, height = BOX
    frame = FancyBboxPatch(
        (at - width / 2, ROW - height / 2), width, height, boxstyle="round,pad=0,rounding_size=0.12",
        facecolor=pen.colour("panel"), edgecolor=pen.colour(role), linewidth=pen.width("thin_line"), zorder=1,
    )  # fmt: skip
    sheet.add_patch(frame)
    _centred(pen, sheet, at, ROW - 0.12, parts)


def _slopes_back(pen: Pen, sheet: Axes, outer: float, inner: float) -> None:
    """From g to f and from f to x, with the slope of the box over each arrow, and what has come of it at f and x."""
    results = ("x", "ink", outer * inner), ("f", "model", outer)
    for k, (name, role, value) in enumerate(results):
        below: list[Part] = [(D, "ink"), (name, role)]  # type: ignore[list-item]
        shown: list[Part] = [
            Fraction([(D, "ink"), G], below), (rf"\;=\;{pen.number(value, 0)}", "gradient"),
        ]  # fmt: skip
        _centred(pen, sheet, SPOTS[k], BACK - 0.1, shown)
        start = SPOTS[k + 1] - (0.95 if k == 0 else 0.0)
        _arrow(pen, sheet, (start, BACK), (SPOTS[k] + 1.0, BACK), "gradient", dashed=True)
        factor = (inner, outer)[k]
        slope_parts: list[list[Part]] = [
            [F, (r"\,'(x)\;=\;", "ink"), (pen.number(factor, 0), "gradient")],
            [G, (r"\,'(", "ink"), F, (r")\;=\;2(", "ink"), F, (r"{-}3)\;=\;", "ink"),
             (pen.number(factor, 0), "gradient")],
        ]  # fmt: skip
        _centred(pen, sheet, (start + SPOTS[k] + 1.0) / 2, BACK + 0.3, slope_parts[k])


def _rule(pen: Pen, sheet: Axes, outer: float, inner: float) -> None:
    pen.panel(sheet, 0.6, 0.45, WIDTH - 1.2, 1.35)
    by_x, by_f = (Fraction([(D, "gradient")], [(D, "gradient"), v]) for v in (("x", "gradient"), F))
    result = rf"\;=\;{pen.number(outer, 0)} \cdot {pen.number(inner, 0)}\;=\;{pen.number(outer * inner, 0)}"
    parts: list[Part] = [
        by_x, G, ("(", "ink"), F, (r"(x))\;=\;[", "ink"), by_f, G, ("(", "ink"), F, (r")\,]\;\cdot\;[", "ink"),
        by_x, F, (r"(x)\,]", "ink"), (result, "gradient"),
    ]  # fmt: skip
    _centred(pen, sheet, WIDTH / 2, 1.0, parts)


def chain_rule_tangents(settings: Settings) -> Figure:
    """The parabola with three tangents and their slopes; beside it the lines of the chain rule."""
    with figure_style(settings):
        pen = Pen.of(settings, "chain-rule-tangents")
        figure, sheet = pen.page()
        axes = pen.axes(figure, 0.95, 0.9, 6.9, 5.6)
        x = np.linspace(ACROSS.low, ACROSS.high, 301)
        axes.plot(x, composed(x), color=pen.colour("loss"), lw=pen.width(), gid="curve", zorder=2)
        for at in TANGENTS:
            near, height, steep = np.array([at - REACH, at + REACH]), float(composed(at)), float(slope(at))
            axes.plot(near, height + steep * (near - at), color=pen.colour("gradient"), lw=pen.width(),
                      gid=f"tangent-{at:.0f}", zorder=3)  # fmt: skip
            axes.plot(at, height, ls="none", marker="o", ms=9, mfc=pen.colour("gradient"), mec=pen.colour("ink"),
                      mew=1.5, zorder=5)  # fmt: skip
        axes.set(xlim=(ACROSS.low, ACROSS.high), ylim=(UPWARD.low, UPWARD.high))
        pen.ticks(axes, ACROSS.ticks, UPWARD.ticks)
        pen.formula(axes, ACROSS.low, UPWARD.high + 0.5, "g(f(x))", "loss", ha="left", va="bottom")
        pen.formula(axes, ACROSS.high + 0.12, UPWARD.low, "x", "muted", ha="left")
        places = ((0.25, 16.4, "left"), (1.45, -1.4, "center"), (AT + 0.2, 3.2, "left"))
        for at, (left, up, ha) in zip(TANGENTS, places, strict=True):
            worked = rf"8 \cdot {pen.number(at, 0)} - 16 = {pen.number(float(slope(at)), 0)}"
            pen.formula(axes, left, up, worked, "gradient", ha=ha)
        pen.text(axes, 1.45, -3.4, pen.word("flat"), "gradient", ha="center")
        _lines(pen, sheet, 8.55)
        return figure


def _lines(pen: Pen, sheet: Axes, left: float) -> None:
    """Its three lines, one under the other."""
    by_f, by_x = Fraction([(D, "ink"), G], [(D, "ink"), F]), Fraction([(D, "ink"), F], [(f"{D}x", "ink")])
    rows: list[list[Part]] = [
        [(r"=\;", "ink"), by_f, (r"\cdot", "ink"), by_x],
        [(r"=\;", "ink"), ("2(", "gradient"), F, (r"{-}3)", "gradient"), (r"\;\cdot\;", "ink"), ("2", "gradient")],
        [(r"=\;", "ink"), ("4(2x-1-3)", "gradient")],
        [(r"=\;", "ink"), ("8x-16", "gradient")],
    ]  # fmt: skip
    name = Fraction([(D, "ink"), G], [(f"{D}x", "ink")])
    coloured(pen, sheet, left, 5.5, [name])
    for k, row in enumerate(rows):
        coloured(pen, sheet, left + part_width(pen, name, "body") + 0.1, 5.5 - (0.0, 1.25, 2.25, 3.25)[k], row)


def _centred(pen: Pen, sheet: Axes, x: float, y: float, parts: list[Part]) -> None:
    width = sum(part_width(pen, part, "body") for part in parts)
    coloured(pen, sheet, x - width / 2, y, parts)


def _arrow(
    pen: Pen, sheet: Axes, start: tuple[float, float], end: tuple[float, float], role: Role, *, dashed: bool = False
) -> None:
    sheet.add_patch(
        FancyArrowPatch(
            start, end, arrowstyle="-|>", mutation_scale=14, shrinkA=0, shrinkB=0, lw=pen.width("thin_line") * 1.2,
            color=pen.colour(role), linestyle=(0, (4, 2.5)) if dashed else "-",
        )
    )  # fmt: skip
