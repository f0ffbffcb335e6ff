"""What the slides print of the descent over x² + y²: a grid of whole numbers, and unit steps along the signs of the
gradient, with a misprint. The scene's beats that tell of it."""

from typing import Any

from manim import RIGHT, Create, FadeIn, FadeOut, Group, LaggedStart, Mobject, VGroup

from core.arrays import Array
from core.slides import domain, fact
from scenes.experiments.bowl_walks import BowlWalks
from scenes.kit.base import LectureScene
from scenes.kit.components.erratum import Erratum
from scenes.kit.components.marks import ball, ring, step_arrow
from scenes.review.bowl_views import REACH, RULE_X, SLOPE_Y, BowlView, WalkTable, far_chart


class PrintedWalk(LectureScene):
    """A bowl with a table. `on_map`: what has been put onto the map; `downhill`: the gradient's arrow and name."""

    bowl: BowlView
    table: WalkTable
    walks: BowlWalks
    start: Mobject
    ring: Mobject
    on_map: Group
    downhill: tuple[Mobject, ...]

    def spot(self, point: Array) -> Array:
        """Where a point (x, y) stands on the map."""
        return self.bowl.view.spot(*point)

    def going(self, there: Array) -> tuple[Any, Any]:
        """Ball and ring go somewhere."""
        return self.ball.animate.move_to(there), self.ring.animate.move_to(there)

    def mark_the_whole_numbers(self) -> None:
        with self.beat("whole") as beat:
            low, high = self.n("low"), self.n("high")
            printed = Erratum(self.style, "x, y in NN")
            line = self.style.formula(f"{low} <= x, y <= {high} quad quad x, y in ZZ")
            self.say_mobject(self.foot.place(line, printed))
            dots = (FadeIn(dot, scale=3.0) for dot in self.bowl.whole)
            self.play(LaggedStart(*dots, lag_ratio=0.05), run_time=self.durations.move)
            self.on_map.add(self.bowl.whole)
            near, far = self.bowl.view.chart, far_chart(self.bowl.view, domain("descent-2d"))
            drawn, share = Group(self.bowl.view.image, self.bowl.whole), REACH / far.x_range.high
            beat.until(0.25)
            away = drawn.animate.scale(share, about_point=near.area.get_center())
            self.play(FadeOut(near), FadeIn(far), away, run_time=self.durations.understand)
            beat.until(0.75)
            back = drawn.animate.scale(1 / share, about_point=near.area.get_center())
            self.play(FadeOut(far), FadeIn(near), back, run_time=self.durations.understand)

    def walk_by_signs(self) -> None:
        with self.beat("signs") as beat:
            walk, table = self.walks.signs, self.table
            self.play(FadeOut(*self.downhill), run_time=self.durations.appear)
            rule = '{0} <- {0} - eta dot op("sign") (partial f) / (partial {0})'
            rules = " quad quad ".join(rule.format(name) for name in "xy")
            self.say(f"{rules} quad quad eta {self.is_('eta')}")
            self.ball = ball(self.style, self.start.get_center(), "gradient")
            self.add(self.ball)
            self.arrows = VGroup()
            for row in range(1, len(walk)):
                beat.until(0.22 + 0.12 * row)
                here, there = (self.spot(walk.parameters[k]) for k in (row - 1, row))
                arrow = step_arrow(self.style, here, there)
                self.arrows.add(arrow)
                self.play(*self.going(there), FadeIn(arrow), run_time=self.durations.move)
                self.appear(*table.cells[row][:RULE_X])
            beat.until(0.8)
            self.correct_the_slope()

    def correct_the_slope(self) -> None:
        """The slide's misprint stands beside the right slope."""
        misprint = fact("gd2d-grad-y3")
        printed = self.style.format.typst(float(str(misprint.printed)), misprint.digits)
        cell = self.table.cells[3][SLOPE_Y]
        note = Erratum(self.style, printed).next_to(cell, RIGHT, buff=0.5)
        around = ring(self.style, cell.get_center()).scale(1.6)
        self.play(Create(around), FadeIn(note), run_time=self.durations.appear)
        self.misprint = (around, note)

    def leave_the_signs(self) -> None:
        """Back to the start, and into the table where the rule leads."""
        self.play(
            FadeOut(*self.misprint),
            self.arrows.animate.set_opacity(self.style.theme.dimmed),
            *self.going(self.start.get_center()),
            run_time=self.durations.move,
        )
        self.appear(*self.table.heads[RULE_X:])
        self.appear(*(VGroup(*row[RULE_X:]) for row in self.table.cells))

    def dimming(self) -> list[Any]:
        """The slides' rows after the first are not where the rule leads."""
        later = VGroup(*(VGroup(*row) for row in self.table.cells[1:]))
        return [later.animate.set_fill(opacity=self.style.theme.dimmed)] if self.printed else []
