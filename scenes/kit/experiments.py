"""What is computed once and shown in several places: a scene, its clip and its figure draw the same arrays."""

from dataclasses import dataclass

from core.datasets import flowers
from core.descent import gradient_descent
from core.losses import BinaryCrossEntropy, SampleLoss, SigmoidSquaredError
from core.trajectory import Trajectory


@dataclass(frozen=True, eq=False)
class Duel:
    """Squared error against cross-entropy: one start, one learning rate, both losses (slide idea 44).

    `start` is θ = (b, w). The default falls where it should rise: every flower is on the wrong side.
    """

    mse: SampleLoss
    bce: SampleLoss
    start: tuple[float, float] = (3.0, -2.0)
    learning_rate: float = 0.5

    @classmethod
    def of_flowers(cls) -> "Duel":
        """On the slides' six flowers."""
        data = flowers()
        return cls(SigmoidSquaredError(data.X, data.y), BinaryCrossEntropy(data.X, data.y))

    def path(self, loss: SampleLoss, steps: int) -> Trajectory:
        """Gradient descent on one of the two, from the common start."""
        return gradient_descent(loss, self.start, self.learning_rate, steps)
