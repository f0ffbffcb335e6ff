"""The one formatter: how a computed number is written, in each language.

The slides cut a number off at the printed decimals; a lecturer's own numbers are rounded. A number whose shown digits
are not the whole value stands after ≈, else after =.
"""

from dataclasses import dataclass
from decimal import Decimal

from core.digits import is_exact, round_half_away, truncate
from scenes.kit.languages import decimal_mark

MINUS = "−"


@dataclass(frozen=True)
class NumberFormat:
    """Writes numbers for one language. `cut`: cut off toward zero as the slides do; else round half away from zero."""

    language: str = "en"
    cut: bool = True

    def decimal(self, value: float, digits: int) -> Decimal:
        """The value as shown, with `digits` decimals."""
        return (truncate if self.cut else round_half_away)(value, digits)

    def text(self, value: float, digits: int) -> str:
        """For running text, labels and captions: a true minus, the language's decimal mark. (-0.10686, 4) → −0.1068."""
        shown = f"{self.decimal(value, digits):.{digits}f}"
        if float(shown) == 0:
            shown = shown.removeprefix("-")
        return shown.replace("-", MINUS).replace(".", self.mark)

    def short(self, value: float, digits: int) -> str:
        """As `text`, without trailing zeros: (0.50, 2) → 0.5. For axes and for settings such as a learning rate."""
        shown = self.text(value, digits)
        return shown.rstrip("0").rstrip(self.mark) if self.mark in shown else shown

    def typst(self, value: float, digits: int, *, short: bool = False) -> str:
        """For a formula: quoted, since a bare 0,5 would be set as a list. (-0.1068, 4) → -"0.1068"."""
        shown = (self.short if short else self.text)(value, digits)
        return f'-"{shown[1:]}"' if shown.startswith(MINUS) else f'"{shown}"'

    def relation(self, value: float, digits: int) -> str:
        """The sign before a shown number, the same in text and in Typst: = where the digits are the whole value."""
        return "=" if is_exact(value, digits) else "≈"

    @property
    def mark(self) -> str:
        """The decimal mark."""
        return decimal_mark(self.language)

    @property
    def separator(self) -> str:
        """What stands between the members of a pair: (0.1, 0.2), but (0,1; 0,2)."""
        return ";" if self.mark == "," else ","
