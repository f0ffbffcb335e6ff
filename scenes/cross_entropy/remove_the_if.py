"""How to remove the if (slide idea 36): the label itself switches one of two terms off."""

from collections.abc import Mapping
from typing import Any

from manim import LEFT, RIGHT, Create, FadeIn, FadeOut, GrowFromEdge, LaggedStart, Line, VGroup

from scenes.cross_entropy.branch_views import DEAD, LABEL, LOSS, OUTPUT, Branch, Rows, Tracks, gathered, whole
from scenes.experiments.rows_of_answers import Answers
from scenes.kit.allow import allow
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.algebra import Derivation
from scenes.kit.components.flight import flight
from scenes.kit.components.marks import ring
from scenes.kit.components.strike import strike
from scenes.kit.components.table import Cell
from scenes.kit.layout import BODY, FOOT, Box

TABLE_BOX = Box(BODY.left + 0.5, -2.75, BODY.bottom, BODY.top - 0.1)
TRACK_BOX = Box(-2.5, BODY.right - 0.3, BODY.bottom, BODY.top)
BAR_BOX = Box(-2.5, 1.45, BODY.bottom, BODY.top)
CARD_BOX = Box(2.1, BODY.right, BODY.bottom + 0.35, BODY.top - 0.35)
CARD_HEIGHT = 1.65
CARDS = {
    0: Box(CARD_BOX.left, CARD_BOX.right, CARD_BOX.top - CARD_HEIGHT, CARD_BOX.top),
    1: Box(CARD_BOX.left, CARD_BOX.right, CARD_BOX.bottom, CARD_BOX.bottom + CARD_HEIGHT),
}
"""Where the branch of each label stands: beside its rows."""
DIGITS = 4


