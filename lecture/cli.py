"""The commands, their options and their help. What they do is elsewhere."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from lecture import commands
from lecture.commands import BadInput
from lecture.plan import FIGURE_FORMATS, QUALITIES, FigureSpec, GifSpec
from scenes.kit.outline import OutlineError
from scenes.kit.settings import LANGUAGES
from scenes.kit.theme import THEME_NAMES
from scenes.kit.words import WordsError

FAILED, BAD_INPUT, INTERRUPTED = 1, 2, 130
EXIT_CODES = "Exit codes: 0 made, 1 something failed, 2 bad input, 130 interrupted."


def run(arguments: Sequence[str]) -> int:
    """Run a command line; returns its exit code."""
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (OutlineError, WordsError, BadInput) as error:
        print(f"lecture: {error}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print("lecture: interrupted. What was finished is kept; the same command makes the rest.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # `lecture list | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"lecture: {error.strerror or error}: {error.filename or ''}".rstrip(": "), file=sys.stderr)
        return FAILED


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = _Parser(
        prog="lecture",
        description="Makes the lecture's videos, figures and GIFs.",
        epilog="examples:\n  lecture build\n  lecture render sigmoid-fit -q l\n  lecture list\n\n" + EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="store_true", help="show the version and end")
    top.set_defaults(run=lambda options: commands.version() if options.version else _help(top))
    commands_ = top.add_subparsers(metavar="COMMAND", title="commands", parser_class=_Parser)

    build = _command(
        commands_,
        "build",
        commands.build,
        "make all: videos, the joined lecture, figures and GIFs",
        ["lecture build", "lecture build -q h --lang en,vi --theme dark,light", "lecture build --out ~/lecture -j 4"],
    )
    render = _command(
        commands_,
        "render",
        commands.render,
        "make videos",
        ["lecture render", "lecture render sigmoid-fit -q l", "lecture render one-step mse-vs-bce --lang vi -q h"],
    )
    render.add_argument("names", metavar="SCENE", nargs="*", help="scenes to make (default: all)")
    for command in (build, render):
        command.add_argument(
            "-q",
            dest="quality",
            choices=tuple(QUALITIES),
            default="m",
            help="; ".join(f"{letter}: {quality.name}" for letter, quality in QUALITIES.items()) + " (default: m)",
        )

    figures = _command(
        commands_,
        "figures",
        commands.figures,
        "make figures for slides",
        ["lecture figures", "lecture figures sigmoid-fit --format svg,png --dpi 300", "lecture figures --transparent"],
    )
    figures.add_argument("names", metavar="NAME", nargs="*", help="figures, or scenes whose figures to make")
    figures.add_argument(
        "--format",
        type=_list(FIGURE_FORMATS),
        default=FIGURE_FORMATS,
        help="svg, pdf, png, with commas between them (default: all)",
    )
    figures.add_argument("--width", type=_number(0.5, 100), default=FigureSpec.width, help="inches (default: 13.333)")
    figures.add_argument("--dpi", type=_whole(10, 2400), default=FigureSpec.dpi, help="of a PNG (default: 200)")
    figures.add_argument("--transparent", action="store_true", help="no background")

    gifs = _command(
        commands_,
        "gifs",
        commands.gifs,
        "make GIFs for course pages",
        ["lecture gifs", "lecture gifs one-step --width 480", "lecture gifs --fps 20 --loops 3"],
    )
    gifs.add_argument("names", metavar="NAME", nargs="*", help="clips, or scenes whose clips to make")
    gifs.add_argument("--width", type=_whole(64, 3840), default=GifSpec.width, help="pixels (default: 640)")
    gifs.add_argument(
        "--fps", type=int, default=GifSpec.rate, help="frames a second, of which 100 is a multiple (default: 25)"
    )
    gifs.add_argument("--loops", type=_whole(0, 65535), default=0, help="times it plays; 0: for ever (default)")

    for command in (build, render, figures, gifs):
        _shared(command)

    listing = _command(
        commands_,
        "list",
        commands.listing,
        "show scenes, figures and GIFs, and what exists",
        ["lecture list", "lecture list --lang vi --json"],
    )
    listing.add_argument("--json", action="store_true", help="for scripts")
    _places(listing)

    check = _command(
        commands_,
        "check",
        commands.check,
        "judge layout, legibility, timing and words, without making a video",
        ["lecture check", "lecture check one-step --lang en,vi --theme dark,light", "lecture check --sheet ends.png"],
    )
    check.add_argument("names", metavar="SCENE", nargs="*", help="scenes to check, with their clips and figures")
    check.add_argument("--json", action="store_true", help="for scripts")
    check.add_argument("--sheet", type=Path, metavar="FILE.png", help="draw the end of every beat, findings outlined")
    check.add_argument("--quick", action="store_true", help="do not make the GIFs to see how large they are")
    _variants(check)
    _workers(check)
    _command(commands_, "doctor", commands.doctor, "say what is missing on this machine", ["lecture doctor"])
    return top


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaints end with how to get help."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"{self.prog}: {message}\nTry `{self.prog} --help`.\n")


def _help(top: argparse.ArgumentParser) -> int:
    top.print_help()
    return 0


def _command(
    group: "argparse._SubParsersAction[_Parser]",
    name: str,
    function: Callable[[argparse.Namespace], int],
    summary: str,
    examples: Sequence[str],
) -> argparse.ArgumentParser:
    command = group.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog="examples:\n" + "".join(f"  {example}\n" for example in examples) + "\n" + EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=function)
    return command


def _shared(command: argparse.ArgumentParser) -> None:
    _places(command)
    _workers(command)


def _workers(command: argparse.ArgumentParser) -> None:
    command.add_argument("-j", dest="workers", metavar="N", type=_whole(1, 1024), help="workers (default: processors)")


def _places(command: argparse.ArgumentParser) -> None:
    _variants(command)
    command.add_argument("--out", type=Path, default=Path("renders"), metavar="DIR", help="(default: renders)")


def _variants(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--lang", type=_list(LANGUAGES), default=("en",), help="en, vi, or both with a comma (default: en)"
    )
    command.add_argument(
        "--theme", type=_list(THEME_NAMES), default=("dark",), help="dark, light, or both with a comma (default: dark)"
    )


def _list(allowed: Sequence[str]) -> Callable[[str], tuple[str, ...]]:
    """A type for options that take several names with commas between them."""

    def parse(text: str) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
        wrong = [name for name in names if name not in allowed]
        if wrong or not names:
            raise argparse.ArgumentTypeError(f"{text!r} is not among {', '.join(allowed)}")
        return names

    return parse


def _number(low: float, high: float) -> Callable[[str], float]:
    def parse(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text!r} is not a number from {low:g} to {high:g}")
        return value

    return parse


def _whole(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        value = int(text) if text.isascii() and text.isdigit() else -1
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {low} to {high}")
        return value

    return parse
