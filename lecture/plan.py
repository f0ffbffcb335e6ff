"""What must be made: outline x settings x formats, as a list of frozen jobs. Imports nothing that draws."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from scenes.kit.narration import longest
from scenes.kit.outline import Clip, Figure, Outline, SceneEntry, pick
from scenes.kit.settings import Settings
from scenes.kit.theme import Durations
from scenes.kit.words import WordsError, all_words

BREATH = Durations().breath
LECTURE = "lecture"
"""The joined lecture's file name; no scene may have it."""


@dataclass(frozen=True)
class Quality:
    """A video's size, rate and encoder settings. `crf`: x264's quality, lower is better."""

    width: int
    height: int
    rate: int
    crf: int

    @property
    def name(self) -> str:
        """As in a path: 720p30."""
        return f"{self.height}p{self.rate}"


QUALITIES: dict[str, Quality] = {
    "l": Quality(854, 480, 15, 23),
    "m": Quality(1280, 720, 30, 21),
    "h": Quality(1920, 1080, 60, 21),
    "k": Quality(3840, 2160, 60, 21),
}
"""By Manim's own letters."""

FIGURE_FORMATS = ("svg", "pdf", "png")


@dataclass(frozen=True)
class FigureSpec:
    """`width` in inches: a slide's, if nothing else is said; `dpi` for PNG."""

    formats: tuple[str, ...] = FIGURE_FORMATS
    width: float = 13.333
    dpi: int = 200
    transparent: bool = False


@dataclass(frozen=True)
class GifSpec:
    """`width` in pixels. `loops`: how often it plays; 0 is for ever."""

    width: int = 640
    rate: int = 25
    loops: int = 0


Spec = Quality | FigureSpec | GifSpec


@dataclass(frozen=True)
class Job:
    """One thing to make, complete: it can be sent to another process or machine.

    `folder`: where its files go. `log`: where its traceback goes. `length`: about how many seconds it shows.
    """

    id: str
    target: str
    settings: Settings
    spec: Spec
    folder: Path
    log: Path
    length: float = 0.0

    @property
    def kind(self) -> str:
        return {Quality: "video", FigureSpec: "figure", GifSpec: "gif"}[type(self.spec)]

    @property
    def name(self) -> str:
        """For people: "video sigmoid-fit (en, dark)"."""
        return f"{self.kind} {self.id} ({self.settings.language}, {self.settings.theme_name})"

    @property
    def scene(self) -> str:
        """The scene whose narration it tells; nothing for a figure or a GIF."""
        return self.id if self.kind == "video" else ""

    @property
    def outputs(self) -> tuple[Path, ...]:
        """The files that it makes; captions stand beside the first."""
        if isinstance(self.spec, FigureSpec):
            return tuple(self.folder / f"{self.id}.{ending}" for ending in self.spec.formats)
        endings = ("gif", "webp", "png") if isinstance(self.spec, GifSpec) else ("mp4",)
        return tuple(self.folder / f"{self.id}.{ending}" for ending in endings)


def folder(out: Path, settings: Settings) -> Path:
    """Where everything of one language and theme goes."""
    return out / settings.language / settings.theme_name


def videos_folder(out: Path, settings: Settings, quality: Quality) -> Path:
    return folder(out, settings) / "videos" / quality.name


def scenes_named(outline: Outline, names: Sequence[str]) -> list[SceneEntry]:
    """The scenes of those ids, in the lecture's order; all of them without a name."""
    known = {scene.id: scene for scene in outline.scenes()}
    wanted = {pick(name, known, "scene").id for name in names}
    return [scene for scene in known.values() if not wanted or scene.id in wanted]


def figures_named(outline: Outline, names: Sequence[str]) -> list[Figure]:
    """The figures of those ids, and of the scenes of those ids; all of them without a name."""
    known = outline.figures()
    by_scene = {scene.id: [figure.id for figure in scene.figures] for scene in outline.scenes()}
    return [known[name] for name in _named(list(known), by_scene, names, "figure or scene")]


