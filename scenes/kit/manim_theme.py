"""The theme applied to Manim: text, formulas and numbers in the lecture's type and colours."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

import manimpango
import typst
from manim import MathTypst, Text, config

from scenes.kit import fonts
from scenes.kit.numbers import NumberFormat
from scenes.kit.settings import Settings
from scenes.kit.theme import Role as Role
from scenes.kit.theme import Size as Size
from scenes.kit.theme import Theme
from scenes.kit.words import Words, words_of

Written = TypeVar("Written", Text, MathTypst)

BUILD_SIZE = 40
"""Text is built at this size and scaled: Pango's kerning breaks below 28."""


def quoted(words: str) -> str:
    """Words as a text inside a formula: whatever they hold, they stay a text."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


TYPST_NAMES = {
    "muted": "muted",
    "zero": "class0",
    "one": "class1",
    "model": "model",
    "loss": "loss",
    "grad": "gradient",
    "param": "parameters",
}
"""A role's name inside a formula: `model(hat(y))` sets ŷ in the model's colour."""


@dataclass(frozen=True)
class Style:
    """How one run of the lecture looks and speaks; every component is given one."""

    theme: Theme
    format: NumberFormat
    words: Words

    def __deepcopy__(self, _: object) -> "Style":
        """Itself: Manim copies mobjects for every animation, and a style never changes."""
        return self

    @classmethod
    def of(cls, settings: Settings) -> "Style":
        return cls(
            settings.theme,
            NumberFormat(settings.language, settings.cut_numbers),
            words_of(settings),
        )

    def colour(self, role: Role) -> str:
        """The colour of a role, as #RRGGBB."""
        return str(getattr(self.theme.colours, role))

    def text(self, string: str, role: Role = "ink", size: Size = "label", bold: bool = False) -> Text:
        """Prose in the lecture's typeface. It has no Greek: Greek is a formula's."""
        return _text(self.theme, string, role, size, bold).copy()

    def formula(self, source: str, role: Role = "ink", size: Size = "body") -> MathTypst:
        """A Typst formula. Parts are coloured by role, `param(w) x`, and named to be moved, `{{ param(w) : w }}`."""
        return _formula(self.theme, source, role, size, config.pixel_width / config.frame_width).copy()

    def number(self, value: float, digits: int, role: Role = "ink", size: Size = "body") -> MathTypst:
        """A number on its own, set as a formula."""
        return self.formula(self.format.typst(value, digits), role, size)


# Setting a formula or a text takes thirty times as long as copying it, and scenes set the same ones again and again.


@lru_cache(maxsize=2000)
def _text(theme: Theme, string: str, role: Role, size: Size, bold: bool) -> Text:
    register_fonts()
    text = Text(
        string,
        font=theme.text_font,
        weight="SEMIBOLD" if bold else "NORMAL",
        font_size=BUILD_SIZE,
        color=getattr(theme.colours, role),
        use_svg_cache=False,
    )
    return _light(text.scale(getattr(theme.sizes, size) / BUILD_SIZE))


@lru_cache(maxsize=2000)
def _formula(theme: Theme, source: str, role: Role, size: Size, pixels_per_unit: float) -> MathTypst:  # noqa: ARG001
    """`pixels_per_unit` is part of the key: Manim makes the width of a fraction's bar of it."""
    return _light(
        MathTypst(
            source,
            typst_preamble=_preamble(theme),
            font_paths=_typst_fonts(),
            font_size=getattr(theme.sizes, size) * theme.sizes.formula,
            color=getattr(theme.colours, role),
            use_svg_cache=False,  # Manim's own cache drops the stroke of fraction bars
        )
    )


def _light(mobject: Written) -> Written:
    """Without the SVG's own paths, which have done their work: copying them takes most of an animation's start."""
    for part in mobject.get_family():
        part.__dict__.pop("path_obj", None)
    return mobject


@cache
def register_fonts() -> None:
    """Make the typeface known to Pango; once a process is enough."""
    for file in fonts.FILES:
        manimpango.register_font(str(file))


@cache
def _typst_fonts() -> typst.Fonts:
    """Typst's own fonts and no others, found once: formulas look the same on every machine, in a tenth of the time."""
    return typst.Fonts(include_system_fonts=False)


@cache
def _preamble(theme: Theme) -> str:
    functions = (
        f'#let {name}(x) = text(fill: rgb("{getattr(theme.colours, role)}"), x)' for name, role in TYPST_NAMES.items()
    )
    return "\n".join(functions)
