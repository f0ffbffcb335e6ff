"""From the growth equation to the sigmoid: every line is true, and what is drawn is what the core computes."""

import re

import numpy as np
import pytest
import sympy
from sympy.parsing.sympy_parser import implicit_multiplication_application, parse_expr, standard_transformations

from core.activations import logistic_growth, logistic_growth_rate, sigmoid
from core.slides import fact
from scenes.kit.components.algebra import AlgebraError, Derivation
from scenes.kit.layout import Box
from scenes.kit.manim_theme import Style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.sigmoid.growth_algebra import LINES, solution
from scenes.sigmoid.growth_view import AROUND, LATER, POINTS, POPULATION, SIGMOID, Growth
from scenes.sigmoid.logistic_growth import LogisticGrowth

ID = "logistic-growth"
NAMED = re.compile(r"\{\{((?:(?!\{\{|\}\}).)*?)\s*:\s*[\w-]+\s*\}\}")
ROLES = re.compile(r"(?:param|model)\(([^()]*(?:\([^()]*\))?)\)")
RULES = (*standard_transformations, implicit_multiplication_application)
NAMES = {
    **{name: sympy.Symbol(name, positive=True) for name in ("y", "t", "r", "K", "C", "A", "y_0", "dy", "dt")},
    **{"frac": lambda a, b: a / b, "ln": sympy.log, "sigma": lambda z: 1 / (1 + sympy.exp(-z)), "e": sympy.E},
}
FACTS = {
    "rule": ("logistic-ode", "right"),
    "fractions": ("logistic-partial-fractions", "left"),
    "log-odds": ("logistic-log-odds", "right"),
    "exponential": ("logistic-odds", "right"),
    "named": ("logistic-odds-a", "right"),
    "divided": ("logistic-solution-a", "right"),
    "at-zero": ("logistic-constant-a", "right"),
}
"""Lines that the slides print too, and the side that the fact gives."""


def sides(source: str) -> list[sympy.Expr]:
    """What a line says, side by side, read from the very source that is set."""
    while NAMED.search(source):
        source = NAMED.sub(r"\1 ", source)
    while ROLES.search(source):
        source = ROLES.sub(r"\1", source)
    source = re.sub(r"underbrace\((.*?),.*?\)", r"\1", source)
    source = re.sub(r"\bdif\s*([yt])\b", r"d\1", source.replace("thin", " ").replace("integral", " "))
    source = re.sub(r"\babs\(", "Abs(", source).replace("(t)", "", 1 if source.lstrip().startswith("y") else 0)
    source = re.sub(r"\bln frac\(", "ln(frac)(", source).replace("ln(frac)(", "ln frac(").replace('"', "")
    source = re.sub(r"\bln\s+(\w+\((?:[^()]|\([^()]*\))*\))", r"ln(\1)", source).replace("^", "**")
    return [parse_expr(side, local_dict=NAMES, transformations=RULES) for side in source.split("=")]


def values(growth: Growth, t: float) -> dict[sympy.Symbol, float]:
    """Everything that the letters stand for, by the core, at a time."""
    y = float(logistic_growth(t, *growth.constants))
    odds = growth.y0 / (growth.K - growth.y0)
    known = {"y": y, "t": t, "r": growth.r, "K": growth.K, "y_0": growth.y0, "A": odds, "C": np.log(odds), "dt": 1e-3}
    known["dy"] = float(logistic_growth_rate(y, growth.K, growth.r)) * known["dt"]
    return {NAMES[name]: value for name, value in known.items()}


def at_random(seed: int) -> dict[sympy.Symbol, float]:
    K, r, share, t = np.random.default_rng(seed).uniform([0.5, 0.2, 0.05, 0.1], [5, 2, 0.95, 6])
    return values(Growth(K, r, K * share), t)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("source", [*LINES.values(), solution()], ids=[*LINES, "solution"])
def test_every_line_is_true(source, seed):
    left, right = (float(side.subs(at_random(seed))) for side in sides(source))
    assert left == pytest.approx(right, rel=1e-12)


