"""The gradient of all flowers as one product of matrices, with its numbers: a column a flower, a row a parameter."""

from manim import DOWN, UP, Animation, AnimationGroup, FadeIn, RoundedRectangle, Transform, VGroup, VMobject

from core.arrays import Array
from scenes.kit.components.marks import sample
from scenes.kit.manim_theme import Style

AIR, CORNER = 0.09, 0.08
"""Between an entry and the frame around it; the frame's corners."""


def matrix(entries: list[list[str]]) -> str:
    """A matrix as a formula's source."""
    return f'mat(delim: "[", row-gap: #0.6em, column-gap: #0.9em, {"; ".join(", ".join(row) for row in entries)})'


class Product(VGroup):
    """1/n Xᵀ (ŷ - y) in numbers, its parts on screen one after the other; the flowers' marks stand over their columns.

    `inputs` are the rows of Xᵀ, `errors` the column, `results` one a row: formulas' sources.
    """

    def __init__(
        self, style: Style, n: str, inputs: list[list[str]], errors: list[str], results: list[str], labels: Array
    ) -> None:
        self.style = style
        rows = [[f"{{{{{x} : x{r}{k}}}}}" for k, x in enumerate(row)] for r, row in enumerate(inputs)]
        column = [[f"{{{{{error} : e{k}}}}}"] for k, error in enumerate(errors)]
        found = [[f"{{{{{result} : g{r}}}}}"] for r, result in enumerate(results)]
        self.formula = style.formula(
            f"{{{{ 1 / {n} {matrix(rows)} : X }}}} space {{{{ {matrix(column)} : e }}}} quad "
            f"{{{{ approx : eq }}}} quad grad({matrix(found)})"
        )
        self.formula.scale(1.15)
        self.made = self.formula.height
        self.entries = [[self.entry(f"x{r}{k}") for k in range(len(labels))] for r in range(len(inputs))]
        self.errors = [self.entry(f"e{k}") for k in range(len(labels))]
        self.results = [self.entry(f"g{r}") for r in range(len(results))]
        self.marks = VGroup(
            *(
                sample(style, entry.get_center() * [1, 0, 0] + (self.part("X").get_top()[1] + 0.28) * UP, label)
                for entry, label in zip(self.entries[0], labels, strict=True)
            )
        )
        numbers = [*self.part("X"), *self.part("e"), *self.part("eq")]
        known = {id(mark) for mark in (*numbers, *(mark for result in self.results for mark in result))}
        self.frame_of_results = VGroup(*(mark for mark in self.formula if id(mark) not in known), *self.part("eq"))
        self.frames = VGroup()
        super().__init__(self.formula, self.marks)

    def part(self, name: str) -> VMobject:
        return self.formula.select(name)

    def entry(self, name: str) -> VMobject:
        """An entry with its minus, which Typst leaves out of a name at the beginning of a cell."""
        number = self.part(name)
        place = [id(mark) for mark in self.formula].index(id(number[0]))
        before = self.formula[place - 1]
        is_minus = before.height < 0.2 * number.height
        return VGroup(*([before] if is_minus else []), *number)

    def frame(self, marks: list[VMobject]) -> RoundedRectangle:
        """A frame of ink around entries."""
        around, air = VGroup(*marks), AIR * self.formula.height / self.made  # less where the product is drawn smaller
        box = RoundedRectangle(width=around.width + 2 * air, height=around.height + 2 * air, corner_radius=CORNER)
        box.set_stroke(self.style.colour("ink"), width=self.style.theme.sizes.thin_line)
        return box.move_to(around)

    def take(self, r: int) -> Animation:
        """The frames go to this row and stand around the errors: what is multiplied and added up now."""
        row, errors = self.frame(self.entries[r]), self.frame(self.errors)
        if len(self.frames) == 0:
            self.frames.add(row, errors)
            return FadeIn(self.frames, run_time=self.style.theme.durations.appear)
        return Transform(self.frames[0], row, run_time=self.style.theme.durations.move)

    def tell(self, r: int) -> Animation:
        """The row's result comes out."""
        new = [FadeIn(self.results[r], shift=0.2 * DOWN)]
        if r == 0:
            new.append(FadeIn(self.frame_of_results))
        return AnimationGroup(*new, run_time=self.style.theme.durations.appear)
