"""What a lecturer has made their own: data, learning, names, words, colours, order. Plain, frozen and complete.

`lecture.own` reads and checks it; here it only travels, to every scene and to other processes. The default, `Own()`,
changes nothing: it is the slides' lecture.
"""

from dataclasses import dataclass, fields, replace

from scenes.kit.theme import Role, ThemeName

Text = str | tuple[str, ...]
"""A word of the lecture: a text, or a list of texts."""
EACH = 3
"""Rows of each class that are worked by hand."""
MOST_DRAWN = 40
"""Samples on one chart: more could not be told apart. With more, a chart draws so many of them and says so."""


@dataclass(frozen=True)
class OwnData:
    """The lecturer's samples, row by row as in the file or as shuffled.

    `columns`: one or two features; `labels`: 0 or 1 a row; `digits`: decimals with which each feature is shown.
    `mean` and `spread` are there if the features were standardised; they lead back.
    """

    columns: tuple[tuple[float, ...], ...]
    labels: tuple[float, ...]
    feature_names: tuple[str, ...]
    label_name: str
    class_names: tuple[str, str]
    digits: tuple[int, ...]
    mean: tuple[float, ...] = ()
    spread: tuple[float, ...] = ()
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.labels)

    def counts(self) -> tuple[int, int]:
        """How many samples are of class 0, and how many of class 1."""
        ones = sum(1 for label in self.labels if label)
        return len(self) - ones, ones


def drawn_counts(zeros: int, ones: int) -> tuple[int, int]:
    """How many samples of each class are drawn on a chart: all, or MOST_DRAWN shared out as evenly as they are many."""
    if zeros + ones <= MOST_DRAWN:
        return zeros, ones
    drawn = min(max(2, round(MOST_DRAWN * zeros / (zeros + ones))), MOST_DRAWN - 2)
    return min(zeros, drawn), min(ones, MOST_DRAWN - drawn)


def worked_counts(zeros: int, ones: int) -> tuple[int, int]:
    """How many rows of each class are worked by hand and stand in tables."""
    return min(zeros, EACH), min(ones, EACH)


@dataclass(frozen=True)
class Names:
    """What the data are called in one language: one sample and several, features, classes 0 and 1; `units`: what stands
    behind the features' names on an axis."""

    sample: str
    samples: str
    features: tuple[str, ...]
    units: tuple[str, ...]
    classes: tuple[str, str]

    @property
    def places(self) -> dict[str, str]:
        """What stands for the {places} of the words about a lecturer's data."""
        axes = [name + unit for name, unit in zip(self.features, self.units, strict=True)]
        return {
            "sample": self.sample,
            "samples": self.samples,
            "feature": self.features[0],
            "feature2": self.features[-1],
            "axis": axes[0],
            "axis2": axes[-1],
            "class0": self.classes[0],
            "class1": self.classes[1],
        }


PLACES = ("sample", "samples", "feature", "feature2", "axis", "axis2", "class0", "class1", "drawn", "rows")
"""The keys of `Names.places`, and two notes: not all samples are drawn, the first rows stand for all."""


@dataclass(frozen=True)
class Learning:
    """How it is learned; what is None is chosen by the data. `start`: (b, w); `start_plane`: (b, w1, w2)."""

    rate: float | None = None
    start: tuple[float, float] | None = None
    start_plane: tuple[float, float, float] | None = None
    steps: int = 180


@dataclass(frozen=True)
class Credits:
    """Who gives the lecture, where, and on what terms. `logo`: the bytes of a PNG."""

    course: str = ""
    lecturer: str = ""
    licence: str = ""
    logo: bytes = b""

    def lines(self, source: str) -> tuple[str, ...]:
        """What there is of it, line by line; `source`: whose lecture it comes after."""
        return tuple(line for line in (self.course, self.lecturer, source, self.licence) if line)


@dataclass(frozen=True)
class Own:
    """All of it. `languages`: those that are timed and captioned, none for all; `speaking`: words a second, by
    language; `names`, `words`: by language;
    `words` by dotted key; `colours`: by theme and role; `beats`: those that are given of a scene; else all are;
    `sections`: those that are given, in their order, none for the slides'."""

    languages: tuple[str, ...] = ()
    speaking: tuple[tuple[str, float], ...] = ()
    data: OwnData | None = None
    names: tuple[tuple[str, Names], ...] = ()
    symbols: tuple[str, ...] = ()
    learning: Learning = Learning()
    credits: Credits = Credits()
    words: tuple[tuple[str, str, Text], ...] = ()
    colours: tuple[tuple[ThemeName, Role, str], ...] = ()
    beats: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sections: tuple[str, ...] = ()

    def names_in(self, language: str) -> Names | None:
        """What the data are called in a language; None for the slides' data."""
        return dict(self.names).get(language)

    def with_escaped(self, mark: str) -> "Own":
        """The same with a backslash before every such mark in names and words."""

        def escaped(text: Text) -> Text:
            if isinstance(text, tuple):
                return tuple(part.replace(mark, "\\" + mark) for part in text)
            return text.replace(mark, "\\" + mark)

        def named(names: Names) -> Names:
            return Names(*(escaped(getattr(names, field.name)) for field in fields(names)))  # type: ignore[arg-type]

        words = tuple((language, key, escaped(text)) for language, key, text in self.words)
        return replace(self, words=words, names=tuple((language, named(names)) for language, names in self.names))

    def words_in(self, language: str) -> dict[str, Text]:
        """The lecturer's own words in a language, by dotted key."""
        return {key: text for spoken, key, text in self.words if spoken == language}


NOTHING = Own()
"""The slides' lecture."""
