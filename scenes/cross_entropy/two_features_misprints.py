"""What the slide prints of the two-feature example and is not right (slide idea 48), beside the right number."""

from collections.abc import Mapping

from manim import RIGHT, VGroup

from scenes.kit.base import Number
from scenes.kit.components.erratum import Erratum
from scenes.kit.manim_theme import Style


class Misprints:
    """The notes, with the example's `numbers`."""

    def __init__(self, style: Style, numbers: Mapping[str, Number]) -> None:
        self.style, self.numbers = style, numbers

    def of_product(self) -> Erratum:
        """x₁ ŷ is not the slope that the slide prints."""
        return Erratum(self.style, f"{self._n('x1')} dot {self._n('yhat')} arrow {self._n('dw1')}")

    def of_weight(self) -> Erratum:
        """The first weight after the step."""
        return Erratum(self.style, self._n("w1_printed"))

    def of_step(self, name: str) -> Erratum | VGroup | None:
        """Of a parameter's step; of b's there is none."""
        if name == "w1":
            return self.of_weight()
        if name == "w2":
            number = self.numbers["w2_printed"]
            result = f"{self.style.format.relation(number.value, number.digits)} {self._n('w2_printed')}"
            added = Erratum(self.style, f"{self._n('w2')} + eta thin {self._n('dw2')}")
            return VGroup(added, self.style.formula(result, "muted", "label")).arrange(RIGHT, buff=0.15)
        return None

    def _n(self, name: str) -> str:
        return self.style.format.typst(self.numbers[name].value, self.numbers[name].digits)
