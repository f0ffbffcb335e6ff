"""The talk: what was built of a lecture in one language and theme, scene by scene, as plain data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from lecture import plan
from lecture.film import captions, timeline
from lecture.film.timeline import Beat
from lecture.plan import Quality
from scenes.kit.outline import Outline, SceneEntry
from scenes.kit.settings import Settings
from scenes.kit.theme import Theme
from scenes.kit.words import Words, words_of


@dataclass(frozen=True)
class Figure:
    """A figure's files. `svg` is None if only the PNG was made."""

    id: str
    alt: str
    png: Path
    svg: Path | None


@dataclass(frozen=True)
class Slide:
    """A beat to show. `name`: its first words; `said`: its narration; `alt`: what is to be seen at its end."""

    id: str
    name: str
    said: str
    alt: str
    beat: Beat


@dataclass(frozen=True)
class Scene:
    """A scene whose video is there. `asks`: it is a question, and its end shows the answer."""

    id: str
    title: str
    alt: str
    video: Path
    slides: tuple[Slide, ...]
    figures: tuple[Figure, ...]
    asks: bool

    @property
    def cover(self) -> Slide:
        """The slide whose end stands for the scene: the last one; a question's first, which keeps the answer back."""
        return self.slides[0 if self.asks else -1]


@dataclass(frozen=True)
class Part:
    """A section of the lecture. One with a single scene needs no title slide: the scene shows its name."""

    id: str
    title: str
    scenes: tuple[Scene, ...]

    @property
    def titled(self) -> bool:
        return len(self.scenes) > 1


@dataclass(frozen=True)
class Talk:
    """`credits`: who gives it, line by line; `lecturer`: their name, if they say it; `text`: the slides' own words by
    name; `missing`: what is not built, such as "scene one-step"."""

    language: str
    theme: Theme
    title: str
    credits: tuple[str, ...]
    lecturer: str
    parts: tuple[Part, ...]
    text: Mapping[str, str]
    missing: tuple[str, ...]

    def scenes(self) -> Iterator[Scene]:
        """Every scene in order."""
        for part in self.parts:
            yield from part.scenes

    def numbers(self) -> dict[tuple[str, str], int]:
        """The number that the deck shows of each slide, by scene and beat; the title is its first."""
        numbers, result = count(2), dict[tuple[str, str], int]()
        for part in self.parts:
            if part.titled:
                next(numbers)
            result |= {(scene.id, slide.id): next(numbers) for scene in part.scenes for slide in scene.slides}
        return result


def gather(outline: Outline, out: Path, quality: Quality, look: Settings) -> Talk:
    """Read what was built in `out`. A scene without a video of this quality is not in the talk."""
    words, missing = words_of(look), list[str]()
    parts = []
    for section in outline.sections:
        found = (_scene(entry, out, quality, look, words, missing) for entry in section.taught)
        if scenes := tuple(scene for scene in found if scene):
            parts.append(Part(section.id, words.section(section.id), scenes))
    given_by = look.own.credits
    return Talk(
        words.language,
        look.theme,
        words.text("lecture.title"),
        given_by.lines(words.text("page.credit")),
        given_by.lecturer,
        tuple(parts),
        dict(words.value("slides")),
        tuple(missing),
    )


def _scene(
    entry: SceneEntry, out: Path, quality: Quality, look: Settings, words: Words, missing: list[str]
) -> Scene | None:
    video = plan.videos_folder(out, look, quality) / f"{entry.id}.mp4"
    if not (video.exists() and timeline.path_beside(video).exists()):
        missing.append(f"scene {entry.id}")
        return None
    alt = " ".join(words.alt("scenes", entry.id).split())
    slides = tuple(_slides(timeline.read(video), look.language, alt))
    figures = tuple(_figures(entry, plan.folder(out, look) / "figures", words, missing))
    return Scene(entry.id, words.title(entry.id), alt, video, slides, figures, bool(entry.question))


def _slides(beats: tuple[Beat, ...], language: str, alt: str) -> Iterator[Slide]:
    for beat in beats:
        said = beat.narration[language]
        name = captions.opening(said)
        yield Slide(beat.id, name, said, alt if beat is beats[-1] else name, beat)


def _figures(entry: SceneEntry, folder: Path, words: Words, missing: list[str]) -> Iterator[Figure]:
    for figure in entry.figures:
        png, svg = folder / f"{figure.id}.png", folder / f"{figure.id}.svg"
        if png.exists():
            alt = " ".join(words.alt("figures", figure.id).split())
            yield Figure(figure.id, alt, png, svg if svg.exists() else None)
        else:
            missing.append(f"figure {figure.id}")
