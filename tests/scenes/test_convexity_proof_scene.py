"""The convexity proof: every line is true and the slides'; the matrix, its determinant, and the valley's floor."""

import numpy as np
import pytest
import sympy
from formula_sources import arithmetic, as_set
from sympy.parsing.sympy_parser import implicit_multiplication_application, parse_expr, standard_transformations

from core.convexity import determinant
from core.losses import BinaryCrossEntropy, add_intercept
from core.slides import fact
from scenes.convexity import proof_algebra as algebra
from scenes.convexity.convexity_proof import ConvexityProof
from scenes.experiments.valleys import Valleys
from scenes.figures.convexity_proof import convexity_proof
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

ID = "convexity-proof"
VALLEYS = Valleys()
RULES = (*standard_transformations, implicit_multiplication_application)
W, B, X, Y, P = sympy.symbols("w b x y p")
LOSS = -(Y * sympy.log(P) + (1 - Y) * sympy.log(1 - P))
OUTPUT = 1 / (1 + sympy.exp(-(W * X + B)))
BEATS = {"": "setting", "w": "gradient", "b": "gradient", "ww": "by-w", "wb": "by-w", "bw": "by-b", "bb": "by-b"}


def said(source: str) -> sympy.Expr:
    text = arithmetic(source).replace("paren.l", "(").replace("paren.r", ")")
    return parse_expr(text, local_dict={"x": X, "y": Y, "p": P, "log": sympy.log}, transformations=RULES)


def printed(formula: str) -> sympy.Expr:
    return parse_expr(formula, local_dict={"x": X, "y": Y, "p": P, "w": W, "b": B})


def equal(first: sympy.Expr, second: sympy.Expr) -> bool:
    return sympy.simplify(first - second) == 0


@pytest.fixture(scope="module")
def shown(run_scene):
    return run_scene(ConvexityProof, Settings())


def test_beats_are_the_outlines_and_have_their_length(shown):
    assert tuple(beat.id for beat in shown.timeline) == load_outline().scene(ID).beats
    assert all(4 <= beat.end - beat.start <= 20 for beat in shown.timeline)
    assert shown.timeline[-1].end <= load_outline().scene(ID).longest


@pytest.mark.parametrize("name", algebra.TREE)
def test_every_derivative_is_that_of_the_one_before_and_stands_on_screen(shown, name):
    assert as_set(algebra.TREE[name]) in shown.texts(BEATS[name])
    wanted = LOSS.subs(P, OUTPUT)
    for by in name:
        wanted = sympy.diff(wanted, {"w": W, "b": B}[by])
    assert equal(said(algebra.TREE[name]).subs(P, OUTPUT), wanted)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("convexity-loss", ""),
        ("convexity-grad-w", "w"),
        ("convexity-grad-b", "b"),
        ("convexity-hessian-ww", "ww"),
        ("convexity-hessian-wb", "wb"),
        ("convexity-hessian-wb", "bw"),
        ("convexity-hessian-bb", "bb"),
    ],
)
def test_the_lines_are_the_slides(name, line):
    assert equal(said(algebra.TREE[line]), printed(fact(name).formula))


def test_the_model_and_the_slope_by_z_are_the_slides(shown):
    assert algebra.MODEL in shown.texts("setting")
    model = arithmetic(algebra.MODEL).replace("e**", "exp")
    local = {"x": X, "w": W, "b": B}
    assert equal(parse_expr(model, local_dict=local, transformations=RULES), printed(fact("convexity-model").formula))
    assert as_set(algebra.SLOPE) in shown.texts("gradient")
    assert equal(said(algebra.SLOPE), printed(fact("convexity-dl-dz").formula))


@pytest.mark.parametrize("by", ["w", "b"])
def test_the_slope_of_the_output_is_true(by):
    wanted = sympy.diff(OUTPUT, {"w": W, "b": B}[by])
    assert equal(said(algebra.CHAINS[by]).subs(P, OUTPUT), wanted)


def test_the_matrix_is_the_slides(shown):
    assert {as_set(algebra.MATRIX), algebra.DEFINITION} <= set(shown.texts("matrix"))
    entries = [said(entry) for entry in algebra.VALUES.values()]
    assert all(map(equal, entries, map(printed, fact("convexity-hessian").formula)))


