"""`lecture check`: layout, legibility, timing and words of scenes, clips and figures."""

import argparse
from pathlib import Path

from lecture import options


def add(group: options.Group) -> None:
    parser = options.command(
        group,
        "check",
        check,
        "judge layout, legibility, timing and words, without making a video",
        ["lecture check", "lecture check one-step --lang en,vi --theme dark,light", "lecture check --sheet ends.png"],
    )
    options.named(parser, "SCENE", "scenes to check, with their clips and figures")
    parser.add_argument("--json", action="store_true", help="for scripts")
    parser.add_argument("--sheet", type=Path, metavar="FILE.png", help="draw the end of every beat, findings outlined")
    parser.add_argument("--quick", action="store_true", help="do not make the GIFs to see how large they are")
    options.variants(parser)
    options.voice(parser, "none")
    options.workers(parser)


def check(given: argparse.Namespace) -> int:
    from lecture.check import command  # Manim is imported only when something is looked at

    return command.check(given, list(options.chosen(given)))
