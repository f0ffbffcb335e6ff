"""What to take home: the lecture's road in pictures that the student has seen."""

from collections.abc import Mapping
from typing import Any

from manim import Create, FadeIn, Group, LaggedStart, Mobject, UpdateFromAlphaFunc, VGroup, linear

from scenes.experiments.road import Bend, fates, stations
from scenes.kit.base import Beat, LectureScene, Number
from scenes.summary.stations import Road


class Summary(LectureScene):
    """Line, sigmoid, squared error, cross-entropy, gradient, convex: each card comes as it is named, and stays. Those
    that the lecture does not have are left out."""

    id = "summary"
    stands_for = "rows"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fates = fates(self.settings)
        self.road = Road(self.style, stations(self.settings), Bend.of(self.settings), self.fates, self.label)

    def numbers(self) -> Mapping[str, Number]:
        wrong = {f"{name}_wrong": Number(fate.wrong, 0) for name, fate in self.fates.items()}
        return {"count": Number(self.fates["mse"].count, 0), **wrong}

    def construct(self) -> None:
        tell = {
            "line": self.remember_the_line,
            "sigmoid": self.press_it,
            "squared-error": self.stay_on_the_plateau,
            "cross-entropy": self.be_surprised,
            "gradient": self.keep_one_gradient,
            "convex": self.find_the_valley,
        }
        for key in self.road.keys:
            tell[key]()
        self.see_the_road()

    def arrive(self, key: str, *parts: Mobject) -> None:
        """Step back, as the road leads to the next card, which is lit; these parts of its picture come with it."""
        keys = self.road.keys
        place = keys.index(key)
        station = self.road.stations[key]
        stepping_back = self.road.step_back(place)
        if place:
            if stepping_back:
                self.play(stepping_back, run_time=self.durations.move)
            line, tip = self.road.arrows[place - 1]
            dim = self.road.stations[keys[place - 1]].frame.animate.set_stroke(self.style.colour("grid"))
            self.play(dim, Create(line), run_time=self.durations.appear)
            self.play(FadeIn(tip), run_time=self.durations.appear / 2)
        self.play(FadeIn(Group(station, *parts)), run_time=self.durations.appear)

    def remember_the_line(self) -> None:
        with self.beat("line") as beat:
            picture = self.road.pictures["line"]
            self.arrive("line", picture.chart, picture.samples)
            beat.until(0.4)
            self.play(Create(picture.curves), run_time=self.durations.move)
            self.bring_to_front(picture.samples)

    def press_it(self) -> None:
        with self.beat("sigmoid") as beat:
            picture = self.road.pictures["sigmoid"]
            self.arrive("sigmoid", picture)
            beat.until(0.4)

            def bend(_: Mobject, share: float) -> None:
                picture.bend(share)

            self.play(UpdateFromAlphaFunc(picture.curve, bend), run_time=self.durations.understand)

    def stay_on_the_plateau(self) -> None:
        with self.beat("squared-error") as beat:
            self.descend("squared-error", beat)

    def descend(self, key: str, beat: Beat) -> None:
        """The ball goes down as far as descent led it."""
        picture = self.road.pictures[key]
        trail = picture.trail
        self.arrive(key, picture)
        beat.until(0.4)
        trail.follow(picture.view)

        def walk(_: Mobject, share: float) -> None:
            trail.go_to(trail.row_at(share))

        self.play(UpdateFromAlphaFunc(trail, walk, rate_func=linear), run_time=1.5 * self.durations.understand)
        self.play(FadeIn(picture.word), run_time=self.durations.appear)

    def be_surprised(self) -> None:
        with self.beat("cross-entropy") as beat:
            picture = self.road.pictures["cross-entropy"]
            self.arrive("cross-entropy", picture.chart, picture.samples)
            beat.until(0.3)
            for curve, formula in zip(picture.curves, picture.formulas, strict=True):
                self.play(Create(curve), FadeIn(formula), run_time=self.durations.move)
            self.bring_to_front(picture.samples)

    def keep_one_gradient(self) -> None:
        with self.beat("gradient") as beat:
            picture = self.road.pictures["gradient"]
            whole, dashed = picture.curves
            self.arrive("gradient", picture.chart, picture[-1], dashed)
            beat.until(0.5)
            self.play(Create(whole), run_time=self.durations.move)
            self.bring_to_front(picture[-1])

    def find_the_valley(self) -> None:
        with self.beat("convex") as beat:
            self.descend("convex", beat)

    def see_the_road(self) -> None:
        with self.beat("road") as beat:
            beat.until(0.1)
            ink = self.style.colour("ink")
            steps: list[VGroup] = []
            for key, arrow in zip(self.road.keys, [VGroup(), *self.road.arrows], strict=True):
                steps.append(VGroup(*arrow, self.road.stations[key].frame.copy().set_fill(opacity=0)))
            lit = [step.set_stroke(ink) for step in steps]
            self.play(
                LaggedStart(*(FadeIn(step) for step in lit), lag_ratio=0.6), run_time=2 * self.durations.understand
            )
