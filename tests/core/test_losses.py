import warnings

import numpy as np
import pytest
from core_samples import LOSSES, losses, losses_and_points, numbers, random_data
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import log_expit
from sklearn.metrics import log_loss

from core.calculus import numeric_gradient, numeric_hessian
from core.losses import (
    BinaryCrossEntropy,
    LinearSquaredError,
    SigmoidSquaredError,
    add_intercept,
    binary_cross_entropy,
    binary_cross_entropy_from_logit,
    squared_error,
)


def test_the_worked_example_by_hand() -> None:
    """Slide 46: x = 1.4, y = 0, theta = [b, w] = [0.1, -0.1]."""
    loss = BinaryCrossEntropy(add_intercept([1.4]), [0.0])
    assert loss.value([0.1, -0.1]) == pytest.approx(0.673347167)
    np.testing.assert_allclose(loss.gradient([0.1, -0.1]), [0.490001333, 0.686001866])


@given(losses_and_points())
def test_gradients_are_the_slopes_that_differences_show(case) -> None:
    loss, theta = case
    np.testing.assert_allclose(loss.gradient(theta), numeric_gradient(loss.value, theta), rtol=1e-5, atol=1e-6)


@given(losses_and_points())
def test_hessians_are_the_curvatures_that_differences_show(case) -> None:
    loss, theta = case
    np.testing.assert_allclose(loss.hessian(theta), numeric_hessian(loss.value, theta), rtol=1e-4, atol=1e-4)


