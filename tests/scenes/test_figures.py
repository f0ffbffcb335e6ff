"""The figures: what their artists hold is what the core computed, what their texts say is what the slides print, and
nothing overlaps or leaves the page. No images are compared."""

import importlib
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import combinations

import numpy as np
import pytest
from matplotlib import rcParams
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Annotation, Text

from core.activations import logistic_growth, sigmoid, slope_field
from core.convexity import smallest_eigenvalue
from core.datasets import flowers, four_flowers
from core.descent import gradient_descent
from core.losses import BinaryCrossEntropy, SigmoidSquaredError
from core.surfaces import loss_surface
from scenes.experiments.flower_descents import Duel
from scenes.figures import cross_entropy
from scenes.kit.mpl_theme import HEIGHT, WIDTH, Pen, figure_style, register_fonts
from scenes.kit.outline import load_outline
from scenes.kit.settings import LANGUAGES, Settings
from scenes.kit.theme import THEME_NAMES
from scenes.kit.words import load_words

DUEL = Duel.of_flowers()
CODE_FONT = "DejaVu Sans Mono"
FIGURES = tuple(load_outline().figures())
BOTH = [Settings(language, theme) for language, theme in zip(LANGUAGES, THEME_NAMES, strict=True)]
EVERY = [(name, settings) for name in FIGURES for settings in BOTH]
every = pytest.mark.parametrize(
    ("name", "settings"), EVERY, ids=[f"{name}-{s.language}-{s.theme_name}" for name, s in EVERY]
)


@cache
def draw(name: str, settings: Settings) -> Figure:
    """The figure, drawn once so that every artist knows its place."""
    module, _, function = load_outline().figures()[name].target.partition(":")
    make: Callable[[Settings], Figure] = getattr(importlib.import_module(module), function)
    figure = make(settings)
    with figure_style(settings):
        FigureCanvasAgg(figure).draw()
    return figure


def texts(figure: Figure) -> list[Text]:
    """Every text that shows."""
    return [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]


def plain(text: str) -> str:
    """Mathtext as it reads: no dollars, no braces around a sign or a comma, a true minus."""
    text = text.replace("$", "").replace("{-}", "−").replace("{,}", ",").replace("{=}", "=")
    text = text.replace(r"{\approx}", "≈").replace(r"\approx", "≈").replace(r"\,", " ").replace(r"\;", " ")
    return " ".join(text.split())


def shown(figure: Figure) -> Counter[str]:
    return Counter(plain(text.get_text()) for text in texts(figure))


def line(figure: Figure, gid: str, axes: int | None = None) -> Line2D:
    """The line of that id (in one of the figure's axes)."""
    where = figure if axes is None else figure.axes[axes]
    found = [artist for artist in where.findobj(Line2D) if artist.get_gid() == gid]
    assert len(found) == 1, gid
    return found[0]


# What holds for every figure --------------------------------------------------------------------------------------


@every
def test_is_a_slide_in_the_themes_background(name: str, settings: Settings) -> None:
    figure = draw(name, settings)
    assert figure.get_size_inches() == pytest.approx([WIDTH, HEIGHT])
    assert to_hex(figure.get_facecolor()).upper() == settings.theme.colours.background


@every
def test_no_text_leaves_the_page(name: str, settings: Settings) -> None:
    figure = draw(name, settings)
    page = figure.bbox
    for text in texts(figure):
        box = text.get_window_extent()
        inside = box.x0 > 8 and box.y0 > 8 and box.x1 < page.x1 - 8 and box.y1 < page.y1 - 8
        assert inside, text.get_text()


def _corners(text: Text) -> np.ndarray:
    """The corners of a text's own box, turned with it; a little smaller, since boxes hold empty rows."""
    angle = text.get_rotation()
    text.set_rotation(0)
    box = text.get_window_extent()
    text.set_rotation(angle)
    turned = text.get_window_extent()
    middle = np.array([(turned.x0 + turned.x1) / 2, (turned.y0 + turned.y1) / 2])
    half = np.array([box.width / 2 - 1, max(box.height / 2 - 2, 1)])
    turn = np.deg2rad(angle)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    signs = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
    corners: np.ndarray = middle + (signs * half) @ rotation.T
    return corners


def _overlap(one: np.ndarray, two: np.ndarray) -> bool:
    """Do two rectangles meet? They do not if a side of one of them separates them."""
    for box in (one, two):
        for side in (box[1] - box[0], box[2] - box[1]):
            first, second = one @ side, two @ side
            if first.max() <= second.min() or second.max() <= first.min():
                return False
    return True


