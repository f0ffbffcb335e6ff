"""Manim's camera, drawing the same pixels with less work: nothing twice that has not changed, nothing invisible."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import cairo
import numpy as np
from manim import Camera, ImageMobject, VMobject
from numpy.typing import NDArray
from PIL import Image

CURVE = 4
"""Points of a cubic curve."""
MOST = 20_000
"""Paths that are kept: mobjects come and go."""


@dataclass(frozen=True)
class Kept:
    """An image as it was laid over the frame, and what of."""

    points: NDArray[np.float64]
    pixels: NDArray[np.uint8]
    laid: Image.Image | None

    def is_of(self, mobject: ImageMobject) -> bool:
        return np.array_equal(self.points, mobject.points) and np.array_equal(self.pixels, mobject.get_pixel_array())


class FastCamera(Camera):
    """Built for Manim 0.22. Each frame is drawn into pixels of its own, so that nobody needs to copy them."""

    def __init__(self, **keywords: Any) -> None:
        self._paths: dict[int, tuple[NDArray[np.float64], cairo.Path]] = {}
        self._images: dict[int, Kept] = {}
        self._laid: Image.Image | None = None
        super().__init__(**keywords)

    def set_pixel_array(self, pixel_array: Any, convert_from_floats: bool = False) -> None:
        if convert_from_floats:
            pixel_array = self.convert_pixel_array(pixel_array)
        self.pixel_array = np.array(pixel_array, dtype=self.pixel_array_dtype)
        self.pixel_array_to_cairo_context: dict[int, Any] = {}

    # Shapes -----------------------------------------------------------------------------------------------------------

    def display_vectorized(self, vmobject: VMobject, ctx: Any) -> Any:
        fill = _is_seen(self.get_fill_rgbas(vmobject))
        behind, stroke = (
            vmobject.get_stroke_width(background) > 0 and _is_seen(self.get_stroke_rgbas(vmobject, background))
            for background in (True, False)
        )
        if not (fill or behind or stroke):
            return self
        self.set_cairo_context_path(ctx, vmobject)
        if behind:
            self.apply_stroke(ctx, vmobject, background=True)
        if fill:
            self.apply_fill(ctx, vmobject)
        if stroke:
            self.apply_stroke(ctx, vmobject)
        return self

    def set_cairo_context_path(self, ctx: Any, vmobject: VMobject) -> Any:
        kept = self._paths.get(id(vmobject))
        if kept is not None and np.array_equal(kept[0], vmobject.points):
            ctx.new_path()
            ctx.append_path(kept[1])
            return self
        if not self._draw_path(ctx, vmobject):
            return super().set_cairo_context_path(ctx, vmobject)
        if len(self._paths) > MOST:
            self._paths.clear()
        self._paths[id(vmobject)] = (vmobject.points.copy(), ctx.copy_path())
        return self

    def _draw_path(self, ctx: Any, vmobject: VMobject) -> bool:
        """The path of whole curves with finite points, as Manim draws it; anything else is left to Manim."""
        points = vmobject.points
        if not len(points) or len(points) % CURVE or not np.isfinite(points).all():
            return False
        flat = np.ascontiguousarray(points[:, :2])
        ends, starts = flat[CURVE - 1 : -1 : CURVE], flat[CURVE::CURVE]
        near = np.abs(ends - starts) <= vmobject.tolerance_for_point_equality + 1e-5 * np.abs(starts)
        first = [0, *(np.flatnonzero(~near.all(axis=1)) + 1).tolist(), len(points) // CURVE]
        curves: Any = flat.reshape(-1, 2 * CURVE).tolist()
        ctx.new_path()
        curve_to = ctx.curve_to
        for begin, end in pairwise(first):
            ctx.new_sub_path()
            ctx.move_to(*curves[begin][:2])
            for curve in curves[begin:end]:
                curve_to(*curve[2:])
            if vmobject.consider_points_equals_2d(curves[begin][:2], curves[end - 1][-2:]):
                ctx.close_path()
        return True

    # Images -----------------------------------------------------------------------------------------------------------

    def display_image_mobject(self, image_mobject: Any, pixel_array: Any) -> None:
        kept = self._images.get(id(image_mobject))
        if kept is not None and kept.is_of(image_mobject):
            if kept.laid is not None:
                self.overlay_PIL_image(pixel_array, kept.laid)
            return
        self._laid = None
        super().display_image_mobject(image_mobject, pixel_array)
        points, pixels = image_mobject.points.copy(), image_mobject.get_pixel_array().copy()
        self._images[id(image_mobject)] = Kept(points, pixels, self._laid)

    def overlay_PIL_image(self, pixel_array: Any, image: Any) -> None:
        """Only where the image is: elsewhere it would change nothing."""
        self._laid = image
        if (box := image.getbbox()) is None:
            return
        left, top, right, bottom = box
        below = Image.fromarray(pixel_array[top:bottom, left:right])
        pixel_array[top:bottom, left:right] = Image.alpha_composite(below, image.crop(box))


def _is_seen(rgbas: Any) -> bool:
    return bool(rgbas[:, 3].any())
