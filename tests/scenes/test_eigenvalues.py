"""The eigenvalues: every line is true and the slides'; the ellipse is the matrix's, and ours is flat."""

import numpy as np
import pytest
import sympy
from formula_sources import arithmetic, as_set
from sympy.parsing.sympy_parser import implicit_multiplication_application, parse_expr, standard_transformations

from core.slides import fact
from scenes.clips.eigenvalues import EigenvaluesClip
from scenes.convexity import eigen_algebra as algebra
from scenes.convexity.eigenvalues import Eigenvalues
from scenes.convexity.ellipse_view import Probe
from scenes.experiments import ellipses
from scenes.experiments.ellipses import Ellipses
from scenes.experiments.valleys import Valleys
from scenes.figures.eigenvalues import OUTPUTS, eigenvalues
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

ID = "eigenvalues"
SLIDES = Ellipses.of_slides()
RULES = (*standard_transformations, implicit_multiplication_application)
NAMES = {name: sympy.Symbol(name, real=True) for name in ("a", "b", "d", "x", "p", "lam")}
P, X = NAMES["p"], NAMES["x"]
OURS = {"a": P * (1 - P) * X**2, "b": P * (1 - P) * X, "d": P * (1 - P)}
BEATS = {
    "characteristic": "equation", "formula": "formula", "sum": "trace", "trace": "trace", "difference": "difference",
    "put-in": "root", "discriminant": "root", "expanded": "square", "square": "square", "root": "out", "both": "both",
}  # fmt: skip


def parsed(text: str) -> sympy.Expr:
    return parse_expr(text, local_dict=NAMES, transformations=RULES)


def sides(source: str, sign: str = "+") -> list[sympy.Expr]:
    """What stands between its equals signs."""
    parts = source.replace("{{= : eq}}", "=").replace("plus.minus", sign).replace("lambda", "lam").split("=")
    return [parsed(arithmetic(part)) for part in parts]


def equal(first: sympy.Expr, second: sympy.Expr) -> bool:
    return sympy.simplify(first - second) == 0


def put_in(expression: sympy.Expr) -> sympy.Expr:
    return expression.subs({NAMES[name]: value for name, value in OURS.items()})


@pytest.fixture(scope="module")
def shown(run_scene):
    return run_scene(Eigenvalues, Settings())


def test_beats_are_the_outlines_and_have_their_length(shown):
    assert tuple(beat.id for beat in shown.timeline) == load_outline().scene(ID).beats
    assert all(4 <= beat.end - beat.start <= 20 for beat in shown.timeline)
    assert shown.timeline[-1].end <= load_outline().scene(ID).longest


@pytest.mark.parametrize(("line", "beat"), BEATS.items())
def test_every_line_stands_on_screen(shown, line, beat):
    assert as_set(algebra.LINES[line]) in shown.texts(beat)


def test_the_equation_is_the_slides_and_the_formula_solves_it():
    equation = sides(algebra.LINES["characteristic"])
    assert equal(equation[0], parsed(fact("eigen-characteristic").formula))
    assert equation[1] == 0
    for sign, printed in zip("+-", fact("eigen-formula").formula, strict=True):
        _, value = sides(algebra.LINES["formula"], sign)
        assert equal(value, parsed(printed))
        assert equal(sympy.expand(equation[0].subs(NAMES["lam"], value)), sympy.Integer(0))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("trace", "eigen-trace"),
        ("difference", "eigen-diagonal-difference"),
        ("discriminant", "eigen-discriminant"),
        ("square", "eigen-square-completion"),
    ],
)
def test_our_hessians_lines_are_the_slides(line, name):
    first, *others = sides(algebra.LINES[line])
    assert all(equal(put_in(first), other) for other in others)
    assert equal(others[-1], parsed(fact(name).formula))


@pytest.mark.parametrize("line", ["sum", "put-in", "expanded", "collected"])
def test_the_lines_between_are_true(line):
    first, second = sides(algebra.LINES[line])
    assert equal(put_in(first), second)


def test_the_root_is_the_slides():
    root, value = sides(algebra.LINES["root"])
    assert equal(value, parsed(fact("eigen-square-root").formula))
    assert equal(put_in(root) ** 2, value**2)


@pytest.mark.parametrize("beat", ["both", "flat"])
def test_both_eigenvalues_are_the_slides_and_stand_on_screen(shown, beat):
    assert {as_set(algebra.FIRST), algebra.SECOND} <= set(shown.texts(beat))
    first, second = (parsed(fact(f"eigen-lambda-{k}").formula) for k in (1, 2))
    assert equal(sides(algebra.FIRST.replace(" >= 0", ""))[1], first)
    assert sides(algebra.SECOND)[1] == second == 0
    for sign, value in (("+", first), ("-", second)):
        assert equal(sides(algebra.LINES["both"], sign)[1], value)


