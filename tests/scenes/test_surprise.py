"""Balls, draws and 1/p on screen, in the figure and in the clip, against the core and the slides' prints."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.text import Text

from core.datasets import baskets
from core.slides import fact
from scenes.clips.surprise import BY_HAND as CLIP_BY_HAND
from scenes.clips.surprise import SurpriseClip
from scenes.entropy.surprise import BY_HAND, Surprise
from scenes.experiments.draws import BALLS, SEED, Draws
from scenes.figures.surprise import surprise
from scenes.kit.components.basket import Basket
from scenes.kit.mpl_theme import figure_style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

DRAWS = Draws.of_slides(np.random.default_rng(SEED))


@pytest.fixture
def shown(run_scene, language):
    return run_scene(Surprise, Settings(language=language))


def written(name, language):
    """What the slide prints of a fact, as it is written in a language."""
    text = fact(name).printed
    return text.replace(".", ",") if language == "vi" else text


def test_beats_are_the_outlines(shown):
    entry = load_outline().scene("surprise")
    assert tuple(beat.id for beat in shown.timeline) == entry.beats
    assert shown.timeline[-1].end <= entry.longest


def test_both_languages_share_one_timeline(run_scene):
    english, vietnamese = (run_scene(Surprise, Settings(language=key)).timeline for key in ("en", "vi"))
    assert [beat.end for beat in english] == pytest.approx([beat.end for beat in vietnamese])


def test_the_basket_holds_the_slides_balls():
    assert [BALLS.count(0), BALLS.count(1)] == baskets()[0].tolist()


def test_the_slides_chances_stand_in_the_foot(shown, language):
    (foot,) = [text for text in shown.texts("basket") if "p(zero(A))" in text]
    for p, name in zip(DRAWS.p, ("entropy-p-red", "entropy-p-blue"), strict=True):
        assert fact(name).value == pytest.approx(p)
        assert f'= "{written(name, language)}"' in foot


@pytest.mark.parametrize("by_hand", [BY_HAND, CLIP_BY_HAND])
def test_the_balls_seen_to_be_drawn_are_the_outcomes(by_hand):
    assert [BALLS[place] for place in by_hand] == DRAWS.outcomes[: len(by_hand)].tolist()


def test_the_lines_are_the_running_shares(run_scene):
    view = run_scene(Surprise, Settings()).scene.view
    for kind, line in enumerate(view.lines):
        wanted = view.chart.place(np.arange(1, 301), DRAWS.shares[:, kind]).round(6)
        assert {tuple(place) for place in wanted} <= {tuple(place) for place in line.points.round(6)}


def test_the_shares_have_settled(shown):
    write = shown.scene.style.format
    assert shown.numbers("draws") >= {"300", *(write.text(share, 3) for share in DRAWS.shares[-1])}
    assert DRAWS.shares[-1] == pytest.approx(DRAWS.p, abs=0.01)


@pytest.mark.parametrize(("name", "p", "number"), [("surprise-red", 0.9, "1.11"), ("surprise-blue", 0.1, "10")])
def test_surprises_stand_at_their_points(shown, language, name, p, number):
    mark = number.replace(".", ",") if language == "vi" else number
    assert shown.scene.style.format.text(fact(name).value, 2 if "." in number else 0) == mark
    assert any(f'loss("{mark}")' in text for text in shown.texts("measure"))
    chart = shown.scene.curve.chart
    assert fact(name).value == pytest.approx(1 / p)
    assert chart.x_range.low < p < chart.x_range.high


def test_the_formula_is_the_slides(shown):
    assert any('"Surprise"(E) = loss(1 / p(E))' in text for text in shown.texts("measure"))


def test_the_curve_is_1_over_p(run_scene):
    curve = run_scene(Surprise, Settings()).scene.curve
    for sample in fact("surprise-formula").samples:
        p = sample.point["p"]
        assert curve.spot(p) == pytest.approx(curve.chart.spot(p, sample.value))
    on_chart = curve.x[1 / curve.x <= curve.chart.y_range.high]
    wanted = {tuple(place) for place in curve.chart.place(on_chart, 1 / on_chart).round(6)}
    assert wanted <= {tuple(place) for place in curve.curve.points.round(6)}


def test_at_the_end_every_ball_is_red_and_the_surprise_still_1(shown):
    (basket,) = [part for mob in shown.beats["problem"] for part in mob.get_family() if isinstance(part, Basket)]
    assert not basket.labels.any()
    assert {round(ball.width, 6) for ball in basket.balls} == {round(basket.balls[0].width, 6)}
    curve = shown.scene.curve
    assert curve.point.get_center() == pytest.approx(curve.chart.spot(1, 1))
    assert any('1 / p = loss("1") != 0' in text for text in shown.texts("problem"))


def test_the_clip_is_short_and_holds_its_end(run_clip, language):
    clip = run_clip(SurpriseClip, Settings(language=language))
    assert clip.renderer.time <= 8


def test_the_figure_shows_the_same_draws_and_numbers(language):
    settings = Settings(language)
    with figure_style(settings):
        figure = surprise(settings)
        FigureCanvasAgg(figure).draw()
    lines = {line.get_gid(): line for line in figure.findobj(Line2D)}
    for kind in (0, 1):
        np.testing.assert_array_equal(lines[f"shares-{kind}"].get_ydata(), DRAWS.shares[:, kind])
        assert len(lines[f"balls-{kind}"].get_xdata()) == baskets()[0][kind]
    p, height = lines["surprise"].get_data()
    np.testing.assert_allclose(height, 1 / np.asarray(p))
    texts = " ".join(text.get_text().replace("{,}", ",") for text in figure.findobj(Text))
    for number in (written("entropy-p-red", language), written("entropy-p-blue", language), "1.11", "10"):
        assert (number.replace(".", ",") if language == "vi" else number) in texts