@given(losses())
def test_many_thetas_at_once_are_the_thetas_one_by_one(loss) -> None:
    thetas = np.random.default_rng(1).normal(size=(2, 3, loss.X.shape[1]))
    for method in (loss.value, loss.gradient, loss.hessian):
        together = method(thetas)
        for index in np.ndindex(2, 3):
            np.testing.assert_allclose(together[index], method(thetas[index]), rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("kind", LOSSES)
def test_sum_mean_and_none_are_the_same_terms(kind) -> None:
    features, y = random_data(7, 2)
    weight = np.arange(1.0, 8.0)
    each, total, mean = (kind(add_intercept(features), y, weight, how) for how in ("none", "sum", "mean"))
    theta = np.random.default_rng(2).normal(size=(4, 3))
    for name, axis in (("value", -1), ("gradient", -2), ("hessian", -3)):
        terms = getattr(each, name)(theta)
        assert terms.shape[:2] == (4, 7)
        np.testing.assert_allclose(terms.sum(axis=axis), getattr(total, name)(theta), atol=1e-13)
        np.testing.assert_allclose(terms.sum(axis=axis) / weight.sum(), getattr(mean, name)(theta), atol=1e-13)


@pytest.mark.parametrize("kind", LOSSES)
def test_a_weight_of_two_is_the_sample_twice(kind) -> None:
    features, y = random_data(5, 1)
    twice = np.array([0, 1, 1, 2, 3, 4, 4])
    weighted = kind(add_intercept(features), y, [1, 2, 1, 1, 2])
    repeated = kind(add_intercept(features[twice]), y[twice])
    theta = [0.4, -1.2]
    assert weighted.value(theta) == pytest.approx(repeated.value(theta))
    np.testing.assert_allclose(weighted.gradient(theta), repeated.gradient(theta))


@given(losses_and_points([BinaryCrossEntropy, SigmoidSquaredError]))
def test_exchanged_labels_mirror_theta_and_keep_the_loss(case) -> None:
    loss, theta = case
    exchanged = type(loss)(loss.X, 1 - loss.y, loss.weight, loss.reduction)
    assert exchanged.value(-theta) == pytest.approx(loss.value(theta), abs=1e-12)
    np.testing.assert_allclose(exchanged.gradient(-theta), -loss.gradient(theta), atol=1e-12)
    np.testing.assert_allclose(exchanged.hessian(-theta), loss.hessian(theta), atol=1e-12)


@given(st.floats(-1000, 1000), st.sampled_from([0.0, 1.0]))
def test_the_cross_entropy_from_the_logit_is_scipys(z: float, y: float) -> None:
    expected = -log_expit(z if y == 1 else -z)
    assert binary_cross_entropy_from_logit(z, y) == pytest.approx(expected, rel=1e-14, abs=1e-300)


@given(st.floats(0.001, 0.999), st.sampled_from([0.0, 1.0]))
def test_the_cross_entropy_from_the_output_agrees_with_the_one_from_the_logit(p: float, y: float) -> None:
    assert binary_cross_entropy(p, y) == pytest.approx(binary_cross_entropy_from_logit(np.log(p / (1 - p)), y))


def test_the_mean_cross_entropy_is_scikit_learns() -> None:
    features, y = random_data(40, 3)
    loss = BinaryCrossEntropy(add_intercept(features), y)
    theta = [0.2, 1.0, -0.5, 0.3]
    assert loss.value(theta) == pytest.approx(log_loss(y, loss.predictions(theta)))


@pytest.mark.parametrize("kind", LOSSES)
def test_all_is_finite_and_silent_at_scores_of_a_thousand(kind) -> None:
    loss = kind(add_intercept([-1000.0, 1000.0]), [1.0, 0.0])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for method in (loss.value, loss.gradient, loss.hessian):
            assert np.isfinite(method([0.0, 1.0])).all()
    assert BinaryCrossEntropy(loss.X, loss.y).value([0.0, 1.0]) == 1000.0


def test_certain_and_right_costs_nothing_certain_and_wrong_everything() -> None:
    np.testing.assert_array_equal(binary_cross_entropy([1.0, 0.0, 0.0, 1.0], [1, 0, 1, 0]), [0, 0, np.inf, np.inf])


@given(numbers, numbers)
def test_the_squared_error_does_not_ask_which_side(prediction: float, y: float) -> None:
    assert squared_error(prediction, y) == squared_error(y, prediction) == (prediction - y) ** 2


def test_one_row_and_one_class_are_fine() -> None:
    one_class = BinaryCrossEntropy(add_intercept([1.0, 2.0]), [1.0, 1.0])
    assert one_class.value([50.0, 0.0]) < 1e-20
    assert LinearSquaredError(add_intercept([2.0]), [5.0]).value([1.0, 2.0]) == 0.0


def test_the_curvature_never_passes_its_bound() -> None:
    z = np.linspace(-20, 20, 400_001)
    for kind in LOSSES:
        for label in (0.0, 1.0):
            loss = kind(add_intercept([0.0]), [label])
            predictions = loss.predictions(np.column_stack([z, z]))[:, 0]
            largest = np.abs(kind.curvature(predictions, np.full_like(predictions, label))).max()
            assert largest == pytest.approx(kind.curvature_bound, rel=1e-6)


def test_a_loss_keeps_its_own_data() -> None:
    X, y = add_intercept([1.0, 2.0]), np.array([0.0, 1.0])
    loss = BinaryCrossEntropy(X, y)
    y[:] = 1.0
    assert loss.y[0] == 0.0
    with pytest.raises(ValueError, match="read-only"):
        loss.X[0, 0] = 5.0


def test_the_intercept_stands_first() -> None:
    np.testing.assert_array_equal(add_intercept([[2.0, 3.0]]), [[1.0, 2.0, 3.0]])


X1 = add_intercept([1.0, 2.0])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: BinaryCrossEntropy(X1, [0, 2]), "y must be labels 0 or 1, got 2.0"),
        (lambda: SigmoidSquaredError(X1, [0, 0.5]), "y must be labels 0 or 1, got 0.5"),
        (lambda: LinearSquaredError(X1, [0, np.nan]), "y must be finite, got nan"),
        (lambda: LinearSquaredError(X1, [0, 1, 2]), "y must have 2 entries, got 3"),
        (lambda: LinearSquaredError(np.empty((0, 2)), []), r"X must not be empty, got shape \(0, 2\)"),
        (lambda: LinearSquaredError([1.0, 2.0], [0, 1]), r"X must have 2 axes, got shape \(2,\)"),
        (lambda: LinearSquaredError([[np.inf, 1.0]], [0]), "X must be finite, got inf"),
        (lambda: LinearSquaredError(X1, [0, 1], [1, -1]), "weight must be at least 0 and not all 0"),
        (lambda: LinearSquaredError(X1, [0, 1], [0, 0]), "weight must be at least 0 and not all 0"),
        (lambda: LinearSquaredError(X1, [0, 1], reduction="max"), "reduction must be one of .*, got 'max'"),
        (lambda: LinearSquaredError(X1, [0, 1]).value([1.0]), r"theta must end in 2 parameters, got shape \(1,\)"),
        (lambda: LinearSquaredError(X1, [0, 1]).value(1.0), r"theta must end in 2 parameters, got shape \(\)"),
        (lambda: LinearSquaredError(X1, [0, 1]).gradient([1.0, np.nan]), "theta must be finite, got nan"),
        (lambda: add_intercept([]), "x must be features"),
        (lambda: add_intercept(np.zeros((2, 2, 2))), r"x must be features .* got shape \(2, 2, 2\)"),
        (lambda: binary_cross_entropy(1.5, 1), r"p must lie in \[0, 1\], got 1.5"),
        (lambda: binary_cross_entropy_from_logit(0.0, 3), "y must be labels 0 or 1, got 3.0"),
        (lambda: squared_error(np.nan, 0), "prediction must be finite, got nan"),
    ],
)
def test_bad_arguments_are_named_with_what_was_received(call, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()
