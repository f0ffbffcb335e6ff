"""`lecture render`: videos of scenes; the joined lecture too, once all its scenes are there."""

import argparse

from lecture import options, plan
from lecture.making import make


def add(group: options.Group) -> None:
    parser = options.command(
        group,
        "render",
        render,
        "make videos",
        ["lecture render", "lecture render sigmoid-fit -q l", "lecture render one-step mse-vs-bce --lang vi -q h"],
    )
    options.named(parser, "SCENE", "scenes to make (default: all)")
    options.quality(parser)
    options.voice(parser)
    options.making(parser)


def render(given: argparse.Namespace) -> int:
    scenes = plan.scenes_named(given.lecture.outline, given.names)
    quality = plan.QUALITIES[given.quality]
    jobs = [job for s in options.chosen(given) for job in plan.video_jobs(scenes, given.out, s, quality)]
    return make(jobs, given, join=True)
