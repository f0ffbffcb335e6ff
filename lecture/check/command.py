"""What `lecture check` does: plan, look, report."""

import argparse
import sys
from collections.abc import Sequence

from lecture import plan
from lecture.check import report, run, sheet
from lecture.execute import processors
from scenes.kit.settings import Settings


def check(options: argparse.Namespace, settings: Sequence[Settings]) -> int:
    """Check scenes with their clips and figures; 1 if anything is wrong with them."""
    outline = options.lecture.outline
    scenes = plan.scenes_named(outline, options.names)
    todo = run.tasks(scenes, settings, sheet=options.sheet is not None, gifs=not options.quick)
    results = []
    for result in run.run(todo, options.workers or processors()):
        print(f"{result.task.entry.id}: {len(result.findings)} found", file=sys.stderr)
        results.append(result)
    found = [finding for result in results for finding in result.findings]
    found += [*run.chapters(outline, results), *run.themes(settings)]
    print(report.as_json(found) if options.json else report.as_text(found, sum(result.runs for result in results)))
    if options.sheet is not None:
        sheet.write([shot for result in results for shot in result.shots], options.sheet)
        print(options.sheet, file=sys.stderr)
    return 1 if report.errors(found) else 0
