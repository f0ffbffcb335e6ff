"""A lecturer's folder from `lecture new` to a video: settings, words, colours, beats, credits, and Python."""

import base64
import io
import tomllib
from dataclasses import replace
from pathlib import Path

import av
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import Video
from matplotlib.figure import Figure
from own_folders import DATA, TOML, Folder, lecture
from PIL import Image

from lecture import build, figure, show
from lecture.options import BadInput
from lecture.own import schema
from lecture.own.read import own_lecture
from scenes.kit.own import NOTHING
from scenes.kit.settings import LANGUAGES, Settings
from scenes.kit.theme import DARK
from scenes.kit.words import leaves, load_words, words_about_data, words_of

ROOT = Path(__file__).parents[3]


def test_a_new_folder_has_every_setting_with_its_default_and_is_read(tmp_path: Path) -> None:
    assert lecture("new", str(tmp_path / "mine")) == 0
    assert sorted(path.name for path in (tmp_path / "mine").iterdir()) == ["README.md", "data.csv", "lecture.toml"]
    table = tomllib.loads((tmp_path / "mine" / "lecture.toml").read_text(encoding="utf-8"))
    assert set(schema.fixed(LANGUAGES)) == set(leaves(table))
    read = own_lecture(tmp_path / "mine")
    assert read.own.data is not None
    assert len(read.own.data) == 100
    assert "two-features" in {scene.id for scene in read.outline.scenes()}


def test_a_new_folder_never_takes_the_place_of_another(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    place = folder()
    before = {path: path.read_bytes() for path in place.iterdir()}
    assert lecture("new", str(place)) == 2
    assert "is there already; allowed is a new folder or an empty one" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in place.iterdir()} == before


def test_every_setting_is_explained() -> None:
    text = (ROOT / "docs" / "own.md").read_text(encoding="utf-8")
    for setting in schema.SETTINGS:
        assert f"`{setting.key}`" in text, setting.key
    for setting in schema.NAMES:
        assert f"`{setting.key}`" in text, setting.key


def test_both_languages_say_the_same_things_of_a_lecturers_data() -> None:
    english, vietnamese = words_about_data("en"), words_about_data("vi")
    assert set(english) == set(vietnamese)
    for key in english:
        # A word that only a lecturer's data need stands beside those that it does not replace.
        parent = key.rpartition(".")[0] + "."
        assert any(ours.startswith(parent) for ours in leaves(load_words("en").table)), key


def test_nothing_of_ones_own_is_the_slides_lecture() -> None:
    assert Settings().own == NOTHING
    assert Settings().theme == DARK
    assert words_of(Settings()).table == load_words("en").table


def test_words_names_and_colours_are_the_lecturers(folder: Folder) -> None:
    place = folder(
        TOML + '[names.en]\nsample = "leaf"\nsamples = "leaves"\nfeatures = ["leaf length"]\nunits = ["mm"]\n'
        '[words.en.scenes.training]\ntitle = "Learning {samples} <b>#x</b>"\nbeats.done = "Done with {count}?"\n'
        '[colours.dark]\nclass1 = "#5A95E2"\n'
    )
    settings = own_lecture(place, ["data.standardise=false"]).settings("en", "dark")
    words = words_of(settings)
    assert words.title("training") == "Learning leaves <b>#x</b>"
    assert words.text("scenes.training.beats.done") == "Done with {count}?"
    assert words.label("training", "petal") == "leaf length (mm)"
    assert settings.theme.colours == replace(DARK.colours, class1="#5A95E2")
    assert hash(settings) == hash(own_lecture(place, ["data.standardise=false"]).settings("en", "dark"))


def test_scenes_come_in_the_lecturers_order_and_the_others_say_why(
    folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lecture("list", str(folder()), "--set", 'lecture.scenes=["training","sigmoid","map-squared-error"]') == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines if line.startswith("scene")] == ["training", "sigmoid"]
    (left,) = [line for line in lines if line.startswith("left out") and "map-squared-error" in line]
    assert left.endswith("it looks back at linear-regression, which is not given before it")


def test_the_loss_that_is_shown_first_has_its_section_before_the_others(folder: Folder) -> None:
    usual, turned = (own_lecture(folder(), given).outline.sections for given in ([], ["learning.loss_first=bce"]))
    order = [section.id for section in turned]
    assert order.index("cross-entropy") + 1 == order.index("squared-error")
    assert [name for name in order if name != "cross-entropy"] == [s.id for s in usual if s.id != "cross-entropy"]
    taught = [
        {scene.id: scene for section in sections for scene in section.scenes if not scene.shows_sections}
        for sections in (usual, turned)
    ]
    assert taught[0] == taught[1]


