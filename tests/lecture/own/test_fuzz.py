"""Whatever a lecturer writes: read, or refused with one message; never a traceback, a hang, or a file."""

import csv
import shutil
import string
from contextlib import suppress
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from own_folders import TOML

from lecture.options import BadInput
from lecture.own import kinds, new, schema
from lecture.own.new import toml
from lecture.own.read import own_lecture
from scenes.experiments.band import Band
from scenes.experiments.code_run import CodeRun
from scenes.experiments.fits import fits
from scenes.experiments.flip import Flip
from scenes.experiments.flower_descents import OneUpdate
from scenes.experiments.gaps import Gaps
from scenes.experiments.glimpses import glimpses
from scenes.experiments.mixes import Mixes
from scenes.kit.settings import Settings
from scenes.kit.words import leaves, load_words, words_of

QUICK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
SCALARS = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats() | TEXTS
VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(string.ascii_letters + " {}<>&$#'*_~é", max_size=30),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=6,
)  # fmt: skip
WORDS = sorted(leaves(load_words("en").table))


def reads(folder: Path, files: dict[str, bytes], sets: tuple[str, ...] = ()) -> bool:
    """Whether a folder of these files is read; else it is refused in one line, and stays as it is."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    said = "read"
    try:
        own_lecture(folder, sets)
    except BadInput as refused:
        said = str(refused)
    assert said.isprintable()
    assert sorted(path.name for path in folder.iterdir()) == sorted(files)
    return said == "read"


@QUICK
@given(st.binary(max_size=300) | TEXTS.map(str.encode))
def test_any_file_as_settings(tmp_path: Path, content: bytes) -> None:
    reads(tmp_path, {"lecture.toml": content})


@QUICK
@given(st.binary(max_size=300) | TEXTS.map(str.encode))
def test_any_file_as_data(tmp_path: Path, content: bytes) -> None:
    reads(tmp_path, {"lecture.toml": TOML.encode(), "data.csv": content})


@QUICK
@given(st.lists(st.tuples(SCALARS, st.sampled_from(["a", "b", "c", ""])), max_size=12), st.sampled_from(",;\t"))
def test_any_table_of_two_columns(tmp_path: Path, rows: list[tuple[Any, str]], separator: str) -> None:
    lines = [f"length{separator}kind", *(f"{value}{separator}{label}" for value, label in rows)]
    reads(tmp_path, {"lecture.toml": TOML.encode(), "data.csv": "\n".join(lines).encode("utf-8", "replace")})


@QUICK
@given(TEXTS, st.lists(st.tuples(SCALARS | st.integers(0, 9), st.sampled_from(["a", "b", ""])), max_size=12))
def test_a_new_folder_on_any_table_is_a_lecture_or_not_there(
    tmp_path: Path, name: str, rows: list[tuple[Any, str]]
) -> None:
    with (tmp_path / "x.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([(name, "kind"), *rows])
    mine = tmp_path / "mine"
    with suppress(BadInput):
        new.new(mine, tmp_path / "x.csv")
        assert own_lecture(mine).own.data is not None
        shutil.rmtree(mine)
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


@settings(QUICK, max_examples=15)
@given(
    st.lists(st.tuples(st.integers(-3, 3) | st.floats(-1e9, 1e9), st.sampled_from("ab")), min_size=2, max_size=12),
    st.sampled_from(["true", "false", '"auto"']),
)
def test_of_any_data_that_are_read_the_scenes_have_their_numbers(
    tmp_path: Path, rows: list[tuple[float, str]], standardise: str
) -> None:
    (tmp_path / "lecture.toml").write_text(TOML + f"standardise = {standardise}\n")
    (tmp_path / "data.csv").write_text("length,kind\n" + "".join(f"{value!r},{label}\n" for value, label in rows))
    with suppress(BadInput):
        looks = own_lecture(tmp_path).settings("en", "dark")
        for numbers in (fits, Band.of, Flip.of, Gaps.of, Mixes.of, OneUpdate.of, CodeRun.of, glimpses):
            numbers(looks)


@QUICK
@given(
    st.sampled_from([s.key for s in schema.SETTINGS] + ["words.en.scenes.training.title", "colours.dark.ink"]), VALUES
)
def test_any_value_of_any_setting(tmp_path: Path, key: str, value: Any) -> None:
    table, _, name = key.rpartition(".")
    text = f"[{table}]\n{name} = {toml(value)}\n"
    reads(tmp_path, {"lecture.toml": text.encode()})


@QUICK
@given(TEXTS, TEXTS)
def test_any_option(tmp_path: Path, key: str, value: str) -> None:
    files = {"lecture.toml": TOML.encode(), "data.csv": b"length,kind\n1,a\n2,b\n"}
    assert reads(tmp_path, files)
    reads(tmp_path, files, (f"{key}={value}",))


@QUICK
@given(st.sampled_from(WORDS), st.text(string.ascii_letters + " <>&$#'*_~éớ{}\\", max_size=40))
def test_any_text_as_any_word_is_refused_or_said_as_it_is(tmp_path: Path, key: str, text: str) -> None:
    (tmp_path / "lecture.toml").write_text("")
    try:
        lecture = own_lecture(tmp_path, (f"words.en.{key}={toml(text)}",))
    except BadInput:
        return
    shown = words_of(Settings(own=lecture.own)).value(key)
    assert "".join(str(shown).split()) == "".join(normalize("NFC", text).split())


@given(VALUES)
def test_kinds_refuse_or_give_back(value: Any) -> None:
    for setting in schema.SETTINGS:
        with suppress(kinds.Refused):
            read = setting.kind(value)
            assert read is None or isinstance(read, str | bool | int | float | tuple)


@pytest.mark.parametrize("setting", schema.SETTINGS, ids=lambda setting: setting.key)
def test_every_default_is_allowed(setting: schema.Setting) -> None:
    setting.kind(setting.default)