def clips_named(outline: Outline, names: Sequence[str]) -> list[Clip]:
    """The clips of those ids, and of the scenes of those ids; all of them without a name."""
    known = outline.clips()
    by_scene = {scene.id: [clip.id for clip in scene.clips] for scene in outline.scenes()}
    return [known[name] for name in _named(list(known), by_scene, names, "clip or scene")]


def video_jobs(scenes: Iterable[SceneEntry], out: Path, settings: Settings, quality: Quality) -> Iterator[Job]:
    """A job for each scene's video."""
    for scene in scenes:
        yield Job(
            scene.id,
            scene.target,
            settings,
            quality,
            videos_folder(out, settings, quality),
            _log(out, settings, "video", scene.id),
            length(scene, settings),
        )


def figure_jobs(figures: Iterable[Figure], out: Path, settings: Settings, spec: FigureSpec) -> Iterator[Job]:
    """A job for each figure, in all its formats."""
    for figure in figures:
        yield Job(
            figure.id,
            figure.target,
            replace(settings, voice=None),
            spec,
            folder(out, settings) / "figures",
            _log(out, settings, "figure", figure.id),
        )


def gif_jobs(clips: Iterable[Clip], out: Path, settings: Settings, spec: GifSpec) -> Iterator[Job]:
    """A job for each clip's GIF."""
    for clip in clips:
        yield Job(
            clip.id,
            clip.target,
            replace(settings, voice=None),
            spec,
            folder(out, settings) / "gifs",
            _log(out, settings, "gif", clip.id),
            8.0,
        )


def lectures(jobs: Iterable[Job]) -> list[Job]:
    """The joined lecture of each folder that these jobs put a video into."""
    videos = {job.folder: job for job in jobs if job.kind == "video"}
    return [
        Job(LECTURE, "lecture.film.join:lecture", job.settings, job.spec, folder, folder / f"{LECTURE}.log")
        for folder, job in videos.items()
    ]


def everything(outline: Outline, out: Path, settings: Settings, quality: Quality) -> Iterator[Job]:
    """A job for each video, GIF and figure, in the formats of a build."""
    yield from video_jobs(outline.scenes(), out, settings, quality)
    yield from gif_jobs(outline.clips().values(), out, settings, GifSpec())
    yield from figure_jobs(outline.figures().values(), out, settings, FigureSpec())


def length(scene: SceneEntry, settings: Settings) -> float:
    """About how many seconds a scene lasts, by its words alone; 0 if they are not written yet."""
    total = 0.0
    with suppress(WordsError):
        for beat in scene.beats:
            key = f"scenes.{scene.id}.beats.{beat}"
            said = {language: words.text(key) for language, words in all_words(settings).items()}
            total += BREATH + longest(said, speaking=settings.speaking)
    return total


def by_urgency(jobs: Sequence[Job]) -> list[Job]:
    """The order to make them in: the shortest video first, to be seen early; then the longest first, which fills all
    workers to the end."""
    videos = [job for job in jobs if job.kind == "video"]
    first = min(videos, key=cost, default=None)
    return sorted(jobs, key=lambda job: (job is not first, -cost(job)))


def cost(job: Job) -> float:
    """Seconds of work, about: they only order the jobs and weigh the progress."""
    if isinstance(job.spec, Quality):
        return 1 + job.length * job.spec.rate / 30 * float((job.spec.width / 1280) ** 1.5)
    return 3.0 if isinstance(job.spec, GifSpec) else 1.0


def _log(out: Path, settings: Settings, kind: str, name: str) -> Path:
    return folder(out, settings) / "logs" / f"{kind}-{name}.log"


def _named(known: Sequence[str], by_scene: Mapping[str, Sequence[str]], names: Sequence[str], what: str) -> list[str]:
    groups = {scene: set(ids) for scene, ids in by_scene.items()}
    for name in known:
        groups.setdefault(name, set()).add(name)
    wanted = {item for name in names for item in pick(name, groups, what)}
    return [name for name in known if not names or name in wanted]
