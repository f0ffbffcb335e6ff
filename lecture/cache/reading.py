"""What a job reads of the lecture's words, and what that comes to now: the rest of the words does not concern it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scenes.kit.narration import longest
from scenes.kit.settings import Settings
from scenes.kit.words import Words, WordsError, words_of

Asked = Mapping[str, Mapping[str, Mapping[str, str]]]
"""By language, the keys that were asked for, each with the numbers that were put into its {places}."""


@dataclass(frozen=True)
class Reading:
    """`shown`: a hash of each word on screen, by "language key"; `said`: of each beat's narration, by "language beat";
    `needs`: the seconds that a beat takes with these narrations."""

    asked: Asked = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    needs: Mapping[str, float] = field(default_factory=dict)


NOTHING = Reading()


def forget(settings: Settings) -> None:
    """Before a job: nothing was asked for yet."""
    for language in _languages(settings):
        words_of(settings, language).read.clear()


def so_far(settings: Settings, scene: str = "") -> Reading:
    """After a job: what it read. `scene`: whose narration is not shown, but said."""
    asked = {language: dict(words_of(settings, language).read) for language in _languages(settings)}
    return now(settings, scene, {language: keys for language, keys in asked.items() if keys})


def now(settings: Settings, scene: str, asked: Asked) -> Reading:
    """What would be read now if the same is asked for."""
    shown: dict[str, str] = {}
    said: dict[str, dict[str, str | None]] = {}
    narration = f"scenes.{scene}.beats."
    for language, keys in asked.items():
        words = words_of(settings, language)
        for key, numbers in keys.items():
            if not key.startswith(narration):
                shown[f"{language} {key}"] = _digest(words.value(key))
            elif language in settings.languages:
                beat = key.removeprefix(narration)
                said.setdefault(beat, {})[language] = _narration(words, scene, beat, numbers)
    digests = {
        f"{language} {beat}": _digest(_heard(settings, language, scene, beat, text))
        for beat, texts in said.items()
        for language, text in texts.items()
    }
    return Reading(asked, shown, digests, {beat: _needs(texts, settings) for beat, texts in said.items()})


def narrations(settings: Settings, scene: str, asked: Asked, beat: str) -> dict[str, str]:
    """A beat's narration now, by language, with the numbers that were put in before. Raises WordsError."""
    key = f"scenes.{scene}.beats.{beat}"
    spoken = {language: words_of(settings, language) for language in settings.languages}
    return {language: words.narration(scene, beat, asked[language][key]) for language, words in spoken.items()}


def _languages(settings: Settings) -> tuple[str, ...]:
    """All whose words a job may read: its own, and those of its captions."""
    return tuple(dict.fromkeys((settings.language, *settings.languages)))


def _heard(settings: Settings, language: str, scene: str, beat: str, text: str | None) -> Any:
    """A narration and, if it is spoken, what its sound depends on."""
    if settings.voice is None or text is None:
        return text
    return [text, settings.voice.mark(language, scene, beat, text)]


def _narration(words: Words, scene: str, beat: str, numbers: Mapping[str, str]) -> str | None:
    try:
        return words.narration(scene, beat, numbers)
    except WordsError:
        return None


def _needs(texts: Mapping[str, str | None], settings: Settings) -> float:
    """Seconds; of a beat that lacks a language, a number that no beat has."""
    there = {language: text for language, text in texts.items() if text is not None}
    return longest(there, speaking=settings.speaking) if len(there) == len(texts) else -1.0


def _digest(word: Any) -> str:
    return "missing" if word is None else hashlib.sha256(json.dumps(word).encode()).hexdigest()[:16]
