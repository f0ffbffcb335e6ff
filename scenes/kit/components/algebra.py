"""Derivation: a column of formulas, each made from the one before it, its parts travelling to where they stand next.

A part is named in the formula's source, `{{ model(y) : y }}`, and every line names its equals sign `eq`: the lines
stand below each other on it. A part's marks are those that no part inside of it claims.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from manim import DOWN, UP, MathTypst, Mobject, Text, VGroup, VMobject, there_and_back

from core.arrays import Array
from scenes.kit.components.marks import guide
from scenes.kit.components.rewrite import Rewrite, Track, moved
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style

NAME = re.compile(r":\s*([A-Za-z_][\w-]*)\s*\}\}")
DONE_SIZE = 0.82
"""A line that is done, against the newest."""


class AlgebraError(ValueError):
    """Two lines cannot be made into each other: which part, and why."""


@dataclass(eq=False)
class Line:
    """A formula of a derivation with its source, and the height that its equals sign stands at."""

    formula: MathTypst
    source: str
    slot: float

    def __iter__(self) -> Iterator[VMobject]:
        return iter(self.formula)

    def copy(self) -> "Line":
        """Another formula of the same look."""
        return Line(self.formula.copy(), self.source, self.slot)

    def select(self, name: str) -> VGroup:
        """The marks of a part, with those of the parts inside of it."""
        return self.formula.select(name)

    @property
    def parts(self) -> dict[str, list[VMobject]]:
        """The marks of each part, in drawing order; unnamed ones under the empty name."""
        owner: dict[int, str] = {}
        names = dict.fromkeys(NAME.findall(self.source))
        for name in sorted(names, key=lambda name: len(self.select(name))):  # what is inside is smaller
            for mark in self.select(name):
                owner.setdefault(id(mark), name)
        parts: dict[str, list[VMobject]] = {}
        for mark in self:
            parts.setdefault(owner.get(id(mark), ""), []).append(mark)
        return parts


class Derivation(VGroup):
    """At most `rows` lines in `box`, the newest the largest; `axis` is where the equals signs stand, and without one
    each line stands in the middle.

    `start`, `reveal`, `stress`, `next`, `change`, `keep` each return an animation, to be played at once. `next` and
    `change` take a note: what was done, in a word or two, between the newest line and the one before.
    """

    def __init__(self, style: Style, box: Box, axis: float | None, rows: int = 3, size: float = 1.25) -> None:
        super().__init__()
        self.style, self.box, self.axis, self.size = style, box, axis, size
        self.pitch = box.height / rows
        self.slots = [box.top - self.pitch * (k + 0.5) for k in range(rows)]
        self.durations = style.theme.durations
        self.lines: list[Line] = []
        self.note: Text | None = None

    @property
    def middle(self) -> float:
        """Where the equals signs, or else the lines' middles, stand."""
        return self.box.centre[0] if self.axis is None else self.axis

    @property
    def newest(self) -> Line:
        """The line that was written last."""
        return self.lines[-1]

    def start(self, source: str, row: int = 0, by: float = 1.0) -> Rewrite:
        """The first line, in the middle of that row and so much larger; nothing of it is seen until `reveal`."""
        line = self._line(source, self.slots[row])
        line.formula.scale(by)
        self._place(line).formula.set_x(self.box.centre[0])
        self.whole = line.copy()
        for mark in line:
            mark.set_opacity(0)
        self._have(line)
        return Rewrite(self, [])

    def reveal(self, *names: str) -> Rewrite:
        """Parts of the first line appear."""
        pairs = ((m, look) for n in names for m, look in zip(self.newest.select(n), self.whole.select(n), strict=True))
        return Rewrite(self, [Track(mark, mark.copy(), look, 0.0, self.durations.appear) for mark, look in pairs])

    def under(self, name: str, word: Mobject, side: Array) -> VGroup:
        """A word under a part of the first line, led to by a line; it extends to that side."""
        part = self.whole.select(name)
        end = np.array([part.get_x(), self.whole.formula.get_bottom()[1] - 0.35, 0.0])
        word.next_to(end, DOWN, buff=0.1).align_to(part, -side)
        return VGroup(guide(self.style, part.get_bottom() + 0.08 * DOWN, end), word)

    def stress(self, *names: str, by: float = 1.3) -> Rewrite:
        """Parts grow and shrink back: this is what is being named."""
        part = VGroup(*dict.fromkeys(mark for name in names for mark in self.newest.select(name)))
        pairs = zip(part, part.copy().scale(by), strict=True)
        growing = Rewrite(self, [Track(m, m.copy(), end, 0.0, self.durations.move) for m, end in pairs])
        growing.rate_func = there_and_back
        return growing

    def next(self, source: str, carry: Mapping[str, str] | None = None, *, back: int = 1, note: str = "") -> Rewrite:
        """A new line under the newest. Parts of equal name travel; `carry` names others, new part -> old part.

        `back`: from how many of the last lines parts may come; the newest that has one gives it.
        """
        done = self.lines
        full = len(done) == len(self.slots)
        line = self._line(source, self.slots[-1 if full else len(done)])
        tracks = self._travel(done[-back:], line, carry or {})
        gone: list[Line] = []
        for row, old in enumerate(done):
            leaves = full and row == 0
            tracks += self._retire(old, self.slots[max(row - 1, 0) if full else row], leaves)
            gone += [old] if leaves else []
        noted, replaced = self._noted(note, line)
        self._have(line, *gone)
        return Rewrite(self, tracks + noted, [*(old.formula for old in gone), *replaced])

    def change(self, source: str, carry: Mapping[str, str] | None = None, *, note: str = "") -> Rewrite:
        """The newest line is rewritten where it stands; what has no place in the new one leaves."""
        old = self.newest
        line = self._line(source, old.slot)
        tracks = self._travel([old], line, carry or {})
        used = set(line.parts) | set((carry or {}).values())
        for name, marks in old.parts.items():
            tracks += [self._hide(mark) if name and name in used else self._fade_out(mark) for mark in marks]
        noted, replaced = self._noted(note, line)
        self._have(line, old)
        return Rewrite(self, tracks + noted, [old.formula, *replaced])

    def keep(self, row: int = 0) -> Rewrite:
        """Only the newest line stays, and moves to a row, in the column's size."""
        line, leaving = self.newest, self.lines[:-1]
        goal = self._line(line.source, self.slots[row])
        line.slot = goal.slot
        tracks = [self._fade_out(mark) for old in leaving for mark in old]
        tracks += [moved(mark, mark, end, self.durations.move) for mark, end in zip(line, goal, strict=True)]
        noted, replaced = self._noted("", line)
        self.lines = [line]
        return Rewrite(self, tracks + noted, [*(old.formula for old in leaving), *replaced])

    # How lines and notes come and go --------------------------------------------------------------------------------

    def _have(self, line: Line, *gone: Line) -> None:
        self.lines = [old for old in self.lines if old not in gone] + [line]
        self.add(line.formula)

    def _line(self, source: str, slot: float) -> Line:
        """A line at its place, smaller if it would be too wide for the box on either side of its middle."""
        formula = self.style.formula(source).scale(self.size)
        middle = (formula if self.axis is None else formula.select("eq")).get_x()
        left, right = middle - formula.get_left()[0], formula.get_right()[0] - middle
        formula.scale(min(1.0, (self.middle - self.box.left) / left, (self.box.right - self.middle) / right))
        return self._place(Line(formula, source, slot))

    def _place(self, line: Line) -> Line:
        eq = line.select("eq")
        middle = (line.formula if self.axis is None else eq).get_x()
        line.formula.shift((self.middle - middle, line.slot - eq.get_y(), 0.0))
        return line

    def _travel(self, lines: Sequence[Line], line: Line, carry: Mapping[str, str]) -> list[Track]:
        """Marks of the new line that come from those lines, then those that fade in."""
        before = {name: marks for old in lines for name, marks in old.parts.items() if name}
        tracks: list[Track] = []
        new: list[VMobject] = []
        for name, marks in line.parts.items():
            sources = before.get(carry.get(name, name), [])
            if not sources:
                new += marks
            elif max(len(marks), len(sources)) % min(len(marks), len(sources)):
                raise AlgebraError(f"part {name!r} has {len(sources)} marks and then {len(marks)}: which goes where?")
            else:
                come = (sources[k % len(sources)] for k in range(len(marks)))
                tracks += [moved(m, start, m, self.durations.move) for m, start in zip(marks, come, strict=True)]
        return tracks + [self._fade_in(mark) for mark in new]

    def _retire(self, line: Line, slot: float, leaves: bool) -> list[Track]:
        """A done line shrinks, dims and moves to its place, or leaves upward."""
        goal = line.copy()
        goal.slot = line.slot = slot
        if line is self.newest:
            goal.formula.scale(DONE_SIZE)
        self._place(goal).formula.set_opacity(0 if leaves else self.style.theme.dimmed)
        if leaves:
            goal.formula.shift(self.pitch / 2 * UP)
        return [moved(mark, mark, end, self.durations.move) for mark, end in zip(line, goal, strict=True)]

    def _noted(self, note: str, line: Line) -> tuple[list[Track], list[VMobject]]:
        """The last note goes, the new one comes: tracks, and what is gone afterwards."""
        gone: list[VMobject] = [self.note] if self.note else []
        tracks = [self._fade_out(mark) for old in gone for mark in old]
        self.note = None
        if note:
            self.note = self.style.text(note, "muted").move_to((self.middle, line.slot + self.pitch / 2, 0.0))
            tracks += [self._fade_in(mark) for mark in self.note]
            self.add(self.note)
        return tracks, gone

    def _fade_in(self, mark: VMobject) -> Track:
        begins = self.durations.move + self.durations.arrive
        return Track(mark, mark.copy().set_opacity(0), mark.copy(), begins, self.durations.appear)

    def _fade_out(self, mark: VMobject) -> Track:
        return Track(mark, mark.copy(), mark.copy().set_opacity(0), 0.0, self.durations.appear)

    def _hide(self, mark: VMobject) -> Track:
        """At once: the new line's mark starts in its place."""
        gone = mark.copy().set_opacity(0)
        return Track(mark, gone, gone, 0.0, self.durations.appear)
