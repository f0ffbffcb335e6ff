import numpy as np
import pytest
from core_samples import random_data
from hypothesis import given
from hypothesis import strategies as st
from sklearn.datasets import load_breast_cancer

from core.datasets import Dataset, baskets, flowers, four_flowers, houses, is_separable, outputs, standardise
from core.losses import BinaryCrossEntropy, LinearSquaredError
from core.models import newton
from core.slides import domain, fact, given_names
from core.slides import given as given_on_slide
from core.stochastic import stochastic_descent


def test_the_slides_tables_have_their_shapes() -> None:
    assert (flowers().X.shape, len(flowers())) == ((6, 2), 6)
    assert flowers().class_names == ("Flower A", "Flower B")
    assert four_flowers(1).X_features.shape == (4, 1)
    assert four_flowers().feature_names == ("petal_length", "petal_width")
    assert houses().label_name == "price"
    assert outputs()[0].shape == (8,)
    np.testing.assert_array_equal(baskets().sum(axis=1), [10, 10])


def test_three_of_four_houses_changed_their_price() -> None:
    assert (houses().y != houses(first_table=True).y).sum() == 3


def test_flipping_twice_changes_nothing() -> None:
    once, twice = flowers().flipped(), flowers().flipped().flipped()
    np.testing.assert_array_equal(once.y, 1 - flowers().y)
    assert once.class_names == ("Flower B", "Flower A")
    np.testing.assert_array_equal(twice.y, flowers().y)


def test_a_data_set_keeps_its_own_numbers() -> None:
    features, y = np.ones((3, 1)), np.array([0.0, 1.0, 1.0])
    dataset = Dataset(features, y, ("size",), "label")
    features[0, 0] = 9.0
    assert dataset.x[0] == 1.0


@given(st.integers(0, 1000), st.integers(1, 3))
def test_parameters_are_told_in_the_original_units(seed: int, k: int) -> None:
    features, y = random_data(30, k, seed)
    features = features * np.arange(1, k + 1) * 50 + 7
    dataset = Dataset(features, y, tuple("abc"[:k]), "label", ("no", "yes"))
    scaled = standardise(dataset)
    np.testing.assert_allclose(scaled.X_features.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(scaled.X_features.std(axis=0), 1)
    thetas = np.random.default_rng(seed).normal(size=(5, k + 1))
    told = scaled.scaling.to_original(thetas)
    np.testing.assert_allclose(told @ dataset.X.T, thetas @ scaled.X.T, atol=1e-9)
    np.testing.assert_allclose(scaled.scaling.to_standardised(told), thetas, atol=1e-9)


def test_a_fit_of_real_data_is_the_same_in_either_unit() -> None:
    table = load_breast_cancer()
    dataset = Dataset(table.data[:, :2], table.target, ("radius", "texture"), "target", ("malignant", "benign"))
    scaled = standardise(dataset)
    fitted = newton(BinaryCrossEntropy(scaled.X, scaled.y), np.zeros(3)).final
    original = BinaryCrossEntropy(dataset.X, dataset.y)
    told = scaled.scaling.to_original(fitted)
    assert np.linalg.norm(original.gradient(told)) < 1e-7
    assert original.value(told) == pytest.approx(BinaryCrossEntropy(scaled.X, scaled.y).value(fitted))


def test_the_numbers_that_slides_give_are_known_by_name() -> None:
    lines, examples = ("house-bad", "house-good", "fit-1", "fit-2"), ("example-1", "example-2")
    assert given_names() == ("descent-2d", *lines, *examples)
    assert given_on_slide("fit-1").learning_rate is None
    assert all(given_on_slide(name).theta.ndim == 1 for name in given_names())
    assert domain("square") == (-100.0, 100.0)
    assert fact("fit2-z-2").printed == "-2.82"


def test_one_step_on_the_first_house_leads_from_the_bad_line_to_the_good_one() -> None:
    start = given_on_slide("house-bad")
    loss = LinearSquaredError(houses().X, houses().y)
    walk = stochastic_descent(loss, start.theta, start.learning_rate, steps=1, order=[0])
    np.testing.assert_allclose(walk.final, given_on_slide("house-good").theta, atol=0.01)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Dataset(np.ones((2, 1)), [0, 1], ("a", "b"), "y"), r"feature_names must name 1 columns"),
        (lambda: Dataset(np.empty((0, 1)), [], ("a",), "y"), r"X_features must not be empty, got shape \(0, 1\)"),
        (lambda: Dataset([[1.0], [np.nan]], [0, 1], ("a",), "y"), "X_features must be finite, got nan"),
        (lambda: Dataset([[1.0], [2.0]], [0], ("a",), "y"), "y must have 2 entries, got 1"),
        (lambda: four_flowers(3), "features must be 1 or 2, got 3"),
        (lambda: four_flowers().x, "x needs one feature, got petal_length, petal_width"),
        (lambda: houses().flipped(), "y must be labels 0 or 1 to be flipped, got the numbers of 'price'"),
        (lambda: standardise(standardise(flowers())), "dataset must not be standardised already"),
        (lambda: standardise(Dataset([[1.0], [1.0]], [0, 1], ("a",), "y")), "no constant feature, got 'a', always 1"),
        (lambda: standardise(flowers()).scaling.to_original([1.0]), r"theta must end in 2 parameters, got shape"),
        (lambda: given_on_slide("fit-3"), "name must be one of descent-2d, .*, got 'fit-3'"),
        (lambda: domain("cube"), "name must be one of square, descent-2d, got 'cube'"),
        (lambda: fact("no-such-fact"), "name must be the id of a fact .* got 'no-such-fact'"),
    ],
)
def test_bad_arguments_are_named_with_what_was_received(call, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()


@pytest.mark.parametrize(
    ("zero", "one", "apart"),
    [((1, 2), (3, 4), True), ((3, 4), (1, 2), True), ((1, 2), (2, 3), True), ((1, 3), (2, 4), False)],
    ids=["rising", "falling", "touching", "overlapping"],
)
def test_a_threshold_tells_classes_apart_unless_they_overlap(
    zero: tuple[float, float], one: tuple[float, float], apart: bool
) -> None:
    """Where one does, Newton's theta grows for ever; where none does, the loss has a lowest place."""
    x, y = np.array([*zero, *one], dtype=float), np.array([0.0, 0.0, 1.0, 1.0])
    assert is_separable(x, y) is apart
    steps = newton(BinaryCrossEntropy(np.column_stack([np.ones(4), x]), y), np.zeros(2))
    assert bool(abs(steps.final[1]) > 10) is apart
