"""One formula without an if: rows, losses and bars on screen and in the figure, against the core and the slides."""

import numpy as np
import pytest
from manim import Rectangle
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import Rectangle as Bar
from matplotlib.text import Text
from readings import column, local

from core.losses import binary_cross_entropy
from core.slides import fact
from scenes.cross_entropy.branch_views import DEAD, LABEL, LOSS, OUTPUT, whole
from scenes.cross_entropy.remove_the_if import BAR_BOX, DIGITS, RemoveTheIf
from scenes.figures.remove_the_if import WIDEST, remove_the_if
from scenes.kit.components.algebra import Derivation
from scenes.kit.mpl_theme import figure_style
from scenes.kit.numbers import NumberFormat
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

LOSSES = [fact(f"bce-table-loss-{row}").value for row in range(1, 9)]


@pytest.fixture
def shown(run_scene, language):
    return run_scene(RemoveTheIf, Settings(language=language))


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("remove-the-if")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(RemoveTheIf, Settings(language=key)).timeline for key in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


@pytest.mark.parametrize(("name", "where"), [("bce-table-output", OUTPUT), ("bce-table-label", LABEL)])
def test_the_slides_columns_stand_in_the_table(shown, language, name, where):
    assert column(shown, "table", where) == [local(text, language) for text in fact(name).printed]


def test_every_row_has_its_loss(shown, language):
    write = NumberFormat(language)
    assert column(shown, "losses", LOSS) == [write.text(loss, DIGITS) for loss in LOSSES]
    assert column(shown, "zero", LOSS) == []


def test_the_bars_are_as_long_as_the_losses(run_scene):
    bars = run_scene(RemoveTheIf, Settings()).scene.bars
    assert all(isinstance(bar, Rectangle) for bar in bars)
    assert [bar.width / BAR_BOX.width * max(LOSSES) for bar in bars] == pytest.approx(LOSSES)
    assert {round(float(bar.get_left()[0]), 6) for bar in bars} == {BAR_BOX.left}


@pytest.mark.parametrize(("beat", "y"), [("merge", "y"), ("one", 'one("1")'), ("zero", 'zero("0")'), ("compare", "y")])
def test_the_formula_stands_in_the_foot(shown, beat, y):
    (line,) = [mobject for mobject in shown.beats[beat] if isinstance(mobject, Derivation)]
    assert line.newest.source == whole(y)
    for sample in fact("bce-formula").samples:
        assert binary_cross_entropy(sample.point["p"], sample.point["y"]) == pytest.approx(sample.value)


@pytest.mark.parametrize(("beat", "label"), [("one", 1), ("zero", 0)])
def test_the_label_switches_one_term_off(shown, beat, label):
    (line,) = [mobject for mobject in shown.beats[beat] if isinstance(mobject, Derivation)]
    parts = {name: marks for name, marks in line.newest.parts.items() if name}
    off = {name for name, marks in parts.items() if all(mark.get_fill_opacity() < 0.5 for mark in marks)}
    assert off == set(DEAD[label])


def test_every_mark_stands_in_its_branch(run_scene):
    scene = run_scene(RemoveTheIf, Settings()).scene
    for label, marks in scene.picked.items():
        panel = scene.branches[label].panel
        assert len(marks) == int(np.sum(scene.rows.labels == label))
        for mark in marks:
            assert (np.abs(mark.get_center() - panel.get_center())[:2] < [panel.width / 2, panel.height / 2]).all()


def test_the_figures_bars_and_numbers(language):
    settings = Settings(language=language)
    with figure_style(settings):
        drawn = remove_the_if(settings)
        FigureCanvasAgg(drawn).draw()
    bars = sorted(
        (bar for bar in drawn.findobj(Bar) if str(bar.get_gid()).startswith("loss-")), key=lambda bar: bar.get_gid()
    )
    assert [bar.get_width() / WIDEST * max(LOSSES) for bar in bars] == pytest.approx(LOSSES)
    texts = [text.get_text().strip("$").replace("{,}", ",") for text in drawn.findobj(Text)]
    for loss in LOSSES:
        assert NumberFormat(language).text(loss, DIGITS) in texts
