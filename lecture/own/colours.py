"""A lecturer's own colours by role: they keep the contrast that the lecture's own keep."""

import re

from lecture.own.document import Document
from lecture.own.kinds import listed, nearest, shown
from lecture.own.schema import ROLES, family
from scenes.kit.theme import THEME_NAMES, Role, ThemeName, theme

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def own_colours(document: Document) -> tuple[tuple[ThemeName, Role, str], ...]:
    """The colours as (theme, role, #RRGGBB). Raises BadInput, also for what could not be told apart or read."""
    found = []
    for key, value in family(document, "colours").items():
        name, _, role = key.partition(".")
        if name not in THEME_NAMES:
            known = f"allowed are {listed(THEME_NAMES)}"
            raise document.refuse(f"colours.{key}", f"is of no theme{nearest(name, THEME_NAMES)}", known)
        if role not in ROLES:
            known = f"allowed are {listed(ROLES, 20)}"
            raise document.refuse(f"colours.{key}", f"is no role{nearest(role, ROLES)}", known)
        if not isinstance(value, str) or not COLOUR.fullmatch(value):
            raise document.refuse(f"colours.{key}", f"is {shown(value)}", 'allowed is a colour such as "#5FD1A4"')
        found.append((name, role, value.upper()))
    colours: tuple[tuple[ThemeName, Role, str], ...] = tuple(found)  # type: ignore[arg-type]
    for name in dict.fromkeys(name for name, _, _ in colours):
        _judge(document, name, {role: colour for other, role, colour in colours if other == name})
    return colours


def _judge(document: Document, name: ThemeName, roles: dict[Role, str]) -> None:
    from lecture.check.rules import colour  # it draws with Manim, which is slow to import

    for complaint in (colour.role_on_background, colour.roles_too_close):
        for hit in complaint(theme(name, tuple(roles.items()))):
            role = next((role for role in roles if role in hit.what.split()), next(iter(roles)))
            allowed = "allowed are roles with 4.5:1 against the background and 9 units of CAM02-UCS between any two"
            raise document.refuse(f"colours.{name}.{role}", f"cannot be used: {hit.what}", allowed)
