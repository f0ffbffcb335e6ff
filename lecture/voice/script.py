"""The script: the words to read, beat by beat, with the seconds that each has; as a page to print and as text."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from lecture.files import whole, write_text
from lecture.voice.said import Said
from lecture.voice.spoken import Rules, readings
from scenes.kit import fonts
from scenes.kit.words import Words

PAGE = Path(__file__).with_name("script.typ")


@dataclass(frozen=True)
class Line:
    """A beat to read. `file`: where its recording belongs; `say`: how that is said which is not said as written."""

    scene: str
    title: str
    file: str
    seconds: float
    text: str
    say: str


def lines(said: Iterable[Said], words: Words) -> list[Line]:
    """The script in the language of the words."""
    rules = Rules.of(words)
    result: list[Line] = []
    for beat in said:
        text = beat.narration[words.language]
        say = "; ".join(f"{written}: {said}" for written, said in readings(text, rules).items())
        seconds = round(beat.seconds, 1)
        file = f"{words.language}/{beat.scene}/{beat.beat}.wav"
        result.append(Line(beat.scene, words.title(beat.scene), file, seconds, text, say))
    return result


def write(script: list[Line], words: Words, folder: Path) -> list[Path]:
    """Write script.pdf and script.txt; returns their paths."""
    import typst

    title = words.text("lecture.title")
    page, text = folder / "script.pdf", folder / "script.txt"
    given = {"title": title, "language": words.language, "lines": [asdict(line) for line in script]}
    with whole(page) as beside:
        typst.compile(
            str(PAGE),
            output=str(beside),
            format="pdf",
            font_paths=[str(fonts.FOLDER)],
            sys_inputs={"script": json.dumps(given)},
        )
    write_text(text, plain(script, title))
    return [page, text]


def plain(script: list[Line], title: str) -> str:
    """The script as text."""
    parts = [title]
    for (scene, name), beats in groupby(script, lambda line: (line.scene, line.title)):
        parts.append(f"{name}  ({scene})")
        for line in beats:
            say = f"\n   say {line.say}" if line.say else ""
            parts.append(f"[{line.file}, {line.seconds} s]\n{line.text}{say}")
    return "\n\n".join(parts) + "\n"
