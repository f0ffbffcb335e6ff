"""The implementation (slide idea 28): four functions beside their formulas, and one training step, really run."""

from collections.abc import Mapping
from typing import Any

from manim import (
    LEFT,
    PI,
    RIGHT,
    Animation,
    Create,
    FadeIn,
    FadeOut,
    GrowArrow,
    Line,
    MathTypst,
    Rotate,
    RoundedRectangle,
    SurroundingRectangle,
    VGroup,
    VMobject,
)

from scenes.experiments.code_run import CodeRun
from scenes.experiments.starts import rate_digits
from scenes.experiments.subject import feature_axis, feature_digits
from scenes.kit.base import LectureScene, Number
from scenes.kit.components.code_block import CodeBlock
from scenes.kit.components.erratum import Erratum
from scenes.kit.components.marks import guide
from scenes.kit.layout import BODY, FLOWERS, FOOT, Box
from scenes.squared_error.code_pairs import PAIRS, Pair
from scenes.squared_error.sample_views import SampleStep, SampleView

CODE_BOX, FORMULAS = Box(BODY.left, BODY.right, FOOT.bottom, BODY.top).inset(bottom=0.25).split(0.66, gap=0.5)
STEP_BOX, VIEW_BOX = BODY.split(0.62, gap=0.9)
VIEW_BOX = VIEW_BOX.inset(left=0.75, right=0.4, bottom=0.85, top=0.5)
DIGITS = 4
GAP, ASIDE = 0.2, 0.5
"""Between a line that leads and its ends; from the lines that give a number to the numbers."""
LARGEST, SMALLER = 1.5, 1.1
"""The functions' and the step's size against a label's."""
STEP = ("y_hat =", "loss =", "gradient =", "theta -=")
"""Where the lines of the step begin."""


