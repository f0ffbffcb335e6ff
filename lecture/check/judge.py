"""Applies the rules to films: what is seen at rest counts, and what lasts while something moves."""

from collections.abc import Iterator
from dataclasses import replace

import lecture.check.rules  # noqa: F401 (registers the rules)
from lecture.check.findings import RULES, Finding, Hit, Place, Rule, finding, findings
from lecture.check.moments import Film, Moment

LASTS = 0.6
"""Seconds from which something that goes wrong during an animation is seen."""


def judge(film: Film) -> list[Finding]:
    """Everything that the rules of pictures and films find in one run, each thing once."""
    place = Place(film.entry.id, film.settings.language, film.settings.theme_name)
    found = [*_in_pictures(film, place), *findings("film", film, place)]
    return sorted(found, key=lambda each: each.seconds)


def _in_pictures(film: Film, place: Place) -> Iterator[Finding]:
    for rule in RULES.values():
        if rule.subject in ("picture", "rest"):
            firsts: dict[str, Finding] = {}
            for moment, hit in _lasting(film, rule):
                first = firsts.get(hit.what) or finding(rule, hit, place, moment.beat, moment.seconds, times=0)
                firsts[hit.what] = replace(first, times=first.times + 1)
            yield from firsts.values()


def _lasting(film: Film, rule: Rule) -> Iterator[tuple[Moment, Hit]]:
    """The hits at rest, and those during an animation that are there for a while."""
    since: dict[str, float] = {}
    for moment in film.moments:
        if rule.subject == "rest" and not moment.rest:
            continue
        hits = {hit.what: hit for hit in rule.find(moment.picture)}
        since = {what: since.get(what, moment.seconds) for what in hits}
        for what, hit in hits.items():
            if moment.rest or moment.seconds - since[what] >= LASTS:
                yield moment, hit
