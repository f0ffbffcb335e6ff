"""A language that we lack: our words copied into the lecturer's folder and translated there, file by file."""

import time
from pathlib import Path

import av
import pytest
from own_folders import TOML, Folder, Refused, lecture

from lecture.own.read import own_lecture
from scenes.kit import languages
from scenes.kit.narration import SPEAKING, longest
from scenes.kit.settings import LANGUAGES
from scenes.kit.words import ORIGINAL, load_words, words_of

GERMAN = TOML + '[names.de]\nsamples = "Blätter"\n[lecture]\nlanguages = ["de"]\n[beats]\ntraining = ["right"]\n'
TITLE = "Lernen mit MSE"
RIGHT = "Der Verlust fiel von {first} auf {last}, und {right} von {count} {samples} sind richtig."


def translate(file: Path, ours: str, theirs: str) -> None:
    """Replace one word in a copied file."""
    text = file.read_text(encoding="utf-8")
    assert ours in text
    file.write_text(text.replace(ours, theirs), encoding="utf-8")


@pytest.fixture
def german(folder: Folder) -> Path:
    """A lecturer's folder with our words in it, of which a title and a beat are translated."""
    place = folder(TOML)
    assert lecture("new", str(place), "--words", "de") == 0
    (place / "lecture.toml").write_text(GERMAN, encoding="utf-8")
    words = place / "words" / "de"
    translate(words / "squared_error.toml", load_words(ORIGINAL).title("training"), TITLE)
    twins = words / "own" / "squared_error.toml"
    (right,) = [line for line in twins.read_text(encoding="utf-8").splitlines() if line.startswith("right = ")]
    translate(twins, right, f'right = "{RIGHT}"')
    return place


def test_what_is_translated_is_said_and_the_rest_is_english_and_told(german: Path) -> None:
    read = own_lecture(german)
    words = words_of(read.settings("de", "dark"))
    assert words.title("training") == TITLE
    assert words.text("scenes.training.beats.right").endswith("{count} Blätter sind richtig.")
    assert words.text("scenes.training.labels.done") == load_words(ORIGINAL).text("scenes.training.labels.done")
    (told,) = [note for note in read.notes if "words" in note]
    assert "texts are as in English, to be translated: cross_entropy.toml " in told


def test_what_is_missing_is_english_and_told_by_name(german: Path) -> None:
    translate(german / "words" / "de" / "lecture.toml", 'slide-prints = "slide prints"', "")
    read = own_lecture(german)
    assert words_of(read.settings("de", "dark")).text("lecture.slide-prints") == "slide prints"
    (told,) = [note for note in read.notes if "in English for now" in note]
    assert told.endswith("words/de: 1 text is missing, and in English for now: lecture.slide-prints")


def test_a_word_that_a_later_version_of_ours_lacks_is_told_and_stops_nothing(german: Path) -> None:
    translate(german / "words" / "de" / "lecture.toml", "[sections]\n", '[sections]\nopenin = "Anfang"\n')
    (told,) = [note for note in own_lecture(german).notes if "not used" in note]
    assert "lecture.toml, line " in told
    assert told.endswith("sections.openin is none of our words (did you mean 'sections.opening'?), and not used")


def test_hundreds_of_such_words_are_told_at_once(german: Path) -> None:
    file = german / "words" / "de" / "old.toml"
    keys = [f"word{k}" for k in range(200)]
    file.write_text("[old]\n" + "".join(f'{key} = "x"\n' for key in keys), encoding="utf-8")
    begun = time.process_time()
    told = [note for note in own_lecture(german).notes if "not used" in note]
    assert time.process_time() - begun < 5
    assert [note.partition(": ")[0] for note in told] == [f"{file}, line {k + 2}" for k in range(200)]


