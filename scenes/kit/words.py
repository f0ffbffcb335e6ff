"""The lecture's words in each language: titles, labels, narration, alt text. A view of assets/words/<language>/*.toml.

The files of a language are one table, cut up by section for reading's sake; a key stands in one of them only.
A word of ours that is missing is an error, never a silent gap: the other language's words do not fill in. A language of
a lecturer's own stands on the English words, and `lecture.own` tells which of them are left.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from scenes.kit.outline import ASSETS
from scenes.kit.own import Own, Text, drawn_counts, worked_counts
from scenes.kit.settings import LANGUAGES, Settings

WORDS = ASSETS / "words"
ORIGINAL = LANGUAGES[0]
"""The language that fills in where a lecturer's own language is not translated yet."""
SLIDES = Settings()


class WordsError(ValueError):
    """A word is missing or not a text: the file, the key, and what to do."""


@dataclass(frozen=True)
class Words:
    """All words of one language, from the folder `path`. A key is a dotted path: `scenes.sigmoid-fit.title`.

    `read`: each key that was asked for, with the numbers in its {places}. What a scene shows depends on those alone.
    """

    language: str
    path: Path
    table: Mapping[str, Any]
    read: dict[str, Mapping[str, str]] = field(default_factory=dict, repr=False, compare=False)

    def text(self, key: str) -> str:
        """The text at that key. Raises WordsError if it is missing or not a text."""
        node = self.value(key)
        if not isinstance(node, str):
            raise WordsError(f"{self.path}: {key} is missing; write it as a text in this language.")
        return node

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts at that key. Raises WordsError if it is missing or not a list of texts."""
        node = self.value(key)
        if not isinstance(node, list) or not all(isinstance(text, str) for text in node):
            raise WordsError(f"{self.path}: {key} is missing; write it as a list of texts in this language.")
        return tuple(node)

    def section(self, section: str) -> str:
        """A section's name."""
        return self.text(f"sections.{section}")

    def title(self, scene: str) -> str:
        """A scene's title."""
        return self.text(f"scenes.{scene}.title")

    def alt(self, kind: str, name: str) -> str:
        """What somebody who cannot see it needs to know; `kind` is scenes, figures or clips."""
        return self.text(f"{kind}.{name}.alt")

    def label(self, scene: str, name: str) -> str:
        """A label inside a scene."""
        return self.text(f"scenes.{scene}.labels.{name}")

    def narration(self, scene: str, beat: str, numbers: Mapping[str, str]) -> str:
        """What is said in a beat, with the scene's computed numbers in its {places}."""
        key = f"scenes.{scene}.beats.{beat}"
        try:
            said = " ".join(self.text(key).format_map(numbers).split())
        except (KeyError, ValueError, IndexError) as error:
            known = ", ".join(numbers) or "none"
            raise WordsError(
                f"{self.path}: {key} asks for a number {error} that the scene lacks; it has {known}."
            ) from error
        self.read[key] = numbers
        return said

    def value(self, key: str) -> Any:
        """Whatever stands at that key; None if nothing does."""
        self.read[key] = {}
        node: Any = self.table
        for part in key.split("."):
            node = node.get(part) if isinstance(node, Mapping) else None
        return node


@cache
def load_words(language: str, folder: Path = WORDS) -> Words:
    """The words of a language. Raises WordsError if there are none, a file is not TOML, or a key stands twice."""
    path = folder / language
    files = sorted(path.glob("*.toml"))
    if not files:
        known = ", ".join(sorted(file.name for file in folder.iterdir() if file.is_dir()))
        raise WordsError(f"There are no words for the language {language!r}; there are: {known}.")
    return Words(language, path, _table(files))


def words_of(settings: Settings, language: str = "") -> Words:
    """The words of a run, in its own language or another: with a lecturer's data they speak of those, and a lecturer's
    own words stand in place of ours."""
    return _own_words(language or settings.language, settings.own)


def words_for_figures(settings: Settings) -> Words:
    """The words of a run for Matplotlib, which takes a dollar for a formula: a lecturer's are marked as text."""
    return _own_words(settings.language, settings.own.with_escaped("$"))


def all_words(settings: Settings = SLIDES) -> dict[str, Words]:
    """The words of every language that is timed and captioned."""
    return {language: words_of(settings, language) for language in settings.languages}


def leaves(table: Mapping[str, Any], place: str = "") -> dict[str, Text]:
    """Every word by its dotted key."""
    found: dict[str, Text] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            found |= leaves(value, f"{place}{key}.")
        else:
            found[place + key] = tuple(value) if isinstance(value, list) else value
    return found


def words_about_data(language: str) -> dict[str, Text]:
    """By dotted key, what is said of a lecturer's data in place of the slides' flowers, with {places} for names."""
    return leaves(_table(sorted((WORDS / language / "own").glob("*.toml"))))


@lru_cache(maxsize=32)
def _own_words(language: str, own: Own) -> Words:
    names, replaced = own.names_in(language), own.words_in(language)
    ours = ORIGINAL if language not in LANGUAGES and replaced else language
    words = load_words(ours)
    if names is not None:
        notes = _notes(words, own)
        places = names.places | notes
        replaced = {key: _filled(text, places) for key, text in (words_about_data(ours) | replaced).items()}
        replaced |= {f"own.{name}": note for name, note in notes.items()}
    table = _copy(words.table)
    for key, text in replaced.items():
        node, parts = table, key.split(".")
        for part in parts[:-1]:
            node = node.setdefault(part, {})
        node[parts[-1]] = list(text) if isinstance(text, tuple) else text
    return Words(language, words.path, table)


def _notes(words: Words, own: Own) -> dict[str, str]:
    """What is said where not all samples are drawn, or the first rows stand for all; nothing where all are there."""
    zeros, ones = own.data.counts() if own.data else (0, 0)
    counts = {"drawn": sum(drawn_counts(zeros, ones)), "rows": sum(worked_counts(zeros, ones))}
    return {
        name: words.text(f"own.{name}").format(count=count, all=zeros + ones) if count < zeros + ones else ""
        for name, count in counts.items()
    }


def _filled(text: Text, places: Mapping[str, str]) -> Text:
    """A text with the data's names in its {places}; the places of numbers stay."""
    if isinstance(text, tuple):
        return tuple(str(_filled(part, places)) for part in text)
    for place, name in places.items():
        text = text.replace("{" + place + "}", name)
    return text


def _copy(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _copy(value) if isinstance(value, Mapping) else value for key, value in table.items()}


def _table(files: list[Path]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for file in files:
        try:
            _merge(table, tomllib.loads(file.read_text(encoding="utf-8")), file)
        except tomllib.TOMLDecodeError as error:
            raise WordsError(f"{file}: {error}") from error
    return table


def _merge(table: dict[str, Any], more: Mapping[str, Any], file: Path, place: str = "") -> None:
    for key, value in more.items():
        if isinstance(value, Mapping):
            _merge(table.setdefault(key, {}), value, file, f"{place}{key}.")
        elif key in table:
            raise WordsError(f"{file}: {place}{key} stands in another file of this language already; keep one.")
        else:
            table[key] = value
