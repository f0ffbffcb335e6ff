"""The command line: which commands there are, and what becomes of an error. What they do is in `lecture.commands`."""

import argparse
import os
import sys
from collections.abc import Sequence

from lecture.commands import (
    build,
    check,
    doctor,
    figures,
    gifs,
    listing,
    new,
    page,
    planning,
    preview,
    render,
    script,
    slides,
    voice,
)
from lecture.options import BAD_INPUT, EXIT_CODES, BadInput, Parser, settle
from scenes.kit.outline import OutlineError
from scenes.kit.words import WordsError

FAILED, INTERRUPTED = 1, 130
COMMANDS = (new, preview, build, render, figures, gifs, page, slides, planning, listing, check, script, voice, doctor)
"""In the order of the help."""


def run(arguments: Sequence[str]) -> int:
    """Run a command line; returns its exit code."""
    options = parser().parse_args(arguments)
    try:
        settle(options)
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
    top = Parser(
        prog="lecture",
        description="Makes the lecture's videos, figures and GIFs.",
        epilog="examples:\n  lecture build\n  lecture render sigmoid-fit -q l\n  lecture list\n\n" + EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="store_true", help="show the version and end")
    top.set_defaults(run=lambda options: _version() if options.version else _help(top))
    group = top.add_subparsers(metavar="COMMAND", title="commands", parser_class=Parser)
    for command in COMMANDS:
        command.add(group)
    return top


def _version() -> int:
    from importlib.metadata import version

    print(f"lecture {version('linear-to-logistic')}")
    return 0


def _help(top: argparse.ArgumentParser) -> int:
    top.print_help()
    return 0
