"""What a lecturer may choose, for one run. Frozen: a scene reads it and never changes it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scenes.kit.narration import SPEAKING, Narrator
from scenes.kit.outline import load_outline
from scenes.kit.own import NOTHING, Own
from scenes.kit.theme import Theme, ThemeName, theme

LANGUAGES: tuple[str, ...] = ("en", "vi")
"""Those that the lecture has words in; a lecturer may add theirs."""


@dataclass(frozen=True)
class Settings:
    """The same for every scene, figure and clip of a build.

    `cut_numbers`: numbers are cut off at the shown decimals, as the slides do it; False rounds them.
    `own`: what the lecturer has made their own; by default nothing, which is the slides' lecture.
    `voice`: who speaks, and so how long a beat lasts; None is nobody.
    """

    language: str = "en"
    theme_name: ThemeName = "dark"
    cut_numbers: bool = True
    own: Own = NOTHING
    voice: Narrator | None = None

    @property
    def theme(self) -> Theme:
        """The theme with the lecturer's own colours in it."""
        return theme(
            self.theme_name, tuple((role, colour) for name, role, colour in self.own.colours if name == self.theme_name)
        )

    @property
    def languages(self) -> tuple[str, ...]:
        """Those whose narration is timed and captioned."""
        return self.own.languages or LANGUAGES

    @property
    def sections(self) -> tuple[str, ...]:
        """The ids of the sections that the lecture has, in their order."""
        return self.own.sections or tuple(section.id for section in load_outline().sections)

    def cut(self) -> "Settings":
        """The same with numbers cut off: for what the slides compute with numbers that they have cut off."""
        return replace(self, cut_numbers=True)

    @property
    def speaking(self) -> Mapping[str, float]:
        """Words a second of a calm voice, by language."""
        return {**SPEAKING, **dict(self.own.speaking)}
