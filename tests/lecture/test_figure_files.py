"""Figures read back: text as outlines, fonts embedded, the size that was asked for, the same bytes each time."""

import re
from pathlib import Path

import imageio.v3 as iio
import pytest
from PIL import Image
from readers import embedded_fonts, pdf_text
from stand_ins import JobMaker

from lecture.plan import FigureSpec
from lecture.worker import make
from scenes.kit.settings import Settings


@pytest.fixture
def made(job: JobMaker) -> dict[str, Path]:
    outcome = make(job("chart", FigureSpec(width=16.0, dpi=50), Settings(language="vi")))
    assert not outcome.error
    return {path.suffix[1:]: path for path in outcome.files}


def test_svg_is_scaled_and_its_text_is_outlines(made: dict[str, Path]) -> None:
    text = made["svg"].read_text(encoding="utf-8")
    root = text[text.index("<svg ") :].split(">")[0]
    assert 'width="1152pt"' in root
    assert 'height="648pt"' in root
    assert 'viewBox="0 0 576 324"' in root
    assert "<text" not in text
    assert "dc:date" not in text


def test_pdf_is_scaled_and_embeds_its_fonts(made: dict[str, Path]) -> None:
    text = pdf_text(made["pdf"])
    assert re.search(r"/MediaBox \[ 0 0 1152 648 \]", text)
    assert "2 0 0 2 0 0 cm" in text
    described, embedded = embedded_fonts(made["pdf"])
    assert described == embedded > 0
    assert "CreationDate" not in text


def test_png_has_the_pixels(made: dict[str, Path]) -> None:
    assert iio.imread(made["png"]).shape[:2] == (450, 800)


def test_transparent(job: JobMaker) -> None:
    outcome = make(job("chart", FigureSpec(("png",), 8.0, 50, transparent=True)))
    with Image.open(outcome.files[0]) as image:
        assert image.convert("RGBA").getpixel((2, 2))[3] == 0


def test_opaque_by_default_in_the_themes_colour(job: JobMaker) -> None:
    outcome = make(job("chart", FigureSpec(("png",), 8.0, 50)))
    assert outcome.files[0].suffix == ".png"
    assert tuple(iio.imread(outcome.files[0])[2, 2, :3]) == (0x0E, 0x16, 0x21)


def test_the_same_figure_is_the_same_file(job: JobMaker) -> None:
    for width in (8.0, 10.0):
        both = [[path.read_bytes() for path in make(job("chart", FigureSpec(width=width))).files] for _ in range(2)]
        assert both[0] == both[1]
