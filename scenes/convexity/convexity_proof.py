"""The cross-entropy is convex (slide ideas 56 to 58): gradient, Hessian, determinant, and the valley."""

from collections.abc import Mapping
from typing import Any

from manim import DOWN, LEFT, RIGHT, UP, Create, FadeIn, FadeOut, Line, VGroup, there_and_back

from scenes.convexity import proof_algebra as algebra
from scenes.convexity.proof_views import PressedSquare
from scenes.convexity.slope_view import TREE_BOX, SlopeView
from scenes.convexity.valley_view import LEFT_BOX, ValleyView
from scenes.experiments.subject import feature_digits
from scenes.experiments.valleys import Valleys
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.algebra import Derivation
from scenes.kit.components.flight import flight
from scenes.kit.components.rewrite import Rewrite, Track, moved
from scenes.kit.layout import BODY, Box

ROWS = (BODY.top - 0.15, BODY.top - 2.0, BODY.top - 3.95)
"""Heights of the loss, its derivatives, and theirs."""
TOP, UNDER = 1.65, Box(BODY.left, 0.75, BODY.bottom, 0.55)
"""Height of the matrix when it has gone up, and the room for its determinant."""
REACH = 0.8
"""How far the ball goes along the floor, of what is drawn there."""
ASIDE = 0.48
"""How far a branch's name stands from it."""


