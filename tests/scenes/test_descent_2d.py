"""Descent over x² + y²: the slides' points, slopes and misprints on screen, the figures, the walks as computed."""

import re
from collections import Counter as Bag

import numpy as np
import pytest
from manim import Dot, MathTypst
from matplotlib.backends.backend_agg import FigureCanvasAgg
from readings import column, local

from core.functions import BOWL
from core.slides import domain, fact
from scenes.clips.descent_2d import BowlClip, Descent2dClip
from scenes.experiments.bowl_walks import BowlWalks
from scenes.figures.descent_2d import bowl, descent_2d
from scenes.kit.components.erratum import Erratum
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.review.bowl_views import HEIGHT, RINGS, RULE_X, RULE_Y, SLOPE_X, SLOPE_Y, X, Y
from scenes.review.descent_2d import Descent2d

WALKS = BowlWalks.of_slides()


def right(name, language):
    """A fact's right value, with the slide's decimals."""
    entry = fact(name)
    return local(f"{entry.value:.{entry.digits}f}", language)


def formulas(shown, beat):
    return [text.replace('"', "") for text in shown.texts(beat)]


@pytest.fixture
def shown(run_scene, language):
    return run_scene(Descent2d, Settings(language=language))


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("descent-2d")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


def test_the_function_and_its_partial_derivatives_are_on_screen(shown, language):
    assert "f(x, y) = x^2 + y^2" in formulas(shown, "surface")
    (line,) = [text for text in formulas(shown, "gradient") if "2x" in text]
    assert f"(partial f) / (partial x) = 2x = grad({right('gd2d-grad-x0', language)})" in line
    assert f"(partial f) / (partial y) = 2y = grad({right('gd2d-grad-y0', language)})" in line


def test_the_domain_is_the_slides_and_its_set_is_corrected(shown):
    low, high = domain("descent-2d")
    assert [low, high] == fact("gd2d-domain").value
    assert f"-{-low:.0f} <= x, y <= {high:.0f} quad quad x, y in ZZ" in formulas(shown, "whole")
    assert "x, y in NN" in formulas(shown, "whole")
    struck = [part for mobject in shown.beats["whole"] for part in mobject.get_family() if isinstance(part, Erratum)]
    assert len(struck) == 1
    assert fact("gd2d-domain-set").status == "differs"


@pytest.mark.parametrize("beat", ["signs", "rule"])
def test_the_table_holds_the_slides_points_and_slopes(shown, language, beat):
    for axis, place, slope in (("x", X, SLOPE_X), ("y", Y, SLOPE_Y)):
        names = [f"gd2d-start-{axis}", *(f"gd2d-{axis}{t}" for t in range(1, 5))]
        assert column(shown, beat, place) == [right(name, language) for name in names]
        assert column(shown, beat, slope)[:4] == [right(f"gd2d-grad-{axis}{t}", language) for t in range(4)]
    assert column(shown, beat, HEIGHT) == [f"{value:.0f}" for value in fact("gd2d-f-along-path").value]


def test_the_misprinted_slope_stands_beside_the_right_one(shown, language):
    misprint = fact("gd2d-grad-y3")
    assert column(shown, "signs", SLOPE_Y)[3] == local(misprint.right, language)
    assert local(misprint.printed, language) in formulas(shown, "signs")


def test_the_printed_rule_leads_elsewhere_than_the_slide(shown, language):
    for axis, place in (("x", RULE_X), ("y", RULE_Y)):
        names = [f"gd2d-rule-{axis}{t}" for t in range(1, 5)]
        assert column(shown, "rule", place)[:4] == [right(name, language) for name in names]
    separator = "; " if language == "vi" else ", "
    printed = f"({local('2.0', language)}{separator}{local('3.0', language)})"
    assert printed in formulas(shown, "rule")
    assert [fact(f"gd2d-rule-{axis}1").printed for axis in "xy"] == ["2.0", "3.0"]


