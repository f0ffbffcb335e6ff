"""A lecturer's CSV: what is read all the same, and what is refused with one message that helps."""

import contextlib
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.datasets import load_iris

from core.datasets import DataError, load_csv
from core.tables import LARGEST_FILE, LARGEST_NUMBER, read_table

GOOD = "length,width,kind\n1.4,0.2,rose\n3.0,1.1,iris\n4.1,1.3,iris\n"


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / "data.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def load(path: Path, features: tuple[str, ...] = ("length",), label: str = "kind", positive: str | None = "iris"):
    return load_csv(path, features, label, positive)


def test_a_plain_file_is_read_without_a_note(tmp_path: Path) -> None:
    dataset = load(write(tmp_path, GOOD), ("width", "length"))
    np.testing.assert_array_equal(dataset.X_features, [[0.2, 1.4], [1.1, 3.0], [1.3, 4.1]])
    np.testing.assert_array_equal(dataset.y, [0, 1, 1])
    assert (dataset.class_names, dataset.notes) == (("rose", "iris"), ())


def test_labels_0_and_1_need_no_choice(tmp_path: Path) -> None:
    dataset = load(write(tmp_path, GOOD.replace("rose", "0").replace("iris", "1")), positive=None)
    np.testing.assert_array_equal(dataset.y, [0, 1, 1])


def test_another_countrys_spreadsheet_is_read_and_said(tmp_path: Path) -> None:
    text = GOOD.replace(",", ";").replace(".", ",").replace("\n", "\r\n")
    dataset = load(write(tmp_path, b"\xef\xbb\xbf" + text.encode()))
    np.testing.assert_array_equal(dataset.x, [1.4, 3.0, 4.1])
    assert dataset.notes == (
        "the byte order mark at the start is skipped",
        "columns are separated by semicolons",
        "decimal commas are read as decimal points",
    )


def test_tabs_blank_lines_spaces_and_vietnamese_names_are_fine(tmp_path: Path) -> None:
    text = "\nđộ dài\tloài\n 1,5 \tcúc\n\n\t\n2e0\thồng\n"
    dataset = load_csv(write(tmp_path, text), ["độ dài"], "loài", "hồng")
    np.testing.assert_array_equal(dataset.x, [1.5, 2.0])
    assert dataset.notes[0] == "columns are separated by tabs"


def test_quoted_cells_may_hold_separators_and_line_breaks_which_are_read_as_blanks(tmp_path: Path) -> None:
    text = 'length,"kind\nof  flower"\n1.0,"a, b"\n2.0,"say ""c"""\n'
    dataset = load_csv(write(tmp_path, text), ["length"], "kind of flower", 'say "c"')
    assert dataset.class_names == ("a, b", 'say "c"')


def test_real_data_survive_the_trip(tmp_path: Path) -> None:
    table = load_iris()
    rows = [f"{x[2]},{x[3]},{table.target_names[y]}" for x, y in zip(table.data, table.target, strict=True) if y > 0]
    dataset = load(write(tmp_path, "length,width,kind\n" + "\n".join(rows)), ("length", "width"), positive="virginica")
    np.testing.assert_array_equal(dataset.X_features, table.data[50:, 2:])
    assert (len(dataset), dataset.y.sum()) == (100, 50)


REFUSED = {
    "empty": ("", None, "the file is empty; a header line and at least two rows are needed"),
    "blank": ("\n \n", None, "the file is empty"),
    "header only": ("length,kind\n", None, "there are 0 rows; at least two are needed"),
    "one row": ("length,kind\n1,iris\n", None, "there are 1 rows; at least two are needed"),
    "not UTF-8": (b"length,kind\n1,r\xf4se\n2,iris\n", 2, "byte 0xf4 is not UTF-8; save the file as UTF-8"),
    "another column": (GOOD.replace("length", "Lenght"), None, "there is no column 'length' (did you mean 'Lenght'?)"),
    "no column near": (
        GOOD.replace("length", "zzz"),
        None,
        "no column 'length'; the columns are 'zzz', 'width', 'kind'",
    ),
    "a word": (GOOD.replace("3.0", "three"), 3, "column 'length': 'three' is not a number; allowed are numbers"),
    "an empty cell": (GOOD.replace("3.0", ""), 3, "column 'length': the cell is empty"),
    "an underscore": (GOOD.replace("3.0", "3_0"), 3, "'3_0' is not a number"),
    "other digits": (GOOD.replace("3.0", "٣"), 3, "'٣' is not a number"),
    "NaN": (GOOD.replace("3.0", "NaN"), 3, "'NaN' is not finite; allowed are finite numbers"),
    "infinity": (GOOD.replace("3.0", "-Infinity"), 3, "'-Infinity' is not finite"),
    "1e300": (GOOD.replace("3.0", "1e300"), 3, "'1e300' is too large; allowed are numbers up to 1e+15 in size"),
    "1e999": (GOOD.replace("3.0", "-1e999"), 3, "'-1e999' is too large"),
    "a comma for a point": (
        GOOD.replace("3.0", '"3,0"'),
        3,
        "'3,0' is not a number; allowed are numbers such as 1.4 or -3e2; decimal commas need semicolons or tabs",
    ),
    "one class": (GOOD.replace("rose", "iris"), None, "column 'kind': there is one class ('iris'); exactly two"),
    "three classes": (GOOD.replace("1.3,iris", "1.3,lily"), None, "there are 3 classes ('iris', 'lily', 'rose')"),
    "many classes": (
        "length,kind\n" + "".join(f"{i},k{i}\n" for i in range(9)),
        None,
        "there are 9 classes ('k0', 'k1', 'k2', 'k3', 'k4', …)",
    ),
    "a row without a label": (GOOD.replace("rose", ""), 2, "column 'kind': the cell is empty; every row needs a label"),
    "another class": (GOOD.replace("iris", "Iris"), None, "no row has the label 'iris' (did you mean 'Iris'?)"),
    "constant": (GOOD.replace("1.4", "3").replace("4.1", "3.0"), None, "column 'length': every value is 3; a feature"),
    "nearly constant": (
        "length,kind\n1e14,iris\n100000000000001,rose\n",
        None,
        "every value is 1e+14; a feature must vary",
    ),
    "a name twice": (GOOD.replace("width", "length"), 1, "the name 'length' stands twice; every column needs its own"),
    "no name": (GOOD.replace("width", ""), 1, "column 2 has no name; every column needs one"),
    "no header": ("1,2\n3,4\n", 1, "the first line holds numbers; it must hold the columns' names"),
    "a short row": (
        GOOD + "\n5.0,1.1\n",
        6,
        "the row has 2 cells; the header has 3 columns: 'length', 'width', 'kind'",
    ),
    "an open quotation": ('length,kind\n1,"iris\n2,rose\n', 3, "this is not CSV (unexpected end of data)"),
    "an endless cell": ("length,kind\n" + "1" * 200_000 + ",iris\n", 2, "this is not CSV (field larger than"),
}


