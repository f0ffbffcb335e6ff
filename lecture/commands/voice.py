"""`lecture voice`: which voices there are, and how good the lecturer's recordings are."""

import argparse
from pathlib import Path

from lecture import options, plan
from lecture.voice.cast import RECORDINGS


def add(group: options.Group) -> None:
    parser = options.command(
        group,
        "voice",
        voice,
        "say which voices there are; with --check, judge recordings and list those still wanted",
        [
            "lecture voice",
            "lecture voice --check --lang vi",
            "lecture voice one-step --check --recordings ~/recordings",
        ],
    )
    options.named(parser, "SCENE", "scenes to check (default: all)")
    parser.add_argument("--check", action="store_true", help="judge the recordings")
    parser.add_argument(
        "--recordings", type=Path, metavar="DIR", help="with <language>/<scene>/<beat>.wav (default: voice)"
    )
    options.variants(parser)


def voice(given: argparse.Namespace) -> int:
    if not given.check:
        from lecture.voice import available

        print("\n".join(available.lines()))
        return 0
    from lecture.voice.judge import judged, strays
    from lecture.voice.said import narrations  # it loads Manim, as the scenes compute the numbers

    scenes = plan.scenes_named(given.lecture.outline, given.names)
    others = {scene.id for scene in given.lecture.outline.scenes()} - {scene.id for scene in scenes}
    folder = given.recordings or (given.folder or Path()) / RECORDINGS
    good = True
    for language in given.lang:
        settings = given.lecture.settings(language, given.theme[0])
        verdicts = judged(folder / language, narrations(scenes, settings))
        for verdict in verdicts:
            for complaint in verdict.complaints:
                print(f"{verdict.file} {complaint}")
        for file in strays(folder / language, [verdict.file for verdict in verdicts], others):
            print(f"{file} belongs to no beat; is its name right? `lecture script` has them all")
        there = sum(verdict.good for verdict in verdicts)
        print(f"{language}: {there} of {len(verdicts)} recordings can be used.")
        good = good and there == len(verdicts)
    return 0 if good else 1
