"""Which voice is meant: by the option --voice, by a lecturer's settings, or the best one that is installed."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lecture.options import BadInput
from lecture.plan import Job
from lecture.voice import espeak, kokoro, piper
from lecture.voice.cast import NAMES, RECORDINGS, Cast, Name, Part
from lecture.voice.speakers import Recorded, speaker
from lecture.voice.speech import BadVoice
from scenes.kit.languages import exists
from scenes.kit.outline import Outline
from scenes.kit.settings import LANGUAGES

AUTO, NONE = "auto", "none"
ALLOWED = (
    f"allowed are {AUTO}, {NONE}, {', '.join(NAMES)}, each for one language if its code stands before it "
    "(en=piper,vi=espeak), and with a path behind it: piper:VOICE.onnx, recorded:FOLDER"
)


def chosen(text: str, languages: Sequence[str], out: Path, folder: Path | None) -> Cast | None:
    """The cast for these languages; None if nobody speaks. `out`: where speech is kept; `folder`: the lecturer's.

    Raises BadInput if the text names no voice, or one that cannot speak here.
    """
    try:
        parts = tuple(best(languages) if text == AUTO else _parts(text, languages, folder or Path()))
        cast = Cast(parts, out / ".speech")
        str(cast)  # whoever cannot speak says so now
    except BadVoice as error:
        raise BadInput(f"the voice {text!r}: {error}") from error
    return cast if parts else None


def is_known(text: str) -> bool:
    """Whether a text names voices, wherever they are."""
    parts = [choice.rpartition("=") for choice in text.split(",")]
    named = all(voice.partition(":")[0] in NAMES and (not before or exists(before)) for before, _, voice in parts)
    return text in (AUTO, NONE) or named


def best(languages: Iterable[str]) -> Iterator[Part]:
    """English by the best neural voice that is installed, if there is one; no other language without being asked."""
    voice: Name | None = "kokoro" if kokoro.available() else "piper" if piper.english() else None
    if voice and "en" in languages:
        yield Part("en", voice)


def check_recordings(jobs: Iterable[Job], outline: Outline) -> None:
    """Whether every recording is there that the jobs need. Raises BadInput with a list of those that are not."""
    missing: list[Path] = []
    for job in jobs:
        cast = job.settings.voice
        if isinstance(cast, Cast) and job.kind == "video":
            beats = outline.scene(job.id).beats
            missing += (file for part in cast.parts for file in wanted(part, job.id, beats) if not file.exists())
    missing = list(dict.fromkeys(missing))
    if missing:
        files = "".join(f"\n  {file}" for file in missing)
        raise BadInput(f"{len(missing)} recordings are not there yet; `lecture script` writes what to read:{files}")


def wanted(part: Part, scene: str, beats: Iterable[str]) -> list[Path]:
    """The recordings that a part has of a scene; none if nobody recorded it."""
    who = speaker(part, Path())
    return [who.file(scene, beat) for beat in beats] if isinstance(who, Recorded) else []


def _parts(text: str, languages: Sequence[str], folder: Path) -> Iterator[Part]:
    if text == NONE:
        return
    for choice in text.split(","):
        before, equals, after = choice.partition("=")
        name, _, path = (after if equals else before).partition(":")
        voice = next((known for known in NAMES if known == name), None)
        if voice is None or (equals and not exists(before)):
            raise BadInput(f"the voice {text!r}: there is no {before if voice else name!r}; {ALLOWED}.")
        where = folder / Path(path).expanduser() if path else folder / RECORDINGS if voice == "recorded" else None
        for language in (before,) if equals else languages:
            if not _speaks(voice, language, where):
                raise BadInput(f"the voice {text!r}: {voice} does not speak {language} here; {ALLOWED}.")
            if language in languages:
                yield Part(language, voice, where)


def _speaks(voice: Name, language: str, path: Path | None) -> bool:
    if voice != "recorded" and language not in LANGUAGES:
        return False  # how it reads signs and numbers is known of our languages only
    if voice == "piper":
        return (piper.language(path) if path else "en") == language
    return voice == "recorded" or language in (("en",) if voice == "kokoro" else espeak.NAMES)
