"""Which characters a lecturer's words may have: those that can be seen, and that do not turn the line around."""

import unicodedata

from scenes.kit import fonts

TURNS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks and overrides of writing direction."""


def stray(text: str, visible: bool) -> str:
    """The first character that may not stand in a text, named as U+…; "" if there is none.

    `visible`: it is set in the lecture's typeface, which lacks emoji, Greek and many scripts; else it is read by
    players and browsers, which have more letters.
    """
    for letter in text:
        category = unicodedata.category(letter)
        if letter == "\n" or (not visible and letter == "\u200d"):
            continue
        unseen = category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") or letter in TURNS
        if unseen or (visible and not letter.isspace() and ord(letter) not in fonts.letters()):
            return f"U+{ord(letter):04X} ({unicodedata.name(letter, 'without a name').lower()})"
    return ""
