"""How fast the core is, as ratios to the plain way, measured side by side in one run.

    python -m benchmarks.core        (as a module: as a script its own name would hide the package)

Times of a shared machine swing; a ratio of two things timed in turn, round after round, swings much less. Each line
is the median over rounds of (ours / plain), so a disturbance in one round does not decide. The table is kept in
docs/core.md.
"""

import os
import platform
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import core
from core.descent import gradient_descent, gradient_descent_many
from core.losses import BinaryCrossEntropy, add_intercept
from core.stochastic import _walk_by_samples, deal, stochastic_descent
from core.surfaces import loss_surface

ROUNDS = 7


@dataclass(frozen=True)
class Result:
    """One line of the table."""

    what: str
    ours: str
    plain: str
    ratio: float
    goal: float


def data(n: int, features: int = 1) -> BinaryCrossEntropy:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(n, features))
    y = (rng.random(n) < 1 / (1 + np.exp(-2 * x[:, 0]))).astype(float)
    return BinaryCrossEntropy(add_intercept(x), y)


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """A call that does the work and returns its seconds."""

    def call() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return call


def fresh(statement: str) -> Callable[[], float]:
    """A call that runs the statement in a new interpreter and returns the seconds it took there."""
    program = f"import time; start = time.perf_counter(); {statement}; print(time.perf_counter() - start)"
    command = [sys.executable, "-c", program]
    return lambda: float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def compared(ours: Callable[[], float], plain: Callable[[], float], rounds: int = ROUNDS) -> tuple[float, float, float]:
    """Median seconds of both, and the median of their ratio, each round timing one right after the other."""
    ours(), plain()
    times = [(ours(), plain()) for _ in range(rounds)]
    mine, theirs = (statistics.median(column) for column in zip(*times, strict=True))
    return mine, theirs, statistics.median(mine / theirs for mine, theirs in times)


def peak_bytes(work: Callable[[], object]) -> int:
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def milliseconds(value: float) -> str:
    return f"{value * 1e3:.3g} ms"


# The surface ---


def surface() -> list[Result]:
    """A 400 x 400 loss surface over 150 samples against the whole grid of scores at once."""
    loss = data(150)
    w, b = np.linspace(-6, 6, 400), np.linspace(-6, 6, 400)
    sign, x = 1 - 2 * loss.y, loss.X[:, 1]

    def broadcast() -> np.ndarray:
        z = w[None, :, None] * x + b[:, None, None]
        mean: np.ndarray = np.logaddexp(0.0, sign * z).mean(axis=-1)
        return mean

    def ours() -> np.ndarray:
        return loss_surface(loss, w, b).values

    error = np.abs(ours() - broadcast()).max()
    print(f"surface: finite everywhere: {np.isfinite(ours()).all()}, largest error {error:.1e}")
    mine, theirs, ratio = compared(timed(ours), timed(broadcast))
    my_bytes, their_bytes = peak_bytes(ours), peak_bytes(broadcast)
    return [
        Result("surface 400 x 400, n = 150", milliseconds(mine), milliseconds(theirs), ratio, 0.10),
        Result("… its memory", f"{my_bytes / 1e6:.1f} MB", f"{their_bytes / 1e6:.0f} MB", my_bytes / their_bytes, 0.02),
    ]


# Stochastic steps ---


def stochastic(features: int) -> list[Result]:
    """10,000 steps on 100 samples against the loop that a NumPy user writes."""
    loss, steps, rate = data(100, features), 10_000, 0.1
    order = np.random.default_rng(1).permutation(100)
    start = np.zeros(features + 1)

    def numpy_loop(with_values: bool) -> np.ndarray:
        """What a Trajectory holds, or without the loss of the whole data at every row."""
        theta = start
        points, gradients = np.empty((steps + 1, theta.size)), np.empty((steps + 1, theta.size))
        values = np.empty(steps + 1)
        for step in range(steps + 1):
            sample = order[step % 100]
            x = loss.X[sample]
            points[step] = theta
            gradients[step] = (1 / (1 + np.exp(-(x @ theta))) - loss.y[sample]) * x
            if with_values:
                values[step] = loss.value(theta)
            theta = theta - rate * gradients[step]
        return points

    def ours() -> np.ndarray:
        return stochastic_descent(loss, start, rate, steps, order).parameters

    def our_steps() -> np.ndarray:
        """The steps without the losses, which only a look inside can time."""
        return _walk_by_samples(loss, start, rate, deal(order, 100, steps + 1))

    np.testing.assert_allclose(ours(), numpy_loop(with_values=True), atol=1e-10)
    whole = compared(timed(ours), timed(lambda: numpy_loop(with_values=True)), rounds=5)
    bare = compared(timed(our_steps), timed(lambda: numpy_loop(with_values=False)))
    name = f"10,000 stochastic steps, n = 100, d = {features + 1}"
    return [
        Result(name, milliseconds(bare[0]), milliseconds(bare[1]), bare[2], 0.2),
        Result("… with the loss at every row", milliseconds(whole[0]), milliseconds(whole[1]), whole[2], 0.2),
    ]


# Many descents ---


def many() -> list[Result]:
    """256 descents at once, a run, against one alone: the lecture's six flowers, 200 steps."""
    loss = data(6)
    starts = np.random.default_rng(2).normal(scale=3, size=(256, 2))
    together, alone, ratio = compared(
        timed(lambda: gradient_descent_many(loss, starts, 0.1, 200)),
        timed(lambda: gradient_descent(loss, starts[0], 0.1, 200)),
    )
    runs = len(starts)
    return [
        Result(f"{runs} descents at once, a run", milliseconds(together / runs), milliseconds(alone), ratio / runs, 0.1)
    ]


# Import ---

MODULES = sorted(path.stem for path in Path(core.__file__).parent.glob("[a-z]*.py"))


def imports() -> list[Result]:
    """A fresh interpreter that imports the core against one that imports NumPy."""
    cases = {
        "import core": "import core, numpy",
        "… with losses, descent and models": "import core.models",
        "… with every module": "; ".join(f"import core.{module}" for module in MODULES),
    }
    rows = []
    for name, statement in cases.items():
        mine, theirs, ratio = compared(fresh(statement), fresh("import numpy"), rounds=15)
        rows.append(Result(name, milliseconds(mine), milliseconds(theirs), ratio, 1.2))
    return rows


def main() -> None:
    print(
        f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, NumPy {np.__version__}"
    )
    results = [*surface(), *stochastic(1), *stochastic(2), *many(), *imports()]
    print("\n| what | core | plain | ratio | goal |\n|---|---:|---:|---:|---:|")
    for line in results:
        met = "" if line.ratio <= line.goal else " (missed)"
        print(f"| {line.what} | {line.ours} | {line.plain} | {line.ratio:.3f} | {line.goal:g}{met} |")


if __name__ == "__main__":
    main()
