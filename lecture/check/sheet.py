"""The contact sheet: the end of every beat, with what was found outlined."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from lecture import files
from lecture.check.findings import Finding
from lecture.check.picture import Pixels
from scenes.kit.layout import FRAME, Box

COLUMNS = 4
GAP = 8
PAPER, ERROR, WARNING = "#808080", "#FF2D55", "#FF9500"


@dataclass(frozen=True, eq=False)
class Shot:
    """The end of a beat, and the findings in that beat."""

    pixels: Pixels
    title: str
    findings: tuple[Finding, ...]


def write(shots: Sequence[Shot], path: Path) -> None:
    """Write the sheet as a PNG, row after row."""
    tiles = [_tile(shot) for shot in shots]
    width, height = tiles[0].size
    rows = -(-len(tiles) // COLUMNS)
    size = (min(COLUMNS, len(tiles)) * (width + GAP) + GAP, rows * (height + GAP) + GAP)
    sheet = Image.new("RGB", size, PAPER)
    for k, tile in enumerate(tiles):
        row, column = divmod(k, COLUMNS)
        sheet.paste(tile, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    with files.whole(path) as beside:
        sheet.save(beside, format="PNG")


def _tile(shot: Shot) -> Image.Image:
    tile = Image.fromarray(shot.pixels)
    pen = ImageDraw.Draw(tile)
    for finding in shot.findings:
        for box in finding.boxes:
            colour = ERROR if finding.severity == "error" else WARNING
            pen.rectangle(_in_pixels(box, tile.size), outline=colour, width=2)
    pen.text((6, tile.height - 14), shot.title, fill=PAPER)
    return tile


def _in_pixels(box: Box, size: tuple[int, int]) -> tuple[float, float, float, float]:
    per_unit, air = size[0] / FRAME.width, 2
    return (
        (box.left - FRAME.left) * per_unit - air,
        (FRAME.top - box.top) * per_unit - air,
        (box.right - FRAME.left) * per_unit + air,
        (FRAME.top - box.bottom) * per_unit + air,
    )
