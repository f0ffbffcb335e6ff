"""The mathematics of the lecture: NumPy only, float64, no drawing.

Import from the modules (``from core.losses import BinaryCrossEntropy``); this file stays empty so that a program
pays only for the parts it uses.

Two conventions hold everywhere:

* a parameter vector is ``theta = [b, w1, …, wk]`` and a design matrix ``X`` has a leading column of ones,
  so that ``z = X @ theta``;
* a trailing axis holds the parameters, leading axes are free: what works for one theta works for a grid of them.
"""
