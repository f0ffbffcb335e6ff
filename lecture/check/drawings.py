"""A figure as its rules see it: where its texts are, and which fonts its PDF carries."""

import importlib
import io
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure as Page
from matplotlib.text import Text
from numpy.typing import NDArray

from scenes.kit.layout import Box
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import Figure
from scenes.kit.settings import Settings
from scenes.kit.words import Words, words_of

INK = 64
"""Opacity, of 255, from which a pixel counts as painted."""


@dataclass(frozen=True, eq=False)
class Label:
    """A text of a figure and the pixels that it paints, (n, 2) rows and columns. `cut`: some of it is off the page."""

    text: str
    ink: NDArray[np.intp]
    cut: bool
    allowed: Mapping[str, str]

    @property
    def box(self) -> Box:
        (top, left), (bottom, right) = self.ink.min(axis=0), self.ink.max(axis=0)
        return Box(float(left), float(right), float(-bottom), float(-top))


@dataclass(frozen=True, eq=False)
class Drawing:
    """`missing_fonts`: those that the PDF only names; `said`: Matplotlib's warnings; `error`: what stopped it."""

    entry: Figure
    words: Words
    labels: tuple[Label, ...] = ()
    missing_fonts: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    error: Exception | None = None


def drawing(entry: Figure, settings: Settings) -> Drawing:
    """Draw an outline's figure and look at it. What it raises is kept."""
    module, _, name = entry.target.partition(":")
    words = words_of(settings)
    try:
        with figure_style(settings), warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            page = getattr(importlib.import_module(module), name)(settings)
            labels, missing = tuple(_labels(page)), tuple(_missing_fonts(page))
            heard = tuple(dict.fromkeys(str(warning.message) for warning in said))
            return Drawing(entry, words, labels, missing, heard)
    except Exception as error:
        return Drawing(entry, words, error=error)


def _labels(page: Page) -> Iterator[Label]:
    canvas = FigureCanvasAgg(page)
    canvas.draw()
    unseen = {id(label) for label in _ticks_out_of_view(page)}
    for text in page.findobj(Text):
        if isinstance(text, Text) and text.get_visible() and text.get_text().strip() and id(text) not in unseen:
            yield from _label(text, canvas.get_renderer())


def _label(text: Text, drawn: RendererAgg) -> Iterator[Label]:
    """Where a text alone paints, without its halo; nothing if it is empty."""
    page = RendererAgg(drawn.width, drawn.height, drawn.dpi)
    halo = text.get_path_effects()
    text.set_path_effects([])
    text.draw(page)
    text.set_path_effects(halo)
    ink = np.argwhere(np.asarray(page.buffer_rgba())[:, :, 3] > INK)
    if len(ink):
        extent = text.get_window_extent(drawn)
        cut = min(extent.x0, extent.y0) < -1 or extent.x1 > drawn.width + 1 or extent.y1 > drawn.height + 1
        yield Label(text.get_text(), ink, bool(cut), getattr(text, "allowed", {}))


def _ticks_out_of_view(page: Page) -> Iterator[Text]:
    for axes in page.axes:
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            air = 1e-6 * (high - low)
            for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
                if not low - air <= tick.get_loc() <= high + air:
                    yield from (tick.label1, tick.label2)


def _missing_fonts(page: Page) -> Iterator[str]:
    """The fonts of the figure's PDF that it does not carry: a font that is carried has six letters and + before."""
    file = io.BytesIO()
    page.savefig(file, format="pdf")
    for name in dict.fromkeys(re.findall(rb"/BaseFont /(\S+)", file.getvalue())):
        if not re.match(rb"[A-Z]{6}\+", name):
            yield name.decode()
