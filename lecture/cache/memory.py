"""What was computed of the source before, kept beside Python's own bytecode; without it everything works, but slower.

Whatever is kept is found by a hash of all that it was computed of, so it is never out of date.
"""

import json
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from lecture import files

FOLDER = Path(cache_from_source(__file__)).parent


def recall(name: str) -> dict[str, Any]:
    """What was kept under that name; nothing if it is not there or spoilt."""
    try:
        found = json.loads(_path(name).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def keep(name: str, what: dict[str, Any]) -> None:
    """Keep it; nothing happens where nothing can be written."""
    with suppress(OSError):
        files.write_text(_path(name), json.dumps(what))


def _path(name: str) -> Path:
    return FOLDER / f"lecture.{name}.json"
