"""Writes the handout: A4 pages with the last picture of each slide and what is said beside it, set by Typst."""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image

from lecture.files import whole
from lecture.slides.stills import Stills
from lecture.slides.talk import Talk
from scenes.kit import fonts
from scenes.kit.theme import Sizes

PAGE = Path(__file__).with_name("handout.typ")
FRAME = 8.0
"""A video's height in Manim units. Its foot is kept empty for captions: most of it is cut off on paper."""
WIDEST = 1120
"""Pixels: 270 on each inch of paper."""


def write(talk: Talk, stills: Stills, path: Path) -> None:
    """Write the handout's PDF; it is tagged, and each picture has its description."""
    import typst

    with tempfile.TemporaryDirectory(prefix="lecture-") as made, whole(path) as beside:
        folder = Path(made)
        shutil.copyfile(PAGE, folder / PAGE.name)
        (folder / "handout.json").write_text(json.dumps(_content(talk, stills, folder)), encoding="utf-8")
        typst.compile(
            str(folder / PAGE.name),
            output=str(beside),
            format="pdf",
            root=str(folder),
            font_paths=[str(fonts.FOLDER)],
            ignore_system_fonts=True,
            pdf_standards="ua-1",
        )


def _content(talk: Talk, stills: Stills, folder: Path) -> dict[str, Any]:
    """What the template shows; the pictures that it names are put into the folder."""
    numbers = talk.numbers()
    parts = []
    for part in talk.parts:
        scenes = []
        for scene in part.scenes:
            slides = []
            for slide in scene.slides:
                picture = folder / f"{scene.id}.{slide.id}.jpg"
                _without_foot(stills.of(scene, slide), picture, talk.theme.sizes)
                number = numbers[scene.id, slide.id]
                slides.append({"number": number, "picture": picture.name, "alt": slide.alt, "said": slide.said})
            scenes.append({"title": scene.title, "slides": slides})
        parts.append({"title": part.title, "scenes": scenes})
    authors = [talk.lecturer] if talk.lecturer else []
    about = {"title": talk.title, "authors": authors, "language": talk.language, "credits": talk.credits}
    return about | {"parts": parts}


def _without_foot(still: Path, picture: Path, sizes: Sizes) -> None:
    share = 1 - (sizes.foot - sizes.margin) / FRAME
    with Image.open(still) as image:
        shown = image.crop((0, 0, image.width, round(image.height * share)))
        shown.thumbnail((WIDEST, WIDEST), Image.Resampling.LANCZOS)
        shown.save(picture, quality=88, subsampling=0, optimize=True)
