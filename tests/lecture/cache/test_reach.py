"""Who must be made again after a change of the project's source: exactly those who use what was changed."""

import ast
import itertools
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lecture import plan
from lecture.cache import memory
from lecture.cache.inputs import Inputs
from lecture.cache.source import ROOT
from lecture.plan import QUALITIES, Job
from scenes.kit.outline import load_outline
from scenes.kit.settings import Settings
from scenes.kit.theme import DARK

OUT = Path("renders")
OUTLINE = load_outline()
JOBS = [
    job
    for settings in (Settings(), Settings("vi", "light"))
    for job in plan.everything(OUTLINE, OUT, settings, QUALITIES["m"])
]
Names = set[tuple[str, str]]


class Tree:
    """A copy of the project's source that may be changed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.before = self.inputs()

    def inputs(self) -> dict[Job, dict[str, str]]:
        inputs = Inputs(JOBS, self.root)
        found = {job: inputs.pictures(job) for job in JOBS}
        inputs.remember()
        return found

    def edit(self, file: str, before: str, after: str) -> None:
        path = self.root / file
        source = path.read_text(encoding="utf-8")
        assert before in source, f"{file} has no {before!r} any more"
        path.write_text(source.replace(before, after, 1), encoding="utf-8")

    def stale(self) -> dict[Job, list[str]]:
        """The jobs whose inputs are others than at first, and which."""
        now = self.inputs()
        changed = {
            job: [name for name in {**self.before[job], **now[job]} if self.before[job].get(name) != now[job].get(name)]
            for job in JOBS
        }
        return {job: names for job, names in changed.items() if names}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tree]:
    root = tmp_path_factory.mktemp("bài giảng")
    for folder in ("core", "scenes", "lecture", "assets"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(memory, "FOLDER", root)
        yield Tree(root)


@pytest.fixture
def tree(copy: Tree) -> Iterator[Tree]:
    """The copy, as it was again after the test."""
    files = {path: path.read_bytes() for path in copy.root.rglob("*") if path.suffix in (".py", ".csv", ".toml")}
    yield copy
    for path, data in files.items():
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
    for path in copy.root.rglob("*.py"):
        if path not in files:
            path.unlink()


def names(jobs: dict[Job, list[str]]) -> Names:
    return {(job.kind, job.id) for job in jobs}


def test_nothing_is_stale_before_a_change(tree: Tree) -> None:
    assert not tree.stale()


def test_a_change_to_one_scene_makes_that_scene_and_nothing_else(tree: Tree) -> None:
    begin = "def construct(self) -> None:\n"
    tree.edit("scenes/sigmoid/sigmoid_fit.py", begin, f"{begin}        self.wait()\n")
    stale = tree.stale()
    assert names(stale) == {("video", "sigmoid-fit")}
    assert set(itertools.chain(*stale.values())) == {"scenes/sigmoid/sigmoid_fit.py"}


def test_a_comment_everywhere_makes_nothing(tree: Tree) -> None:
    for folder in ("core", "scenes", "lecture"):
        for file in (tree.root / folder).rglob("*.py"):
            file.write_text("# Read this first.\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert not tree.stale()


def test_a_comment_in_code_that_is_shown_makes_those_who_show_it(tree: Tree) -> None:
    file = tree.root / "assets/code/logistic_regression.py"
    file.write_text("# Read this first.\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert {("video", "implementation"), ("figure", "implementation")} <= names(tree.stale())


def test_a_colour_of_the_dark_theme_makes_all_that_is_dark(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    # The theme counts by the values that a job carries, not by its file.
    tree.edit("scenes/kit/theme.py", 'background="#0E1621"', 'background="#000000"')
    assert not tree.stale()
    colours = replace(DARK.colours, background="#000000")
    monkeypatch.setattr("scenes.kit.theme.DARK", replace(DARK, colours=colours))
    stale = tree.stale()
    assert stale.keys() == {job for job in JOBS if job.settings.theme_name == "dark"}
    assert set(itertools.chain(*stale.values())) == {"scenes/kit/theme.py (dark)"}


def test_what_every_scene_is_made_of_makes_every_video_and_no_figure(tree: Tree) -> None:
    tree.edit("scenes/kit/base.py", "Hold the picture", "Hold the frame")
    assert not tree.stale()
    tree.edit("scenes/kit/base.py", "if frames > 0:", "if frames > 1:")
    stale = tree.stale()
    assert {("video", scene.id) for scene in OUTLINE.scenes()} <= names(stale)
    assert "figure" not in {kind for kind, _ in names(stale)}


def test_a_helper_that_nobody_uses_makes_nothing(tree: Tree) -> None:
    for file in ("core/losses.py", "scenes/kit/layout.py", "scenes/kit/base.py", "lecture/film/video.py"):
        path = tree.root / file
        path.write_text(path.read_text(encoding="utf-8") + "\n\ndef helper():\n    return 1\n", encoding="utf-8")
    assert not tree.stale()


def test_a_function_of_the_core_makes_those_who_compute_with_it(tree: Tree) -> None:
    tree.edit("core/information.py", "def entropy(", "def entropy(also=0, *, ")
    stale = names(tree.stale())
    assert ("video", "entropy") in stale
    assert not stale & {("video", "sigmoid-fit"), ("video", "title"), ("figure", "descent-1d")}


def test_data_make_those_who_read_them(tree: Tree) -> None:
    tree.edit("assets/data/houses.csv", "\n", "\n\n")
    stale = tree.stale()
    assert set(itertools.chain(*stale.values())) == {"assets/data/houses.csv"}
    assert ("video", "house-prices") in names(stale)
    assert not names(stale) & {("video", "sigmoid-fit"), ("figure", "sigmoid-fit"), ("video", "entropy")}


def test_words_and_what_the_outline_notes_are_no_data(tree: Tree) -> None:
    tree.edit("assets/words/en/review.toml", "title = ", "more = 'x'\ntitle = ")
    tree.edit("assets/outline.toml", "ideas = [1]", "ideas = [2]")
    assert not tree.stale()


def test_another_beat_in_the_outline_makes_its_scene(tree: Tree) -> None:
    tree.edit("assets/outline.toml", 'beats = ["slope", ', 'beats = ["first", "slope", ')
    stale = tree.stale()
    assert names(stale) == {("video", "derivative")}
    assert set(itertools.chain(*stale.values())) == {"derivative in outline.toml"}


def test_scenes_use_no_more_of_the_outline_than_their_inputs_say() -> None:
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in (ROOT / "scenes").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    entries = [n.attr for n in nodes if isinstance(n.value, ast.Attribute) and n.value.attr == "entry"]
    assert set(entries) == {"section", "beats"}


def test_how_gifs_are_written_makes_gifs_alone(tree: Tree) -> None:
    tree.edit("lecture/pictures/gif.py", "dither=none", "dither=bayer")
    assert {kind for kind, _ in names(tree.stale())} == {"gif"}


def test_the_same_name_out_of_another_library_counts(tree: Tree) -> None:
    file = tree.root / "scenes/sigmoid/sigmoid_fit.py"
    source = file.read_text(encoding="utf-8")
    assert "from manim import " in source
    file.write_text(source.replace("from manim import ", "from manimgl import ", 1), encoding="utf-8")
    assert names(tree.stale()) == {("video", "sigmoid-fit")}


def test_a_new_module_that_nobody_imports_makes_nothing(tree: Tree) -> None:
    (tree.root / "scenes" / "sigmoid" / "draft.py").write_text("class Draft:\n    pass\n")
    assert not tree.stale()


def test_inputs_are_the_same_in_every_process(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from lecture import plan; from lecture.cache import memory\n"
        "from lecture.cache.inputs import Inputs; from scenes.kit.outline import load_outline\n"
        "from scenes.kit.settings import Settings\n"
        f"memory.FOLDER = Path({str(tmp_path)!r}) / 'none'\n"
        "jobs = [*plan.everything(load_outline(), Path('o'), Settings(), plan.QUALITIES['m'])][::30]\n"
        "inputs = Inputs(jobs); print([inputs.pictures(job) for job in jobs], inputs.told(), inputs.joining())"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]
    assert "#" in said[0]
