"""Exchanged labels (slide idea 42): the points swap height, the curve mirrors, and every loss stays what it was."""

from collections.abc import Mapping
from typing import Any

from manim import Create, FadeIn, FadeOut, Mobject, Transform, UpdateFromAlphaFunc, VGroup

from scenes.cross_entropy.flip_view import LOSS, OUTPUT, FlipTable, FlipView, X, Y
from scenes.cross_entropy.mirror_views import EqualHeights, FirstLosses
from scenes.experiments.fits import PETAL_DIGITS, fit_digits
from scenes.experiments.flip import Flip, curve_of
from scenes.experiments.subject import feature_axis, feature_digits
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.assembly import assemble
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import guide, ring
from scenes.kit.components.readout import readouts
from scenes.kit.layout import BODY, FLOWERS

LEFT_BOX, RIGHT_BOX = BODY.split(0.56)
CHART_BOX = LEFT_BOX.inset(left=0.75, right=0.3, bottom=0.85, top=0.5)
TABLE_BOX = RIGHT_BOX.inset(left=0.5, right=0.1, bottom=0.1, top=0.1)
LOSS_OF = (
    "loss(L) {{ = : eq }} {{ - : m1 }} {{ y : y }} thin {{ ln model(hat(y)) : ln }} {{ - : m0 }} "
    "{{ (1 - y) : other }} thin {{ ln (1 - model(hat(y))) : lnother }}"
)
EXCHANGED = (
    "loss(L) {{ = : eq }} {{ - : m0 }} {{ (1 - y) : other }} thin {{ ln (1 - model(hat(y))) : lnother }} {{ - : m1 }} "
    "{{ y : y }} thin {{ ln model(hat(y)) : ln }}"
)
"""The loss, and the loss with 1 - y for y and 1 - ŷ for ŷ: the same two terms."""


