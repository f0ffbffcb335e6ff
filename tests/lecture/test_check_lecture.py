"""`lecture check` finds nothing wrong with the lecture: every scene, clip and figure, in each language and theme.

The parameters come from the outline, so that a new scene is checked as soon as it stands there. GIFs are not made here;
`lecture check` without --quick looks at their size, and what it reads then is tested on the stage.

Words change the layout and a theme changes the colours, but neither changes what the other does: each scene is seen in
every language and in every theme, not in every pair of them, which would take twice the time.
"""

import pytest

from lecture.check import run
from lecture.check.findings import Finding
from scenes.kit.outline import Clip, Figure, SceneEntry, load_outline
from scenes.kit.settings import LANGUAGES, Settings
from scenes.kit.theme import THEME_NAMES

SETTINGS = [Settings(language, theme) for language, theme in zip(LANGUAGES, THEME_NAMES, strict=True)]
ENTRIES = [entry for scene in load_outline().scenes() for entry in (scene, *scene.clips, *scene.figures)]


def told(findings: list[Finding]) -> list[str]:
    """The findings that no exception excuses, in short."""
    return [f"{each.severity} {each.rule}: {each.what} ({each.beat})" for each in findings if not each.excuse]


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda settings: f"{settings.language}-{settings.theme_name}")
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{type(entry).__name__}-{entry.id}")
def test_nothing_is_wrong(entry: SceneEntry | Clip | Figure, settings: Settings) -> None:
    result = run.check(run.Task(entry, (settings,), full=False))
    assert told(list(result.findings)) == []


def test_the_themes_keep_their_roles_apart() -> None:
    assert told(list(run.themes(SETTINGS))) == []
