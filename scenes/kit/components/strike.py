"""A line through what counts no more."""

from manim import DL, UR, Line, VMobject

from scenes.kit.manim_theme import Style


def strike(style: Style, parts: VMobject) -> Line:
    """Aslant through parts of a formula, so that what is struck can be read; the scene allows it (text-over-curve)."""
    line = Line(parts.get_corner(DL), parts.get_corner(UR), color=style.colour("muted"))
    return line.set_stroke(width=style.theme.sizes.thin_line)
