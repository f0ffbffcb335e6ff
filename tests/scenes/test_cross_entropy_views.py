"""Outputs as baskets, and the loss as the label's average surprise, against the core and the slides' prints."""

import importlib

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from core.datasets import flowers
from core.losses import BinaryCrossEntropy, binary_cross_entropy
from core.slides import fact, given
from scenes.entropy.cross_entropy import BEST, LOSS, CrossEntropy
from scenes.entropy.output_table import OUTPUT, SCORE
from scenes.experiments.mixes import LOOKED_AT, Mixes
from scenes.figures.marks import apart
from scenes.kit.components.table import Cell
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.own import Own, OwnData
from scenes.kit.settings import Settings

DATA = flowers()
FIRST, OTHER = LOOKED_AT
OUTPUTS = BinaryCrossEntropy(DATA.X, DATA.y).predictions(given("fit-2").theta)


@pytest.fixture
def shown(run_scene, language):
    return run_scene(CrossEntropy, Settings(language=language))


def printed(name, language):
    """What the slide prints of a fact, as it is written in a language."""
    text = fact(name).printed.replace("-", "−")
    return text.replace(".", ",") if language == "vi" else text


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("cross-entropy")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(CrossEntropy, Settings(language=key)).timeline for key in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


@pytest.mark.parametrize("beat", ["question", "baskets"])
@pytest.mark.parametrize(("column", "name"), [(SCORE, "z"), (OUTPUT, "sigma")])
def test_the_table_is_the_slides(shown, language, beat, column, name):
    cells = {}
    for mobject in shown.beats[beat]:
        for part in mobject.get_family():
            if isinstance(part, Cell) and part.column == column:
                cells[part.row] = part.text
    assert [cells[row] for row in range(6)] == [printed(f"fit2-{name}-{row + 1}", language) for row in range(6)]


def test_each_output_is_named_under_its_basket(shown, language):
    texts = shown.texts("baskets")
    for row in range(6):
        assert f'"{printed(f"fit2-sigma-{row + 1}", language)}"' in texts


def test_the_baskets_are_the_outputs_mixes(run_scene):
    baskets = run_scene(CrossEntropy, Settings()).scene.baskets
    assert [int(basket.labels.sum()) for basket in baskets] == np.round(100 * OUTPUTS).tolist()


@pytest.mark.parametrize(
    ("beat", "formula"),
    [
        ("average", "= -ln(1 - hat(y)) ≈"),  # nll-y0
        ("other", "= -ln hat(y) "),  # nll-y1
    ],
)
def test_the_two_cases_are_the_slides(shown, beat, formula):
    name, label = ("nll-y0", 0) if beat == "average" else ("nll-y1", 1)
    assert any(formula in text for text in shown.texts(beat))
    for sample in fact(name).samples:
        assert binary_cross_entropy(sample.point["p"], label) == pytest.approx(sample.value)


def test_the_loss_is_told_as_the_slides_formula(shown):
    for sample in fact("bce-formula").samples:
        assert binary_cross_entropy(sample.point["p"], sample.point["y"]) == pytest.approx(sample.value)
    for beat in ("average", "other"):  # what vanishes is muted, so that the whole formula stands there
        whole = [text.replace("muted(-y ln hat(y))", "-y ln hat(y)") for text in shown.texts(beat)]
        whole = [text.replace("muted(- (1 - y) ln(1 - hat(y)))", "- (1 - y) ln(1 - hat(y))") for text in whole]
        assert any(LOSS in text for text in whole)


@pytest.mark.parametrize(("beat", "row"), [("average", FIRST)])
def test_the_average_surprise_is_the_loss(shown, beat, row):
    write = shown.scene.style.format
    loss = float(binary_cross_entropy(OUTPUTS[row], DATA.y[row]))
    assert shown.scene.loss(row) == pytest.approx(loss)
    assert write.text(loss, 3) in shown.numbers(beat)


def test_the_other_flower_ends_near_its_label(shown):
    write, bars = shown.scene.style.format, shown.scene.bars
    assert bars.average == pytest.approx(float(binary_cross_entropy(BEST, 1.0)))
    assert write.text(bars.average, 3) in shown.numbers("other")
    assert shown.scene.loss(OTHER) == pytest.approx(float(binary_cross_entropy(OUTPUTS[OTHER], 1.0)))
    assert shown.scene.output_basket.labels.sum() == round(100 * BEST)
    assert shown.scene.label_basket.labels.all()


def test_the_label_and_the_output_are_told(shown, language):
    write = shown.scene.style.format
    number = printed("fit2-sigma-1", language)
    assert number in shown.numbers("label")
    assert write.text(1 - OUTPUTS[FIRST], 4) in shown.numbers("label")


def test_where_a_fit_is_sure_of_all_the_baskets_are_those_of_one_that_is_not():
    far = OwnData(((-3.0, -2.9, 2.9, 3.0),), (0.0, 0.0, 1.0, 1.0), ("x",), "y", ("a", "b"), (1,))
    mixes = Mixes.of(Settings(own=Own(data=far)))
    assert mixes.mixed
    assert mixes.looked_at == (1, 2)  # the two nearest to the boundary
    assert ((mixes.fit.outputs > 0.5) == (mixes.data.y == 1)).all()


def test_numbers_that_would_touch_are_led_apart():
    assert apart(np.array([0.0, 5.0]), 2.0, 0.0, 9.0) == pytest.approx([0, 5])
    assert apart(np.array([4.0, 4.0, 4.6]), 2.0, 0.0, 9.0) == pytest.approx([2.2, 4.2, 6.2])
    assert apart(np.array([8.0, 8.5]), 2.0, 0.0, 9.0) == pytest.approx([7, 9])


def drawn(name, language):
    module, _, function = load_outline().figures()[name].target.partition(":")
    with figure_style(Settings(language)):
        figure = getattr(importlib.import_module(module), function)(Settings(language))
        FigureCanvasAgg(figure).draw()
    return figure


def test_the_figure_of_the_baskets_holds_the_slides_outputs(language):
    figure = drawn("sigma-baskets", language)
    texts = {text.get_text().replace("{,}", ",").strip("$") for text in figure.findobj(Text)}
    assert {printed(f"fit2-sigma-{row + 1}", language) for row in range(6)} <= texts
    shares = [bar.get_height() for bar in figure.findobj(Rectangle) if bar.get_gid() == "share-1"]
    assert shares == pytest.approx(OUTPUTS[np.argsort(DATA.x)])
    (points,) = [line for line in figure.findobj(Line2D) if line.get_gid() == "outputs"]
    np.testing.assert_allclose(points.get_ydata(), OUTPUTS)


def test_the_figure_of_the_pairs_holds_both_distributions(language):
    figure = drawn("cross-entropy", language)
    heights = [
        bar.get_height() for kind in (0, 1) for bar in figure.findobj(Rectangle) if bar.get_gid() == f"share-{kind}"
    ]
    first, other = OUTPUTS[FIRST], OUTPUTS[OTHER]
    assert heights == pytest.approx([1, 1 - first, 0, 1 - other, 0, first, 1, other])
    texts = " ".join(text.get_text().replace("{,}", ",") for text in figure.findobj(Text))
    mark = "," if language == "vi" else "."
    assert f"0{mark}140" in texts
    assert f"0{mark}147" in texts
