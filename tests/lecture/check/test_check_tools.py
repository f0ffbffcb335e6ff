"""What the rules stand on: exceptions, reports, sheets, and pictures that see things as viewers do."""

import json
from pathlib import Path

import numpy as np
import pytest
from check_stage import Stage, film, found, shown
from manim import LEFT, RIGHT, Arrow, Mobject, VGroup
from PIL import Image

from lecture import cli
from lecture.check import report, run, sheet
from lecture.check.findings import RULES, Hit, Place, finding
from lecture.check.judge import judge
from lecture.check.rules.gif import x_height
from lecture.check.shapes import Shape
from scenes.kit.allow import allow
from scenes.kit.manim_theme import Style
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings

SQUARE = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])


def square(at: float, size: float = 1.0) -> Shape:
    corners = SQUARE * size + at
    return Shape(np.stack([corners, np.roll(corners, -1, axis=0)], axis=1))


def crossed(scene: Stage, reason: str = "") -> tuple[Mobject, ...]:
    """A label with an arrow through it, excused if there is a reason."""
    arrow = Arrow(LEFT, RIGHT, color=scene.style.colour("ink"))
    return (scene.style.text("label"), allow(arrow, "text-over-arrow", reason) if reason else arrow)


def test_filled_shapes_overlap_where_they_cross_or_one_holds_the_other() -> None:
    assert square(0).overlaps(square(0.5))
    assert square(0, 3).overlaps(square(1))
    assert square(1).overlaps(square(0, 3))
    assert not square(0).overlaps(square(1.1))
    assert not square(0, 3).crosses(square(1))


def test_a_warning_can_be_excused_and_is_counted() -> None:
    excused = found(shown(lambda s: crossed(s, "it strikes the word out")))
    assert [each.excuse for each in excused] == ["it strikes the word out"]
    text = report.as_text(excused, 1)
    assert "allowed 1 x text-over-arrow: it strikes the word out" in text
    assert "0 errors, 0 warnings, 1 deliberate exception." in text


def test_an_exception_at_a_group_holds_for_its_parts() -> None:
    excused = found(shown(lambda s: allow(VGroup(*crossed(s)), "text-over-arrow", "it strikes the word out")))
    assert [each.excuse for each in excused] == ["it strikes the word out"]


def test_an_error_has_no_exceptions() -> None:
    def build(scene: Stage) -> Mobject:
        return allow(scene.style.text("far").shift(7 * RIGHT), "outside-frame", "it comes in later")

    (one,) = found(shown(build))
    assert (one.severity, one.excuse) == ("error", "")
    assert report.errors([one]) == 1


def test_a_finding_says_where_and_what_in_the_readers_words() -> None:
    (one,) = found(shown(lambda s: s.style.text("petal length").shift(7 * RIGHT)))
    assert "text “petal length”" in one.what
    text = report.as_text([one], 1)
    assert "error: outside-frame: " in text
    assert "stage en dark, beat one (" in text
    (row,) = json.loads(report.as_json([one]))
    assert (row["where"], row["language"], row["beat"], row["rule"]) == ("stage", "en", "one", "outside-frame")


def test_the_sheet_outlines_what_was_found(tmp_path: Path) -> None:
    watched = film(shown(lambda s: s.style.text("far").shift(6.7 * RIGHT)), drawn=True)
    (last,) = (moment for moment in watched.moments if moment.last)
    assert last.pixels is not None
    shot = sheet.Shot(last.pixels, "stage · one", tuple(judge(watched)))
    sheet.write([shot, shot], tmp_path / "sheet.png")
    with Image.open(tmp_path / "sheet.png") as picture:
        colours = picture.convert("RGB").getcolors(1 << 20) or []
        assert picture.width > 2 * last.pixels.shape[1]
    assert any(colour == (255, 149, 0) for _, colour in colours)


def test_type_is_measured_as_it_is_drawn() -> None:
    style = Style.of(Settings())
    assert style.text("x").height == pytest.approx(x_height() * style.theme.sizes.label, rel=0.02)
    things = film(shown(lambda s: (s.style.text("label"), s.style.formula("x^2").scale(0.5).shift(RIGHT)))).moments[-1]
    sizes = {text.source: text.size for text in things.picture.texts if text.source in ("label", "x^2")}
    assert sizes == pytest.approx({"label": 18.0, "x^2": 13.0})


def test_a_scene_that_fails_is_judged_as_far_as_it_came() -> None:
    def act(scene: Stage) -> None:
        with scene.beat("one"):
            scene.add(scene.style.text("far").shift(7 * RIGHT))
            scene.hold(1)
            raise RuntimeError("the table has no row 7")

    rules = {each.rule for each in found(act)}
    assert rules == {"outside-frame", "scene-fails"}


@pytest.mark.parametrize(("rule", "code"), [("outside-frame", 1), ("outside-margin", 0)])
def test_the_command_ends_with_1_on_errors_alone(
    rule: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = finding(RULES[rule], Hit("a label is not where it should be"), Place("one-step", "en", "dark"))
    task = run.Task(load_outline().scene("one-step"), (Settings(),), full=False)
    monkeypatch.setattr(run, "run", lambda *_: iter([run.Result(task, (broken,))]))
    assert cli.run(["check", "one-step", "--json", "--quick"]) == code
    assert json.loads(capsys.readouterr().out)[0]["rule"] == rule


def test_a_scene_that_does_not_exist_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "one-stop"]) == cli.BAD_INPUT
    assert "Did you mean 'one-step'" in capsys.readouterr().err
