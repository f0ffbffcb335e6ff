"""Makes one draft of a scene: in a process of its own, so that it reads the code and the words as they are now."""

import signal
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lecture import plan
from lecture.film.frames import Pixels, Sink
from lecture.options import BadInput
from lecture.own.lecture import slides_lecture
from lecture.plan import Quality
from scenes.kit.outline import OutlineError, pick
from scenes.kit.words import WordsError

FILM, NEWEST = "film.mp4", "newest.jpg"
FRESH = 0.15
"""Seconds after which a picture of the newest frame is written again."""

Send = Callable[[dict[str, Any]], None]
"""Tells the page something: what changes in its state."""


@dataclass(frozen=True)
class Wish:
    """What shall be shown. `own`: the folder of a lecturer's own lecture; `given`: settings; no `beat`: all of them."""

    scene: str
    beat: str
    language: str
    theme: Any
    quality: Quality
    own: Path | None = None
    given: Sequence[str] = ()


def make(wish: Wish, folder: Path, send: Send) -> None:
    """Make a draft in a folder, and tell how it goes: in a new process. Another draft may kill it at any time."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = str(folder)
    start = time.perf_counter()
    try:
        _make(wish, folder, send)
    except (BadInput, OutlineError, WordsError) as error:
        send({"status": "failed", "error": str(error)})
        return
    except BaseException as error:  # a syntax error, a missing word, whatever a scene may raise
        from lecture.worker import short

        send({"status": "failed", "error": short(error)})
        return
    send({"status": "made", "took": round(time.perf_counter() - start, 1)})


def _make(wish: Wish, folder: Path, send: Send) -> None:
    import tqdm  # type: ignore[import-untyped]

    from lecture.film import captions, telling
    from lecture.film.video import VideoSink
    from lecture.worker import render
    from scenes.kit.words import words_of

    tqdm.tqdm.set_lock(threading.RLock())  # its own is a semaphore, which a draft that is killed would leave behind
    lecture = _lecture(wish)
    scene = lecture.outline.scene(wish.scene)
    beat = pick(wish.beat, dict.fromkeys(scene.beats, wish.beat), "beat") if wish.beat else ""
    settings = lecture.settings(wish.language, wish.theme)
    send({"beats": scene.beats, "title": words_of(settings).title(scene.id)})
    (job,) = plan.video_jobs([scene], folder, settings, wish.quality)
    video = VideoSink(folder / FILM, wish.quality)
    newest = Newest(video, folder / NEWEST, send)
    size = (wish.quality.width, wish.quality.height)
    drawn = render(job, newest, size, wish.quality.rate, lambda shown: send({"shown": round(shown, 1)}), only=beat)
    shown = [each for each in drawn.timeline if beat in ("", each.id)]
    begin = shown[0].start
    timeline = [replace(each, start=each.start - begin, end=each.end - begin) for each in shown]
    about = telling.about(settings, scene.id, timeline, {})
    video.finish(about)
    (folder / "film.vtt").write_text(captions.vtt(about.captions[wish.language]), encoding="utf-8")


def _lecture(wish: Wish) -> Any:
    if wish.own is None and not wish.given:
        return slides_lecture()
    from lecture.own.read import own_lecture

    return own_lecture(wish.own, wish.given, (wish.language,))


class Newest:
    """Passes frames on to a film, and every now and then writes the newest as a picture of its own."""

    def __init__(self, sink: Sink, picture: Path, send: Send) -> None:
        self._sink, self._picture, self._send = sink, picture, send
        self._last = 0.0

    def write(self, pixels: Pixels, shown: int) -> None:
        if time.monotonic() - self._last > FRESH:
            self._last = time.monotonic()
            self._save(pixels)
        self._sink.write(pixels, shown)

    def _save(self, pixels: Pixels) -> None:
        from PIL import Image

        beside = self._picture.with_suffix(".part")
        Image.fromarray(pixels[..., :3]).save(beside, format="jpeg", quality=90)
        beside.replace(self._picture)
        self._send({"status": "drawing", "frame": True})
