"""How fast a build is against plain Manim and Matplotlib, measured side by side in one run.

    python -m benchmarks.build                        every part
    python -m benchmarks.build hold moving -q m       these parts, at another quality

Each ratio is ours over theirs; the median over rounds in which one ran right after the other. "Work" is the time of
all processors together: on a shared machine the clock also counts other people's work. The table stands in
docs/speed.md.
"""

import argparse
from collections.abc import Callable

from benchmarks import films, pictures
from benchmarks.measuring import Line, machine
from lecture.plan import QUALITIES

PARTS = ("hold", "moving", "limit", "surface", "gifs", "memory", "sample")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures builds against plain Manim and Matplotlib.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} (default: all)")
    parser.add_argument("-q", dest="quality", choices=tuple(QUALITIES), default="h", help="of videos (default: h)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--scenes", nargs="+", default=list(films.SAMPLE), help="the sample")
    parser.add_argument("--clips", type=int, default=20, help="GIFs (default: 20)")
    given = parser.parse_args()
    quality, rounds = given.quality, given.rounds
    makers: dict[str, Callable[[], list[Line]]] = {
        "hold": lambda: films.hold(quality, rounds),
        "moving": lambda: films.moving(quality, rounds),
        "limit": lambda: films.limit(quality, rounds),
        "surface": lambda: pictures.surface(rounds),
        "gifs": lambda: pictures.gifs(given.clips, rounds),
        "memory": lambda: films.memory("map-cross-entropy"),
        "sample": lambda: films.sample(given.scenes, quality),
    }
    if unknown := [part for part in given.parts if part not in makers]:
        parser.error(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    print(machine())
    print("\n| what | ours | theirs | by | ratio | goal |\n|---|---:|---:|---|---:|---:|")
    for part in given.parts or PARTS:
        for line in makers[part]():
            missed = "" if line.ratio <= line.goal else " (missed)"
            print(f"| {line.what} | {line.ours} | {line.theirs} | {line.by} |", end=" ")
            print(f"{line.ratio:.3f} | {line.goal:.3g}{missed} |", flush=True)


if __name__ == "__main__":
    main()
