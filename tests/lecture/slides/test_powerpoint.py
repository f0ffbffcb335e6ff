"""The PowerPoint file, read back: by python-pptx, and by LibreOffice."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from page_stage import HOSTILE
from pptx import Presentation
from pptx.enum.shapes import PP_MEDIA_TYPE
from pptx.oxml.ns import qn
from pypdf import PdfReader

from lecture.slides import office

pytestmark = pytest.mark.xdist_group("page")
SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def slides(made: list[Path]) -> list[Any]:
    return list(Presentation(str(made[2])).slides)


def shown(slide: Any) -> Any:
    """What fills a slide: its video or its figure."""
    return next(shape for shape in slide.shapes if shape != slide.shapes.title)


def test_each_scene_is_a_video_followed_by_its_figures(slides: list[Any]) -> None:
    kinds = ["video" if hasattr(shown(slide), "media_type") else "text" for slide in slides[:3]]
    assert kinds == ["text", "text", "video"]
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    title, part, scene, figure, quiz, _ = titles
    assert (title, part) == ("From linear regression to logistic regression", "Logistic regression · step by step")
    assert scene == figure == HOSTILE
    assert [paragraph.text for paragraph in shown(slides[1]).text_frame.paragraphs] == [HOSTILE, quiz]


def test_videos_are_inside_with_a_poster(slides: list[Any], renders: Path) -> None:
    movie = shown(slides[2])
    assert movie.media_type == PP_MEDIA_TYPE.MOVIE
    assert movie.media_format is not None
    media = next(
        relation.target_part for relation in slides[2].part.rels.values() if relation.reltype.endswith("/media")
    )
    assert media.content_type == "video/mp4"
    assert media.blob == (renders / "en/dark/videos/180p15/one-step.mp4").read_bytes()
    assert movie.poster_frame.size == (320, 180)


def test_beats_are_bookmarks_in_the_videos(slides: list[Any]) -> None:
    marks = shown(slides[2])._element.iter(f"{{{office.P14}}}bmk")
    found = [(mark.get("name"), mark.get("time")) for mark in marks]
    assert found == [("1. It moves, and then it rests", "0"), ("2. Again & again", "3867")]


def test_a_questions_poster_does_not_show_the_answer(slides: list[Any]) -> None:
    # The stand-in's square is further right at the end than at the end of its first beat.
    assert shown(slides[4]).poster_frame.blob != shown(slides[2]).poster_frame.blob


def test_a_figure_is_a_png_with_its_svg(slides: list[Any], renders: Path) -> None:
    picture = shown(slides[3])
    assert picture.image.blob == (renders / "en/dark/figures/one-step.png").read_bytes()
    vector = picture._element.find(f".//{{{office.SVG}}}svgBlip")
    part = slides[3].part.related_part(vector.get(qn("r:embed")))
    assert part.content_type == "image/svg+xml"
    assert part.blob == (renders / "en/dark/figures/one-step.svg").read_bytes()
    assert abs(picture.width / picture.height - 16 / 9) < 0.01


def test_narration_is_in_the_notes(slides: list[Any], made_vietnamese: list[Path]) -> None:
    assert slides[2].notes_slide.notes_text_frame.text == "It moves, and then it rests.\nAgain & again."
    vietnamese = list(Presentation(str(made_vietnamese[1])).slides)[2].notes_slide.notes_text_frame
    assert vietnamese.text == "Nó chuyển động rồi nghỉ.\nLại một lần nữa."
    languages = {run._r.rPr.get("lang") for paragraph in vietnamese.paragraphs for run in paragraph.runs}
    assert languages == {"vi-VN"}


def test_every_picture_and_video_is_described(slides: list[Any]) -> None:
    described = [shown(slide)._element._nvXxPr.cNvPr.get("descr") for slide in slides[2:]]
    assert all(len(text) > 40 for text in described)


def test_slides_are_grouped_by_part(made: list[Path]) -> None:
    presentation = Presentation(str(made[2]))
    sections = presentation.part._element.iter(f"{{{office.P14}}}section")
    grouped = {
        section.get("name"): [int(member.get("id")) for member in section.iter(f"{{{office.P14}}}sldId")]
        for section in sections
    }
    assert list(grouped) == ["From linear regression to logistic regression", "Logistic regression · step by step"]
    assert [k for members in grouped.values() for k in members] == [slide.slide_id for slide in presentation.slides]


def test_colours_are_the_themes(made: list[Path]) -> None:
    master = Presentation(str(made[2])).slide_master
    (theme,) = (part.target_part for part in master.part.rels.values() if part.reltype.endswith("/theme"))
    text = theme.blob.decode()
    assert '<a:lt1><a:srgbClr val="0E1621"/></a:lt1>' in text
    assert '<a:dk1><a:srgbClr val="E8EDF4"/></a:dk1>' in text


def test_libreoffice_opens_it(made: list[Path], tmp_path: Path) -> None:
    if SOFFICE is None:
        assert not os.environ.get("CI"), "LibreOffice is not installed."
        pytest.skip("LibreOffice is not installed (apt-get install libreoffice-impress).")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(made[2])]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pages = PdfReader(tmp_path / "lecture.pdf").pages
    assert len(pages) == 6
    assert "From linear regression" in " ".join(pages[0].extract_text().split())
    assert all("/XObject" in page["/Resources"] for page in pages[2:])
