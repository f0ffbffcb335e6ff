from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.digits import SIGNIFICANT_DIGITS, decimal_value, is_exact, round_half_away, truncate

decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12)
digits = st.integers(0, 15)


@given(decimals, digits)
def test_truncation_never_rounds(value: Decimal, places: int) -> None:
    """It never grows in size, never changes sign, and leaves off less than one unit of the last digit."""
    shown = truncate(value, places)
    assert abs(shown) <= abs(value)
    assert shown * value >= 0
    assert abs(value) - abs(shown) < Decimal(1).scaleb(-places)


@given(decimals, digits)
def test_truncation_keeps_the_digits_as_they_are_written(value: Decimal, places: int) -> None:
    whole, _, fraction = f"{value:f}".partition(".")
    written = Decimal(f"{whole}.{fraction[:places].ljust(places, '0')}")
    assert truncate(value, places) == written


@given(st.floats(-1e9, 1e9, allow_subnormal=False), st.integers(0, 3))
def test_a_float_is_cut_as_its_decimal_is(value: float, places: int) -> None:
    assert truncate(value, places) == truncate(decimal_value(value), places)
    assert abs(Decimal(value) - decimal_value(value)) <= abs(Decimal(value)) * Decimal(10) ** (1 - SIGNIFICANT_DIGITS)


@given(decimals, digits)
def test_rounding_is_off_by_at_most_half_a_unit_and_halves_go_outward(value: Decimal, places: int) -> None:
    rounded = round_half_away(value, places)
    half = Decimal(1).scaleb(-places) / 2
    assert abs(rounded - value) <= half
    assert round_half_away(-value, places) == -rounded
    if abs(rounded - value) == half:
        assert abs(rounded) > abs(value)


@given(decimals, digits)
def test_shown_digits_are_exact_when_nothing_was_left_off(value: Decimal, places: int) -> None:
    assert is_exact(value, places) == (truncate(value, places) == value)
    assert is_exact(truncate(value, places), places)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (0.09500000000000001, 3, "0.095"),
        (0.49499999999999994, 3, "0.495"),
        (0.1 + 0.2, 1, "0.3"),
        (2.331 * 1.0 - 5.156, 2, "-2.82"),  # an exact tie, -2.825
        ((1.17 * 5.5 + 0.26 - 6.7) ** 2, 5, "0.00002"),  # an exact tie, 0.000025, after a subtraction that cancels
        (0.055988, 4, "0.0559"),
        (-0.10686, 4, "-0.1068"),
        (-0.00001, 3, "0.000"),
        (3, 0, "3"),
        (1e300, 0, "1" + "0" * 300),
        (0.0, 2, "0.00"),
    ],
)
def test_the_slides_cuts(value: float, places: int, shown: str) -> None:
    assert str(truncate(value, places)) == shown


def test_a_cut_that_leaves_something_off_is_not_exact() -> None:
    assert is_exact(0.1 + 0.2, 1)
    assert is_exact(0.09500000000000001, 3)
    assert not is_exact(0.055988, 4)


def test_ties_round_away_from_zero() -> None:
    assert str(round_half_away(2.825, 2)) == "2.83"
    assert str(round_half_away(-2.825, 2)) == "-2.83"
    assert str(round_half_away(-0.001, 2)) == "0.00"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("-Infinity"), Decimal("NaN")])
def test_only_finite_numbers_have_digits(value: float | Decimal) -> None:
    with pytest.raises(ValueError, match="value must be finite, got"):
        truncate(value, 2)


def test_digits_are_a_count() -> None:
    with pytest.raises(ValueError, match="digits must be an integer of at least 0, got -1"):
        truncate(1.0, -1)