def test_the_determinants_lines_are_the_slides_and_stand_on_screen(shown):
    product, factored = fact("convexity-determinant").steps
    assert as_set(algebra.DETERMINANT["product"]) in shown.texts("determinant")
    assert as_set(algebra.DETERMINANT["zero"]) in shown.texts("cancel")
    assert equal(said(algebra.DETERMINANT["product"]), printed(product))
    assert equal(said(algebra.DETERMINANT["factored"]), printed(factored))
    assert said(algebra.DETERMINANT["zero"]) == said(algebra.NOTHING) == 0
    assert as_set(algebra.NOTHING) in shown.texts("floor")


def test_both_entries_of_the_diagonal_are_at_least_zero(shown):
    assert as_set(algebra.DIAGONAL) in shown.texts("diagonal")
    range_, first, second = as_set(algebra.DIAGONAL).split("quad", 1)[0], *fact("convexity-diagonal").value
    assert range_.strip() == f"0 <= {algebra.P} <= 1:"
    assert first == second == 0
    assert algebra.DIAGONAL.count(">= 0") == 2
    for entry in ("ww", "bb"):
        assert as_set(f"{{{{{algebra.VALUES[entry]} : {entry}}}}} >= 0") in as_set(algebra.DIAGONAL)


def test_the_valley_is_the_losss_own_bend_with_a_flat_floor(shown):
    point = fact("convexity-hessian").samples[0].point
    assert pytest.approx(fact("convexity-model").samples[0].value) == VALLEYS.output
    loss = BinaryCrossEntropy(add_intercept([point["x"]]), [point["y"]], reduction="sum")
    assert VALLEYS.bend(VALLEYS.x) == pytest.approx(loss.hessian([point["b"], point["w"]])[::-1, ::-1])
    assert VALLEYS.bend(VALLEYS.x).ravel() == pytest.approx(fact("convexity-hessian").samples[0].value)
    assert determinant(VALLEYS.bend(VALLEYS.x)) == pytest.approx(0, abs=1e-15)
    across, along = VALLEYS.edge_steps()
    assert VALLEYS.bend(VALLEYS.x) @ along == pytest.approx([0, 0], abs=1e-15)
    assert across @ VALLEYS.bend(VALLEYS.x) @ across > 0
    view, ball = shown.scene.valley.view, shown.scene.valley.ball
    assert ball.get_center() == pytest.approx(view.spot(0, 0))
    w, b = np.meshgrid(view.surface.w, view.surface.b)
    assert view.surface.values == pytest.approx(VALLEYS.bend(VALLEYS.x)[1, 1] * (VALLEYS.x * w + b) ** 2)


@pytest.mark.parametrize("at", [(0.0, 0.0), (0.9, 0.0), (0.0, -0.9)])
def test_the_tangents_are_the_losss_slopes(shown, at):
    slopes, step = shown.scene.slopes, 1e-4
    slopes.stand(np.array(at))
    for (line, _), way in zip(slopes.tangents.values(), np.eye(2), strict=True):
        near = slopes.view.over(
            *np.array([at, at + step * way]).T, slopes.loss.value([at[::-1], (at + step * way)[::-1]])
        )
        towards, drawn = near[1] - near[0], line.get_end() - line.get_start()
        assert towards / np.linalg.norm(towards) == pytest.approx(drawn / np.linalg.norm(drawn), abs=1e-3)


def test_two_flowers_make_a_bowl(shown):
    assert np.linalg.eigvalsh(VALLEYS.bend(VALLEYS.x, VALLEYS.second)).min() > 0
    assert shown.scene.valley.bowl.surface.convex.all()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_figures_floor_is_flat(language):
    settings = Settings(language)
    with figure_style(settings):
        figure = convexity_proof(settings)
    (floor,) = (line for line in figure.axes[1].lines if line.get_gid() == "floor")
    x, y, z = np.array(floor.get_data_3d())
    assert x * VALLEYS.x + y == pytest.approx(z)
    assert "$\\det H = 0$" in [text.get_text() for text in figure.axes[0].texts]
