"""What a lecturer may choose, for one run. Frozen: a scene reads it and never changes it."""

from dataclasses import dataclass

from scenes.kit.theme import Theme, ThemeName, theme

LANGUAGES: tuple[str, ...] = ("en", "vi")


@dataclass(frozen=True)
class Settings:
    """The same for every scene, figure and clip of a build.

    `cut_numbers`: numbers are cut off at the shown decimals, as the slides do it; False rounds them.
    """

    language: str = "en"
    theme_name: ThemeName = "dark"
    cut_numbers: bool = True

    @property
    def theme(self) -> Theme:
        return theme(self.theme_name)
