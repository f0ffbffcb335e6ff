"""Writes the deck: one page for reveal.js, whose slides play the videos beat by beat; it is opened from the disk."""

import shutil
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from PIL import Image

from lecture import webfont
from lecture.film import captions
from lecture.film.captions import vtt_url
from lecture.shelf import Shelf
from lecture.slides.stills import Stills
from lecture.slides.talk import Scene, Talk
from scenes.kit import languages

STATIC = Path(__file__).parent / "static"
STILL = 960
"""Width in pixels of the pictures in the overview, the speaker's window and in print."""
KEYS = {"r": "again", "w": "wait", "c": "captions", "m": "sound"}
"""The deck's keys besides reveal.js's own, and what they are called in the words."""


def write(talk: Talk, stills: Stills, folder: Path) -> Path:
    """Write the deck's files into an empty folder. Returns the page to open."""
    shutil.copytree(STATIC, folder, dirs_exist_ok=True)
    webfont.write(folder)
    shelf = Shelf(folder, "media")
    pictures = {
        (scene.id, slide.id): _picture(shelf, stills.of(scene, slide))
        for scene in talk.scenes()
        for slide in scene.slides
    }
    environment = Environment(
        loader=PackageLoader("lecture.slides"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = folder / "index.html"
    text = environment.get_template("deck.html.j2").render(
        talk=talk,
        media={scene.id: shelf.file(scene.video) for scene in talk.scenes()},
        stills=pictures,
        tracks=_tracks,
        language_name=languages.name,
        keys={key: talk.text[name] for key, name in KEYS.items()},
        weights={weight: webfont.name(weight) for weight in webfont.WEIGHTS},
    )
    page.write_text(text, encoding="utf-8")
    return page


def _picture(shelf: Shelf, still: Path) -> str:
    with Image.open(still) as image:
        return shelf.picture(image, still.stem, STILL)


def _tracks(scene: Scene) -> dict[str, str]:
    """A scene's captions in each language, as addresses."""
    tracks = captions.tracks(slide.beat for slide in scene.slides)
    return {language: vtt_url(captions.vtt(track)) for language, track in tracks.items()}