def test_a_video_of_chosen_beats_with_its_credits(folder: Folder) -> None:
    place = folder(TOML + '[beats]\nquiz-2 = ["question"]\n[credits]\nlecturer = "Ms Lan"\nlicence = "CC BY 4.0"\n')
    only = 'lecture.scenes=["quiz-2"]'
    assert build(place, "-q", "l", "-j", "1", "--voice", "none", "--set", only) == 0
    assert (place / "renders/site/index.html").exists()
    with av.open(str(place / "renders/en/dark/videos/480p15/quiz-2.mp4")) as video:
        assert video.metadata["artist"] == "Ms Lan"
        assert video.metadata["copyright"] == "CC BY 4.0"
        assert len(video.chapters()) == 1
        assert video.duration is not None
        assert video.duration / 1e6 < 20


def test_figures_come_in_python_from_columns(tmp_path: Path) -> None:
    columns = {"length": [1.4, 1.5, 3.0, 4.1], "kind": ["a", "a", "b", "b"]}
    settings = {"data.features": ["length"], "data.label": "kind", "data.positive": "b"}
    drawn = figure("training", columns, settings=settings)
    assert isinstance(drawn, Figure)
    (tmp_path / "data.csv").write_text(DATA)
    again = figure("training", tmp_path / "data.csv", settings=settings)
    curves = [[tuple(line.get_ydata()) for line in drawing.axes[1].lines] for drawing in (drawn, again)]
    assert curves[0] == curves[1]


def test_data_that_cannot_be_used_are_refused_in_python_as_on_the_command_line(tmp_path: Path) -> None:
    settings = {"data.features": ["length"], "data.label": "kind", "data.positive": "b"}
    with pytest.raises(BadInput, match=r"different numbers of values \('length' 2, 'kind' 1\)"):
        figure("training", {"length": [1, 2], "kind": ["a"]}, settings=settings)
    with pytest.raises(BadInput, match=r"none\.csv cannot be read \(No such file or directory\)"):
        figure("training", tmp_path / "none.csv", settings=settings)
    with pytest.raises(BadInput, match=r"data is 7; allowed is a CSV file, or columns by name"):
        figure("training", 7, settings=settings)
    with pytest.raises(BadInput, match=r"allowed are columns by name, each a list of values"):
        figure("training", {"length": 3, "kind": ["a"]}, settings=settings)
    with pytest.raises(BadInput, match=r"There is no .*nowhere/lecture\.toml; `lecture new"):
        figure("training", {"length": [1, 2], "kind": ["a", "b"]}, folder=tmp_path / "nowhere", settings=settings)
    (tmp_path / "x.csv").write_text("length,kind\n1,a\nlong,b\n", encoding="utf-8")
    with pytest.raises(BadInput, match=rf"^{tmp_path}/x\.csv, line 3"):
        figure("training", tmp_path / "x.csv", settings=settings)


def test_other_data_keep_the_folders_words_and_logo(folder: Folder) -> None:
    place = folder(TOML + '[credits]\nlogo = "logo.png"\n')
    Image.new("RGB", (4, 4)).save(place / "logo.png")
    assert lecture("new", str(place), "--words", "de") == 0
    columns = {"length": [1.4, 1.5, 3.0, 4.1], "kind": ["a", "a", "b", "b"]}
    assert isinstance(figure("sigmoid", columns, folder=place, language="de"), Figure)


def test_a_scene_comes_as_a_video_that_a_notebook_shows(folder: Folder) -> None:
    shown = show("training", folder=folder(), settings={"beats.training": ["right"]})
    html = shown._repr_html_()
    assert isinstance(shown, Video)
    film = base64.b64decode(html.partition("base64,")[2].partition('"')[0])
    with av.open(io.BytesIO(film)) as video:
        assert len(video.chapters()) == 1
        assert video.streams.video[0].height == 480


def test_a_notebook_shows_a_figure_that_a_cell_ends_with() -> None:
    shell = InteractiveShell.instance()
    try:
        shown, _ = shell.display_formatter.format(figure("training"))
        assert shown["image/png"]
    finally:
        InteractiveShell.clear_instance()
