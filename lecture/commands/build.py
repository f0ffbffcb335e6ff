"""`lecture build`: everything of the lecture, in each language and theme."""

import argparse

from lecture import options, plan
from lecture.commands.page import make_page
from lecture.making import make


def add(group: options.Group) -> None:
    parser = options.command(
        group,
        "build",
        build,
        "make all: videos, the joined lecture, figures, GIFs and the course page",
        ["lecture build", "lecture build -q h --lang en,vi --theme dark,light", "lecture build --out ~/lecture -j 4"],
    )
    options.directory(parser)
    options.quality(parser)
    options.voice(parser)
    options.making(parser)


def build(given: argparse.Namespace) -> int:
    quality = plan.QUALITIES[given.quality]
    jobs = [job for s in options.chosen(given) for job in plan.everything(given.lecture.outline, given.out, s, quality)]
    status = make(jobs, given, join=True)
    make_page(given, even_if_current=given.force)
    return status
