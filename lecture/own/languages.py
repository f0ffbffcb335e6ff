"""Further languages of a lecturer: our words copied into their folder, and translated there, file by file.

What is missing is said in English, and so is what nobody has translated yet; both are told.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lecture.options import BadInput
from lecture.own import document as documents
from lecture.own.document import one_line
from lecture.own.kinds import listed, nearest
from lecture.own.words import checked
from scenes.kit import languages
from scenes.kit.own import Text
from scenes.kit.settings import LANGUAGES
from scenes.kit.words import ORIGINAL, WORDS, leaves, load_words, words_about_data

FOLDER = "words"
OURS_ALONE = "spoken.toml"
"""How synthetic voices read signs, which they do in our languages only."""
SENTENCE = 3
"""So many words that are as in English are not translated yet; fewer may be a name that all languages share."""


@dataclass(frozen=True)
class Translation:
    """The words of a further language by dotted key, and what is not translated."""

    texts: Mapping[str, Text]
    notes: tuple[str, ...]


def known(folder: Path) -> tuple[str, ...]:
    """Our languages, and those that the folder has words of. Raises BadInput."""
    places = sorted(place for place in (folder / FOLDER).glob("[!.]*") if place.is_dir())
    for place in places:
        check(place.name, str(place))
    return (*LANGUAGES, *(place.name for place in places))


def begin(folder: Path, language: str) -> Path:
    """Copy our English words into the folder, to be translated. Raises BadInput if there are some already."""
    check(language, f"--words {language}")
    place = folder / FOLDER / language
    if place.exists() or place.is_symlink():
        raise BadInput(f"{place} is there already; translate what lies there.")
    place.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{language}.", dir=place.parent) as beside:
        made = Path(beside) / language
        shutil.copytree(WORDS / ORIGINAL, made, ignore=shutil.ignore_patterns(OURS_ALONE))
        made.replace(place)
    return place


def translation(folder: Path, language: str, about_data: bool) -> Translation:
    """Read a further language. `about_data`: what is said of a lecturer's data stands in place of the slides' words.
    Raises BadInput with the file, the line and what is allowed."""
    place = folder / FOLDER / language
    said, strays = _read(folder, place, language, leaves(load_words(ORIGINAL).table), about_data)
    if about_data:
        twins = words_about_data(ORIGINAL)
        of_data, more = _read(folder, place / "own", language, twins, about_data)
        strays += more
        said = {**said, **{key: of_data.get(key, ("", text)) for key, text in twins.items()}}
    texts = {key: text for key, (_, text) in said.items()}
    return Translation(texts, (*strays, *_notes(place, said, about_data)))


def check(language: str, where: str) -> None:
    """Whether these letters may be a further language. Raises BadInput."""
    if language in LANGUAGES:
        raise BadInput(f"{where}: {language} is ours; [words.{language}] in lecture.toml replaces single words of it.")
    if not languages.exists(language):
        raise BadInput(
            f"{one_line(where)}: this is no language that is written from left to right; allowed are two letters of "
            "ISO 639-1, such as de."
        )


def _read(
    folder: Path, place: Path, language: str, ours: Mapping[str, Text], about_data: bool
) -> tuple[dict[str, tuple[str, Text]], list[str]]:
    """The words of one folder's files: (file, text) by key; and notes on those that ours lack, or lack by now."""
    said: dict[str, tuple[str, Text]] = {}
    strays: list[str] = []
    for path in sorted(place.glob("*.toml")):
        if not path.resolve().is_relative_to(folder.resolve()):
            raise BadInput(f"{path}: this link leads out of the folder; allowed are files inside {folder}.")
        document = documents.read(path, ())
        for key, value in document.leaves().items():
            if key not in ours:
                near = nearest(key, list(ours))
                strays.append(one_line(f"{document.place(key)}: {key} is none of our words{near}, and not used"))
                continue
            if key in said:
                raise document.refuse(key, f"stands in {said[key][0]} already", "allowed is one place for a word")
            said[key] = (path.name, checked(document, key, language, key, value, ours, about_data))
    return said, strays


def _notes(place: Path, said: Mapping[str, tuple[str, Text]], about_data: bool) -> Iterator[str]:
    """What is missing, and what is as in English."""
    english = leaves(load_words(ORIGINAL).table) | (words_about_data(ORIGINAL) if about_data else {})
    missing = [key for key in english if not said.get(key, ("", ""))[0] and not key.startswith("spoken.")]
    if missing:
        yield f"{place}: {_count(missing)} missing, and in English for now: {listed(missing, 5)}"
    same = [file for key, (file, text) in said.items() if file and _is_untranslated(text, english[key])]
    if same:
        files = [f"{file} {count}" for file, count in Counter(same).most_common()]
        yield f"{place}: {_count(same)} as in English, to be translated: {listed(files, 20)}"


def _count(found: Sequence[str]) -> str:
    return "1 text is" if len(found) == 1 else f"{len(found)} texts are"


def _is_untranslated(text: Text, english: Text) -> bool:
    words, ours = (" ".join([part] if isinstance(part, str) else part).split() for part in (text, english))
    return words == ours and sum(word.isalpha() for word in words) >= SENTENCE
