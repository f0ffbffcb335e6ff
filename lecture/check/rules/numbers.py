"""Rules of numbers and directions: what a picture says is true of the data."""

import re
from collections.abc import Iterator

from lecture.check.findings import Hit, rule
from lecture.check.moments import Film
from lecture.check.picture import Picture, Thing
from scenes.kit.numbers import MINUS

EQUALS = re.compile(r"""=\s*(?:quad\s*)*(?:\w+\(\s*)*(-?)"?([\d.,]*\d)"?""")
"""In a formula's source: the sign, what may colour or group the number, and the number."""
EQUALS_IN_PROSE = re.compile(rf"=\s*({MINUS}?)([\d.,]*\d)")
ABOUT = re.compile(r"\b(near|about|roughly|gần|khoảng|xấp xỉ)\s+\S+\s*$")
"""In a narration, "near x = 1.22" says that the number goes on."""
BESIDE = 0.8
"""A counter this close behind an equals sign is what it stands for."""
UNEQUAL = 0.02


@rule(
    "equals-before-rounded", "film", "error",
    "= says that these are all the digits; where they are cut off or rounded it is ≈.",
    "Let the formatter choose the sign: scene.is_(name), NumberFormat.relation, or write ≈.",
)  # fmt: skip
def equals_before_rounded(film: Film) -> Iterator[Hit]:
    said: set[str] = set()
    for moment in film.moments:
        for text in moment.picture.texts:
            if text.source in said or "=" not in text.source:
                continue
            said.add(text.source)
            pattern = EQUALS if text.kind == "formula" else EQUALS_IN_PROSE
            for shown in _cut(text.source, pattern, film):
                yield Hit(f"{text.name} has = {shown}", (text.box,), {}, moment.beat, moment.seconds)
        if moment.rest:
            for sign, number in _counters(moment.picture):
                if film.ledger.is_cut(number.source):
                    what = f"{sign.name} stands before the {number.name}"
                    yield Hit(what, (sign.box, number.box), {}, moment.beat, moment.seconds)
    for beat in film.timeline:
        for language, text in beat.narration.items():
            for shown in _cut(text, EQUALS_IN_PROSE, film):
                yield Hit(f"the narration ({language}) has = {shown}", beat=beat.id, seconds=beat.start)


@rule(
    "unequal-scales", "rest", "error",
    "A gradient stands at right angles to its contour only where both axes have the same scale.",
    "Choose the map's ranges so that one unit of w is as long as one of b.",
)  # fmt: skip
def unequal_scales(picture: Picture) -> Iterator[Hit]:
    for plot in picture.plots:
        x, y = plot.scales
        if not plot.is_map or abs(x / y - 1) <= UNEQUAL:
            continue
        for arrow in picture.of("arrow"):
            ax, ay, _ = arrow.box.centre
            if plot.area.left < ax < plot.area.right and plot.area.bottom < ay < plot.area.top:
                yield Hit(f"{arrow.name} on a (w, b) map with scales 1 : {y / x:.2g}", (arrow.box,))


def _cut(source: str, pattern: re.Pattern[str], film: Film) -> Iterator[str]:
    for match in pattern.finditer(source):
        shown = (MINUS if match[1] else "") + match[2]
        if film.ledger.is_cut(shown) and not ABOUT.search(source[: match.start()]):
            yield shown


def _counters(picture: Picture) -> Iterator[tuple[Thing, Thing]]:
    """Formulas that end with = and the numbers right behind them."""
    signs = [text for text in picture.texts if text.kind == "formula" and text.source.rstrip(") ").endswith("=")]
    for number in picture.of("number"):
        for sign in signs:
            level = sign.box.bottom - 0.1 < number.box.centre[1] < sign.box.top + 0.1
            if level and -0.1 < number.box.left - sign.box.right < BESIDE:
                yield sign, number
