"""The look as plain data: what a colour, a size, a duration means. Imports no drawing library.

Manim reads it through `manim_theme`, Matplotlib through `mpl_theme`; nothing else names a colour or a second.
"""

from dataclasses import dataclass, replace
from typing import Literal

ThemeName = Literal["dark", "light"]
Role = Literal[
    "background", "panel", "ink", "muted", "grid", "class0", "class1", "model", "loss", "gradient", "parameters",
    "map_low", "map_high", "contour",
]  # fmt: skip
"""What a colour means: the names of `Colours`."""
Size = Literal["title", "body", "label"]
"""What a text is: the names of its size in `Sizes`."""
THEME_NAMES: tuple[ThemeName, ...] = ("dark", "light")


@dataclass(frozen=True)
class Colours:
    """One colour a role. Every role but panel and grid has 4.5:1 against the background, and any two roles differ by
    at least 9 units of CAM02-UCS for normal sight and the three common colour blindnesses."""

    background: str
    panel: str
    ink: str
    muted: str
    grid: str
    class0: str
    class1: str
    model: str
    loss: str
    gradient: str
    parameters: str
    map_low: str
    """A loss map where the loss is low."""
    map_high: str
    """… and where it is high: the map fades into the background."""
    contour: str


@dataclass(frozen=True)
class Sizes:
    """Text sizes on Manim's scale (a Text's font_size), lengths in Manim units (the frame is 14.22 x 8)."""

    title: float = 32
    body: float = 26
    label: float = 18
    formula: float = 1.4
    """A formula is set this much larger than text of the same size, so that the two match."""
    margin: float = 0.4
    foot: float = 1.0
    """The lowest part of the frame, kept empty: captions and the player's bar lie there."""
    line: float = 4.0
    thin_line: float = 2.0
    hair_line: float = 1.2
    dot: float = 0.1
    ring: float = 0.2


@dataclass(frozen=True)
class Durations:
    """Seconds. Something moves only to show how it changes; a change to be understood takes longer."""

    appear: float = 0.4
    move: float = 1.0
    understand: float = 2.0
    lag: float = 0.08
    """Between one member of a group and the next."""
    arrive: float = 0.3
    """In algebra, new parts fade in this long after the travelling parts have arrived."""
    breath: float = 0.5
    """Stillness at the end of a beat, at least."""
    air: float = 0.25
    """The same after a beat that is spoken: the next one begins when a speaker would."""


@dataclass(frozen=True)
class Theme:
    name: ThemeName
    colours: Colours
    sizes: Sizes = Sizes()
    durations: Durations = Durations()
    text_font: str = "Be Vietnam Pro"
    dimmed: float = 0.4
    """Opacity of what is done but still there."""


DARK = Theme(
    "dark",
    Colours(
        background="#0E1621",
        panel="#141F2E",
        ink="#E8EDF4",
        muted="#8FA0B5",
        grid="#26364A",
        class0="#F8A12A",
        class1="#6A95D2",
        model="#EDDF72",
        loss="#F46C6B",
        gradient="#5FD1A4",
        parameters="#CDA6FB",
        map_low="#28497A",
        map_high="#15202D",
        contour="#7C9BCB",
    ),
)

LIGHT = Theme(
    "light",
    Colours(
        background="#FAFBFC",
        panel="#EEF2F6",
        ink="#17202B",
        muted="#5A6878",
        grid="#D5DCE5",
        class0="#B05D36",
        class1="#2F70A2",
        model="#69541E",
        loss="#BB1A4C",
        gradient="#25654C",
        parameters="#7334AF",
        map_low="#C3DAF1",
        map_high="#F4F8FC",
        contour="#6C93C4",
    ),
)


def theme(name: ThemeName, colours: tuple[tuple[Role, str], ...] = ()) -> Theme:
    """The theme of that name, with some of its colours replaced."""
    plain = {"dark": DARK, "light": LIGHT}[name]
    return replace(plain, colours=replace(plain.colours, **dict(colours))) if colours else plain