class FlippedLabels(LectureScene):
    """The slides' second fit on the six flowers."""

    id = "flipped-labels"
    stands_for = "rows"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.flip = Flip.of(self.settings)

    def numbers(self) -> Mapping[str, Number]:
        (b, w), flip = self.flip.theta, self.flip
        digits = fit_digits(self.settings)
        wrong = flip.losses(flip.theta, flip.flipped.y)
        return {
            "b": Number(b, digits),
            "w": Number(w, digits),
            "b_new": Number(-b, digits),
            "w_new": Number(-w, digits),
            "boundary": Number(flip.boundary, 2),
            "last": Number(flip.losses(flip.theta, flip.data.y)[-1], 4),
            "wrong": Number(wrong[-1], 4),
        }

    def construct(self) -> None:
        across = feature_axis(self.settings, FLOWERS)
        self.view = FlipView(self.style, CHART_BOX, self.flip, self.label("petal"), across)
        self.table = FlipTable(self.style, TABLE_BOX, self.flip, feature_digits(self.settings, PETAL_DIGITS))
        self.keys = self.table.keys(self.flip.data.y)
        self.see_the_model()
        self.exchange_the_labels()
        self.mirror_the_model()
        self.compare_the_losses()
        self.find_the_reason()
        self.see_what_stays()

    def see_the_model(self) -> None:
        with self.beat("model") as beat:
            view, table = self.view, self.table
            self.appear(view.chart, view.ceiling, *view.samples)
            self.appear(self.keys, table.rules, table.column_of(X), table.column_of(Y))
            self.play(Create(view.curve), run_time=self.durations.move)
            self.appear(*view.marks, table.column_of(OUTPUT))
            beat.until(0.65)
            table.set_losses(self.flip.theta, self.flip.data.y)
            self.play(*(Create(gap) for gap in view.gaps), run_time=self.durations.move)
            self.bring_to_front(view.samples, view.marks)
            self.appear(table.column_of(LOSS))

    def exchange_the_labels(self) -> None:
        with self.beat("exchange") as beat:
            view, table, flip = self.view, self.table, self.flip
            beat.until(0.2)
            self.first = VGroup(*(cell.copy() for cell in table.column(LOSS)))
            cells = VGroup(*table.column(Y), *table.column(LOSS))
            self.play(FadeOut(view.gaps), FadeOut(cells), run_time=self.durations.appear)
            new = self.table.keys(flip.flipped.y)
            keys = (Transform(old, key) for old, key in zip(self.keys, new, strict=True))
            self.play(view.label(flip.flipped.y), *keys, run_time=self.durations.understand)
            table.set_labels(flip.flipped.y)
            self.play(*(FadeIn(cell) for cell in table.column(Y)), run_time=self.durations.appear)
            beat.until(0.7)
            view.set_model(flip.theta)
            table.set_losses(flip.theta, flip.flipped.y)
            self.play(*(Create(gap) for gap in view.gaps), run_time=self.durations.move)
            self.bring_to_front(view.samples, view.marks)
            self.play(*(FadeIn(cell) for cell in table.column(LOSS)), run_time=self.durations.appear)

    def mirror_the_model(self) -> None:
        with self.beat("mirror") as beat:
            view, table, flip = self.view, self.table, self.flip
            b, w = (Counter(self.style, value, fit_digits(self.settings), "parameters") for value in flip.theta)
            line = readouts(self.style, {"param(w) =": w, "param(b) =": b})
            self.foot.place(line)
            self.say_mobject(line)
            beat.until(0.3)

            def turn(_: Mobject, share: float) -> None:
                theta = flip.on_the_way(share)
                view.set_model(theta)
                table.set_outputs(theta)
                table.set_losses(theta, flip.flipped.y)
                b.write(theta[0])
                w.write(theta[1])

            changing = (view.curve, view.gaps, view.marks, *table.column(OUTPUT), *table.column(LOSS), b, w)
            turning = UpdateFromAlphaFunc(VGroup(*changing), turn)
            self.play(turning, run_time=2 * self.durations.understand)

    def compare_the_losses(self) -> None:
        with self.beat("losses") as beat:
            cells = self.table.column(LOSS)
            old = self.first.copy()
            picture = FirstLosses(self.view)
            self.play(FadeIn(picture), run_time=self.durations.appear)
            beat.until(0.25)
            self.play(picture.laying_over())
            coming = (FadeIn(new, target_position=gap, scale=0.4) for new, gap in zip(old, picture.gaps, strict=True))
            self.play(*coming, FadeOut(picture), run_time=self.durations.move)
            self.remove(old, *old)
            beat.until(0.6)
            lines = VGroup(
                *(
                    guide(self.style, cell.get_corner((-1, -1, 0)), cell.get_corner((1, -1, 0))).shift((0, -0.07, 0))
                    for cell in cells
                )
            )
            self.play(Create(lines), run_time=self.durations.move)
            self.lines = lines

    def find_the_reason(self) -> None:
        with self.beat("reason") as beat:
            self.play(FadeOut(self.lines), run_time=self.durations.appear)
            self.say("model(sigma(-z)) = 1 - model(sigma(z))")
            self.compare_heights()
            beat.until(0.45)
            before, after = (self.style.formula(source) for source in (LOSS_OF, EXCHANGED))
            for line in (before, after):
                self.foot.place(line)
            self.say_mobject(before)
            beat.until(0.65)
            parts = {name: before.select(name) for name in ("eq", "m1", "y", "ln", "m0", "other", "lnother")}
            assemble(self, self.durations, after, parts, leaving=before)
            self.said = after

    def compare_heights(self) -> None:
        """Under the one curve and over the other there is as much, wherever one looks."""
        first, heights = FirstLosses(self.view).curve, EqualHeights(self.view)
        self.play(FadeIn(first, heights), run_time=self.durations.appear)
        self.play(heights.sweeping())
        self.play(FadeOut(first, heights), run_time=self.durations.appear)

    def see_what_stays(self) -> None:
        with self.beat("stays") as beat:
            self.play(Create(self.view.boundary), run_time=self.durations.move)
            self.say(f"x = -param(b) / param(w) {self.is_('boundary')}", self.label("boundary"))
            beat.until(0.5)
            view, flip = self.view, self.flip
            first = view.chart.curve(view.x, curve_of(flip.theta, view.x)).set_stroke(opacity=self.style.theme.dimmed)
            crossing = ring(self.style, view.chart.spot(flip.boundary, 0.5))
            self.play(Create(first), run_time=self.durations.move)
            self.play(Create(crossing), run_time=self.durations.appear)
