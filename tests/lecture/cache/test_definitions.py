"""What of a module counts: what it says, definition by definition; never how it is written down."""

import ast
from pathlib import Path

import pytest

from lecture.cache.definitions import module
from lecture.cache.source import ROOT

KIT = sorted((ROOT / "scenes" / "kit").rglob("*.py"))

SOURCE = '''
"""A module."""
from core import losses
from core.digits import truncate as cut
import numpy as np

SIZE: float = 3.0  # a comment

@dataclass(frozen=True)
class Box:
    """A box."""
    width: float
    """In units."""

    def area(self, scale: float = 1.0) -> float:
        return cut(self.width * SIZE * scale, 2) + losses.bce.value(np.ones(3))

def read():
    return open(FOLDER / "boxes.csv"), open(f"{name}.toml")

def unused():
    pass

register(Box)
'''


@pytest.mark.parametrize("file", KIT, ids=lambda file: file.stem)
def test_comments_docstrings_and_layout_say_nothing(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    plain = ast.parse(source)
    for node in ast.walk(plain):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            node.body[0] = ast.parse("'Another docstring.'").body[0]
    assert module(("# A comment.\n\n" + ast.unparse(plain)).encode()) == module(source.encode())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SIZE: float = 3.0", "SIZE: float = 3.1"),
        ("scale: float = 1.0", "scale: float = 2.0"),
        ("self.width * SIZE", "SIZE * self.width"),
        ("frozen=True", "frozen=False"),
        ("width: float\n", "height: float\n"),
        ("cut(self", "round(self"),
        ("boxes.csv", "other.csv"),
        ("register(Box)", "register(Box, 2)"),
    ],
)
def test_whatever_a_program_does_counts(before: str, after: str) -> None:
    assert before in SOURCE
    assert module(SOURCE.replace(before, after).encode()) != module(SOURCE.encode())


@pytest.mark.parametrize(
    ("before", "after"),
    [("# a comment", "# another"), ("A box.", "The box."), ("scale: float =", "scale: int ="), (") -> float:", "):")],
)
def test_what_only_a_reader_sees_does_not(before: str, after: str) -> None:
    assert before in SOURCE
    assert module(SOURCE.replace(before, after).encode()) == module(SOURCE.encode())


def test_a_definition_names_what_it_uses() -> None:
    found = module(SOURCE.encode())
    assert found.definitions.keys() == {"SIZE", "Box", "read", "unused"}
    assert found.definitions["Box"].names == ("SIZE", "cut", "losses.bce.value", "np.ones")
    assert found.definitions["read"].files == ("*.toml", "boxes.csv")
    assert found.definitions["unused"].names == ()
    assert found.imports == {"losses": ("core:losses",), "cut": ("core.digits:truncate",), "np": ("numpy",)}


def test_what_an_import_does_besides_defining_always_counts() -> None:
    always = module(SOURCE.encode()).always
    assert always is not None
    assert always.names == ("Box",)
    assert module(b'"""Only words."""\nfrom core import losses\nX = 1\n').always is None


def test_a_decorator_that_may_tell_others_of_it_always_counts() -> None:
    assert module(b"@rule('x')\ndef f(): pass").always is not None
    assert module(b"@cache\ndef f(): pass").always is None


@pytest.mark.parametrize("broken", [b"def f(:", b"x = '\0'", b"x = '\xff'"])
def test_a_module_that_cannot_be_read_counts_by_its_bytes(broken: bytes) -> None:
    assert module(broken) == module(broken) != module(broken + b" ")
