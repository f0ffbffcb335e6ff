"""What the page shows, as plain data. Paths are relative to the site's folder, with slashes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lecture.film.timeline import Beat
from scenes.kit.question import Question
from scenes.kit.theme import Theme


@dataclass(frozen=True)
class Video:
    """A scene's video in one theme. `captions`: language -> path of a .vtt; `spoken` and `chapters`: WebVTT texts.

    `sound`: whether it has any, else it may play muted and in a loop.
    """

    theme: str
    src: str
    poster: str
    thumbnail: str
    width: int
    height: int
    seconds: float
    sound: bool
    captions: Mapping[str, str]
    spoken: Mapping[str, str]
    chapters: str


@dataclass(frozen=True)
class Clip:
    """A clip in one theme. `gif` plays for ever, `stopping` three rounds; `shown`: the still for the page; sizes in
    pixels."""

    id: str
    theme: str
    alt: str
    gif: str
    stopping: str
    webp: str
    still: str
    shown: str
    width: int
    height: int


@dataclass(frozen=True)
class Figure:
    """A figure in one theme. `shown`: a picture of it for the page; `files`: what to download, by format."""

    id: str
    theme: str
    alt: str
    shown: str
    width: int
    height: int
    files: Mapping[str, str]


@dataclass(frozen=True)
class Scene:
    """A scene in one language. `alt`: what is to be seen; of videos, clips and figures there is one for each theme."""

    id: str
    title: str
    alt: str
    beats: tuple[Beat, ...]
    videos: tuple[Video, ...]
    clips: tuple[Clip, ...] = ()
    figures: tuple[Figure, ...] = ()
    question: Question | None = None

    @property
    def seconds(self) -> float:
        return self.videos[0].seconds


@dataclass(frozen=True)
class Part:
    """A section of the lecture with a name."""

    title: str
    scenes: tuple[Scene, ...]


@dataclass(frozen=True)
class Course:
    """The lecture in one language. `credits`: who gives it, line by line; `text`: the page's own words by name;
    `whole`: the joined lecture's files to download, by theme and then by format."""

    language: str
    title: str
    parts: tuple[Part, ...]
    credits: tuple[str, ...]
    text: Mapping[str, str]
    whole: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def scenes(self) -> Iterator[Scene]:
        """Every scene in order."""
        for part in self.parts:
            yield from part.scenes

    @property
    def seconds(self) -> float:
        return sum(scene.seconds for scene in self.scenes())


@dataclass(frozen=True)
class Site:
    """The lecture in every language that was built. `themes`: those that any video has."""

    courses: tuple[Course, ...]
    themes: tuple[Theme, ...]
