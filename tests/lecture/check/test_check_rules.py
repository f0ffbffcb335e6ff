"""Every rule finds what is broken, and says nothing of its mended twin."""

import cases_files
import cases_film
import cases_layout
import cases_look
import pytest
from check_stage import Case

from lecture.check.findings import RULES

CASES = [*cases_layout.CASES, *cases_look.CASES, *cases_film.CASES, *cases_files.CASES]
IDS = [f"{case.rule}-{k}" for k, case in enumerate(CASES)]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_the_broken_is_found(case: Case) -> None:
    hits = [finding for finding in case.broken() if finding.rule == case.rule]
    assert hits
    assert all(hit.what and hit.reason and hit.hint for hit in hits)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_the_mended_is_silent(case: Case) -> None:
    assert [f"{finding.rule}: {finding.what}" for finding in case.mended()] == []


def test_every_rule_has_its_fixtures() -> None:
    assert {case.rule for case in CASES} == set(RULES)
