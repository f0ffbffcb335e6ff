"""The figure of the lecture's map (idea 1): its parts as cards."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from scenes.experiments.glimpses import Glimpse, glimpses
from scenes.figures.marks import flower_marks
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

LEFT, PITCH, WIDTH, BOTTOM, HEIGHT = 0.5, 4.18, 3.97, 0.7, 5.2
"""The cards, in inches."""
MOST = 3
"""Cards that fill the page."""


def title(settings: Settings) -> Figure:
    """A row of cards: a line through houses, a sigmoid's gaps to flowers, the cross-entropy's two branches."""
    with figure_style(settings):
        pen = Pen.of(settings, "title")
        figure, sheet = pen.page()
        pen.text(sheet, LEFT, 6.75, pen.words.text("lecture.title"), size="title", bold=True, va="baseline")
        pictures = glimpses(settings)
        middle = LEFT + (MOST - len(pictures)) * PITCH / 2
        for k, (part, glimpse) in enumerate(pictures.items()):
            name, about = (pen.words.text(f"lecture-map.{key}.{part}") for key in ("names", "abouts"))
            left = middle + k * PITCH
            pen.panel(sheet, left, BOTTOM, WIDTH, HEIGHT)
            pen.formula(sheet, left + 0.25, BOTTOM + HEIGHT - 0.5, str(k + 1), "muted", "body", va="baseline")
            pen.text(sheet, left + 0.25, BOTTOM + 0.85, name, size="body", bold=True, va="baseline")
            pen.text(sheet, left + 0.25, BOTTOM + 0.35, about, va="baseline")
            _draw(pen, pen.axes(figure, left + 0.4, BOTTOM + 1.5, WIDTH - 0.8, HEIGHT - 2.2), glimpse)
        return figure


def _draw(pen: Pen, axes: Axes, glimpse: Glimpse) -> None:
    low_x, high_x, low_y, high_y = glimpse.bounds
    x, y = glimpse.samples
    for curve in glimpse.curves:
        axes.plot(
            *curve, color=pen.colour("loss" if glimpse.are_losses else "model"), lw=pen.width(), gid="curve", zorder=3
        )  # fmt: skip
    if glimpse.gaps is not None:
        dashed: Any = {"ls": (0, (3, 2)), "lw": pen.width("thin_line"), "color": pen.colour("loss")}
        for at, label, output in zip(x, y, glimpse.gaps, strict=True):
            axes.plot([at, at], [label, output], gid="gap", zorder=4, **dashed)
    if glimpse.labels is None:
        axes.plot(x, y, ls="none", marker="o", ms=11, color=pen.colour("ink"), gid="houses", zorder=5)
    else:
        flower_marks(pen, axes, x, glimpse.labels, y)
    axes.set(xlim=(low_x, high_x), ylim=(low_y, high_y), xticks=[], yticks=[])
