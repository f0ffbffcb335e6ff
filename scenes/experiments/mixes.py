"""Outputs read as mixes of two labels (slide ideas 54 and 55): whose outputs, and which two are looked at closely."""

from dataclasses import dataclass

from core.datasets import Dataset
from core.slides import fact
from scenes.experiments.fits import Fit, fits, least_sure
from scenes.kit.settings import Settings

OUTPUT_DIGITS = fact("fit2-sigma-1").digits
LOOKED_AT = (0, 3)
"""On the slides, the first flower of each class."""
MIXED = 0.05
"""An output as far as this from 0 and 1 is seen to be a mix in a basket of a hundred balls."""


@dataclass(frozen=True, eq=False)
class Mixes:
    """Samples and a fit; `looked_at`: a row of class 0 and one of class 1."""

    data: Dataset
    fit: Fit
    looked_at: tuple[int, int]

    @classmethod
    def of(cls, settings: Settings) -> "Mixes":
        """The slides' second fit of the flowers. Of a lecturer's first rows, those that the fit has right and is least
        sure of; where it is sure even of them, the baskets are those of the fit that has learned for a few steps."""
        data, first, second = fits(settings)
        if settings.own.data is None:
            return cls(data, second, LOOKED_AT)
        learned, begun = (
            cls(data, fit, (least_sure(data, fit, 0), least_sure(data, fit, 1))) for fit in (second, first)
        )
        return learned if learned.mixed else begun

    @property
    def mixed(self) -> bool:
        """Whether both outputs that are looked at are seen to be mixes."""
        return all(MIXED <= self.fit.outputs[row] <= 1 - MIXED for row in self.looked_at)
