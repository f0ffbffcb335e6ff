"""Draws from a basket: reproducible, and their shares settle at the chances."""

import numpy as np
import pytest

from core.datasets import baskets
from core.sampling import chances, draw, running_shares


def test_the_slides_chances():
    assert chances(baskets()[0]).tolist() == [0.9, 0.1]
    assert chances(baskets()[1]).tolist() == [0.5, 0.5]


@pytest.mark.parametrize("counts", [[-1, 2], [0, 0], []])
def test_no_chances_without_balls(counts):
    with pytest.raises(ValueError, match="counts"):
        chances(counts)


def test_one_seed_gives_the_same_draws():
    first, again, other = (draw([9, 1], 50, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert first.tolist() == again.tolist() != other.tolist()
    assert set(first) <= {0, 1}


def test_a_kind_that_is_not_there_is_never_drawn():
    assert not draw([5, 0], 100, np.random.default_rng(0)).any()


def test_shares_settle_as_the_draws_grow():
    """Their spread after n draws is sqrt(p (1 - p) / n): none of these is five times that away."""
    for seed in range(20):
        outcomes = draw([9, 1], 4000, np.random.default_rng(seed))
        for count in (100, 1000, 4000):
            assert running_shares(outcomes, 2)[count - 1, 1] == pytest.approx(0.1, abs=5 * (0.09 / count) ** 0.5)


def test_running_shares_by_hand():
    shares = running_shares([0, 1, 0, 0], 2)
    np.testing.assert_allclose(shares, [[1, 0], [1 / 2, 1 / 2], [2 / 3, 1 / 3], [3 / 4, 1 / 4]])


@pytest.mark.parametrize("outcomes", [[0, 2], [-1], [0.5], []])
def test_outcomes_are_checked(outcomes):
    with pytest.raises(ValueError, match="outcomes"):
        running_shares(outcomes, 2)
