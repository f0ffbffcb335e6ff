"""A loss around a point of (w, b), as a map with equal scales."""

import numpy as np

from core.losses import SampleLoss
from core.surfaces import level_values, loss_surface
from scenes.kit.components.loss_view import LossView
from scenes.kit.layout import Box, whole_multiples
from scenes.kit.manim_theme import Style


def loss_map(
    style: Style,
    box: Box,
    loss: SampleLoss,
    middle: tuple[float, float],
    reach: float,
    ticks: float,
    digits: int,
    caption: str,
) -> LossView:
    """A map with equal scales around `middle` = (w, b), `reach` wide to each side; ticks are whole multiples."""
    w, b = middle
    high = reach * box.height / box.width
    surface = loss_surface(loss, np.linspace(w - reach, w + reach, 161), np.linspace(b - high, b + high, 121))
    return LossView(
        style,
        box,
        surface,
        level_values(surface, 9),
        w_ticks=whole_multiples(ticks * 2, w - reach, w + reach),
        b_ticks=whole_multiples(ticks, b - high, b + high),
        digits=digits,
        caption=caption,
    )
