"""What the check says: a rule, what broke it, and where."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from scenes.kit.layout import Box

Severity = Literal["error", "warning"]
Subject = Literal["picture", "rest", "film", "clip", "figure", "chapter", "theme"]
"""What a rule looks at. picture: every moment; rest: only those at which nothing moves, as a viewer reads them."""


@dataclass(frozen=True)
class Hit:
    """One place where a rule is broken: what, in the reader's words, and the boxes to outline.

    `allowed`: the exceptions stated at the things concerned, rule -> reason. `beat` and `seconds` are for rules that
    look at more than one moment.
    """

    what: str
    boxes: tuple[Box, ...] = ()
    allowed: Mapping[str, str] = field(default_factory=dict)
    beat: str = ""
    seconds: float = 0.0


@dataclass(frozen=True)
class Rule:
    """`find` yields the hits of one subject. `reason`: why it matters; `hint`: what to do."""

    name: str
    subject: Subject
    severity: Severity
    reason: str
    hint: str
    find: Callable[[Any], Iterator[Hit]]


@dataclass(frozen=True)
class Place:
    """Where a finding is. `where`: a scene's, clip's, figure's, section's or theme's id."""

    where: str
    language: str = ""
    theme: str = ""


@dataclass(frozen=True)
class Finding:
    """A rule that is broken, once for each thing in a scene; `times`: the moments at which it is.

    `excuse` is the reason of a deliberate exception; such a finding is only counted.
    """

    place: Place
    rule: str
    severity: Severity
    what: str
    reason: str
    hint: str
    beat: str = ""
    seconds: float = 0.0
    times: int = 1
    excuse: str = ""
    boxes: tuple[Box, ...] = ()


RULES: dict[str, Rule] = {}
"""Every rule by its name; `lecture.check.rules` fills it."""

F = TypeVar("F", bound=Callable[..., Iterator[Hit]])


def rule(name: str, subject: Subject, severity: Severity, reason: str, hint: str) -> Callable[[F], F]:
    """Make a function over a subject a rule."""

    def register(find: F) -> F:
        RULES[name] = Rule(name, subject, severity, reason, hint, find)
        return find

    return register


def finding(broken: Rule, hit: Hit, place: Place, beat: str = "", seconds: float = 0.0, times: int = 1) -> Finding:
    """A hit as a finding. Only warnings can be excused."""
    excuse = hit.allowed.get(broken.name, "") if broken.severity == "warning" else ""
    return Finding(
        place,
        broken.name,
        broken.severity,
        hit.what,
        broken.reason,
        broken.hint,
        beat or hit.beat,
        seconds or hit.seconds,
        times,
        excuse,
        hit.boxes,
    )


def findings(subject: Subject, thing: Any, place: Place) -> Iterator[Finding]:
    """What the rules of a subject find in it."""
    for each in RULES.values():
        if each.subject == subject:
            for hit in each.find(thing):
                yield finding(each, hit, place)
