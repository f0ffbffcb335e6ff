"""espeak-ng: a small, robotic voice for a hundred languages, Vietnamese among them; it spells words in sounds, too."""

import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lecture.voice.speech import BadVoice, Speech, trimmed

PROGRAM = "espeak-ng"
INSTALL = "Install the package espeak-ng: apt-get install espeak-ng, or brew install espeak-ng."
NAMES = {"en": "en-us", "vi": "vi"}
SPEEDS = {"en": 150, "vi": 165}
"""Words a minute, as espeak-ng counts them."""


@dataclass(frozen=True)
class Espeak:
    """A language of espeak-ng: en or vi."""

    language: str

    @property
    def identity(self) -> str:
        return f"{_version()} {NAMES[self.language]} {SPEEDS[self.language]}"

    def say(self, sentence: str) -> Speech:
        from lecture.voice.wav import read

        with tempfile.TemporaryDirectory(prefix="lecture-") as folder:
            file = Path(folder, "speech.wav")
            _run("-v", NAMES[self.language], "-s", str(SPEEDS[self.language]), "-w", str(file), text=sentence)
            return trimmed(read(file))


def available() -> bool:
    """Is espeak-ng installed?"""
    return shutil.which(PROGRAM) is not None


def phonemes(language: str, text: str) -> str:
    """A text's sounds in the phonetic alphabet, with ^ inside a diphthong or an affricate."""
    return _run("-v", NAMES[language], "-q", "--ipa", "--tie=^", text=text).strip()


@cache
def _version() -> str:
    found = re.search(r"\d[\w.-]*", _run("--version", text=""))
    return f"espeak-ng {found.group() if found else ''}"


def _run(*options: str, text: str) -> str:
    try:
        done = subprocess.run(
            [PROGRAM, *options, "--stdin"], input=text, capture_output=True, check=True, encoding="utf-8"
        )
    except FileNotFoundError:
        raise BadVoice(f"espeak-ng is not installed. {INSTALL}") from None
    except subprocess.CalledProcessError as error:
        raise BadVoice(f"espeak-ng failed: {error.stderr.strip() or error}") from error
    return done.stdout
