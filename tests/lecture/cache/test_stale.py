"""What is up to date and what is not, and the reason that is given."""

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import av
import pytest
from stand_ins import SMALL, JobMaker, spoken

from lecture import making, plan
from lecture.cache import inputs, memory, reading, records
from lecture.cache.stale import Judge, Verdict
from lecture.film import join
from lecture.making import Work
from lecture.plan import GifSpec, Job, Quality
from lecture.worker import Outcome, make
from scenes.kit.own import Own
from scenes.kit.settings import Settings

TINY = Quality(64, 36, 5, 40)


def verdict(job: Job, verify: bool = False, force: bool = False) -> Verdict:
    return Judge([job], verify, force).verdict(job)


def build(job: Job) -> Outcome:
    """Make a job and record it."""
    judge = Judge([job])
    outcome = make(job)
    assert not outcome.error
    judge.made(job, outcome.read, outcome.files)
    return outcome


@pytest.fixture
def blink(job: JobMaker) -> Job:
    """A job that has been made: no words on screen."""
    made = job("Blink", TINY)
    build(made)
    return made


@pytest.fixture(scope="module")
def spoken_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spoken")
    build(_spoken(folder))
    return folder


@pytest.fixture
def talk(spoken_files: Path, tmp_path: Path) -> Job:
    """A job that has been made: a label, and narration in two languages."""
    return _spoken(shutil.copytree(spoken_files, tmp_path / "talk"))


def _spoken(folder: Path, changes: dict[str, str] | None = None) -> Job:
    return Job("one-step", "stand_ins:Spoken", spoken(changes), TINY, folder, folder / "log.txt")


def with_words(job: Job, **changes: str) -> Job:
    """The same job with other words; `en_beats_loop` is the English narration of the beat loop."""
    keys = {f"{name[:2]} scenes.one-step.{name[3:].replace('_', '.')}": text for name, text in changes.items()}
    return replace(job, settings=spoken(keys))


def test_what_was_never_made_is_made(job: JobMaker) -> None:
    assert verdict(job("Blink")) == Verdict(job("Blink"), "make", ("never made",))


def test_what_has_just_been_made_is_up_to_date(blink: Job, talk: Job) -> None:
    assert verdict(blink).state == verdict(talk).state == "keep"
    assert verdict(blink, verify=True).state == "keep"


def test_force_makes_it_anew(blink: Job) -> None:
    assert verdict(blink, force=True).reasons == ("--force",)


def test_a_file_without_a_record_is_not_trusted(blink: Job) -> None:
    records.path(blink.folder, blink.id).unlink()
    assert verdict(blink).reasons == ("no record of what one-step.mp4 was made of",)


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"version": 0}', b'{"version": 1, "files": 3}', b"\xff"])
def test_a_spoilt_record_costs_one_job(blink: Job, spoilt: bytes) -> None:
    path = records.path(blink.folder, blink.id)
    path.write_bytes(spoilt)
    assert verdict(blink).state == "make"
    assert f"its record cannot be read ({path})" in verdict(blink).reasons
    build(blink)
    assert verdict(blink).state == "keep"


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"source": 1}', b'{"a": 1}', b"\xff"])
def test_spoilt_memory_of_the_source_only_takes_time(
    blink: Job, spoilt: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "FOLDER", tmp_path)
    for name in ("definitions", "reach"):
        (tmp_path / f"lecture.{name}.json").write_bytes(spoilt)
    assert verdict(blink).state == "keep"


def test_a_deleted_file_is_noticed(blink: Job) -> None:
    (blink.folder / "one-step.mp4").unlink()
    assert verdict(blink).reasons == ("one-step.mp4 is missing",)


def test_a_file_cut_short_is_noticed(blink: Job) -> None:
    video = blink.folder / "one-step.mp4"
    video.write_bytes(video.read_bytes()[:-1])
    assert verdict(blink).reasons == ("one-step.mp4 was cut short",)


