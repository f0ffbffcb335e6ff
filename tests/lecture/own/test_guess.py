"""`lecture new --data`: the columns of somebody's CSV are found without a word about them."""

import csv
from pathlib import Path

import pytest
from own_folders import lecture
from sklearn.datasets import load_breast_cancer

from lecture.own.guess import Columns, guessed
from lecture.own.read import own_lecture


@pytest.fixture(scope="module")
def tumours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All 30 measures of the breast cancer data behind a patient's number, and the diagnosis."""
    table, path = load_breast_cancer(), tmp_path_factory.mktemp("tumours") / "tumours.csv"
    rows = [
        [k, *row, table.target_names[kind]] for k, (row, kind) in enumerate(zip(table.data, table.target, strict=True))
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["patient", *table.feature_names, "diagnosis"], *rows])
    return path


def test_the_label_is_the_column_with_two_kinds_and_the_features_tell_them_apart_best(tumours: Path) -> None:
    table, columns = load_breast_cancer(), guessed(tumours)
    assert (columns.label, columns.positive) == ("diagnosis", "malignant")
    apart = abs(table.data[table.target == 1].mean(axis=0) - table.data[table.target == 0].mean(axis=0))
    best = (apart / table.data.std(axis=0)).argsort()[::-1][:2]
    assert columns.features == tuple(table.feature_names[best])


def test_a_folder_on_a_csv_is_a_lecture_at_once(
    tumours: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lecture("new", str(tmp_path / "mine"), "--data", str(tumours)) == 0
    said = capsys.readouterr()
    assert said.out.strip() == str(tmp_path / "mine")
    assert "label diagnosis, where malignant is 1" in said.err
    assert (tmp_path / "mine" / "data.csv").read_bytes() == tumours.read_bytes()
    read = own_lecture(tmp_path / "mine", languages=["vi"])
    assert read.own.data is not None
    assert len(read.own.data) == 569
    names = read.own.names_in("vi")
    assert names is not None
    assert (names.sample, names.classes) == ("mẫu", ("benign", "malignant"))


def test_labels_of_words_go_before_zeros_and_ones_and_the_last_of_them_counts(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("kind,length,wet\nx,1,0\ny,2,1\nx,1.5,0\n", encoding="utf-8")
    assert guessed(tmp_path / "a.csv").label == "kind"
    (tmp_path / "b.csv").write_text("length,wet\n1,0\n2,1\n1.5,0\n", encoding="utf-8")
    columns = guessed(tmp_path / "b.csv")
    assert columns == Columns(("length",), "wet", "1", "file")


@pytest.mark.parametrize("header", ['"Petal length\n(cm)"', "petal   length", "La\u0308nge", "x" * 200, "x\u00a0y"])
def test_whatever_a_column_is_called_the_new_lecture_can_be_read(header: str, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(f"{header},kind\n1,a\n3,b\n1.5,a\n4,b\n", encoding="utf-8")
    assert lecture("new", str(tmp_path / "mine"), "--data", str(tmp_path / "x.csv")) == 0
    assert own_lecture(tmp_path / "mine").own.data is not None


def test_rows_that_begin_too_much_alike_are_shuffled_and_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "0,a\n0,a\n0,a\n0,b\n0,b\n0,b\n" + "1,a\n2,a\n5,b\n6,b\n" * 10
    (tmp_path / "x.csv").write_text(f"drops,kind\n{rows}", encoding="utf-8")
    assert lecture("new", str(tmp_path / "mine"), "--data", str(tmp_path / "x.csv")) == 0
    assert "rows are shuffled, as the first ones are too much alike" in capsys.readouterr().err
    assert own_lecture(tmp_path / "mine").own.data is not None


def test_an_empty_folder_that_one_stands_in_is_filled_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert lecture("new", ".") == 0
    assert sorted(path.name for path in Path().iterdir()) == ["README.md", "data.csv", "lecture.toml"]


@pytest.mark.parametrize(("words", "positive"), [("no yes", "yes"), ("no Yes", "Yes"), ("No yes", "yes"), ("b B", "b")])
def test_the_later_label_by_the_alphabet_is_1_capital_or_not(words: str, positive: str, tmp_path: Path) -> None:
    one, other = words.split()
    (tmp_path / "a.csv").write_text(f"length,kind\n1,{one}\n2,{other}\n3,{one}\n", encoding="utf-8")
    assert guessed(tmp_path / "a.csv").positive == positive


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "there is no such file"),
        ("length,kind\n1,a\n2,b\n3,c\n", "no column has two kinds of labels; the columns are 'length', 'kind'"),
        ("name,kind\nx,a\nz,b\nu,a\n", "no column but 'kind' has numbers that vary"),
        ("length;kind\n1;a\n2\n", "the row has 1 cells"),
        ("x {cm},kind\n1,a\n2,b\n3,a\n", "data.features holds a brace"),
        ("x" * 201 + ",kind\n1,a\n2,b\n3,a\n", "data.features has 201 characters; allowed are 200"),
        ("x\x7f,kind\n1,a\n2,b\n3,a\n", "U+007F"),
        ("length,kind\n1,a\n1,b\n2,a\n2,b\n", "does not tell the labels apart"),
        ("length,kind\n" + "1,a\n2,b\n" * 10_001, "has 20002 rows; allowed are 20000"),
    ],
)
def test_a_csv_without_a_lecture_in_it_is_refused_and_nothing_is_written(
    text: str | None, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        (tmp_path / "x.csv").write_text(text, encoding="utf-8")
    assert lecture("new", str(tmp_path / "course" / "mine"), "--data", str(tmp_path / "x.csv")) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert message in line
    assert not (tmp_path / "course").exists()
