"""One training step on one sample, done by the code that is shown (slide idea 28): what its scene and figure share."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from core.arrays import Array
from core.datasets import Dataset
from core.losses import SigmoidSquaredError
from scenes.experiments.flower_descents import OneUpdate
from scenes.experiments.slide_code import SlideCode
from scenes.experiments.starts import near
from scenes.kit.settings import Settings


@dataclass(frozen=True, eq=False)
class CodeRun:
    """The code, the sample that goes through it, and the start; x = (1, feature) and θ = (b, w) are (2,)."""

    data: Dataset
    learning_rate: float
    theta: Array
    source: SlideCode = field(default_factory=SlideCode)

    @classmethod
    def of(cls, settings: Settings) -> "CodeRun":
        """The sample, the start and the learning rate of the step that is worked by hand with the cross-entropy."""
        update = OneUpdate.of(settings)
        return cls(update.data, update.learning_rate, update.path.parameters[0])

    @property
    def x(self) -> Array:
        """The sample, with the 1 that b stands at: (2,)."""
        first: Array = self.data.X[0]
        return first

    @property
    def y(self) -> float:
        return float(self.data.y[0])

    @cached_property
    def output(self) -> float:
        """What `predict` returns."""
        return float(self.source.names["predict"](self.x, self.theta))

    @cached_property
    def loss(self) -> float:
        """What `loss_function` returns."""
        return float(self.source.names["loss_function"](self.output, self.y))

    @cached_property
    def gradient(self) -> Array:
        """What `compute_gradient` returns, by b and by w: (2,)."""
        return np.asarray(self.source.names["compute_gradient"](self.x, self.output, self.y))

    @cached_property
    def theta_new(self) -> Array:
        """What `train_step` makes of θ: (2,)."""
        theta = np.array(self.theta)
        self.source.names["train_step"](theta, self.learning_rate, self.x, self.y)
        return theta

    @cached_property
    def loss_new(self) -> float:
        """What `train_step` returns when it is run again."""
        again = np.array(self.theta_new)
        return float(self.source.names["train_step"](again, self.learning_rate, self.x, self.y))

    @property
    def own_loss(self) -> SigmoidSquaredError:
        """This sample's loss over (b, w)."""
        return SigmoidSquaredError(self.data.X[:1], self.data.y[:1])

    @property
    def near(self) -> float:
        """Half the width of a map on which the step is seen, in units of w."""
        return near(self.theta_new - self.theta)
