import numpy as np
import pytest
from core_samples import numbers
from hypothesis import given

from core.calculus import chain, chain_derivative, curvature, difference_quotient, numeric_gradient, numeric_hessian
from core.functions import BOWL, HESSIAN_EXAMPLE, QUIZ, SQUARE, SmoothFunction, chain_example

FUNCTIONS = [SQUARE, BOWL, HESSIAN_EXAMPLE, QUIZ]


@given(numbers)
def test_the_secant_of_a_parabola_is_off_by_exactly_dx(x: float) -> None:
    dx = np.array([1.0, 0.1, -0.1, 0.01])
    np.testing.assert_allclose(difference_quotient(np.square, x, dx), 2 * x + dx, atol=1e-10)


@given(numbers, numbers)
def test_the_slides_functions_have_the_derivatives_that_differences_show(x: float, y: float) -> None:
    for function in FUNCTIONS:
        point = [x, y][: function.dimensions]
        np.testing.assert_allclose(function.gradient(point), numeric_gradient(function.value, point), atol=1e-6)
        np.testing.assert_allclose(function.hessian(point), numeric_hessian(function.value, point), atol=1e-4)


def test_functions_take_grids_of_points() -> None:
    points = np.zeros((5, 4, 2))
    assert BOWL.value(points).shape == (5, 4)
    assert QUIZ.gradient(points).shape == (5, 4, 2)
    assert HESSIAN_EXAMPLE.hessian(points).shape == (5, 4, 2, 2)


@given(numbers)
def test_the_chain_rule_gives_the_slope_of_the_composition(x: float) -> None:
    outer, inner = chain_example()
    composed = chain(outer[0], inner[0])
    assert composed(x) == pytest.approx((2 * x - 4) ** 2)
    assert chain_derivative(outer, inner)(x) == pytest.approx(8 * x - 16)
    assert chain_derivative(outer, inner)(x) == pytest.approx(numeric_gradient(lambda p: composed(p[0]), [x])[0])


def test_three_links_multiply_three_slopes() -> None:
    double = (lambda x: 2 * x, lambda x: np.full_like(x, 2.0))
    assert chain_derivative(double, double, double)(1.0) == 8.0
    assert chain(np.sin)(np.pi) == pytest.approx(0.0)


def test_a_circles_curvature_is_one_over_its_radius() -> None:
    x, radius = np.array([-1.2, 0.0, 0.7]), 2.0
    below = np.sqrt(radius**2 - x**2)  # the upper half circle: the circle lies below its graph
    np.testing.assert_allclose(curvature(-x / below, -(radius**2) / below**3), -1 / radius)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: difference_quotient(np.square, 1.0, [0.1, 0.0]), "dx must not be 0"),
        (lambda: difference_quotient(np.square, np.nan, 0.1), "x must be finite, got nan"),
        (lambda: numeric_gradient(BOWL.value, [[1.0, 2.0]]), r"theta must have 1 axes, got shape \(1, 2\)"),
        (lambda: numeric_gradient(BOWL.value, []), "theta must not be empty"),
        (lambda: numeric_hessian(BOWL.value, [1.0, 2.0], step=0.0), "step must be a finite number above 0, got 0.0"),
        (lambda: chain(), "functions must not be empty"),
        (lambda: chain_derivative(), "functions must not be empty"),
        (lambda: BOWL.value([1.0, 2.0, 3.0]), r"point must end in 2 coordinates, got shape \(3,\)"),
        (lambda: SQUARE.value(3.0), r"point must end in 1 coordinates, got shape \(\)"),
    ],
)
def test_bad_arguments_are_named_with_what_was_received(call, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()


def test_a_function_of_ones_own() -> None:
    plane = SmoothFunction(2, lambda x, y: x - y, lambda _x, _y: (1.0, -1.0), lambda _x, _y: ((0.0, 0.0), (0.0, 0.0)))
    np.testing.assert_array_equal(plane.gradient([[1.0, 2.0], [3.0, 4.0]]), [[1, -1], [1, -1]])