def test_a_film_in_that_language_has_its_decimal_comma_and_its_captions_tag(german: Path) -> None:
    assert lecture("render", str(german), "training", "-q", "l", "-j", "1") == 0
    video = german / "renders/de/dark/videos/480p15/training.mp4"
    said = video.with_suffix(".de.vtt").read_text(encoding="utf-8")
    assert "Der Verlust fiel von 0,25 auf 0,03, und 4 von 4 Blätter" in said.replace("\n", " ")
    with av.open(str(video)) as film:
        assert film.metadata["title"] == TITLE
        (captions,) = film.streams.subtitles
        assert (captions.language, captions.metadata["handler_name"]) == ("deu", "Deutsch")


def test_a_lecturer_says_how_fast_their_language_is_spoken(german: Path) -> None:
    said = {"de": "ein Wort " * 30}
    usual, slow = (own_lecture(german, given).settings("de", "dark") for given in ([], ["speaking.de=75"]))
    assert longest(said, speaking=slow.speaking) == 2 * longest(said, speaking=usual.speaking) == 60 / (75 / 60)
    assert slow.speaking["en"] == SPEAKING["en"]


def test_commands_take_the_language_with_the_folder_alone(german: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lecture("list", str(german), "--lang", "de,vi") == 0
    assert TITLE in capsys.readouterr().out
    assert lecture("list", "--lang", "de") == 2
    assert "--lang: 'de' is not among en, vi; docs/own.md adds a language." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[sections]\nopening = 'Лекция'", "line 2: sections.opening holds the character U+041B (cyrillic capital"),
        ("[sections]\nopening = 3", "is 3; allowed is a text in quotes"),
        ("[sections]\nopening = '{speed}'", "asks for the number {speed}; no braces are allowed here"),
        ("[sections\n", "line 1: this is not TOML"),
        ("[scenes.training]\ntitle = 'x'", "scenes.training.title stands in squared_error.toml already"),
    ],
)
def test_a_word_is_refused_with_its_file_and_line(text: str, part: str, german: Path, refused: Refused) -> None:
    file = german / "words" / "de" / "theirs.toml"
    if "[sections]" in text:
        (german / "words" / "de" / "lecture.toml").unlink()
    file.write_text(text, encoding="utf-8")
    message = refused(german)
    assert message.startswith(f"lecture: {file}")
    assert part in message


def test_a_link_that_leads_out_of_the_folder_is_not_read(german: Path, refused: Refused) -> None:
    outside = german.parent / "secret.toml"
    outside.write_text("[sections]\n")
    (german / "words" / "de" / "quiz.toml").unlink()
    (german / "words" / "de" / "quiz.toml").symlink_to(outside)
    assert "this link leads out of the folder" in refused(german)


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("german", "this is no language that is written from left to right; allowed are two letters"),
        ("ar", "this is no language that is written from left to right"),
        ("../x", "this is no language"),
        ("vi", "vi is ours; [words.vi] in lecture.toml replaces single words of it"),
    ],
)
def test_what_is_no_further_language_begins_none(
    code: str, part: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lecture("new", str(tmp_path / "mine"), "--words", code) == 2
    assert part in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_words_that_are_there_are_not_written_over(german: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in german.rglob("*.toml")}
    assert lecture("new", str(german), "--words", "de") == 2
    assert "words/de is there already; translate what lies there." in capsys.readouterr().err
    assert {path: path.read_bytes() for path in german.rglob("*.toml")} == before


def test_a_language_without_words_is_refused_with_a_way_to_begin_it(folder: Folder, refused: Refused) -> None:
    message = refused(folder(TOML), "--set", 'lecture.languages=["fr"]')
    assert "names 'fr'; allowed are en, vi; `lecture new DIR --words CODE` begins another language." in message


def test_our_languages_are_known_as_they_were() -> None:
    facts = [(languages.name(code), languages.decimal_mark(code), languages.long_code(code)) for code in LANGUAGES]
    assert facts == [("English", ".", "eng"), ("Tiếng Việt", ",", "vie")]
    assert [languages.short_code(long) for long in ("eng", "vie", "deu", "ron")] == ["en", "vi", "de", "ro"]
