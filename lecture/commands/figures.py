"""`lecture figures`: figures for slides, in each format."""

import argparse

from lecture import options, plan
from lecture.making import make
from lecture.plan import FIGURE_FORMATS, FigureSpec


def add(group: options.Group) -> None:
    parser = options.command(
        group,
        "figures",
        figures,
        "make figures for slides",
        ["lecture figures", "lecture figures sigmoid-fit --format svg,png --dpi 300", "lecture figures --transparent"],
    )
    options.named(parser, "NAME", "figures, or scenes whose figures to make")
    parser.add_argument(
        "--format",
        type=options.names(FIGURE_FORMATS),
        default=FIGURE_FORMATS,
        help="svg, pdf, png, with commas between them (default: all)",
    )
    parser.add_argument(
        "--width", type=options.number(0.5, 100), default=FigureSpec.width, help="inches (default: 13.333)"
    )
    parser.add_argument("--dpi", type=options.whole(10, 2400), default=FigureSpec.dpi, help="of a PNG (default: 200)")
    parser.add_argument("--transparent", action="store_true", help="no background")
    options.making(parser)


def figures(given: argparse.Namespace) -> int:
    spec = FigureSpec(given.format, given.width, given.dpi, given.transparent)
    wanted = plan.figures_named(given.lecture.outline, given.names)
    return make([job for s in options.chosen(given) for job in plan.figure_jobs(wanted, given.out, s, spec)], given)
