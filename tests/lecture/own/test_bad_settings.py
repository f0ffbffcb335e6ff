"""Settings that cannot be used: one message with the file and line, what is allowed, exit 2, nothing written."""

import os
from pathlib import Path

import pytest
from own_folders import TOML, Folder, Refused
from PIL import Image

from lecture.own import formula
from lecture.own.read import own_lecture


@pytest.mark.parametrize(
    ("toml", "parts"),
    [
        ("[data\n", ["lecture.toml, line 1: this is not TOML"]),
        ("a = 1\na = 2\n", ["line 2: this is not TOML"]),
        ("a = " + "[" * 5000, ["this is not TOML: it is nested too deeply"]),
        (TOML + "[learning]\nrte = 0.1\n", ["line 7: learning.rte is no setting (did you mean 'learning.rate'?)"]),
        (TOML + "[lerning]\nrate = 0.1\n", ["line 7: lerning.rate is no setting", "the sections are"]),
        (TOML + "beats = 3\n", ["data.beats is no setting", "allowed in [data] are file, features"]),
        ("beats = 3\n", ["line 1: beats is no setting"]),
        (TOML + '[learning]\nrate = "fast"\n', ["line 7: learning.rate is 'fast'; allowed are numbers", 'or "auto"']),
        (TOML + "[learning]\nrate = -1\n", ["learning.rate is -1; allowed are numbers from 1e-06 to 1000"]),
        (TOML + "[learning]\nrate = nan\n", ["learning.rate is nan; allowed are numbers"]),
        (TOML + "[learning]\nrate = true\n", ["learning.rate is True; allowed are numbers"]),
        (TOML + "[learning]\nsteps = 3.5\n", ["learning.steps is 3.5; allowed are whole numbers from 10 to 2000"]),
        (
            TOML + '[learning]\nloss_first = "mae"\n',
            ["learning.loss_first is 'mae' (did you mean 'mse'?); allowed are"],
        ),
        (TOML + '[learning]\nloss_first = "bce"\n[lecture]\nscenes = ["training"]\n', ["line 7", "gives the order"]),
        ('[learning]\nloss_first = "bce"\n', ["line 2: learning.loss_first does not suit the slides' lecture"]),
        (TOML + "[learning]\nstart = [1]\n", ["learning.start is [1]; allowed is a list of 2 numbers"]),
        (TOML + "[learning]\nstart = [1, 1e9]\n", ["allowed are numbers from -1000 to 1000"]),
        (TOML + '[lecture]\nquality = "x"\n', ["lecture.quality is 'x'; allowed are l, m, h, k"]),
        (TOML + '[lecture]\nvoice = "sings"\n', ["lecture.voice is 'sings'; allowed are auto, none, piper"]),
        (TOML + '[lecture]\nlanguages = ["zh"]\n', ["lecture.languages names 'zh'; allowed are en, vi"]),
        (TOML + "[lecture]\nlanguages = []\n", ["lecture.languages names 0; allowed are 1 to"]),
        (TOML + '[lecture]\nscenes = ["trainin"]\n', ["names 'trainin' (did you mean 'training'?)"]),
        (TOML + '[lecture]\nscenes = ["training", "training"]\n', ["names one twice"]),
        (
            TOML + '[lecture]\nscenes = ["two-features"]\n',
            ["leaves no scene (it needs two features, and the data have one)"],
        ),
        (TOML + '[beats]\ntraining = ["strt"]\n', ["names 'strt' (did you mean 'start'?)"]),
        (TOML + '[beats]\ntraining = ["train", "start"]\n', ["in another order", "allowed is start, train"]),
        (TOML + '[beats]\ntrainin = ["start"]\n', ["beats.trainin is of no scene"]),
        (TOML + '[colours.dark]\nclass0 = "red"\n', ["colours.dark.class0 is 'red'; allowed is a colour such as \"#"]),
        (TOML + '[colours.dark]\nclss0 = "#FFFFFF"\n', ["is no role (did you mean 'class0'?)"]),
        (TOML + '[colours.blue]\nclass0 = "#FFFFFF"\n', ["is of no theme", "allowed are dark, light"]),
        (TOML + '[colours.dark]\nclass0 = "#101820"\n', ["line 7: colours.dark.class0 cannot be used", "4.5:1"]),
        (TOML + '[colours.dark]\nclass0 = "#6A95D1"\n', ["class0 and class1 are", "9 units of CAM02-UCS"]),
        (TOML + '[names.en]\nfeatures = ["a", "b"]\n', ["has 2 names; allowed are as many as features, 1"]),
        (TOML + '[names.de]\nsample = "Blume"\n', ["names.de.sample is no setting"]),
        (TOML + "# a\n\n[credits] # b\n  # c\ncourse = 3\n", ["line 10: credits.course is 3"]),
        ('credits.course = """\nlecturer = 1\n"""\ncredits.lecturer = 3\n', ["line 4: credits.lecturer is 3"]),
        ('[lecture]\nscenes = [\n"training", # ]\n\n"one-step",\n]\nquality = 1\n', ["line 7: lecture.quality is 1"]),
        ('[words.en]\nscenes."training".title = 3\n', ["line 2: words.en.scenes.training.title is 3"]),
        (TOML + '[credits]\nlogo = "../logo.png"\n', ["credits.logo cannot be read"]),
        (TOML + '[credits]\nlogo = "data.csv"\n', ["credits.logo cannot be read: 'data.csv'; allowed is a PNG"]),
        (TOML.replace('"length"', "1"), ["data.features is 1; allowed is a text in quotes"]),
        (TOML.replace('features = ["length"]\n', ""), ["data.features is missing"]),
        (TOML.replace('label = "kind"\n', ""), ["data.label is missing"]),
    ],
)
def test_a_setting_is_refused_with_its_line_and_what_is_allowed(
    toml: str, parts: list[str], folder: Folder, refused: Refused
) -> None:
    message = refused(folder(toml))
    for part in parts:
        assert part in message, message


