"""The cross-entropy never turns over (slide idea 43); and why that, for one θ alone, is not yet the proof."""

from collections.abc import Mapping
from typing import Any

from manim import RIGHT, UP, Create, FadeIn, FadeOut, Mobject, UpdateFromAlphaFunc, VGroup

from core.activations import sigmoid
from scenes.cross_entropy import convex_algebra as algebra
from scenes.cross_entropy.bend_views import BendView, CutView, SteepnessView, spread_factor, square_factor
from scenes.experiments import directions
from scenes.experiments.curvatures import fraction
from scenes.experiments.losses_over_z import BENDS, WRONG, Z, turn
from scenes.experiments.losses_over_z import RIGHT as SURE
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.algebra import Derivation
from scenes.kit.components.counter import Counter
from scenes.kit.components.flight import flight
from scenes.kit.layout import BODY, Box
from scenes.kit.motion import changing

LINES_BOX, STEEP_BOX = BODY.split(0.52)
STEEP_BOX = STEEP_BOX.inset(left=0.75, right=0.45)
EQUALS, MIDDLE, LARGE = -4.2, -0.9, 1.5
"""Where the equals signs stand, and that of the line that is left; how large it is."""
LOSS, STRIP, ENDS = (2.05, -0.05), (-0.72, -1.55), -1.85
"""Heights of the losses, of the strips under them, and of the words below."""
STEEP, STEEPNESS = (2.05, 0.35), (-0.5, -1.5)
"""Heights of ŷ, and of the strip under it."""
SEEN = 4.6
"""How far from 0 the tangent begins and ends."""
HALVES = [half.inset(left=0.75, right=0.45) for half in BODY.split(gap=0.5)]
LEFT_BOX, RIGHT_BOX = BODY.split(0.48)
SIDE = BODY.height - 0.75
MAP_BOX = Box(LEFT_BOX.centre[0] - SIDE / 2, LEFT_BOX.centre[0] + SIDE / 2, BODY.bottom + 0.35, BODY.top - 0.4)
CUT_BOX = RIGHT_BOX.inset(left=0.8, right=0.6, bottom=0.35, top=0.4)
FACTOR_BOXES = [Box(middle - 1.6, middle + 1.6, BODY.bottom, -0.3) for middle in (-2.6, 2.6)]
"""Where the factors' curves stand, under the whole line."""
CAME = (("x", "x1"), ("k", "k"))
"""Parts of the output's slope, and what they are in the second derivative."""
ALONG_Y, ALL = 90.0, 180.0
"""The y axis' direction, and every direction of a line, in degrees."""


def stacked(column: Box, *heights: tuple[float, float]) -> list[Box]:
    """Boxes as wide as a column, each from its upper height to its lower one."""
    return [Box(column.left, column.right, low, high) for high, low in heights]


