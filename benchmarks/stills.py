"""Scenes for the benchmarks: one that stands still, and one that never does."""

from manim import BLUE, LEFT, PI, RIGHT, Circle, Dot, Rotate, Scene, Square, Text, VGroup, linear

from scenes.kit.settings import Settings

SETTINGS = Settings()


class Still(Scene):
    """One second of movement, then a hold of ten."""

    def __init__(self, settings: Settings = SETTINGS, **keywords: object) -> None:
        super().__init__(**keywords)
        self.settings = settings
        self.timeline: list[object] = []

    def construct(self) -> None:
        square = Square(2, color=BLUE, fill_opacity=0.5)
        self.play(square.animate.shift(RIGHT), run_time=0.1)
        self.wait(10.001, frozen_frame=True)


class Moving(Still):
    """Ten seconds in which every frame differs."""

    def construct(self) -> None:
        title = Text("Nothing stands still", font_size=36).to_edge(LEFT)
        dots = VGroup(*(Dot(color=BLUE).shift(k * 0.3 * RIGHT) for k in range(12)))
        wheel = VGroup(
            Circle(2), Square(2.8), *(Square(0.4).shift(2 * RIGHT).rotate(k, about_point=[0, 0, 0]) for k in range(6))
        )
        self.add(title)
        self.play(Rotate(wheel, 2 * PI, rate_func=linear), dots.animate(rate_func=linear).shift(3 * LEFT), run_time=10)
