"""`lecture new`: a folder for a lecture of one's own."""

import argparse
import sys
from pathlib import Path

from lecture import options


def add(group: options.Group) -> None:
    parser = options.command(
        group,
        "new",
        new,
        "begin a lecture of your own: your data, words, colours",
        [
            "lecture new my-lecture --data tumours.csv",
            "lecture build my-lecture -q l",
            "lecture new my-lecture --words de",
        ],
    )
    parser.add_argument("directory", metavar="DIR", type=Path, help="a new folder; with --words also one of yours")
    parser.add_argument(
        "--data", metavar="FILE.csv", type=Path, help="your data, which are copied; its columns are guessed and said"
    )
    parser.add_argument(
        "--words", metavar="CODE", help="begin a further language, such as de: our words, to be translated in DIR/words"
    )


def new(given: argparse.Namespace) -> int:
    from lecture.own import languages
    from lecture.own.lecture import FILE

    folder = given.directory
    if not given.words:
        _begin(folder, given.data)
        print(folder)
        return 0
    languages.check(given.words, f"--words {given.words}")
    if given.data or not (folder / FILE).is_file():
        _begin(folder, given.data)
    print(languages.begin(folder, given.words))
    return 0


def _begin(folder: Path, data: Path | None) -> None:
    from lecture.own.lecture import FILE
    from lecture.own.new import new

    columns = new(folder, data)
    if columns is not None:
        told = f"features {', '.join(columns.features)}; label {columns.label}, where {columns.positive} is 1"
        if columns.order != "file":
            told += "; rows are shuffled, as the first ones are too much alike"
        print(f"{told}. Other columns, and what all is called: {folder / FILE}", file=sys.stderr)
