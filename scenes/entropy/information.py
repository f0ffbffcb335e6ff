"""From surprise to information (slide idea 52): the logarithm of 1/p is -log p, and lands on 0 where p is 1."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from manim import (
    RIGHT,
    UP,
    UR,
    Create,
    DashedVMobject,
    FadeIn,
    FadeOut,
    VGroup,
)

from core.datasets import baskets
from core.information import information
from core.sampling import chances
from scenes.entropy.curves import LOW, Pair, SurpriseCurve
from scenes.entropy.information_algebra import LINES
from scenes.experiments.draws import BLUE
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.algebra import Derivation
from scenes.kit.components.counter import Counter
from scenes.kit.components.marks import model_point, ring
from scenes.kit.components.readout import readouts
from scenes.kit.layout import BODY
from scenes.kit.motion import changing

LEFT_BOX, RIGHT_BOX = BODY.split(0.46)
CHART_BOX = RIGHT_BOX.inset(left=0.75, right=0.6, bottom=0.55, top=0.5)
EQUALS = LEFT_BOX.left + 3.6
ORDERED = ((0.13, 0.26), (0.36, 0.72))
"""Where the two chances start and where they are slid to."""
COIN = 0.5
BITS_DIGITS = 3
CLEAR = 1.0
"""From the blue ball to its number, where the curve in bits passes between them."""


class Information(LectureScene):
    """The curve of the surprise, and what the logarithm makes of it."""

    id = "information"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.p = chances(baskets()[0])

    def numbers(self) -> Mapping[str, Number]:
        shown = (("red", self.p[0]), ("blue", self.p[1]), ("coin", COIN))
        told = {
            f"{name}_{unit}": Number(
                float(information(p, unit)), BITS_DIGITS if unit == "nats" or name != "coin" else 0
            )
            for name, p in shown
            for unit in ("bits", "nats")
        }
        return told | {f"p_{name}": Number(p, 1) for name, p in shown}

    def construct(self) -> None:
        self.curve = SurpriseCurve(self.style, CHART_BOX, np.array([*self.p]), "loss(1 \\/ p)")
        self.column = Derivation(self.style, LEFT_BOX.inset(top=0.3, bottom=0.3), EQUALS)
        self.see_it_fall()
        self.take_the_logarithm()
        self.land_on_zero()
        self.name_it()
        self.count_in_bits()
        self.count_in_nats()

    # The beats ------------------------------------------------------------------------------------------------------

    def see_it_fall(self) -> None:
        with self.beat("falls") as beat:
            curve = self.curve
            self.play(self.column.start(LINES["surprise"], row=0), FadeIn(curve.chart), run_time=self.durations.appear)
            self.play(self.column.reveal("S", "of", "eq", "bar", "one", "p"), Create(curve.curve))
            pair = Pair(curve, ORDERED[0])
            self.appear(pair)
            self.say("p_1 < p_2 quad arrow.double quad loss(1 / p_1) > loss(1 / p_2)", self.label("falls"))
            beat.until(0.35)
            start, end = (np.array(p) for p in ORDERED)
            self.play(changing(self.style, pair, lambda share: pair.go_to(*((1 - share) * start + share * end))))
            beat.until(0.75)
            self.play(FadeOut(pair), run_time=self.durations.appear)
            self.ring = ring(self.style, curve.spot(1))
            self.play(FadeIn(curve.point), Create(self.ring), run_time=self.durations.appear)

    def take_the_logarithm(self) -> None:
        with self.beat("logarithm") as beat:
            beat.until(0.2)
            self.say("log 1 = 0 quad quad a < b quad arrow.double quad log a < log b", self.label("logarithm"))
            beat.until(0.5)
            self.play(self.column.next(LINES["logarithm"]))
            beat.until(0.75)
            self.play(self.column.next(LINES["minus"]))

    def land_on_zero(self) -> None:
        with self.beat("lands") as beat:
            curve = self.curve
            self.play(FadeOut(self.ring), run_time=self.durations.appear)
            moving = VGroup(curve.curve, curve.point)
            self.play(changing(self.style, moving, curve.bend, 1.5))
            self.rename("loss(-log_2 p)")
            self.say("-log_2 1 = loss(0)", self.label("certain"))
            self.ring = ring(self.style, curve.spot(1))
            self.play(Create(self.ring), run_time=self.durations.appear)
            beat.until(0.65)
            far = curve.chart.y_range.high
            self.play(
                changing(
                    self.style,
                    VGroup(curve.chart, moving),
                    lambda share: curve.rescale((1 - share) * far + share * LOW),
                    0.75,
                )
            )

    def name_it(self) -> None:
        with self.beat("name") as beat:
            self.play(self.column.next(LINES["information"]))
            beat.until(0.4)
            curve, chance, told = self.curve, Counter(self.style, 1.0, 2), Counter(self.style, 0.0, 2, "loss")
            readout = readouts(self.style, {"p =": chance, 'loss("Information") approx': told})
            self.say_mobject(self.foot.place(readout))
            self.play(FadeOut(self.ring), run_time=self.durations.appear)

            def tell(share: float) -> None:
                curve.go_to(1 - share * (1 - self.p[1] / 2))
                chance.write(curve.at)
                told.write(float(curve.measure(np.array(curve.at))))

            self.play(changing(self.style, VGroup(curve.point, chance, told), tell, 1.5))

    def count_in_bits(self) -> None:
        with self.beat("bits") as beat:
            curve = self.curve
            self.play(FadeOut(curve.point), run_time=self.durations.appear)
            coin = model_point(self.style, curve.spot(COIN)).set_fill(self.style.colour("loss"))
            self.dots, self.told = VGroup(*curve.marks, coin), VGroup()
            shown = (("red", self.p[0], 0.15), ("blue", self.p[1], 0.4), ("coin", COIN, 0.72))
            for dot, (name, p, share) in zip(self.dots, shown, strict=True):
                beat.until(share)
                counter = Counter(self.style, float(information(p, "bits")), BITS_DIGITS, "loss")
                counter.next_to(dot, UR if name != "red" else UP, buff=0.15)
                self.told.add(counter)
                self.play(FadeIn(dot, scale=0.5), FadeIn(counter), run_time=self.durations.appear)
                unit = self.label("bit" if name == "coin" else "bits")
                self.say(f'-log_2 {self.n(f"p_{name}")} {self.is_(f"{name}_bits", "loss")} " {unit}"')

    def count_in_nats(self) -> None:
        with self.beat("nats") as beat:
            curve = self.curve
            ghost = DashedVMobject(curve.curve.copy(), num_dashes=60)
            ghost.set_stroke(self.style.colour("muted"), width=self.style.theme.sizes.thin_line)
            name = self.style.formula("-log_2 p", "muted").next_to(curve.chart.spot(0.13, 3.0), UR, buff=0.1)
            self.say("-ln p = ln 2 dot (-log_2 p)", self.label("nats"))
            self.play(FadeIn(ghost), run_time=self.durations.appear)
            shown = (*self.p, COIN)
            starts = [counter.slot.get_left() for counter in self.told]
            heights = information(np.array(shown), "nats")
            drops = [curve.chart.spot(p, height) - curve.spot(p) for p, height in zip(shown, heights, strict=True)]
            drops[BLUE] += self.dots[BLUE].get_center() + CLEAR * RIGHT - starts[BLUE]

            def convert(share: float) -> None:
                curve.convert(share)
                for dot, counter, p, start, drop in zip(self.dots, self.told, shown, starts, drops, strict=True):
                    dot.move_to(curve.spot(p))
                    counter.write(float(curve.measure(np.array(p))))
                    counter.shift(start + share * drop - counter.slot.get_left())

            self.play(changing(self.style, VGroup(curve.curve, self.dots, self.told), convert, 1.5))
            self.appear(name)
            self.rename("loss(-ln p)")
            beat.until(0.7)
            bases = VGroup(
                self.style.text(self.label("entropy"), "muted"),
                self.style.formula("log = log_2"),
                self.style.text(self.label("loss"), "muted"),
                self.style.formula("log = ln"),
            )
            self.say_mobject(self.foot.place(bases.arrange(RIGHT, buff=0.5)))

    # What several beats do ------------------------------------------------------------------------------------------

    def rename(self, source: str) -> None:
        """What the chart's height is called now."""
        names = self.curve.chart.names
        old = names[1]
        new = self.style.formula(source).next_to(self.curve.chart.y_axis.get_end(), UP, buff=0.12)
        new.align_to(self.curve.chart.y_axis, -RIGHT)
        self.play(FadeOut(old), FadeIn(new), run_time=self.durations.appear)
        names.remove(old).add(new)
