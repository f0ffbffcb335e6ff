"""Figure: four houses with both label columns of the slides (idea 9)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from core.datasets import houses
from core.slides import fact
from scenes.figures.houses import house_marks
from scenes.kit.mpl_theme import Pen, Role, figure_style
from scenes.kit.settings import Settings

SIZE = 16.0
"""Of a house, in points."""
DROP, RISE = 0.34, 0.33
"""Where a price stands under and over its house, in units of price."""


def house_prices(settings: Settings) -> Figure:
    """Hollow: the first column; filled: the second; an arrow where they differ. With a lecturer's data, only the
    second."""
    with figure_style(settings):
        pen = Pen.of(settings, "house-prices")
        figure, _ = pen.page()
        axes = pen.axes(figure, 1.3, 1.3, 10.9, 5.5)
        axes.set(xlim=(3, 7.2), ylim=(3.5, 10))
        pen.ticks(axes, range(3, 8), range(4, 11))
        axes.set_xlabel(pen.word("area"), labelpad=8)
        axes.set_ylabel(pen.word("price"), labelpad=10)
        both = settings.own.data is None
        first, data = houses(first_table=both), houses()
        digits = fact("house-price-table-2").digits
        moved = data.y != first.y
        arrow = {"arrowstyle": "-|>,head_width=0.25,head_length=0.5", "color": pen.colour("muted"), "lw": 1.4}
        house_marks(pen, axes, first.x[moved], first.y[moved], "background", gid="first", size=SIZE)
        house_marks(pen, axes, data.x, data.y, gid="second", size=SIZE)
        for x, old, new in zip(data.x, first.y, data.y, strict=True):
            if old != new:
                axes.annotate("", (x, new), (x, old), arrowprops=arrow | {"shrinkA": 9, "shrinkB": 9}, zorder=4)
                pen.formula(axes, x, old - DROP, pen.number(old, digits), "muted", ha="center")
                step = f"+{pen.number(new - old, digits)}"
                pen.formula(axes, x + 0.07, (old + new) / 2, step, "muted", ha="left")
            pen.formula(axes, x, new + RISE, pen.number(new, digits), ha="center")
        if both:
            _draw_key(pen, axes)
        return figure


def _draw_key(pen: Pen, axes: Axes) -> None:
    """What hollow and filled mean."""
    keys: tuple[tuple[float, str, Role], ...] = ((9.2, "second", "ink"), (8.6, "first", "background"))
    for y, word, face in keys:
        house_marks(pen, axes, np.array([3.2]), np.array([y]), face, gid="key", size=SIZE)
        pen.text(axes, 3.3, y, pen.word(word), "ink" if face == "ink" else "muted")
