import warnings

import numpy as np
import pytest
from core_samples import losses_and_points, random_data
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize
from sklearn.linear_model import SGDClassifier

from core.convexity import smoothness
from core.descent import Objective, gradient_descent, gradient_descent_many, sign_descent
from core.functions import BOWL, SQUARE
from core.losses import BinaryCrossEntropy, LinearSquaredError, add_intercept
from core.stochastic import deal, stochastic_descent
from core.trajectory import DIVERGENCE_LIMIT


def overlapping_loss() -> BinaryCrossEntropy:
    features, y = random_data(40, 2)
    return BinaryCrossEntropy(add_intercept(features), y)


# One walk


def test_a_row_a_frame() -> None:
    walk = gradient_descent(SQUARE, 3.0, learning_rate=0.1, steps=2)
    assert len(walk) == 3
    np.testing.assert_allclose(walk.parameters, [[3.0], [2.4], [1.92]])
    np.testing.assert_allclose(walk.values, [9.0, 5.76, 3.6864])
    np.testing.assert_allclose(walk.gradients, [[6.0], [4.8], [3.84]])
    np.testing.assert_allclose(walk.steps, [[-0.6], [-0.48]])
    assert [row.step for row in walk] == [0, 1, 2]
    assert next(walk.rows()).value == 9.0
    assert walk.final == walk.parameters[-1]
    assert walk.stopped == "budget"


def test_the_printed_rule_jumps_across_the_bowl_for_ever() -> None:
    walk = gradient_descent(BOWL, [3.0, 4.0], learning_rate=1.0, steps=4)
    np.testing.assert_array_equal(walk.parameters[::2], [[3, 4]] * 3)
    np.testing.assert_array_equal(walk.parameters[1::2], [[-3, -4]] * 2)


def test_the_printed_points_are_unit_steps_along_the_sign() -> None:
    walk = sign_descent(BOWL, [3.0, 4.0], learning_rate=1.0, steps=100, tolerance=1e-9)
    np.testing.assert_array_equal(walk.parameters, [[3, 4], [2, 3], [1, 2], [0, 1], [0, 0]])
    assert walk.stopped == "tolerance"


@given(losses_and_points(), st.floats(0.05, 1.9))
def test_the_loss_falls_at_every_step_below_the_bound(case, share: float) -> None:
    """With η < 2/L a step lowers the loss by at least η (1 - ηL/2) |∇L|²."""
    loss, start = case
    L = smoothness(loss)
    rate = share / L
    walk = gradient_descent(loss, start, rate, steps=10)
    falls = -np.diff(walk.values)
    assert (falls >= rate * (1 - rate * L / 2) * (walk.gradients[:-1] ** 2).sum(axis=1) - 1e-12).all()


def test_descent_ends_where_scipy_does() -> None:
    loss = overlapping_loss()
    walk = gradient_descent(loss, np.zeros(3), learning_rate=4.0, steps=5000, tolerance=1e-10)
    best = minimize(loss.value, np.zeros(3), jac=loss.gradient, tol=1e-12)
    assert walk.stopped == "tolerance"
    np.testing.assert_allclose(walk.final, best.x, atol=1e-6)


def test_running_away_is_said_and_what_there_is_is_kept() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        walk = gradient_descent(SQUARE, 3.0, learning_rate=1.1, steps=10_000)
    assert walk.stopped == "divergence"
    assert np.isfinite(walk.values).all()
    assert 1e11 < np.abs(walk.final[0]) <= DIVERGENCE_LIMIT
    assert len(walk.steps) == len(walk) - 1


def test_an_objective_that_ends_in_infinity_stops_the_walk() -> None:
    cliff = Objective(lambda p: np.where(p[0] > 4, np.inf, -p[0]), lambda p: -np.ones_like(p))
    walk = gradient_descent(cliff, 0.0, learning_rate=1.0, steps=50)
    assert walk.stopped == "divergence"
    assert walk.final == 4.0


def test_no_steps_leave_the_start() -> None:
    walk = gradient_descent(BOWL, [3.0, 4.0], 0.1, steps=0)
    assert (len(walk), walk.steps.shape, walk.stopped) == (1, (0, 2), "budget")


# Many walks


def test_many_walks_at_once_are_the_walks_one_by_one() -> None:
    loss = overlapping_loss()
    starts = np.random.default_rng(3).normal(scale=3, size=(20, 3))
    together = gradient_descent_many(loss, starts, learning_rate=4.0, steps=60, tolerance=1e-3)
    assert len(together) == 20
    assert together.converged.any()
    for start, walk in zip(starts, together, strict=True):
        alone = gradient_descent(loss, start, learning_rate=4.0, steps=60, tolerance=1e-3)
        assert (walk.stopped, len(walk)) == (alone.stopped, len(alone))
        for name in ("parameters", "values", "gradients", "steps"):
            np.testing.assert_allclose(getattr(walk, name), getattr(alone, name), atol=1e-12)


