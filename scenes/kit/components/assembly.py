"""Assemble: a formula put together from parts of others, wherever they stand (a `Derivation` makes line from line)."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from manim import Animation, FadeIn, FadeOut, MathTypst, Mobject, ReplacementTransform, Scene, VGroup

from scenes.kit.theme import Durations


def assemble(
    scene: Scene,
    durations: Durations,
    line: MathTypst,
    sources: Mapping[str, Mobject],
    *,
    leaving: MathTypst | None = None,
    twins: Mapping[str, Mobject] = MappingProxyType({}),
    meanwhile: Sequence[Animation] = (),
) -> None:
    """Named parts of `line` travel there, as copies of their sources; then the rest of it appears.

    Args:
        sources: part of the line -> the mobject that it comes from.
        leaving: a formula that the line replaces: its parts that are sources go along, the rest of it fades.
        twins: more sources; they come to the same places and become one with the others.
        meanwhile: what else moves while the parts travel.
    """
    flights = [ReplacementTransform(source.copy(), line.select(name)) for name, source in sources.items()]
    merged = [ReplacementTransform(twin.copy(), line.select(name).copy()) for name, twin in twins.items()]
    came = {id(mark) for name in sources for mark in line.select(name)}
    rest = VGroup(*(mark for mark in line if id(mark) not in came))
    gone: list[Animation] = []
    if leaving is not None:
        taken = {id(mark) for source in sources.values() for mark in source}
        scene.remove(leaving)
        gone = [FadeOut(VGroup(*(mark for mark in leaving if id(mark) not in taken)))]
    scene.play(*flights, *merged, *gone, *meanwhile, run_time=durations.move)
    scene.remove(*(flight.target_mobject for flight in merged))
    if len(rest):
        scene.play(FadeIn(rest), run_time=durations.appear)
    scene.remove(rest, *(line.select(name) for name in sources)).add(line)
