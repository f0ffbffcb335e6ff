"""Reads back what the pipeline wrote, where no library does."""

import re
import zlib
from pathlib import Path

from PIL import Image


def delays(path: Path) -> list[int]:
    """How long each frame of a GIF or WebP is shown, in milliseconds."""
    with Image.open(path) as image:
        result = []
        for k in range(image.n_frames):
            image.seek(k)
            image.load()
            result.append(image.info["duration"])
        return result


def pdf_text(path: Path) -> str:
    """A PDF with its streams unpacked, byte by byte as Latin-1."""
    data = path.read_bytes()
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            data += zlib.decompress(packed)
        except zlib.error:
            continue
    return data.decode("latin-1")


def embedded_fonts(path: Path) -> tuple[int, int]:
    """How many fonts a PDF describes, and how many of them it has inside."""
    text = pdf_text(path)
    return len(re.findall(r"/Type /FontDescriptor", text)), len(re.findall(r"/FontFile[23]? ", text))