@pytest.mark.parametrize("line", FACTS)
def test_lines_say_what_the_slides_print(line):
    name, side = FACTS[line]
    printed = parse_expr(fact(name).formula, local_dict=NAMES | {"y0": NAMES["y_0"]})
    said = sides(LINES[line])[side == "right"]
    if line == "fractions":
        said = said / NAMES["dy"]
    known = at_random(7)
    assert float(said.subs(known)) == pytest.approx(float(printed.subs(known)))


@pytest.mark.parametrize(
    ("growth", "line"),
    [
        (Growth(1, 0.6, 0.1), solution('"1"')),
        (Growth(1, 1, 0.1), solution('"1"', rate=False)),
        (SIGMOID, solution('"1"', rate=False, start='"0.5"')),
        (SIGMOID, solution('"1"', rate=False, factor=False, sigma=True)),
    ],
)
def test_the_formula_shrinks_without_becoming_false(growth, line):
    said = [float(side.subs(values(growth, 1.7))) for side in sides(line)]
    assert said == pytest.approx([said[0]] * len(said), rel=1e-12)
    if growth is SIGMOID:
        assert said[0] == pytest.approx(float(sigmoid(1.7)))


@pytest.fixture(scope="module")
def shown(run_scene):
    return run_scene(LogisticGrowth, Settings())


def test_beats_are_the_outlines(shown):
    assert tuple(beat.id for beat in shown.timeline) == load_outline().scene(ID).beats


def test_the_beats_have_their_length(shown):
    assert all(4 <= beat.end - beat.start <= 20 for beat in shown.timeline)
    assert shown.timeline[-1].end <= load_outline().scene(ID).longest


def test_both_languages_share_one_timeline(shown, run_scene):
    vietnamese = run_scene(LogisticGrowth, Settings(language="vi")).timeline
    assert [beat.end for beat in shown.timeline] == pytest.approx([beat.end for beat in vietnamese])


def test_at_most_three_lines_are_on_screen(shown):
    for beat, mobjects in shown.beats.items():
        columns = [mobject for mobject in mobjects if isinstance(mobject, Derivation)]
        assert len(columns) <= 1, beat
        assert all(1 <= len(column.lines) <= 3 for column in columns), beat


def population(t):
    return logistic_growth(t, *POPULATION.constants)


def ends_at(mobject, places):
    """Is it a curve from the first of these places to the last?"""
    ends = mobject.has_points() and np.array([mobject.get_start(), mobject.get_end()])
    return mobject.has_points() and len(mobject.points) > 100 and np.allclose(ends, places[[0, -1]])


def test_the_curve_is_the_cores(shown):
    chart, t = shown.scene.view.chart, np.linspace(LATER.low, LATER.high, POINTS)
    wanted = chart.place(t * (AROUND.high - AROUND.low) / (LATER.high - LATER.low) + AROUND.low, population(t))
    curves = [part for mobject in shown.beats["start"] for part in mobject.get_family() if ends_at(part, wanted)]
    assert len(curves) == 1
    assert np.array(curves[0].get_anchors()[::2]) == pytest.approx(wanted[:-1])


def test_the_curve_ends_on_the_sigmoid(shown):
    view = shown.scene.view
    assert view.growth.constants == pytest.approx(SIGMOID.constants)
    assert (view.chart.x_range.low, view.chart.x_range.high) == (-6.0, 6.0)
    wanted = view.chart.place(view.times, sigmoid(view.times))
    assert np.array(view.curve.get_anchors()[::2]) == pytest.approx(wanted[:-1])
    assert {"1.00", "0.50"} <= shown.numbers("sigmoid")


def test_log_odds_are_a_straight_line(shown):
    view = shown.scene.view
    heights = view.log_odds_height(view.times)
    assert np.diff(heights) == pytest.approx(np.diff(heights)[0], rel=1e-9)


def test_parts_that_do_not_fit_are_refused():
    column = Derivation(Style.of(Settings()), Box(-6, 0, -2, 2), -3)
    column.start("{{a : x}}{{b : x}} {{= : eq}} 1")
    with pytest.raises(AlgebraError, match="part 'x' has 2 marks and then 3"):
        column.next("{{a : x}}{{b : x}}{{c : x}} {{= : eq}} 1")
