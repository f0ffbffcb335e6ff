"""A video in Chromium: it plays through its holds, and shows the right frame wherever one jumps to."""

import base64
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import av
import numpy as np
import pytest
from playwright.sync_api import Browser, Page
from stand_ins import RATE, Blink

from lecture.worker import Outcome

MOVING = 6
FRAMES = MOVING + Blink.HOLD + MOVING + 6
HELD = range(MOVING, MOVING + Blink.HOLD)
PLACES = [0, MOVING - 1, HELD[0], RATE, HELD[RATE], HELD[2 * RATE], HELD[-1], HELD[-1] + 1, HELD[-1] + 4, FRAMES - 1]
"""Frames around the ends of the groups of pictures, and within them."""

# Every seventh pixel is enough, and comes over faster.
SEEK = """async (seconds) => {
    const seeked = new Promise((done) => film.addEventListener("seeked", done, { once: true }));
    film.currentTime = seconds;
    await seeked;
    const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
    const context = canvas.getContext("2d");
    context.drawImage(film, 0, 0);
    return Array.from(context.getImageData(0, 0, 320, 180).data).filter((_, k) => Math.floor(k / 4) % 7 === 0);
}"""
PLAY = """async () => {
    const times = [];
    const note = (_, frame) => { times.push(frame.mediaTime); film.requestVideoFrameCallback(note); };
    film.requestVideoFrameCallback(note);
    const ended = new Promise((done) => film.addEventListener("ended", done, { once: true }));
    film.currentTime = 0;
    await film.play();
    await ended;
    return { times, end: film.currentTime };
}"""


@pytest.fixture
def page(browser: Browser, film: Outcome) -> Iterator[Page]:
    """A page with the film, loaded."""
    data = base64.b64encode(film.files[0].read_bytes()).decode()
    page = browser.new_page()
    page.set_content(f'<video id="film" muted src="data:video/mp4;base64,{data}"></video>')
    page.wait_for_function("film.readyState === 4")
    yield page
    page.close()


def test_it_lasts_as_long_as_its_frames(page: Page) -> None:
    assert page.evaluate("film.duration") == pytest.approx(FRAMES / RATE, abs=0.001)
    assert page.evaluate("[film.videoWidth, film.videoHeight]") == [320, 180]


def test_each_jump_shows_that_frame(page: Page, film: Outcome) -> None:
    wanted = _frames(film)
    for place in (*PLACES, *reversed(PLACES)):
        shown = np.array(page.evaluate(SEEK, (place + 0.5) / RATE), dtype=int).reshape(-1, 4)[:, :3]
        errors = [float(np.abs(shown - frame).mean()) for frame in wanted]
        assert errors[place] < 1.5, f"frame {place}"
        assert errors[place] <= min(errors) + 0.05, f"frame {place}: it looks like frame {int(np.argmin(errors))}"


def test_it_plays_to_its_end_and_never_goes_back(page: Page) -> None:
    played: dict[str, Any] = page.evaluate(PLAY)
    times = played["times"]
    assert all(a < b for a, b in pairwise(times))
    assert played["end"] == pytest.approx(FRAMES / RATE, abs=0.001)
    assert times[-1] > (FRAMES - 6) / RATE
    held = [time for time in times if HELD[0] < time * RATE < HELD[-1]]
    assert len(held) > 5  # frames come all through the hold


def _frames(film: Outcome) -> list[np.ndarray]:
    with av.open(str(film.files[0])) as container:
        return [
            frame.reformat(format="rgb24", src_colorspace=1).to_ndarray().reshape(-1, 3)[::7].astype(int)
            for frame in container.decode(video=0)
        ]
