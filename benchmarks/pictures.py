"""Pictures: a loss surface against Manim's, and GIFs against Matplotlib's way to write them."""

import tempfile
from pathlib import Path
from typing import Any

import manim
import numpy as np
from matplotlib.animation import PillowWriter
from PIL import Image

from benchmarks.films import Frames
from benchmarks.measuring import Line, compared, timed
from core.losses import BinaryCrossEntropy, add_intercept
from core.surfaces import loss_surface
from lecture import plan
from lecture.pictures.gif import GifSink, pixel_size
from lecture.plan import GifSpec
from lecture.worker import load, render
from scenes.kit.components.loss_view import LossView
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

SIZE = {"pixel_width": 1920, "pixel_height": 1080, "frame_rate": 60}


def surface(rounds: int) -> list[Line]:
    """A frame of a tilted loss surface at 1080p, drawn anew as the camera turns, against Manim's Surface 24 x 24: with
    as many quads, and with as many as scenes have."""
    return [line for cells in (24, 60) for line in _surface(cells, rounds)]


def _surface(cells: int, rounds: int) -> list[Line]:
    x = np.linspace(-3, 3, 20)
    loss = BinaryCrossEntropy(add_intercept(x), (x > 0.3).astype(float))
    grid = loss_surface(loss, *[np.linspace(-6, 6, cells + 1)] * 2)
    with tempfile.TemporaryDirectory() as folder, manim.tempconfig({**SIZE, "media_dir": folder, "verbosity": "ERROR"}):
        view = LossView(Style.of(Settings()), Box(-5, 5, -3, 3), grid, np.linspace(0.2, 3, 8))
        angle = iter(np.linspace(10, 80, 1000))
        theirs = manim.Surface(
            lambda u, v: np.array([u, v, np.sin(u) * np.cos(v)]), u_range=(-3, 3), v_range=(-3, 3), resolution=(24, 24)
        )
        camera = manim.ThreeDCamera()
        camera.set_phi(1.0)

        def turn() -> None:
            camera.set_theta(float(next(angle)))
            camera.reset()
            camera.capture_mobjects([theirs])

        return compared(
            f"a frame of a loss surface of {cells} x {cells}, 1080p",
            lambda: timed(lambda: view.look(float(next(angle)), 35.0)),
            lambda: timed(turn),
            0.05,
            rounds * 5,
        )


def gifs(count: int, rounds: int) -> list[Line]:
    """Clips of the lecture at 640 pixels, on the same frames, drawing left out: seconds, bytes and PSNR."""
    spec, clips = GifSpec(640, 25), []
    for clip in list(load_outline().clips().values())[:count]:
        (job,) = plan.gif_jobs([clip], Path("none"), Settings(), spec)
        frame = load(clip.target).frame
        frames = Frames()
        render(job, frames, pixel_size(spec.width, frame), spec.rate, lambda _: None, frame)
        clips.append(frames)
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = ([Path(folder, f"{who}{k}.gif") for k in range(len(clips))] for who in ("ours", "theirs"))

        def write() -> None:
            for frames, path in zip(clips, ours, strict=True):
                sink = GifSink(spec)
                for pixels, shown in zip(frames.pixels, frames.shown, strict=True):
                    sink.write(pixels, shown)
                sink.finish(path)

        def pillow() -> None:
            for frames, path in zip(clips, theirs, strict=True):
                writer = PillowWriter(fps=spec.rate)
                writer.setup(_Figure(), str(path))
                # What grab_frame does but for drawing: its frames are every frame, held or not.
                writer._frames = [Image.fromarray(pixels[..., :3]) for pixels in _every(frames)]
                writer.finish()

        lines = compared(f"{len(clips)} GIFs at 640 pixels", lambda: timed(write), lambda: timed(pillow), 0.20, rounds)
        mine, other = (sum(path.stat().st_size for path in paths) for paths in (ours, theirs))
        a, b = (
            np.mean([_psnr(path, frames) for path, frames in zip(paths, clips, strict=True)])
            for paths in (ours, theirs)
        )
    lines.append(Line("… their bytes", f"{mine / 1e3:.0f} kB", f"{other / 1e3:.0f} kB", mine / other, 0.40, "bytes"))
    lines.append(Line("… their PSNR", f"{a:.1f} dB", f"{b:.1f} dB", float(b / a), 1.0, "PSNR"))
    return lines


class _Figure:
    """As much of a figure as a writer asks for."""

    dpi = 100

    def get_size_inches(self) -> Any:
        return np.array([6.4, 4.0])


def _every(frames: Frames) -> Any:
    for pixels, shown in zip(frames.pixels, frames.shown, strict=True):
        for _ in range(shown):
            yield pixels


def _psnr(path: Path, frames: Frames) -> float:
    """Over a GIF's frames, each against the frame that is due at its time."""
    due = list(_every(frames))
    errors, at = [], 0
    with Image.open(path) as image:
        for k in range(getattr(image, "n_frames", 1)):
            image.seek(k)
            shown = np.asarray(image.convert("RGB"), dtype=float)
            errors.append(float(np.mean((shown - due[min(at // 40, len(due) - 1)][..., :3]) ** 2)))
            at += image.info["duration"]
    return float(10 * np.log10(255**2 / max(np.mean(errors), 1e-9)))
