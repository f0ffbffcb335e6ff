"""Voices for real: who has none installed skips these tests; where CI is set they must be there."""

import os
from pathlib import Path

import av
import numpy as np
import pytest
from talks import Heard, talking

from lecture.voice import espeak, piper
from lecture.voice.cast import Cast, Part
from lecture.worker import Outcome, make


def pytest_runtest_setup(item: pytest.Item) -> None:
    there = {"piper": piper.english() is not None, "espeak": espeak.available()}
    for mark in item.iter_markers("voice"):
        for name in mark.args:
            if not there[name] and not os.environ.get("CI"):
                pytest.skip(f"{name} is not installed; `make voice` installs it")


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the speech of all these tests is kept."""
    return tmp_path_factory.mktemp("speech")


@pytest.fixture(scope="session")
def cast(kept: Path) -> Cast:
    """Piper speaks English, espeak-ng Vietnamese."""
    return Cast((Part("en", "piper"), Part("vi", "espeak")), kept)


@pytest.fixture(scope="session")
def talk(cast: Cast, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """A spoken video in English with a Vietnamese track, made once."""
    outcome = make(talking(tmp_path_factory.mktemp("talk"), cast))
    assert not outcome.error
    return outcome


@pytest.fixture(scope="session")
def heard() -> Heard:
    """heard(video, language): the samples of a track, as a player decodes them."""

    def decode(video: Path, language: str) -> np.ndarray:
        with av.open(str(video)) as container:
            stream = next(stream for stream in container.streams.audio if stream.language == language)
            return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(stream)])

    return decode
