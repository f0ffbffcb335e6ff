"""`lecture list`: what there is, and what exists of it."""

import argparse

from lecture import listing, options


def add(group: options.Group) -> None:
    parser = options.command(
        group,
        "list",
        show,
        "show scenes, figures and GIFs, and what exists",
        ["lecture list", "lecture list --lang vi --json"],
    )
    options.directory(parser)
    parser.add_argument("--json", action="store_true", help="for scripts")
    options.places(parser)


def show(given: argparse.Namespace) -> int:
    rows = [row for settings in options.chosen(given) for row in listing.rows(given.lecture, given.out, settings)]
    print(listing.as_json(rows) if given.json else listing.as_text(rows))
    return 0
