"""What the tests of the page and the slides share: a lecture of stand-ins with a hostile title, a reader's window."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

from scenes.kit.outline import Clip, Figure, Outline, SceneEntry, Section
from scenes.kit.own import Own
from scenes.kit.settings import Settings

HOSTILE = (
    """<script>document.title='taken'</script>"'><img src=x onerror="document.title='taken'"> & *one* [step]($x$)"""
)
OWN = Own(words=(("en", "scenes.one-step.title", HOSTILE), ("en", "clips.one-step.alt", HOSTILE)))
LOOKS = [Settings(language, theme, own=OWN) for language in ("en", "vi") for theme in ("dark", "light")]


def _entry(scene: str, section: str, question: str = "") -> SceneEntry:
    figure, clip = Figure(scene, "stand_ins:chart"), Clip(scene, "stand_ins:Spin")
    clips = () if question else (clip,)
    return SceneEntry(
        scene, section, "stand_ins:Blink", (), (), "idea", ("first", "second"), (figure,), clips, question=question
    )


OUTLINE = Outline(
    (
        Section("worked-steps", (_entry("one-step", "worked-steps"),)),
        Section("quiz", (_entry("quiz-2", "quiz", "scenes.experiments.questions:sigmoid"),)),
    )
)


class Visit:
    """A reader's window, with what it asked for and what it complained of."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))


Open = Callable[..., Visit]
