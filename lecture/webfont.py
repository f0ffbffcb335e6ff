"""The lecture's typeface for the web: the letters of both languages, as WOFF2."""

from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

from scenes.kit import fonts

WEIGHTS = {400: fonts.REGULAR, 600: fonts.SEMIBOLD}
LETTERS = (
    *range(0x20, 0x180),  # Latin with the letters of most of Europe
    *(0x1A0, 0x1A1, 0x1AF, 0x1B0),
    *range(0x300, 0x324),
    *range(0x1EA0, 0x1EFA),  # Vietnamese
    *range(0x2010, 0x2040),  # dashes and quotation marks
    *(0x20AB, 0x2190, 0x2192, 0x2212, 0x2248),
)


def name(weight: int) -> str:
    """The file's name."""
    return f"be-vietnam-pro-{weight}.woff2"


def write(folder: Path) -> None:
    """Write a file for each weight."""
    for weight, source in WEIGHTS.items():
        options = Options(flavor="woff2", layout_features=["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum"])
        font = load_font(str(source), options)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=LETTERS)
        subsetter.subset(font)
        save_font(font, str(folder / name(weight)), options)
