import warnings

import numpy as np
import pytest
from core_samples import LOSSES, random_data
from hypothesis import given
from hypothesis import strategies as st

from core.datasets import flowers
from core.functions import BOWL, HESSIAN_EXAMPLE, SQUARE
from core.losses import BinaryCrossEntropy, LinearSquaredError, SigmoidSquaredError, add_intercept
from core.surfaces import (
    LossSurface,
    convex_region,
    function_surface,
    level_values,
    loss_surface,
    stationary_points,
)


def one_feature(kind, n: int = 30, **options):
    features, y = random_data(n, 1)
    return kind(add_intercept(features), y, **options)


@pytest.mark.parametrize("kind", LOSSES)
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_a_surface_is_the_loss_at_every_point_of_the_grid(kind, reduction: str) -> None:
    loss = one_feature(kind, reduction=reduction)
    w, b = np.linspace(-4, 4, 9), np.linspace(-3, 3, 5)
    surface = loss_surface(loss, w, b)
    assert surface.values.shape == surface.convex.shape == (5, 9)
    for row, column in np.ndindex(5, 9):
        assert surface.values[row, column] == pytest.approx(loss.value([b[row], w[column]]), rel=1e-12)


@given(st.integers(1, 40), st.floats(0.1, 300), st.integers(0, 1000))
def test_products_instead_of_logarithms_give_the_same_heights(n: int, reach: float, seed: int) -> None:
    """For small scores and for such that nearly overflow; the reference adds logarithms one by one."""
    features, y = random_data(n, 1, seed)
    loss = BinaryCrossEntropy(add_intercept(features), y)
    w, b = np.linspace(-reach, reach, 7), np.linspace(-reach / 2, reach / 2, 6)
    z = w[None, :, None] * loss.X[:, 1] + b[:, None, None]
    reference = np.logaddexp(0.0, (1 - 2 * y) * z).mean(axis=-1)
    np.testing.assert_allclose(loss_surface(loss, w, b).values, reference, rtol=1e-12, atol=1e-13)


def test_a_surface_is_finite_and_silent_however_far_it_reaches() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for kind in LOSSES:
            surface = loss_surface(one_feature(kind), np.linspace(-1e4, 1e4, 5), np.linspace(-1e4, 1e4, 4))
            assert np.isfinite(surface.values).all()


def test_a_surface_with_weights_is_that_of_repeated_samples() -> None:
    x, y, weight = [1.0, 2.0, 3.0], [0, 1, 1], [1, 3, 2]
    w, b = np.linspace(-2, 2, 5), np.linspace(-2, 2, 4)
    weighted = loss_surface(BinaryCrossEntropy(add_intercept(x), y, weight), w, b)
    repeated = loss_surface(BinaryCrossEntropy(add_intercept(np.repeat(x, weight)), np.repeat(y, weight)), w, b)
    np.testing.assert_allclose(weighted.values, repeated.values, rtol=1e-12)


def test_a_functions_surface_is_its_value_and_where_it_is_convex() -> None:
    x, y = np.linspace(-2, 2, 9), np.linspace(-3, 3, 5)
    surface = function_surface(HESSIAN_EXAMPLE, x, y)
    for row, column in np.ndindex(5, 9):
        assert surface.values[row, column] == HESSIAN_EXAMPLE.value([x[column], y[row]])
        lowest = np.linalg.eigvalsh(HESSIAN_EXAMPLE.hessian([x[column], y[row]]))[0]
        assert surface.convex[row, column] == (lowest >= -1e-12)
    assert 0 < surface.convex.mean() < 1
    assert function_surface(BOWL, x, y).convex.all()


def test_more_rows_than_a_block_are_all_filled() -> None:
    loss = one_feature(BinaryCrossEntropy, n=3)
    w, b = np.linspace(-1, 1, 3000), np.linspace(-1, 1, 7)
    values = loss_surface(loss, w, b).values
    np.testing.assert_allclose(values[:, ::1000], [[loss.value([i, j]) for j in w[::1000]] for i in b], rtol=1e-12)


def test_the_cross_entropy_is_convex_everywhere_the_squared_error_only_near_the_middle() -> None:
    w, b = np.linspace(-6, 6, 25), np.linspace(-6, 6, 25)
    assert loss_surface(one_feature(BinaryCrossEntropy), w, b).convex.all()
    region = convex_region(one_feature(SigmoidSquaredError), w, b)
    assert region[12, 12]
    assert not region[0, 0]


def test_the_convex_region_is_where_no_second_difference_falls() -> None:
    loss = one_feature(SigmoidSquaredError)
    w, b = np.linspace(-3, 3, 7), np.linspace(-3, 3, 7)
    region = convex_region(loss, w, b)
    angles = np.linspace(0, np.pi, 60)
    h = 1e-3 * np.column_stack([np.cos(angles), np.sin(angles)])
    for row, column in np.ndindex(7, 7):
        theta = np.array([b[row], w[column]])
        bend = loss.value(theta + h) - 2 * loss.value(theta) + loss.value(theta - h)
        assert region[row, column] == (bend.min() >= 0)


