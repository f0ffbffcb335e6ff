"""`lecture check`: the lecture judges its own layout and legibility. See docs/check.md."""
