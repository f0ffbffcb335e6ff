"""Where things stand on the 16:9 frame, in Manim units (14.22 x 8, the origin in the middle). Plain data."""

from dataclasses import astuple, dataclass
from math import ceil, floor


@dataclass(frozen=True)
class Box:
    """A rectangle that things are placed in."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def centre(self) -> tuple[float, float, float]:
        return ((self.left + self.right) / 2, (self.bottom + self.top) / 2, 0.0)

    def inset(self, left: float = 0.0, right: float = 0.0, bottom: float = 0.0, top: float = 0.0) -> "Box":
        """The box without a strip at each side, for labels and ticks."""
        return Box(self.left + left, self.right - right, self.bottom + bottom, self.top - top)

    def toward(self, other: "Box", share: float) -> "Box":
        """A box on the way to another: itself at 0, the other at 1."""
        return Box(*((1 - share) * a + share * b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def split(self, share: float = 0.5, gap: float = 0.6) -> tuple["Box", "Box"]:
        """A left and a right box; the left takes `share` of the width."""
        middle = self.left + self.width * share
        return (
            Box(self.left, middle - gap / 2, self.bottom, self.top),
            Box(middle + gap / 2, self.right, self.bottom, self.top),
        )


@dataclass(frozen=True)
class Range:
    """What an axis covers, and where its ticks stand. `digits`: decimals of the tick labels; zeros at the end are
    left out unless `pad`."""

    low: float
    high: float
    ticks: tuple[float, ...] = ()
    digits: int = 1
    pad: bool = False


def whole_multiples(of: float, low: float, high: float) -> tuple[float, ...]:
    """The whole multiples of a number between two bounds, for ticks."""
    return tuple(of * k for k in range(ceil(low / of), floor(high / of) + 1))


FLOWERS = Range(0, 5, (1, 2, 3, 4), 0)
"""The axis of the slides' petal lengths, in cm."""
FRAME = Box(-64 / 9, 64 / 9, -4.0, 4.0)
SAFE = FRAME.inset(0.4, 0.4, 1.0, 0.4)
HEADER = Box(SAFE.left, SAFE.right, 2.75, SAFE.top)
FOOT = Box(SAFE.left, SAFE.right, SAFE.bottom, -2.05)
BODY = Box(SAFE.left, SAFE.right, FOOT.top + 0.15, HEADER.bottom - 0.25)
