"""What the commands' options have in common: their parser, their types, and the choice of language and theme."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import NoReturn, TypeAlias

from lecture.own.lecture import FILE, Lecture, slides_lecture
from lecture.plan import QUALITIES
from scenes.kit.settings import LANGUAGES, Settings
from scenes.kit.theme import THEME_NAMES

BAD_INPUT = 2
EXIT_CODES = "Exit codes: 0 made, 1 something failed, 2 bad input, 130 interrupted."


class BadInput(ValueError):
    """An option that cannot be used, and what can."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints end with how to get help."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"{self.prog}: {message}\nTry `{self.prog} --help`.\n")


Group: TypeAlias = "argparse._SubParsersAction[Parser]"


def command(
    group: Group, name: str, function: Callable[[argparse.Namespace], int], summary: str, examples: Sequence[str]
) -> argparse.ArgumentParser:
    """Add a command: `function` takes its options and returns the exit code."""
    parser = group.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog="examples:\n" + "".join(f"  {example}\n" for example in examples) + "\n" + EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=function)
    return parser


def variants(parser: argparse.ArgumentParser) -> None:
    """Options for languages, themes and settings; `chosen` reads them."""
    parser.add_argument("--lang", type=languages, help="en, vi, or both with a comma (default: en)")
    parser.add_argument("--theme", type=names(THEME_NAMES), help="dark, light, or both with a comma (default: dark)")
    parser.add_argument(
        "--set",
        dest="set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a setting for this run, such as learning.rate=0.1 (docs/own.md)",
    )


def directory(parser: argparse.ArgumentParser) -> None:
    """The folder of a lecturer's own lecture, for a command without names."""
    parser.add_argument("directory", metavar="DIR", nargs="?", help="a lecture of your own (`lecture new DIR`)")


def named(parser: argparse.ArgumentParser, metavar: str, what: str) -> None:
    """Names of what to make, after the folder of a lecturer's own lecture if there is one."""
    parser.add_argument("names", metavar=metavar, nargs="*", help=f"{what}; before them DIR, a lecture of your own")


def settle(given: argparse.Namespace) -> None:
    """Read the lecture that is meant, and let its settings stand where no option says anything. Raises BadInput.

    `given.lecture` is what is taught, `given.folder` its folder if it is a lecturer's own;
    languages, themes, quality and place of the files are set.
    """
    if not hasattr(given, "lang"):
        return
    given.folder = folder = _folder(given)
    given.lecture = _slides(given.lang or ()) if folder is None and not given.set else _own(folder, given)
    given.lang, given.theme = given.lang or given.lecture.languages, given.theme or given.lecture.themes
    if getattr(given, "quality", "") is None:
        given.quality = given.lecture.quality
    if getattr(given, "out", "") is None:
        given.out = Path("renders") if folder is None else folder / "renders"
    if hasattr(given, "voice"):
        from lecture.voice.choice import chosen as cast

        out = getattr(given, "out", Path("renders"))
        given.cast = cast(given.voice or given.lecture.voice, given.lang, out, folder)


def _folder(given: argparse.Namespace) -> Path | None:
    if getattr(given, "directory", None) is not None:
        return Path(given.directory)
    names = getattr(given, "names", [])
    if names and ("/" in names[0] or names[0] in (".", "..") or os.path.isfile(os.path.join(names[0], FILE))):
        return Path(names.pop(0))
    return None


def _slides(languages: Sequence[str]) -> Lecture:
    for language in languages:
        if language not in LANGUAGES:
            raise BadInput(f"--lang: {language!r} is not among {', '.join(LANGUAGES)}; docs/own.md adds a language.")
    return slides_lecture()


def _own(folder: Path | None, given: argparse.Namespace) -> Lecture:
    from lecture.own.read import own_lecture

    lecture = own_lecture(folder, given.set, given.lang or ())
    for note in lecture.notes:
        print(f"lecture: {note}", file=sys.stderr)
    return lecture


def chosen(options: argparse.Namespace) -> Iterator[Settings]:
    """The settings of each language and theme that was asked for."""
    for language, theme in product(options.lang, options.theme):
        yield replace(options.lecture.settings(language, theme), voice=getattr(options, "cast", None))


def places(parser: argparse.ArgumentParser) -> None:
    """The variants, and where files go."""
    variants(parser)
    parser.add_argument("--out", type=Path, metavar="DIR", help="(default: renders, in a lecture of your own)")


def quality(parser: argparse.ArgumentParser) -> None:
    """A video's size and rate."""
    parser.add_argument(
        "-q",
        dest="quality",
        choices=tuple(QUALITIES),
        help="; ".join(f"{letter}: {each.name}" for letter, each in QUALITIES.items()) + " (default: m)",
    )


def voice(parser: argparse.ArgumentParser, default: str = "") -> None:
    """Who speaks; if nothing is said, `default`, or what the lecture's settings say."""
    parser.add_argument(
        "--voice",
        metavar="VOICE",
        default=default,
        help="none, piper, kokoro, espeak or recorded, or by language: en=piper,vi=espeak (docs/voice.md; default: "
        + (default or "the best English voice that is installed")
        + ")",
    )


def workers(parser: argparse.ArgumentParser) -> None:
    """How many processes work."""
    parser.add_argument("-j", dest="workers", metavar="N", type=whole(1, 1024), help="workers (default: processors)")


def making(parser: argparse.ArgumentParser) -> None:
    """What every command shares that makes files."""
    places(parser)
    workers(parser)
    contents(parser)
    parser.add_argument("--force", action="store_true", help="make everything anew, up to date or not")
    parser.add_argument(
        "--cluster",
        type=cluster,
        metavar="ADDRESS",
        help="work on a Dask cluster: tcp://host:8786, or local to start one (docs/scaling.md)",
    )


def contents(parser: argparse.ArgumentParser) -> None:
    """How closely finished files are looked at."""
    parser.add_argument(
        "--verify", action="store_true", help="compare every byte of what is finished, not only size and time"
    )


def names(allowed: Sequence[str]) -> Callable[[str], tuple[str, ...]]:
    """A type: several names with commas between them."""

    def parse(text: str) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
        wrong = [name for name in found if name not in allowed]
        if wrong or not found:
            raise argparse.ArgumentTypeError(f"{text!r} is not among {', '.join(allowed)}")
        return found

    return parse


def languages(text: str) -> tuple[str, ...]:
    """A type: languages with commas between them; `settle` knows which of them the lecture has."""
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip())) or ("",)


def cluster(text: str) -> str:
    """A type: where a cluster is."""
    if text != "local" and not re.fullmatch(r"[a-z]+://.+", text):
        raise argparse.ArgumentTypeError(f"{text!r} is neither local nor an address such as tcp://host:8786")
    return text


def number(low: float, high: float) -> Callable[[str], float]:
    """A type: a number in these bounds."""

    def parse(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text!r} is not a number from {low:g} to {high:g}")
        return value

    return parse


def whole(low: int, high: int) -> Callable[[str], int]:
    """A type: a whole number in these bounds."""

    def parse(text: str) -> int:
        value = int(text) if text.isascii() and text.isdigit() else -1
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {low} to {high}")
        return value

    return parse
