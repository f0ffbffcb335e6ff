"""The chain rule: its formulas and numbers on screen against the slide's, its algebra true, its tangents the core's."""

import numpy as np
import pytest
import sympy
from formula_sources import arithmetic, as_set
from matplotlib.lines import Line2D
from sympy.parsing.sympy_parser import implicit_multiplication_application, parse_expr, standard_transformations

from core.slides import fact
from scenes.clips.chain_rule import ChainRuleClip
from scenes.experiments import chains
from scenes.figures.chain_rule import TANGENTS, chain_rule, chain_rule_tangents
from scenes.kit.components.counter import Counter
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.review import chain_algebra as algebra
from scenes.review.chain_rule import ChainRule

ID = "chain-rule"
NUMBERS = {
    "values": {"3", "5", "4"},
    "nudge": {"0.01", "0.02", "0.0804", "2", "4.02"},
    "slopes": {"2", "4"},
    "back": {"4", "2", "8"},
    "tangent": {"8.0"},
    "run": {"2.0", "3.0", "0.00", "0.0"},
}
"""x, f and g; their changes, how many times larger each is than the one before; the slopes, and their product; 8x - 16
where the tangent lies."""
RULES = (*standard_transformations, implicit_multiplication_application)
X, F = sympy.symbols("x f")


def said(source: str) -> sympy.Expr:
    """What stands right of the equals sign."""
    return parse_expr(arithmetic(source), local_dict={"x": X, "f": F}, transformations=RULES)


@pytest.fixture(scope="module")
def shown(run_scene):
    return run_scene(ChainRule, Settings())


def test_beats_are_the_outlines_and_have_their_length(shown):
    assert tuple(beat.id for beat in shown.timeline) == load_outline().scene(ID).beats
    assert all(4 <= beat.end - beat.start <= 20 for beat in shown.timeline)
    assert shown.timeline[-1].end <= load_outline().scene(ID).longest


@pytest.mark.parametrize("beat", NUMBERS)
def test_numbers_stand_on_screen(shown, beat):
    assert shown.numbers(beat) >= NUMBERS[beat]


@pytest.mark.parametrize("beat", ["nudge", "tangent", "run"])
def test_vietnamese_has_decimal_commas(run_scene, beat):
    wanted = {number.replace(".", ",") for number in NUMBERS[beat]}
    assert run_scene(ChainRule, Settings(language="vi")).numbers(beat) >= wanted


@pytest.mark.parametrize(
    ("name", "beat", "source"),
    [
        ("chain-f", "boxes", algebra.INNER),
        ("chain-g", "boxes", algebra.OUTER),
        ("chain-f-prime", "slopes", algebra.INNER_SLOPE),
        ("chain-g-prime", "slopes", algebra.OUTER_SLOPE),
        ("chain-dg-dx", "simplify", algebra.LINES["result"]),
    ],
)
def test_the_slides_formulas_stand_on_screen(shown, name, beat, source):
    assert as_set(source) in shown.texts(beat)
    printed = parse_expr(fact(name).formula, local_dict={"x": X, "f": F})
    assert sympy.simplify(said(source) - printed) == 0


def test_the_chain_rule_stands_in_the_foot_with_its_numbers(shown):
    slide = f'{algebra.CHAIN_RULE} = grad("4") dot grad("2") = grad("8")'
    assert slide in shown.texts("back")
    f_at = {X: chains.AT, F: chains.through(chains.AT)[1]}
    assert float(said(algebra.OUTER_SLOPE).subs(f_at) * said(algebra.INNER_SLOPE)) == float(chains.slope(chains.AT))


@pytest.mark.parametrize(("line", "step"), [("slopes", 0), ("insert", 1), ("result", 2)])
def test_the_lines_are_the_slides_and_say_the_same(shown, line, step):
    assert as_set(algebra.LINES[line]) in shown.texts("run")
    printed = parse_expr(fact("chain-dg-dx").steps[step], local_dict={"x": X, "f": F})
    for expression in (printed, said(algebra.LINES[line])):
        assert sympy.simplify(expression.subs(F, 2 * X - 1) - (8 * X - 16)) == 0


def test_the_core_agrees_with_the_samples():
    for sample in fact("chain-dg-dx").samples:
        assert float(chains.slope(sample.point["x"])) == pytest.approx(sample.value)
    assert float(chains.slope(chains.BOTTOM)) == 0


def test_bars_are_true_to_scale(shown):
    heights = [bar.height for bar in shown.scene.nudges.bars]
    assert np.array(heights) / heights[0] == pytest.approx([1, 2, 8.04])


def steepness(view) -> float:
    """The drawn tangent's slope, in the chart's units."""
    return slope_of(view.tangent, view.chart)


def slope_of(line, chart) -> float:
    (x0, y0, _), (x1, y1, _) = line.get_start(), line.get_end()
    across, up = chart.x_range, chart.y_range
    per_x, per_y = chart.area.width / (across.high - across.low), chart.area.height / (up.high - up.low)
    return (y1 - y0) / (x1 - x0) * per_x / per_y


@pytest.mark.parametrize(("x", "slopes"), [(3.0, (2, 4)), (0.5, (2, -6)), (3.5, (2, 6))])
def test_under_the_boxes_the_tangents_have_the_slopes_that_multiply(shown, x, slopes):
    view = shown.scene.charts_aside.copy()
    view.slide(x)
    drawn = [slope_of(*pair) for pair in zip(view.tangents, view.charts, strict=True)]
    assert drawn == pytest.approx(slopes)
    assert np.prod(drawn) == pytest.approx(float(chains.slope(x)))


@pytest.mark.parametrize(("x", "expected"), [(0.0, -16), (2.0, 0), (3.0, 8)])
def test_the_tangent_has_the_slope(shown, x, expected):
    view = shown.scene.parabola.copy()
    view.slide(x)
    assert steepness(view) == pytest.approx(expected, abs=1e-6)


def test_the_scene_ends_on_the_flat_tangent(shown):
    assert steepness(shown.scene.parabola) == pytest.approx(0, abs=1e-9)


def test_the_clip_ends_where_it_began(run_clip):
    clip = run_clip(ChainRuleClip, Settings())
    counters = [part.text for mobject in clip.mobjects for part in mobject.get_family() if isinstance(part, Counter)]
    assert counters == ["3.6", "12.8"]
    assert clip.renderer.time <= 8


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_figures_show_the_numbers_and_the_tangents(language):
    settings = Settings(language)
    with figure_style(settings):
        flows, tangents = chain_rule(settings), chain_rule_tangents(settings)
    texts = {text.get_text() for text in flows.axes[0].texts}
    assert {"$x = 3$", "$f = 5$", "$g = 4$"} <= texts
    assert any("4 \\cdot 2" in text and "8" in text for text in texts)
    for at in TANGENTS:
        (line,) = (artist for artist in tangents.findobj(Line2D) if artist.get_gid() == f"tangent-{at:.0f}")
        x, y = line.get_data()
        assert (y[-1] - y[0]) / (x[-1] - x[0]) == pytest.approx(float(chains.slope(at)))
    assert any("8 \\cdot 0 - 16 = {-}16" in text.get_text() for axes in tangents.axes for text in axes.texts)
