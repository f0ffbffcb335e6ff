"""Videos against plain Manim: a sample of the lecture's scenes, a hold, a scene without holds, and what bounds both."""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import manim
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter

from benchmarks import stills
from benchmarks.measuring import Cost, Line, command, compared, seconds, timed
from lecture import plan
from lecture.film.frames import Pixels
from lecture.film.mp4 import About
from lecture.film.video import ENCODER, VideoSink
from lecture.plan import QUALITIES, Job
from lecture.worker import make, render
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

ROOT = Path(__file__).parents[1]
SAMPLE = ("title", "map-squared-error", "house-prices", "line-to-sigmoid")
PROJECT = ("core", "scenes", "lecture", "assets")


class Frames:
    """Keeps frames, and how long each is shown."""

    def __init__(self, keep: bool = True) -> None:
        self.shown: list[int] = []
        self.pixels: list[Pixels] = []
        self._keep = keep

    def write(self, pixels: Pixels, shown: int) -> None:
        self.shown.append(shown)
        if self._keep:
            self.pixels.append(pixels)


def sample(names: Sequence[str], letter: str) -> list[Line]:
    """The sample cold, again with nothing changed, and with one scene changed, in a copy of the project."""
    quality = QUALITIES[letter]
    held = [_held(name, quality.rate) for name in names]
    total, still = (sum(column) for column in zip(*held, strict=True))
    h = still / total
    print(f"sample: {', '.join(names)}; {total / quality.rate:.0f} s at {quality.name}, held h = {h:.2f}")
    goal = 0.48 * (1 - h) + 0.04 * h
    with project() as folder:
        ours = [sys.executable, "-m", "lecture", "render", *names, "-q", letter, "--voice", "none", "--out", "made"]
        cold = command(ours, folder)
        theirs = [_manim(name, letter, folder) for name in names]
        again, hashed = command(ours, folder), [_manim(name, letter, folder) for name in names]
        lines = [*_both("sample, cold", cold, theirs, goal), *_both("… nothing changed", again, hashed, 0.02)]
        _change(folder, names[0])
        one = command(ours, folder)
        alone = command([*ours[:4], names[0], *ours[4 + len(names) : -1], "alone"], folder)
        lines.append(
            Line(
                f"… one changed ({names[0]}), against it alone",
                seconds(one.work),
                seconds(alone.work),
                one.work / alone.work,
                1 + 1 / alone.work,
            )
        )
    return lines


def _change(folder: Path, name: str) -> None:
    """Change a scene's own class in a copy of the project."""
    module, _, scene = load_outline().scene(name).target.partition(":")
    source = folder / (module.replace(".", "/") + ".py")
    old = source.read_text(encoding="utf-8")
    new = re.sub(rf"^(class {scene}\(.*\n)", r"\1    changed = True\n", old, flags=re.MULTILINE)
    assert new != old
    source.write_text(new, encoding="utf-8")


def _both(what: str, ours: Cost, theirs: Sequence[Cost], goal: float) -> list[Line]:
    all_ = Cost(sum(cost.wall for cost in theirs), sum(cost.work for cost in theirs))
    return [
        Line(what, seconds(ours.work), seconds(all_.work), ours.work / all_.work, goal),
        Line("… by the clock", seconds(ours.wall), seconds(all_.wall), ours.wall / all_.wall, goal, "clock"),
    ]


def _manim(name: str, letter: str, folder: Path) -> Cost:
    module, _, scene = load_outline().scene(name).target.partition(":")
    file = module.replace(".", "/") + ".py"
    program = [sys.executable, "-m", "manim", "render", f"-q{letter}", "--media_dir", "media", "--progress_bar", "none"]
    return command([*program, file, scene], folder)


def _held(name: str, rate: int) -> tuple[int, int]:
    """How many frames a scene has, and how many of them only repeat the one before."""
    (job,) = plan.video_jobs([load_outline().scene(name)], Path("none"), Settings(), QUALITIES["l"])
    frames = Frames(keep=False)
    render(job, frames, (160, 90), rate, lambda _: None)
    return sum(frames.shown), sum(frames.shown) - len(frames.shown)


@contextmanager
def project() -> Iterator[Path]:
    """A copy of the project, to change."""
    with tempfile.TemporaryDirectory() as folder:
        for name in PROJECT:
            shutil.copytree(ROOT / name, Path(folder, name), ignore=shutil.ignore_patterns("__pycache__"))
        yield Path(folder)


