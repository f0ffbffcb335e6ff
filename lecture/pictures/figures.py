"""Figures: a Matplotlib figure as SVG (text as outlines), PDF (fonts embedded) and PNG, at any width of slide."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.backends.backend_pdf import Op, PdfFile, PdfPages
from matplotlib.figure import Figure

from lecture import files
from lecture.plan import FigureSpec, Job
from scenes.kit.mpl_theme import figure_style
from scenes.kit.settings import Settings

METADATA: dict[str, dict[str, Any]] = {
    # No dates and no versions: the same figure is the same file.
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
    "png": {"Software": None},
}
Draw = Callable[[Settings], Figure]


def make(job: Job, draw: Draw) -> list[Path]:
    """Draw a job's figure once, and save it in every format that is asked for. Returns the files."""
    spec = job.spec
    assert isinstance(spec, FigureSpec)
    with figure_style(job.settings), rc_context({"svg.fonttype": "path", "svg.hashsalt": job.id, "pdf.fonttype": 42}):
        figure = draw(job.settings)
        scale = spec.width / figure.get_size_inches()[0]
        for form, path in zip(spec.formats, job.outputs, strict=True):
            with files.whole(path) as beside:
                _save(figure, beside, form, scale, spec)
    return list(job.outputs)


def _save(figure: Figure, path: Path, form: str, scale: float, spec: FigureSpec) -> None:
    """Save at `scale` times the figure's own size, type and lines with it."""
    metadata = METADATA[form]
    if form == "pdf" and scale != 1:
        with ScaledPages(str(path), metadata, scale) as pages:
            figure.savefig(pages, format="pdf", transparent=spec.transparent)
        return
    dpi = spec.dpi * scale if form == "png" else 72
    figure.savefig(path, format=form, dpi=dpi, metadata=metadata, transparent=spec.transparent)
    if form == "svg":
        path.write_text(scaled_svg(path.read_text(encoding="utf-8"), scale), encoding="utf-8")


def scaled_svg(text: str, scale: float) -> str:
    """An SVG shown at `scale` times its size; what it draws stays the same."""

    def wider(match: re.Match[str]) -> str:
        return f'{match[1]}="{float(match[2]) * scale:.6g}pt"'

    start, tag, rest = text.partition("<svg ")
    root, end, rest = rest.partition(">")
    return start + tag + re.sub(r'\b(width|height)="([\d.]+)pt"', wider, root) + end + rest


class _ScaledFile(PdfFile):
    """A PDF whose pages are drawn at `scale` times their size."""

    scale: float

    def newPage(self, width: float, height: float) -> None:
        super().newPage(width * self.scale, height * self.scale)  # type: ignore[no-untyped-call]
        self.output(self.scale, 0, 0, self.scale, 0, 0, Op.concat_matrix)  # type: ignore[no-untyped-call]


class ScaledPages(PdfPages):
    """Matplotlib has no way to scale a page but this half-private one."""

    def __init__(self, filename: str, metadata: dict[str, Any], scale: float) -> None:
        super().__init__(filename, metadata=metadata)
        scaled = _ScaledFile(filename, metadata=metadata)  # type: ignore[no-untyped-call]
        scaled.scale = scale
        self._file = scaled
