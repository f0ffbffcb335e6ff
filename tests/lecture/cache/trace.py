"""Makes jobs and says, as JSON, which definitions of ours ran for each, and which assets were read.

A process of its own, as Python's audit hooks stay. Arguments: kind:id, such as gif:one-step.
"""

import ast
import importlib
import json
import sys
import tempfile
import threading
from functools import cache
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from lecture import plan
from lecture.cache.definitions import _defined
from lecture.cache.source import PACKAGES, ROOT
from lecture.plan import FigureSpec, GifSpec, Job, Quality
from lecture.worker import load, make
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

VIETNAMESE = Settings("vi", "light")


def job(kind: str, name: str, out: Path) -> Job:
    """As small as it can be."""
    outline = load_outline()
    if kind == "video":
        return next(plan.video_jobs([outline.scene(name)], out, VIETNAMESE, Quality(64, 36, 4, 40)))
    if kind == "gif":
        return next(plan.gif_jobs([outline.clips()[name]], out, VIETNAMESE, GifSpec(64, 4)))
    return next(plan.figure_jobs([outline.figures()[name]], out, VIETNAMESE, FigureSpec(dpi=30)))


def trace(job: Job, opened: list[str]) -> dict[str, Any]:
    """What runs and what is read while a job is made."""
    for module in ("film.video", "film.writer", "film.telling", "pictures.gif", "pictures.figures", "voice.soundtrack"):
        importlib.import_module(f"lecture.{module}")
    load(job.target)  # what only an import runs is another matter
    codes: set[CodeType] = set()

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            codes.add(frame.f_code)

    opened.clear()
    threading.setprofile(watch)
    sys.setprofile(watch)
    outcome = make(job)
    sys.setprofile(None)
    threading.setprofile(None)
    assert not outcome.error, outcome.error
    ran = {(file, name) for code in codes if (file := _ours(code)) for name in _names(file, code.co_firstlineno)}
    assets = {path for path in map(_relative, opened) if path.startswith("assets/")}
    return {"target": job.target, "ran": sorted(ran), "read": sorted(assets)}


def _ours(code: CodeType) -> str:
    file = _relative(code.co_filename)
    return file if file.split("/")[0] in PACKAGES and code.co_name != "<module>" else ""


def _relative(path: str) -> str:
    return Path(path).relative_to(ROOT).as_posix() if Path(path).is_relative_to(ROOT) else ""


def _names(file: str, line: int) -> list[str]:
    return _lines(file).get(line, [])


@cache
def _lines(file: str) -> dict[int, list[str]]:
    """The definition that each line of a module belongs to."""
    found: dict[int, list[str]] = {}
    for node in ast.parse((ROOT / file).read_text(encoding="utf-8")).body:
        first = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", ()))])
        found |= dict.fromkeys(range(first, (node.end_lineno or first) + 1), _defined(node))
    return found


if __name__ == "__main__":
    opened: list[str] = []
    sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
    with tempfile.TemporaryDirectory() as out:
        print(json.dumps({name: trace(job(*name.split(":"), Path(out)), opened) for name in sys.argv[1:]}))
