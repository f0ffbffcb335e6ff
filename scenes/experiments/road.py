"""The lecture's road in pictures: what its first scene, its last one and that scene's figure compute together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.activations import sigmoid
from core.arrays import Array
from core.datasets import Dataset
from core.losses import add_intercept
from core.models import least_squares
from core.slides import given
from core.surfaces import LossSurface, loss_surface
from core.trajectory import Trajectory
from scenes.experiments.fits import fitted_theta
from scenes.experiments.flower_descents import Duel
from scenes.experiments.framing import MapFrame, map_frame
from scenes.experiments.subject import feature_axis, first_rows, samples
from scenes.kit.layout import Range
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

STATIONS = ("line", "sigmoid", "squared-error", "cross-entropy", "gradient", "convex")
LENGTHS = Range(0.3, 5.3)
"""Petal lengths under the sigmoid."""
FRAME = MapFrame(np.linspace(-10.0, 10.0, 121), np.linspace(-6.5, 4.5, 67), (), ())
"""The part of both losses' maps that is drawn."""
LEVELS = (np.arange(10) + 0.5) / 10
CEILING = 10.0
"""A cross-entropy that is higher is drawn as high as it; level lines share it out evenly."""
CORNER_ACROSS, CORNER_UP = (0.025, 0.975), (0.155, 0.845)
"""Where a word may begin or end on a map, as shares of its width and height."""
LETTER, AWAY = 0.045, 0.15
"""A letter's share of the map's width, about, and how far the path keeps away from a word, in heights of the map."""
ABOVE = 1.2
"""The start of the descent is under the ceiling by this factor at least."""


def stations(settings: Settings) -> tuple[str, ...]:
    """Those that the lecture has, in its order."""
    beats = dict(settings.own.beats).get("summary", load_outline().scene("summary").beats)
    return tuple(beat for beat in beats if beat in STATIONS)


def rows(count: int) -> Sequence[int]:
    """How many of so many stations stand beside each other, row by row: they fill one row, or two."""
    above = count if count <= 3 else (count + 1) // 2
    return (above, count - above) if count > above else (above,)


@dataclass(frozen=True, eq=False)
class Bend:
    """The first samples on the axis `across`; over `x`, (m,), the line of least squares, and the sigmoid of a fit that
    it becomes."""

    data: Dataset
    across: Range
    x: Array
    line: Array
    curve: Array

    @classmethod
    def of(cls, settings: Settings) -> "Bend":
        """The slides' flowers with their second fit, or a lecturer's data."""
        data, across = samples(settings), feature_axis(settings, LENGTHS)
        x = np.linspace(across.low, across.high, 200)
        theta = given("fit-2").theta if settings.own.data is None else fitted_theta(data)
        line, scores = (add_intercept(x) @ parameters for parameters in (least_squares(data.X, data.y), theta))
        return cls(first_rows(data), across, x, line, sigmoid(scores))

    def at(self, share: float) -> Array:
        """When this share of the way from the line to the sigmoid is gone."""
        return (1 - share) * self.line + share * self.curve


@dataclass(frozen=True, eq=False)
class Fate:
    """A loss over (w, b), drawn up to `ceiling`, and the descent on it, which leaves `wrong` of `count` samples on the
    wrong side."""

    surface: LossSurface
    ceiling: float
    path: Trajectory
    wrong: int
    count: int

    def free_corner(self, word: str) -> tuple[float, float]:
        """Shares of the map's width and height: a corner that the path keeps away from, so that the word has room."""
        b, w = self.path.parameters.T
        height = np.ptp(self.surface.b)

        def room(corner: tuple[float, float]) -> float:
            """The least way, in heights of the map, from the path to the line on which a word stands."""
            ends = self.surface.w[0] + np.ptp(self.surface.w) * np.array([corner[0], 1 - corner[0]])
            ends[1] = ends[0] + LETTER * len(word) * (ends[1] - ends[0])
            across = np.maximum(0, np.maximum(ends.min() - w, w - ends.max()))
            up = b - self.surface.b[0] - corner[1] * height
            return float(np.hypot(across, up).min() / height)

        corners = [(across, up) for up in CORNER_UP for across in CORNER_ACROSS]
        return next((corner for corner in corners if room(corner) > AWAY), max(corners, key=room))


def fates(settings: Settings) -> dict[str, Fate]:
    """Of the squared error and of the cross-entropy, from the start that both share."""
    duel = Duel.of(settings)
    losses = {"mse": duel.mse, "bce": duel.bce}
    paths = {name: duel.path(loss) for name, loss in losses.items()}
    frame = map_frame(settings, FRAME, tuple(paths.values()), duel.best)
    ceilings = {"mse": 1.0, "bce": max(CEILING, ABOVE * float(paths["bce"].values[0]))}
    return {
        name: Fate(
            loss_surface(loss, frame.w, frame.b),
            ceilings[name],
            paths[name],
            duel.wrong(loss, paths[name].final),
            len(loss.y),
        )
        for name, loss in losses.items()
    }
