"""A lecturer's own words: each replaces one of ours, by its key, and asks only for numbers that ours know."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from lecture.own.document import Document
from lecture.own.kinds import listed, nearest, shown
from lecture.own.letters import stray
from lecture.own.schema import family
from scenes.kit.own import PLACES, Names, Text
from scenes.kit.settings import LANGUAGES
from scenes.kit.words import ORIGINAL, leaves, load_words, words_about_data

PLACE = re.compile(r"\{([^{}]*)\}")
LONGEST = {"title": 300, "alt": 2000, "beats": 1500}
"""Characters of a title, an alt text and a narration, …"""
LONGEST_LABEL = 200
"""… and of any other word; or twice as many as ours has."""


Translated = Mapping[str, Mapping[str, Text]]
"""By a further language of the lecturer's, its words by dotted key."""


def own_words(document: Document, languages: Sequence[str], about_data: bool) -> tuple[tuple[str, str, Text], ...]:
    """The lecturer's words as (language, key, text), in these languages. `about_data`: what is said of a lecturer's
    data stands in place of the slides' words. Raises BadInput."""
    found: list[tuple[str, str, Text]] = []
    for place, value in family(document, "words").items():
        language, _, key = place.partition(".")
        if language not in languages:
            wrong = f"is of no language{nearest(language, languages)}"
            raise document.refuse(f"words.{place}", wrong, f"allowed are {listed(languages)}")
        ours = {**_ours(language), **_twins(language)} if about_data else _ours(language)
        text = checked(document, f"words.{place}", language, key, value, ours, about_data)
        found.append((language, key, text))
    return tuple(found)


def own_names(
    document: Document, values: Mapping[str, Any], data: Any, languages: Sequence[str], translated: Translated
) -> tuple[tuple[str, Names], ...]:
    """What the data are called in each language; what is not said is called as in the file."""
    if data is None:
        return ()
    return tuple(
        (language, _names(document, values, data, language, {**_ours(language), **translated.get(language, {})}))
        for language in languages
    )


def _names(document: Document, values: Mapping[str, Any], data: Any, language: str, words: Mapping[str, Text]) -> Names:
    count = len(data.feature_names)

    def said(key: str) -> tuple[str, ...]:
        """The lecturer's names, none or as many as there are features."""
        names: tuple[str, ...] = values[f"names.{language}.{key}"]
        if names and len(names) != count:
            raise document.refuse(
                f"names.{language}.{key}", f"has {len(names)} names", f"allowed are as many as features, {count}"
            )
        return names

    def visible(key: str, name: str) -> str:
        return _visible(document, f"names.{language}.{key}", name)

    features = said("features") or tuple(visible("features", name) for name in data.feature_names)
    units = tuple(f" ({unit})" if unit else "" for unit in said("units") or ("",) * count)
    if data.mean:
        units = (f", {words['own.standardised']}",) * count
    zero, one = (
        values[f"names.{language}.{key}"] or visible(key, name)
        for key, name in zip(("negative", "positive"), data.class_names, strict=True)
    )
    sample, samples = (values[f"names.{language}.{key}"] or str(words[f"own.{key}"]) for key in ("sample", "samples"))
    return Names(sample, samples, features, units, (zero, one))


def _visible(document: Document, key: str, name: str, longest: int = 28) -> str:
    """A name of the file as it is shown: what the typeface lacks has to be named by the lecturer, at this key."""
    line = " ".join(name.replace("_", " ").split())
    wrong = stray(line, visible=True)
    if wrong or "{" in line or "}" in line:
        found = f"has the name {shown(name)} with {wrong or 'a brace'} in it"
        raise document.refuse("data.file", found, f"{key} names it in letters of the typeface Be Vietnam Pro")
    return line if len(line) <= longest else line[: longest - 1] + "…"


def checked(
    document: Document,
    place: str,
    language: str,
    key: str,
    value: Any,
    ours: Mapping[str, Text],
    about_data: bool,
) -> Text:
    """A word that stands in place of one of `ours`; `place`: its key in the document; `about_data`: there are a
    lecturer's data, whose names a word may ask for. Raises BadInput."""
    if key not in ours:
        found = f"is none of our words{nearest(key, list(ours))}"
        raise document.refuse(place, found, "allowed are the keys of assets/words, such as scenes.title.title")
    plain = ours[key]
    parts = value if isinstance(value, list) else [value]
    same = isinstance(value, list) == isinstance(plain, tuple) and (isinstance(plain, str) or len(parts) == len(plain))
    if not same or not all(isinstance(part, str) and part.strip() for part in parts):
        wanted = "a text in quotes" if isinstance(plain, str) else f"a list of {len(plain)} texts in quotes"
        raise document.refuse(place, f"is {shown(value)}", f"allowed is {wanted}")
    known = _places(language, key, about_data)
    originals = [plain] if isinstance(plain, str) else plain
    texts = tuple(
        _checked(document, place, part, list(dict.fromkeys([*PLACE.findall(original), *known])), original)
        for part, original in zip(parts, originals, strict=True)
    )
    return texts[0] if isinstance(plain, str) else texts


def _checked(document: Document, key: str, text: str, known: list[str], plain: str) -> str:
    kind = next((part for part in key.split(".")[::-1] if part in LONGEST), "")
    longest = max(LONGEST.get(kind, LONGEST_LABEL), 2 * len(plain))
    lines = "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
    if kind or "\n" not in plain:
        lines = " ".join(lines.split())
    if len(lines) > longest:
        raise document.refuse(key, f"has {len(lines)} characters", f"allowed are {longest}")
    new = "".join(letter for letter in lines if letter not in plain)  # our own signs are drawn as formulas are
    wrong = stray(new, visible=kind not in ("alt", "beats"))
    if wrong:
        raise document.refuse(
            key, f"holds the character {wrong}", "allowed are the letters of the typeface Be Vietnam Pro"
        )
    strange = [place for place in PLACE.findall(lines) if place not in known]
    if strange or set(PLACE.sub("", lines)) & set("{}"):
        found = f"asks for the number {{{strange[0]}}}" if strange else "holds a brace that stands alone"
        allowed = f"allowed in braces are {listed(known, 30)}" if known else "no braces are allowed here"
        raise document.refuse(key, found, allowed)
    return lines


def _places(language: str, key: str, about_data: bool) -> list[str]:
    """What may stand in braces besides what our word at that key has there: in a narration, the numbers that others of
    its scene have; and the data's names, if there are data."""
    found: list[str] = []
    scene, beats, _ = key.partition(".beats.")
    if beats:
        tables = (_ours(language), _twins(language)) if about_data else (_ours(language),)
        said = (str(text) for words in tables for k, text in words.items() if k.startswith(scene + beats))
        found += [place for text in said for place in PLACE.findall(text)]
    if about_data and key.startswith(("scenes.", "figures.", "clips.")):
        found += PLACES
    return found


@cache
def _ours(language: str) -> Mapping[str, Text]:
    """Our words in a language; those of a lecturer's own language stand for our English ones."""
    return leaves(load_words(_original(language)).table)


@cache
def _twins(language: str) -> Mapping[str, Text]:
    return words_about_data(_original(language))


def _original(language: str) -> str:
    return language if language in LANGUAGES else ORIGINAL
