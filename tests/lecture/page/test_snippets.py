"""Each snippet does what it says where it is pasted: through the platform's own reader where there is one, and in a
browser that fetches the media from a published site."""

import os
import shutil
import subprocess
from dataclasses import replace

import pytest
from docutils.core import publish_string
from markdown_it import MarkdownIt
from myst_parser.docutils_ import Parser
from page_stage import HOSTILE
from playwright.sync_api import Browser, Page, expect

from lecture.page.content import Clip, Figure, Video
from lecture.page.snippets import Snippet, of_clip, of_figure, of_video
from scenes.kit.settings import LANGUAGES

pytestmark = pytest.mark.xdist_group("page")
PLATFORMS = ["HTML", "Markdown", "MyST", "Quarto", "reveal.js", "Moodle"]
FOLDER = "media/en/dark"
VIDEO = Video(
    theme="dark",
    src=f"{FOLDER}/videos/one-step.mp4",
    poster=f"{FOLDER}/videos/one-step.webp",
    thumbnail="",
    width=320,
    height=180,
    seconds=5,
    sound=False,
    captions={language: f"{FOLDER}/videos/one-step.{language}.vtt" for language in LANGUAGES},
    spoken={},
    chapters="",
)
CLIP = Clip(
    id="one-step",
    theme="dark",
    alt=HOSTILE,
    gif=f"{FOLDER}/gifs/one-step.gif",
    stopping=f"{FOLDER}/gifs/one-step-3-rounds.gif",
    webp="",
    still=f"{FOLDER}/gifs/one-step.png",
    shown="",
    width=320,
    height=200,
)
FIGURE = Figure("one-step", "dark", HOSTILE, "", 2667, 1500, {"SVG": f"{FOLDER}/figures/one-step.svg"})
SEEN = "What is seen: a <square> & more."
VIDEOS = {snippet.platform: snippet for snippet in of_video(VIDEO, HOSTILE, SEEN, "en")}
CLIPS = {snippet.platform: snippet for snippet in of_clip(CLIP, HOSTILE)}
FIGURES = {snippet.platform: snippet for snippet in of_figure(FIGURE, HOSTILE)}


def _quarto(text: str) -> str:
    """Quarto reads with Pandoc."""
    if shutil.which("pandoc") is None:
        assert not os.environ.get("CI"), "Pandoc is not installed."
        pytest.skip("Pandoc is not installed (apt-get install pandoc).")
    return subprocess.run(["pandoc"], input=text, capture_output=True, text=True, check=True).stdout


def _myst(text: str) -> str:
    settings = {"output_encoding": "unicode", "embed_stylesheet": False, "stylesheet_path": "", "report_level": 2}
    return str(publish_string(text, parser=Parser(), writer="html5", settings_overrides=settings))


READERS = {"Markdown": MarkdownIt().render, "MyST": _myst, "Quarto": _quarto}


def html(snippet: Snippet, address: str) -> str:
    text = snippet.at(address)
    return READERS.get(snippet.platform, str)(text)


@pytest.fixture
def paste(browser: Browser, published: str) -> object:
    """Shows a snippet in a page with nothing else in it."""
    contexts = []

    def show(snippet: Snippet, **options: object) -> Page:
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.route(
            f"{published}bare.html",
            lambda route: route.fulfill(body=html(snippet, published), content_type="text/html; charset=utf-8"),
        )
        page.goto(f"{published}bare.html")
        return page

    yield show
    for context in contexts:
        context.close()


def test_there_is_a_snippet_for_each_platform() -> None:
    assert list(VIDEOS) == list(CLIPS) == list(FIGURES) == PLATFORMS


@pytest.mark.parametrize("platform", [name for name in PLATFORMS if name != "Markdown"])
def test_a_video_plays_where_it_is_pasted(paste, platform: str) -> None:
    page = paste(VIDEOS[platform])
    video = page.locator("video")
    expect(video).to_have_attribute("controls", "" if platform != "MyST" else "controls")
    page.evaluate("const video = document.querySelector('video'); video.muted = true; video.play()")
    page.wait_for_function("document.querySelector('video').currentTime > 0.1")
    assert page.title() != "taken"


