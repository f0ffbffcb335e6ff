"""The exchange of the labels (slide idea 42): what the scene, its clip and its figure draw."""

from dataclasses import dataclass

from core.activations import sigmoid
from core.arrays import Array
from core.datasets import Dataset, flowers
from core.losses import binary_cross_entropy
from core.models import LogisticRegression
from core.slides import given
from scenes.experiments.fits import fits
from scenes.kit.settings import Settings


@dataclass(frozen=True, eq=False)
class Flip:
    """Six flowers and the slides' second fit; the same flowers with exchanged labels, and the mirrored model.

    `theta` is [b, w]; the mirrored model has both with the other sign.
    """

    data: Dataset
    flipped: Dataset
    theta: Array

    @classmethod
    def of_slides(cls) -> "Flip":
        data = flowers()
        return cls(data, data.flipped(), given("fit-2").theta)

    @classmethod
    def of(cls, settings: Settings) -> "Flip":
        """Of the run: a lecturer's first rows, and the fit of all their samples."""
        data, _, second = fits(settings)
        return cls(data, data.flipped(), second.theta)

    def on_the_way(self, share: float) -> Array:
        """The parameters when this share (0 to 1) of the way to the mirrored model is gone."""
        theta: Array = (1 - 2 * share) * self.theta
        return theta

    def outputs(self, theta: Array) -> Array:
        """ŷ of each flower (n,)."""
        return LogisticRegression(theta).predict_proba(self.data.x)

    def losses(self, theta: Array, labels: Array) -> Array:
        """The cross-entropy of each flower (n,) under these labels."""
        return binary_cross_entropy(self.outputs(theta), labels)

    @property
    def boundary(self) -> float:
        """The petal length at which ŷ is one half, of both models."""
        return float(LogisticRegression(self.theta).decision_boundary())


def curve_of(theta: Array, x: Array) -> Array:
    """ŷ over petal lengths (m,)."""
    return sigmoid(LogisticRegression(theta).score(x))
