"""Random data that the tests of the core share."""

import numpy as np
from hypothesis import strategies as st

from core.losses import BinaryCrossEntropy, LinearSquaredError, SampleLoss, SigmoidSquaredError, add_intercept

LOSSES = [LinearSquaredError, SigmoidSquaredError, BinaryCrossEntropy]

numbers = st.floats(-5, 5, allow_subnormal=False)
probabilities = st.floats(0, 1, allow_subnormal=False)


@st.composite
def losses(draw: st.DrawFn, kinds: list[type[SampleLoss]] = LOSSES, reduction: str | None = None) -> SampleLoss:
    """A loss of one to three features on one to twelve samples, with or without weights."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    n, k = draw(st.integers(1, 12)), draw(st.integers(1, 3))
    weight = rng.uniform(0.1, 3.0, n) if draw(st.booleans()) else None
    reduction = reduction or draw(st.sampled_from(["sum", "mean"]))
    kind = draw(st.sampled_from(kinds))
    return kind(add_intercept(rng.normal(size=(n, k))), rng.integers(0, 2, n), weight, reduction)


@st.composite
def losses_and_points(draw: st.DrawFn, kinds: list[type[SampleLoss]] = LOSSES) -> tuple[SampleLoss, np.ndarray]:
    loss = draw(losses(kinds))
    d = loss.X.shape[1]
    return loss, np.array(draw(st.lists(st.floats(-3, 3, allow_subnormal=False), min_size=d, max_size=d)))


def random_data(n: int, k: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Features (n, k) and labels (n,) that overlap, so that the cross-entropy has a finite minimum."""
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(n, k))
    chance = 1 / (1 + np.exp(-features @ np.linspace(1.5, -1.0, k) - 0.3))
    return features, (rng.random(n) < chance).astype(float)
