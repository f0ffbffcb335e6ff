"""Every setting of a lecture.toml: its default, what it may be, and what it means. The template and the checks of
names come from here; docs/own.md explains the same ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from lecture.own.document import Document
from lecture.own.kinds import (
    AUTO,
    Kind,
    Refused,
    flag,
    listed,
    nearest,
    number,
    numbers,
    one_of,
    or_auto,
    shown,
    some_of,
    texts,
    whole,
)
from lecture.own.kinds import text as text_
from lecture.plan import QUALITIES
from lecture.voice import choice as voice
from scenes.kit.outline import load_outline
from scenes.kit.settings import LANGUAGES
from scenes.kit.theme import THEME_NAMES, Role

ROLES: tuple[str, ...] = get_args(Role)
LONGEST_FORMULA = 200
LANGUAGES_KEY = "lecture.languages"
NEW_LANGUAGE = "`lecture new DIR --words CODE` begins another language"


def known_voice(value: Any) -> Any:
    """A kind: who speaks."""
    said = text_(500, visible=False)(value)
    if not voice.is_known(said):
        raise Refused(f"is {shown(value)}", voice.ALLOWED)
    return said


@dataclass(frozen=True)
class Setting:
    """One setting: its dotted key, its default as TOML, what it may be, and what it means, in a line."""

    key: str
    default: Any
    kind: Kind
    about: str


SETTINGS: tuple[Setting, ...] = (
    Setting("data.file", "", text_(500, visible=False), "a CSV file in this folder; none: the slides' flowers"),
    Setting("data.features", [], texts(200, 0, 2, text_(200, visible=False)), "one or two columns with numbers"),
    Setting("data.label", "", text_(200, visible=False), "the column with two kinds of labels"),
    Setting("data.positive", "", text_(200, visible=False), "the label that is 1; the other is 0"),
    Setting(
        "data.standardise", AUTO, or_auto(flag), "features with mean 0 and standard deviation 1; auto: where it helps"
    ),
    Setting("data.order", "file", one_of(("file", "shuffled")), "of the rows: as in the file, or shuffled by the seed"),
    Setting("data.seed", 0, whole(0, 2**32 - 1), "of the shuffling"),
    Setting("data.symbols", [], texts(200, 0, 2, text_(LONGEST_FORMULA, visible=False)), "features as Typst formulas"),
    Setting("learning.rate", AUTO, or_auto(number(1e-6, 1000)), "the learning rate η"),
    Setting("learning.start", AUTO, or_auto(numbers(2, 1000)), "[b, w], where the two losses are compared from"),
    Setting("learning.start_plane", AUTO, or_auto(numbers(3, 1000)), "[b, w1, w2], where two features start from"),
    Setting(
        "learning.loss_first", "mse", one_of(("mse", "bce")), "which loss comes first: squared error, cross-entropy"
    ),
    Setting("learning.steps", 180, whole(10, 2000), "steps in which the two losses are compared"),
    Setting("lecture.scenes", [], some_of([s.id for s in load_outline().scenes()]), "in this order; none: all"),
    Setting(LANGUAGES_KEY, ["en"], some_of(LANGUAGES, least=1), "those that are made and captioned"),
    Setting("lecture.themes", ["dark"], some_of(THEME_NAMES, least=1), "dark, light or both"),
    Setting(
        "lecture.voice",
        AUTO,
        known_voice,
        "who speaks: none, piper, kokoro, espeak, recorded; auto: the best",
    ),
    Setting("lecture.quality", "m", one_of(tuple(QUALITIES)), "of the videos: l, m, h or k"),
    Setting("credits.course", "", text_(60), "the course's name"),
    Setting("credits.lecturer", "", text_(60), "who gives the lecture"),
    Setting("credits.licence", "", text_(60), "on what terms it may be used"),
    Setting("credits.logo", "", text_(500, visible=False), "a PNG in this folder"),
)
NAMES: tuple[Setting, ...] = (
    Setting("sample", "", text_(24), "what one row is"),
    Setting("samples", "", text_(24), "what several rows are"),
    Setting("features", [], texts(28, 0, 2), "what the features are called"),
    Setting("units", [], texts(12, 0, 2), "what they are measured in"),
    Setting("negative", "", text_(24), "what the class 0 is called"),
    Setting("positive", "", text_(24), "what the class 1 is called"),
)
"""Under names.<language>."""
FAMILIES = {
    "beats": "beats.<scene> = [beats of it]",
    "colours": "colours.<theme>.<role> = a colour",
    "names": "names.<language>.<name> = what the data are called",
    "speaking": "speaking.<language> = words a minute",
    "words": "words.<language>.<key> = a word of ours replaced",
}


def values(document: Document, languages: Sequence[str]) -> dict[str, Any]:
    """Every setting with its value or its default, by dotted key, also those under names. `languages`: those that there
    are words of. Raises BadInput for a key that is none, or a value that is not allowed."""
    found = document.leaves()
    known = fixed(languages)
    for key in found:
        group, _, rest = key.partition(".")
        if key not in known and not (rest and group in FAMILIES.keys() - {"names"}):
            raise _unknown(document, key, list(known))
    read: dict[str, Any] = {}
    for key, setting in known.items():
        try:
            read[key] = setting.kind(found.get(key, setting.default))
        except Refused as error:
            raise document.refuse(key, error.found, error.allowed) from error
    return read


def fixed(languages: Sequence[str]) -> dict[str, Setting]:
    """The settings that have a name of their own, by dotted key."""
    names = {f"names.{language}.{s.key}": s for language in languages for s in NAMES}
    known = {setting.key: setting for setting in SETTINGS} | names
    return known | {LANGUAGES_KEY: replace(known[LANGUAGES_KEY], kind=_some_language(languages))}


def own_speaking(document: Document, languages: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """How many words a second are calmly spoken, by language, where the lecturer says it. Raises BadInput."""
    found = []
    for language, value in family(document, "speaking").items():
        if language not in languages:
            wrong = f"is of no language{nearest(language, languages)}"
            raise document.refuse(f"speaking.{language}", wrong, f"allowed are {listed(languages)}")
        try:
            found.append((language, number(60, 300)(value) / 60))
        except Refused as error:
            raise document.refuse(f"speaking.{language}", error.found, error.allowed) from error
    return tuple(found)


def _some_language(languages: Sequence[str]) -> Kind:
    some = some_of(languages, least=1)

    def read(value: Any) -> Any:
        try:
            return some(value)
        except Refused as error:
            raise Refused(error.found, f"{error.allowed}; {NEW_LANGUAGE}") from error

    return read


def family(document: Document, name: str) -> Mapping[str, Any]:
    """The settings of one family by what follows its name."""
    return {key.partition(".")[2]: value for key, value in document.leaves().items() if key.startswith(name + ".")}


def _unknown(document: Document, key: str, known: Sequence[str]) -> Exception:
    section = key.partition(".")[0]
    of_section = [name for name in known if name.startswith(section + ".")]
    near = nearest(key, [*known, *FAMILIES])
    allowed = f"allowed in [{section}] are {listed([n.partition('.')[2] for n in of_section])}" if of_section else (
        f"the sections are {listed(sorted({name.partition('.')[0] for name in known} | FAMILIES.keys()))}"
    )  # fmt: skip
    return document.refuse(key, f"is no setting{near}", allowed)
