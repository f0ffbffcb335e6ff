"""Rules of time: narration that can be read and spoken, captions that fit, something to see, and not too much of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lecture.check.findings import Hit, rule
from lecture.check.moments import Film
from scenes.kit.narration import CAPTION_COLUMNS, CAPTION_LINES, cues
from scenes.kit.outline import SceneEntry
from scenes.kit.settings import Settings

READING = 17.0
"""Characters a second that a viewer can read."""
SPEAKING: Mapping[str, tuple[float, str]] = {"en": (160.0, "words"), "vi": (220.0, "syllables")}
"""A minute, at most."""
STILL = 12.0
CHAPTER = 360.0


@dataclass(frozen=True)
class Chapter:
    """A section's scenes and how long each lasts, in seconds."""

    id: str
    lengths: Mapping[str, float]


@rule(
    "read-too-fast", "film", "error",
    "Captions of more than 17 characters a second cannot be read along.",
    "Shorten the narration, or let the beat last longer.",
)  # fmt: skip
def read_too_fast(film: Film) -> Iterator[Hit]:
    for beat in film.timeline:
        for language, text in beat.narration.items():
            speed = len(text) / max(beat.end - beat.start, 1e-9)
            if speed > READING:
                what = f"the narration ({language}) runs at {speed:.0f} characters a second"
                yield Hit(what, beat=beat.id, seconds=beat.start)


@rule(
    "speak-too-fast", "film", "error",
    "A voice of more than 160 English words or 220 Vietnamese syllables a minute cannot be followed.",
    "Shorten the narration, or let the beat last longer.",
)  # fmt: skip
def speak_too_fast(film: Film) -> Iterator[Hit]:
    for beat in film.timeline:
        for language, text in beat.narration.items():
            limit, unit = _limit(language, film.settings)
            speed = len(text.split()) * 60 / max(beat.end - beat.start, 1e-9)
            if speed > limit:
                what = f"the narration ({language}) runs at {speed:.0f} {unit} a minute"
                yield Hit(what, beat=beat.id, seconds=beat.start)


def _limit(language: str, settings: Settings) -> tuple[float, str]:
    """Words a minute; of a lecturer's own language, as much above its calm pace as in English."""
    english, unit = SPEAKING["en"]
    calm = settings.speaking
    return SPEAKING.get(language, (english * calm.get(language, calm["en"]) / calm["en"], unit))


@rule(
    "caption-too-long", "film", "error",
    "Players show two lines of 42 characters; more covers the picture.",
    "Shorten the word or the sentence that does not fit.",
)  # fmt: skip
def caption_too_long(film: Film) -> Iterator[Hit]:
    for beat in film.timeline:
        for language, text in beat.narration.items():
            for cue in cues(text, beat.start, beat.end):
                lines = cue.text.split("\n")
                if len(lines) > CAPTION_LINES or max(map(len, lines)) > CAPTION_COLUMNS:
                    yield Hit(f"the caption ({language}) “{cue.text}”", beat=beat.id, seconds=cue.start)


@rule(
    "still-too-long", "film", "warning",
    "A picture that does not move for more than 12 s loses its viewers.",
    "Show what is being said as it is said (beat.until), or shorten the narration.",
)  # fmt: skip
def still_too_long(film: Film) -> Iterator[Hit]:
    for beat in film.timeline:
        last = beat.start
        moving = [play for play in film.plays if play.moves and beat.start <= play.start < beat.end]
        for start, end in [*((play.start, play.end) for play in moving), (beat.end, beat.end)]:
            if start - last > STILL:
                what = f"nothing moves for {start - last:.0f} s"
                yield Hit(what, allowed=film.allowed, beat=beat.id, seconds=last)
            last = max(last, end)


@rule(
    "scene-too-long", "film", "error",
    "An idea takes at most 75 s, a worked example or a derivation 150 s.",
    "Cut it, or split it into two scenes of the outline.",
)  # fmt: skip
def scene_too_long(film: Film) -> Iterator[Hit]:
    if isinstance(film.entry, SceneEntry) and film.seconds > film.entry.longest:
        yield Hit(f"the scene lasts {film.seconds:.0f} s, of {film.entry.longest:.0f} at most", seconds=film.seconds)


@rule(
    "chapter-too-long", "chapter", "error",
    "Videos of more than 6 minutes are not watched to their end.",
    "Split the section in the outline.",
)  # fmt: skip
def chapter_too_long(chapter: Chapter) -> Iterator[Hit]:
    total = sum(chapter.lengths.values())
    if total > CHAPTER:
        yield Hit(f"the section's scenes last {total:.0f} s together, of {CHAPTER:.0f} at most")


@rule(
    "beats-differ", "film", "error",
    "Chapters, captions and the page follow the outline's beats.",
    "Give the scene and assets/outline.toml the same beats in the same order.",
)  # fmt: skip
def beats_differ(film: Film) -> Iterator[Hit]:
    if film.error is not None or not isinstance(film.entry, SceneEntry):
        return
    shown = [beat.id for beat in film.timeline]
    for number, (planned, played) in enumerate(_paired(list(film.entry.beats), shown), 1):
        if planned != played:
            yield Hit(f"beat {number} is {played or 'missing'} in the scene and {planned or 'missing'} in the outline")
            return


def _paired(planned: list[str], shown: list[str]) -> Iterator[tuple[str, str]]:
    for k in range(max(len(planned), len(shown))):
        yield "".join(planned[k : k + 1]), "".join(shown[k : k + 1])