@every
def test_no_two_texts_overlap(name: str, settings: Settings) -> None:
    boxes = [(text.get_text(), _corners(text)) for text in texts(draw(name, settings))]
    assert len(boxes) > 2
    bad = [(a, b) for (a, box), (b, other) in combinations(boxes, 2) if _overlap(box, other)]
    assert not bad


@every
def test_no_text_is_smaller_than_a_label(name: str, settings: Settings) -> None:
    assert all(text.get_fontsize() >= settings.theme.sizes.label for text in texts(draw(name, settings)))


@every
def test_every_colour_of_a_text_is_a_role(name: str, settings: Settings) -> None:
    roles = {colour.lower() for colour in vars(settings.theme.colours).values()}
    assert {to_hex(text.get_color()) for text in texts(draw(name, settings))} <= roles


@every
def test_words_are_in_the_lectures_typeface_and_formulas_in_computer_modern(name: str, settings: Settings) -> None:
    for text in texts(draw(name, settings)):
        assert text.get_fontname() == (CODE_FONT if text.get_family() == [CODE_FONT] else settings.theme.text_font)
        assert text.get_fontproperties().get_math_fontfamily() == "cm"


@every
def test_numbers_have_their_languages_decimal_mark(name: str, settings: Settings) -> None:
    wrong = re.compile(r"\d\.\d" if settings.language == "vi" else r"\d(\{,\}|,)\d")
    assert not [text.get_text() for text in texts(draw(name, settings)) if wrong.search(text.get_text())]


@pytest.mark.parametrize("name", FIGURES)
def test_words_are_there_in_every_language_and_are_shown(name: str) -> None:
    tables = {language: load_words(language).table["figures"][name] for language in LANGUAGES}
    assert tables["en"].keys() == tables["vi"].keys()
    for language, table in tables.items():
        assert len(table["alt"].split()) > 30
        seen = " | ".join(text.get_text() for text in texts(draw(name, Settings(language))))
        for key, word in table.items():
            pieces = re.split(r"\{\w+\}", word)
            assert key == "alt" or all(piece in seen for piece in pieces), key


def test_figures_leave_matplotlib_as_it_was() -> None:
    before = dict(rcParams)
    draw.__wrapped__("sigmoid-fit", Settings("vi", "light"))
    assert dict(rcParams) == before


def test_fonts_are_the_packages_own() -> None:
    from matplotlib.font_manager import FontProperties, findfont, fontManager

    register_fonts()
    for weight, file in (("normal", "BeVietnamPro-Regular.ttf"), ("semibold", "BeVietnamPro-SemiBold.ttf")):
        path = findfont(FontProperties(family="Be Vietnam Pro", weight=weight), fallback_to_default=False)
        assert path.endswith(file)
    assert fontManager.ttflist


def test_a_formulas_width_is_the_drawn_one() -> None:
    settings = Settings()
    with figure_style(settings):
        pen = Pen.of(settings, "one-step")
        figure, sheet = pen.page()
        text = pen.formula(sheet, 1, 1, r"w \approx {-}0.1068", ha="left")
        FigureCanvasAgg(figure).draw()
        drawn = text.get_window_extent().width / figure.dpi
        assert pen.formula_width(r"w \approx {-}0.1068") == pytest.approx(drawn, abs=0.02)


# sigmoid-fit (ideas 24, 25) ---------------------------------------------------------------------------------------

