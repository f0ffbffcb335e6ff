"""Settings of Hypothesis for the core: the same examples every run, and no clock on a shared machine."""

from hypothesis import settings

settings.register_profile("core", deadline=None, max_examples=50, derandomize=True)
settings.load_profile("core")
