"""How many digits of a number are shown, and whether they are all of it.

The slides cut a number off at the printed decimals (0.055988 shows as 0.0559); a lecturer's own data are rounded the
ordinary way. Both work on the **decimal** value. A float64 is not one: 0.1 + 0.2 is 0.30000000000000004, and a cut at
one decimal must not depend on which side of 0.3 the last bit fell. So a float first counts as the nearest decimal of
12 significant digits: the lecture's sums keep at least that many right, and no number shown has more.
A Decimal or an int is taken as it is.
"""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext

from core.arrays import whole

__all__ = ["SIGNIFICANT_DIGITS", "decimal_value", "is_exact", "round_half_away", "truncate"]

SIGNIFICANT_DIGITS = 12
"""A float is trusted to so many digits."""

_SNAP = Context(prec=SIGNIFICANT_DIGITS, rounding=ROUND_HALF_EVEN)


def decimal_value(value: float | Decimal) -> Decimal:
    """The decimal that a number stands for: a float's nearest one of 12 significant digits.

    Raises:
        ValueError: NaN or infinity.
    """
    exact = value if isinstance(value, Decimal) else Decimal(value)
    if not exact.is_finite():
        raise ValueError(f"value must be finite, got {value}")
    return _SNAP.plus(exact) if isinstance(value, float) else exact


def truncate(value: float | Decimal, digits: int) -> Decimal:
    """``value`` cut off toward zero after ``digits`` decimals, as the slides do: -0.10686 at 4 is -0.1068.

    Never larger in size than the value, and never a negative zero.
    """
    return _quantized(value, digits, ROUND_DOWN)


def round_half_away(value: float | Decimal, digits: int) -> Decimal:
    """``value`` rounded to ``digits`` decimals, halves away from zero: 2.825 at 2 is 2.83. Never a negative zero."""
    return _quantized(value, digits, ROUND_HALF_UP)


def is_exact(value: float | Decimal, digits: int) -> bool:
    """Are the digits shown the whole value? Then ``=`` may stand before them, else ``≈``."""
    return truncate(value, digits) == decimal_value(value)


def _quantized(value: float | Decimal, digits: int, rounding: str) -> Decimal:
    exact = decimal_value(value)
    place = Decimal(1).scaleb(-whole("digits", digits))
    with localcontext() as context:
        # quantize refuses a result that is longer than the context's precision: make room for every digit.
        context.prec = max(1, exact.adjusted() + digits + 2)
        shown = exact.quantize(place, rounding=rounding)
    return abs(shown) if shown.is_zero() else shown