def test_each_walk_stops_for_its_own_reason_and_then_stands_still() -> None:
    wall = Objective(
        lambda p: np.where(np.abs(p[..., 0]) > 50, np.inf, p[..., 0] ** 2),
        lambda p: np.where(np.abs(p) < 10, 2 * p, -2 * p),
    )
    walks = gradient_descent_many(wall, [[0.0], [1.0], [1e-3], [20.0]], 0.1, steps=20, tolerance=1e-4)
    assert [walk.stopped for walk in walks] == ["tolerance", "budget", "tolerance", "divergence"]
    assert list(walks.lengths[[0, 1]]) == [1, 21]
    assert walks.final[3] == walks[3].final <= 50
    escaping = gradient_descent_many(SQUARE, [[1.0], [2.0]], 1.5, steps=100)
    assert escaping.diverged.all()
    assert (np.abs(escaping.parameters) <= DIVERGENCE_LIMIT).all()
    assert len(escaping.parameters) < 100


# Stochastic walks


def test_a_given_order_is_dealt_again_and_again() -> None:
    np.testing.assert_array_equal(deal([2, 0, 1], 3, 4), [[2], [0], [1], [2]])
    np.testing.assert_array_equal(deal([2, 0, 1], 3, 3, batch_size=2), [[2, 0], [1, 2], [0, 1]])
    assert deal([0], 3, 0).shape == (0, 1)


def test_a_generator_shows_every_sample_once_a_pass() -> None:
    batches = deal(np.random.default_rng(0), 6, 4, batch_size=3)
    assert sorted(batches[:2].ravel()) == sorted(batches[2:].ravel()) == [0, 1, 2, 3, 4, 5]
    assert deal(np.random.default_rng(0), 6, 0).shape == (0, 1)


@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_a_batch_of_all_samples_is_plain_descent(reduction: str) -> None:
    features, y = random_data(6, 1)
    loss = BinaryCrossEntropy(add_intercept(features), y, [1, 2, 3, 1, 2, 3], reduction)
    whole = gradient_descent(loss, [0.1, -0.1], 0.2, steps=15)
    batched = stochastic_descent(loss, [0.1, -0.1], 0.2, 15, order=np.random.default_rng(0), batch_size=6)
    for name in ("parameters", "values", "gradients", "steps"):
        np.testing.assert_allclose(getattr(batched, name), getattr(whole, name), atol=1e-12)


@pytest.mark.parametrize("kind", [BinaryCrossEntropy, LinearSquaredError])
@pytest.mark.parametrize("features", [1, 2, 4])
def test_single_samples_walk_the_gradients_of_single_samples(kind, features: int) -> None:
    """By plain floats up to three parameters, by NumPy beyond: both are the loss of the one sample descended."""
    x, y = random_data(8, features)
    weight = np.linspace(0.5, 2.0, 8)
    loss = kind(add_intercept(x), y, weight)
    walk = stochastic_descent(loss, np.zeros(features + 1), 0.1, 30, order=np.random.default_rng(1))
    theta = np.zeros(features + 1)
    for row, (sample,) in zip(walk, walk.batches, strict=True):
        alone = kind(loss.X[[sample]], y[[sample]], reduction="sum")
        np.testing.assert_allclose(row.theta, theta, atol=1e-12)
        np.testing.assert_allclose(row.gradient, alone.gradient(theta) * weight[sample] / weight.mean(), atol=1e-12)
        assert row.value == pytest.approx(loss.value(theta))
        theta = theta - 0.1 * row.gradient


def test_the_gradients_of_all_samples_average_to_the_whole_gradient() -> None:
    features, y = random_data(9, 1)
    loss = BinaryCrossEntropy(add_intercept(features), y, np.arange(1.0, 10.0))
    tiny = stochastic_descent(loss, [0.3, 0.4], 1e-12, 8, order=list(range(9)))
    np.testing.assert_allclose(tiny.gradients.mean(axis=0), loss.gradient([0.3, 0.4]), atol=1e-9)


def test_the_same_seed_is_the_same_walk() -> None:
    loss = overlapping_loss()
    walks = [stochastic_descent(loss, np.zeros(3), 0.1, 50, np.random.default_rng(5), 4) for _ in range(2)]
    np.testing.assert_array_equal(walks[0].parameters, walks[1].parameters)


def test_scikit_learns_stochastic_descent_takes_the_same_steps() -> None:
    features, y = random_data(50, 2)
    classifier = SGDClassifier(
        loss="log_loss", penalty=None, learning_rate="constant", eta0=0.05, shuffle=False, max_iter=3, tol=None
    ).fit(features, y)
    walk = stochastic_descent(BinaryCrossEntropy(add_intercept(features), y), np.zeros(3), 0.05, 150, range(50))
    np.testing.assert_allclose(walk.final, [*classifier.intercept_, *classifier.coef_[0]], rtol=1e-6)


