"""The check's findings as lines for people and as JSON for scripts."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from lecture.check.findings import Finding


def errors(found: Sequence[Finding]) -> int:
    """How many of them are errors."""
    return sum(finding.severity == "error" for finding in found)


def as_text(found: Sequence[Finding], checked: int) -> str:
    """A few lines for each finding, then what was counted. `checked`: how many runs were looked at."""
    told = [finding for finding in found if not finding.excuse]
    lines = [line for finding in told for line in (*_lines(finding), "")]
    excused = Counter((finding.rule, finding.excuse) for finding in found if finding.excuse)
    lines += [f"allowed {count} x {rule}: {reason}" for (rule, reason), count in sorted(excused.items())]
    bad = errors(told)
    lines.append(
        f"{checked} checked: {_count(bad, 'error')}, {_count(len(told) - bad, 'warning')}, "
        f"{_count(sum(excused.values()), 'deliberate exception')}."
    )
    return "\n".join(lines)


def as_json(found: Sequence[Finding]) -> str:
    """For scripts: a list of objects with the fields of Finding, and those of Place in them."""
    rows = []
    for finding in found:
        row = asdict(finding)
        rows.append({**row.pop("place"), **row})
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _lines(finding: Finding) -> list[str]:
    place = finding.place
    where = " ".join(part for part in (place.where, place.language, place.theme) if part)
    if finding.beat:
        where += f", beat {finding.beat}"
    if finding.seconds:
        where += f", {finding.seconds:.1f} s"
    more = f" ({finding.times} moments)" if finding.times > 1 else ""
    return [
        f"{finding.severity}: {finding.rule}: {finding.what}",
        f"    {where}{more}",
        f"    {finding.reason}",
        f"    {finding.hint}",
    ]


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
