"""Figure of the squared error's surface (idea 33): a descent that ends on a plateau, and why it stays there."""

import numpy as np
from matplotlib.figure import Figure

from core.surfaces import loss_surface
from scenes.experiments.flower_descents import Duel
from scenes.experiments.framing import MapFrame, map_frame
from scenes.figures.surface import surface_axes
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

FRAME = MapFrame(np.linspace(-7, 7, 141), np.linspace(-8, 4, 121), (), ())
LEVELS = (np.arange(10) + 0.5) / 10
"""None at the plateaus' own heights."""
CAMERA = (40.0, -55.0)


def mse_surface(settings: Settings) -> Figure:
    """The mean squared error of the six flowers over (w, b), a descent on it and on the floor, and the gradient."""
    with figure_style(settings):
        pen = Pen.of(settings, "mse-surface")
        figure, sheet = pen.page()
        duel = Duel.of(settings)
        path = duel.path(duel.mse)
        frame = map_frame(settings, FRAME, (path, duel.path(duel.bce)), duel.best)
        surface = loss_surface(duel.mse, frame.w, frame.b)
        axes = surface_axes(pen, figure, (0.1, 0.0, 7.7, 7.7), surface, LEVELS, ("w", "b"), CAMERA, "parameters")
        b, w = path.parameters.T
        axes.plot(w, b, path.values, color=pen.colour("gradient"), lw=pen.width(), zorder=5, gid="path")
        for row, face, size in ((0, pen.colour("background"), 13), (-1, pen.colour("gradient"), 10)):
            axes.plot(
                [w[row]], [b[row]], [path.values[row]], ls="none", marker="o", ms=size, mfc=face,
                mec=pen.colour("ink"), mew=1.6, zorder=6,
            )  # fmt: skip
        left = 8.1
        pen.text(sheet, left, 6.1, pen.word("plateau"), size="body", bold=True, va="top", linespacing=1.2)
        gradient = r"\dfrac{\partial L}{\partial \theta_i} = 2x_i(\hat{y} - y)\,\hat{y}(1 - \hat{y})"
        pen.formula(sheet, left, 3.9, gradient, "gradient", "body", va="baseline")
        for height, name, row in ((2.6, "start", 0), (2.0, "end", -1)):
            words = pen.word(name).format(steps=duel.steps)
            pen.text(sheet, left, height, words, "muted", va="baseline")
            pen.formula(sheet, left + 1.6, height, pen.equation("L", path.values[row], 2), "loss", va="baseline")
        return figure
