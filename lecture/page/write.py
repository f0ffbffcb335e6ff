"""Writes a site: its pages from templates that escape every text, its style from the theme, its script, its font."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from lecture import webfont
from lecture.film.captions import vtt_url
from lecture.page import snippets
from lecture.page.content import Clip, Course, Figure, Scene, Site, Video
from scenes.kit import languages
from scenes.kit.theme import theme

STATIC = Path(__file__).parent / "static"
T = TypeVar("T", Video, Clip, Figure)
SCRIPTS = ("theme.js", "page.js", "search.js")


def write(site: Site, folder: Path) -> Path:
    """Write the site's files into a folder that has its media already. Returns the page to open."""
    environment = _environment()
    for course in site.courses:
        _course(environment, site, course, folder / course.language)
    style = environment.get_template("colours.css.j2").render(
        themes=site.themes, paper=theme("light"), weights={weight: webfont.name(weight) for weight in webfont.WEIGHTS}
    )
    (folder / "style.css").write_text(style + (STATIC / "page.css").read_text(encoding="utf-8"), encoding="utf-8")
    for script in SCRIPTS:
        (folder / script).write_text((STATIC / script).read_text(encoding="utf-8"), encoding="utf-8")
    webfont.write(folder)
    start = folder / "index.html"
    start.write_text(environment.get_template("start.html.j2").render(site=site), encoding="utf-8")
    return start


def _course(environment: Environment, site: Site, course: Course, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    # A namespace, as a mapping's own methods (`keys`, `copy`) come before its words in a template.
    text = SimpleNamespace(**{name.replace("-", "_"): words for name, words in course.text.items()})
    shared = {"site": site, "course": course, "text": text}
    page = environment.get_template("contents.html.j2").render(shared, page="index", ids=_ids(site, "index"))
    (folder / "index.html").write_text(page, encoding="utf-8")
    scenes = list(course.scenes())
    template = environment.get_template("scene.html.j2")
    for before, scene, after in zip([None, *scenes], scenes, [*scenes[1:], None], strict=False):
        (part,) = (part for part in course.parts if scene in part.scenes)
        page = template.render(
            shared, page=scene.id, ids=_ids(site, scene.id), part=part, scene=scene, before=before, after=after
        )
        (folder / f"{scene.id}.html").write_text(page, encoding="utf-8")
    (folder / "words.js").write_text(_index(course), encoding="utf-8")


def _ids(site: Site, page: str) -> dict[str, str]:
    """Where the same page is in each language: its own page, or the contents if that language lacks it."""
    return {
        course.language: page if any(scene.id == page for scene in course.scenes()) else "index"
        for course in site.courses
    }


def _index(course: Course) -> str:
    """What the search looks through, as a script: a page opened from the disk may read nothing else."""
    rows = [
        [scene.id, scene.title, beat.start, beat.narration[course.language]]
        for scene in course.scenes()
        for beat in scene.beats
    ]
    return f"window.lectureWords = {json.dumps(rows, ensure_ascii=False)};\n"


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("lecture.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"language_name": languages.name, "embeds": _embeds}
    environment.filters |= {"clock": clock, "data_url": vtt_url, "with_base": _with_base, "minutes": _minutes}
    return environment


def _embeds(scene: Scene, course: Course, theme_name: str) -> Iterator[tuple[str, list[snippets.Snippet]]]:
    """What can be embedded of a scene: a heading and the snippets; in this theme, or in another if it lacks this."""
    for video in _in_theme(scene.videos, theme_name):
        yield course.text["video"], snippets.of_video(video, scene.title, scene.alt, course.language)
    for clip in _in_theme(scene.clips, theme_name):
        yield course.text["animation"], snippets.of_clip(clip, scene.title)
    for figure in _in_theme(scene.figures, theme_name):
        yield course.text["figure"], snippets.of_figure(figure, scene.title)


def _in_theme(items: Sequence[T], theme_name: str) -> list[T]:
    return [item for item in items if item.theme == theme_name] or [i for i in items if i.theme == items[0].theme]


def clock(seconds: float) -> str:
    """65 → 1:05."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def _minutes(seconds: float) -> int:
    return max(1, round(seconds / 60))


def _with_base(text: str) -> Any:
    """A snippet for the page: where the site's address goes, an empty element that the script fills."""
    return Markup("<span data-base></span>").join(escape(part) for part in text.split(snippets.BASE))
