"""How one flower bends the cross-entropy, and how two do, for scenes and figures (slide ideas 56 to 60).

Matrices and points are in the slides' order here, (w, b).
"""

from dataclasses import dataclass

import numpy as np

from core.activations import sigmoid
from core.arrays import Array
from core.convexity import sample_hessian, sample_hessian_eigen
from core.functions import quadratic_form
from core.losses import BinaryCrossEntropy, add_intercept
from core.models import LogisticRegression
from core.slides import fact
from core.surfaces import LossSurface, function_surface, loss_surface
from scenes.experiments.fits import first_theta
from scenes.experiments.subject import first_rows, samples
from scenes.kit.settings import Settings

AT = fact("convexity-hessian").samples[0].point
X, OUTPUT = float(AT["x"]), float(sigmoid(AT["w"] * AT["x"] + AT["b"]))
"""The slides' flower, and the model's output for it."""
SECOND = tuple(float(sample.point["x"]) for sample in fact("eigen-lambda-1").samples)[1]
"""Another flower, to be added."""
STEPS = np.linspace(-1.5, 1.5, 121)
"""Steps from where the model stands, by w and by b."""
LEVELS = np.array([0.04, 0.16, 0.36, 0.64, 1.0, 1.44, 1.96])
CEILING = 2.4
PLACES = np.linspace(-2.0, 2.0, 81)
"""Parameters over which one flower's loss is drawn, w and b alike."""
LOSS_LEVELS = np.arange(0.25, 8.0, 0.75)
UNIT_SQUARE = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])


@dataclass(frozen=True)
class Valleys:
    """A flower's feature `x` and the model's output for it; `second`: the feature of a flower that is added."""

    x: float = X
    output: float = OUTPUT
    second: float = SECOND

    @classmethod
    def of(cls, settings: Settings) -> "Valleys":
        """The slides' two flowers; or a lecturer's first sample, the one of their first rows that is farthest from it,
        and the output of a model that has learned a little."""
        if settings.own.data is None:
            return cls()
        data = samples(settings)
        x, model = first_rows(data).x, LogisticRegression(first_theta(data))
        return cls(float(x[0]), float(model.predict_proba(x)[0]), float(x[np.argmax(np.abs(x - x[0]))]))

    def bend(self, *features: float) -> Array:
        """The Hessian of these flowers, summed: (2, 2)."""
        total: Array = sample_hessian(np.array(features), self.output).sum(axis=0)[::-1, ::-1]
        return total

    def surface(self, *features: float) -> LossSurface:
        """vᵀ H v over steps v from here."""
        return function_surface(quadratic_form(self.bend(*features)), STEPS, STEPS)

    def edge_steps(self) -> tuple[Array, Array]:
        """Steps as far as the drawn edge: one in which a flower's loss bends, and one in which it does not."""
        bends, flat = sample_hessian_eigen(self.x, self.output).vectors[:, ::-1]
        bends, flat = (way * STEPS[-1] / np.abs(way).max() for way in (bends, flat))
        return bends, flat

    @property
    def loss(self) -> BinaryCrossEntropy:
        """The flower's cross-entropy, as of class 1, of θ = (b, w)."""
        return BinaryCrossEntropy(add_intercept(np.array([self.x])), np.array([1.0]))

    def one_loss(self) -> LossSurface:
        """That loss over w and b."""
        return loss_surface(self.loss, PLACES, PLACES)

    def pressed(self, share: float) -> Array:
        """The corners of the unit square when this share of the way is gone to where the Hessian takes them."""
        corners: Array = (1 - share) * UNIT_SQUARE + share * UNIT_SQUARE @ self.bend(self.x).T
        return corners

    # Drawn as the slides' are, whatever x is ------------------------------------------------------------------------

    @property
    def levels(self) -> Array:
        """Level lines of a valley."""
        return LEVELS * self._corner() / Valleys()._corner()

    @property
    def ceiling(self) -> float:
        """How high a valley is drawn."""
        return CEILING * self._corner() / Valleys()._corner()

    @property
    def loss_levels(self) -> Array:
        """Level lines of the flower's loss, whose height grows with x."""
        return LOSS_LEVELS * (1 + abs(self.x)) / (1 + X)

    @property
    def turn(self) -> float:
        """How far a camera goes round, in degrees, to see this valley from where the slides' is seen."""
        return float(np.degrees(np.arctan(self.x) - np.arctan(X)))

    def _corner(self) -> float:
        """Height of a valley at the highest corner of what is drawn, for steps of 1."""
        return self.output * (1 - self.output) * (1 + abs(self.x)) ** 2
