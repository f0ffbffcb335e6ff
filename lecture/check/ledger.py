"""Which of the numbers that a run wrote are whole, and which are cut off or rounded."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from core.digits import is_exact
from scenes.kit.numbers import NumberFormat


class Shown(Protocol):
    """A value and the decimals it is shown with."""

    @property
    def value(self) -> float: ...
    @property
    def digits(self) -> int: ...


@dataclass(eq=False)
class Ledger:
    """Every number that was written, as written, and whether its digits were the whole value each time."""

    exact: dict[str, bool] = field(default_factory=dict)

    def enter(self, shown: str, exact: bool) -> None:
        """One more number; where two values are written alike, the benefit of the doubt is the exact one's."""
        self.exact[shown] = self.exact.get(shown, False) or exact

    def is_cut(self, shown: str) -> bool:
        """Whether these digits only ever stood for a longer number."""
        return not self.exact.get(shown, True)

    def enter_all(self, numbers: Iterable[Shown], languages: Iterable[str], cut: bool) -> None:
        """The numbers that narrations and labels speak of, as each language writes them."""
        for number in numbers:
            for language in languages:
                shown = NumberFormat(language, cut).text(number.value, number.digits)
                self.enter(shown, is_exact(number.value, number.digits))

    def notebook(self, form: NumberFormat) -> NumberFormat:
        """A formatter that writes as `form` does, and enters each number here."""
        return _Notebook(form.language, form.cut, self)


@dataclass(frozen=True)
class _Notebook(NumberFormat):
    ledger: Ledger = field(default_factory=Ledger, compare=False)

    def text(self, value: float, digits: int) -> str:
        shown = super().text(value, digits)
        self.ledger.enter(shown, is_exact(value, digits))
        return shown

    def short(self, value: float, digits: int) -> str:
        shown = super().short(value, digits)
        self.ledger.enter(shown, is_exact(value, digits))
        return shown
