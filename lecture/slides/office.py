"""What PowerPoint stores and python-pptx has no words for: a theme's colours, SVG pictures, bookmarks in videos,
sections of slides, the language of a text. Office Open XML, by Microsoft's [MS-PPTX] and [MS-ODRAWXML]."""

import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn

from scenes.kit.theme import Colours

P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
SECTIONS_EXTENSION = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
LANGUAGE_TAGS = {"en": "en-US", "vi": "vi-VN"}


def wide(presentation: Any, width: int) -> None:
    """Make the slides `width` EMU wide, and stretch the layouts with them."""
    ratio = width / presentation.slide_width
    presentation.slide_width = width
    presentation.part._element.sldSz.attrib.pop("type", None)  # it says 4 : 3
    for page in (presentation.slide_master, *presentation.slide_layouts):
        for frame in page.shapes._spTree.iter(qn("a:xfrm")):
            for child, name in ((frame.find(qn("a:off")), "x"), (frame.find(qn("a:ext")), "cx")):
                child.set(name, str(round(int(child.get(name)) * ratio)))


def colour(presentation: Any, colours: Colours) -> None:
    """Let the presentation's theme have the lecture's colours: also what a lecturer adds follows them."""
    roles = {
        "dk1": colours.ink,
        "lt1": colours.background,
        "dk2": colours.muted,
        "lt2": colours.panel,
        "accent1": colours.class1,
        "accent2": colours.class0,
        "accent3": colours.gradient,
        "accent4": colours.loss,
        "accent5": colours.parameters,
        "accent6": colours.model,
        "hlink": colours.class1,
        "folHlink": colours.parameters,
    }
    part = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    for name, value in roles.items():
        (place,) = theme.iter(qn(f"a:{name}"))
        place.clear()
        etree.SubElement(place, qn("a:srgbClr"), val=value.lstrip("#"))
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def describe(shape: Any, name: str, alt: str) -> None:
    """Give a picture or video its name and its description for those who cannot see it."""
    shape.name = name
    shape._element._nvXxPr.cNvPr.set("descr", alt)


def add_svg(slide: Any, picture: Any, svg: Path) -> None:
    """Put an SVG beside a picture's PNG: PowerPoint shows the SVG, older programs the PNG."""
    package = slide.part.package
    name = PackURI(package.next_partname("/ppt/media/vector%d.svg"))
    related = slide.part.relate_to(Part(name, "image/svg+xml", package, svg.read_bytes()), RELATIONSHIP_TYPE.IMAGE)
    blip = picture._element.find(f".//{qn('a:blip')}")
    extension = etree.SubElement(etree.SubElement(blip, qn("a:extLst")), qn("a:ext"), uri=SVG_EXTENSION)
    vector = etree.SubElement(extension, f"{{{SVG}}}svgBlip", nsmap={"asvg": SVG})
    vector.set(qn("r:embed"), related)


def bookmark(movie: Any, places: Iterable[tuple[str, float]]) -> None:
    """Put bookmarks, with their names and seconds, into a video: a lecturer jumps to them with Alt+End and Alt+Home."""
    media = movie._element.find(f".//{{{P14}}}media")
    marks = etree.SubElement(media, f"{{{P14}}}bmkLst")
    for name, seconds in places:
        etree.SubElement(marks, f"{{{P14}}}bmk", name=name, time=f"{seconds * 1000:.0f}")


def sections(presentation: Any, named: Sequence[tuple[str, Sequence[Any]]]) -> None:
    """Group slides under names, as PowerPoint's overview shows them; every slide must be in one."""
    root = presentation.part._element
    known = {slide.slide_id for _, slides in named for slide in slides}
    assert known == {slide.slide_id for slide in presentation.slides}
    extensions = root.find(qn("p:extLst"))
    if extensions is None:
        extensions = etree.SubElement(root, qn("p:extLst"))
    extension = etree.SubElement(extensions, qn("p:ext"), uri=SECTIONS_EXTENSION)
    found = etree.SubElement(extension, f"{{{P14}}}sectionLst", nsmap={"p14": P14})
    for k, (name, slides) in enumerate(named):
        identity = f"{{{uuid.uuid5(uuid.NAMESPACE_URL, f'{k} {name}')}}}".upper()
        section = etree.SubElement(found, f"{{{P14}}}section", name=name, id=identity)
        members = etree.SubElement(section, f"{{{P14}}}sldIdLst")
        for slide in slides:
            etree.SubElement(members, f"{{{P14}}}sldId", id=str(slide.slide_id))


def say_language(frame: Any, language: str) -> None:
    """Tell the spelling checker which language a text frame is written in."""
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run._r.get_or_add_rPr().set("lang", LANGUAGE_TAGS.get(language, language))


def without_bullet(paragraph: Any) -> None:
    """Let a paragraph of a list start at the margin, without a bullet."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    etree.SubElement(properties, qn("a:buNone"))