# In a warm worker ---


def hold(letter: str, rounds: int) -> list[Line]:
    """A hold of ten seconds."""
    return _warm("a 10 s hold in a warm worker", "Still", letter, rounds, 0.05)


def moving(letter: str, rounds: int) -> list[Line]:
    """Ten seconds without a hold."""
    return _warm("a scene without holds", "Moving", letter, rounds, 0.65)


def _warm(what: str, scene: str, letter: str, rounds: int, goal: float) -> list[Line]:
    with tempfile.TemporaryDirectory() as folder:
        job = _job(scene, letter, Path(folder))

        def ours() -> None:
            outcome = make(job)
            assert not outcome.error, outcome.error

        def theirs() -> None:
            quality = QUALITIES[letter]
            settings = {
                "pixel_width": quality.width, "pixel_height": quality.height, "frame_rate": quality.rate,
                "media_dir": folder, "format": "mp4", "progress_bar": "none", "verbosity": "ERROR",
                "disable_caching": True,
            }  # fmt: skip
            with manim.tempconfig(settings):
                getattr(stills, scene)().render()

        return compared(f"{what}, {QUALITIES[letter].name}", lambda: timed(ours), lambda: timed(theirs), goal, rounds)


def _job(scene: str, letter: str, folder: Path) -> Job:
    return Job("title", f"benchmarks.stills:{scene}", Settings(), QUALITIES[letter], folder, folder / "log.txt")


def limit(letter: str, rounds: int) -> list[Line]:
    """Our encoder on a hold and on movement, against PyAV alone on the frames that differ."""
    quality, lines = QUALITIES[letter], []
    with tempfile.TemporaryDirectory() as folder:
        for scene in ("Still", "Moving"):
            frames = Frames()
            render(
                _job(scene, letter, Path(folder)), frames, (quality.width, quality.height), quality.rate, lambda _: None
            )
            frames.pixels, frames.shown = frames.pixels[:120], frames.shown[:120]  # they lie in memory
            path = Path(folder, "film.mp4")

            def ours(frames: Frames = frames, path: Path = path) -> None:
                sink = VideoSink(path, quality)
                for pixels, shown in zip(frames.pixels, frames.shown, strict=True):
                    sink.write(pixels, shown)
                sink.finish(About("", "en", [], {}))

            def bare(frames: Frames = frames, path: Path = path) -> None:
                _encode(frames.pixels, path, quality)

            what = f"the encoder alone against PyAV's on the {len(frames.pixels)} frames that differ of {scene}"
            lines += compared(what, lambda: timed(ours), lambda: timed(bare), 1.5, rounds)
    return lines


def _encode(frames: Sequence[Pixels], path: Path, quality: plan.Quality) -> None:
    convert = VideoReformatter()
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream("libx264", rate=quality.rate, options={**ENCODER, "crf": str(quality.crf)})
        stream.width, stream.height, stream.pix_fmt = quality.width, quality.height, "yuv420p"
        for k, pixels in enumerate(frames):
            frame = convert.reformat(
                av.VideoFrame.from_numpy_buffer(pixels, format="rgba"),
                format="yuv420p",
                dst_colorspace=Colorspace.ITU709,
                src_color_range=ColorRange.JPEG,
                dst_color_range=ColorRange.MPEG,
                threads=1,
            )
            frame.pts, frame.time_base = k, Fraction(1, quality.rate)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


# Memory ---

PEAK = """
import sys
from pathlib import Path
import lecture.warm
from lecture import plan
from lecture.worker import make
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
scene = load_outline().scene(sys.argv[1])
(job,) = plan.video_jobs([scene], Path(sys.argv[3]), Settings(), plan.QUALITIES[sys.argv[2]])
outcome = make(job)
assert not outcome.error, outcome.error
# Not getrusage, which remembers the parent's.
print(next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024)
"""


def memory(scene: str) -> list[Line]:
    """The most memory that a worker takes."""
    lines = []
    for letter, allowed in (("h", 1000), ("k", 2000)):
        with tempfile.TemporaryDirectory() as folder:
            run = [sys.executable, "-c", PEAK, scene, letter, folder]
            peak = float(subprocess.run(run, capture_output=True, text=True, check=True, cwd=ROOT).stdout)
        what = f"memory of a worker, {scene} at {QUALITIES[letter].name}"
        lines.append(Line(what, f"{peak:.0f} MB", f"{allowed} MB", peak / allowed, 1.0, "memory"))
    return lines
