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
        ["lecture new my-lecture", "lecture build my-lecture -q l", "lecture new my-lecture --words de"],
    )
    parser.add_argument("directory", metavar="DIR", type=Path, help="a new folder; with --words also one of yours")
    parser.add_argument(
        "--words", metavar="CODE", help="begin a further language, such as de: our words, to be translated in DIR/words"
    )


def new(given: argparse.Namespace) -> int:
    from lecture.own import languages
    from lecture.own import new as own
    from lecture.own.lecture import FILE

    folder = given.directory
    if not given.words:
        own.new(folder)
        print(folder)
        return 0
    languages.check(given.words, f"--words {given.words}")
    if not (folder / FILE).is_file():
        own.new(folder)
    print(languages.begin(folder, given.words))
    return 0
