"""Slides of the lecture of stand-ins, with both its scenes in one part, made once for each language."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from page_stage import Visit
from playwright.sync_api import Browser, BrowserContext, Page
from slides_stage import ENGLISH, ONE_PART, VIETNAMESE, Open
from stand_ins import SMALL

from lecture.slides.build import build
from lecture.slides.talk import Talk, gather


@pytest.fixture(scope="session")
def talk(renders: Path) -> Talk:
    return gather(ONE_PART, renders, SMALL, ENGLISH)


@pytest.fixture(scope="session")
def made(talk: Talk, renders: Path) -> list[Path]:
    """The deck, the handout and the PowerPoint file in English."""
    return build(talk, renders, ("deck", "pdf", "pptx"))


@pytest.fixture(scope="session")
def made_vietnamese(renders: Path) -> list[Path]:
    """The handout and the PowerPoint file in Vietnamese."""
    return build(gather(ONE_PART, renders, SMALL, VIETNAMESE), renders, ("pdf", "pptx"))


@pytest.fixture
def deck(browser: Browser, made: list[Path]) -> Iterator[Open]:
    """Opens the deck from the disk, at a slide; afterwards nothing was asked of another machine, nothing complained."""
    visits: list[Visit] = []
    contexts: list[BrowserContext] = []
    url = made[0].as_uri()

    def open_deck(slide: str = "start") -> Page:
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 720}))
        visits.append(Visit(contexts[-1]))
        visits[-1].page.goto(f"{url}#/{slide}")
        visits[-1].page.wait_for_selector("html[data-film]")
        return visits[-1].page

    yield open_deck
    for context in contexts:
        context.close()
    for each in visits:
        assert not each.complaints
        assert not [asked for asked in each.asked if not asked.startswith((made[0].parent.as_uri(), "data:"))]
