"""Trail: a descent on a loss map, row after row of its trajectory."""

from manim import VGroup, VMobject

from core.arrays import Array
from core.trajectory import Trajectory
from scenes.kit.components.loss_view import LossView
from scenes.kit.components.marks import ball


class Trail(VGroup):
    """The path of a one-feature trajectory up to the row that `go_to` names, with a ball at its head.

    `across` is the column of its parameters that runs to the right: 1 for θ = (b, w), 0 for a point (x, y).
    """

    def __init__(self, view: LossView, trajectory: Trajectory, across: int = 1) -> None:
        style = view.style
        self.trajectory, self.across, self.row = trajectory, across, 0
        self.places = self._places(view)
        self.line = VMobject(stroke_color=style.colour("gradient"), stroke_width=style.theme.sizes.line)
        self.head = ball(style, self.places[0], "gradient")
        super().__init__(self.line, self.head)
        self.go_to(0)

    def go_to(self, row: int) -> None:
        """Show the path from the start to this row."""
        self.row = row
        self.line.set_points_as_corners(self.places[: row + 1] if row else self.places[[0, 0]])
        self.head.move_to(self.places[row])

    def follow(self, view: LossView) -> None:
        """Stand where the view shows the path now that its camera has turned."""
        self.places = self._places(view)
        self.go_to(self.row)

    def row_at(self, share: float) -> int:
        """The row to show when this share (0 to 1) of the time has gone: few steps first, then ever more at once."""
        rows = len(self.trajectory)
        return min(round(float(rows**share)), rows) - 1

    def _places(self, view: LossView) -> Array:
        parameters = self.trajectory.parameters
        return view.place(parameters[:, self.across], parameters[:, 1 - self.across])