@pytest.mark.parametrize("batch_size", [1, 2])
def test_a_start_without_a_finite_gradient_is_refused(batch_size: int) -> None:
    loss = LinearSquaredError(add_intercept([1e200, 2e200]), [1.0, 0.0])
    with pytest.raises(ValueError, match=r"start must lie within .* and have a finite gradient"):
        stochastic_descent(loss, [0.0, 1.0], 0.1, 3, [0, 1], batch_size)


@pytest.mark.parametrize("batch_size", [1, 2])
def test_a_stochastic_walk_that_runs_away_is_cut_before(batch_size: int) -> None:
    loss = LinearSquaredError(add_intercept([1.0, 2.0, 3.0]), [1.0, 0.0, 1.0])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        walk = stochastic_descent(loss, [0.0, 0.0], 5.0, 2000, [0, 1, 2], batch_size)
    assert walk.stopped == "divergence"
    assert np.isfinite(walk.values).all()
    assert (np.abs(walk.parameters) <= DIVERGENCE_LIMIT).all()
    assert len(walk) == len(walk.batches) == len(walk.gradients) == len(walk.steps) + 1


LOSS = LinearSquaredError(add_intercept([1.0, 2.0]), [1.0, 0.0])
EACH = LinearSquaredError(add_intercept([1.0, 2.0]), [1.0, 0.0], reduction="none")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: gradient_descent(BOWL, [1.0, 2.0], 0.0, 3), "learning_rate must be a finite number above 0, got 0.0"),
        (lambda: gradient_descent(BOWL, [1.0, 2.0], True, 3), "learning_rate must be .* got True"),
        (lambda: gradient_descent(BOWL, [1.0, 2.0], np.nan, 3), "learning_rate must be .* got nan"),
        (lambda: gradient_descent(BOWL, [1.0, 2.0], "fast", 3), "learning_rate must be .* got 'fast'"),
        (lambda: gradient_descent(BOWL, [1.0, 2.0], 0.1, -1), "steps must be an integer of at least 0, got -1"),
        (lambda: gradient_descent(BOWL, [1.0, 2.0], 0.1, 2.5), "steps must be an integer of at least 0, got 2.5"),
        (lambda: gradient_descent(BOWL, [1.0, 2.0], 0.1, 2, 0.0), "tolerance must be a finite number above 0, got 0.0"),
        (lambda: gradient_descent(BOWL, [1.0, np.inf], 0.1, 2), "start must be finite, got inf"),
        (lambda: gradient_descent(EACH, [1.0, 2.0], 0.1, 2), "objective must give values .* reduction sum or mean"),
        (
            lambda: gradient_descent(Objective(lambda _: np.inf, lambda p: p), [1.0], 0.1, 2),
            "start must have a finite value and gradient, got inf",
        ),
        (lambda: sign_descent(BOWL, [1.0, 2.0], -1.0, 3), "learning_rate must be .* got -1.0"),
        (lambda: gradient_descent_many(BOWL, [1.0, 2.0], 0.1, 2), r"starts must have 2 axes, got shape \(2,\)"),
        (lambda: gradient_descent_many(BOWL, np.empty((0, 2)), 0.1, 2), "starts must not be empty"),
        (
            lambda: gradient_descent_many(Objective(lambda p: p[..., 0] * np.inf, lambda p: p), [[1.0]], 0.1, 2),
            "starts must have finite values and gradients, got ",
        ),
        (lambda: stochastic_descent(LOSS, [0.0], 0.1, 3, [0]), "start must have 2 entries, got 1"),
        (lambda: stochastic_descent(LOSS, [1e13, 0.0], 0.1, 3, [0]), r"start must lie within 1e\+12 and have a finite"),
        (lambda: stochastic_descent(EACH, [0.0, 0.0], 0.1, 3, [0]), "loss must have reduction .* got 'none'"),
        (lambda: stochastic_descent(LOSS, [0.0, 0.0], 0.1, 3, [0, 2]), r"order must hold indices 0 … 1, got 0 … 2"),
        (lambda: stochastic_descent(LOSS, [0.0, 0.0], 0.1, 3, []), r"order must be a sequence of sample indices"),
        (lambda: stochastic_descent(LOSS, [0.0, 0.0], 0.1, 3, [0.5]), r"order must be a sequence .* got \[0.5\]"),
        (lambda: stochastic_descent(LOSS, [0.0, 0.0], 0.1, 3, [0], 3), r"batch_size must lie in 1 … 2, got 3"),
        (lambda: stochastic_descent(LOSS, [0.0, 0.0], 0.1, 3, [0], 0), r"batch_size must lie in 1 … 2, got 0"),
    ],
)
def test_bad_arguments_are_named_with_what_was_received(call, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()
