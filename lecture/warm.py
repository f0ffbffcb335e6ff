"""Imported once by the server that workers are forked from: what every worker needs, ready before its first job."""

from importlib import import_module

from lecture.quiet import hush_fonts

NEEDED = (
    "av", "contourpy", "manim", "matplotlib.backends.backend_agg", "matplotlib.backends.backend_pdf",
    "matplotlib.backends.backend_svg",
)  # fmt: skip

hush_fonts()
for name in NEEDED:
    import_module(name)
