"""The lecture's thread, a sigmoid that every section has a place on, and what its cards show of a section."""

import numpy as np

from core.activations import sigmoid
from core.arrays import Array
from core.functions import SQUARE
from core.information import information
from core.losses import squared_error
from scenes.experiments.descents import NEAR, NEAR_HEIGHT, near_descent
from scenes.experiments.glimpses import Glimpse, line_through_houses
from scenes.experiments.losses_over_z import loss

ENDS = (-4.6, 4.6)
"""Scores at the thread's ends, where the first and the last section stand."""
Z: Array = np.linspace(*ENDS, 240)
WIDE, NARROW = np.linspace(-6.0, 6.0, 240), np.linspace(-3.6, 3.6, 240)
NONE = (np.empty(0), np.empty(0))


def place(section: float, sections: int) -> tuple[float, float]:
    """Where the thread is at a section, counted from 0, of so many; between two of them as well."""
    z = float(np.interp(section, (0, sections - 1), ENDS))
    return z, float(sigmoid(z))


def behind(section: float, sections: int) -> tuple[Array, Array]:
    """The thread up to there."""
    z, height = place(section, sections)
    passed = z > Z
    return np.append(Z[passed], z), np.append(sigmoid(Z[passed]), height)


def motifs() -> dict[str, Glimpse]:
    """By section, what its card shows. Of the flowers and houses only where the section is about them."""
    p, branches = np.linspace(0.0, 1.0, 120), np.array([1.0, 0.0])
    steps = near_descent()
    x = np.linspace(*NEAR, 120)
    curve = np.array([SQUARE.value([at]) for at in x])
    ends = NARROW[[0, -1]]
    return {
        "linear-regression": line_through_houses(),
        "sigmoid-model": Glimpse(
            (-6, 6, -0.4, 1.4), ((WIDE, 0.5 + WIDE / 6), (WIDE, sigmoid(WIDE))), False, NONE, None, None
        ),
        "squared-error": Glimpse(
            (-0.04, 1.04, -0.08, 1.1),
            tuple((p, squared_error(p, np.full_like(p, label))) for label in branches),
            True,
            (branches, np.zeros(2)),
            branches,
            None,
        ),
        "curvature": Glimpse((-6, 6, -0.1, 1.2), ((WIDE, loss("mse", WIDE)),), True, NONE, None, None),
        "convex-loss": Glimpse((-6, 6, -0.5, 6.5), ((WIDE, loss("bce", WIDE)),), True, NONE, None, None),
        "worked-steps": Glimpse(
            (*NEAR, -0.9, NEAR_HEIGHT),
            ((x, curve),),
            True,
            (steps.parameters[:, 0], steps.values),
            None,
            None,
        ),
        "entropy": Glimpse((-0.04, 1.04, -0.3, 4.0), ((p[1:], information(p[1:], "nats")),), True, NONE, None, None),
        "convexity": Glimpse(
            (-4, 4, 0.8, 4.4),
            ((NARROW, _both(NARROW)), (ends, _both(ends))),
            True,
            (ends, _both(ends)),
            None,
            None,
        ),
    }


def _both(z: Array) -> Array:
    """The cross-entropies of a flower of each class, added up."""
    return loss("bce", z, 0) + loss("bce", z, 1)
