"""One flower beside the code of a step: under the model's curve, then its own loss over (w, b) with the step on it."""

from dataclasses import replace

from manim import DOWN, DR, UP, VGroup

from core.models import LogisticRegression
from scenes.experiments.code_run import CodeRun
from scenes.experiments.starts import rate_digits, start_digits
from scenes.kit.components.loss_map import loss_map
from scenes.kit.components.marks import ball, guide, ring, start_ball, step_arrow
from scenes.kit.layout import Box, Range
from scenes.kit.manim_theme import Style
from scenes.squared_error.loss_views import GapView


class SampleView(GapView):
    """The sample that goes through the code, alone; its curve, output and gap come on screen one by one."""

    def __init__(self, style: Style, box: Box, run: CodeRun, caption: str, across: Range) -> None:
        one = replace(run.data, X_features=run.data.X_features[:1], y=run.data.y[:1])
        super().__init__(style, box, one, LogisticRegression(run.theta), caption, across)
        self.remove(self.curve, self.gaps, self.marks)
        self.ring = ring(style, self.samples[0].get_center())
        self.up = guide(style, self.samples[0].get_center(), self.marks[0].get_center())
        self.add(self.ring)


class SampleStep:
    """That sample's loss around the parameters, and one step of descent; the parts come on screen one by one."""

    def __init__(self, style: Style, box: Box, run: CodeRun, caption: str) -> None:
        (b, w), (b_new, w_new) = run.theta, run.theta_new
        ticks = run.near / 2
        self.map = loss_map(style, box, run.own_loss, (w, b), run.near, ticks, rate_digits(ticks), caption)
        start, end = self.map.spot(w, b), self.map.spot(w_new, b_new)
        self.start, self.end = start_ball(style, start), ball(style, end, "gradient")
        write = style.format
        digits = max(1, start_digits(run.theta))
        pair = f"({write.typst(w, digits)}{write.separator} {write.typst(b, digits)})"
        self.start_name = style.formula(pair, size="label").next_to(self.start, DR, buff=0.1)
        self.uphill = step_arrow(style, start, 2 * start - end)
        self.uphill_name = style.formula("grad(nabla L)", size="label").next_to(self.uphill.get_end(), UP, buff=0.1)
        self.step_name = style.formula("grad(-eta nabla L)", size="label").next_to(self.end, DOWN, buff=0.1)
        self.parts = VGroup(self.start, self.start_name, self.uphill, self.uphill_name, self.step_name, self.end)