@pytest.mark.parametrize(("content", "line", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_wrong_is_said_with_file_and_line(tmp_path: Path, content, line: int | None, message: str) -> None:
    path = write(tmp_path, content)
    with pytest.raises(DataError) as caught:
        load(path)
    place = "" if line is None else f", line {line}"
    assert str(caught.value).startswith(f"{path}{place}")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert (caught.value.file, caught.value.line) == (path, line)


def test_classes_without_a_choice_are_listed(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="none is chosen as 1; name one of them as positive: 'iris', 'rose'"):
        load(write(tmp_path, GOOD), positive=None)


@pytest.mark.parametrize("features", [(), ("length", "length"), ("kind",)])
def test_columns_are_asked_for_once(tmp_path: Path, features: tuple[str, ...]) -> None:
    with pytest.raises(DataError, match="are not different columns; at least one feature is needed"):
        load(write(tmp_path, GOOD), features)


def test_a_missing_file_a_directory_and_a_loop_of_links_are_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop.csv"
    loop.symlink_to(loop)
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    for path, message in [
        (tmp_path / "none.csv", "there is no such file"),
        (tmp_path, "this is a directory"),
        (loop, "the file cannot be read"),
        (pipe, "this is not an ordinary file"),
        (Path("a\0b.csv"), "this is no path"),
    ]:
        for root in (None, tmp_path):
            with pytest.raises(DataError) as caught:
                read_table(path, root)
            assert message in str(caught.value) or "outside" in str(caught.value)


def test_a_file_outside_the_lectures_folder_is_refused(tmp_path: Path) -> None:
    outside = write(tmp_path, GOOD)
    folder = tmp_path / "lecture"
    folder.mkdir()
    (folder / "link.csv").symlink_to(outside)
    for path in (folder / ".." / "data.csv", folder / "link.csv", outside):
        with pytest.raises(DataError, match="the file lies outside the lecture's folder; allowed are files in"):
            read_table(path, root=folder)
    assert read_table(write(folder, GOOD), root=folder).header == ("length", "width", "kind")


def test_a_file_of_200_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(10 * LARGEST_FILE)
    with pytest.raises(DataError, match="the file has 200 MB; allowed are 20 MB"):
        read_table(path)


@given(st.binary(max_size=200))
def test_no_bytes_whatever_end_in_another_error(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = write(tmp_path_factory.getbasetemp(), content)
    with contextlib.suppress(DataError):
        table = read_table(path)
        load_csv(path, table.header[:1], table.header[-1], None)


cells = st.text(alphabet="0123456789.,;-+eE \"'ntá\n", max_size=6)


@given(st.lists(st.tuples(cells, cells), max_size=5))
def test_no_table_whatever_gives_a_number_that_is_not_finite(tmp_path_factory, rows: list[tuple[str, str]]) -> None:
    path = write(tmp_path_factory.getbasetemp(), "x;y\n" + "\n".join(";".join(row) for row in rows))
    with contextlib.suppress(DataError):
        assert (np.abs(read_table(path).numbers("x")) <= LARGEST_NUMBER).all()


def test_a_message_stays_one_short_line(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load(write(tmp_path, f'"a\nb",{"z" * 5000}\n1,2\n2,3\n'))
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 250 + len(str(tmp_path))