def test_a_logo_that_is_too_wide_is_refused_with_both_limits(folder: Folder, refused: Refused) -> None:
    place = folder(TOML + '[credits]\nlogo = "logo.png"\n')
    Image.new("1", (4001, 1)).save(place / "logo.png")
    message = refused(place)
    assert "line 7: credits.logo is 4001 x 1 pixels; allowed is a PNG file" in message
    assert "of at most 2 MB and 4000 pixels a side" in message


@pytest.mark.parametrize(
    ("option", "part"),
    [
        ("learning.rate", "--set learning.rate: this is not key=value"),
        ("=3", "this is not key=value"),
        ("data=3", "data is no setting"),
        ("data.file.name=3", "file is not a table"),
        ("learning.rte=0.1", "--set learning.rte=0.1: learning.rte is no setting (did you mean 'learning.rate'?)"),
        ("learning.rate=fast", "--set learning.rate=fast: learning.rate is 'fast'"),
        ("learning.start=[1", "learning.start is '[1'"),
        (
            "learning.steps=0x" + 5000 * "f",
            "learning.steps is a number that is too long to be shown; allowed are whole",
        ),
    ],
)
def test_an_option_is_refused_by_its_own_words(option: str, part: str, folder: Folder, refused: Refused) -> None:
    assert part in refused(folder(), "--set", option)


def test_of_a_scene_one_beat_at_least_has_to_be_given(folder: Folder, refused: Refused) -> None:
    message = refused(folder(TOML + '[beats]\ndescent-2d = ["whole"]\n'))
    assert "beats.descent-2d has only beats of the slides' data" in message
    assert "allowed is at least one other of its beats" in message


def test_there_is_a_way_out_where_there_is_no_folder(tmp_path: Path, refused: Refused) -> None:
    assert refused(tmp_path / "none").endswith("`lecture new " + str(tmp_path / "none") + "` writes one.")


def test_settings_in_another_encoding_are_told_so_with_the_line(folder: Folder, refused: Refused) -> None:
    place = folder()
    (place / "lecture.toml").write_bytes(TOML.encode() + b"# \xff\n")
    assert "line 6: this is not UTF-8" in refused(place)


def test_settings_that_are_a_directory_or_a_loop_of_links_cannot_be_read(folder: Folder, refused: Refused) -> None:
    place = folder()
    (place / "lecture.toml").unlink()
    (place / "lecture.toml").symlink_to(place / "lecture.toml")
    assert "this file cannot be read" in refused(place)
    os.unlink(place / "lecture.toml")
    (place / "lecture.toml").mkdir()
    assert "this file cannot be read" in refused(place)


