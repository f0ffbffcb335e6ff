"""Reads a lecturer's folder: every setting, the data, words and colours, checked; nothing is made before that."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lecture.options import BadInput
from lecture.own import document as documents
from lecture.own import languages as further
from lecture.own.choice import check_beats, chosen_outline, own_beats, own_order
from lecture.own.colours import own_colours
from lecture.own.document import Document
from lecture.own.formula import own_symbols
from lecture.own.kinds import listed
from lecture.own.lecture import FILE, Lecture
from lecture.own.schema import NEW_LANGUAGE, fixed, own_speaking, values
from lecture.own.words import own_names, own_words
from scenes.kit.outline import Outline, load_outline
from scenes.kit.own import Credits, Learning, Own
from scenes.kit.settings import LANGUAGES

LARGEST_LOGO, MOST_PIXELS = 2_000_000, 4000
ABOUT_DATA = ("data.", "names.", "learning.")
"""Sections of settings about a lecturer's data."""


def own_lecture(folder: Path | None, given: Sequence[str] = (), languages: Sequence[str] = ()) -> Lecture:
    """Read the lecture of a folder, or the slides' one with settings given. `languages`: made besides those in it.

    Raises BadInput: one message with the place of whatever is wrong.
    """
    if folder is None:
        return of(documents.over(Document(Path(FILE), "", {}), given), languages)
    return of(documents.read(folder / FILE, given), languages, further.known(folder))


def of(document: Document, languages: Sequence[str] = (), known: Sequence[str] = LANGUAGES) -> Lecture:
    """The lecture of a document. `known`: the languages that there are words of. Raises BadInput."""
    for language in languages:
        if language not in known:
            raise BadInput(f"--lang: {language!r} is not among {', '.join(known)}; {NEW_LANGUAGE}.")
    said = values(document, known)
    data = None
    if said["data.file"]:
        from lecture.own.data import own_data  # NumPy is imported only for data

        data = own_data(document, said)
    whole = load_outline()
    beats = own_beats(document, whole)
    scenes: tuple[str, ...] = said["lecture.scenes"]
    ordered = own_order(document, whole, scenes, said["learning.loss_first"], data)
    outline, left_out = chosen_outline(ordered, scenes, beats, data)
    check_beats(document, outline)
    if not outline.sections:
        reasons = dict.fromkeys(left.reason for left in left_out if not scenes or left.scene in scenes)
        raise document.refuse("lecture.scenes", f"leaves no scene ({'; '.join(reasons)})", "at least one is needed")
    if data is None:
        _check_unused(document, known)
    spoken = tuple(dict.fromkeys((*said["lecture.languages"], *languages)))
    theirs = {
        language: further.translation(document.path.parent, language, data is not None)
        for language in spoken
        if language not in LANGUAGES
    }
    texts = {language: translation.texts for language, translation in theirs.items()}
    own = Own(
        languages=spoken,
        speaking=own_speaking(document, known),
        data=data,
        names=own_names(document, said, data, spoken, texts),
        symbols=own_symbols(document, said["data.symbols"], len(data.columns) if data else 0),
        learning=Learning(
            said["learning.rate"], said["learning.start"], said["learning.start_plane"], said["learning.steps"]
        ),
        credits=_credits(document, said),
        words=(
            *((language, key, text) for language, words in texts.items() for key, text in words.items()),
            *own_words(document, known, data is not None),
        ),
        colours=own_colours(document),
        beats=tuple((s.id, s.beats) for s in outline.scenes() if s.beats != whole.scene(s.id).beats),
        sections=_sections(outline, whole),
    )
    notes = (*(data.notes if data else ()), *(note for words in theirs.values() for note in words.notes))
    return Lecture(
        own,
        outline,
        left_out,
        said["lecture.languages"],
        said["lecture.themes"],
        said["lecture.quality"],
        said["lecture.voice"],
        notes,
    )


def _check_unused(document: Document, known: Sequence[str]) -> None:
    """Raises BadInput for a setting that only a lecturer's data need: the slides' lecture has its own numbers."""
    found, defaults = document.leaves(), {key: setting.default for key, setting in fixed(known).items()}
    unused = [key for key in found if key.startswith(ABOUT_DATA) and found[key] != defaults[key]]
    if unused:
        more = f", as are {listed(unused[1:], 3)}," if unused[1:] else ""
        allowed = "allowed is its default, or a CSV file as data.file"
        raise document.refuse(
            unused[0], f"is of no use{more} in the slides' lecture, without data of your own", allowed
        )


def _sections(outline: Outline, whole: Outline) -> tuple[str, ...]:
    """Those that are given; none if they are the slides'."""
    given, slides = (tuple(dict.fromkeys(section.id for section in one.sections)) for one in (outline, whole))
    return () if given == slides else given


def _credits(document: Document, said: dict[str, Any]) -> Credits:
    logo = _logo(document, said["credits.logo"]) if said["credits.logo"] else b""
    return Credits(said["credits.course"], said["credits.lecturer"], said["credits.licence"], logo)


def _logo(document: Document, name: str) -> bytes:
    """The bytes of a PNG inside the folder. Raises BadInput."""
    import io

    from PIL import Image

    folder = document.path.parent
    allowed = (
        f"allowed is a PNG file in the folder, of at most {LARGEST_LOGO // 10**6} MB and {MOST_PIXELS} pixels a side"
    )
    try:
        path = (folder / name).resolve(strict=True)
        if not path.is_relative_to(folder.resolve()) or not path.is_file() or path.stat().st_size > LARGEST_LOGO:
            raise document.refuse("credits.logo", f"is {name!r}", allowed)
        raw = path.read_bytes()
        with Image.open(io.BytesIO(raw), formats=("PNG",)) as image:
            if max(image.size) > MOST_PIXELS:
                raise document.refuse("credits.logo", f"is {image.width} x {image.height} pixels", allowed)
            image.load()
    except BadInput:
        raise
    except (OSError, ValueError, RuntimeError, SyntaxError, Image.DecompressionBombError) as error:
        raise document.refuse("credits.logo", f"cannot be read: {name!r}", allowed) from error
    return raw
