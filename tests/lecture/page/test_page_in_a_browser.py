"""The page in a real browser, opened from the disk: what a reader does, with a mouse, with the keyboard alone, on a
phone, with motion reduced."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_stage import HOSTILE, Open
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.xdist_group("page")
PAGES = ("index", "one-step", "quiz-2")
SHOWN = "video:visible"
RULES = {
    "preload": False,  # what it would load are our own files, which the disk refuses to scripts
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
SECOND = 58 / 15
"""When the second beat of the stand-in begins."""


CAPTIONS = "[...video.textTracks].filter(track => track.kind === 'captions' && track.mode === 'showing')"


def of_video(page: Page, code: str) -> Any:
    """What a piece of JavaScript tells of the video that is shown."""
    return page.eval_on_selector(SHOWN, f"video => {code}")


def wait_for_video(page: Page, condition: str) -> None:
    """Wait until it is true of the video that is shown."""
    page.wait_for_function(
        f"[...document.querySelectorAll('video')].some(video => video.checkVisibility() && {condition})"
    )


def play_until(page: Page, seconds: float) -> None:
    of_video(page, "{ video.muted = true; video.play(); }")
    wait_for_video(page, f"video.currentTime > {seconds}")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "It moves, and then it rests."), ("vi", "Nó chuyển động rồi nghỉ.")]
)
def test_a_video_plays_with_the_captions_of_the_page(visit: Open, language: str, said: str) -> None:
    page = visit(f"{language}/one-step.html").page
    play_until(page, 0.3)
    assert of_video(page, f"{CAPTIONS}.map(track => track.language)") == [language]
    assert of_video(page, f"{CAPTIONS}[0].activeCues[0].getCueAsHTML().textContent") == said


def test_the_other_languages_captions_are_there_too(visit: Open) -> None:
    page = visit("en/one-step.html").page
    tracks = of_video(page, "[...video.textTracks].map(track => [track.kind, track.language, track.label])")
    assert tracks == [["captions", "en", "English"], ["captions", "vi", "Tiếng Việt"], ["chapters", "en", ""]]
    of_video(page, "{ for (const track of video.textTracks) track.mode = 'showing'; }")
    wait_for_video(page, "[...video.textTracks].every(track => track.cues?.length === 2)")
    chapters = of_video(page, "[...video.textTracks[2].cues].map(cue => cue.getCueAsHTML().textContent)")
    vietnamese = of_video(page, "[...video.textTracks[1].cues].map(cue => cue.getCueAsHTML().textContent)")
    assert vietnamese == ["Nó chuyển động rồi nghỉ.", "Lại một lần nữa."]
    assert chapters == ["It moves, and then it rests", "Again & again"]


def test_the_words_lead_the_video_and_follow_it(visit: Open) -> None:
    page = visit("en/one-step.html").page
    page.get_by_role("button", name="Play from 0:03").click()
    wait_for_video(page, f"video.currentTime > {SECOND}")
    expect(page.locator("li[aria-current]")).to_contain_text("Again & again.")


def test_the_language_changes_and_the_place_is_kept(visit: Open) -> None:
    page = visit("en/one-step.html").page
    play_until(page, 0.5)
    of_video(page, "{ video.pause(); video.currentTime = 2.5; }")
    page.get_by_role("link", name="Tiếng Việt", exact=True).click()
    page.wait_for_url("**/vi/one-step.html*")
    wait_for_video(page, "video.readyState >= 2")
    assert of_video(page, "video.currentTime") == pytest.approx(2.5, abs=0.05)
    assert of_video(page, f"{CAPTIONS}.map(track => track.language)") == ["vi"]


def test_the_theme_changes_and_the_place_is_kept_even_while_it_plays(visit: Open) -> None:
    page = visit("en/one-step.html").page
    play_until(page, 0.5)
    before = page.locator(SHOWN).get_by_role("link", include_hidden=True).get_attribute("href")
    at = of_video(page, "video.currentTime")
    page.get_by_role("button", name="Light theme").click()
    wait_for_video(page, f"video.currentTime > {at}")
    after = page.locator(SHOWN).get_by_role("link", include_hidden=True).get_attribute("href")
    assert (before, after) == ("../media/en/dark/videos/one-step.mp4", "../media/en/light/videos/one-step.mp4")
    assert not of_video(page, "video.paused")
    assert page.locator("html").get_attribute("data-theme") == "light"
    assert of_video(page, "video.currentTime") == pytest.approx(at, abs=2)


def test_the_theme_goes_along_to_the_other_language(visit: Open) -> None:
    page = visit("en/one-step.html").page
    page.get_by_role("button", name="Light theme").click()
    page.get_by_role("link", name="Tiếng Việt", exact=True).click()
    page.wait_for_url("**/vi/one-step.html*")
    assert page.locator("html").get_attribute("data-theme") == "light"


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_the_theme_is_the_readers_at_first(visit: Open, scheme: str) -> None:
    page = visit("en/index.html", color_scheme=scheme).page
    assert page.locator("html").get_attribute("data-theme") == scheme


def test_the_first_page_leads_to_the_readers_language(visit: Open) -> None:
    page = visit("index.html", locale="vi-VN").page
    page.wait_for_url("**/vi/index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Từ hồi quy tuyến tính đến hồi quy logistic")


def test_the_copy_button_gives_exactly_the_snippet(visit: Open) -> None:
    page = visit("en/one-step.html", permissions=["clipboard-read", "clipboard-write"]).page
    for details in page.locator(".pieces:visible details").all():
        details.locator("summary").click()
        expect(details.get_by_role("button")).to_have_text("Copy")
        details.get_by_role("button").click()
        expect(details.get_by_role("button")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == details.locator("code").text_content()


def test_an_animation_stands_still_until_it_is_asked_to_move(visit: Open) -> None:
    page = visit("en/one-step.html").page
    picture = page.locator(".clip:visible img")
    assert picture.get_attribute("src") == "../media/en/dark/gifs/one-step-still.webp"
    page.get_by_role("button", name="Play", exact=True).click()
    assert (picture.get_attribute("src") or "").endswith("/gifs/one-step.webp")
    page.get_by_role("button", name="Pause", exact=True).click()
    assert (picture.get_attribute("src") or "").endswith("/gifs/one-step-still.webp")


def test_the_question_can_be_answered(visit: Open) -> None:
    page = visit("en/quiz-2.html").page
    answer = page.locator("details.answer")
    page.get_by_role("radio", name="it cannot be said").check()
    page.get_by_role("button", name="Check").click()
    expect(page.locator("form [role=status]")).to_have_text("Not this one. Think again, or look at the answer.")
    expect(answer).not_to_have_attribute("open", "")
    page.get_by_role("radio", name="σ(x₁) < σ(x₂)").check()
    expect(page.locator("form [role=status]")).to_have_text("")
    page.get_by_role("button", name="Check").click()
    expect(page.locator("form [role=status]")).to_have_text("Right.")
    expect(answer).to_contain_text("σ(x₁) < σ(x₂)")


def test_the_search_finds_what_is_said_and_leads_there(visit: Open) -> None:
    page = visit("en/quiz-2.html").page
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("again")
    expect(page.get_by_role("status").last).to_have_text("2 places")
    page.locator("dialog li a").first.click()
    page.wait_for_url("**/one-step.html#t=3.8*")
    wait_for_video(page, "video.readyState >= 2")
    assert of_video(page, "video.currentTime") == pytest.approx(SECOND, abs=0.05)
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("nothing like that")
    expect(page.locator("dialog [role=status]")).to_have_text("Nothing like that is said.")


def test_escape_closes_the_search(visit: Open) -> None:
    page = visit("en/index.html").page
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("again")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Search")).to_be_focused()


def test_no_word_of_the_page_is_a_method_of_python(visit: Open) -> None:
    for name in PAGES:
        assert "built-in" not in (visit(f"en/{name}.html").page.content())


def test_vietnamese_is_found_without_its_accents(visit: Open) -> None:
    page = visit("vi/index.html").page
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("searchbox", name="Tìm trong lời giảng").fill("chuyen dong")
    expect(page.locator("dialog mark").first).to_have_text("chuyển")
    expect(page.locator("dialog [role=status]")).to_have_text("2 chỗ")


def test_the_player_obeys_the_keyboard(visit: Open) -> None:
    page = visit("en/one-step.html").page
    page.locator(SHOWN).focus()
    page.keyboard.press("k")
    wait_for_video(page, "video.currentTime > 0.2")
    page.keyboard.press("k")
    assert of_video(page, "video.paused")
    page.keyboard.press("c")
    assert of_video(page, f"{CAPTIONS}.map(track => track.language)") == []
    page.keyboard.press("c")
    assert of_video(page, f"{CAPTIONS}.map(track => track.language)") == ["en"]
    page.keyboard.press(">")
    assert of_video(page, "video.playbackRate") == 1.25
    expect(page.get_by_label("Speed")).to_have_value("1.25")


@pytest.mark.parametrize("name", ["one-step", "quiz-2"])
def test_the_keyboard_alone_reaches_everything(visit: Open, name: str) -> None:
    page = visit(f"en/{name}.html").page
    wanted = page.evaluate(
        """() => {
          const all = [...document.querySelectorAll("a[href], button, select, input, summary, video, pre")];
          window.wanted = all.filter(e => e.checkVisibility() && !(e.type === "radio" && e !== e.form.elements[1]));
          return wanted.filter(e => e.closest("details:not([open])") === null || e.tagName === "SUMMARY").length;
        }"""
    )
    assert wanted > 20
    reached = set()
    for _ in range(wanted + 20):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("window.wanted.indexOf(document.activeElement)"))
        where, seen = page.evaluate(
            "[document.activeElement.tagName, getComputedStyle(document.activeElement).outlineStyle]"
        )
        assert where in ("BODY", "VIDEO") or seen != "none", "what has the focus shows it"
    assert len(reached - {-1}) >= wanted


def test_the_way_past_the_head_of_the_page(visit: Open) -> None:
    page = visit("en/one-step.html").page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize(
    ("language", "name", "scheme"),
    [*(("en", name, scheme) for name in PAGES for scheme in ("dark", "light")), ("vi", "one-step", "light")],
)
def test_axe_finds_nothing(visit: Open, language: str, name: str, scheme: str) -> None:
    page = visit(f"{language}/{name}.html", color_scheme=scheme).page
    page.evaluate(
        "for (const each of document.querySelectorAll('details')) Object.assign(each, { name: '', open: true })"
    )
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_in_the_search(visit: Open) -> None:
    page = visit("en/index.html").page
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("again")
    expect(page.locator("dialog li")).to_have_count(2)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_window(visit: Open, name: str) -> None:
    page = visit(f"en/{name}.html").page
    for width in (1440, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_view_is_light(visit: Open, site: Path) -> None:
    for name in PAGES:
        seen = visit(f"en/{name}.html")
        seen.page.wait_for_load_state("networkidle")
        files = {url.split("#")[0].removeprefix(site.as_uri() + "/") for url in seen.asked if url.startswith("file")}
        assert not [file for file in files if file.endswith((".mp4", ".gif"))]
        assert sum((site / file).stat().st_size for file in files) < 300_000


def test_a_hostile_title_stays_text(visit: Open) -> None:
    page = visit("en/one-step.html").page
    assert HOSTILE in page.title()
    expect(page.get_by_role("heading", level=1)).to_have_text(HOSTILE)
    assert page.locator(".clip:visible img").get_attribute("alt") == HOSTILE
    page = visit("en/index.html").page
    expect(page.locator(".name").first).to_have_text(HOSTILE)


def test_the_page_works_without_scripts(visit: Open) -> None:
    page = visit("en/quiz-2.html", java_script_enabled=False).page
    expect(page.locator(".transcript li").first).to_contain_text("It moves, and then it rests.")
    expect(page.get_by_role("button", name="Check")).to_be_hidden()
    page.get_by_text("The answer").click()
    expect(page.locator("details.answer")).to_contain_text("σ(x₁) < σ(x₂)")


def test_on_paper_are_the_words_and_the_pictures(visit: Open) -> None:
    page = visit("en/one-step.html").page
    page.emulate_media(media="print")
    expect(page.locator(".embed")).to_be_hidden()
    expect(page.locator(".transcript")).to_be_visible()
    expect(page.locator("video:visible")).to_have_count(0)
    expect(page.locator("img.paper")).to_have_js_property("naturalWidth", 320)
    expect(page.locator(".pictures figure.only-light").first).to_be_visible()
    expect(page.locator(".pictures figure.only-dark").first).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
