"""`lecture`, or `python -m lecture`."""

import sys

from lecture.cli import run


def main() -> None:
    """Run the command that was given, and end with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
