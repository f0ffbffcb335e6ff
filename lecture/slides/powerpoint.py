"""Writes the presentation for PowerPoint: each scene's video and figures on slides of their own, narration as notes."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from PIL import Image
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from lecture.files import whole
from lecture.slides import office
from lecture.slides.stills import Stills
from lecture.slides.talk import Figure, Scene, Talk

WIDTH, HEIGHT = Inches(40 / 3), Inches(7.5)
MARGIN = Inches(1)
TITLE_SLIDE, TITLE_AND_TEXT, TITLE_ONLY = 0, 1, 5
"""The layouts of python-pptx's template, by their place."""


def write(talk: Talk, stills: Stills, path: Path) -> None:
    """Write the presentation."""
    with whole(path) as beside:
        _Writer(talk, stills).presentation().save(str(beside))


class _Writer:
    def __init__(self, talk: Talk, stills: Stills) -> None:
        self._talk = talk
        self._stills = stills
        self._file: Any = Presentation()
        office.wide(self._file, WIDTH)
        office.colour(self._file, talk.theme.colours)
        about = self._file.core_properties
        about.title, about.language, about.author = talk.title, talk.language, talk.lecturer

    def presentation(self) -> Any:
        talk = self._talk
        sections = [(talk.title, [self._text_slide(TITLE_SLIDE, talk.title, talk.credits)])]
        for part in talk.parts:
            slides = []
            if part.titled:
                slides.append(self._text_slide(TITLE_AND_TEXT, part.title, [scene.title for scene in part.scenes]))
            slides += [slide for scene in part.scenes for slide in self._scene(scene)]
            sections.append((part.title, slides))
        office.sections(self._file, sections)
        return self._file

    def _text_slide(self, layout: int, title: str, lines: Sequence[str]) -> Any:
        slide = self._file.slides.add_slide(self._file.slide_layouts[layout])
        heading, text = slide.shapes.title, slide.placeholders[1]
        size, leading = (18, 6) if layout == TITLE_SLIDE else (26, 10)
        self._place(heading, Inches(0.9), Inches(1.9))
        self._place(text, Inches(3.1), Inches(3.9))
        heading.text_frame.text, text.text_frame.text = title, "\n".join(lines)
        heading.text_frame.vertical_anchor, text.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM, MSO_ANCHOR.TOP
        for named in heading.text_frame.paragraphs:
            named.alignment = PP_ALIGN.LEFT
            for run in named.runs:
                run.font.size, run.font.bold = Pt(44), True
        for paragraph in text.text_frame.paragraphs:
            paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(leading)
            office.without_bullet(paragraph)
            for run in paragraph.runs:
                run.font.size, run.font.color.theme_color = Pt(size), MSO_THEME_COLOR.TEXT_2
        for frame in (heading.text_frame, text.text_frame):
            office.say_language(frame, self._talk.language)
        return slide

    def _place(self, shape: Any, top: int, height: int) -> None:
        shape.left, shape.top, shape.width, shape.height = MARGIN, top, WIDTH - 2 * MARGIN, height

    def _scene(self, scene: Scene) -> Iterator[Any]:
        yield self._video(scene)
        for figure in scene.figures:
            yield self._figure(scene, figure)

    def _video(self, scene: Scene) -> Any:
        slide = self._picture_slide(scene.title)
        poster = self._stills.of(scene, scene.cover)
        movie = slide.shapes.add_movie(str(scene.video), 0, 0, WIDTH, HEIGHT, str(poster), "video/mp4")
        office.describe(movie, scene.title, scene.alt)
        office.bookmark(movie, [(f"{k}. {slide.name}", slide.beat.start) for k, slide in enumerate(scene.slides, 1)])
        notes = slide.notes_slide.notes_text_frame
        notes.text = "\n".join(slide.said for slide in scene.slides)
        office.say_language(notes, self._talk.language)
        return slide

    def _figure(self, scene: Scene, figure: Figure) -> Any:
        slide = self._picture_slide(scene.title)
        with Image.open(figure.png) as image:
            scale = min(WIDTH / image.width, HEIGHT / image.height)
            width, height = Emu(round(image.width * scale)), Emu(round(image.height * scale))
        left, top = (WIDTH - width) // 2, (HEIGHT - height) // 2
        picture = slide.shapes.add_picture(str(figure.png), left, top, width, height)
        office.describe(picture, figure.id, figure.alt)
        if figure.svg:
            office.add_svg(slide, picture, figure.svg)
        return slide

    def _picture_slide(self, title: str) -> Any:
        """A slide that a picture fills; its title stands above it, for the outline and for those who cannot see it."""
        slide = self._file.slides.add_slide(self._file.slide_layouts[TITLE_ONLY])
        heading = slide.shapes.title
        self._place(heading, -Inches(1), Inches(0.9))
        heading.text_frame.text = title
        office.say_language(heading.text_frame, self._talk.language)
        return slide
