"""Voices: who speaks the lecture, and what of it is known before, while and after they speak."""
