"""`lecture page`: the course page of what was built."""

import argparse
import sys

from lecture import options, plan


def add(group: options.Group) -> None:
    parser = options.command(
        group,
        "page",
        page,
        "make the course page of what was built, to open or to publish as it is",
        ["lecture page", "lecture page -q h --lang en,vi --theme dark,light", "lecture page --out ~/lecture"],
    )
    options.directory(parser)
    options.quality(parser)
    options.places(parser)


def page(given: argparse.Namespace) -> int:
    return 0 if make_page(given) else options.BAD_INPUT


def make_page(given: argparse.Namespace, even_if_current: bool = True) -> bool:
    """Make the page and say where it is; False, and why, if there is nothing to show."""
    from lecture.page import stamp

    shown = (given.lecture.outline, given.out, plan.QUALITIES[given.quality], list(options.chosen(given)))
    if not even_if_current and stamp.holds(*shown):
        print(given.out / stamp.FOLDER / "index.html")
        return True
    from lecture.page.build import build
    from lecture.shelf import NothingBuilt

    try:
        made = build(*shown)
        stamp.write(*shown)
    except NothingBuilt as reason:
        print(f"lecture: there is no page: {reason}", file=sys.stderr)
        return False
    if made.missing:
        print(f"Not on the page, as they are not built: {', '.join(made.missing)}.", file=sys.stderr)
    print(f"{made.page}  ({made.scenes} scenes, {made.size / 1e6:.0f} MB)")
    return True
