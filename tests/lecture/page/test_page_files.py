"""The page's files: complete, light, relative, in each language; and whole or not at all."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from page_stage import LOOKS, OUTLINE
from PIL import Image
from stand_ins import SMALL

from lecture import plan
from lecture.page import build as building
from lecture.page.build import build
from lecture.page.gather import Gatherer
from lecture.shelf import NothingBuilt
from scenes.kit.outline import ASSETS, Outline
from scenes.kit.settings import LANGUAGES, Settings
from scenes.kit.words import load_words

pytestmark = pytest.mark.xdist_group("page")
PAGES = [f"{language}/{name}.html" for language in ("en", "vi") for name in ("index", "one-step", "quiz-2")]


class Links(HTMLParser):
    """What a page refers to, and its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.scripts = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.targets += [
            value for name, value in attributes if name in ("href", "src", "poster", "data-moving") and value
        ]
        self.handlers = [name for name, _ in attributes if name.startswith("on")]
        assert not self.handlers


def links(page: Path) -> Links:
    return Links(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["index.html", *PAGES])
def test_everything_a_page_refers_to_lies_in_its_folder(site: Path, name: str) -> None:
    page = site / name
    targets = [target for target in links(page).targets if not target.startswith(("#", "data:"))]
    assert targets
    for target in targets:
        assert "//" not in target
        file = (page.parent / unquote(target.split("#")[0])).resolve()
        assert file.is_relative_to(site.resolve())
        assert file.is_file(), target


@pytest.mark.parametrize("name", PAGES)
def test_a_page_and_all_that_it_loads_at_once_is_light(site: Path, name: str) -> None:
    page = site / name
    text = page.read_text(encoding="utf-8")
    fonts = list(site.glob("*.woff2"))
    pictures = {
        page.parent / found for found in re.findall(r'(?:src|poster)="([^"]+\.webp)"', text) if "/light/" not in found
    }
    at_once = {page, *fonts, *(site / file for file in ("style.css", "theme.js", "page.js")), *pictures}
    assert len(fonts) == 2
    assert sum(file.stat().st_size for file in at_once) < 300_000


@pytest.mark.parametrize("name", PAGES)
def test_videos_load_when_they_are_played_and_pictures_when_they_are_seen(site: Path, name: str) -> None:
    text = (site / name).read_text(encoding="utf-8")
    assert all('preload="none"' in tag for tag in re.findall(r"<video[^>]*>", text))
    assert all('loading="lazy"' in tag for tag in re.findall(r"<img[^>]*>", text))


def test_posters_are_light(site: Path) -> None:
    posters = list(site.rglob("videos/*.webp"))
    assert len(posters) == 16  # two scenes, two sizes, two languages, two themes
    assert all(file.stat().st_size < 60_000 for file in posters)


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_title_brings_no_script(site: Path, name: str) -> None:
    assert links(site / name).scripts == 2


def test_the_words_to_search_are_no_way_in(site: Path) -> None:
    text = (site / "en/words.js").read_text(encoding="utf-8")
    assert "onerror" in text
    assert len(text.splitlines()) == 1  # a string of JavaScript, whatever stands in it


def test_each_page_says_its_language(site: Path) -> None:
    for name in PAGES:
        text = (site / name).read_text(encoding="utf-8")
        assert f'<html lang="{name[:2]}"' in text
        assert text.count('rel="alternate"') == 2


def test_a_questions_poster_does_not_show_the_answer(site: Path) -> None:
    # The stand-in's square is further right at the end than at the end of its first beat.
    def square(scene: str) -> int:
        with Image.open(site / f"media/en/dark/videos/{scene}.webp") as image:
            grey = image.convert("L")
            return max(x for x in range(grey.width) if grey.getpixel((x, grey.height // 2)) > 60)

    assert square("quiz-2") < square("one-step")


def test_media_are_links_to_what_was_built(site: Path, renders: Path) -> None:
    built = renders / "en/dark/videos/180p15/one-step.mp4"
    assert (site / "media/en/dark/videos/one-step.mp4").samefile(built)


def test_a_language_without_a_scene_leads_to_its_contents(renders: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for language, names in (("en", ("one-step", "quiz-2")), ("vi", ("quiz-2",))):
        videos = out / language / "dark/videos/180p15"
        videos.mkdir(parents=True)
        for file in (renders / language / "dark/videos/180p15").iterdir():
            if file.name.split(".")[0] in names:
                (videos / file.name).hardlink_to(file)
    made = build(OUTLINE, out, SMALL, LOOKS)
    assert (made.scenes, made.missing) == (2, ("one-step",))
    page = made.page.parent / "en/one-step.html"
    assert "../vi/index.html" in links(page).targets
    text = page.read_text(encoding="utf-8")
    assert 'data-themes="dark"' in text
    assert "only-" not in text
    assert "data-switch" not in text


def test_without_a_video_there_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(NothingBuilt, match=r"there is no video at 180p15 in .* `lecture build` makes all of them"):
        build(OUTLINE, tmp_path, SMALL, LOOKS)
    assert not list(tmp_path.iterdir())


def test_a_page_that_cannot_be_finished_leaves_the_last_one(
    renders: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    before = sorted(site.rglob("*"))
    monkeypatch.setattr(building, "write", fail)
    with pytest.raises(OSError, match="the disk is full"):
        build(OUTLINE, renders, SMALL, LOOKS)
    assert sorted(site.rglob("*")) == before
    assert [path.name for path in renders.iterdir() if path.name.startswith(".")] == []


def test_the_pages_words_are_in_each_language_and_used() -> None:
    templates = "".join(
        file.read_text(encoding="utf-8")
        for file in (ASSETS.parent / "lecture/page").rglob("*")
        if file.suffix in (".j2", ".py")
    )
    tables = [load_words(language).table["page"] for language in LANGUAGES]
    assert all(table.keys() == tables[0].keys() for table in tables)
    unused = [
        key for key in tables[0] if "text." + key.replace("-", "_") not in templates and f'["{key}"]' not in templates
    ]
    assert unused == ["light", "dark"]  # by the name of the theme


def test_an_outline_of_nothing_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(NothingBuilt):
        build(Outline(()), tmp_path, SMALL, [Settings()])


def test_the_whole_lecture_can_be_downloaded_in_each_theme_that_has_it(renders: Path, tmp_path: Path) -> None:
    look = LOOKS[0]
    joined = [plan.videos_folder(renders, look, SMALL) / name for name in ("lecture.mp4", "lecture.youtube.txt")]
    try:
        for file in joined:
            file.write_bytes(b"joined")
        course = Gatherer(OUTLINE, renders, SMALL, LOOKS[:2], tmp_path).gather().courses[0]
    finally:
        for file in joined:
            file.unlink()
    assert list(course.whole) == [look.theme_name]
    assert [(tmp_path / path).read_bytes() for path in course.whole[look.theme_name].values()] == [b"joined"] * 2
