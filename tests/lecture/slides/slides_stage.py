"""What the slides' tests share."""

from collections.abc import Callable

from page_stage import LOOKS, OUTLINE
from playwright.sync_api import Page

from scenes.kit.outline import Outline, Section

ONE_PART = Outline((Section("worked-steps", tuple(OUTLINE.scenes())),))
ENGLISH, _, VIETNAMESE, _ = LOOKS
Open = Callable[..., Page]
