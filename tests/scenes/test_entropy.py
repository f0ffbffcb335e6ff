"""Two baskets' entropies: bars, stack and curve on screen, against the core and the slides' prints."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from core.datasets import baskets
from core.information import binary_entropy, entropy
from core.sampling import chances
from core.slides import fact
from scenes.clips.entropy import EntropyClip
from scenes.entropy.bars import BallRow
from scenes.entropy.entropy import Entropy
from scenes.figures.entropy import entropy as figure_of
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

FIRST, SECOND = (chances(counts) for counts in baskets())


@pytest.fixture
def shown(run_scene, language):
    return run_scene(Entropy, Settings(language=language))


def printed(name, language):
    """What the slide prints of a fact, as it is written in a language."""
    return fact(name).printed.replace(".", "," if language == "vi" else ".")


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("entropy")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(Entropy, Settings(language=key)).timeline for key in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


def test_the_first_baskets_chances_are_the_slides(shown, language):
    (foot,) = [text for text in shown.texts("basket") if "p(X = zero(0))" in text]
    for kind, role in enumerate(("zero", "one")):
        number = printed(f"basket-1-p{kind}", language)
        assert float(fact(f"basket-1-p{kind}").printed) == FIRST[kind]
        part = foot.split(f"p(X = {role}({kind}))")[1]
        assert part.split("quad")[0].strip().endswith(f'= "{number}"')


def test_the_entropies_are_the_slides(shown, language):
    p, q, h = (printed(name, language) for name in ("basket-1-p0", "basket-1-p1", "entropy-basket-1"))
    assert f'loss(H)(X) = -"{p}" log_2 "{p}" - "{q}" log_2 "{q}" ≈ loss("{h}")' in shown.texts("average")
    half, even = printed("basket-2-p0", language), printed("entropy-basket-2", language)
    assert printed("basket-2-p1", language) == half
    wanted = f'loss(H)(X) = -"{half}" log_2 "{half}" - "{half}" log_2 "{half}" = loss("{even}")'
    assert any(wanted in text for text in shown.texts("mix"))


def test_the_unit_is_told_and_the_other_one_too(shown):
    nats = shown.scene.style.format.text(fact("entropy-basket-1-nats").value, 3)
    assert any("bit" in text and "nat" in text and f'"{nats}"' in text for text in shown.texts("unit"))


def test_the_formula_is_the_slides(run_scene):
    scene = run_scene(Entropy, Settings()).scene
    for sample in fact("entropy-formula").samples:
        p = sample.point["p"]
        assert entropy([p, 1 - p], "nats") == pytest.approx(sample.value)
        assert scene.curve.spot(p) == pytest.approx(scene.curve.chart.spot(p, sample.value / np.log(2)))


def area(view, bar):
    """A bar's area in units of its chart."""
    return bar.width / view.chart.area.width * bar.height / view.chart.area.height * view.chart.y_range.high


def test_stacking_keeps_the_areas_and_ends_at_the_entropy(run_scene):
    scene = run_scene(Entropy, Settings()).scene
    view = scene.view
    for stacked in (0.0, 0.3, 0.5, 1.0):
        view.chart.rescale(3.6)
        view.show(FIRST, FIRST, stacked)
        assert [area(view, bar) for bar in view.bars] == pytest.approx([0.1368027841, 0.3321928095])
    assert view.average == pytest.approx(fact("entropy-basket-1").value)
    top = view.bars[1].get_top()[1]
    assert top == pytest.approx(view.chart.spot(0, view.average)[1])
    view.show(FIRST, FIRST, 0.0)
    widths = [bar.width / view.chart.area.width for bar in view.bars]
    assert widths == pytest.approx(FIRST)


def test_the_stack_and_the_point_stand_at_one_height(shown):
    scene = shown.scene
    assert scene.curve.point.get_center() == pytest.approx(scene.curve.spot(0.5))
    scene.view.chart.rescale(scene.curve.chart.y_range.high)
    scene.view.show(SECOND, SECOND, 1.0)
    assert scene.view.bars[1].get_top()[1] == pytest.approx(scene.curve.point.get_y())


def test_the_curve_is_the_cores(run_scene):
    curve = run_scene(Entropy, Settings()).scene.curve
    wanted = {tuple(at) for at in curve.chart.place(curve.x, binary_entropy(curve.x, "bits")).round(6)}
    assert wanted <= {tuple(point) for point in curve.curve.points.round(6)}


@pytest.mark.parametrize(("chance", "ones"), [(0.1, 1), (0.5, 5), (1.0, 10)])
def test_the_balls_are_the_mix(run_scene, chance, ones):
    scene = run_scene(Entropy, Settings()).scene
    row = BallRow(scene.style, scene.view.chart, 0)
    row.follow(chance)
    assert row.labels.sum() == ones
    assert (np.diff(row.labels) >= 0).all()


def test_the_clip_ends_where_it_began(run_clip, language):
    clip = run_clip(EntropyClip, Settings(language=language))
    assert clip.renderer.time <= 8
    number = printed("entropy-basket-1", language)[:-1]
    assert any(getattr(part, "text", "") == number for mob in clip.mobjects for part in mob.get_family())


def test_the_figure_holds_the_slides_numbers_and_the_cores_curve(language):
    with figure_style(Settings(language)):
        figure = figure_of(Settings(language))
        FigureCanvasAgg(figure).draw()
    texts = " ".join(text.get_text().replace("{,}", ",") for text in figure.findobj(Text))
    for name in ("entropy-basket-1", "entropy-basket-2"):
        assert printed(name, language) in texts
    for basket in (1, 2):
        for kind in (0, 1):
            assert rf"p(X{{=}}{kind}) = {printed(f'basket-{basket}-p{kind}', language)}" in texts
    heights = [patch.get_height() for patch in figure.findobj(Rectangle) if patch.get_gid() == "area"]
    assert heights == pytest.approx([0.1368027841, 0.3321928095, 0.5, 0.5])
    (curve,) = [line for line in figure.findobj(Line2D) if line.get_gid() == "entropy"]
    np.testing.assert_allclose(curve.get_ydata(), binary_entropy(curve.get_xdata(), "bits"))
