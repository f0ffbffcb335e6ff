"""All rules, a module a family. Importing this registers them; a new module must be named here."""

from lecture.check.rules import colour, figures, gif, layout, numbers, overlap, timing, type, words

__all__ = ["colour", "figures", "gif", "layout", "numbers", "overlap", "timing", "type", "words"]
