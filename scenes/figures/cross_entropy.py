"""Figures of the section on binary cross-entropy: against the squared error (idea 44), and one update (45, 46)."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure

from core.convexity import smallest_eigenvalue
from core.losses import SampleLoss
from core.surfaces import level_values, loss_surface
from core.trajectory import Trajectory
from scenes.experiments.flower_descents import Duel
from scenes.experiments.framing import MapFrame, map_frame
from scenes.experiments.starts import rate_digits
from scenes.figures.graph import Step, draw_graph, draw_updates
from scenes.figures.marks import descent_path
from scenes.kit.layout import whole_multiples
from scenes.kit.mpl_theme import Pen, figure_style
from scenes.kit.settings import Settings

ONWARD, EVERY = 1000, 10
"""Steps on the drawn path, on the dashed one beyond it, and from one dot to the next."""
FRAME = MapFrame(np.linspace(-5.5, 5.5, 331), np.linspace(-7, 4, 331), (-4, -2, 0, 2, 4), (-6, -4, -2, 0, 2, 4))

CLOSE = 0.625
"""Half the width of the figure's magnified map, as a share of the scene's: it has no room around the step to fill."""


def mse_vs_bce(settings: Settings) -> Figure:
    """Two losses over (w, b) for the same six flowers, with the same start and as many steps on each (idea 44)."""
    with figure_style(settings):
        pen = Pen.of(settings, "mse-vs-bce")
        figure, sheet = pen.page()
        duel = Duel.of(settings)
        frame = map_frame(settings, FRAME, (duel.path(duel.mse), duel.path(duel.bce)), duel.best)
        losses: tuple[tuple[str, SampleLoss], ...] = (("mse", duel.mse), ("bce", duel.bce))
        for left, (name, loss) in zip((1.05, 7.55), losses, strict=True):
            axes = pen.axes(figure, left, 1.15, 5.2, 5.2)
            path = duel.path(loss)
            _draw_map(pen, axes, loss, frame)
            descent_path(pen, axes, path, EVERY)
            b, w = duel.path(loss, ONWARD).parameters[duel.steps :].T
            width = pen.width("thin_line") * 1.3
            axes.plot(w, b, color=pen.colour("gradient"), lw=width, ls=(0, (3, 2)), gid="onward", zorder=3)
            if settings.own.data is None:
                _label_ends(pen, axes, path, name)
            else:
                _label_own_ends(pen, axes, path, frame)
            pen.text(sheet, left, 6.98, pen.word(name), size="body", bold=True, va="baseline")
            pen.text(sheet, left, 6.55, pen.word(f"{name}-note"), "muted", va="baseline")
        key = pen.word("key").format(every=EVERY, onward=ONWARD)
        pen.text(sheet, 1.05, 0.28, key, "muted", va="baseline")
        return figure


def _draw_map(pen: Pen, axes: Axes, loss: SampleLoss, frame: MapFrame) -> None:
    across, up = frame.w, frame.b
    surface, unit = loss_surface(loss, across, up), np.ptp(across) / 11
    pen.loss_map(axes, across, up, surface.values, level_values(surface, 14))
    pen.ticks(axes, frame.w_ticks, frame.b_ticks, digits=(frame.digits, frame.digits))
    pen.formula(axes, across[-1] + 0.35 * unit, up[0], "w", "parameters", ha="left", va="center")
    pen.formula(axes, across[0] - 0.6 * unit, up[-1] - unit, "b", "parameters", ha="center")
    if loss.always_convex:
        return
    # Finer than the map: the eigenvalue falls so steeply beyond its border that the border would look ragged.
    w, b = (np.linspace(axis[0], axis[-1], 2 * axis.size - 1) for axis in (across, up))
    lowest = smallest_eigenvalue(loss, np.stack(np.broadcast_arrays(b[:, None], w), axis=-1))
    muted = pen.colour("muted")
    region = axes.contourf(
        w, b, lowest, levels=[lowest.min(), 0], colors=[to_rgba(muted, 0.16)], hatches=["/"], zorder=1.5
    )
    region.set(edgecolor=to_rgba(muted, 0.5), linewidth=0, gid="not-convex")
    axes.contour(w, b, lowest, levels=[0], colors=muted, linewidths=pen.width("thin_line"), zorder=2.5)


def _label_ends(pen: Pen, axes: Axes, path: Trajectory, name: str) -> None:
    b, w = path.parameters[0]
    start = rf"{pen.word('start')}  ${pen.equation('L', path.values[0], 2)}$"
    pen.text(axes, w - 0.2, b + 0.58, start, halo=True, zorder=7)
    b, w = path.final
    steps = pen.word("steps").format(count=len(path) - 1)
    end = f"{steps}  ${pen.equation('L', path.values[-1], 2)}$"
    if name == "mse":
        pen.text(axes, w + 0.4, b - 0.3, end, halo=True, zorder=7)
        pen.text(axes, -5.1, -1.6, pen.word("plateau"), halo=True, zorder=7, linespacing=1.05)
    else:
        pen.text(axes, w - 0.4, b + 0.25, end, halo=True, ha="right", zorder=7)
        pen.text(axes, w - 0.1, b - 1.1, pen.word("valley"), halo=True, ha="right", zorder=7, linespacing=1.05)


def _label_own_ends(pen: Pen, axes: Axes, path: Trajectory, frame: MapFrame) -> None:
    """Beside both ends of a lecturer's descent, on the side where there is room."""
    for row, words in ((0, pen.word("start")), (-1, pen.word("steps").format(count=len(path) - 1))):
        b, w = path.parameters[row]
        left = w > frame.w.mean()
        text = f"{words}  ${pen.equation('L', path.values[row], 2)}$"
        beside = (-1 if left else 1) * 0.04 * float(np.ptp(frame.w))
        under = b - 0.05 * float(np.ptp(frame.b))
        pen.text(axes, w + beside, under, text, halo=True, zorder=7, ha="right" if left else "left")


