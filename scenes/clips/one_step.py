"""GIF: one step of descent on one flower's loss, magnified (slide idea 46)."""

from manim import LEFT, PI, RIGHT, FadeIn, FadeOut, GrowArrow, Rotate, VGroup

from core.slides import fact
from scenes.cross_entropy.step_views import StepView
from scenes.experiments.flower_descents import OneUpdate
from scenes.kit.clip import LectureClip
from scenes.kit.components.marks import ball
from scenes.kit.layout import Box

MAP_BOX = Box(-2.2, 2.9, -1.1, 1.9)
NUMBERS = (0.35, -2.1, 0.0)
"""Where the parameters stand."""


class OneStepClip(LectureClip):
    """The gradient points uphill, turns around, and the parameters hop along it; then the last frame is held."""

    id = "one-step"

    def construct(self) -> None:
        durations, update = self.style.theme.durations, OneUpdate.of(self.settings)
        view = StepView(self.style, MAP_BOX, update, caption="")
        start = view.start.get_center()
        pairs = zip("wb", update.path.parameters.T[::-1], strict=True)
        lines = VGroup(*(self.change(name, *values) for name, values in pairs))
        lines.arrange(RIGHT, buff=1.0).move_to(NUMBERS)
        hop = ball(self.style, start, "gradient")

        self.add(view.map, view.start, view.start_name, *(line[0] for line in lines))
        self.wait(durations.breath)
        self.play(GrowArrow(view.uphill), FadeIn(view.uphill_name), run_time=durations.move)
        self.wait(durations.breath)
        self.play(FadeOut(view.uphill_name), run_time=durations.appear)
        self.play(Rotate(view.uphill, PI, about_point=start), run_time=durations.move)
        self.play(FadeIn(view.step_name), run_time=durations.appear)
        self.add(hop)
        self.play(*(FadeOut(line[0]) for line in lines), run_time=durations.appear / 2)
        self.play(hop.animate.move_to(view.end), *(FadeIn(line[1]) for line in lines), run_time=durations.move)
        self.wait(durations.understand)

    def change(self, name: str, old: float, new: float) -> VGroup:
        """b = 0.1 and, in the same place, what it becomes with the slide's decimals."""
        write, digits = self.style.format, fact(f"ex1-{name}-new").digits
        before = self.style.formula(f"param({name}) = param({write.typst(old, digits, short=True)})")
        after = self.style.formula(f"param({name}) {write.relation(new, digits)} param({write.typst(new, digits)})")
        return VGroup(before, after.align_to(before, LEFT))
