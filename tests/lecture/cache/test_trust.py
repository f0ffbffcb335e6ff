"""Why the cache can be trusted: whatever really runs and is read while something is made is among its inputs."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lecture.cache.inputs import KNOWN_BY_VALUE, MAKERS, TELLERS, TOLD
from lecture.cache.reach import reach
from lecture.cache.source import Source

SAMPLE = [
    "video:title", "gif:mse-vs-bce", "gif:bce-gradient", "gif:house-fit",
    "figure:sigmoid-fit", "figure:implementation", "figure:descent-1d", "figure:entropy",
]  # fmt: skip
AROUND = {
    ("lecture/worker.py", "make"),  # calls what makes
    ("lecture/plan.py", "Job"),
    ("scenes/kit/settings.py", "Settings"),  # a job's values are inputs themselves
    ("scenes/kit/theme.py", "theme"),
}


@pytest.fixture(scope="module")
def traces() -> dict[str, Any]:
    script = Path(__file__).with_name("trace.py")
    done = subprocess.run([sys.executable, str(script), *SAMPLE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])  # Manim talks before
    return found


@pytest.fixture(scope="module")
def source() -> Source:
    return Source()


@pytest.mark.parametrize("name", SAMPLE)
def test_whatever_runs_is_among_the_inputs(name: str, traces: dict[str, Any], source: Source) -> None:
    trace, kind = traces[name], name.split(":")[0]
    found = [reach(source, (trace["target"], MAKERS[kind]), KNOWN_BY_VALUE | TOLD)]
    if kind == "video":
        found.append(reach(source, TELLERS, KNOWN_BY_VALUE))
    known = {(file, said.split(" ")[0]) for each in found for file, every in each.said.items() for said in every}
    ran = {(file, name) for file, name in trace["ran"] if not _by_value(file, name)}
    assert len(ran) > 20
    assert ran - known - AROUND == set()


@pytest.mark.parametrize("name", SAMPLE)
def test_whatever_is_read_is_among_the_inputs(name: str, traces: dict[str, Any], source: Source) -> None:
    trace = traces[name]
    found = reach(source, (trace["target"], MAKERS[name.split(":")[0]]), KNOWN_BY_VALUE | TOLD)
    by_value = ("assets/outline.toml", "assets/words/")
    assert {file for file in trace["read"] if not file.startswith(by_value)} <= found.assets


def test_the_sample_reads_data(traces: dict[str, Any]) -> None:
    read = {file for trace in traces.values() for file in trace["read"]}
    assert {"assets/data/houses.csv", "assets/data/given.toml", "assets/code/logistic_regression.py"} <= read


def _by_value(file: str, name: str) -> bool:
    module = file.removesuffix(".py").replace("/", ".")
    return module == "lecture.cache.reading" or module in KNOWN_BY_VALUE | TOLD or f"{module}:{name}" in TOLD