def test_levels_rise_and_lie_closer_near_the_bottom() -> None:
    surface = loss_surface(one_feature(LinearSquaredError), np.linspace(-2, 2, 9), np.linspace(-2, 2, 9))
    levels = level_values(surface, 6)
    assert len(levels) == 6
    assert surface.values.min() < levels[0] < levels[-1] < surface.values.max()
    assert (np.diff(levels, n=2) > 0).all()


def test_levels_of_a_round_bowl_are_evenly_spaced_rings() -> None:
    axis = np.linspace(-1, 1, 21)
    bowl = LossSurface(axis, axis, BOWL.value(np.stack(np.meshgrid(axis, axis), axis=-1)), np.ones((21, 21), bool))
    np.testing.assert_allclose(np.diff(np.sqrt(level_values(bowl, 4))), np.sqrt(2) / 5)


def test_the_minimum_is_found_and_known_as_one() -> None:
    for kind in LOSSES:
        loss = one_feature(kind)
        (point,) = stationary_points(loss, np.linspace(-4, 4, 41), np.linspace(-4, 4, 41))
        assert point.kind == "minimum"
        assert np.linalg.norm(loss.gradient(point.theta)) < 1e-8
        assert point.value <= loss_surface(loss, np.linspace(-4, 4, 41), np.linspace(-4, 4, 41)).values.min()


def test_a_minimum_outside_the_frame_is_not_reported() -> None:
    """Each frame leaves it out on another side."""
    loss = one_feature(BinaryCrossEntropy, n=150)
    ((b, w),) = [point.theta for point in stationary_points(loss, np.linspace(-4, 4, 41), np.linspace(-4, 4, 41))]
    whole, off = (-4.0, 4.0), 0.01
    frames = [((b + off, 4), whole), ((-4, b - off), whole), (whole, (w + off, 4)), (whole, (-4, w - off))]
    for of_b, of_w in frames:
        assert stationary_points(loss, np.linspace(*of_w, 41), np.linspace(*of_b, 41)) == []


def test_separable_data_have_their_minimum_at_infinity() -> None:
    data = flowers()
    loss = BinaryCrossEntropy(data.X, data.y)
    assert stationary_points(loss, np.linspace(-10, 10, 41), np.linspace(-10, 10, 41)) == []


def test_the_squared_error_of_a_sigmoid_can_have_passes_beside_its_minimum() -> None:
    loss = SigmoidSquaredError(add_intercept([5.0, -8.0, 0.0, 3.0, 4.0]), [1, 1, 1, 0, 0])
    points = stationary_points(loss, np.linspace(-6, 6, 61), np.linspace(-6, 6, 61))
    assert [point.kind for point in points] == ["minimum", "saddle", "saddle"]
    assert [point.value for point in points] == sorted(point.value for point in points)


def test_a_plateau_is_no_resting_place_however_flat() -> None:
    """At the corner (-6, 6) the gradient is shorter than the tolerance, and the descent still goes on."""
    loss = SigmoidSquaredError(add_intercept([-4.0, -4.0, -1.0, -7.0, -1.0, -3.0]), [0, 0, 0, 0, 0, 1])
    points = stationary_points(loss, np.linspace(-6, 6, 61), np.linspace(-6, 6, 61))
    assert np.linalg.norm(loss.gradient([-6.0, 6.0])) < 1e-9
    assert len(points) == 2
    assert all(np.abs(point.theta).max() < 5.99 for point in points)


def test_a_loss_without_samples_on_one_side_rests_on_a_flat_valley() -> None:
    """One sample fixes b + w x only: its squared error has a line of minima."""
    loss = LinearSquaredError(add_intercept([1.0]), [0.5])
    points = stationary_points(loss, np.linspace(-1, 1, 5), np.linspace(-1, 1, 5))
    assert points
    assert {point.kind for point in points} == {"flat"}


GRID = np.linspace(-1, 1, 3)
TWO = LinearSquaredError(add_intercept([[1.0, 2.0]]), [0.5])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: loss_surface(TWO, GRID, GRID), "loss must have one feature .* got 2 features"),
        (lambda: loss_surface(one_feature(LinearSquaredError, reduction="none"), GRID, GRID), "got .* 'none'"),
        (lambda: loss_surface(one_feature(LinearSquaredError), [np.nan], GRID), "w must be finite, got nan"),
        (lambda: loss_surface(one_feature(LinearSquaredError), GRID, []), "b must not be empty"),
        (lambda: function_surface(SQUARE, GRID, GRID), "function must have two variables, got 1"),
        (lambda: level_values(LossSurface(GRID, GRID, np.ones((3, 3)), np.ones((3, 3), bool)), 3), "must not be flat"),
        (
            lambda: level_values(loss_surface(one_feature(LinearSquaredError), GRID, GRID), 0),
            "count must be an integer of at least 1, got 0",
        ),
    ],
)
def test_bad_arguments_are_named_with_what_was_received(call, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()
