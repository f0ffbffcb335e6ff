"""`lecture slides`: a deck, a handout and a PowerPoint file of what was built."""

import argparse
import shlex
import sys

from lecture import options, plan
from lecture.saying import few
from scenes.kit.settings import Settings

FORMATS = ("deck", "pdf", "pptx")
FEW = 6
"""So many missing things are named."""


def add(group: options.Group) -> None:
    parser = options.command(
        group,
        "slides",
        slides,
        "make slides of what was built: a deck that plays beat by beat, a handout, a PowerPoint file",
        ["lecture slides", "lecture slides --format deck,pdf -q h", "lecture slides --lang vi --theme light"],
    )
    options.directory(parser)
    options.quality(parser)
    options.places(parser)
    parser.add_argument(
        "--format",
        type=options.names(FORMATS),
        default=FORMATS,
        help="deck, pdf, pptx, with commas between them (default: all)",
    )


def slides(given: argparse.Namespace) -> int:
    made = [_made(given, look) for look in options.chosen(given)]
    return 0 if all(made) else options.BAD_INPUT


def _made(given: argparse.Namespace, look: Settings) -> bool:
    """Make the slides of one language and theme and say where they are; False, and why, if there is nothing to show."""
    from lecture.shelf import NothingBuilt
    from lecture.slides.build import build
    from lecture.slides.talk import gather

    quality = plan.QUALITIES[given.quality]
    talk = gather(given.lecture.outline, given.out, quality, look)
    try:
        files = build(talk, given.out, given.format)
    except NothingBuilt:
        where = plan.videos_folder(given.out, look, quality)
        print(f"lecture: there are no slides: no video is in {where}. {_remedy(given, look)}", file=sys.stderr)
        return False
    if talk.missing:
        print(f"Not on the slides, as not built: {few(talk.missing, FEW)}. {_remedy(given, look)}", file=sys.stderr)
    for file in files:
        print(f"{file}  ({sum(1 for _ in talk.scenes())} scenes)")
    return True


def _remedy(given: argparse.Namespace, look: Settings) -> str:
    """The command that makes what is missing."""
    words = ["lecture", "build", *([given.folder] if given.folder else []), "-q", given.quality]
    words += ["--lang", look.language, "--theme", look.theme_name, "--out", given.out]
    return f"`{shlex.join(map(str, words))}` makes it."
