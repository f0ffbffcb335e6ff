"""The theme applied to Matplotlib: type, colours and numbers of the lecture's figures, without pyplot's global state.

A figure is drawn *and saved* inside `figure_style(settings)`; `Pen` is what the figure functions draw with.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import numpy as np
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.patches import FancyBboxPatch
from matplotlib.patheffects import AbstractPathEffect, withStroke
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

from core.arrays import Array
from scenes.kit import fonts
from scenes.kit.numbers import MINUS, NumberFormat
from scenes.kit.settings import Settings
from scenes.kit.theme import Role as Role
from scenes.kit.theme import Size as Size
from scenes.kit.theme import Theme
from scenes.kit.words import Words, words_for_figures

Line = Literal["line", "thin_line", "hair_line"]

WIDTH, HEIGHT = 13.333, 7.5
"""A 16:9 slide, in inches. Manim's text sizes are points on it, near enough."""
FORMULA = 1.15
"""A formula is set this much larger than text: Computer Modern is the smaller face."""
STROKE = 0.675
"""Points in one unit of Manim's stroke width, at the slide's size."""


@contextmanager
def figure_style(settings: Settings) -> Iterator[None]:
    """Matplotlib's settings for one figure, put back afterwards. Fonts resolve when it is drawn: save inside, too."""
    register_fonts()
    colours, sizes = settings.theme.colours, settings.theme.sizes
    style: Any = {  # rc_context's key type is a list of all names, and changes with Matplotlib's version
        "font.family": settings.theme.text_font,
        "font.size": sizes.label,
        "mathtext.fontset": "cm",
        "axes.unicode_minus": True,
        "figure.facecolor": colours.background,
        "savefig.facecolor": "auto",
        "axes.facecolor": "none",
        "axes.edgecolor": colours.muted,
        "axes.labelcolor": colours.muted,
        "axes.linewidth": sizes.hair_line,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "text.color": colours.ink,
        "xtick.color": colours.muted,
        "ytick.color": colours.muted,
        "xtick.labelsize": sizes.label,
        "ytick.labelsize": sizes.label,
        "lines.solid_capstyle": "round",
        "hatch.linewidth": 1.0,
        "contour.negative_linestyle": "solid",
        "svg.fonttype": "path",
        "pdf.fonttype": 42,
    }
    with rc_context(style):
        yield


@cache
def register_fonts() -> None:
    """Make the typeface known to Matplotlib; once a process is enough."""
    for file in fonts.FILES:
        fontManager.addfont(str(file))


