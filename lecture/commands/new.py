"""`lecture new`: a folder for a lecture of one's own."""

import argparse
from pathlib import Path

from lecture import options


def add(group: options.Group) -> None:
    parser = options.command(
        group,
        "new",
        new,
        "begin a lecture of your own: your data, words, colours",
        ["lecture new my-lecture", "lecture build my-lecture -q l"],
    )
    parser.add_argument("directory", metavar="DIR", type=Path, help="a new folder")


def new(given: argparse.Namespace) -> int:
    from lecture.own import new as own

    own.new(given.directory)
    print(given.directory)
    return 0
