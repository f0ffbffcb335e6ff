"""`lecture new`: a folder to begin with — settings with their defaults, data, and what to do."""

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lecture.options import BadInput
from lecture.own.guess import Columns, guessed
from lecture.own.lecture import FILE
from lecture.own.schema import NAMES, ROLES, SETTINGS, Setting
from scenes.kit.outline import ASSETS
from scenes.kit.settings import LANGUAGES
from scenes.kit.theme import THEME_NAMES, theme

STARTER = ASSETS / "own"
HEAD = """\
# Your lecture. `lecture build .` makes it; docs/own.md explains every setting.
# Each setting stands here with its default; what is set to the data that lie here is marked.
"""
DATA = "data.csv"
IRISES: dict[str, Any] = {
    "data.features": ["petal_length", "petal_width"],
    "data.label": "species",
    "data.positive": "virginica",
    "names.en.sample": "flower",
    "names.en.samples": "flowers",
    "names.en.features": ["petal length", "petal width"],
    "names.en.units": ["cm", "cm"],
    "names.vi.sample": "bông hoa",
    "names.vi.samples": "bông hoa",
    "names.vi.features": ["chiều dài cánh", "chiều rộng cánh"],
    "names.vi.units": ["cm", "cm"],
}
"""What fits the data that a new folder has if no others are given."""
SPEAKING = """
# Words a minute of a calm voice, where ours does not suit a language: 150 (en), 204 syllables (vi), 150 (any other).
# [speaking]
# en = 140
"""
WORDS = """
# Any word of ours may be yours, by its key in assets/words/<language>: titles, narration, labels, alt texts.
# A number of the scene may stand in braces where ours has it.
# [words.en.scenes.training]
# title = "How a model learns"
# beats.done = "Every answer is right. Are we done?"
"""


def new(folder: Path, data: Path | None = None) -> Columns | None:
    """Write a new folder, whole or not at all, on a lecturer's CSV or on the irises. Returns what the columns of the
    CSV were taken for. Raises BadInput if something is there already, or the CSV cannot be used."""
    if folder.is_symlink() or (folder.exists() and not (folder.is_dir() and not any(folder.iterdir()))):
        raise BadInput(f"{folder} is there already; allowed is a new folder or an empty one.")
    columns = guessed(data) if data else None
    there = next(place for place in (folder, *folder.parents) if place.exists())
    with tempfile.TemporaryDirectory(prefix=".lecture-new.", dir=there) as beside:
        made = Path(beside) / "lecture"
        made.mkdir()
        shutil.copyfile(STARTER / "README.md", made / "README.md")
        shutil.copyfile(data or STARTER / DATA, made / DATA)
        (made / FILE).write_text(template(begun(columns)), encoding="utf-8")
        if data:
            _check(made, folder, data)
        if there == folder:  # it may be where the command was called from, and stays the same folder
            for name in (DATA, "README.md", FILE):
                (made / name).replace(folder / name)
        else:
            folder.parent.mkdir(parents=True, exist_ok=True)
            made.replace(folder)
    return columns


def _check(made: Path, folder: Path, data: Path) -> None:
    """Raises BadInput if the lecture that was made could not be read: what is written, works."""
    from lecture.own.read import own_lecture

    try:
        own_lecture(made)
    except BadInput as error:
        said = str(error).replace(str(made / DATA), str(data)).replace(str(made), str(folder))
        raise BadInput(f"{said} Nothing is written; change {data}.") from error


def begun(columns: Columns | None) -> dict[str, Any]:
    """What fits the data that lie in the new folder."""
    if columns is None:
        return {"data.file": DATA} | IRISES
    values = {
        "data.file": DATA,
        "data.features": list(columns.features),
        "data.label": columns.label,
        "data.positive": columns.positive,
    }
    return values | ({"data.order": columns.order} if columns.order != "file" else {})


def template(values: Mapping[str, Any]) -> str:
    """The settings of a new lecture, each with its default, or with its value in `values`."""
    lines = [HEAD]
    for section in dict.fromkeys(setting.key.partition(".")[0] for setting in SETTINGS):
        lines.append(f"\n[{section}]\n")
        own = [setting for setting in SETTINGS if setting.key.startswith(section + ".")]
        lines += [_line(setting, setting.key.partition(".")[2], values.get(setting.key)) for setting in own]
    for language in LANGUAGES:
        lines.append(f"\n# What the data are called; what is empty is called as in the file.\n[names.{language}]\n")
        lines += [_line(setting, setting.key, values.get(f"names.{language}.{setting.key}")) for setting in NAMES]
    lines.append('\n# [beats]\n# Only these beats of a scene.\n# training = ["start", "rule", "train"]\n')
    for name in THEME_NAMES:
        lines.append(f"\n# [colours.{name}]\n")
        lines += [f'# {role} = "{getattr(theme(name).colours, role)}"\n' for role in ROLES]
    lines += [SPEAKING, WORDS]
    return "".join(lines)


def _line(setting: Setting, name: str, given: Any) -> str:
    mark = f" Default: {toml(setting.default)}." if given is not None else ""
    value = toml(setting.default if given is None else given)
    return f"# {setting.about[:1].upper()}{setting.about[1:]}.{mark}\n{name} = {value}\n"


def toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(toml(item) for item in value)}]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", r"\u007F")  # which JSON leaves as it is
    return str(value)
