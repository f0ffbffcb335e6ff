"""`lecture doctor`: what is missing on this machine."""

import argparse

from lecture import options


def add(group: options.Group) -> None:
    options.command(group, "doctor", doctor, "say what is missing on this machine", ["lecture doctor"])


def doctor(_: argparse.Namespace) -> int:
    from lecture import doctor as checks

    return checks.run()
