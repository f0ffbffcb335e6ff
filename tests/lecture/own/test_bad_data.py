"""CSV files that cannot be used: the file, the line and the column, and what is allowed."""

import pytest
from own_folders import DATA, TOML, Folder, Refused, lecture

from lecture.own.read import own_lecture


@pytest.mark.parametrize(
    ("csv", "part"),
    [
        (b"", "data.csv: the file is empty"),
        (b"length,kind\n\xff,a\n", "data.csv, line 2: byte 0xff is not UTF-8; save the file as UTF-8"),
        ("lenght,kind\n1,a\n2,b\n", "there is no column 'length' (did you mean 'lenght'?)"),
        ("length,kind\n1,a\nlong,b\n", "line 3, column 'length': 'long' is not a number"),
        ("length,kind\n1,a\nnan,b\n", "'nan' is not finite"),
        ("length,kind\n1,a\n-inf,b\n", "'-inf' is not finite"),
        ("length,kind\n1,a\n1e300,b\n", "'1e300' is too large"),
        ("length,kind\n1,a\n", "there are 1 rows; at least two are needed"),
        ("length,kind\n1,b\n2,b\n", "there is one class ('b'); exactly two are needed"),
        ("length,kind\n1,a\n2,b\n3,c\n", "there are 3 classes ('a', 'b', 'c'); exactly two are needed"),
        ("length,kind\n1,a\n1,b\n", "column 'length': every value is 1; a feature must vary"),
        ("length,length,kind\n1,2,a\n2,3,b\n", "the name 'length' stands twice"),
        ("length,kind\n1,a,7\n2,b\n", "line 2: the row has 3 cells"),
        ("length,kind\n1,a\n2,\n", "line 3, column 'kind': the cell is empty"),
        ("1,2\n3,4\n", "the first line holds numbers; it must hold the columns' names"),
        ('length,kind\n1,"a\n2,b\n', "this is not CSV"),
        (DATA.replace(",b", ",c"), "no row has the label 'b'"),
    ],
)
def test_a_table_is_refused_with_its_line(csv: str | bytes, part: str, folder: Folder, refused: Refused) -> None:
    assert part in refused(folder(csv=csv))


GREEK = DATA.replace("length", "μ").replace(",a", ",α")
OF_GREEK = TOML.replace("length", "μ")


@pytest.mark.parametrize(
    ("toml", "part"),
    [
        ("", "has the name 'μ' with U+03BC (greek small letter mu) in it; names.en.features names it in letters of"),
        (
            '[names.en]\nfeatures = ["mu"]\n',
            "has the name 'α' with U+03B1 (greek small letter alpha) in it; names.en.negative",
        ),
        (
            '[names.en]\nfeatures = ["mu"]\nnegative = "alpha"\n[lecture]\nlanguages = ["en", "vi"]\n',
            "has the name 'μ' with U+03BC (greek small letter mu) in it; names.vi.features names it",
        ),
    ],
)
def test_a_name_that_cannot_be_shown_is_to_be_named(toml: str, part: str, folder: Folder, refused: Refused) -> None:
    assert part in refused(folder(OF_GREEK + toml, GREEK))


def test_a_name_is_needed_only_in_languages_that_are_made(folder: Folder, refused: Refused) -> None:
    place = folder(OF_GREEK + '[names.en]\nfeatures = ["mu"]\nnegative = "alpha"\n', GREEK)
    lecture = own_lecture(place)
    names = lecture.own.names_in("en")
    assert names is not None
    assert (names.features, names.classes) == (("mu",), ("alpha", "b"))
    assert "names.vi.features names it" in refused(place, "--lang", "vi")
    with pytest.raises(ValueError, match="vi is not among the lecture's languages, en; add it"):
        lecture.settings("vi", "dark")


def test_a_missing_file_is_said(folder: Folder, refused: Refused) -> None:
    place = folder()
    (place / "data.csv").unlink()
    assert "data.csv: there is no such file" in refused(place)


def test_a_directory_is_no_table(folder: Folder, refused: Refused) -> None:
    place = folder()
    (place / "data.csv").unlink()
    (place / "data.csv").mkdir()
    assert "data.csv: this is a directory" in refused(place)


def test_a_loop_of_links_is_no_table(folder: Folder, refused: Refused) -> None:
    place = folder()
    (place / "data.csv").unlink()
    (place / "data.csv").symlink_to(place / "data.csv")
    assert "data.csv: the file cannot be read" in refused(place)


@pytest.mark.parametrize("name", ["../outside.csv", "/etc/hosts", "link.csv"])
def test_a_file_outside_of_the_folder_is_not_read(name: str, folder: Folder, refused: Refused) -> None:
    place = folder(TOML.replace("data.csv", name))
    (place.parent / "outside.csv").write_text(DATA)
    (place / "link.csv").symlink_to(place.parent / "outside.csv")
    assert "the file lies outside the lecture's folder" in refused(place)


def test_a_huge_file_is_refused_unread(folder: Folder, refused: Refused) -> None:
    place = folder()
    with (place / "data.csv").open("r+b") as file:
        file.truncate(200_000_000)  # sparse: it takes no room
    assert "the file has 200 MB; allowed are 20 MB" in refused(place)


def test_more_rows_than_a_lecture_can_show_are_refused(folder: Folder, refused: Refused) -> None:
    rows = "".join(f"{k},{'ab'[k % 2]}\n" for k in range(20_001))
    assert "has 20001 rows; allowed are 20000: take a sample" in refused(folder(csv="length,kind\n" + rows))


def test_what_cannot_be_drawn_as_it_is_has_to_be_standardised(folder: Folder, refused: Refused) -> None:
    place = folder(TOML + "standardise = false\n", "length,kind\n1000,a\n3000,b\n2000,a\n4000,b\n")
    assert "set it to true" in refused(place)


@pytest.mark.parametrize(
    ("pairs", "part"),
    [
        ("1a 2a 3a 1b 2b 3b", "data.features begin with 'length', which does not tell the labels apart"),
        ("1a 2a 3a 4a 1b 2b 3b 4.02b", "does not tell the labels apart: the best w is 0.00"),
        ("0a 0a 0a 1a 0b 0b 0b 3b", "data.order puts rows first in each class that do not tell the labels apart"),
        ("1a 2a 3a 4a 5b 6b 7b 1000000000b", "such far outliers"),
    ],
    ids=["equal means", "hardly different means", "zeros first", "an outlier that makes the others equal"],
)
def test_data_with_nothing_to_teach_are_refused(pairs: str, part: str, folder: Folder, refused: Refused) -> None:
    rows = "".join(f"{pair[:-1]},{pair[-1]}\n" for pair in pairs.split())
    assert part in refused(folder(csv="length,kind\n" + rows))


def test_far_values_are_standardised_unless_that_is_forbidden(folder: Folder, refused: Refused) -> None:
    csv = "length,kind\n" + "".join(f"{0.9 * (k % 2)},{'ab'[k % 2]}\n" for k in range(4000)) + "101,b\n"
    assert own_lecture(folder(csv=csv)).own.data.mean
    assert "set it to true" in refused(folder(TOML + "standardise = false\n", csv))


def test_a_spreadsheet_of_another_country_is_read_and_said(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    csv = "\ufeff" + DATA.replace(",", ";").replace(".", ",")
    assert lecture("list", str(folder(csv=csv))) == 0
    said = capsys.readouterr().err
    assert "the byte order mark at the start is skipped" in said
    assert "columns are separated by semicolons" in said
    assert "decimal commas are read as decimal points" in said
