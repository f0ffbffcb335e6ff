"""Speech is kept: by its text, the voice and the voice's settings. The same sentence is spoken once."""

import hashlib
import json
from pathlib import Path

from lecture.files import whole, write_text
from lecture.voice import wav
from lecture.voice.speech import Engine, Speech


def said(engine: Engine, sentence: str, folder: Path) -> Speech:
    """The engine's speech, from the folder if it is there: a WAV to listen to, and a text beside it."""
    key = hashlib.sha256(f"{engine.identity}\n{sentence}".encode()).hexdigest()[:24]
    sound, about = folder / f"{key}.wav", folder / f"{key}.json"
    if not (sound.exists() and about.exists()):
        speech = engine.say(sentence)
        with whole(sound) as beside:
            wav.write(beside, speech)
        # Written last: where it is, the sound is.
        known = {"voice": engine.identity, "text": sentence, "words": speech.words}
        write_text(about, json.dumps(known, ensure_ascii=False) + "\n")
    kept = wav.read(sound)
    words = json.loads(about.read_text(encoding="utf-8"))["words"]
    return Speech(kept.samples, kept.rate, tuple((start, end) for start, end in words))
