"""`lecture script`: the words to read, to record a voice of one's own."""

import argparse

from lecture import options, plan
from scenes.kit.words import words_of


def add(group: options.Group) -> None:
    parser = options.command(
        group,
        "script",
        script,
        "write the words to read, beat by beat, to print and as text",
        ["lecture script", "lecture script one-step --lang vi", "lecture script ~/my-lecture --lang en,vi"],
    )
    options.named(parser, "SCENE", "scenes to write (default: all)")
    options.places(parser)


def script(given: argparse.Namespace) -> int:
    from lecture.voice import script as scripts
    from lecture.voice.said import narrations  # it loads Manim, as the scenes compute the numbers

    scenes = plan.scenes_named(given.lecture.outline, given.names)
    for language in given.lang:
        settings = given.lecture.settings(language, given.theme[0])
        words = words_of(settings)
        for path in scripts.write(scripts.lines(narrations(scenes, settings), words), words, given.out / language):
            print(path)
    return 0
