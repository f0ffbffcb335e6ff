"""constraints.txt holds exactly one version of every package that the project needs, within pyproject's bounds."""

import re
import tomllib
from importlib.metadata import distribution, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LINES = [
    line
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PINS = {canonicalize_name(name): Version(pin) for name, _, pin in (line.partition("==") for line in LINES)}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
DIRECT = [Requirement(text) for text in PROJECT["dependencies"] + EXTRAS["dev"] + EXTRAS["voice"]]


def test_plain_pins_only() -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line) for line in LINES)
    assert len(PINS) == len(LINES)


@pytest.mark.parametrize("requirement", DIRECT, ids=lambda requirement: requirement.name)
def test_what_pyproject_asks_for_is_pinned_within_its_bounds(requirement: Requirement) -> None:
    assert requirement.specifier.contains(PINS[canonicalize_name(requirement.name)])


def test_everything_needed_is_pinned_and_nothing_else() -> None:
    needed, waiting = set(), list(DIRECT)
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in needed and not requirement.extras:
            continue
        needed.add(name)
        for text in distribution(name).requires or ():
            inner = Requirement(text)
            extras = ("", *requirement.extras)
            if inner.marker is None or any(inner.marker.evaluate({"extra": extra}) for extra in extras):
                assert inner.specifier.contains(PINS[canonicalize_name(inner.name)], prereleases=True), inner
                waiting.append(inner)
    assert needed == set(PINS)


@pytest.mark.parametrize("name", sorted(PINS))
def test_the_tests_run_with_what_is_pinned(name: str) -> None:
    assert Version(version(name)) == PINS[canonicalize_name(name)]


def test_pillow_is_older_than_what_breaks_manim() -> None:
    assert PINS[canonicalize_name("pillow")] < Version("13")
