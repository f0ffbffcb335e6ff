"""Imported once by the server that workers are forked from: what every worker needs, ready before its first job."""

import av
import manim

__all__ = ["av", "manim"]