class RemoveTheIf(LectureScene):
    """The slides' eight outputs with their labels."""

    id = "remove-the-if"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.answers = Answers.of(self.settings)
        self.rows = Rows(self.style, TABLE_BOX, BAR_BOX, self.answers)

    def numbers(self) -> Mapping[str, Number]:
        given, losses, labels = self.rows.outputs, self.rows.losses, self.rows.labels
        best, (first, *_, last), digits = self.answers.surest, (*self.answers.wrong,) * 2, self.answers.digits
        return {
            "count": Number(len(labels), 0),
            "best": Number(given[best], digits),
            "best_label": Number(labels[best], 0),
            "best_loss": Number(losses[best], DIGITS),
            "wrong_0": Number(given[first], digits),
            "wrong_1": Number(given[last], digits),
            "wrong_loss": Number(losses[first], DIGITS),
            "worst": Number(given[first], digits),
            "worst_label": Number(labels[first], 0),
            "worst_loss": Number(losses[first], DIGITS),
        }

    def construct(self) -> None:
        self.branches = {label: Branch(self.style, box, label, self.label("if")) for label, box in CARDS.items()}
        self.read_the_rows()
        self.pick_a_branch()
        self.merge_the_branches()
        self.switch("one", 1)
        self.switch("zero", 0)
        self.run_all_rows()
        self.compare()

    # The beats ------------------------------------------------------------------------------------------------------

    def read_the_rows(self) -> None:
        with self.beat("table") as beat:
            rows, tracks = self.rows, Tracks(self.style, TRACK_BOX, self.rows)
            self.appear(*rows.table.rules, *rows.table.heads[:LOSS], tracks.axis)
            self.appear(*self.told(OUTPUT, self.answers.digits), *tracks.dots, shift=0.2 * RIGHT)
            beat.until(0.5)
            self.appear(*self.told(LABEL, 0), *rows.marks, shift=0.2 * RIGHT)
            flown = VGroup(*(mark.copy() for mark in rows.marks))
            ways = (mark.animate.move_to(end) for mark, end in zip(flown, tracks.ends, strict=True))
            self.play(LaggedStart(*ways, lag_ratio=self.durations.lag), run_time=self.durations.move)
            self.play(*(Create(gap) for gap in tracks.gaps), run_time=self.durations.move)
            self.bring_to_front(tracks.dots, flown)
            self.tracks = VGroup(tracks, flown)

    def told(self, column: int, digits: int) -> list[Cell]:
        """The rows' outputs or labels, written."""
        return [self.rows.tell(row, column, digits) for row in range(len(self.rows.labels))]

    def pick_a_branch(self) -> None:
        with self.beat("branches") as beat:
            self.play(FadeOut(self.tracks), run_time=self.durations.appear)
            self.picked, self.leads = ({0: VGroup(), 1: VGroup()} for _ in range(2))
            for label, share in ((0, 0.0), (1, 0.4)):
                beat.until(share)
                branch = self.branches[label]
                self.appear(branch)
                places = [row for row, y in enumerate(self.rows.labels) if y == label]
                beat.until(share + 0.2)
                for k, row in enumerate(places):
                    mark, lead = self.rows.marks[row].copy(), self.rows.lead(row, branch.entry(k))
                    self.picked[label].add(mark)
                    self.leads[label].add(lead)
                    flying = mark.animate.move_to(branch.slots[k])
                    self.play(flying, Create(lead), run_time=1.5 * self.durations.appear)

    def merge_the_branches(self) -> None:
        with self.beat("merge") as beat:
            source = whole("y")
            line = self.foot.place(self.style.formula(source))
            axis = line[0].select("eq").get_x()
            column = Derivation(self.style, FOOT, axis, rows=1, size=1.0)
            self.column = allow(column, "text-over-curve", "what counts no more is struck out")
            column.start(source)
            goal = column.whole.formula.move_to(line[0])
            column.newest.formula.move_to(line[0])
            beat.until(0.3)
            self.play(FadeIn(self.foot), run_time=self.durations.appear)
            ways = [
                (self.branches[label].cost.select(part), goal.select(part)) for label, part in ((1, "one"), (0, "zero"))
            ]
            self.play(*(flight(self.style, [way]) for way in ways))
            beat.until(0.4)
            self.add(column)
            for names in (("l", "eq", "m1", "one", "m0", "zero"), ("y1",), ("open", "i", "mi", "y0", "close")):
                self.play(column.reveal(*names))
                beat.until(0.6 if "y1" not in names else 0.8)
            self.struck: Line | None = None

    def switch(self, beat_id: str, label: int) -> None:
        with self.beat(beat_id) as beat:
            self.put_in(label)
            beat.until(0.45)
            self.switch_off(label)
            mark = ring(self.style, self.branches[label].cost)
            mark.stretch_to_fit_width(self.branches[label].cost.width + 0.5)
            mark.stretch_to_fit_height(self.branches[label].cost.height + 0.3)
            beat.until(0.75)
            self.play(Create(mark), run_time=self.durations.appear)
            beat.until(1.0)
            self.play(FadeOut(mark), run_time=self.durations.appear)

    def put_in(self, label: int) -> None:
        """The label takes the place of y; the other branch is dimmed."""
        restored = [FadeOut(self.struck, run_time=self.durations.appear)] if self.struck else []
        dim = self.style.theme.dimmed
        cards = [
            VGroup(branch, self.picked[case], self.leads[case]).animate.set_opacity(1.0 if case == label else dim)
            for case, branch in self.branches.items()
        ]
        self.play(*cards, *restored, run_time=self.durations.appear)
        self.play(self.column.change(whole(f'{"one" if label else "zero"}("{label}")')))

    def switch_off(self, label: int) -> None:
        """What the label multiplies by zero is struck out and dimmed."""
        dead = gathered([self.column.newest.select(part) for part in DEAD[label]])
        self.struck = strike(self.style, dead)
        self.play(Create(self.struck), run_time=self.durations.appear)
        self.play(dead.animate.set_opacity(self.style.theme.dimmed), run_time=self.durations.appear)
        self.add(self.column, self.struck)

    def run_all_rows(self) -> None:
        with self.beat("losses") as beat:
            rows = self.rows
            self.play(FadeOut(*self.leads.values()), run_time=self.durations.appear)
            self.leads = {0: VGroup(), 1: VGroup()}
            self.appear(rows.table.heads[LOSS])
            self.bars = VGroup()
            here = ring(self.style, rows.marks[0].get_center())
            for row, label in enumerate(rows.labels):
                if row and label != rows.labels[row - 1]:
                    self.put_in(int(label))
                    self.switch_off(int(label))
                moving = Create(here) if row == 0 else here.animate.move_to(rows.marks[row])
                cell, bar = rows.table.write(row, LOSS, rows.losses[row], DIGITS), rows.bar(row)
                self.bars.add(bar)
                self.play(moving, run_time=self.durations.appear)
                self.play(FadeIn(cell), GrowFromEdge(bar, LEFT), run_time=self.durations.appear)
            beat.until(1.0)
            self.play(FadeOut(here), run_time=self.durations.appear)

    def compare(self) -> None:
        with self.beat("compare") as beat:
            dim = self.style.theme.dimmed
            for kept, share in (((self.answers.surest,), 0.0), (self.answers.wrong, 0.3)):
                beat.until(share)
                self.play(
                    *(bar.animate.set_opacity(1.0 if row in kept else dim) for row, bar in enumerate(self.bars)),
                    run_time=self.durations.appear,
                )
            beat.until(0.65)
            cards = (VGroup(self.branches[label], self.picked[label]) for label in (0, 1))
            self.play(
                *(card.animate.set_opacity(1.0) for card in cards), self.bars.animate.set_opacity(1.0),
                FadeOut(self.struck), run_time=self.durations.appear,
            )  # fmt: skip
            self.play(self.column.change(whole("y")))
            line = self.column.newest.formula
            name = self.style.text(self.label("name"), "muted")
            aim = self.foot.place(line.copy(), name)[0]
            self.play(line.animate.move_to(aim), run_time=self.durations.move)
            self.appear(name)
