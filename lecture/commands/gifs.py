"""`lecture gifs`: GIFs for course pages."""

import argparse

from lecture import options, plan
from lecture.making import make
from lecture.plan import GifSpec


def add(group: options.Group) -> None:
    parser = options.command(
        group,
        "gifs",
        gifs,
        "make GIFs for course pages",
        ["lecture gifs", "lecture gifs one-step --width 480", "lecture gifs --fps 20 --loops 3"],
    )
    options.named(parser, "NAME", "clips, or scenes whose clips to make")
    parser.add_argument("--width", type=options.whole(64, 3840), default=GifSpec.width, help="pixels (default: 640)")
    parser.add_argument(
        "--fps", type=int, default=GifSpec.rate, help="frames a second, of which 100 is a multiple (default: 25)"
    )
    parser.add_argument(
        "--loops", type=options.whole(0, 65535), default=0, help="times it plays; 0: for ever (default)"
    )
    options.making(parser)


def gifs(given: argparse.Namespace) -> int:
    if given.fps < 1 or 100 % given.fps or given.fps > 50:
        rates = ", ".join(str(rate) for rate in range(1, 51) if 100 % rate == 0)
        raise options.BadInput(
            f"--fps {given.fps}: a GIF counts hundredths of a second, and browsers slow down what is faster than 50; "
            f"it can be {rates}."
        )
    spec = GifSpec(given.width, given.fps, given.loops)
    wanted = plan.clips_named(given.lecture.outline, given.names)
    return make([job for s in options.chosen(given) for job in plan.gif_jobs(wanted, given.out, s, spec)], given)
