"""A change to be understood, told by what is to be shown at each share of it."""

from collections.abc import Callable

from manim import Animation, Mobject, UpdateFromAlphaFunc, smooth

from scenes.kit.manim_theme import Style


def changing(style: Style, moving: Mobject, show: Callable[[float], None], times: float = 1.0) -> Animation:
    """`show` is given the share, from 0 to 1; `moving` is what it moves. It takes so many times the theme's pace."""

    def along(_: Mobject, share: float) -> None:
        show(share)

    seconds = times * style.theme.durations.understand
    return UpdateFromAlphaFunc(moving, along, rate_func=smooth, run_time=seconds)
