"""The slides' code, read from the file that the tests execute: its text as it is shown, and its functions to be run."""

import ast
import runpy
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from scenes.kit.outline import ASSETS

CodeRole = Literal["model", "parameters", "loss", "gradient"]
ROLES: Mapping[str, CodeRole] = {
    "y_hat": "model",
    "predict": "model",
    "sigmoid_function": "model",
    "theta": "parameters",
    "loss": "loss",
    "loss_function": "loss",
    "gradient": "gradient",
    "compute_gradient": "gradient",
}
"""The words of the code that mean something with a colour of its own."""
CODE = ASSETS / "code" / "logistic_regression.py"


@dataclass(frozen=True)
class SlideCode:
    """A file of functions."""

    path: Path = CODE

    @cached_property
    def names(self) -> dict[str, Any]:
        """What the file defines, by name."""
        return runpy.run_path(str(self.path))

    def function(self, name: str) -> str:
        """A function's text."""
        node = self._node(name)
        return "\n".join(self._lines[node.lineno - 1 : node.end_lineno])

    def body(self, name: str) -> str:
        """What stands inside of a function, with its comments, without its head and what it returns."""
        node = self._node(name)
        last = node.body[-1].lineno - 1 if isinstance(node.body[-1], ast.Return) else node.end_lineno
        return textwrap.dedent("\n".join(self._lines[node.lineno : last])).strip()

    @cached_property
    def _lines(self) -> list[str]:
        return self.path.read_text(encoding="utf-8").splitlines()

    def _node(self, name: str) -> ast.FunctionDef:
        for node in ast.parse("\n".join(self._lines)).body:
            if isinstance(node, ast.FunctionDef) and node.name == name:
                return node
        raise ValueError(f"{self.path} has no function {name!r}")
