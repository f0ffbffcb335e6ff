"""The lecture's typeface, Be Vietnam Pro, out of its Python package: no system font is needed or used."""

from pathlib import Path

from fontpkg_be_vietnam_pro import ROOT

FOLDER = Path(ROOT) / "files"
REGULAR = FOLDER / "BeVietnamPro-Regular.ttf"
SEMIBOLD = FOLDER / "BeVietnamPro-SemiBold.ttf"
FILES = (REGULAR, SEMIBOLD)
