"""The command `lecture`: turns the outline's scenes, figures and clips into files."""

from lecture.api import build, figure, show

__all__ = ["build", "figure", "show"]
