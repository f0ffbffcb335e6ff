"""LoopDiagram: the steps of training on a ring, with a token that goes round."""

import numpy as np
from manim import DOWN, LEFT, PI, RIGHT, UP, Arc, Circle, Dot, VGroup

from core.arrays import Array
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style

GAP = 0.26
"""Between a node and the arrows on the ring, as an angle in radians."""
NAME = 0.6
"""Height of the name over the first node, which the ring makes room for."""


class LoopDiagram(VGroup):
    """The named steps clockwise on a ring in `box`, the first at the top. `token` stands on the first."""

    def __init__(self, style: Style, box: Box, names: tuple[str, ...]) -> None:
        super().__init__()
        self.middle, self.radius = np.array(box.centre) + NAME / 2 * DOWN, box.height / 2 - 1.1
        angles = PI / 2 - 2 * PI * np.arange(len(names)) / len(names)
        self.nodes = VGroup(*(self._node(style, k + 1, angle) for k, angle in enumerate(angles)))
        self.names = VGroup(*(style.text(name, size="body") for name in names))
        for name, node, angle in zip(self.names, self.nodes, angles, strict=True):
            side = UP if np.isclose(angle, PI / 2) else LEFT if np.cos(angle) < 0 else RIGHT
            name.next_to(node, side, buff=0.25)
        self.arrows = VGroup(*(self._arrow(style, angle, 2 * PI / len(names)) for angle in angles))
        self.token = Dot(self.nodes[0].get_center(), radius=0.3).set_fill(opacity=0)
        self.token.set_stroke(style.colour("ink"), width=style.theme.sizes.line)
        self.add(self.arrows, self.nodes, self.names, self.token)

    def way(self, k: int) -> Arc:
        """The token's way from step k to the next, along the ring."""
        part = 2 * PI / len(self.nodes)
        return Arc(self.radius, PI / 2 - k * part, -part, arc_center=self.middle)

    def _node(self, style: Style, number: int, angle: float) -> VGroup:
        at = self._at(angle)
        disc = Circle(0.3, stroke_width=0, fill_opacity=1, color=style.colour("panel")).move_to(at)
        return VGroup(disc, style.formula(str(number), "ink", "label").move_to(at))

    def _arrow(self, style: Style, angle: float, part: float) -> Arc:
        arc = Arc(
            self.radius,
            angle - GAP,
            -(part - 2 * GAP),
            arc_center=self.middle,
            color=style.colour("muted"),
            stroke_width=style.theme.sizes.thin_line,
        )
        arc.add_tip(tip_length=0.16, tip_width=0.16)
        return arc

    def _at(self, angle: float) -> Array:
        place: Array = self.middle + self.radius * (np.cos(angle) * RIGHT + np.sin(angle) * UP)
        return place
