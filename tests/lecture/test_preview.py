"""A preview: one beat in the browser, another one at each save, and what is wrong when it is wrong."""

import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from lecture import cli
from scenes.kit.outline import load_outline

SCENE = "map-squared-error"
FIRST, SECOND = load_outline().scene(SCENE).beats[:2]
GOOD = '[colours.dark]\nclass0 = "#F8A12A"\n'


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lecturer's folder, to be saved in."""
    folder = tmp_path_factory.mktemp("Bài giảng")
    (folder / "lecture.toml").write_text(GOOD, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def address(own: Path) -> Iterator[str]:
    """A preview of one beat."""
    command = [sys.executable, "-m", "lecture", "preview", str(own), SCENE, "--beat", SECOND, "--no-browser"]
    preview = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert preview.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+/", preview.stdout.readline())
    assert found
    yield found[0]
    preview.send_signal(signal.SIGINT)
    assert preview.wait(60) == 0


def test_the_page_shows_a_beat_and_follows_each_save(address: str, own: Path, browser: Browser) -> None:
    made, failed, length = "#status.made", "#status.failed", "document.getElementById('film').duration"
    with browser.new_page() as page:
        page.goto(address)
        page.wait_for_selector(made, timeout=60_000)
        page.wait_for_function(f"{length} > 0")
        second = page.evaluate(length)
        assert page.locator("button[aria-pressed=true]").inner_text() == SECOND
        assert page.evaluate("document.getElementById('film').textTracks[0].cues.length") > 0
        page.wait_for_function("document.getElementById('film').currentTime > 0.2")

        (own / "lecture.toml").write_text('[colours.dark]\nclass0 = "orange"\n', encoding="utf-8")
        page.wait_for_selector(failed, timeout=60_000)
        assert "lecture.toml, line 2: colours.dark.class0" in page.inner_text("#error")
        assert "#5FD1A4" in page.inner_text("#error")
        assert page.evaluate(length) == second  # the last film stays

        (own / "lecture.toml").write_text(GOOD, encoding="utf-8")
        page.wait_for_selector(made, timeout=60_000)
        assert page.locator("#error").is_hidden()

        page.get_by_role("button", name=FIRST, exact=True).click()
        # A short beat is drawn sooner than one can look: its film tells that it was.
        page.wait_for_function(f"{length} > 0 && {length} != {second}", timeout=60_000)
        page.wait_for_selector(made, timeout=60_000)


def test_nobody_else_is_served(address: str) -> None:
    foreign = urllib.request.Request(address, headers={"Host": "elsewhere.example:80"})
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(foreign)
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(address + "../../etc/passwd")
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(urllib.request.Request(address + "beat/none", method="POST"))


def test_what_is_not_there_is_said_before_anything_starts(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["preview", SCENE, "--beat", FIRST[:-1]]) == 2
    assert f"Did you mean {FIRST!r}?" in capsys.readouterr().err
    assert cli.run(["preview"]) == 2
    assert "preview shows one scene" in capsys.readouterr().err
