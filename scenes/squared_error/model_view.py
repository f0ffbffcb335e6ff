"""ModelView: the six flowers under the model's curve, redrawn for any parameters; scenes and clips share it."""

from manim import VGroup

from core.activations import sigmoid
from core.arrays import Array
from core.datasets import Dataset
from core.models import LogisticRegression
from scenes.kit.components.marks import gap
from scenes.kit.layout import FLOWERS, Box, Range
from scenes.kit.manim_theme import Style
from scenes.squared_error.loss_views import GapView


class ModelView(GapView):
    """`bend` bends the curve and moves the outputs; the gaps are drawn apart, where the model stands still."""

    def __init__(
        self, style: Style, box: Box, data: Dataset, theta: Array, caption: str, across: Range = FLOWERS
    ) -> None:
        super().__init__(style, box, data, LogisticRegression(theta), caption, across)
        self.remove(self.gaps)

    def bend(self, theta: Array) -> None:
        """Let the model have the parameters [b, w]."""
        model = LogisticRegression(theta)
        self.outputs = model.predict_proba(self.data.x)
        self.chart.set_curve(self.curve, self.x, sigmoid(model.score(self.x)))
        for mark, spot in zip(self.marks, self.chart.place(self.data.x, self.outputs), strict=True):
            mark.move_to(spot)

    def wrong(self) -> VGroup:
        """The gaps of the flowers whose output is on the wrong side of one half."""
        pairs = zip(self.marks, self.samples, self.outputs, self.data.y, strict=True)
        return VGroup(gap(self.style, m.get_center(), s.get_center()) for m, s, p, y in pairs if (p > 0.5) != (y == 1))
