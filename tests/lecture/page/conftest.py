"""A small site of stand-in scenes, made once, and a browser to look at it with."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from page_stage import LOOKS, OUTLINE, Open, Visit
from playwright.sync_api import Browser, BrowserContext
from stand_ins import SMALL

from lecture.page.build import build


@pytest.fixture(scope="session")
def site(renders: Path) -> Path:
    """The folder of the page that was made of them."""
    return build(OUTLINE, renders, SMALL, LOOKS).page.parent


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[Open]:
    """Opens a page of the site from the disk; afterwards nothing was asked of another machine, nothing complained."""
    visits: list[Visit] = []
    contexts: list[BrowserContext] = []

    def open_page(page: str, width: int = 1440, **options: object) -> Visit:
        options.setdefault("color_scheme", "dark")
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **options))
        visits.append(Visit(contexts[-1]))
        visits[-1].page.goto(f"{site.as_uri()}/{page}")
        return visits[-1]

    yield open_page
    for context in contexts:
        context.close()
    for each in visits:
        assert not each.complaints
        assert not [url for url in each.asked if not url.startswith((site.as_uri(), "data:"))]


@pytest.fixture(scope="session")
def published(site: Path) -> Iterator[str]:
    """The site's address on a server of this machine."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
