"""`lecture preview`: a scene in the browser, made again at each save."""

import argparse

from lecture import options, plan
from scenes.kit.outline import pick


def add(group: options.Group) -> None:
    parser = options.command(
        group,
        "preview",
        preview,
        "show a scene in the browser and make it again at each save",
        ["lecture preview one-step", "lecture preview one-step --beat second -q m", "lecture preview DIR one-step"],
    )
    options.named(parser, "SCENE", "the scene to show")
    parser.add_argument("--beat", default="", help="only this beat; what comes before it is not drawn")
    parser.add_argument(
        "-q", dest="quality", choices=tuple(plan.QUALITIES), default="l", help="as in render (default: l)"
    )
    parser.add_argument("--port", type=options.whole(0, 65535), default=0, help="(default: any that is free)")
    parser.add_argument("--no-browser", action="store_true", help="only say where the page is")
    options.variants(parser)


def preview(given: argparse.Namespace) -> int:
    if len(given.names) != 1:
        raise options.BadInput("preview shows one scene: lecture preview SCENE. `lecture list` shows them all.")
    scene = given.lecture.outline.scene(given.names[0])
    if given.beat:
        pick(given.beat, dict.fromkeys(scene.beats, given.beat), f"beat of {scene.id}")
    from lecture.preview.draft import Wish
    from lecture.preview.show import show

    settings = next(options.chosen(given))
    wish = Wish(
        scene.id,
        given.beat,
        settings.language,
        settings.theme_name,
        plan.QUALITIES[given.quality],
        given.folder,
        tuple(given.set),
    )
    return show(wish, given.port, browser=not given.no_browser)