@pytest.mark.parametrize(("language", "value"), [("en", "2.4751"), ("vi", "2,4751")])
def test_the_flowers_eigenvalues_stand_in_the_foot(run_scene, language, value):
    assert fact("eigen-lambda-1").samples[1].value == pytest.approx(2.4751, abs=1e-4)
    assert {value, "0"} <= run_scene(Eigenvalues, Settings(language=language)).numbers("flat")


def test_the_ellipse_is_what_the_matrix_makes_of_the_circle_and_ours_is_a_segment(shown):
    for k, value in enumerate(fact("eigen-formula").samples[0].value):
        assert SLIDES.axes(0.0).values[k] == pytest.approx(value)
    assert SLIDES.axes(1.0).values == pytest.approx([fact("eigen-lambda-1").samples[1].value, 0], abs=1e-12)
    lengths = np.linalg.norm(ellipses.image(SLIDES.matrix(0.0)), axis=-1)
    assert (lengths.max(), lengths.min()) == pytest.approx(tuple(SLIDES.axes(0.0).values), abs=0.01)
    view = shown.scene.view
    ends = np.array(view.ellipse.get_anchors())[:, :2] - view.middle[:2]
    assert np.linalg.matrix_rank(ends, tol=1e-6) == 1
    assert np.abs(ends).max() == pytest.approx(view.unit * np.abs(ellipses.image(SLIDES.matrix(1.0))).max())


def test_a_vector_keeps_its_direction_on_the_axes_only(shown):
    probe = Probe(shown.scene.view)
    for k, angle in enumerate(probe.stops):
        probe.turn_to(angle)
        u, image = (arrow.get_end()[:2] - probe.view.middle[:2] for arrow in probe.arrows)
        assert np.linalg.norm(image) / np.linalg.norm(u) == pytest.approx(SLIDES.axes(0.0).values[k])
        assert abs(np.linalg.det(np.stack([u, image]))) < 1e-9
    probe.turn_to(sum(probe.stops) / 2)
    assert abs(np.linalg.det(np.stack([arrow.get_end()[:2] - probe.view.middle[:2] for arrow in probe.arrows]))) > 0.01


@pytest.mark.parametrize("k", [0, 1])
def test_what_is_taken_off_at_an_eigenvalue_leaves_a_segment(k):
    values = SLIDES.axes(0.0).values
    flat = ellipses.image(SLIDES.matrix(0.0) - values[k] * np.eye(2))
    assert np.linalg.matrix_rank(flat, tol=1e-9) == 1


def test_the_two_bars_are_the_sum_and_the_root_and_ours_are_equal(shown):
    sums, values = shown.scene.sums, SLIDES.axes(1.0).values
    for bar, wanted in zip(sums.bars, (values[0] + values[1], values[0] - values[1]), strict=True):
        assert bar.get_length() == pytest.approx(sums.unit * wanted)


@pytest.mark.parametrize("x", [3.0, -1.5, 0.4, 1.0])
def test_the_triangle_has_a_right_angle_and_its_long_side_is_the_root(shown, x):
    triangle = shown.scene.triangle
    triangle.show(x)
    first, second, long = (
        float(np.linalg.norm(side.get_end() - side.get_start())) for side in (*triangle.legs, triangle.long)
    )
    assert np.hypot(first, second) == pytest.approx(long)
    assert long == pytest.approx(triangle.unit * (x**2 + 1))


@pytest.mark.parametrize("share", np.linspace(0, 1, 9))
def test_no_flower_on_the_walk_has_a_negative_eigenvalue(share):
    x, output = SLIDES.others(share)
    assert 0 < output < 1
    first, second = np.linalg.eigvalsh(ellipses.of_flower(x, output))[::-1]
    assert first > 0
    assert second == pytest.approx(0, abs=1e-12)


def test_the_clip_comes_back_to_its_first_frame(run_clip):
    clip = run_clip(EigenvaluesClip, Settings())
    assert clip.renderer.time <= 8
    shown = [float(counter.text) for counter in clip.values]
    assert shown == pytest.approx(np.trunc(SLIDES.axes(0.0).values * 100) / 100)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_figures_curves_are_the_cores(language):
    settings = Settings(language)
    with figure_style(settings):
        figure = eigenvalues(settings)
    plane, arches = figure.axes[1:]
    for name, wanted in (
        ("general", ellipses.image(SLIDES.matrix(0.0))),
        ("ours", ellipses.image(SLIDES.matrix(1.0))),
    ):
        (line,) = (line for line in plane.lines if line.get_gid() == name)
        assert line.get_xydata() == pytest.approx(wanted)
    for x in (SLIDES.x, Valleys().x):
        (line,) = (line for line in arches.lines if line.get_gid() == f"arch-{x:g}")
        assert line.get_ydata() == pytest.approx(OUTPUTS * (1 - OUTPUTS) * (x**2 + 1))
