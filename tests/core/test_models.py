import numpy as np
import pytest
from core_samples import losses, random_data
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize
from sklearn import linear_model

from core.datasets import flowers
from core.descent import gradient_descent
from core.losses import BinaryCrossEntropy, LinearSquaredError, SigmoidSquaredError, add_intercept
from core.models import LinearRegression, LogisticRegression, least_squares, newton


def test_linear_descent_ends_at_the_closed_form_and_at_scikit_learns() -> None:
    features, _ = random_data(30, 2)
    y = features @ [2.0, -1.0] + 0.5 + np.random.default_rng(4).normal(size=30)
    fitted = LinearRegression.fit(features, y, learning_rate=0.3, steps=2000, tolerance=1e-12)
    oracle = linear_model.LinearRegression().fit(features, y)
    closed = least_squares(add_intercept(features), y)
    np.testing.assert_allclose(fitted.theta, closed, atol=1e-9)
    np.testing.assert_allclose(closed, [oracle.intercept_, *oracle.coef_], atol=1e-12)
    np.testing.assert_allclose(fitted.predict(features), oracle.predict(features), atol=1e-8)
    assert fitted.trajectory.stopped == "tolerance"


@pytest.mark.parametrize("k", [1, 2, 4])
def test_newton_and_descent_end_where_scikit_learn_does_without_a_penalty(k: int) -> None:
    features, y = random_data(80, k)
    loss = BinaryCrossEntropy(add_intercept(features), y)
    oracle = linear_model.LogisticRegression(C=np.inf, tol=1e-12, max_iter=10_000).fit(features, y)
    expected = [*oracle.intercept_, *oracle.coef_[0]]
    quick = newton(loss, np.zeros(k + 1))
    slow = LogisticRegression.fit(features, y, learning_rate=3.0, steps=20_000, tolerance=1e-10)
    np.testing.assert_allclose(quick.final, expected, atol=1e-5)
    np.testing.assert_allclose(slow.theta, quick.final, atol=1e-6)
    np.testing.assert_array_equal(slow.predict(features), oracle.predict(features))
    np.testing.assert_allclose(slow.predict_proba(features), oracle.predict_proba(features)[:, 1], atol=1e-5)
    assert quick.stopped == "tolerance"
    assert len(quick) < 12 < len(slow.trajectory)


def test_the_squared_error_of_a_sigmoid_ends_where_scipy_does() -> None:
    features, y = random_data(60, 1)
    loss = SigmoidSquaredError(add_intercept(features), y)
    fitted = LogisticRegression.fit(features, y, 8.0, 5000, [0.1, 0.1], tolerance=1e-11, loss=SigmoidSquaredError)
    np.testing.assert_allclose(fitted.theta, minimize(loss.value, [0.1, 0.1], jac=loss.gradient).x, atol=1e-3)


@given(losses([LinearSquaredError]))
def test_newton_is_at_the_bottom_of_a_parabola_after_one_step(loss) -> None:
    d = loss.X.shape[1]
    walk = newton(loss, np.ones(d), steps=1, tolerance=None)
    assert np.linalg.norm(loss.gradient(walk.final)) <= 1e-7 * (1 + np.abs(loss.X).max() ** 2)


def test_separable_data_drive_newton_outward_and_the_loss_to_zero() -> None:
    data = flowers()
    walk = newton(BinaryCrossEntropy(data.X, data.y), [0.0, 0.0], steps=15, tolerance=None)
    assert walk.values[-1] < 1e-4
    assert np.abs(walk.final).max() > 20


def test_a_constant_column_leaves_newton_its_flat_direction() -> None:
    """The column repeats the intercept: the minimum is a line, and Newton's method goes straight to it."""
    features, y = random_data(30, 1)
    twin = BinaryCrossEntropy(add_intercept(np.hstack([features, np.ones_like(features)])), y)
    alone = newton(BinaryCrossEntropy(add_intercept(features), y), [0.0, 0.0]).final
    found = newton(twin, np.zeros(3))
    assert found.stopped == "tolerance"
    np.testing.assert_allclose([found.final[0] + found.final[2], found.final[1]], alone, atol=1e-6)


def test_one_class_has_no_finite_minimum_and_descent_still_works() -> None:
    fitted = LogisticRegression.fit([1.0, 2.0, 3.0], [1, 1, 1], 0.5, 200)
    assert fitted.predict_proba([0.0])[0] > 0.5
    assert (np.diff(fitted.trajectory.values) < 0).all()


def test_one_row_can_be_fitted() -> None:
    assert LinearRegression.fit([2.0], [5.0], 0.1, 200).predict([2.0])[0] == pytest.approx(5.0)


@given(st.floats(-3, 3), st.floats(0.1, 3), st.floats(0.05, 0.95))
def test_on_the_boundary_the_probability_is_the_threshold(b: float, w: float, threshold: float) -> None:
    one = LogisticRegression([b, w])
    assert one.predict_proba([one.decision_boundary(threshold=threshold)])[0] == pytest.approx(threshold)
    two = LogisticRegression([b, -w, w])
    x1 = np.array([-1.0, 0.0, 2.0])
    line = two.decision_boundary(x1, threshold)
    np.testing.assert_allclose(two.predict_proba(np.column_stack([x1, line])), threshold)


def test_the_label_is_one_from_the_threshold_on() -> None:
    model = LogisticRegression([0.0, 1.0])
    np.testing.assert_array_equal(model.predict([-1.0, 0.0, 1.0]), [0, 1, 1])
    np.testing.assert_array_equal(model.predict([-1.0, 0.0, 1.0], threshold=0.6), [0, 0, 1])


def test_a_fit_is_a_descent_of_the_mean_loss_from_zeros() -> None:
    data = flowers()
    fitted = LogisticRegression.fit(data.X_features, data.y, 0.1, 30)
    walk = gradient_descent(BinaryCrossEntropy(data.X, data.y), [0.0, 0.0], 0.1, 30)
    np.testing.assert_array_equal(fitted.trajectory.parameters, walk.parameters)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: LogisticRegression([0.0, np.nan]), "theta must be finite, got nan"),
        (lambda: LogisticRegression([0.0, 1.0]).predict([[1.0, 2.0]]), r"features must have 1 columns, got shape"),
        (lambda: LogisticRegression([0.0, 1.0]).predict([1.0], 1.0), r"threshold must lie inside \(0, 1\), got 1.0"),
        (lambda: LogisticRegression([0.0, 0.0]).decision_boundary(), "theta must have a last weight other than 0"),
        (lambda: LogisticRegression([0.0, 1.0, 2.0, 3.0]).decision_boundary(), "one or two weights .* got 3"),
        (lambda: LogisticRegression.fit([1.0], [2], 0.1, 1), "y must be labels 0 or 1, got 2.0"),
        (lambda: LinearRegression.fit([1.0, 2.0], [1.0], 0.1, 1), "y must have 2 entries, got 1"),
        (lambda: LinearRegression.fit([1.0], [1.0], -0.1, 1), "learning_rate must be .* got -0.1"),
        (lambda: least_squares([[1.0, 2.0]], [1.0, 2.0]), "y must have 1 entries, got 2"),
    ],
)
def test_bad_arguments_are_named_with_what_was_received(call, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()
