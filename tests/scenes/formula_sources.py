"""Reading what a formula says from the very source that is set."""

import re

NAMED = re.compile(r"\{\{(?!\{)((?:(?!\{\{|\}\}).)*?)\s*:\s*([\w-]+)\s*\}\}")
ROLES = re.compile(r"\b(?:grad|model|loss|param|zero|one|muted)\b")


def as_set(source: str) -> str:
    """The source as Manim hands it to Typst, {{ body : name }} being a call; what a run scene shows is of this form."""
    while NAMED.search(source):
        source = NAMED.sub(r'manimgrp("\2", \1)', source)
    return source


def arithmetic(source: str) -> str:
    """The side behind the last equals sign without names and colours, for SymPy to parse; ŷ is called p."""
    while NAMED.search(source):
        source = NAMED.sub(r"\1 ", source)
    source = ROLES.sub("", source).replace("(hat(y))", "p").replace("hat(y)", "p")
    source = source.replace("bracket.l", "(").replace("bracket.r", ")").replace("(-)", "-").replace("dot", "*")
    return source.rsplit("=", 1)[-1].replace("x_i", "x ").replace("x _(i )", "x ").replace("^", "**")
