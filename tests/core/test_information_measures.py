import numpy as np
import pytest
from core_samples import probabilities
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import entropy as scipy_entropy

from core.information import binary_entropy, contributions, cross_entropy, entropy, information, kl_divergence, surprise
from core.losses import binary_cross_entropy

UNITS = [("bits", 2.0), ("nats", np.e)]


@st.composite
def distributions(draw: st.DrawFn, outcomes: int = 4) -> np.ndarray:
    weights = np.array(draw(st.lists(st.floats(0.01, 1), min_size=outcomes, max_size=outcomes)))
    return weights / weights.sum()


@given(probabilities, probabilities)
def test_the_rarer_surprises_more_and_informs_more(p: float, q: float) -> None:
    rare, common = sorted([p, q])
    assert surprise(rare) >= surprise(common) >= 1
    assert information(rare, "bits") >= information(common, "bits") >= 0


def test_the_certain_surprises_by_one_and_informs_by_nothing() -> None:
    assert surprise(1.0) == 1.0
    assert information(1.0, "nats") == 0.0
    assert not np.signbit(information(1.0, "nats"))
    assert surprise(0.0) == information(0.0, "bits") == np.inf


@given(st.floats(1e-100, 1), st.floats(1e-100, 1))
def test_independent_events_add_their_information(p: float, q: float) -> None:
    assert information(p * q, "nats") == pytest.approx(information(p, "nats") + information(q, "nats"), abs=1e-9)


@pytest.mark.parametrize(("unit", "base"), UNITS)
@given(p=distributions(), q=distributions())
def test_entropies_are_scipys(unit: str, base: float, p: np.ndarray, q: np.ndarray) -> None:
    assert entropy(p, unit) == pytest.approx(scipy_entropy(p, base=base))
    assert kl_divergence(p, q, unit) == pytest.approx(scipy_entropy(p, q, base=base), abs=1e-12)
    assert cross_entropy(p, q, unit) == pytest.approx(entropy(p, unit) + kl_divergence(p, q, unit))


@given(distributions(), distributions())
def test_a_wrong_belief_never_costs_less(p: np.ndarray, q: np.ndarray) -> None:
    assert cross_entropy(p, q, "bits") >= entropy(p, "bits") - 1e-12
    assert kl_divergence(p, p, "bits") == 0.0


@given(distributions())
def test_nothing_is_more_uncertain_than_the_uniform(p: np.ndarray) -> None:
    assert entropy(p, "bits") <= 2.0 + 1e-12


@given(probabilities)
def test_two_outcomes_are_most_uncertain_at_one_half(p: float) -> None:
    assert 0 <= binary_entropy(p, "bits") <= binary_entropy(0.5, "bits") == 1.0
    assert binary_entropy(p, "bits") == pytest.approx(binary_entropy(1 - p, "bits"))


def test_the_entropy_curve_keeps_its_shape_and_ends_at_zero() -> None:
    curve = binary_entropy(np.linspace(0, 1, 11).reshape(1, 11), "nats")
    assert curve.shape == (1, 11)
    np.testing.assert_array_equal(curve[0, [0, -1]], 0.0)
    assert curve.argmax() == 5


@given(st.floats(0.001, 0.999), st.sampled_from([0.0, 1.0]))
def test_the_loss_is_the_cross_entropy_of_the_label_and_the_output(p: float, y: float) -> None:
    """Slide 55: the label's distribution (1 - y, y) under the output's (1 - ŷ, ŷ), in nats."""
    assert cross_entropy([1 - y, y], [1 - p, p], "nats") == pytest.approx(binary_cross_entropy(p, y))


def test_what_is_excluded_and_happens_costs_everything() -> None:
    assert cross_entropy([0.5, 0.5], [1.0, 0.0], "bits") == np.inf
    assert kl_divergence([0.5, 0.5], [1.0, 0.0], "bits") == np.inf
    assert cross_entropy([1.0, 0.0], [1.0, 0.0], "bits") == 0.0


def test_contributions_are_the_products_that_the_entropy_sums() -> None:
    np.testing.assert_allclose(contributions([0.9, 0.1], [0.9, 0.1], "bits"), [0.1368027841, 0.3321928095])
    np.testing.assert_array_equal(contributions([1.0, 0.0], [0.5, 0.5], "bits"), [1.0, 0.0])
    np.testing.assert_array_equal(contributions([1.0, 0.0], [1.0, 0.0], "bits"), [0.0, 0.0])


def test_a_nat_is_1_4427_bits() -> None:
    assert information(0.3, "bits") / information(0.3, "nats") == pytest.approx(1.4426950408889634)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: surprise(-0.1), r"p must lie in \[0, 1\], got -0.1"),
        (lambda: information(np.nan, "bits"), r"p must lie in \[0, 1\], got nan"),
        (lambda: information(0.5, "bytes"), "unit must be 'bits' or 'nats', got 'bytes'"),
        (lambda: entropy([0.5, 0.6], "bits"), "p must sum to 1 along its last axis"),
        (lambda: entropy(1.0, "bits"), "p must sum to 1 along its last axis"),
        (lambda: entropy([], "bits"), "p must sum to 1 along its last axis"),
        (lambda: cross_entropy([1.0, 0.0], [0.5, 0.4], "bits"), "q must sum to 1"),
    ],
)
def test_bad_arguments_are_named_with_what_was_received(call, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()
