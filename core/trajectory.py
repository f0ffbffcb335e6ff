"""What a descent leaves behind: one row a frame."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from core.arrays import Array, BoolArray, IntArray

Stopped = Literal["budget", "tolerance", "divergence"]

#: A parameter beyond this is taken as running away: the lecture's own never leave the tens.
DIVERGENCE_LIMIT = 1e12

__all__ = ["DIVERGENCE_LIMIT", "Row", "Stopped", "Trajectories", "Trajectory"]


class Row(NamedTuple):
    """One frame of a descent."""

    step: int
    theta: Array
    value: float
    gradient: Array


@dataclass(frozen=True, eq=False)
class Trajectory:
    """The path of one descent: T steps, T + 1 rows, the start first.

    Shapes:
        parameters  (T + 1, d)  the points visited
        values      (T + 1,)    the objective there
        gradients   (T + 1, d)  its gradient there; of a stochastic descent, the gradient of the row's batch
        steps       (T, d)      what was added to reach the next row
        batches     (T + 1, m)  which samples a stochastic descent looked at; None for the other methods

    ``stopped`` says why it ended: the step "budget" was used up, the gradient's length fell to the "tolerance", or
    "divergence": the next row would have been infinite or beyond ``DIVERGENCE_LIMIT`` and was not kept.
    """

    parameters: Array
    values: Array
    gradients: Array
    steps: Array
    stopped: Stopped
    batches: IntArray | None = None

    def __len__(self) -> int:
        """The number of rows, T + 1."""
        return len(self.values)

    def __iter__(self) -> Iterator[Row]:
        return self.rows()

    def rows(self) -> Iterator[Row]:
        """The rows one after another, as scenes draw them."""
        for step in range(len(self)):
            yield Row(step, self.parameters[step], float(self.values[step]), self.gradients[step])

    @property
    def final(self) -> Array:
        """The last point (d,)."""
        last: Array = self.parameters[-1]
        return last


@dataclass(frozen=True, eq=False)
class Trajectories:
    """Many descents side by side, from m starts; a run that has stopped stays where it is.

    Shapes:
        parameters  (T + 1, m, d)
        values      (T + 1, m)
        gradients   (T + 1, m, d)
        lengths     (m,)           rows of each run until it stopped
        diverged    (m,)           it ran away (see ``Trajectory``)
        converged   (m,)           it reached the tolerance

    Indexing gives one run as a ``Trajectory``, cut at its own length.
    """

    parameters: Array
    values: Array
    gradients: Array
    lengths: IntArray
    diverged: BoolArray
    converged: BoolArray

    def __len__(self) -> int:
        """The number of runs, m."""
        return len(self.lengths)

    def __getitem__(self, run: int) -> Trajectory:
        rows = slice(0, int(self.lengths[run]))
        parameters = self.parameters[rows, run]
        stopped: Stopped = "divergence" if self.diverged[run] else "tolerance" if self.converged[run] else "budget"
        return Trajectory(
            parameters, self.values[rows, run], self.gradients[rows, run], np.diff(parameters, axis=0), stopped
        )

    @property
    def final(self) -> Array:
        """Where each run ended (m, d)."""
        last: Array = self.parameters[-1]
        return last
