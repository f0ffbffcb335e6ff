"""The picture at the end of each beat, taken from the videos once for all that is made of them."""

from pathlib import Path

from lecture.shelf import FRAME, frame
from lecture.slides.talk import Scene, Slide, Talk


class Stills:
    """A folder of pictures, as large as the videos."""

    def __init__(self, talk: Talk, folder: Path) -> None:
        self._folder = folder
        for scene in talk.scenes():
            for slide in scene.slides:
                frame(scene.video, slide.beat.end - FRAME).save(self.of(scene, slide), compress_level=1)

    def of(self, scene: Scene, slide: Slide) -> Path:
        """The picture of a scene's slide."""
        return self._folder / f"{scene.id}.{slide.id}.png"
