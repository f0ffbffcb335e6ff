"""From 1/p to -log p: curve, algebra and numbers on screen, against the core and the slides' facts."""

import re

import numpy as np
import pytest
import sympy
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.text import Text

from core.information import information
from core.slides import fact
from scenes.clips.information import InformationClip
from scenes.entropy.information import BITS_DIGITS, Information
from scenes.entropy.information_algebra import LINES
from scenes.figures.information import information as figure_of
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings


@pytest.fixture
def shown(run_scene, language):
    return run_scene(Information, Settings(language=language))


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("information")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(Information, Settings(language=key)).timeline for key in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


def test_the_surprise_is_told_and_seen_to_fall(shown):
    formula, p = fact("surprise-monotone").formula, sympy.Symbol("p")
    assert sympy.simplify(sympy.diff(1 / p, p) - sympy.sympify(formula)) == 0
    assert any("p_1 < p_2" in text and "loss(1 / p_1) > loss(1 / p_2)" in text for text in shown.texts("falls"))


def test_the_algebra_is_the_slides(shown):
    p = sympy.Symbol("p", positive=True)
    assert fact("log-surprise").formula == fact("information-formula").formula == "-log(p)"
    assert sympy.expand_log(sympy.log(1 / p)) == sympy.sympify("-log(p)", {"p": p})
    plain = {name: re.sub(r"\{\{|: [\w-]+\}\}|\s", "", line) for name, line in LINES.items()}
    assert plain["logarithm"] == 'logloss("Surprise")(E)=logfrac(1,p(E))'
    assert plain["minus"] == 'logloss("Surprise")(E)=-logthinp(E)'
    assert plain["information"] == 'loss("Information")(x)=-logthinp(x)'
    assert [line.source for line in shown.scene.column.lines[-2:]] == [LINES["minus"], LINES["information"]]


def test_the_curve_ends_as_minus_log_p(run_scene):
    curve = run_scene(Information, Settings()).scene.curve
    for unit, share in (("nats", 1.0), ("bits", 0.0)):
        curve.convert(share)
        for name in ("log-surprise", "information-formula"):
            for sample in fact(name).samples:
                p = sample.point["p"]
                wanted = sample.value / (np.log(2) if unit == "bits" else 1)
                assert curve.spot(p) == pytest.approx(curve.chart.spot(p, wanted))
        seen = curve.x[information(curve.x, unit) <= curve.chart.y_range.high]
        wanted = {tuple(at) for at in curve.chart.place(seen, information(seen, unit)).round(6)}
        assert wanted <= {tuple(point) for point in curve.curve.points.round(6)}


def test_it_starts_as_1_over_p_and_lands_on_0(run_scene):
    curve = run_scene(Information, Settings()).scene.curve
    share = curve.share
    heights = []
    for bent in (0.0, 0.5, 1.0):
        curve.bend(bent)
        heights.append(float(curve.measure(np.array(1.0))))
    curve.bend(share)
    assert heights == [1.0, 0.5, 0.0]


@pytest.mark.parametrize("name", ["red", "blue"])
def test_the_slides_information_stands_beside_the_balls(shown, name):
    value = shown.scene.style.format.text(fact(f"information-{name}-bits").value, BITS_DIGITS)
    assert value in shown.numbers("bits")
    marks = shown.scene.curve.marks
    shown.scene.curve.convert(0.0)
    p = shown.scene.p[int(name == "blue")]
    mark = marks[int(name == "blue")]
    assert mark.get_center() == pytest.approx(
        shown.scene.curve.chart.spot(p, fact(f"information-{name}-bits").value), abs=1e-6
    )
    shown.scene.curve.convert(1.0)


def test_both_bases_are_told(shown):
    texts = " ".join(shown.texts("nats"))
    assert "log = log_2" in texts
    assert "log = ln" in texts
    assert "nat" in texts
    assert "bit" in texts


def test_the_clip_loops(run_clip, language):
    clip = run_clip(InformationClip, Settings(language=language))
    assert clip.renderer.time <= 8
    assert any(getattr(part, "text", "") in ("1.00", "1,00") for mob in clip.mobjects for part in mob.get_family())


def test_the_figure_holds_both_curves_and_the_numbers(language):
    with figure_style(Settings(language)):
        figure = figure_of(Settings(language))
        FigureCanvasAgg(figure).draw()
    lines = {line.get_gid(): line.get_data() for line in figure.findobj(Line2D)}
    np.testing.assert_allclose(lines["surprise"][1], 1 / np.asarray(lines["surprise"][0]))
    for unit in ("bits", "nats"):
        np.testing.assert_allclose(lines[unit][1], information(lines[unit][0], unit))
    texts = [text.get_text().replace("{,}", ",").strip("$") for text in figure.findobj(Text)]
    for number in ("0.152", "3.321", "1.11"):
        assert (number.replace(".", ",") if language == "vi" else number) in texts
