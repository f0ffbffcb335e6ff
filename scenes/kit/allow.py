"""Deliberate exceptions to what `lecture check` warns of, stated beside the thing they concern."""

from typing import Any, TypeVar

T = TypeVar("T")


def allow(thing: T, rule: str, reason: str) -> T:
    """Let `thing` (a mobject with its parts, a scene, a figure's artist) break a rule that only warns, and say why."""
    marked: Any = thing
    marked.allowed = {**getattr(thing, "allowed", {}), rule: reason}
    return thing
