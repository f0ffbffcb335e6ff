"""Files appear whole or not at all."""

from pathlib import Path

import pytest

from lecture import files


def test_a_finished_file_takes_its_name(tmp_path: Path) -> None:
    path = tmp_path / "tiếng Việt" / "a b.txt"
    with files.whole(path) as beside:
        beside.write_text("new")
        assert not path.exists()
        assert beside.parent == path.parent
    assert path.read_text() == "new"
    assert list(path.parent.iterdir()) == [path]


def test_a_failure_keeps_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def fail() -> None:
        with files.whole(path) as beside:
            beside.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_others_may_read_it(tmp_path: Path) -> None:
    files.write_text(tmp_path / "a.txt", "é")
    plain = tmp_path / "plain.txt"
    plain.touch()
    assert (tmp_path / "a.txt").stat().st_mode == plain.stat().st_mode


def test_two_writers_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with files.whole(path) as first, files.whole(path) as second:
        assert first != second
        first.write_text("1")
        second.write_text("2")
    assert path.read_text() == "1"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_process_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    left = tmp_path / ".a.x1y2.part.txt"
    left.write_text("half")
    (tmp_path / ".b.x1y2.part.txt").touch()
    with files.whole(tmp_path / "a.txt") as at_work:
        files.write_text(tmp_path / "a.txt", "new")
        assert at_work.exists()
    assert not left.exists()
    assert (tmp_path / ".b.x1y2.part.txt").exists()


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    def fill() -> None:
        with files.whole(tmp_path / "a.txt") as beside, beside.open("wb") as file:
            file.write(b"half")
            file.flush()
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        fill()
    assert not list(tmp_path.iterdir())


def test_a_folder_takes_the_place_of_the_one_before_only_when_it_is_finished(tmp_path: Path) -> None:
    place = tmp_path / "site"
    for text in ("old", "new"):
        with files.whole_folder(place) as beside:
            (beside / f"{text}.txt").write_text(text)

    def fail() -> None:
        with files.whole_folder(place) as beside:
            (beside / "half.txt").touch()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert [path.name for path in place.iterdir()] == ["new.txt"]
    assert list(tmp_path.iterdir()) == [place]
