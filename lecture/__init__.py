"""The command `lecture`: turns the outline's scenes, figures and clips into files."""
