"""Films of lecturers' own lectures: six scenes each on real data, drawn, encoded, captioned and of these data only."""

import json
from pathlib import Path

import av
import pytest
from own_folders import lecture
from real_data import FILMED, write_folder

OF_THE_SLIDES = ("flower", "Flower", "slide", "petal is", "bông hoa", "Bông hoa", "{", "}")


@pytest.mark.parametrize("name", FILMED)
def test_six_films_are_of_these_data(name: str, tmp_path: Path) -> None:
    folder, scenes = write_folder(tmp_path / name, name), FILMED[name]
    look = ("--lang", "vi", "--theme", "light") if name == "rice" else ("--lang", "en", "--theme", "dark")
    assert lecture("render", str(folder), *scenes, "-q", "l", "-j", "1", *look) == 0
    films = sorted(folder.glob("renders/*/*/videos/480p15/*.mp4"))
    assert [film.stem for film in films] == sorted(scenes)
    for film in films:
        beats = json.loads(film.with_suffix(".json").read_text(encoding="utf-8"))["beats"]
        with av.open(str(film)) as video:
            picture, tracks = video.streams.video[0], video.streams.subtitles
            assert (picture.width, picture.height, picture.average_rate) == (854, 480, 15)
            assert picture.frames == round(beats[-1]["end"] * 15)
            assert len(tracks) == 2
        said = " ".join(text for beat in beats for text in beat["narration"].values())
        assert not [word for word in OF_THE_SLIDES if word in said]
