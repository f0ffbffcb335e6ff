"""What a symmetric matrix makes of the unit circle, for scene, clip and figure (slide ideas 59 and 60)."""

from dataclasses import dataclass

import numpy as np

from core.activations import sigmoid
from core.arrays import Array
from core.convexity import Eigen, eigen_symmetric, sample_hessian, sample_hessian_eigen
from core.datasets import flowers
from core.models import LogisticRegression
from core.slides import fact
from scenes.experiments.fits import first_theta
from scenes.experiments.subject import drawn, samples
from scenes.experiments.valleys import Valleys
from scenes.kit.settings import Settings

GENERAL = fact("eigen-formula").samples[0].point
"""Entries a, b and d of a matrix that is not flat."""
AT = fact("eigen-lambda-1").samples[1].point
X, OUTPUT = float(AT["x"]), float(sigmoid(AT["w"] * AT["x"] + AT["b"]))
"""The slides' flower, and the model's output for it."""
REACH = 4.0
"""Half the width of the plane that is drawn, at least."""
NEAREST = 0.1
"""How near an output comes to 0 and to 1 on a walk through others."""


@dataclass(frozen=True)
class Ellipses:
    """A general matrix, and a flower's Hessian: of its feature `x` and the model's output for it. `other`: the feature
    that a walk through other flowers goes to. Matrices are in the slides' order, (w, b)."""

    x: float
    output: float
    other: float

    @classmethod
    def of_slides(cls) -> "Ellipses":
        return cls(X, OUTPUT, _farthest(flowers().x, X))

    @classmethod
    def of(cls, settings: Settings) -> "Ellipses":
        """Of the run: of a lecturer's samples the one that makes the proof's valley a bowl."""
        if settings.own.data is None:
            return cls.of_slides()
        data, x = samples(settings), Valleys.of(settings).second
        output = LogisticRegression(first_theta(data)).predict_proba(np.array([x]))
        return cls(x, float(output[0]), _farthest(drawn(data).x, x))

    def matrix(self, share: float) -> Array:
        """From the general matrix (0) straight to the flower's Hessian (1)."""
        a, b, d = (float(GENERAL[name]) for name in "abd")
        blend: Array = (1 - share) * np.array([[a, b], [b, d]]) + share * of_flower(self.x, self.output)
        return blend

    def axes(self, share: float) -> Eigen:
        """The two axes of the ellipse: their half lengths and directions."""
        return eigen_symmetric(self.matrix(share))

    def others(self, share: float) -> tuple[float, float]:
        """A walk through other flowers and outputs, from the flower and back to it: x, and the model's output."""
        turn, room = 2 * np.pi * share, min(self.output, 1 - self.output) - NEAREST
        x = self.x + (self.other - self.x) * (1 - float(np.cos(turn))) / 2
        return x, self.output + max(0.0, room) * float(np.sin(turn))

    @property
    def reach(self) -> float:
        """Half the width of the plane: it holds the longest axis that any output gives to any of these flowers."""
        longest = max(float(sample_hessian_eigen(x, 0.5).values[0]) for x in (self.x, self.other))
        return max(REACH, longest)


def _farthest(values: Array, x: float) -> float:
    return float(values[np.argmax(np.abs(values - x))])


def of_flower(x: float, output: float) -> Array:
    """The Hessian of a flower's cross-entropy, in the slides' order (w, b)."""
    hessian: Array = sample_hessian(x, output)[::-1, ::-1]
    return hessian


def circle(count: int = 121) -> Array:
    """Points of the unit circle, closed: (count, 2)."""
    turn = np.linspace(0, 2 * np.pi, count)
    return np.stack([np.cos(turn), np.sin(turn)], axis=-1)


def image(matrix: Array, grown: float = 1.0) -> Array:
    """What a matrix makes of the circle; on the way there where `grown` is less than 1."""
    points = circle()
    moved: Array = (1 - grown) * points + grown * points @ matrix.T
    return moved