class Implementation(LectureScene):
    """The slides' code, from its file; a first sample goes through it, from the start of slide 46."""

    id = "implementation"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.trial = CodeRun.of(self.settings)
        self.source = self.trial.source

    def numbers(self) -> Mapping[str, Number]:
        trial, digits = self.trial, feature_digits(self.settings, 1)
        (b, w), (b_new, w_new), (db, dw) = trial.theta, trial.theta_new, trial.gradient
        return {
            "one": Number(trial.x[0], 0),
            "x": Number(trial.x[1], digits),
            "y": Number(trial.y, 0),
            "b": Number(b, 1),
            "w": Number(w, 1),
            "eta": Number(trial.learning_rate, rate_digits(trial.learning_rate)),
            "z": Number(float(trial.x @ trial.theta), digits + 1),
            "output": Number(trial.output, DIGITS),
            "loss": Number(trial.loss, DIGITS),
            "db": Number(db, DIGITS),
            "dw": Number(dw, DIGITS),
            "b_new": Number(b_new, DIGITS),
            "w_new": Number(w_new, DIGITS),
            "loss_new": Number(trial.loss_new, DIGITS),
        }

    def construct(self) -> None:
        text = "\n\n".join(self.source.function(pair.name) for pair in PAIRS)
        self.functions = self.placed(CodeBlock(self.style, text), CODE_BOX, LARGEST)
        self.step = self.placed(CodeBlock(self.style, self.source.body("train_step")), STEP_BOX, SMALLER)
        self.beside = max(self.step.line(self.step.row(line)).get_right()[0] for line in STEP[:2]) + ASIDE
        across = feature_axis(self.settings, FLOWERS)
        self.view = SampleView(self.style, VIEW_BOX, self.trial, self.label("petal"), across)
        self.bar: RoundedRectangle | None = None
        self.told, self.printed = VGroup(), VGroup()
        self.formulas = VGroup(*(self.formula_beside(pair) for pair in PAIRS))
        for pair, beat in zip(PAIRS, ("sigmoid", "predict", "loss", "gradient"), strict=True):
            self.tell(pair, beat)
        self.take_a_sample()
        self.run_the_output()
        self.run_the_gradient()
        self.run_the_update()

    def placed(self, block: CodeBlock, box: Box, largest: float) -> CodeBlock:
        """The block in the middle of the box's height, at its left, as large as fits."""
        box = box.inset(left=0.25)
        block.scale(min(box.width / block.width, box.height / block.height, largest))
        return block.move_to((box.left, box.centre[1], 0), aligned_edge=LEFT)

    def formula_beside(self, pair: Pair) -> MathTypst:
        """A function's formula, at the height of the line that does it."""
        formula = self.style.formula(pair.formula)
        height = self.functions.middle(self.functions.row(pair.line))[1]
        return formula.move_to((FORMULAS.left, height, 0), aligned_edge=LEFT)

    def light(self, block: CodeBlock, row: int, *others: Any) -> None:
        """The bar goes to a line."""
        bar = block.bar(row)
        if self.bar is None:
            self.bar = bar
            self.play(FadeIn(bar), *others, run_time=self.durations.appear)
        else:
            self.play(self.bar.animate.become(bar), *others, run_time=self.durations.appear)

    def lead(self, block: CodeBlock, row: int, to: VMobject) -> Line:
        """A level line from a line of code to what stands beside it."""
        height = block.middle(row)[1]
        ends = block.line(row).get_right()[0] + GAP, to.get_left()[0] - GAP
        return guide(self.style, (ends[0], height, 0.0), (ends[1], height, 0.0))

    # Four functions -------------------------------------------------------------------------------------------------

    def tell(self, pair: Pair, beat_id: str) -> None:
        """A function's lines, the formula that it is, and part for part which is which."""
        with self.beat(beat_id) as beat:
            block, formula = self.functions, self.formulas[PAIRS.index(pair)]
            rows = self.source.function(pair.name).count("\n") + 1
            first = block.row(f"def {pair.name}")
            lines = VGroup(*(block.line(row) for row in range(first, first + rows)))
            self.play(FadeIn(lines), *self.dimmed(), run_time=self.durations.appear)
            row = block.row(pair.line)
            lead = self.lead(block, row, formula)
            self.light(block, row)
            self.play(Create(lead), FadeIn(formula), run_time=self.durations.appear)
            framed = VGroup()
            for k, (spelled, name) in enumerate(pair.parts):
                beat.until(0.35 + 0.5 * k / len(pair.parts))
                both = VGroup(*(self.frame(part) for part in (block.part(row, spelled), formula.select(name))))
                self.play(FadeOut(framed), FadeIn(both), run_time=self.durations.appear)
                framed = both
            beat.until(1.0)
            self.play(FadeOut(framed, lead), run_time=self.durations.appear)
            self.told = VGroup(lines, formula)

    def dimmed(self) -> list[Any]:
        """What was told before steps back."""
        return [self.told.animate.set_opacity(self.style.theme.dimmed)] if len(self.told) else []

    def frame(self, part: VGroup) -> SurroundingRectangle:
        """A frame around what is being named, the same in the code and in the formula."""
        ink, width = self.style.colour("ink"), self.style.theme.sizes.thin_line
        return SurroundingRectangle(part, color=ink, stroke_width=width, buff=(0.02, 0.07), corner_radius=0.05)

    # One step -------------------------------------------------------------------------------------------------------

    def take_a_sample(self) -> None:
        with self.beat("sample") as beat:
            leaving, self.bar = VGroup(self.bar, self.functions, self.formulas), None
            self.play(FadeOut(leaving), run_time=self.durations.appear)
            self.appear(*(self.step.line(row) for row in range(len(self.step.lines))))
            sources = (
                f"bold(x) = vec({self.n('one')}, {self.n('x')})",
                f"y = {self.n('y')}",
                f"param(bold(theta)) = vec(param({self.n('b')}), param({self.n('w')}))",
                f"eta = {self.n('eta')}",
            )
            line = VGroup(*(self.style.formula(source) for source in sources)).arrange(RIGHT, buff=1.1)
            beat.until(0.3)
            self.say_mobject(self.foot.place(line))
            self.appear(self.view)
            self.play(Create(self.view.curve), run_time=self.durations.move)
            if self.settings.own.data is None:
                beat.until(0.62)
                self.printed.add(Erratum(self.style, '#raw("# predict z")'))
                self.appear(self.printed.next_to(self.step.line(0), RIGHT, buff=0.5))

    def run(self, begins: str, foot: str, source: str = "", *others: Animation) -> None:
        """A line is run: the bar goes there, the numbers go through it in the foot, its value may appear beside it."""
        row = self.step.row(begins)
        self.light(self.step, row, *others)
        self.say(foot)
        if source:
            value = self.style.formula(source)
            value.move_to((self.beside, self.step.middle(row)[1], 0), aligned_edge=LEFT)
            lead = self.lead(self.step, row, value)
            self.play(Create(lead), FadeIn(value, shift=0.3 * RIGHT), run_time=self.durations.appear)

    def vector(self, first: str, second: str, role: str = "") -> str:
        """Two numbers, one below the other."""
        entries = (f"{role}({self.n(name)})" if role else self.n(name) for name in (first, second))
        return f"vec({', '.join(entries)})"

    def run_the_output(self) -> None:
        with self.beat("output") as beat:
            self.run(
                STEP[0],
                f"model(sigma)(param({self.n('b')}) dot {self.n('one')} + (param({self.n('w')})) "
                f"dot {self.factor('x')}) = model(sigma)({self.n('z')}) {self.is_('output', 'model')}",
                f"model(hat(y)) {self.is_('output', 'model')}",
                FadeOut(self.printed),
            )
            self.play(Create(self.view.up), run_time=self.durations.appear)
            self.play(FadeIn(self.view.marks, scale=0.5), run_time=self.durations.appear)
            beat.until(0.6)
            self.play(FadeOut(self.view.up), Create(self.view.gaps), run_time=self.durations.move)
            self.bring_to_front(self.view.marks)
            self.run(
                STEP[1],
                f"(model({self.n('output')}) - {self.n('y')})^2 {self.is_('loss', 'loss')}",
                f"loss(L) {self.is_('loss', 'loss')}",
            )

    def run_the_gradient(self) -> None:
        with self.beat("slope") as beat:
            output, gap = f"model({self.n('output')})", f"(model({self.n('output')}) - {self.n('y')})"
            self.run(
                STEP[2],
                f"grad(nabla L) approx 2 {self.vector('one', 'x')} dot {gap} dot {output} dot (1 - {output}) "
                f"approx {self.vector('db', 'dw', 'grad')}",
            )
            view = self.view
            self.play(FadeOut(view, view.curve, view.marks, view.gaps), run_time=self.durations.appear)
            self.below = SampleStep(self.style, VIEW_BOX, self.trial, self.label("flower-map"))
            self.appear(self.below.map, self.below.start, self.below.start_name)
            beat.until(0.6)
            self.play(GrowArrow(self.below.uphill), run_time=self.durations.move)
            self.appear(self.below.uphill_name)

    def run_the_update(self) -> None:
        with self.beat("update") as beat:
            below, mark = self.below, self.style.format.separator
            self.play(FadeOut(below.uphill_name), run_time=self.durations.appear / 2)
            self.play(Rotate(below.uphill, PI, about_point=below.start.get_center()), run_time=self.durations.move)
            self.run(
                STEP[3],
                f"param(bold(theta)) - eta grad(nabla L) approx {self.vector('b', 'w', 'param')} - {self.n('eta')} "
                f"{self.vector('db', 'dw', 'grad')} approx {self.vector('b_new', 'w_new', 'param')}",
                f"param(bold(theta)) approx (param({self.n('b_new')}){mark} thin param({self.n('w_new')}))",
            )
            self.play(FadeIn(below.end, scale=0.5), FadeIn(below.step_name), run_time=self.durations.appear)
            beat.until(0.6)
            self.light(self.step, self.step.row(STEP[1]))
            self.say(f"loss(L): quad loss({self.n('loss')}) quad arrow quad loss({self.n('loss_new')})")
