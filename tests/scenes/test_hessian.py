"""The Hessian: the slides' derivatives and matrix on screen and true, its numbers at two points, the hatched region."""

import numpy as np
import pytest
import sympy
from formula_sources import arithmetic, as_set
from sympy.parsing.sympy_parser import implicit_multiplication_application, parse_expr, standard_transformations

from core.calculus import numeric_hessian
from core.functions import HESSIAN_EXAMPLE
from core.slides import fact
from scenes.experiments import bends
from scenes.figures.hessian import hessian_figure
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.squared_error import hessian_algebra as algebra
from scenes.squared_error.hessian import Hessian

ID = "hessian"
RULES = (*standard_transformations, implicit_multiplication_application)
X, Y = sympy.symbols("x y")
BEATS = {"": "surface", "x": "first", "y": "first", "xx": "by-x", "xy": "by-x", "yx": "by-y", "yy": "by-y"}


def said(source: str) -> sympy.Expr:
    return parse_expr(arithmetic(source), local_dict={"x": X, "y": Y}, transformations=RULES)


def parsed(formula: str) -> sympy.Expr:
    return parse_expr(formula, local_dict={"x": X, "y": Y})


@pytest.fixture(scope="module")
def shown(run_scene):
    return run_scene(Hessian, Settings())


def test_beats_are_the_outlines_and_have_their_length(shown):
    assert tuple(beat.id for beat in shown.timeline) == load_outline().scene(ID).beats
    assert all(4 <= beat.end - beat.start <= 20 for beat in shown.timeline)
    assert shown.timeline[-1].end <= load_outline().scene(ID).longest


@pytest.mark.parametrize("name", algebra.TREE)
def test_every_derivative_is_that_of_the_one_before_and_stands_on_screen(shown, name):
    assert as_set(algebra.TREE[name]) in shown.texts(BEATS[name])
    if name:
        wanted = sympy.diff(said(algebra.TREE[name[:-1]]), {"x": X, "y": Y}[name[-1]])
        assert sympy.expand(said(algebra.TREE[name]) - wanted) == 0


@pytest.mark.parametrize("by", ["x", "y"])
def test_the_first_derivatives_are_the_slides(by):
    assert sympy.expand(said(algebra.TREE[by]) - parsed(fact(f"hessian-example-d{by}").formula)) == 0


def test_the_definition_stands_on_screen(shown):
    f = "loss(f)"
    entries = [
        f"display((partial^2 {f}) / (partial {below}))" for below in ("x^2", "x partial y", "x partial y", "y^2")
    ]
    (definition,) = (text for text in shown.texts("matrix") if text.startswith("bold(H)_loss(f) = mat"))
    places = [definition.index(entry) for entry in entries]
    assert places[0] < places[1] < places[3]
    assert definition.count(entries[1]) == 2


@pytest.mark.parametrize("name", ["hessian-definition", "hessian-example-matrix"])
def test_the_matrix_is_the_slides(shown, name):
    assert as_set(algebra.EXAMPLE) in shown.texts("matrix")
    printed = [parsed(entry) for entry in fact(name).formula]
    assert [said(entry) for entry in algebra.ENTRIES.values()] == printed
    assert [sympy.expand(said(algebra.TREE[entry])) for entry in algebra.ENTRIES] == printed


@pytest.mark.parametrize(
    ("language", "points"), [("en", ('("1"",", "2")', '(-"1"",", "0")')), ("vi", ('("1"";" "2")', '(-"1"";" "0")'))]
)
def test_the_numbers_at_both_points_stand_on_screen(run_scene, language, points):
    shown = run_scene(Hessian, Settings(language=language))
    for beat, point, at in zip(("bowl", "saddle"), points, bends.POINTS, strict=True):
        (matrix,) = (text for text in shown.texts(beat) if text.startswith("bold(H)_loss(f)(") and "mat(" in text)
        assert point.replace(" ", "").replace('",",', '","') in matrix.replace(" ", "")
        values = [float(said(entry).subs({X: at[0], Y: at[1]})) for entry in algebra.ENTRIES.values()]
        entries = [f'-"{-v:.0f}"' if v < 0 else f'"{v:.0f}"' for v in values]
        assert "{}, {}; {}, {})".format(*entries) in matrix


@pytest.mark.parametrize(("k", "signs"), [(0, (1, 1)), (1, (1, -1))])
def test_it_bends_as_the_lines_say(k, signs):
    point = np.array(bends.POINTS[k])
    assert HESSIAN_EXAMPLE.hessian(point) == pytest.approx(
        numeric_hessian(lambda at: float(HESSIAN_EXAMPLE.value(at)), point), abs=1e-5
    )
    assert tuple(np.sign(bends.bends(bends.POINTS[k]).values)) == signs


@pytest.mark.parametrize(("k", "signs"), [(0, (1, 1)), (1, (1, -1))])
def test_cut_along_the_lines_it_leaves_its_tangent_to_that_side(k, signs):
    """All along a line, and not at the point alone: what is drawn rises, or falls."""
    for sign, way in zip(signs, bends.bends(bends.POINTS[k]).vectors, strict=True):
        along, heights = bends.section(bends.POINTS[k], np.array(way))
        assert np.all(sign * heights[along != 0] > 0)


def test_the_hatched_region_is_where_it_is_not_convex():
    surface = bends.surface()
    x, y = np.meshgrid(surface.w, surface.b)
    lowest = np.linalg.eigvalsh(HESSIAN_EXAMPLE.hessian(np.stack([x, y], axis=-1)))[..., 0]
    away = np.abs(lowest) > 1e-9
    assert (surface.convex == (lowest > 0))[away].all()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_figures_points_and_matrices(language):
    settings = Settings(language)
    with figure_style(settings):
        figure = hessian_figure(settings)
    texts = [text.get_text() for text in figure.axes[0].texts]
    wanted = ["2+4y", "4x", "4x", "6y", "10", "4", "4", "12", "2", "{-}4", "{-}4", "0"]
    entries = [text.strip("$") for text in texts]
    start = entries.index("2+4y")
    assert [entry for entry in entries[start:] if entry in wanted] == wanted
    for k, (x, y) in enumerate(bends.POINTS):
        (mark,) = (line for line in figure.axes[1].lines if line.get_gid() == f"point-{k}")
        assert np.ravel(mark.get_data_3d()) == pytest.approx([x, y, float(HESSIAN_EXAMPLE.value([x, y]))])