WORDS = TOML + "[words.en.scenes.training]\n"


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ('titel = "x"', "line 7: words.en.scenes.training.titel is none of our words (did you mean"),
        ("title = 3", "is 3; allowed is a text in quotes"),
        ('title = ""', "is ''; allowed is a text in quotes"),
        (f'title = "{"x" * 301}"', "has 301 characters; allowed are 300"),
        ('title = "π and σ"', "holds the character U+03C0 (greek small letter pi)"),
        ('title = "flowers \U0001f33c"', "holds the character U+1F33C (blossom)"),
        ('title = "\\u202Eevil"', "holds the character U+202E (right-to-left override)"),
        ('beats.train = "\\u200Fx"', "holds the character U+200F (right-to-left mark)"),
        ('beats.train = "{speed} steps"', "asks for the number {speed}; allowed in braces are"),
        ('beats.train = "{steps.__class__} steps"', "asks for the number {steps.__class__}"),
        ('beats.train = "{steps!r:9}"', "asks for the number {steps!r:9}"),
        ('beats.train = "a { b"', "holds a brace that stands alone"),
        ('labels.petal = ["a"]', "allowed is a text in quotes"),
        ('title = "In {steps} steps"', "asks for the number {steps}; allowed in braces are sample, samples, feature"),
        ('labels.step = "{steps}"', "asks for the number {steps}; allowed in braces are sample, samples, feature"),
    ],
)
def test_a_word_is_refused_with_its_line(line: str, part: str, folder: Folder, refused: Refused) -> None:
    assert part in refused(folder(WORDS + line + "\n"))


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ('scenes.training.title = "Every {sample}"', "asks for the number {sample}; no braces are allowed here"),
        (
            'scenes.training.beats.train = "{sample}"',
            "asks for the number {sample}; allowed in braces are steps, w0, b0",
        ),
        ('scenes.training.beats.train = "{count}"', "asks for the number {count}; allowed in braces are steps, w0, b0"),
    ],
)
def test_a_word_of_the_slides_lecture_asks_for_no_data(line: str, part: str, folder: Folder, refused: Refused) -> None:
    assert part in refused(folder("[words.en]\n" + line + "\n"))


@pytest.mark.parametrize(
    "line",
    [
        'scenes.training.beats.rule = "{w0}, {right} of {count} {samples}"',
        'scenes.training.title = "{samples}"',
        'scenes.mse-vs-bce.labels.hatched = "{share} of {samples}"',
        'figures.mse-surface.end = "{steps}"',
    ],
)
def test_a_word_asks_for_what_is_filled_there(line: str, folder: Folder) -> None:
    assert own_lecture(folder(TOML + "[words.en]\n" + line + "\n")).own.words


def test_a_list_of_words_keeps_its_length(folder: Folder, refused: Refused) -> None:
    place = folder(TOML + '[words.en.scenes.one-step.labels]\nsteps = ["a", "b"]\n')
    assert "allowed is a list of 5 texts" in refused(place)


PLANE = TOML.replace('["length"]', '["length", "width"]')


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ('#read("/etc/passwd")', "has '#'"),
        ("x $ y", "has '$'"),
        ("x // y", "has '//'"),
        ("x @preview", "has '@'"),
        ("x_1 + foo(x)", "at character 7: unknown variable: foo"),
        ("frac(1", "unclosed delimiter"),
        ('std.read("formula.typ")', "has 'std'"),
        ('x_std .eval("let x = 1; [x]", mode: "code")', "has 'std'"),
    ],
)
def test_a_formula_is_maths_alone_and_its_error_is_typsts(
    source: str, part: str, folder: Folder, refused: Refused
) -> None:
    message = refused(folder(PLANE + f"symbols = ['{source}', 'x_2']\n"))
    assert "line 6: data.symbols" in message
    assert part in message


def test_a_formula_that_takes_too_long_is_given_up(
    folder: Folder, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formula, "COMPILE", "import time; time.sleep(60)")
    monkeypatch.setattr(formula, "SECONDS", 0.2)
    assert "takes too long" in refused(folder(PLANE + "symbols = ['x', 'y']\n"))


def test_a_formula_may_say_std_as_a_word(folder: Folder) -> None:
    assert own_lecture(folder(PLANE + "symbols = ['x_\"std\"', 'y']\n")).own.symbols == ('x_"std"', "y")


@pytest.mark.parametrize(
    ("toml", "part"),
    [
        (TOML + 'symbols = ["x"]\n', "data.symbols has 1 for 1 of data.features; allowed are two, for two features"),
        (TOML + 'symbols = ["x", "y"]\n', "data.symbols has 2 for 1 of data.features"),
        (PLANE + 'symbols = ["x"]\n', "data.symbols has 1 for 2 of data.features"),
        ('[data]\nsymbols = ["#panic()", "x"]\n', "line 2: data.symbols is of no use in the slides' lecture"),
    ],
)
def test_a_formula_goes_with_a_feature(toml: str, part: str, folder: Folder, refused: Refused) -> None:
    assert part in refused(folder(toml))


def test_what_only_data_of_ones_own_need_is_refused_without_them(folder: Folder, refused: Refused) -> None:
    usual = folder('[data]\nfile = ""\nseed = 0\n[learning]\nrate = "auto"\n[names.vi]\nfeatures = []\n')
    assert own_lecture(usual).own.data is None
    assert (
        "learning.steps=20: learning.steps is of no use in the slides' lecture, without data of your own; allowed "
        in (refused(usual, "--set", "learning.steps=20"))
    )
    named = folder('[names.vi]\nsample = "a"\nsamples = "b"\n[data]\nseed = 3\n[learning]\nrate = 0.1\n')
    others = "as are names.vi.samples, data.seed, learning.rate"
    assert f"line 2: names.vi.sample is of no use, {others}, in the slides' lecture" in refused(named)
