"""The lecture in a notebook: figures as Matplotlib's, scenes as videos, with a lecturer's own data and settings.

Nothing that draws is imported before it is needed.
"""

import csv
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lecture import plan
from lecture.options import BadInput
from lecture.own.kinds import shown
from lecture.own.lecture import FILE, Lecture, slides_lecture
from scenes.kit.theme import ThemeName

if TYPE_CHECKING:
    from IPython.display import Video
    from matplotlib.figure import Figure

Data = str | Path | Mapping[str, Any]
"""A CSV file, or columns by name: a dict of lists or arrays, or a table of Pandas."""


def figure(
    name: str,
    data: Data | None = None,
    *,
    folder: str | Path | None = None,
    settings: Mapping[str, Any] | None = None,
    language: str = "en",
    theme: ThemeName = "light",
) -> "Figure":
    """One of the lecture's figures, to be shown or saved.

    Args:
        name: as `lecture list` names it.
        data: of the lecturer's own; `settings` then says which columns are meant.
        folder: a lecture of the lecturer's own, as `lecture new` begins one.
        settings: by dotted key, as in lecture.toml: {"data.features": ["length"], "data.label": "kind"}.

    Raises:
        lecture.options.BadInput: settings or data that cannot be used.
        scenes.kit.outline.OutlineError: an unknown name.
    """
    from lecture.worker import load
    from scenes.kit.mpl_theme import figure_style

    chosen, run = _lecture(data, folder, settings, language), plan.figures_named
    (wanted,) = run(chosen.outline, [name])[:1]
    made = chosen.settings(language, theme)
    with figure_style(made):
        drawn: Figure = load(wanted.target)(made)
        drawn.canvas.draw()  # fonts resolve when it is drawn
    _show_figures()
    return drawn


def show(
    name: str,
    data: Data | None = None,
    *,
    folder: str | Path | None = None,
    settings: Mapping[str, Any] | None = None,
    language: str = "en",
    theme: ThemeName = "dark",
    quality: str = "l",
) -> "Video":
    """One of the lecture's scenes as a video in a notebook. The arguments are those of `figure`; `quality`: l, m, h, k.

    Raises: as `figure`; RuntimeError if the scene cannot be made.
    """
    from IPython.display import Video

    from lecture.worker import make

    chosen = _lecture(data, folder, settings, language)
    scenes = plan.scenes_named(chosen.outline, [name])
    with tempfile.TemporaryDirectory(prefix="lecture-show-") as place:
        jobs = plan.video_jobs(scenes, Path(place), chosen.settings(language, theme), plan.QUALITIES[quality])
        outcome = make(next(iter(jobs)))
        if outcome.error:
            raise RuntimeError(outcome.error)
        film = next(file for file in outcome.files if file.suffix == ".mp4").read_bytes()
    return Video(data=film, embed=True, mimetype="video/mp4")  # type: ignore[no-untyped-call]


def build(folder: str | Path | None = None, *options: str) -> int:
    """`lecture build` from Python, with its options: build("mine", "-q", "l"). Returns the exit code."""
    from lecture.cli import run

    return run(["build", *([str(folder)] if folder is not None else []), *options])


def _show_figures() -> None:
    """Let a notebook show a figure that a cell ends with, as it does of itself for those of pyplot."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is not None:
        from IPython.core.pylabtools import select_figure_formats
        from matplotlib.figure import Figure

        if Figure not in shell.display_formatter.formatters["image/png"].type_printers:
            select_figure_formats(shell, {"retina"})  # type: ignore[no-untyped-call]


def _lecture(
    data: Data | None, folder: str | Path | None, settings: Mapping[str, Any] | None, language: str
) -> Lecture:
    """The slides' lecture, that of a folder, or one with these data."""
    if data is None and folder is None and not settings:
        return slides_lecture()
    from lecture.own.new import toml
    from lecture.own.read import own_lecture

    given = [
        f"{key}={toml(list(value) if isinstance(value, tuple) else value)}" for key, value in (settings or {}).items()
    ]
    place = Path(folder) if folder is not None else None
    if data is None:
        return own_lecture(place, given, (language,))
    with tempfile.TemporaryDirectory(prefix="lecture-data-") as made:
        where = Path(made) / "data"
        if place:  # with its words and logo
            if not (place / FILE).is_file():
                raise BadInput(f"There is no {place / FILE}; `lecture new {place}` writes one.")
            shutil.copytree(place, where, symlinks=True, ignore=shutil.ignore_patterns("renders"))
        else:
            where.mkdir()
            (where / FILE).touch()
        _write(data, where / "data.csv")
        try:
            return own_lecture(where, [*given, "data.file=data.csv"], (language,))
        except BadInput as error:
            named = str(data) if isinstance(data, str | Path) else "data"
            said = str(error).replace(str(where / "data.csv"), named)
            raise BadInput(said.replace(str(where), str(place or "settings"))) from error


def _write(data: Data, path: Path) -> None:
    """The data as the CSV file that is read. Raises BadInput."""
    if isinstance(data, str | Path):
        try:
            shutil.copyfile(data, path)
        except OSError as error:
            raise BadInput(f"{data} cannot be read ({error.strerror}); allowed is a CSV file.") from error
        return
    if not hasattr(data, "keys"):
        raise BadInput(f"data is {shown(data)}; allowed is a CSV file, or columns by name.")
    try:
        columns = {str(name): list(data[name]) for name in data}
    except TypeError as error:
        raise BadInput(f"data: {error}; allowed are columns by name, each a list of values.") from error
    if len({len(column) for column in columns.values()}) > 1:
        lengths = ", ".join(f"{name!r} {len(column)}" for name, column in columns.items())
        raise BadInput(f"data: columns have different numbers of values ({lengths}); allowed is one number for all.")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