class BceConvex(LectureScene):
    """The second derivative and its sign; circles that touch both losses; the quiz's function in every direction."""

    id = "bce-convex"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.column = Derivation(self.style, LINES_BOX, EQUALS, size=1.15)
        self.steep = SteepnessView(self.style, *stacked(STEEP_BOX, STEEP, STEEPNESS))
        pairs = zip(("mse", "bce"), HALVES, strict=True)
        self.views = {
            name: BendView(self.style, *stacked(half, LOSS, STRIP), name, algebra.BEND) for name, half in pairs
        }
        self.aside = self.views["mse"].chart.area.get_x() * RIGHT
        self.views["mse"].shift(-self.aside)  # in the middle, as long as it is alone
        self.cut = CutView(self.style, MAP_BOX, CUT_BOX)

    def numbers(self) -> Mapping[str, Number]:
        (xx, xy), (yx, yy) = directions.HESSIAN
        entries = {"xx": xx, "xy": xy, "yx": yx, "yy": yy, "det": directions.DETERMINANT}
        return {name: Number(float(value), 0) for name, value in entries.items()}

    def construct(self) -> None:
        self.differentiate_again()
        self.look_at_the_factors()
        self.turn_over()
        self.never_turn_over()
        self.look_along_the_axes()
        self.look_between()
        self.ask_the_whole_matrix()

    # The second derivative and its sign -----------------------------------------------------------------------------

    def differentiate_again(self) -> None:
        with self.beat("again") as beat:
            column, steep = self.column, self.steep
            self.play(column.start(algebra.LINES["gradient"], row=1))
            self.play(column.reveal("left", "eq", "right"))
            beat.until(0.2)
            self.appear(steep.chart, steep.strip)
            self.play(Create(steep.curve), run_time=self.durations.move)
            self.say(algebra.CHAIN, self.label("chain"))
            steep.go_to(-SEEN)
            self.play(FadeIn(steep.moving), run_time=self.durations.appear)
            self.play(changing(self.style, steep.moving, lambda share: steep.go_to((2 * share - 1) * SEEN), times=1.5))
            line = column.next(algebra.LINES["second"], note=self.label("again"))
            chain, new = self.said[0], column.newest
            self.play(line, flight(self.style, [(chain.select(part), new.select(place)) for part, place in CAME]))
            beat.until(0.75)
            old = column.newest
            line = column.next(algebra.LINES["collected"])
            new = column.newest
            self.play(line, flight(self.style, [(old.select("x1"), VGroup(*new.select("x"), *new.select("i")))]))

    def look_at_the_factors(self) -> None:
        with self.beat("factors") as beat:
            leaving, self.said = self.said, None
            self.column.box, self.column.axis, self.column.size = BODY, MIDDLE, LARGE
            self.play(self.column.keep(), FadeOut(self.foot, leaving, self.steep))
            line, self.notes = self.column.newest, VGroup()
            factors = (("front", square_factor, algebra.SQUARE, 0.2), ("bracket", spread_factor, algebra.SPREAD, 0.45))
            for box, (part, make, note, share) in zip(FACTOR_BOXES, factors, strict=True):
                beat.until(share)
                factor = make(self.style, line.select(part), box, note)
                self.play(self.column.stress(part, by=1.15), FadeIn(factor))
                self.play(Create(factor.curve), run_time=self.durations.move)
                self.notes.add(factor, factor.curve)
            beat.until(0.8)
            self.play(self.column.change(algebra.LINES["signed"]))

    # The circle that touches ----------------------------------------------------------------------------------------

    def turn_over(self) -> None:
        with self.beat("flips") as beat:
            view = self.views["mse"]
            self.play(FadeOut(self.notes, self.column), run_time=self.durations.appear)
            self.shown = self._draw(view)
            self.say(algebra.OVER_Z, self.label("class"))
            self.play(FadeIn(view.moving), run_time=self.durations.appear)
            beat.until(0.4)
            self.play(self._sliding(view, SURE, turn()), run_time=self.durations.understand)
            self.play(self._sliding(view, turn(), WRONG), FadeIn(view.below), run_time=self.durations.understand)
            self.where = self.style.formula(f"model(hat(y)) > {fraction(float(sigmoid(turn())))}", size="label")
            self.where.next_to(view.strip.spot((turn() + Z[-1]) / 2, 0), UP, buff=0.12)
            self.appear(self.where)
            self.shown.add(self.where)

    def _draw(self, view: BendView) -> VGroup:
        """A loss and its second derivative, with what is right and wrong below."""
        view.go_to(SURE)
        title = self.style.text(self.label(view.which), size="body")
        title.next_to(view.chart.area, UP, buff=0.12)
        ends = VGroup(*(self._end(view, word, z) for word, z in (("right", SURE), ("wrong", -SURE))))
        self.appear(title, view.chart, view.strip, view.zero, ends)
        self.play(Create(view.curve), Create(view.bends), run_time=self.durations.move)
        return VGroup(title, ends, view)

    def _end(self, view: BendView, label: str, z: float) -> Mobject:
        """Under a strip's end: is the answer right or wrong there?"""
        word = self.style.text(self.label(label), "muted").set_x(view.strip.spot(z, BENDS.low)[0])
        return word.shift((ENDS - word[0].get_bottom()[1]) * UP)

    def _sliding(self, view: BendView, start: float, end: float) -> UpdateFromAlphaFunc:
        """The circle goes from one score to another."""

        def slide(_: Mobject, share: float) -> None:
            view.go_to(start + share * (end - start))

        return UpdateFromAlphaFunc(view.moving, slide)

    def never_turn_over(self) -> None:
        with self.beat("never") as beat:
            view = self.views["bce"]
            self.play(self.shown.animate.shift(self.aside), run_time=self.durations.move)
            self.shown.add(*self._draw(view))
            self.play(FadeIn(view.moving), run_time=self.durations.appear)
            self.play(self._sliding(view, SURE, WRONG), run_time=2 * self.durations.understand)
            beat.until(0.7)
            self.say(algebra.RESULT, self.label("never"))

    # Not one direction, but all -------------------------------------------------------------------------------------

    def look_along_the_axes(self) -> None:
        with self.beat("axes") as beat:
            cut = self.cut
            self.say(algebra.RESULT, self.label("simplified"))
            beat.until(0.35)
            self.play(FadeOut(self.shown), run_time=self.durations.appear)
            self.second = Counter(self.style, directions.bend(0), 2)
            self.say_mobject(self._along_the_line())
            self.appear(cut.map, VGroup(cut.line, cut.middle))
            self.appear(VGroup(cut.chart, cut.zero, cut.circle, cut.curve, cut.point))
            beat.until(0.75)
            self._turning(0, ALONG_Y)

    def _along_the_line(self) -> VGroup:
        """The function, and its second derivative along the line, in the foot."""
        measure = VGroup(self.style.formula(algebra.ALONG, "muted"), self.second).arrange(RIGHT, buff=0.4)
        name = self.style.text(self.label("along"), "muted")
        measured = VGroup(name, measure).arrange(RIGHT, buff=0.4)
        return self.foot.place(VGroup(self.style.formula(algebra.QUIZ), measured).arrange(RIGHT, buff=1.4))

    def _turning(self, start: float, end: float) -> None:
        """The line turns from one direction to another, and leaves the first one on the map."""
        self.add(self.cut.trace(start), self.cut.line, self.cut.middle)

        def rotate(_: Mobject, share: float) -> None:
            degrees = start + share * (end - start)
            self.cut.turn(degrees)
            self.second.write(directions.bend(degrees))

        moving = VGroup(self.cut.moving, self.second)
        self.play(UpdateFromAlphaFunc(moving, rotate), run_time=1.5 * self.durations.understand)

    def look_between(self) -> None:
        with self.beat("between") as beat:
            beat.until(0.2)
            self._turning(ALONG_Y, directions.lowest())

    def ask_the_whole_matrix(self) -> None:
        with self.beat("whole") as beat:
            down = directions.lowest()
            self._turning(down, down + ALL)
            self.play(FadeIn(self.cut.wedges()), run_time=self.durations.move)
            self.bring_to_front(self.cut.line, self.cut.middle)
            beat.until(0.5)
            self.say(algebra.whole([self.n(name) for name in ("xx", "xy", "yx", "yy")], self.n("det")))
