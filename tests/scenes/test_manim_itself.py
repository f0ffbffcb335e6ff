"""Scenes are ordinary Manim scenes: Manim's own command and Jupyter's %%manim make them, without `lecture`."""

import os
import subprocess
import sys
from pathlib import Path

import imageio.v3 as imageio

ROOT = Path(__file__).parents[2]


def test_manims_own_command_renders_a_scene(tmp_path: Path) -> None:
    module = ROOT / "scenes" / "sigmoid" / "sigmoid_fit.py"
    command = [sys.executable, "-m", "manim", "-ql", "-s", "--media_dir", str(tmp_path), str(module), "SigmoidFit"]
    subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)
    (image,) = tmp_path.glob("images/**/SigmoidFit*.png")
    assert imageio.imread(image).shape[:2] == (480, 854)


CELLS = """
from IPython.testing.globalipapp import start_ipython
shell = start_ipython()
shell.run_cell("import manim")
shell.run_cell("from scenes.cross_entropy.one_step import OneStep")
shell.run_cell("%%manim -ql -s -v WARNING --progress_bar none OneStep\\npass").raise_error()
"""


def test_the_manim_magic_of_jupyter_renders_a_scene(tmp_path: Path) -> None:
    environment = os.environ | {"IPYTHONDIR": str(tmp_path / "ipython")}
    subprocess.run([sys.executable, "-c", CELLS], check=True, capture_output=True, cwd=tmp_path, env=environment)
    assert list(tmp_path.glob("media/**/OneStep*.png"))
