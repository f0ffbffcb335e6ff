"""How a caption is said: numbers and symbols become words, by the rules in assets/words/<language>/spoken.toml.

Each word of the caption keeps its place, so that it is known when it is heard.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from scenes.kit.words import Words

SENTENCES = re.compile(r"(?<=[.?!])\s+")
TOKEN = re.compile(r"([(\[“\"]*)(.*?)([)\]”\",.;:?!]*)", re.DOTALL)
NUMBER = re.compile(r"([−-]?)(\d+)(?:[.,](\d+))?")
PRODUCT = re.compile(r"([−-]?\d+(?:[.,]\d+)?)([^\W\d_]{1,3})")
ORDINALS = {"st", "nd", "rd", "th"}


@dataclass(frozen=True)
class Rules:
    """A language's spoken forms.

    `phrases`: of several words; `words`: of whole words, single letters exact in case; `symbols`: of signs inside
    words. `letters`: what the language writes its words with, in lower case.
    """

    phrases: Mapping[str, str]
    words: Mapping[str, str]
    symbols: Mapping[str, str]
    digits: Sequence[str]
    point: str
    minus: str
    letters: frozenset[str]

    @classmethod
    def of(cls, words: Words) -> "Rules":
        """Those in a language's words. Raises WordsError if one is missing."""
        words = Words(words.language, words.path, words.table)  # what is read here counts by what is said
        tables = {name: words.table.get("spoken", {}).get(name, {}) for name in ("phrases", "words", "symbols")}
        digits, letters = words.texts("spoken.digits"), words.text("spoken.letters")
        return cls(
            **tables,
            digits=digits,
            point=words.text("spoken.point"),
            minus=words.text("spoken.minus"),
            letters=frozenset(letters),
        )


@dataclass(frozen=True)
class Sentence:
    """How each word of a sentence's caption is said; "" if it is part of what the word before it says."""

    words: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(word for word in self.words if word)


def sentences(caption: str, rules: Rules) -> list[Sentence]:
    """A narration as it is said, sentence by sentence."""
    return [Sentence(tuple(_said(part.split(), rules))) for part in SENTENCES.split(caption.strip()) if part]


def readings(caption: str, rules: Rules) -> dict[str, str]:
    """The words of a caption that are not said as written; a number or a lone sign anybody knows how to read."""
    written, said = caption.split(), [word for each in sentences(caption, rules) for word in each.words]
    found: dict[str, str] = {}
    for k, (one, spoken) in enumerate(zip(written, said, strict=True)):
        length = 1 + len(list(takewhile(lambda word: not word, said[k + 1 :]))) if spoken else 0
        whole = _parts(" ".join([one, *written[k + 1 : k + length]]))[1]
        if spoken and any(map(str.isalpha, whole)) and spoken.rstrip(",.;:?!") != whole:
            found[whole] = spoken.rstrip(",.;:?!")
    return found


def unsaid(caption: str, rules: Rules) -> list[str]:
    """The words of a caption that hold a sign without a spoken form."""
    known = rules.letters | set("0123456789'’-,.;:?! ")
    pairs = zip(caption.split(), (word for each in sentences(caption, rules) for word in each.words), strict=True)
    return [written for written, said in pairs if set(said.lower()) - known]


def _said(written: Sequence[str], rules: Rules) -> Iterator[str]:
    k = 0
    while k < len(written):
        length, said = _phrase(written[k:], rules) or (1, "")
        _, word, after = _parts(written[k + length - 1])
        said = said or _word(word, rules)
        yield said + _pause(after) if said else ""
        yield from [""] * (length - 1)
        k += length


def _phrase(written: Sequence[str], rules: Rules) -> tuple[int, str] | None:
    """How many words the longest phrase takes that begins here, and how it is said."""
    for phrase in sorted(rules.phrases, key=len, reverse=True):
        words = phrase.split()
        begins = list(written[: len(words)])
        if len(begins) == len(words):
            begins[0] = begins[0].lstrip('([“"')
            begins[-1] = begins[-1].rstrip(')]”",.;:?!')
            if begins == words:
                return len(words), rules.phrases[phrase]
    return None


def _word(word: str, rules: Rules) -> str:
    known = rules.words.get(word) or (rules.words.get(word.lower()) if len(word) > 1 else None)
    if known:
        return known
    number, product = NUMBER.fullmatch(word), PRODUCT.fullmatch(word)
    if number:
        sign, whole, decimals = number.groups()
        fraction = [rules.point, *(rules.digits[int(digit)] for digit in decimals)] if decimals else []
        return " ".join(
            [rules.minus] * bool(sign) + [rules.digits[int(whole)] if len(whole) == 1 else whole, *fraction]
        )
    if product and product[2] not in ORDINALS:
        return " ".join([_word(product[1], rules), *(_word(letter, rules) for letter in product[2])])
    return " ".join("".join(f" {rules.symbols[sign]} " if sign in rules.symbols else sign for sign in word).split())


def _parts(word: str) -> tuple[str, str, str]:
    match = TOKEN.fullmatch(word)
    assert match
    before, core, after = match.groups()
    return before, core, after


def _pause(after: str) -> str:
    return "".join(sign for sign in after if sign in ",.;:?!")
