"""Where descent on a lecturer's data starts, and how fast it goes, if they leave that to the data."""

import numpy as np

from core.arrays import Array
from core.datasets import Dataset
from core.descent import gradient_descent
from core.losses import SampleLoss
from core.trajectory import Trajectory
from scenes.experiments.subject import STEPS

FASTEST = 1.0
FAR_ALONG, FEWEST_STEPS = 200.0, 20
"""Learning rate times steps of a long descent, and the least number of its steps."""
MOST_STEPS, MOST_WORK = 20_000, 20_000_000
"""The most steps, and the most of steps times rows: nobody waits longer for one scene."""
ROOM, SMALLEST = 1.8, 1e-5
"""How many steps a magnified map is wide to each side, at least; and no map is smaller."""
HOW_FAR = (2.5, 3.5, 5.0, 7.0)
"""Starts are tried ever further on the wrong side, in standard deviations of the feature, …"""
STILL_WRONG = 0.4
"""… until descent on the squared error leaves so large a share of the samples wrong."""


def start_digits(theta: Array) -> int:
    """Decimals that show a start whole: none or one for those that the data choose, up to three."""
    return next((k for k in range(3) if np.allclose(theta, np.round(theta, k), rtol=0, atol=1e-12)), 3)


def rate_digits(rate: float) -> int:
    """Decimals with which a learning rate is shown: 0.5 has one, 0.02 two; at least one, as the slides have it."""
    return next((k for k in range(1, 9) if abs(rate - round(rate, k)) < 1e-12), 9)


def score_digits(theta: Array, digits: int) -> int:
    """Decimals that show z = w x + b whole, for a start θ and a feature with so many decimals."""
    return digits + max(1, start_digits(theta))


def many_steps(rate: float, rows: int) -> int:
    """How many steps lead about as far as the slides' worked examples could go, 20,000 at η = 0.01; fewer if there
    would be more of them than that, or if each goes over thousands of rows."""
    most = min(MOST_STEPS, MOST_WORK // rows)
    return min(most, max(FEWEST_STEPS, round(FAR_ALONG / rate)))


def near(step: Array) -> float:
    """Half the width of a map on which a step of the parameters is seen: 1, 2 or 5 times a power of ten, so that a
    start of one decimal stands on a tick."""
    least = max(ROOM * float(np.linalg.norm(step)), SMALLEST)
    steps = STEPS * 10.0 ** np.floor(np.log10(least))
    return float(steps[steps >= least * (1 - 1e-9)][0])


def jumps(path: Trajectory) -> bool:
    """Whether a descent's steps are too long: it runs away, or climbs again in its second half, by a tenth of all the
    heights it went through."""
    climbs = np.diff(path.values[len(path) // 2 :]).clip(min=0)
    return path.stopped == "divergence" or bool(climbs.sum() > 0.1 * np.ptp(path.values))


def steady_rate(X: Array) -> float:
    """A learning rate at which descent on the cross-entropy never rises: at most 4 over the largest eigenvalue of
    XᵀX / n, to one digit. X: (n, k + 1)."""
    bound = 4 / float(np.linalg.eigvalsh(X.T @ X / len(X)).max())
    power = 10.0 ** np.floor(np.log10(bound))
    return min(FASTEST, float(np.floor(bound / power) * power))


def wrong_start(data: Dataset, mse: SampleLoss, rate: float, steps: int) -> tuple[float, float]:
    """θ = (b, w) that falls where it should rise: the nearest of several from which the squared error gets stuck."""
    x, mean, spread = data.x, float(data.x.mean()), float(data.x.std())
    way = 1.0 if x[data.y == 1].mean() >= x[data.y == 0].mean() else -1.0
    for far in HOW_FAR:
        w = -way * far / spread
        start = (round(-0.8 * far - w * mean, 1), round(w, 1))
        outputs = mse.predictions(gradient_descent(mse, start, rate, steps).final)
        if ((outputs > 0.5) != (data.y == 1)).mean() >= STILL_WRONG:
            break
    return start
