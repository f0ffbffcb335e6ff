"""The outline places the slides: every idea in a scene, every fact where its idea is shown."""

from fnmatch import fnmatch

import pytest

from core.slides import facts
from scenes.kit.outline import SceneEntry, load_outline

OUTLINE = load_outline()
SCENES = {scene.id: scene for scene in OUTLINE.scenes()}
IDEAS = range(1, 61)
"""The slide ideas: each must have a scene."""


def showing(idea: int) -> list[SceneEntry]:
    return [scene for scene in SCENES.values() if idea in scene.ideas]


def places(scene: SceneEntry, fact: str) -> bool:
    return any(fnmatch(fact, pattern) for pattern in scene.facts)


@pytest.mark.parametrize("idea", IDEAS)
def test_every_idea_has_a_scene(idea: int) -> None:
    assert showing(idea)


@pytest.mark.parametrize("fact", [fact.id for fact in facts().values()])
def test_a_fact_is_placed_where_its_idea_is_shown(fact: str) -> None:
    assert any(places(scene, fact) for scene in showing(facts()[fact].slide))


@pytest.mark.parametrize(("scene", "pattern"), [(s.id, pattern) for s in SCENES.values() for pattern in s.facts])
def test_every_pattern_names_a_fact(scene: str, pattern: str) -> None:
    assert any(fnmatch(fact, pattern) for fact in facts()), scene


def test_ideas_come_in_the_order_of_the_slides_within_a_section() -> None:
    for section in OUTLINE.sections:
        # The title card (idea 1) comes back before each section; the summary brings no idea of its own.
        first = [min(scene.ideas) for scene in section.scenes if scene.ideas not in ((), (1,))]
        assert first == sorted(first), section.id
