"""Makes the site of what lies in a folder of renders."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lecture.files import whole_folder
from lecture.page.gather import Gatherer
from lecture.page.stamp import FOLDER
from lecture.page.write import write
from lecture.plan import Quality
from lecture.shelf import NothingBuilt
from scenes.kit.outline import Outline
from scenes.kit.settings import Settings


@dataclass(frozen=True)
class Built:
    """`page`: what to open. `scenes`: of them, in the language that has most. `size`: of all files, in bytes.

    `missing`: scenes that some language lacks.
    """

    page: Path
    scenes: int
    size: int
    missing: tuple[str, ...]


def build(outline: Outline, out: Path, quality: Quality, looks: Sequence[Settings]) -> Built:
    """Make `out/site`, whole or not at all. Raises NothingBuilt if no scene has a video of this quality."""
    with whole_folder(out / FOLDER) as new:
        gatherer = Gatherer(outline, out, quality, looks, new)
        site = gatherer.gather()
        if not site.courses:
            raise NothingBuilt(f"there is no video at {quality.name} in {out}. `lecture build` makes all of them.")
        page = write(site, new)
        # A language of which nothing is there was not built: that is no gap.
        languages = {course.language for course in site.courses}
        missing = tuple(dict.fromkeys(scene for scene, language in gatherer.missing if language in languages))
    place = out / FOLDER
    scenes = max(len(list(course.scenes())) for course in site.courses)
    return Built(place / page.name, scenes, _size(place), missing)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
