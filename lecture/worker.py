"""Makes one job's files. The only module that imports Manim, and only when a job needs it."""

import errno
import importlib
import logging
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import scenes
from lecture import files
from lecture.cache import reading
from lecture.cache.reading import NOTHING, Reading
from lecture.film.frames import Pipe, Sink
from lecture.plan import FigureSpec, GifSpec, Job, Quality

Report = Callable[[float], None]
"""Called with the seconds shown so far, while a job is made. Whatever it raises ends the job."""

SCENES = Path(scenes.__path__[0]).resolve()
KIT = SCENES / "kit"


LESS_MEMORY = "Out of memory? Try -j 1, or a lower quality."


class Cancelled(Exception):
    """The build was interrupted."""


@dataclass(frozen=True)
class Outcome:
    """What became of a job: its files, or the error in short. `read`: the words that it asked for. `hopeless`: why no
    other job can do better."""

    job: Job
    files: tuple[Path, ...] = ()
    seconds: float = 0.0
    error: str = ""
    read: Reading = NOTHING
    hopeless: str = ""


def make(job: Job, report: Report = lambda _: None) -> Outcome:
    """Make a job's files. A job that fails leaves none, and its traceback in its log."""
    start = time.perf_counter()
    makers: dict[str, Callable[[Job, Report], list[Path]]] = {"video": _video, "figure": _figure, "gif": _gif}
    try:
        reading.forget(job.settings)
        made = makers[job.kind](job, report)
        read = reading.so_far(job.settings, job.scene)
    except (Cancelled, KeyboardInterrupt):
        raise
    except BaseException as error:  # a scene may even call sys.exit
        with suppress(OSError):  # a full disk must not hide what happened
            files.write_text(job.log, traceback.format_exc())
        return Outcome(job, error=short(error), seconds=time.perf_counter() - start, hopeless=hopeless(error, job))
    job.log.unlink(missing_ok=True)
    return Outcome(job, tuple(made), time.perf_counter() - start, read=read)


def _video(job: Job, report: Report) -> list[Path]:
    from lecture.film import telling
    from lecture.film.video import VideoSink
    from lecture.voice import soundtrack

    assert isinstance(job.spec, Quality)
    path = job.outputs[0]
    with files.whole(path) as beside:
        sink = VideoSink(beside, job.spec)
        try:
            scene = render(job, sink, (job.spec.width, job.spec.height), job.spec.rate, report)
            sounds = soundtrack.tracks(job.settings, job.id, scene.timeline)
            about = telling.about(job.settings, job.id, scene.timeline, sounds)
            sink.finish(about)
        except BaseException:
            with suppress(Exception):
                sink.abort()
            raise
    return [path, *telling.write(path, scene.timeline, about.captions)]


def _gif(job: Job, report: Report) -> list[Path]:
    from lecture.pictures.gif import GifSink, pixel_size

    assert isinstance(job.spec, GifSpec)
    sink = GifSink(job.spec)
    scene_class = load(job.target)
    render(job, sink, pixel_size(job.spec.width, scene_class.frame), job.spec.rate, report, scene_class.frame)
    for finish, path in zip((sink.finish, sink.finish_webp, sink.finish_still), job.outputs, strict=True):
        with files.whole(path) as beside:
            finish(beside)
    return list(job.outputs)


def _figure(job: Job, report: Report) -> list[Path]:
    from lecture.pictures import figures

    assert isinstance(job.spec, FigureSpec)
    report(0.0)
    return figures.make(job, load(job.target))


def load(target: str) -> Any:
    """The class or function that an outline's target names."""
    module, _, name = target.partition(":")
    return getattr(importlib.import_module(module), name)


def render(
    job: Job,
    sink: Sink,
    size: tuple[int, int],
    rate: int,
    report: Report,
    frame: tuple[float, float] | None = None,
    only: str = "",
) -> Any:
    """Render a job's scene, or `only` one beat of it, into a sink, in a private folder that is gone afterwards.
    Returns the scene."""
    import manim

    from lecture.film.renderer import Renderer
    from lecture.film.writer import FrameWriter

    manim.logger.setLevel(logging.ERROR)
    width, height = size
    pipe = Pipe(sink)
    with tempfile.TemporaryDirectory(prefix="lecture-") as private:
        # Two processes that share Manim's text and formula folders spoil each other's files.
        settings = {
            "pixel_width": width,
            "pixel_height": height,
            "frame_rate": rate,
            "media_dir": private,
            "format": "mp4",
            "progress_bar": "none",
            "verbosity": "ERROR",
            "disable_caching": True,
            "save_sections": False,
            "log_to_file": False,
            "seed": 0,
        }
        if frame is not None:
            settings |= {"frame_width": frame[0], "frame_height": frame[0] * height / width}
        with manim.tempconfig(settings):
            try:
                writer = partial(FrameWriter, pipe, rate, report, only)
                scene = load(job.target)(settings=job.settings, renderer=Renderer(writer))
                scene.render()
            except BaseException:
                pipe.abort()
                raise
            pipe.close()
    return scene


def short(error: BaseException) -> str:
    """An error for people: the last line of ours that led to it, then what it says, and what to do if that is known."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _is_scene(Path(frame.filename))]
    message = f"{type(error).__name__}: {error}".rstrip(": ")
    if isinstance(error, MemoryError):
        message += f". {LESS_MEMORY}"
    elif isinstance(error, OSError) and error.errno == errno.EFBIG:
        message += ". A limit stands in the way (ulimit -f, or the file system's): raise it, or try a lower quality."
    if not ours:
        return message
    line = ours[-1]
    where = Path(line.filename).relative_to(SCENES.parent)
    return f"{where}:{line.lineno} in {line.name}: {line.line}\n    {message}"


def hopeless(error: BaseException, job: Job) -> str:
    """Why after this error no other job can do better; "" if one may."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"no space is left for {job.folder}. What was finished is kept: free some, and the same command goes on."
    return ""


def _is_scene(file: Path) -> bool:
    return SCENES in file.parents and KIT not in file.parents
