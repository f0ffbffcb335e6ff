"""The cast: who speaks which language. It is part of a run's settings; scenes know it as their narrator.

Plain data, until somebody has to speak: only then what speaks is loaded.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from scenes.kit.narration import Pace

if TYPE_CHECKING:
    from lecture.voice.speakers import Speaker
    from lecture.voice.speech import Speech

Name = Literal["piper", "kokoro", "espeak", "recorded"]
NAMES: tuple[Name, ...] = get_args(Name)
RECORDINGS = Path("voice")
"""Where a lecturer's recordings are, if nothing else is said: voice/<language>/<scene>/<beat>.wav."""


@dataclass(frozen=True)
class Part:
    """A language and who speaks it. `path`: a Piper voice's .onnx, or the folder of the recordings."""

    language: str
    voice: Name
    path: Path | None = None


@dataclass(frozen=True)
class Cast:
    """Every language that is spoken. `kept`: the folder where speech is kept, which changes nothing of it."""

    parts: tuple[Part, ...]
    kept: Path = field(compare=False, repr=False)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(part.language for part in self.parts)

    def __str__(self) -> str:
        """What all speech depends on besides the words, in short."""
        return ", ".join(f"{part.language}: {self._speaker(part.language).identity}" for part in self.parts)

    def speech(self, language: str, scene: str, beat: str, caption: str) -> "Speech":
        """A beat's narration spoken, in one of the languages."""
        return self._speaker(language).speak(scene, beat, caption)

    def pace(self, language: str, scene: str, beat: str, text: str) -> Pace | None:
        """When the words of a beat are heard; None if nobody speaks this language."""
        if language not in self.languages:
            return None
        return Pace.heard(text, self.speech(language, scene, beat, text).words)

    def mark(self, language: str, scene: str, beat: str, caption: str) -> str:
        """What the sound of a beat depends on besides the cast: another mark, another sound. Empty without a voice."""
        return self._speaker(language).mark(scene, beat, caption) if language in self.languages else ""

    def _speaker(self, language: str) -> "Speaker":
        from lecture.voice.speakers import speaker

        part = next(part for part in self.parts if part.language == language)
        return speaker(part, self.kept)
