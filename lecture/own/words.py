"""A lecturer's own words: each replaces one of ours, by its key, and asks only for numbers that ours know."""

import re
from collections.abc import Mapping
from typing import Any

from lecture.own.document import Document
from lecture.own.kinds import listed, nearest, shown
from lecture.own.letters import stray
from lecture.own.schema import family
from scenes.kit.own import PLACES, Names, Text
from scenes.kit.settings import LANGUAGES
from scenes.kit.words import leaves, load_words, words_about_data

PLACE = re.compile(r"\{([^{}]*)\}")
LONGEST = {"title": 300, "alt": 2000, "beats": 1500}
"""Characters of a title, an alt text and a narration, …"""
LONGEST_LABEL = 200
"""… and of any other word."""


def own_words(document: Document) -> tuple[tuple[str, str, Text], ...]:
    """The lecturer's words as (language, key, text). Raises BadInput."""
    given = family(document, "words")
    return tuple((*_split(document, key), _text(document, key, value)) for key, value in given.items())


def own_names(document: Document, values: Mapping[str, Any], data: Any) -> tuple[tuple[str, Names], ...]:
    """What the data are called in each language; what is not said is called as in the file."""
    if data is None:
        return ()
    return tuple((language, _names(document, values, data, language)) for language in LANGUAGES)


def _names(document: Document, values: Mapping[str, Any], data: Any, language: str) -> Names:
    def named(key: str, plain: tuple[str, ...]) -> tuple[str, ...]:
        """The lecturer's, as many as there are columns, or those of the file."""
        said = values[f"names.{language}.{key}"]
        if said and len(said) != len(plain):
            raise document.refuse(
                f"names.{language}.{key}", f"has {len(said)} names", f"allowed are as many as features, {len(plain)}"
            )
        return tuple(said or plain)

    words = load_words(language)
    features = named("features", tuple(_visible(document, name) for name in data.feature_names))
    units = tuple(f" ({unit})" if unit else "" for unit in named("units", ("",) * len(features)))
    if data.mean:
        units = (f", {words.text('own.standardised')}",) * len(features)
    said = [values[f"names.{language}.{key}"] for key in ("negative", "positive")]
    classes = [name or _visible(document, plain) for name, plain in zip(said, data.class_names, strict=True)]
    sample, samples = (values[f"names.{language}.{key}"] or words.text(f"own.{key}") for key in ("sample", "samples"))
    return Names(sample, samples, features, units, (classes[0], classes[1]))


def _visible(document: Document, name: str, longest: int = 28) -> str:
    """A name of the file as it is shown: what the typeface lacks has to be named by the lecturer."""
    line = " ".join(name.replace("_", " ").split())
    wrong = stray(line, visible=True)
    if wrong or "{" in line or "}" in line:
        raise document.refuse(
            "data.file", f"has the name {shown(name)} with {wrong or 'a brace'} in it", "name it in [names.en]"
        )
    return line if len(line) <= longest else line[: longest - 1] + "…"


def _split(document: Document, key: str) -> tuple[str, str]:
    language, _, rest = key.partition(".")
    if language not in LANGUAGES:
        found = f"is of no language{nearest(language, LANGUAGES)}"
        raise document.refuse(f"words.{key}", found, f"allowed are {listed(LANGUAGES)}")
    return language, rest


def _text(document: Document, key: str, value: Any) -> Text:
    language, rest = _split(document, key)
    ours = leaves(load_words(language).table)
    if rest not in ours:
        found = f"is none of our words{nearest(rest, list(ours))}"
        raise document.refuse(f"words.{key}", found, "allowed are the keys of assets/words, such as scenes.title.title")
    plain = ours[rest]
    parts = value if isinstance(value, list) else [value]
    same = isinstance(value, list) == isinstance(plain, tuple) and (isinstance(plain, str) or len(parts) == len(plain))
    if not same or not all(isinstance(part, str) and part.strip() for part in parts):
        wanted = "a text in quotes" if isinstance(plain, str) else f"a list of {len(plain)} texts in quotes"
        raise document.refuse(f"words.{key}", f"is {shown(value)}", f"allowed is {wanted}")
    known = _places(language, rest)
    checked = tuple(_checked(document, key, part, known, plain) for part in parts)
    return checked[0] if isinstance(plain, str) else checked


def _checked(document: Document, key: str, text: str, known: list[str], plain: Text) -> str:
    kind = next((part for part in key.split(".")[::-1] if part in LONGEST), "")
    longest = LONGEST.get(kind, LONGEST_LABEL)
    lines = "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
    if kind or "\n" not in "".join(plain):
        lines = " ".join(lines.split())
    if len(lines) > longest:
        raise document.refuse(f"words.{key}", f"has {len(lines)} characters", f"allowed are {longest}")
    wrong = stray(lines, visible=kind not in ("alt", "beats"))
    if wrong:
        raise document.refuse(
            f"words.{key}", f"holds the character {wrong}", "allowed are the letters of the typeface Be Vietnam Pro"
        )
    strange = [place for place in PLACE.findall(lines) if place not in known]
    if strange or set(PLACE.sub("", lines)) & set("{}"):
        found = f"asks for the number {{{strange[0]}}}" if strange else "holds a brace that stands alone"
        allowed = f"allowed in braces are {listed(known, 30)}" if known else "no braces are allowed here"
        raise document.refuse(f"words.{key}", found, allowed)
    return lines


def _places(language: str, key: str) -> list[str]:
    """What may stand in braces: the numbers of the same scene or figure, and the data's names."""
    root = ".".join(key.split(".")[:2]) + "."
    texts = [t for words in (leaves(load_words(language).table), words_about_data(language)) for k, t in words.items()
             if k.startswith(root)]  # fmt: skip
    found = [place for text in texts for part in ([text] if isinstance(text, str) else text)
             for place in PLACE.findall(part)]  # fmt: skip
    return list(dict.fromkeys([*found, *PLACES])) if key.startswith(("scenes.", "figures.", "clips.")) else []