SLIDE_Z = (
    ["0.095", "−0.119", "0.1485", "0.951", "1.379", "1.5395"],
    ["−1.89", "−2.82", "−1.65", "1.837", "3.701", "4.401"],
)
SLIDE_OUTPUT = (
    ["0.52", "0.47", "0.53", "0.72", "0.79", "0.82"],
    ["0.1309", "0.0559", "0.1598", "0.8625", "0.9759", "0.9878"],
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_prints_what_the_slides_print(language: str) -> None:
    seen = shown(draw("sigmoid-fit", Settings(language)))
    for number in [n for rows in (*SLIDE_Z, *SLIDE_OUTPUT) for n in rows] + ["1.4", "1.5", "3.8", "4.1"]:
        assert seen[number.replace(".", ",") if language == "vi" else number] == 1, number


def test_table_columns_stand_in_the_slides_order() -> None:
    figure = draw("sigmoid-fit", Settings())
    for column in (*SLIDE_Z, *SLIDE_OUTPUT):
        places = {plain(text.get_text()): text.get_position()[1] for text in texts(figure)}
        heights = [places[number] for number in column]
        assert heights == sorted(heights, reverse=True)


def test_the_lines_are_the_slides() -> None:
    seen = shown(draw("sigmoid-fit", Settings()))
    assert seen["z = 0.535 x - 0.654"] == seen["z = 2.331 x - 5.156"] == 1


def test_a_lecturer_may_round_instead() -> None:
    seen = shown(draw("sigmoid-fit", Settings(cut_numbers=False)))
    assert seen["0.0560"] == 1
    assert seen["−2.83"] == 1


@pytest.mark.parametrize(("fit", "w", "b"), [("fit-1", 0.535, -0.654), ("fit-2", 2.331, -5.156)])
def test_curves_and_outputs_are_the_cores(fit: str, w: float, b: float) -> None:
    settings = Settings()
    figure, data = draw("sigmoid-fit", settings), flowers()
    curve, outputs = line(figure, fit), line(figure, f"{fit}-outputs")
    np.testing.assert_allclose(curve.get_ydata(), sigmoid(w * np.asarray(curve.get_xdata()) + b), rtol=1e-12)
    np.testing.assert_array_equal(outputs.get_xdata(), data.x)
    np.testing.assert_allclose(outputs.get_ydata(), sigmoid(w * data.x + b), rtol=1e-12)
    assert curve.get_color() == settings.theme.colours.model


def test_the_fits_differ_by_more_than_colour() -> None:
    figure = draw("sigmoid-fit", Settings())
    assert line(figure, "fit-1").get_linestyle() != line(figure, "fit-2").get_linestyle()
    assert line(figure, "fit-1").get_linewidth() < line(figure, "fit-2").get_linewidth()


@pytest.mark.parametrize(("label", "marker"), [(0, "o"), (1, "s")])
def test_a_class_is_a_colour_and_a_shape(label: int, marker: str) -> None:
    settings, data = Settings("en", "light"), flowers()
    marks = line(draw("sigmoid-fit", settings), f"class-{label}", axes=1)
    np.testing.assert_array_equal(marks.get_xdata(), data.x[data.y == label])
    np.testing.assert_array_equal(marks.get_ydata(), data.y[data.y == label])
    assert marks.get_marker() == marker
    assert marks.get_markerfacecolor() == getattr(settings.theme.colours, f"class{label}")


# logistic-growth (ideas 17 to 20) ---------------------------------------------------------------------------------


def test_solutions_are_the_cores_and_the_sigmoid_is_the_thick_one() -> None:
    figure = draw("logistic-growth", Settings())
    curves = {a.get_gid(): a for a in figure.findobj(Line2D) if str(a.get_gid()).startswith("y0=")}
    assert len(curves) >= 4
    for name, curve in curves.items():
        t = np.asarray(curve.get_xdata())
        np.testing.assert_allclose(curve.get_ydata(), logistic_growth(t, 1.0, 1.0, float(name[3:])), rtol=1e-12)
    thick = curves.pop("y0=0.5")
    np.testing.assert_allclose(thick.get_ydata(), sigmoid(np.asarray(thick.get_xdata())), rtol=1e-12)
    assert all(thick.get_linewidth() > 1.5 * curve.get_linewidth() for curve in curves.values())


def test_slope_field_is_the_cores() -> None:
    from matplotlib.quiver import Quiver

    (field,) = draw("logistic-growth", Settings()).findobj(Quiver)
    t, y = np.unique(field.X), np.unique(field.Y)
    expected = slope_field(t, y, 1.0, 1.0)
    np.testing.assert_allclose(field.U, expected[..., 0].ravel(), rtol=1e-12)
    np.testing.assert_allclose(field.V, expected[..., 1].ravel(), rtol=1e-12)


def test_the_capacity_is_dashed_at_k() -> None:
    settings = Settings()
    capacity = line(draw("logistic-growth", settings), "capacity")
    assert list(capacity.get_ydata()) == [1.0, 1.0]
    assert capacity.get_linestyle() != "-"
    assert capacity.get_color() == settings.theme.colours.parameters


# mse-vs-bce (idea 44) ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("axes", "kind"), [(1, SigmoidSquaredError), (2, BinaryCrossEntropy)])
def test_paths_are_the_cores_descents_from_one_start(
    axes: int, kind: type[SigmoidSquaredError] | type[BinaryCrossEntropy]
) -> None:
    figure, data = draw("mse-vs-bce", Settings()), flowers()
    loss = kind(data.X, data.y)
    whole = gradient_descent(loss, DUEL.start, DUEL.learning_rate, cross_entropy.ONWARD)
    drawn = np.concatenate([line(figure, "path", axes).get_xydata(), line(figure, "onward", axes).get_xydata()[1:]])
    np.testing.assert_allclose(drawn, whole.parameters[:, ::-1], rtol=1e-12)
    dots = line(figure, "path-dots", axes).get_xydata()
    np.testing.assert_allclose(dots, whole.parameters[: DUEL.steps + 1 : cross_entropy.EVERY, ::-1])


def test_both_maps_have_the_same_axes_in_equal_scales() -> None:
    _, left, right = draw("mse-vs-bce", Settings()).axes
    assert left.get_xlim() == right.get_xlim()
    assert left.get_ylim() == right.get_ylim()
    assert left.get_aspect() == right.get_aspect() == 1


def test_the_hatched_region_is_where_the_hessian_is_not_positive() -> None:
    figure, data = draw("mse-vs-bce", Settings()), flowers()
    loss = SigmoidSquaredError(data.X, data.y)
    (region,) = [artist for artist in figure.axes[1].collections if artist.get_gid() == "not-convex"]
    assert region.hatches == ["/"]
    paths = [path for path in region.get_paths() if len(path.vertices)]
    surface = loss_surface(loss, cross_entropy.FRAME.w[5::10], cross_entropy.FRAME.b[5::10])
    inside = np.array([[any(path.contains_point((w, b)) for path in paths) for w in surface.w] for b in surface.b])
    grid = np.stack(np.broadcast_arrays(surface.b[:, None], surface.w), axis=-1)
    sure = np.abs(smallest_eigenvalue(loss, grid)) > 1e-3
    assert sure.sum() > 100
    np.testing.assert_array_equal(inside[sure], ~surface.convex[sure])


def test_cross_entropy_has_no_hatched_region() -> None:
    right = draw("mse-vs-bce", Settings()).axes[2]
    assert not [artist for artist in right.collections if artist.get_gid() == "not-convex"]


def test_the_maps_tell_the_losses_at_both_ends() -> None:
    seen = shown(draw("mse-vs-bce", Settings()))
    for text in ("start L ≈ 0.66", "180 steps L ≈ 0.50", "start L ≈ 2.61", "180 steps L ≈ 0.09"):
        assert seen[text] == 1, text


def test_the_plateau_is_one_and_the_valley_has_no_bottom() -> None:
    """What the labels claim: no slope but a high loss on the left; on the right a loss that goes on falling to 0."""
    data = flowers()
    mse, bce = (
        gradient_descent(kind(data.X, data.y), DUEL.start, DUEL.learning_rate, cross_entropy.ONWARD)
        for kind in (SigmoidSquaredError, BinaryCrossEntropy)
    )
    assert np.linalg.norm(mse.gradients[DUEL.steps]) < 0.005
    assert mse.values[-1] > 0.5
    assert bce.values[-1] < 0.03
    assert np.all(np.diff(np.linalg.norm(bce.parameters[100:], axis=1)) > 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_graph_and_update_print_what_the_slides_print(language: str) -> None:
    seen = shown(draw("one-step", Settings(language)))

    def local(text: str) -> str:
        return text.replace(".", ",") if language == "vi" else text

    for text in ("= 1.4", "= −0.1", "= 0.1", "= −0.04", "≈ 0.49", "≈ 0.6733", "0.095", "−0.1068", "L ≈ 0.6662"):
        assert seen[local(text)] == 1, text
    assert seen["= 0"] == 1
    assert seen[local(r"\dfrac{\partial L}{\partial w} ≈ 0.686")] == 1
    assert seen[local(r"\dfrac{\partial L}{\partial b} ≈ 0.49")] == 1
    assert seen[local(r"L ≈ 0.6733 \to 0.6662")] == 1


def test_the_step_is_the_cores_and_stands_at_right_angles_to_its_contour() -> None:
    figure, data = draw("one-step", Settings()), four_flowers(features=1)
    loss = BinaryCrossEntropy(data.X[:1], data.y[:1])
    path = gradient_descent(loss, [0.1, -0.1], 0.01, steps=1)
    drawn = line(figure, "path").get_xydata()
    np.testing.assert_allclose(drawn, path.parameters[:, ::-1], rtol=1e-12)
    (axes,) = [axes for axes in figure.axes if axes.get_images()]
    assert axes.get_aspect() == 1
    start, end = axes.transData.transform(drawn)
    (label,) = [text for text in axes.texts if plain(text.get_text()) == "L ≈ 0.6733"]
    along = np.deg2rad(label.get_rotation())
    assert np.dot(end - start, [np.cos(along), np.sin(along)]) == pytest.approx(0, abs=0.5)
    (arrow,) = [text for text in axes.texts if isinstance(text, Annotation) and text.arrow_patch is not None]
    assert to_hex(arrow.arrow_patch.get_edgecolor()).upper() == Settings().theme.colours.gradient
