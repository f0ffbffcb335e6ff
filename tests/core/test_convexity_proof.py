import numpy as np
import pytest
from core_samples import losses, losses_and_points, numbers, probabilities
from hypothesis import given
from hypothesis import strategies as st

from core.convexity import (
    determinant,
    eigen_symmetric,
    is_positive_semidefinite,
    sample_hessian,
    sample_hessian_eigen,
    smallest_eigenvalue,
    smoothness,
    squared_error_sign,
    squared_error_sign_roots,
)
from core.functions import quadratic_form
from core.losses import BinaryCrossEntropy, LinearSquaredError, SigmoidSquaredError, add_intercept


@given(losses_and_points([BinaryCrossEntropy, LinearSquaredError]))
def test_the_hessian_of_a_convex_loss_is_positive_semidefinite_whatever_the_data(case) -> None:
    loss, theta = case
    assert is_positive_semidefinite(loss.hessian(theta))
    assert smallest_eigenvalue(loss, theta) >= -1e-12


def test_the_squared_error_of_a_sigmoid_bends_down_somewhere() -> None:
    """For y = 0 beyond ŷ = 2/3 (slide 32)."""
    loss = SigmoidSquaredError(add_intercept([1.0]), [0.0])
    z = np.log([0.6 / 0.4, 0.7 / 0.3]) / 2
    below, beyond = np.column_stack([z, z])
    assert is_positive_semidefinite(loss.hessian(below))
    assert not is_positive_semidefinite(loss.hessian(beyond))
    assert smallest_eigenvalue(loss, beyond) < 0


@given(probabilities, st.sampled_from([0.0, 1.0]))
def test_the_squared_errors_curvature_is_its_sign_times_the_sigmoids_slope(p: float, y: float) -> None:
    curvature = SigmoidSquaredError.curvature(np.array(p), np.array(y))
    assert 2 * p * (1 - p) * squared_error_sign(p, y) == pytest.approx(float(curvature), abs=1e-15)


def test_the_squared_error_bends_down_where_the_answer_is_surely_wrong() -> None:
    roots = squared_error_sign_roots([0.0, 1.0])
    np.testing.assert_allclose(roots, [[0, 2 / 3], [1 / 3, 1]], atol=1e-15)
    np.testing.assert_allclose(squared_error_sign(roots, [[0.0], [1.0]]), 0, atol=1e-15)
    np.testing.assert_allclose(squared_error_sign(roots.mean(axis=1), [0.0, 1.0]), 1 / 3)
    assert squared_error_sign(0.9, 0) == pytest.approx(-0.63)
    assert squared_error_sign(0.1, 1) == pytest.approx(-0.63)


@given(numbers, probabilities)
def test_one_samples_hessian_is_a_valley_with_a_flat_floor(x: float, p: float) -> None:
    hessian, (values, vectors) = sample_hessian(x, p), sample_hessian_eigen(x, p)
    assert determinant(hessian) == pytest.approx(0.0, abs=1e-12)
    np.testing.assert_allclose(values, [p * (1 - p) * (x**2 + 1), 0.0], atol=1e-15)
    np.testing.assert_allclose(hessian @ vectors.T, vectors.T * values, atol=1e-12)
    np.testing.assert_allclose(vectors @ vectors.T, np.eye(2), atol=1e-12)


@given(numbers, st.floats(-3, 3), st.floats(-3, 3), st.sampled_from([0.0, 1.0]))
def test_one_samples_hessian_is_the_losss(x: float, b: float, w: float, y: float) -> None:
    loss = BinaryCrossEntropy(add_intercept([x]), [y])
    np.testing.assert_allclose(sample_hessian(x, loss.predictions([b, w])[0]), loss.hessian([b, w]), atol=1e-14)


@given(numbers, numbers, numbers)
def test_the_formula_of_eigenvalues_is_numpys(a: float, b: float, d: float) -> None:
    matrix = np.array([[a, b], [b, d]])
    values, vectors = eigen_symmetric(matrix)
    np.testing.assert_allclose(values[::-1], np.linalg.eigvalsh(matrix), atol=1e-12)
    np.testing.assert_allclose(matrix @ vectors.T, vectors.T * values, atol=1e-12)
    np.testing.assert_allclose(vectors @ vectors.T, np.eye(2), atol=1e-12)


def test_matrices_come_in_grids() -> None:
    x, p = np.meshgrid(np.linspace(-2, 2, 5), np.linspace(0, 1, 4))
    assert sample_hessian(x, p).shape == (4, 5, 2, 2)
    assert determinant(sample_hessian(x, p)).shape == (4, 5)
    closed, general = sample_hessian_eigen(x, p), eigen_symmetric(sample_hessian(x, p))
    np.testing.assert_allclose(closed.values, general.values, atol=1e-15)
    assert closed.vectors.shape == general.vectors.shape == (4, 5, 2, 2)


@given(losses(), st.integers(0, 100))
def test_no_eigenvalue_passes_the_smoothness(loss, seed: int) -> None:
    thetas = np.random.default_rng(seed).normal(scale=2, size=(20, loss.X.shape[1]))
    assert np.abs(np.linalg.eigvalsh(loss.hessian(thetas))).max() <= smoothness(loss) * (1 + 1e-12)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: sample_hessian(1.0, 1.5), r"p must lie in \[0, 1\], got 1.5"),
        (lambda: sample_hessian(np.nan, 0.5), "x must be finite, got nan"),
        (lambda: determinant([1.0, 2.0]), r"matrix must have shape \(…, 2, 2\), got \(2,\)"),
        (lambda: eigen_symmetric([[1.0, 2.0], [3.0, 4.0]]), "matrix must be symmetric"),
        (lambda: is_positive_semidefinite([[np.inf]]), "hessian must be finite, got inf"),
        (
            lambda: smoothness(LinearSquaredError(add_intercept([1.0]), [0.0], reduction="none")),
            "loss must have reduction 'sum' or 'mean', got 'none'",
        ),
    ],
)
def test_bad_arguments_are_named_with_what_was_received(call, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()


@given(numbers, numbers, numbers, numbers, numbers)
def test_a_quadratic_form_bends_as_its_matrix(a: float, b: float, d: float, x: float, y: float) -> None:
    matrix, v = np.array([[a, b], [b, d]]), np.array([x, y])
    form = quadratic_form(matrix)
    assert form.value(v) == pytest.approx(v @ matrix @ v)
    assert form.gradient(v) == pytest.approx(2 * matrix @ v)
    assert form.hessian(v) == pytest.approx(2 * matrix)
