"""The lines of the derivation from the growth equation to the sigmoid (slide ideas 17 to 20), with their parts named.

Parts of equal name in two lines are the same thing, and travel; the tests read these sources and check that each line
is true. `yf` is the factor y, `yr` the y that is subtracted from K; `d`, `y` and `D`, `t` are the small steps.
"""

from scenes.kit.parts import EQ, MINUS, PLUS, part

K, R, Y0 = "param(K)", "param(r)", "param(y_0)"
DY, DT = part("dif", "d") + part("model(y)", "y"), part("dif", "D") + part("t")
RATE, FACTOR = part(R, "r"), part("model(y)", "yf")
REST = f"{part(K, 'K')} {MINUS} {part('model(y)', 'yr')}"
BRACKET = part(f"(1 {MINUS} frac({part('model(y)', 'yr')}, {part(K, 'K')}))", "room")
ONE_OVER = {below: part(f"frac({part('1', 'one')}, {below})", "bar") for below in (FACTOR, REST, FACTOR + BRACKET)}
SUM = part(f"({ONE_OVER[FACTOR]} + {ONE_OVER[REST]})", "sum")
ODDS = part(f"frac({FACTOR}, {REST})", "bar")
LINEAR = f"{RATE} {part('t')} {PLUS} {part('C')}"
POWER = f"{part('e')}^({RATE} {part('t')})"
GROWN = f"{part('A')} thin {POWER}"
CAPACITY_GROWN = f"{part('A')} {part(K, 'K')} thin {POWER}"
ONE_PLUS = f"{part('1', 'one')} {PLUS}"
ONE_PLUS_GROWN = f"{ONE_PLUS} {part('A', 'Al')} thin {part('e', 'el')}^({part(R, 'rl')} {part('t', 'tl')})"
TO_LEFT = {"Al": "A", "el": "e", "rl": "r", "tl": "t"}
"""Where the parts of A e^(rt) come from that go to the left side."""

LINES: dict[str, str] = {
    "rule": f"{part(f'frac({DY}, {DT})', 'bar')} {EQ} {RATE} thin {FACTOR} {BRACKET}",
    "separated": f"{ONE_OVER[FACTOR + BRACKET]} thin {DY} {EQ} {RATE} thin {DT}",
    "fractions": f"{SUM} thin {DY} {EQ} {RATE} thin {DT}",
    "integral": f"integral {SUM} thin {DY} {EQ} integral {RATE} thin {DT}",
    "logarithms": f"{part('ln')} abs({FACTOR}) - {part('ln')} abs({REST}) {EQ} {LINEAR}",
    "log-odds": f"{part('ln')} {ODDS} {EQ} {LINEAR}",
    "exponential": f"{ODDS} {EQ} {part('e')}^({LINEAR})",
    "product": f"{ODDS} {EQ} underbrace({part('e', 'eC')}^({part('C')}), {part('A')}) thin {POWER}",
    "named": f"{ODDS} {EQ} {GROWN}",
    "multiplied": f"{FACTOR} {EQ} {GROWN} ({REST})",
    "gathered": f"{FACTOR} ({ONE_PLUS_GROWN}) {EQ} {CAPACITY_GROWN}",
    "divided": f"{FACTOR} {EQ} frac({CAPACITY_GROWN}, {ONE_PLUS_GROWN})",
    "at-zero": f"{part('A')} {EQ} "
    + part(f"frac({part(Y0, 'start')}, {part(K, 'K')} {MINUS} {part(Y0, 'starts')})", "bar"),
}
"""Up to the constant A; `solution` goes on."""


def solution(capacity: str = "", rate: bool = True, start: str = "", factor: bool = True, sigma: bool = False) -> str:
    """y(t) = K / (1 + (K - y0)/y0 e^(-rt)), with values in place of K and y0 once they are given, without r once it
    is 1, and without the factor once that is 1. A value's part has a name of its own: K leaves, and 1 comes."""
    top = part(capacity if sigma else f"param({capacity})", "K-value-top") if capacity else part(K, "top")
    whole = part(f"param({capacity})", "K-value") if capacity else part(K, "K")
    taken = part(f"param({start})", "y0-values") if start else part(Y0, "starts")
    below = part(f"param({start})", "y0-value") if start else part(Y0, "start")
    ratio = part(f"frac({whole} {MINUS} {taken}, {below})", "bar") + " thin" if factor else ""
    power = f"{part('e', 'el')}^({part('-', 'sign')} {part(R, 'rl') if rate else ''} {part('t', 'tl')})"
    fraction = part(f"frac({top}, {ONE_PLUS} {ratio} {power})", "long-bar")
    return f"{FACTOR} {part('(t)', 'of-t')} {EQ} {fraction}" + (" = model(sigma(t))" if sigma else "")