class ConvexityProof(LectureScene):
    """Four second derivatives fly into a matrix; its two products cancel; its valley has a flat floor."""

    id = "convexity-proof"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        middle, quarter = TREE_BOX.centre[0], TREE_BOX.width / 4
        places = {"": 0.0, "w": -1.0, "b": 1.0, "ww": -1.5, "wb": -0.5, "bw": 0.5, "bb": 1.5}
        self.tree = {
            name: self.style.formula(source).move_to((middle + places[name] * quarter, ROWS[len(name)], 0))
            for name, source in algebra.TREE.items()
        }
        self.branches = VGroup()
        self.column = Derivation(self.style, UNDER, -4.9, rows=2)
        self.valleys = Valleys.of(self.settings)
        self.slopes, self.square = SlopeView(self.style, self.valleys), PressedSquare(self.style, self.valleys)
        self.valley = ValleyView(self.style, self.valleys)

    def numbers(self) -> Mapping[str, Number]:
        one, digits = self.valleys, feature_digits(self.settings, 1)
        second = Number(one.second, 0 if self.settings.own.data is None else digits)
        return {"x": Number(one.x, digits), "p": Number(one.output, 2), "second": second}

    def construct(self) -> None:
        self.state_the_setting()
        self.find_the_gradient()
        self.differentiate("w", "by-w")
        self.differentiate("b", "by-b")
        self.fill_the_matrix()
        self.multiply_crosswise()
        self.cancel()
        self.look_at_the_diagonal()
        self.see_the_valley()
        self.walk_on_the_floor()
        self.add_a_flower()

    # Gradient and Hessian -------------------------------------------------------------------------------------------

    def state_the_setting(self) -> None:
        with self.beat("setting") as beat:
            loss = self.tree[""]
            self.model = self.style.formula(algebra.MODEL)
            for formula, row in ((self.model, 1.15), (loss, -0.75)):
                formula.move_to((BODY.left, BODY.centre[1] + row, 0), aligned_edge=LEFT)
            self.appear(self.model)
            beat.until(0.35)
            self.appear(loss, self.slopes.view.image)
            self.play(self.slopes.glide(), run_time=1.5 * self.durations.understand)
            self.appear(self.slopes.axes, self.slopes.ball)

    def find_the_gradient(self) -> None:
        with self.beat("gradient") as beat:
            self.play(FadeOut(self.model), self.tree[""].animate.move_to((TREE_BOX.centre[0], ROWS[0], 0)))
            self.say(algebra.SLOPE)
            for by, share in zip("wb", (0.3, 0.65), strict=True):
                beat.until(share)
                slope, chain = (self.style.formula(source) for source in (algebra.SLOPE, algebra.THROUGH_Z[by]))
                self.say_mobject(self.foot.place(slope, chain))
                self.play(*self._branch(by))
                child = self.tree[by]
                ways = [(slope.select("d"), child.select("d"))]
                ways += [(chain.select("x"), child.select("x"))] if by == "w" else []
                self.play(flight(self.style, ways, child))
                self.appear(self.slopes.tangents[by])

    def _branch(self, name: str) -> list[Any]:
        """A line from a formula down to its derivative, with what is done on it."""
        start = self.tree[name[:-1]].get_bottom() + 0.12 * DOWN
        end = self.tree[name].get_top() + 0.15 * UP
        line = Line(start, end, color=self.style.colour("muted"), stroke_width=self.style.theme.sizes.thin_line)
        sign = self.style.formula(algebra.BY[name[-1]], "gradient", "label")
        outward = LEFT if end[0] < start[0] else RIGHT
        if len(name) > 1:
            sign.move_to(line.point_from_proportion(0.55) + ASIDE * 0.7 * (UP + outward))
        else:  # the formulas above and below are wide
            sign.move_to(line.point_from_proportion(0.3) + ASIDE * DOWN)
        self.branches.add(line, sign)
        return [Create(line, run_time=self.durations.appear), FadeIn(sign, run_time=self.durations.appear)]

    def differentiate(self, of: str, beat_id: str) -> None:
        """ŷ is what answers the parameters: its slope comes in from the foot, and y drops out; the tangent turns."""
        with self.beat(beat_id) as beat:
            self.play(self.slopes.light(of))
            for by, share in zip("wb", (0.1, 0.55), strict=True):
                beat.until(share)
                self.say(algebra.CHAINS[by], self.label("chain"))
                self.play(*self._branch(of + by))
                parent, child, chain = self.tree[of], self.tree[of + by], self.said[0]
                ways = [(chain.select("k"), child.select("k"))]
                ways += [(chain.select("x"), child.select("x"))] if by == "w" else []
                ways += [(parent.select("x"), child.select("x"))] if of == "w" else []
                self.play(flight(self.style, ways, child))
                self.play(self.slopes.walk(of, by))

    def fill_the_matrix(self) -> None:
        with self.beat("matrix") as beat:
            sources = (algebra.NAME, algebra.DEFINITION, "=", algebra.MATRIX)
            self.name, definition, equals, self.matrix = (self.style.formula(source) for source in sources)
            row = VGroup(self.name, definition, equals, self.matrix).arrange(RIGHT, buff=0.25)
            row.scale(0.95).move_to((TREE_BOX.centre[0], BODY.centre[1] - 0.3, 0))
            above = [formula for name, formula in self.tree.items() if len(name) < 2] + [self.branches]
            self.play(FadeOut(*above), *self._foot_leaves(), run_time=self.durations.appear)
            self.appear(self.name, definition)
            beat.until(0.4)
            ways = [(VGroup(*self.tree[name]), self.matrix.select(name)) for name in algebra.ENTRIES]
            entries = [self.tree[name] for name in algebra.ENTRIES]
            self.play(flight(self.style, ways, self.matrix), FadeIn(equals), FadeOut(*entries))
            self.definition = VGroup(definition, equals)

    def _foot_leaves(self) -> list[FadeOut]:
        leaving, self.said = self.said, None
        return [FadeOut(self.foot, leaving)]

    # Positive semi-definite -----------------------------------------------------------------------------------------

    def multiply_crosswise(self) -> None:
        with self.beat("determinant") as beat:
            self.play(FadeOut(self.definition, *self.slopes.all), run_time=self.durations.appear)
            self.play(*self._matrix_moves((LEFT_BOX.centre[0], TOP - 0.1, 0)), run_time=self.durations.move)
            self.appear(self.square)
            self.play(self.column.start(algebra.DETERMINANT["product"]))
            self.play(self.column.reveal("left", "eq"))
            beat.until(0.4)
            self._multiply("ww", "bb")
            beat.until(0.7)
            self._multiply("wb", "bw")

    def _matrix_moves(self, middle: tuple[float, float, float]) -> list[Any]:
        pair = VGroup(self.name.copy(), self.matrix.copy()).arrange(RIGHT, buff=0.25).move_to(middle)
        ends = zip((self.name, self.matrix), pair, strict=True)
        return [mobject.animate.move_to(end) for mobject, end in ends]

    def _multiply(self, first: str, second: str) -> None:
        """Two entries fly from the matrix into their product; the two equal ones onto each other."""
        column, signs = self.column, ("dot",) if first == "ww" else ("minus", "open", "close")
        new = dict(zip(column.newest, column.whole, strict=True))
        homes = {name: column.newest.select("wb" if name == "bw" else name) for name in (first, second)}
        tracks = []
        for name, home in homes.items():
            if name != "bw":
                pairs = zip(home, self.matrix.select(name), strict=True)
                tracks += [moved(mark, entry, new[mark], self.durations.move) for mark, entry in pairs]
        plays = [Rewrite(column, tracks)]
        if "bw" in homes:
            plays.append(flight(self.style, [(self.matrix.select("bw"), column.whole.select("wb"))]))
        self.play(*plays)
        self.play(column.reveal(*signs))

    def cancel(self) -> None:
        with self.beat("cancel") as beat:
            old = self.column.newest
            line = self.column.next(algebra.DETERMINANT["factored"], note=self.label("factor"))
            new = self.column.newest
            ways = [(old.select(f"{part}{k}"), new.select(f"{part}1")) for part in "fg" for k in (2, 3)]
            self.play(line, flight(self.style, ways))
            beat.until(0.55)
            old = self.column.newest
            line = self.column.change(algebra.DETERMINANT["zero"])
            zero = self.column.newest.select("zero")
            self.play(line, flight(self.style, [(old.select("s1"), zero), (old.select("s2"), zero)]))
            self.play(self.square.press(), run_time=self.durations.understand)

    def look_at_the_diagonal(self) -> None:
        with self.beat("diagonal") as beat:
            beat.until(0.2)
            marks = [mark for name in ("ww", "bb") for mark in self.matrix.select(name)]
            looks = ((mark, mark.copy(), mark.copy().scale(1.3)) for mark in marks)
            growing = Rewrite(self.matrix, [Track(*look, 0.0, self.durations.move) for look in looks])
            growing.rate_func = there_and_back
            self.play(growing)
            self.say(algebra.DIAGONAL)
            beat.until(0.7)
            self.play(self.column.stress("zero", by=1.8))

    # What it looks like ---------------------------------------------------------------------------------------------

    def see_the_valley(self) -> None:
        with self.beat("valley") as beat:
            self.nothing = self.style.formula(algebra.NOTHING).move_to((LEFT_BOX.centre[0], -1.3, 0))
            self.step = self.style.formula(algebra.STEP).move_to((LEFT_BOX.centre[0], -0.05, 0))
            line = self.column.newest
            ways = [(line.select(part), self.nothing.select(part)) for part in ("left", "eq", "zero")]
            goes = flight(self.style, ways, self.nothing)
            self.play(goes, FadeOut(self.column, self.square))
            self.appear(self.valley.view.image, self.step)
            self.say(algebra.FORM)
            self.play(self.valley.glide(), run_time=2 * self.durations.understand)
            side = -REACH * self.valley.across
            self.valley.ball.move_to(self.valley.view.spot(*side))
            self.appear(self.valley.names, self.valley.ball)
            beat.until(0.8)
            self.play(self.valley.rolling(side, 0 * side), run_time=self.durations.understand)

    def walk_on_the_floor(self) -> None:
        with self.beat("floor") as beat:
            self.floor = self.valley.path(self.valley.view)
            self.say(algebra.FLAT, self.label("floor"))
            self.play(Create(self.floor), run_time=self.durations.move)
            self.bring_to_front(self.valley.ball)
            beat.until(0.35)
            for start, end in ((0.0, REACH), (REACH, -REACH), (-REACH, 0.0)):
                going = self.valley.rolling(start * self.valley.along, end * self.valley.along)
                self.play(going, run_time=self.durations.understand)

    def add_a_flower(self) -> None:
        with self.beat("sum") as beat:
            beat.until(0.1)
            self.say(algebra.SUM, self.label("sum"))
            beat.until(0.45)
            curved = self.floor.animate.become(self.valley.path(self.valley.bowl))
            leaving = FadeOut(self.nothing, self.valley.view.image)
            self.play(FadeIn(self.valley.bowl.image), curved, leaving, run_time=self.durations.understand)
            self.bring_to_front(self.floor, self.valley.names, self.valley.ball)
