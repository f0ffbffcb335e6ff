"""What is taught: the slides' lecture, or a lecturer's own."""

from dataclasses import dataclass

from scenes.kit.outline import Outline, load_outline
from scenes.kit.own import NOTHING, Own
from scenes.kit.settings import Settings
from scenes.kit.theme import ThemeName

FILE = "lecture.toml"


@dataclass(frozen=True)
class LeftOut:
    """A scene that is not given, and why."""

    scene: str
    reason: str


@dataclass(frozen=True)
class Lecture:
    """`languages`, `themes`, `quality` and `voice`: what is made if no option says anything else. `notes`: what was
    read leniently, or chosen by the data."""

    own: Own
    outline: Outline
    left_out: tuple[LeftOut, ...] = ()
    languages: tuple[str, ...] = ("en",)
    themes: tuple[ThemeName, ...] = ("dark",)
    quality: str = "m"
    voice: str = "auto"
    notes: tuple[str, ...] = ()

    def settings(self, language: str, theme: ThemeName) -> Settings:
        """One variant of it. A lecturer's numbers are rounded; the slides' are cut off. Raises ValueError for a
        language that it was not read in: the data have no names there."""
        if self.own.languages and language not in self.own.languages:
            known = ", ".join(self.own.languages)
            raise ValueError(f"{language} is not among the lecture's languages, {known}; add it to lecture.languages.")
        return Settings(language, theme, cut_numbers=self.own.data is None, own=self.own)


def slides_lecture() -> Lecture:
    """The lecture of the slides."""
    return Lecture(NOTHING, load_outline())
