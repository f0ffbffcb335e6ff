"""What would be made, and where."""

from pathlib import Path

import pytest

from lecture import plan
from lecture.plan import QUALITIES, FigureSpec, GifSpec, Job
from scenes.kit.outline import Clip, Figure, Outline, OutlineError, SceneEntry, Section, load_outline
from scenes.kit.settings import Settings

OUT = Path("renders")
VIETNAMESE = Settings("vi", "light")


def _scene(name: str, figures: tuple[str, ...] = (), clips: tuple[str, ...] = ()) -> SceneEntry:
    return SceneEntry(
        id=name,
        section="s",
        target="scenes.a:A",
        ideas=(),
        facts=(),
        kind="idea",
        beats=("b",),
        figures=tuple(Figure(k, "scenes.f:f") for k in figures),
        clips=tuple(Clip(k, "scenes.c:C") for k in clips),
    )


SCENES = (_scene("one", ("one", "extra"), ("loop",)), _scene("two", ("map",)), _scene("three"))
OUTLINE = Outline((Section("s", SCENES),))


def test_paths_are_as_documented() -> None:
    scene = load_outline().scene("one-step")
    (job,) = plan.video_jobs([scene], OUT, VIETNAMESE, QUALITIES["m"])
    assert job.outputs == (Path("renders/vi/light/videos/720p30/one-step.mp4"),)
    (job,) = plan.figure_jobs([Figure("f", "scenes.f:f")], OUT, VIETNAMESE, FigureSpec(("svg", "png")))
    assert job.outputs == (Path("renders/vi/light/figures/f.svg"), Path("renders/vi/light/figures/f.png"))
    (job,) = plan.gif_jobs([Clip("c", "scenes.c:C")], OUT, VIETNAMESE, GifSpec())
    assert job.outputs == tuple(Path(f"renders/vi/light/gifs/c.{ending}") for ending in ("gif", "webp", "png"))


def test_qualities_are_manims() -> None:
    assert {letter: quality.name for letter, quality in QUALITIES.items()} == {
        "l": "480p15",
        "m": "720p30",
        "h": "1080p60",
        "k": "2160p60",
    }


def test_scenes_keep_the_lectures_order_whatever_the_names() -> None:
    assert [scene.id for scene in plan.scenes_named(OUTLINE, ["two", "one", "two"])] == ["one", "two"]
    assert [scene.id for scene in plan.scenes_named(OUTLINE, [])] == ["one", "two", "three"]


def test_a_scenes_name_means_all_that_belong_to_it() -> None:
    assert [figure.id for figure in plan.figures_named(OUTLINE, ["one"])] == ["one", "extra"]
    assert [figure.id for figure in plan.figures_named(OUTLINE, ["map", "extra"])] == ["extra", "map"]
    assert [clip.id for clip in plan.clips_named(OUTLINE, ["one"])] == ["loop"]
    assert plan.clips_named(OUTLINE, ["three"]) == []


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(OutlineError, match=r"'thre'.*Did you mean 'three'"):
        plan.scenes_named(OUTLINE, ["thre"])
    with pytest.raises(OutlineError, match=r"clip or scene 'lop'.*Did you mean 'loop'"):
        plan.clips_named(OUTLINE, ["lop"])


def test_the_shortest_video_first_then_the_longest() -> None:
    def job(name: str, spec: plan.Spec, length: float) -> Job:
        return Job(name, "scenes.a:A", Settings(), spec, OUT, OUT, length)

    quality = QUALITIES["m"]
    jobs = [
        job("gif", GifSpec(), 8),
        job("long", quality, 90),
        job("short", quality, 30),
        job("middle", quality, 60),
        job("figure", FigureSpec(), 0),
    ]
    assert [j.id for j in plan.by_urgency(jobs)] == ["short", "long", "middle", "gif", "figure"]


def test_jobs_tell_apart_what_they_make() -> None:
    outline = load_outline()
    jobs = [
        job
        for language in ("en", "vi")
        for settings in [Settings(language)]
        for job in (
            *plan.video_jobs(outline.scenes(), OUT, settings, QUALITIES["l"]),
            *plan.figure_jobs(outline.figures().values(), OUT, settings, FigureSpec()),
            *plan.gif_jobs(outline.clips().values(), OUT, settings, GifSpec()),
        )
    ]
    outputs = [path for job in jobs for path in job.outputs]
    assert len(set(outputs)) == len(outputs)
    assert len({job.log for job in jobs}) == len(jobs)
    assert len({job.name for job in jobs}) == len(jobs)
