"""`lecture`, or `python -m lecture`."""

import signal
import sys

from lecture.cli import run
from lecture.quiet import hush_fonts


def main() -> None:
    """Run the command that was given, and end with its exit code."""
    hush_fonts()
    # A build that is told to end lets its workers clean up, as on Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