def test_the_printed_rule_jumps_to_and_fro(shown, language):
    separator, path = "; " if language == "vi" else ", ", fact("gd2d-rule-literal-path").value
    pairs = [
        f"({local(f'{x:.1f}', language)}{separator}{local(f'{y:.1f}', language)})".replace("−", "-") for x, y in path
    ]
    assert f"{' arrow '.join(pairs[:3])} arrow dots" in formulas(shown, "rule")
    assert pairs[2:] == [pairs[k % 2] for k in range(2, len(pairs))]
    np.testing.assert_array_equal(WALKS.jumps.parameters[:5], fact("gd2d-rule-literal-path").value)


def test_the_rules_of_both_coordinates_stand_in_the_foot_with_their_rate(run_scene):
    feet = []

    class Listening(Descent2d):
        def say(self, source, note=""):
            feet.append(source.replace('"', ""))
            super().say(source, note)

    run_scene(Listening, Settings())
    eta = fact("gd2d-eta").printed
    for axis in "xy":
        rule = f"{axis} <- {axis} - eta (partial f) / (partial {axis}) = {axis} - {eta} dot 2{axis} = -{axis}"
        assert any(rule in foot for foot in feet)
    assert any("sign" in foot and f"eta = {eta}" in foot for foot in feet)


def test_the_ball_stands_where_the_walk_is(shown):
    for beat, point in (("signs", WALKS.signs.final), ("rule", WALKS.jumps.parameters[4])):
        wanted = shown.scene.bowl.view.spot(*point)
        centres = [p.get_center() for m in shown.beats[beat] for p in m.get_family() if isinstance(p, Dot)]
        assert min(np.linalg.norm(centre - wanted) for centre in centres) < 1e-6


def test_the_last_chart_holds_the_three_walks(shown, language):
    chart = shown.scene.chart
    for drawn, walk in ((chart.descent, WALKS.descent), (chart.signs[0], WALKS.signs)):
        spots = {tuple(point) for point in drawn.points.round(6)}
        assert {tuple(p) for p in chart.place(np.arange(len(walk)), walk.values).round(6)} <= spots
    assert local("0.003", language) in shown.texts("small")


def test_the_rings_fall_from_the_surface_to_the_map(run_scene):
    scene = run_scene(Descent2d, Settings()).scene
    assert scene.bowl.lift == 0
    np.testing.assert_array_equal(RINGS, [BOWL.value([k, 0]) for k in range(1, 7)])
    x, y = np.array([1.0, -2.0]), np.array([2.0, 0.5])
    np.testing.assert_allclose(scene.bowl.view.place(x, y, 0.0), scene.bowl.view.place(x, y), atol=1e-9)


@pytest.mark.parametrize("clip", [BowlClip, Descent2dClip])
def test_the_clips_last_at_most_eight_seconds(run_clip, clip):
    assert run_clip(clip, Settings(language="vi")).renderer.time <= 8


def texts_of(make, settings):
    with figure_style(settings):
        figure = make(settings)
        FigureCanvasAgg(figure).draw()
    found = [text.get_text() for axes in figure.axes for text in axes.texts]
    return figure, Bag(re.sub(r"[${}]", "", text).replace("-", "−") for text in found)


def test_the_figure_tells_which_rates_the_steps_would_need(language):
    figure, seen = texts_of(descent_2d, Settings(language))
    needed = [*fact("gd2d-effective-eta-x").value, *fact("gd2d-effective-eta-y").value]
    assert [seen[f"1/{round(1 / rate)}"] for rate in sorted(set(needed))] == [1, 2, 2, 2]
    assert np.allclose([r for row in zip(*WALKS.rates, strict=True) for r in row if r], needed)
    lines = {line.get_gid(): line for axes in figure.axes for line in axes.lines}
    np.testing.assert_array_equal(lines["signs"].get_xydata(), WALKS.signs.parameters)
    np.testing.assert_array_equal(lines["descent"].get_xydata(), WALKS.descent.parameters)


def test_the_bowls_figure_holds_function_and_domain(language):
    _, seen = texts_of(bowl, Settings(language))
    assert seen["f(x, y) = x^2 + y^2"] == 1
    assert seen[r"−100 \leq x, y \leq 100"] == seen[r"x, y \in \mathbbZ"] == 1


def test_formulas_have_no_bare_decimals(shown):
    for beat in shown.beats.values():
        for part in (p for m in beat for p in m.get_family() if isinstance(p, MathTypst)):
            assert not re.search(r'(?<!["\d])\d+[.,]\d', part.typst_code)
