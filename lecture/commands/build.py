"""`lecture build`: everything of the lecture, in each language and theme."""

import argparse

from lecture import options, plan
from lecture.making import make
from lecture.plan import FigureSpec, GifSpec, Job


def add(group: options.Group) -> None:
    parser = options.command(
        group,
        "build",
        build,
        "make all: videos, the joined lecture, figures and GIFs",
        ["lecture build", "lecture build -q h --lang en,vi --theme dark,light", "lecture build --out ~/lecture -j 4"],
    )
    options.directory(parser)
    options.quality(parser)
    options.making(parser)


def build(given: argparse.Namespace) -> int:
    outline, quality = given.lecture.outline, plan.QUALITIES[given.quality]
    scenes = list(outline.scenes())
    jobs: list[Job] = []
    for settings in options.chosen(given):
        jobs += plan.video_jobs(scenes, given.out, settings, quality)
        jobs += plan.gif_jobs(outline.clips().values(), given.out, settings, GifSpec())
        jobs += plan.figure_jobs(outline.figures().values(), given.out, settings, FigureSpec())
    return make(jobs, given, join=True)
