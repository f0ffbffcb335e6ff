"""FitLines: what a fit makes of the flowers, written out as the sources of formulas."""

from core.datasets import Dataset
from scenes.experiments.fits import Fit
from scenes.kit.manim_theme import Style


class FitLines:
    """z = wx + b and σ(z) in numbers, of any fit of `data`; x has `x_digits` decimals."""

    def __init__(self, style: Style, data: Dataset, x_digits: int) -> None:
        self.write, self.data, self.x_digits = style.format, data, x_digits

    def model(self, fit: Fit, role: str = "param") -> str:
        """z = wx + b with a fit's parameters."""
        return f"z = {role}({self._w(fit)})x {self._plus(fit, role)}"  # a space after a quoted number would be set

    def score(self, fit: Fit, row: int) -> str:
        """z = wx + b with a flower's numbers."""
        x, digits = self.write.typst(self.data.x[row], self.x_digits), fit.score_digits[row]
        z, relation = (write(fit.scores[row], digits) for write in (self.write.typst, self.write.relation))
        factor = f"({x})" if x.startswith("-") else x
        return f"z = param({self._w(fit)}) dot {factor} {self._plus(fit)} {relation} {z}"

    def output(self, fit: Fit, row: int) -> str:
        """σ(z) with a flower's number."""
        value, digits = fit.outputs[row], fit.output_digits[row]
        z = self.write.typst(fit.scores[row], fit.score_digits[row])
        return f"model(sigma)({z}) {self.write.relation(value, digits)} model({self.write.typst(value, digits)})"

    def _w(self, fit: Fit) -> str:
        return self.write.typst(fit.theta[1], fit.w_digits)

    def _plus(self, fit: Fit, role: str = "param") -> str:
        """+ b with its number, or - where b is negative."""
        b = fit.theta[0]
        return f"{'-' if b < 0 else '+'} {role}({self.write.typst(abs(b), fit.b_digits)})"
