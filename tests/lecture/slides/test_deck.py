"""The deck in a real browser, opened from the disk: what a lecturer does with its keys, and what the class sees."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from page_stage import HOSTILE
from playwright.sync_api import Page, expect
from slides_stage import Open

from lecture.slides.talk import Talk

pytestmark = pytest.mark.xdist_group("page")
SECOND, END = 58 / 15, 70 / 15
"""When the second beat of the stand-in begins, and when it ends."""
EDGE = 0.051
"""A slide stops so much before its beat's end, on the beat's last frame."""


def film(page: Page, code: str) -> Any:
    """What a piece of JavaScript tells of the film that is shown."""
    return page.eval_on_selector(".stage video:not([hidden])", f"video => {code}")


def slide(page: Page) -> str:
    return str(page.evaluate("deck.getCurrentSlide().id"))


def wait_for_its_end(page: Page) -> None:
    page.wait_for_selector("html[data-film='waits']")


def press(page: Page, key: str, leads_to: str) -> None:
    page.keyboard.press(key)
    page.wait_for_function("id => deck.getCurrentSlide().id === id", arg=leads_to)


def test_a_slide_plays_its_beat_and_waits_on_its_last_picture(deck: Open) -> None:
    page = deck("one-step.first")
    page.wait_for_selector("html[data-film='plays']")
    assert film(page, "video.dataset.scene") == "one-step"
    wait_for_its_end(page)
    at = film(page, "video.currentTime")
    assert SECOND - EDGE <= at < SECOND
    page.wait_for_timeout(500)
    assert film(page, "[video.paused, video.currentTime]") == [True, at]
    assert slide(page) == "one-step.first"


def test_the_next_key_goes_on_from_there_without_a_jump(deck: Open) -> None:
    page = deck("one-step.first")
    wait_for_its_end(page)
    page.evaluate(
        "{ window.jumps = [];"
        "for (const film of films) film.addEventListener('seeking', () => window.jumps.push(film.currentTime)); }"
    )
    press(page, "PageDown", "one-step.second")
    wait_for_its_end(page)
    assert END - EDGE <= film(page, "video.currentTime") < END
    # A slow machine overshoots the end and jumps back to it; to the beat's start nothing may jump.
    assert pytest.approx(SECOND, abs=0.02) not in page.evaluate("window.jumps")
    press(page, "Space", "quiz-2.first")
    assert film(page, "video.dataset.scene") == "quiz-2"
    assert page.locator(".stage video:visible").count() == 1


def test_who_does_not_wait_sees_the_next_beat_at_once(deck: Open) -> None:
    page = deck("one-step.first")
    press(page, "ArrowRight", "one-step.second")
    assert film(page, "video.currentTime") >= SECOND
    wait_for_its_end(page)
    assert film(page, "video.currentTime") >= END - EDGE


def test_back_shows_how_the_slide_before_ended(deck: Open) -> None:
    page = deck("one-step.second")
    press(page, "ArrowLeft", "one-step.first")
    assert film(page, "[video.paused, video.currentTime]") == [True, pytest.approx(SECOND - EDGE, abs=0.01)]


def test_a_slide_can_be_played_again_and_be_halted(deck: Open) -> None:
    page = deck("one-step.second")
    wait_for_its_end(page)
    page.keyboard.press("r")
    page.wait_for_selector("html[data-film='plays']")
    wait_for_its_end(page)
    page.keyboard.press("r")
    page.keyboard.press("w")
    assert film(page, "video.paused")
    assert SECOND - 0.01 <= film(page, "video.currentTime") < END - EDGE
    page.keyboard.press("w")
    page.wait_for_selector("html[data-film='plays']")
    wait_for_its_end(page)
    assert film(page, "video.currentTime") >= END - EDGE


def test_a_black_screen_halts_it(deck: Open) -> None:
    page = deck("one-step.first")
    page.keyboard.press("b")
    assert film(page, "video.paused")


def test_captions_in_each_language_come_and_go(deck: Open) -> None:
    page = deck("one-step.first")
    shown = "[...video.textTracks].filter(track => track.mode === 'showing').map(track => track.language)"
    seen = [film(page, shown)]
    for _ in range(3):
        page.keyboard.press("c")
        seen.append(film(page, shown))
    assert seen == [[], ["en"], ["vi"], []]
    page.keyboard.press("c")
    page.keyboard.press("r")
    page.wait_for_function("[...films[0].textTracks[0].activeCues ?? []].length === 1")
    assert film(page, "video.textTracks[0].activeCues[0].text") == "It moves, and then it rests."


def test_videos_are_silent_until_the_lecturer_wants_sound(deck: Open) -> None:
    page = deck("one-step.first")
    assert film(page, "video.muted")
    page.keyboard.press("m")
    assert not film(page, "video.muted")


def test_titles_are_text_whatever_stands_in_them(deck: Open) -> None:
    page = deck()
    page.keyboard.press("ArrowRight")
    expect(page.locator("section.present.title h2")).to_have_text("Logistic regression · step by step")
    expect(page.locator("section.present.title li").first).to_have_text(HOSTILE)
    assert page.title() == "From linear regression to logistic regression"


def test_a_parts_title_leads_to_its_scenes(deck: Open) -> None:
    page = deck("part.worked-steps")
    page.locator("section.present.title li a").nth(1).click()
    page.wait_for_function("deck.getCurrentSlide().id === 'quiz-2.first'")


def test_a_number_of_the_handout_leads_to_its_slide(deck: Open, talk: Talk) -> None:
    page = deck()
    page.keyboard.press("g")
    page.keyboard.type(str(talk.numbers()["one-step", "second"]))
    page.keyboard.press("Enter")
    page.wait_for_function("deck.getCurrentSlide().id === 'one-step.second'")
    expect(page.locator(".slide-number-a")).to_have_text("4")


def test_every_slide_has_a_title_and_its_narration_as_notes(deck: Open) -> None:
    page = deck()
    notes = page.locator("section[data-scene] > .notes").all_inner_texts()
    assert notes == ["It moves, and then it rests.", "Again & again."] * 2
    assert page.locator("section[data-scene] > h2").count() == len(notes)
    assert page.locator("section[data-scene] > img[alt='']").count() == 0


def test_the_speakers_window_has_the_notes_and_leads_the_lecture(deck: Open) -> None:
    page = deck("one-step.first")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    expect(speaker.locator(".speaker-controls-notes .value")).to_have_text("It moves, and then it rests.")
    frame = speaker.frame_locator("#current-slide iframe")
    expect(frame.locator("section.present.present > .still")).to_be_visible()
    expect(frame.locator(".stage")).to_be_hidden()
    speaker.keyboard.press("ArrowRight")
    page.wait_for_function("deck.getCurrentSlide().id === 'one-step.second'")
    expect(speaker.locator(".speaker-controls-notes .value")).to_have_text("Again & again.")
    wait_for_its_end(page)
    speaker.keyboard.press("r")
    page.wait_for_selector("html[data-film='plays']")


def test_the_overview_shows_the_last_picture_of_each_beat(deck: Open) -> None:
    page = deck("one-step.first")
    page.keyboard.press("Escape")
    expect(page.locator("section[data-scene='one-step'] > .still").first).to_be_visible()
    expect(page.locator(".stage")).to_be_hidden()
    assert film(page, "video.paused")
    page.keyboard.press("Escape")
    expect(page.locator("section[data-scene='one-step'] > .still").first).to_be_hidden()


def test_without_its_video_a_slide_shows_a_picture(deck: Open) -> None:
    page = deck("one-step.first")
    page.evaluate("films[0].dispatchEvent(new Event('error'))")
    expect(page.locator("section.present > .still")).to_be_visible()


def test_all_that_it_needs_lies_in_its_folder(made: list[Path]) -> None:
    page = made[0]
    targets = re.findall(r'(?:src|href|data-src)="([^"#][^"]*)"', page.read_text(encoding="utf-8"))
    files = {unquote(target) for target in targets if not target.startswith("data:")}
    assert {"reveal/reveal.js", "media/one-step.mp4", "media/one-step.first.webp", "deck.js"} <= files
    assert all((page.parent / file).is_file() for file in files)
    licence, version = ((page.parent / "reveal" / name).read_text() for name in ("LICENSE", "VERSION"))
    assert "Permission is hereby granted, free of charge" in licence
    assert version.startswith("reveal.js 6.")