@dataclass(frozen=True)
class Pen:
    """How one figure looks and speaks: draws text, formulas and numbers by role, in one language."""

    theme: Theme
    format: NumberFormat
    words: Words
    figure_id: str

    @classmethod
    def of(cls, settings: Settings, figure_id: str) -> "Pen":
        """The pen for a figure; its words are those under [figures.<figure_id>]."""
        number_format = NumberFormat(settings.language, settings.cut_numbers)
        return cls(settings.theme, number_format, words_for_figures(settings), figure_id)

    def colour(self, role: Role) -> str:
        """The colour of a role, as #RRGGBB."""
        return str(getattr(self.theme.colours, role))

    def word(self, key: str) -> str:
        """One of the figure's own labels."""
        return self.words.text(f"figures.{self.figure_id}.{key}")

    def points(self, size: Size) -> float:
        """A size of text, in points."""
        return float(getattr(self.theme.sizes, size))

    def width(self, line: Line = "line") -> float:
        """A line's width, in points."""
        return float(getattr(self.theme.sizes, line)) * STROKE

    # Numbers, as mathtext without its dollars --------------------------------------------------------------------

    def number(self, value: float, digits: int, *, short: bool = False) -> str:
        """-0.10686, 4 → {-}0.1068; in Vietnamese {-}0{,}1068: braces keep mathtext from setting gaps there."""
        shown = (self.format.short if short else self.format.text)(value, digits)
        return shown.replace(MINUS, "{-}").replace(",", "{,}")

    def equation(self, symbol: str, value: float, digits: int, *, short: bool = False) -> str:
        """A symbol, = or ≈, and its number."""
        return rf"{symbol} {self.relation(value, digits)} {self.number(value, digits, short=short)}"

    def relation(self, value: float, digits: int) -> str:
        """= where the shown digits are the whole value, else ≈."""
        return r"\approx" if self.format.relation(value, digits) == "≈" else "="

    def pair(self, first: str, second: str) -> str:
        """(0.1, 0.2), but (0,1; 0,2)."""
        return rf"({first}{{{self.format.separator}}}\,{second})"

    def ticks(self, axes: Axes, x: Sequence[float], y: Sequence[float], digits: tuple[int, int] = (0, 0)) -> None:
        """Ticks at these places, numbered in the formulas' face."""
        for axis, places, decimals in ((axes.xaxis, x, digits[0]), (axes.yaxis, y, digits[1])):
            axis.set_ticks(list(places), labels=[f"${self.number(float(place), decimals)}$" for place in places])
            axis.set_tick_params(width=self.width("hair_line"), length=5, pad=6)

    # Text --------------------------------------------------------------------------------------------------------

    def text(
        self, axes: Axes, x: float, y: float, string: str, role: Role = "ink", size: Size = "label", *,
        bold: bool = False, halo: bool = False, **keywords: Any,
    ) -> Text:  # fmt: skip
        """Prose at a data point."""
        keywords = {"va": "center", "weight": "semibold" if bold else "normal"} | keywords
        return axes.text(
            x, y, string, color=self.colour(role), fontsize=self.points(size),
            path_effects=self.halo() if halo else None, **keywords,
        )  # fmt: skip

    def formula(
        self, axes: Axes, x: float, y: float, source: str, role: Role = "ink", size: Size = "label", **keywords: Any
    ) -> Text:
        """A formula in mathtext, without its dollars, at a data point."""
        text = self.text(axes, x, y, f"${source}$", role, size, **keywords)
        text.set_fontsize(self.points(size) * FORMULA)
        return text

    def formula_width(self, source: str, size: Size = "label") -> float:
        """The width of a formula, in inches."""
        big = FontProperties(size=10 * self.points(size) * FORMULA)  # measured large: widths come in whole pixels
        width, _, _ = text_to_path.get_text_width_height_descent(f"${source}$", big, True)
        return float(width) / 10 / 72

    def halo(self, role: Role = "background") -> list[AbstractPathEffect]:
        """An outline in the background's colour, for what lies on lines or on a map."""
        return [withStroke(linewidth=3.2, foreground=self.colour(role))]

    # Surfaces ----------------------------------------------------------------------------------------------------

    def page(self) -> tuple[Figure, Axes]:
        """An empty slide, and axes over all of it that measure inches from its lower left corner."""
        figure = Figure(figsize=(WIDTH, HEIGHT))
        sheet = figure.add_axes((0, 0, 1, 1))
        sheet.set(xlim=(0, WIDTH), ylim=(0, HEIGHT))
        sheet.set_axis_off()
        return figure, sheet

    def axes(self, figure: Figure, left: float, bottom: float, width: float, height: float) -> Axes:
        """Axes at this place, in inches."""
        return figure.add_axes((left / WIDTH, bottom / HEIGHT, width / WIDTH, height / HEIGHT))

    def panel(self, sheet: Axes, left: float, bottom: float, width: float, height: float) -> None:
        """A quiet box to stand behind a group, in inches."""
        box = FancyBboxPatch(
            (left, bottom), width, height, boxstyle="round,pad=0,rounding_size=0.12", facecolor=self.colour("panel"),
            edgecolor="none", zorder=0,
        )  # fmt: skip
        sheet.add_patch(box)

    def loss_map(self, axes: Axes, w: Array, b: Array, values: Array, levels: Array) -> None:
        """A loss over (w, b): brightest where it is low, and its contours. `values` are indexed [b, w]."""
        colours = self.theme.colours
        shades = LinearSegmentedColormap.from_list("loss", [colours.map_low, colours.map_high])
        heights = np.unique(np.concatenate([[values.min()], levels, [values.max()]]))
        rank = np.interp(values, heights, np.linspace(0, 1, heights.size))
        axes.imshow(
            rank, cmap=shades, extent=(w[0], w[-1], b[0], b[-1]), origin="lower", interpolation="bilinear", zorder=0
        )
        axes.contour(w, b, values, levels=levels, colors=colours.contour, linewidths=self.width("hair_line"), alpha=0.7)
        axes.set(aspect="equal", xlim=(w[0], w[-1]), ylim=(b[0], b[-1]))
        axes.tick_params(direction="out")
