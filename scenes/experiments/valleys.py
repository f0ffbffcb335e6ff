"""How one flower bends the cross-entropy, and how two do, for scenes and figures (slide ideas 56 to 60).

Matrices and points are in the slides' order here, (w, b).
"""

import numpy as np

from core.activations import sigmoid
from core.arrays import Array
from core.convexity import sample_hessian, sample_hessian_eigen
from core.functions import quadratic_form
from core.losses import BinaryCrossEntropy, add_intercept
from core.slides import fact
from core.surfaces import LossSurface, function_surface, loss_surface

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


def bend(*features: float) -> Array:
    """The Hessian of these flowers, summed: (2, 2)."""
    total: Array = sample_hessian(np.array(features), OUTPUT).sum(axis=0)[::-1, ::-1]
    return total


def valley(*features: float) -> LossSurface:
    """vᵀ H v over steps v from here."""
    return function_surface(quadratic_form(bend(*features)), STEPS, STEPS)


def edge_steps(x: float = X) -> tuple[Array, Array]:
    """Steps as far as the drawn edge: one in which a flower's loss bends, and one in which it does not."""
    bends, flat = sample_hessian_eigen(x, OUTPUT).vectors[:, ::-1]
    bends, flat = (way * STEPS[-1] / np.abs(way).max() for way in (bends, flat))
    return bends, flat


def one_loss() -> LossSurface:
    """The slides' flower's cross-entropy, as of class 1, over w and b."""
    return loss_surface(BinaryCrossEntropy(add_intercept(np.array([X])), np.array([1.0])), PLACES, PLACES)


def pressed(share: float) -> Array:
    """The corners of the unit square when this share of the way is gone to where the flower's Hessian takes them."""
    corners: Array = (1 - share) * UNIT_SQUARE + share * UNIT_SQUARE @ bend(X).T
    return corners
