"""GIFs: the bowl x² + y² on a turntable (slide idea 5), and three walks over it (idea 6)."""

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Group, Mobject, UpdateFromAlphaFunc, VGroup, linear, smooth

from core.trajectory import Trajectory
from scenes.experiments.bowl_walks import SMALL_RATE, STEPS, BowlWalks
from scenes.kit.clip import LectureClip
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import start_ball
from scenes.kit.components.readout import readout
from scenes.kit.components.trail import Trail
from scenes.kit.layout import Box
from scenes.review.bowl_views import BowlView

ELEVATION = 50.0
"""Of the turntable's camera, in degrees."""
MIDDLE, SWING = 45.0, 38.0
"""Its azimuth and how far it turns to each side, in degrees: the same two sides of the floor stay in front."""


class BowlClip(LectureClip):
    """The bowl turns to one side, to the other and back."""

    id = "bowl"
    frame = (8.0, 5.0)

    def construct(self) -> None:
        bowl = BowlView(self.style, Box(-1.9, 1.9, -1.9, 1.9), Box(-4.0, 4.0, -1.4, 2.4))
        name = self.style.formula("f(x, y) = x^2 + y^2").move_to((0, -2.1, 0)).to_edge(LEFT, buff=0.3)
        bowl.look(MIDDLE, ELEVATION)
        self.add(bowl.floor, bowl.view.image, name)

        def turn(_: Mobject, share: float) -> None:
            bowl.look(MIDDLE + SWING * float(np.sin(2 * np.pi * share)), ELEVATION)

        self.play(UpdateFromAlphaFunc(Group(bowl.floor, bowl.view.image), turn, rate_func=smooth), run_time=3.8)
        self.wait(0.2)


class Descent2dClip(LectureClip):
    """Unit steps along the signs, then the printed rule with the printed rate, then with a small one; with a lecturer's
    data without the first."""

    id = "descent-2d"
    frame = (8.0, 5.0)

    def construct(self) -> None:
        box = Box(-3.3, 0.6, -1.9, 2.0)
        walks, bowl = BowlWalks.of_slides(), BowlView(self.style, box, box)
        words = self.style.words
        printed = self.settings.own.data is None
        self.add(
            bowl.view,
            *([bowl.whole] if printed else []),
            start_ball(self.style, bowl.view.spot(*walks.signs.parameters[0])),
        )
        hops = len(walks.signs) - 1
        takes = (
            ("signs", walks.learning_rate, walks.signs, hops),
            ("rule", walks.learning_rate, walks.jumps, hops),
            ("rule", SMALL_RATE, walks.descent, STEPS),
        )
        shown: list[Mobject] = []
        for name, rate, walk, steps in takes if printed else takes[1:]:
            self.remove(*shown)
            shown = self.take(bowl, words.label(self.id, name), rate, walk, steps)
            self.wait(0.5)
        self.wait(1.2)

    def take(self, bowl: BowlView, title: str, rate: float, walk: Trajectory, steps: int) -> list[Mobject]:
        """One walk, its name and its height beside the map; what is to leave after it."""
        trail, height = Trail(bowl.view, walk, across=0), Counter(self.style, walk.values[0], 1, "gradient")
        name = self.style.text(title)
        eta = self.style.formula(f"eta = {self.style.format.typst(rate, 1)}")
        lines = VGroup(name, eta, readout(self.style, "f =", height))
        lines.arrange(DOWN, buff=0.4, aligned_edge=LEFT).next_to(bowl.view.chart.area, RIGHT, buff=0.55).shift(0.6 * UP)
        self.add(trail, lines)

        def step(_: Mobject, share: float) -> None:
            row = round(share * steps)
            trail.go_to(row)
            height.write(walk.values[row])

        self.play(UpdateFromAlphaFunc(VGroup(trail, height), step, rate_func=linear), run_time=1.6)
        return [*trail.get_family(), *lines.get_family()]  # a play takes groups apart
