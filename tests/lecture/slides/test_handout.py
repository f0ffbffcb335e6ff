"""The handout, read back: pages of A4, each slide's last picture and its words, in both languages."""

from pathlib import Path

import pytest
from page_stage import HOSTILE
from pypdf import PdfReader

from lecture.slides.talk import Talk

pytestmark = pytest.mark.xdist_group("page")


def read(made: list[Path]) -> PdfReader:
    (path,) = (file for file in made if file.suffix == ".pdf")
    return PdfReader(path)


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_it_is_a4_and_says_what_it_is(made: list[Path]) -> None:
    reader = read(made)
    for page in reader.pages:
        assert [round(float(side) / 72 * 25.4) for side in (page.mediabox.width, page.mediabox.height)] == [210, 297]
    assert reader.metadata is not None
    assert reader.metadata.title == "From linear regression to logistic regression"


@pytest.mark.parametrize(
    ("files", "language", "said"),
    [
        ("made", "en", ("It moves, and then it rests.", "Again & again.")),
        ("made_vietnamese", "vi", ("Nó chuyển động rồi nghỉ.", "Lại một lần nữa.")),
    ],
)
def test_each_slide_is_there_with_its_number_and_its_words(
    files: str, language: str, said: tuple[str, ...], request: pytest.FixtureRequest
) -> None:
    reader = read(request.getfixturevalue(files))
    assert reader.trailer["/Root"]["/Lang"] == language
    text = words(reader)
    places = [text.index(f"{number} {said[k % 2]}") for k, number in enumerate((3, 4, 5, 6))]
    assert places == sorted(places)


def test_the_numbers_are_the_decks(talk: Talk) -> None:
    # The deck begins with the lecture's title and the part's.
    assert list(talk.numbers().values()) == [3, 4, 5, 6]


def test_a_hostile_title_is_text(made: list[Path]) -> None:
    assert " ".join(HOSTILE.split()) in words(read(made))


def test_pictures_keep_the_videos_shape_but_for_the_captions_place(made: list[Path]) -> None:
    sizes = {image.image.size for page in read(made).pages for image in page.images if image.image}
    assert sizes == {(320, 166)}  # of 180 lines: the foot without its margin is 0.6 of 8 units


def test_who_cannot_see_the_pictures_is_told(made: list[Path]) -> None:
    alts = []
    for entry in read(made).xref[0]:
        found = read(made).get_object(entry)
        if isinstance(found, dict) and "/Alt" in found:
            alts.append(found["/Alt"])
    assert len(alts) == 4