def _change_a_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_other_contents_of_the_same_size_are_noticed_by_their_time(blink: Job) -> None:
    _change_a_byte(blink.folder / "one-step.mp4")
    assert verdict(blink).reasons == ("one-step.mp4 was changed since",)


def test_other_contents_of_the_same_size_and_time_are_noticed_by_verify(blink: Job) -> None:
    video = blink.folder / "one-step.mp4"
    status = video.stat()
    _change_a_byte(video)
    os.utime(video, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert verdict(blink).state == "keep"
    assert verdict(blink, verify=True).reasons == ("one-step.mp4 was changed since",)


@pytest.mark.parametrize("year", [-1_000_000_000, 4_000_000_000])
def test_no_clock_is_believed(talk: Job, year: int) -> None:
    # Files copied, or made while the clock was wrong, are what they are by their contents.
    for file in talk.folder.glob("one-step.*"):
        os.utime(file, (year, year))
    assert verdict(talk).state == "keep"


def test_lost_captions_are_written_anew_without_drawing(talk: Job) -> None:
    captions = talk.folder / "one-step.vi.vtt"
    before = captions.read_bytes()
    captions.unlink()
    found = verdict(talk)
    assert (found.state, found.reasons) == ("tell", ("one-step.vi.vtt is missing",))
    assert making.tell([found], Judge([talk]), Work()) == []
    assert captions.read_bytes() == before
    assert verdict(talk).state == "keep"


def test_a_word_on_screen_makes_its_scene_again(talk: Job) -> None:
    changed = with_words(talk, en_labels_petal="leaf")
    assert verdict(changed).reasons == ("en scenes.one-step.labels.petal changed",)


def test_a_word_that_is_not_on_screen_makes_nothing(talk: Job) -> None:
    assert verdict(with_words(talk, en_alt="Other words for who cannot see.")).state == "keep"
    assert verdict(with_words(talk, vi_labels_petal="lá")).state == "keep"
    assert verdict(with_words(talk, en_labels_step="a label that this scene does not show")).state == "keep"


def test_english_narration_draws_nothing_unless_the_beat_becomes_longer(talk: Job) -> None:
    shorter = verdict(with_words(talk, en_beats_loop="Hello."))
    assert (shorter.state, shorter.reasons) == ("tell", ("narration of one-step/loop changed",))
    longer = verdict(with_words(talk, en_beats_loop="Hello again, to each and every one of you here."))
    assert longer.state == "make"
    assert longer.reasons == ("narration of one-step/loop changed: 4.0 s instead of 1.8 s",)


def test_the_slowest_language_counts_with_its_numbers_in_place(talk: Job) -> None:
    assert verdict(with_words(talk, vi_beats_pick="Nó là {x} đơn vị!")).state == "tell"
    assert verdict(with_words(talk, vi_beats_pick="Nó là {x} đơn vị, {x}.")).state == "make"


def test_a_narration_that_asks_for_what_is_not_there_is_said(talk: Job) -> None:
    missing = verdict(with_words(talk, vi_beats_pick="Nó là {nothing}."))
    assert missing.reasons == ("narration of one-step/pick is missing in a language",)


def test_told_anew_is_what_would_be_made_anew(talk: Job, tmp_path: Path) -> None:
    changed = with_words(talk, en_beats_loop="Hello, now!")
    work = Work()
    assert making.tell([verdict(changed)], Judge([changed]), work) == []
    assert verdict(changed).state == "keep"
    fresh = build(replace(changed, folder=tmp_path / "fresh"))
    assert {path.name for path in work.made} == {path.name for path in fresh.files}
    video, *beside = fresh.files
    for path in beside:
        assert (changed.folder / path.name).read_bytes() == path.read_bytes(), path.name
    assert join.read(changed.folder / video.name) == join.read(video)
    assert _chapters(changed.folder / video.name) == _chapters(video)


def _chapters(path: Path) -> object:
    with av.open(str(path)) as container:
        return container.metadata["title"], container.chapters()


def test_a_video_that_cannot_be_read_back_is_made_instead(talk: Job) -> None:
    changed = with_words(talk, en_beats_loop="Hello, now!")
    found = verdict(changed)
    (talk.folder / "one-step.mp4").write_bytes(b"no video")
    assert making.tell([found], Judge([changed]), Work()) == [changed]


def test_another_size_is_a_reason(job: JobMaker) -> None:
    clip = job("Spin", GifSpec(64, 5), scene="spin")
    build(clip)
    assert verdict(clip).state == "keep"
    assert verdict(replace(clip, spec=GifSpec(80, 5, 2))).reasons == ("width was 64, is 80", "loops was 0, is 2")


def test_settings_and_the_lecturers_own_are_reasons(blink: Job) -> None:
    assert verdict(replace(blink, settings=Settings(cut_numbers=False))).reasons == ("cut_numbers was True, is False",)
    colours = replace(blink, settings=Settings(own=Own(colours=(("dark", "loss", "#ff0000"),))))
    assert verdict(colours).reasons == ("scenes/kit/theme.py (dark) changed",)
    other = replace(blink, settings=Settings(own=Own(colours=(("light", "loss", "#ff0000"),))))
    assert verdict(other).state == "keep"
    beats = replace(blink, settings=Settings(own=Own(beats=(("one-step", ("loop",)),))))
    assert verdict(beats).reasons == ("one-step in outline.toml changed",)


def test_another_version_of_a_library_is_a_reason(blink: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "_versions", lambda: {"manim": "0.99"})
    assert any(reason.startswith("manim was 0.22") for reason in verdict(blink).reasons)


def test_source_touched_while_it_is_made_leaves_no_record(job: JobMaker, tmp_path: Path) -> None:
    module, source = tmp_path / "other.py", "from stand_ins import Blink\nclass Same(Blink):\n    HOLD = 52\n"
    module.write_text(source)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(tmp_path)
        touched = replace(job("Blink", TINY), target="other:Same")
        judge = Judge([touched])
        # Changed and changed back: nobody can say which of it was drawn.
        module.write_text(source.replace("52", "15"))
        module.write_text(source)
        outcome = make(touched)
        judge.made(touched, outcome.read, outcome.files)
        assert verdict(touched).reasons == ("no record of what one-step.mp4 was made of",)


def test_only_the_formats_asked_for_need_be_there(job: JobMaker) -> None:
    some = job("chart", plan.FigureSpec(("svg",)), scene="chart")
    build(some)
    assert verdict(some).state == "keep"
    more = replace(some, spec=plan.FigureSpec(("svg", "pdf")))
    assert verdict(more).reasons == ("chart.pdf was never made",)
    build(more)
    assert verdict(some).state == "keep"


def test_the_lecture_is_joined_again_only_if_a_scene_is_another(talk: Job) -> None:
    lecture, *_ = plan.lectures([talk])
    scenes = ["one-step"]

    def joined() -> Verdict:
        return Judge([talk]).joined(lecture, scenes)

    assert joined().reasons == ("never made",)
    reading.forget(talk.settings)
    files = join.lecture(talk.folder, scenes, talk.settings)
    Judge([talk]).was_joined(lecture, scenes, reading.so_far(talk.settings), files)
    assert joined().state == "keep"
    _change_a_byte(talk.folder / "one-step.mp4")
    assert joined().reasons == ("1: one-step.mp4 changed",)


def test_a_record_is_plain_json_beside_the_files(talk: Job) -> None:
    stored = json.loads((talk.folder / ".made" / "one-step.json").read_text(encoding="utf-8"))
    assert stored["files"]["one-step.mp4"]["size"] == (talk.folder / "one-step.mp4").stat().st_size
    assert stored["pictures"]["height"] == "36"
    assert stored["reading"]["needs"].keys() == {"loop", "pick"}


def test_small_stays_a_quality_of_its_own(blink: Job) -> None:
    assert verdict(replace(blink, spec=SMALL)).reasons[0] == "width was 64, is 320"
