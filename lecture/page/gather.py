"""Gathers what was built: reads a folder of renders, puts its media into the site, and tells what is there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from lecture import plan
from lecture.film import captions, timeline
from lecture.film.timeline import Beat
from lecture.page.content import Clip, Course, Figure, Part, Scene, Site, Video
from lecture.plan import Quality
from lecture.shelf import FRAME, PICTURE, POSTER, THUMBNAIL, Shelf, facts, frame
from lecture.worker import load
from scenes.kit.narration import Cue
from scenes.kit.outline import Outline, SceneEntry
from scenes.kit.settings import Settings
from scenes.kit.words import Words, words_of


@dataclass(frozen=True)
class Gatherer:
    """Reads `out`, writes into `site`. `looks`: the languages and themes wanted; `missing`: the scenes
    that are not there, with the language."""

    outline: Outline
    out: Path
    quality: Quality
    looks: Sequence[Settings]
    site: Path
    missing: list[tuple[str, str]] = field(default_factory=list)

    def gather(self) -> Site:
        """All that there is. A scene without a video in a language is not in that language's course."""
        languages: dict[str, list[Settings]] = {}
        for look in self.looks:
            languages.setdefault(look.language, []).append(look)
        courses = tuple(course for looks in languages.values() if (course := self._course(looks)).parts)
        seen = {video.theme for course in courses for scene in course.scenes() for video in scene.videos}
        themes = {look.theme_name: look.theme for look in self.looks if look.theme_name in seen}
        return Site(courses, tuple(themes.values()))

    def _course(self, looks: Sequence[Settings]) -> Course:
        words = words_of(looks[0])
        parts = []
        for section in self.outline.sections:
            scenes = tuple(scene for entry in section.taught if (scene := self._scene(entry, looks, words)))
            if scenes:
                parts.append(Part(words.section(section.id), scenes))
        text = dict(words.value("page"))
        given_by = looks[0].own.credits.lines(text["credit"])
        whole: dict[str, dict[str, str]] = {look.theme_name: files for look in looks if (files := self._whole(look))}
        return Course(words.language, words.text("lecture.title"), tuple(parts), given_by, text, whole)

    def _whole(self, look: Settings) -> dict[str, str]:
        """The joined lecture, and what belongs to it elsewhere."""
        folder, shelf = plan.videos_folder(self.out, look, self.quality), self._shelf(look, "videos")
        files = {"MP4": folder / f"{plan.LECTURE}.mp4", "YouTube": folder / f"{plan.LECTURE}.youtube.txt"}
        return {name: shelf.file(file) for name, file in files.items() if files["MP4"].exists() and file.exists()}

    def _scene(self, entry: SceneEntry, looks: Sequence[Settings], words: Words) -> Scene | None:
        files = {look: plan.videos_folder(self.out, look, self.quality) / f"{entry.id}.mp4" for look in looks}
        there = {look: file for look, file in files.items() if file.exists() and timeline.path_beside(file).exists()}
        if not there:
            self.missing.append((entry.id, words.language))
            return None
        beats = {look: timeline.read(file) for look, file in there.items()}
        question = load(entry.question)(words) if entry.question else None
        return Scene(
            entry.id,
            words.title(entry.id),
            words.alt("scenes", entry.id),
            next(iter(beats.values())),
            # A question's poster must not show the answer, so it is the end of its first beat.
            tuple(self._video(look, there[look], beats[look], bool(question)) for look in there),
            tuple(clip for look in looks for clip in self._clips(entry, look, words)),
            tuple(figure for look in looks for figure in self._figures(entry, look, words)),
            question,
        )

    def _video(self, look: Settings, file: Path, beats: tuple[Beat, ...], early: bool) -> Video:
        shelf = self._shelf(look, "videos")
        still = frame(file, (beats[0] if early else beats[-1]).end - FRAME)
        known = facts(file)
        subtitles = {
            language: path
            for language in beats[0].narration
            if (path := file.with_name(f"{file.stem}.{language}.vtt")).exists()
        }
        openings = [(beat, captions.opening(beat.narration[look.language])) for beat in beats]
        return Video(
            look.theme_name,
            shelf.file(file),
            shelf.picture(still, file.stem, POSTER),
            shelf.picture(still, f"{file.stem}-small", THUMBNAIL),
            known.width,
            known.height,
            known.seconds,
            known.sound,
            {language: shelf.file(path) for language, path in subtitles.items()},
            {language: path.read_text(encoding="utf-8") for language, path in subtitles.items()},
            captions.vtt(Cue(beat.start, beat.end, opening) for beat, opening in openings),
        )

    def _clips(self, entry: SceneEntry, look: Settings, words: Words) -> Iterator[Clip]:
        shelf = self._shelf(look, "gifs")
        for clip in entry.clips:
            gif, webp, still = (
                plan.folder(self.out, look) / "gifs" / f"{clip.id}.{ending}" for ending in ("gif", "webp", "png")
            )
            if all(file.exists() for file in (gif, webp, still)):
                with Image.open(still) as picture:
                    shown, size = shelf.picture(picture, f"{clip.id}-still", PICTURE), picture.size
                yield Clip(
                    clip.id,
                    look.theme_name,
                    words.alt("clips", clip.id),
                    shelf.file(gif),
                    shelf.stopping(gif),
                    shelf.file(webp),
                    shelf.file(still),
                    shown,
                    *size,
                )

    def _figures(self, entry: SceneEntry, look: Settings, words: Words) -> Iterator[Figure]:
        shelf = self._shelf(look, "figures")
        for figure in entry.figures:
            paths = [plan.folder(self.out, look) / "figures" / f"{figure.id}.{form}" for form in plan.FIGURE_FORMATS]
            files = {path.suffix[1:].upper(): path for path in paths if path.exists()}
            if "PNG" in files:
                with Image.open(files["PNG"]) as picture:
                    shown = shelf.picture(picture, figure.id, PICTURE)
                    size = picture.size
                alt = words.alt("figures", figure.id)
                linked = {form: shelf.file(path) for form, path in files.items()}
                yield Figure(figure.id, look.theme_name, alt, shown, *size, linked)

    def _shelf(self, look: Settings, kind: str) -> Shelf:
        return Shelf(self.site, f"media/{look.language}/{look.theme_name}/{kind}")
