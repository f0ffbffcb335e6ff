"""A build that is ended, or not alone: finished work is kept, no half file is left, the next makes the rest."""

import os
import signal
import time
from pathlib import Path

import pytest
from stage import NAMES, Build, Render, halves, made, until, videos

from lecture.cache import records


def test_the_next_build_makes_only_what_failed(render: Render, out: Path) -> None:
    code, said = render("Blink", "Raises")
    assert code == 1
    assert "1 of 2 failed: video one-step (en, dark)." in said
    assert f"The whole traceback: {videos(out) / 'one-step.log'}" in said
    assert made(out) == {"mse-vs-bce.mp4"}
    code, said = render("Blink", "Blink")
    assert code == 0
    assert "1 of 2 are up to date." in said
    assert "made    " + str(videos(out) / "one-step.mp4") in said
    assert "mse-vs-bce.mp4" not in said
    assert not (videos(out) / "one-step.log").exists()


def test_neither_a_spoilt_record_nor_a_clock_set_back_makes_more_again_than_it_must(render: Render, out: Path) -> None:
    assert render("Blink", "Blink")[0] == 0
    records.path(videos(out), "one-step").write_bytes(b"\0" * 100)
    code, said = render("Blink", "Blink")
    assert code == 0
    assert "1 of 2 are up to date." in said
    assert "made    " + str(videos(out) / "one-step.mp4") in said
    for file in out.rglob("*"):
        os.utime(file, (4_000_000_000, 4_000_000_000))
    code, said = render("Blink", "Blink")
    assert code == 0
    assert "2 of 2 are up to date." in said
    assert "made" not in said


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_keeps_what_is_finished_and_leaves_no_half(build: Build, out: Path, sign: signal.Signals) -> None:
    running = build("Blink", "Endless")
    until(running, "made ")
    while not halves(out):
        time.sleep(0.05)  # until the endless one is at work
    running.send_signal(sign)
    said = running.communicate(timeout=120)[1]
    assert running.returncode == 130
    assert "What was finished is kept; the same command makes the rest." in said
    assert made(out) == {"mse-vs-bce.mp4"}
    assert not halves(out)


def test_after_a_build_was_killed_the_next_one_makes_the_rest(build: Build, out: Path, private: Path) -> None:
    running = build("Blink", "Endless")
    until(running, "made ")
    while not halves(out):
        time.sleep(0.05)
    running.kill()
    # The pipes end only when everyone who could write to them is gone, the workers too.
    running.communicate(timeout=120)
    assert made(out) == {"mse-vs-bce.mp4"}
    assert not list(private.glob("lecture-*"))
    following = build("Blink", "Blink")
    said = following.communicate(timeout=120)[1]
    assert following.returncode == 0
    assert "1 of 2 are up to date." in said
    assert made(out) == {"mse-vs-bce.mp4", "one-step.mp4"}
    assert not halves(out)


def test_two_builds_in_one_folder_do_not_spoil_each_other(build: Build, out: Path) -> None:
    both = [build("Blink", "Blink", "Blink") for _ in range(2)]
    said = [each.communicate(timeout=120)[1] for each in both]
    assert [each.returncode for each in both] == [0, 0], said
    assert made(out) == {f"{name}.mp4" for name in NAMES[:3]}
    assert not halves(out)
    after = build("Blink", "Blink", "Blink")
    assert "3 of 3 are up to date." in after.communicate(timeout=120)[1]
