"""The figure of the convexity proof: one flower's Hessian, and the valley that it describes (ideas 57 and 58)."""

from matplotlib.figure import Figure

from scenes.experiments.valleys import Valleys
from scenes.figures.marks import Part, coloured
from scenes.figures.surface import surface_axes
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

LEFT = 7.6
"""Inches: where the formulas begin."""
SPREAD: list[Part] = [(r"\hat{y}", "model"), ("(1 - ", "ink"), (r"\hat{y}", "model"), (")", "ink")]
ENTRIES = (("x^2", "x"), ("x", ""))


def convexity_proof(settings: Settings) -> Figure:
    """Left the valley with its flat floor, right the matrix, its determinant and its diagonal."""
    with figure_style(settings):
        pen = Pen.of(settings, "convexity-proof")
        figure, sheet = pen.page()
        names, valleys = (r"\Delta w", r"\Delta b"), Valleys.of(settings)
        axes = surface_axes(
            pen, figure, (-0.6, 0.2, 7.5, 7.1), valleys.surface(valleys.x), valleys.levels, names,
            (36.0, -75.0 - valleys.turn), role="parameters",
        )  # fmt: skip
        _, along = valleys.edge_steps()
        ends = ([-along[0], along[0]], [-along[1], along[1]], [0.0, 0.0])
        axes.plot(*ends, color=pen.colour("ink"), lw=pen.width(), zorder=9, gid="floor")
        coloured(pen, sheet, LEFT - 0.4, 5.35, [("H = ", "ink")])
        for r, row in enumerate(ENTRIES):
            for c, factor in enumerate(row):
                coloured(
                    pen, sheet, LEFT + 0.75 + 2.55 * c, 5.8 - 0.85 * r, [*SPREAD, (factor, "ink")] if factor else SPREAD
                )
        for x, inward in ((LEFT + 0.55, 0.14), (LEFT + 5.4, -0.14)):
            sheet.plot([x + inward, x, x, x + inward], [6.35, 6.35, 4.7, 4.7], color=pen.colour("ink"), lw=1.6)
        pen.formula(sheet, LEFT - 0.4, 3.3, r"\det H = 0", size="body", ha="left", va="baseline")
        pen.text(sheet, LEFT + 1.7, 3.42, pen.word("floor"), "muted")
        end = coloured(pen, sheet, LEFT - 0.4, 2.0, [*SPREAD, (r"x^2 \geq 0", "ink")])
        coloured(pen, sheet, end + 0.6, 2.0, [*SPREAD, (r" \geq 0", "ink")])
        pen.text(sheet, LEFT - 0.4, 1.35, pen.word("diagonal"), "muted")
        return figure
