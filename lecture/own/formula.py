"""A lecturer's formula: Typst maths that is compiled once, apart, with nothing to read and little time.

Code is refused before anything is compiled, so that a formula can read no file, call no command and load no package:
code mode, and Typst's library, whose only name in maths is `std`. The empty root, the empty package folders and the
time limit are the second lock.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from lecture.own.document import Document

SECONDS = 10
BEFORE = 2
"""Characters that stand before the formula when it is compiled."""
LEAVES_MATHS = ("#", "$", "\\", "//", "/*", "@")
"""What begins code, ends the formula, escapes, begins a comment or names a package."""
LIBRARY = "std"
"""What reads and evaluates from within maths; in quotes it is a word."""
QUOTED = re.compile(r'"[^"]*"')
COMPILE = r"""
import sys, typst
folder = sys.argv[1]
try:
    typst.compile(folder + "/formula.typ", root=folder, package_path=folder, package_cache_path=folder,
                  ignore_system_fonts=True, format="svg")
except typst.TypstError as error:
    print(error.diagnostic)
    print("said:", error.message)
    print(*error.hints, sep="\n")
    sys.exit(1)
"""


def own_symbols(document: Document, symbols: tuple[str, ...], features: int) -> tuple[str, ...]:
    """The formulas for the axes of the plane: none, or one for each of two features. Raises BadInput."""
    if symbols and (len(symbols), features) != (2, 2):
        found = f"has {len(symbols)} for {features} of data.features"
        raise document.refuse("data.symbols", found, "allowed are two, for two features, or none")
    for symbol in symbols:
        check_formula(document, "data.symbols", symbol)
    return symbols


def check_formula(document: Document, key: str, source: str) -> None:
    """Raises BadInput, with Typst's words, if the formula cannot be set."""
    wrong = next((mark for mark in LEAVES_MATHS if mark in source), None)
    if wrong is None and LIBRARY in QUOTED.sub("", source):
        wrong = LIBRARY
    if wrong:
        raise document.refuse(key, f"has {wrong!r} in {source!r}", "allowed is Typst maths without code or comments")
    with tempfile.TemporaryDirectory(prefix="lecture-formula-") as folder:
        (Path(folder) / "formula.typ").write_text(f"$ {source} $", encoding="utf-8")
        command = [sys.executable, "-I", "-c", COMPILE, folder]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            limit = f"allowed is what Typst sets in {SECONDS} s"
            raise document.refuse(key, f"takes too long: {source!r}", limit) from error
    if done.returncode:
        raise document.refuse(key, f"does not compile: {source!r}{_said(done.stdout)}", "see typst.app/docs on maths")


def _said(output: str) -> str:
    """What Typst says, and at which character of the formula."""
    diagnostic, _, said = output.partition("said: ")
    place = re.search(r"formula\.typ:1:(\d+)", diagnostic)
    at = f", at character {max(1, int(place[1]) - BEFORE + 1)}" if place else ""
    return f"{at}: {'; '.join(said.splitlines()) or 'Typst ended without a word'}"