def test_in_plain_markdown_a_picture_leads_to_the_video(paste, published: str) -> None:
    page = paste(VIDEOS["Markdown"])
    expect(page.get_by_role("link")).to_have_attribute("href", published + VIDEO.src)
    expect(page.get_by_alt_text(SEEN)).to_have_js_property("naturalWidth", 320)


@pytest.mark.parametrize("platform", ["HTML", "Quarto", "reveal.js", "Moodle"])
def test_a_video_has_captions_in_both_languages(paste, platform: str) -> None:
    page = paste(VIDEOS[platform])
    page.evaluate("for (const track of document.querySelector('video').textTracks) track.mode = 'showing'")
    page.wait_for_function("[...document.querySelector('video').textTracks].every(track => track.cues?.length === 2)")
    tracks = page.evaluate("[...document.querySelector('video').textTracks].map(t => [t.language, t.label])")
    assert tracks == [["en", "English"], ["vi", "Tiếng Việt"]]


@pytest.mark.parametrize("platform", ["HTML", "Quarto", "reveal.js"])
def test_a_silent_video_is_muted_loops_and_plays_inline(paste, platform: str) -> None:
    page = paste(VIDEOS[platform])
    assert page.eval_on_selector("video", "v => v.muted && v.loop && v.playsInline")
    assert page.locator("video").get_attribute("aria-label") == SEEN


def test_a_video_with_sound_is_heard_and_does_not_loop() -> None:
    for snippet in of_video(replace(VIDEO, sound=True), "Title", SEEN, "en"):
        assert "muted" not in snippet.text
        assert "loop" not in snippet.text


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_clip_is_shown_with_its_alt_text_where_it_is_pasted(paste, platform: str) -> None:
    page = paste(CLIPS[platform])
    picture = page.locator("img")
    expect(picture).to_have_count(1)
    expect(picture).to_have_js_property("naturalWidth", 320)
    assert page.eval_on_selector("img", "image => image.currentSrc").endswith("one-step-3-rounds.gif")
    said = picture.get_attribute("data-fig-alt" if platform == "Quarto" else "alt")
    assert said == HOSTILE
    assert page.title() != "taken"


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_figure_is_shown_sharp_with_its_alt_text_where_it_is_pasted(paste, platform: str) -> None:
    page = paste(FIGURES[platform])
    picture = page.locator("img")
    expect(picture).to_have_count(1)
    page.wait_for_function("document.querySelector('img').naturalWidth > 0")
    assert page.eval_on_selector("img", "image => image.currentSrc").endswith("one-step.svg")
    said = picture.get_attribute("data-fig-alt" if platform == "Quarto" else "alt")
    assert said == HOSTILE
    assert page.title() != "taken"


@pytest.mark.parametrize("platform", ["HTML", "reveal.js"])
def test_a_clip_stands_still_where_motion_is_reduced(paste, platform: str) -> None:
    page = paste(CLIPS[platform], reduced_motion="reduce")
    expect(page.locator("img")).to_have_js_property("naturalWidth", 320)
    assert page.eval_on_selector("img", "image => image.currentSrc").endswith("one-step.png")


@pytest.mark.parametrize("platform", ["MyST", "Quarto"])
def test_a_caption_is_the_title_as_it_is(paste, platform: str) -> None:
    caption = paste(CLIPS[platform]).locator("figcaption").inner_text()
    straight = caption.translate(str.maketrans("‘’“”", "''\"\""))  # Pandoc's quotation marks are a printer's
    assert straight.split() == HOSTILE.split()


def test_a_slide_has_the_title(paste) -> None:
    expect(paste(CLIPS["reveal.js"]).locator("section h2")).to_have_text(HOSTILE)


def test_on_the_web_the_page_gives_the_full_address(browser: Browser, published: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{published}en/one-step.html")
    code = page.locator(".pieces code").first.text_content() or ""
    context.close()
    assert f'src="{published}{VIDEO.src}"' in code