def one_step(settings: Settings) -> Figure:
    """One update of the one-feature example: the computation graph forward and back, and the step on this flower's
    own loss, magnified until it is seen (ideas 45, 46)."""
    with figure_style(settings):
        pen = Pen.of(settings, "one-step")
        figure, sheet = pen.page()
        step = Step.of(settings)
        draw_graph(pen, sheet, step)
        draw_updates(pen, sheet, step)
        axes = pen.axes(figure, 8.95, 2.7, 3.5, 3.5)
        _draw_step(pen, axes, step)
        pen.text(sheet, 8.95, 7.08, pen.word("map"), "muted", va="top", linespacing=1.0)
        return figure


def _draw_step(pen: Pen, axes: Axes, step: Step) -> None:
    (b, w), (b_new, w_new) = step.path.parameters
    reach = CLOSE * step.near
    across, up = (w + w_new) / 2 + 0.16 * reach, (b + b_new) / 2
    surface = loss_surface(
        step.loss, np.linspace(across - reach, across + reach, 101), np.linspace(up - reach, up + reach, 101)
    )
    after, before = np.sort(step.path.values)
    pen.loss_map(axes, surface.w, surface.b, surface.values, after + (before - after) / 2 * np.arange(-4, 6))
    apart = step.near / 2
    w_ticks = whole_multiples(apart, across - reach, across + reach)
    b_ticks = whole_multiples(apart, up - reach, up + 0.8 * reach)  # above them, the axis' name
    pen.ticks(axes, w_ticks, b_ticks, digits=(rate_digits(apart), rate_digits(apart)))
    axes.contour(
        surface.w, surface.b, surface.values, levels=[after, before], colors=pen.colour("loss"),
        linewidths=pen.width("thin_line"),
    )  # fmt: skip
    slope_b, slope_w = step.path.gradients[0]
    angle = np.degrees(np.arctan2(-slope_w, slope_b))  # along a contour, at right angles to the gradient
    for (b_at, w_at), value in zip(step.path.parameters, step.path.values, strict=True):
        pen.formula(
            axes, w_at + 0.336 * reach, b_at - 0.472 * reach, pen.equation("L", float(value), 4), "loss", halo=True,
            rotation=angle, rotation_mode="anchor", ha="center", va="bottom",
        )  # fmt: skip
    arrow = {"arrowstyle": "-|>,head_width=0.3,head_length=0.6", "color": pen.colour("gradient"), "lw": pen.width()}
    axes.annotate("", (w_new, b_new), (w, b), arrowprops=arrow | {"shrinkA": 6, "shrinkB": 5}, zorder=5)
    descent_path(pen, axes, step.path)
    half_way = (w + w_new) / 2 - 0.08 * reach, (b + b_new) / 2 + 0.16 * reach
    pen.formula(axes, *half_way, r"-\eta\,\nabla L", "gradient", halo=True, ha="right", va="bottom")
    pair = pen.pair(pen.number(w, 1), pen.number(b, 1))
    pen.formula(axes, w + 0.072 * reach, b + 0.024 * reach, pair, "ink", halo=True, ha="left", va="bottom")
    axes.set(xlim=(surface.w[0], surface.w[-1]), ylim=(surface.b[0], surface.b[-1]))
    pen.formula(axes, surface.w[-1] + 0.048 * reach, surface.b[0], "w", "parameters", ha="left")
    pen.formula(axes, surface.w[0] - 0.112 * reach, up + 0.95 * reach, "b", "parameters", ha="right")
