"""Imported once by the server that workers are forked from: what every worker needs, ready before its first job."""

import av
import contourpy
import manim
import matplotlib.backends.backend_agg
import matplotlib.backends.backend_pdf
import matplotlib.backends.backend_svg

__all__ = ["av", "contourpy", "manim", "matplotlib"]
