"""The lecture's typeface, Be Vietnam Pro, out of its Python package: no system font is needed or used."""

from functools import cache
from pathlib import Path

from fontpkg_be_vietnam_pro import ROOT

FOLDER = Path(ROOT) / "files"
REGULAR = FOLDER / "BeVietnamPro-Regular.ttf"
SEMIBOLD = FOLDER / "BeVietnamPro-SemiBold.ttf"
FILES = (REGULAR, SEMIBOLD)


@cache
def letters() -> frozenset[int]:
    """The code points that the typeface has."""
    from fontTools.ttLib import TTFont

    with TTFont(REGULAR) as font:
        return frozenset(font.getBestCmap())
