import warnings

import numpy as np
import pytest
from core_samples import numbers
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp
from scipy.special import expit
from scipy.special import logit as scipy_logit

from core.activations import logistic_growth, logistic_growth_rate, logit, sigmoid, sigmoid_derivative, slope_field
from core.calculus import numeric_gradient

scores = st.floats(-1000, 1000, allow_subnormal=False)
capacities = st.floats(0.5, 50)


@given(scores)
def test_sigmoid_of_minus_z_is_one_minus_sigmoid_of_z(z: float) -> None:
    assert sigmoid(-z) == pytest.approx(1 - sigmoid(z), abs=1e-15)


@given(scores, scores)
def test_sigmoid_keeps_the_order(z1: float, z2: float) -> None:
    low, high = sigmoid(sorted([z1, z2]))
    assert 0 <= low <= high <= 1


def test_sigmoid_is_scipys_in_both_tails() -> None:
    z = np.linspace(-700, 700, 2801)
    np.testing.assert_allclose(sigmoid(z), expit(z), rtol=5e-15, atol=0)


def test_nothing_warns_at_a_thousand() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        np.testing.assert_array_equal(sigmoid([-1000.0, 1000.0]), [0.0, 1.0])
        np.testing.assert_array_equal(sigmoid_derivative([-1000.0, 1000.0]), [0.0, 0.0])
        np.testing.assert_array_equal(sigmoid([-np.inf, np.inf]), [0.0, 1.0])
        np.testing.assert_array_equal(logistic_growth([-1000.0, 1000.0], 10.0, 5.0, 1.0), [0.0, 10.0])


@given(st.floats(-20, 20))
def test_the_derivative_is_the_slope(z: float) -> None:
    slope = numeric_gradient(lambda point: sigmoid(point[0]), [z])[0]
    assert sigmoid_derivative(z) == pytest.approx(slope, abs=1e-9)
    assert 0 < sigmoid_derivative(z) <= 0.25


@given(st.floats(0, 1))
def test_logit_undoes_the_sigmoid(p: float) -> None:
    assert sigmoid(logit(p)) == pytest.approx(p, abs=1e-15)


def test_logit_is_scipys_and_infinite_at_the_ends() -> None:
    p = np.linspace(0, 1, 101)
    np.testing.assert_allclose(logit(p), scipy_logit(p), rtol=1e-13, atol=1e-15)
    np.testing.assert_array_equal(logit([0.0, 1.0]), [-np.inf, np.inf])


def test_a_number_in_is_a_number_out_and_a_shape_is_kept() -> None:
    assert np.ndim(sigmoid(0)) == np.ndim(sigmoid_derivative(0.0)) == np.ndim(logit(0.5)) == 0
    assert sigmoid(np.zeros((2, 3))).shape == (2, 3)


@given(capacities, st.floats(0, 2), st.floats(0.1, 60))
def test_growth_is_what_a_solver_of_the_equation_finds(K: float, r: float, y0: float) -> None:
    t = np.linspace(0, 2, 9)
    solved = solve_ivp(lambda _, y: logistic_growth_rate(y, K, r), (0, 2), [y0], t_eval=t, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(logistic_growth(t, K, r, y0), solved.y[0], rtol=1e-6)


@given(capacities, st.floats(0.1, 3), st.floats(0.01, 0.99))
def test_growth_starts_at_y0_and_saturates_at_the_capacity(K: float, r: float, share: float) -> None:
    assert logistic_growth(0.0, K, r, share * K) == pytest.approx(share * K)
    assert logistic_growth(1e6, K, r, share * K) == pytest.approx(K)
    np.testing.assert_array_equal(logistic_growth_rate([0.0, K], K, r), 0.0)


@given(numbers)
def test_with_capacity_and_rate_one_and_half_at_the_start_growth_is_the_sigmoid(t: float) -> None:
    assert logistic_growth(t, 1.0, 1.0, 0.5) == pytest.approx(sigmoid(t))


def test_a_population_above_the_capacity_came_from_infinity() -> None:
    """1 - (K - y0)/y0 e^(-rt) vanishes at t = -ln 2 for y0 = 2K and r = 1."""
    before, after = logistic_growth(-np.log(2) + [-1e-9, 1e-9], 5.0, 1.0, 10.0)
    assert before == np.inf
    assert 1e9 < after < np.inf


def test_the_slope_field_has_unit_arrows_along_the_rate() -> None:
    t, y = np.linspace(0, 5, 6), np.linspace(0, 12, 4)
    field = slope_field(t, y, K=10.0, r=0.7)
    assert field.shape == (4, 6, 2)
    np.testing.assert_allclose(np.linalg.norm(field, axis=-1), 1.0)
    np.testing.assert_allclose(field[..., 1] / field[..., 0], np.tile(logistic_growth_rate(y, 10.0, 0.7), (6, 1)).T)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: sigmoid([0.0, np.nan]), "z must not be NaN"),
        (lambda: sigmoid("steep"), "z must be numbers, got 'steep'"),
        (lambda: sigmoid_derivative(np.nan), "z must not be NaN"),
        (lambda: logit([0.5, 1.5]), r"p must lie in \[0, 1\], got 1.5"),
        (lambda: logit(np.nan), r"p must lie in \[0, 1\], got nan"),
        (lambda: logistic_growth(0.0, -1.0, 1.0, 0.5), "K must be a finite number above 0, got -1.0"),
        (lambda: logistic_growth(0.0, 1.0, 1.0, 0.0), "y0 must be a finite number above 0, got 0.0"),
        (lambda: logistic_growth(np.inf, 1.0, 1.0, 0.5), "t must be finite, got inf"),
        (lambda: logistic_growth_rate(1.0, 1.0, np.nan), "r must be finite, got nan"),
        (lambda: slope_field(0.0, [1.0], 1.0, 1.0), r"t must have 1 axes, got shape \(\)"),
    ],
)
def test_bad_arguments_are_named_with_what_was_received(call, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()
