"""What the tests of a lecturer's folder write into it, and how they run a command."""

from collections.abc import Callable
from pathlib import Path

from lecture import cli

DATA = "length,width,kind\n1.4,0.2,a\n1.5,0.3,a\n3.0,1.1,b\n4.1,1.3,b\n"
TOML = '[data]\nfile = "data.csv"\nfeatures = ["length"]\nlabel = "kind"\npositive = "b"\n'
Folder = Callable[..., Path]
Refused = Callable[..., str]


def lecture(*arguments: str) -> int:
    """Run a command line; returns its exit code."""
    try:
        return cli.run(arguments)
    except SystemExit as end:
        return int(end.code or 0)
