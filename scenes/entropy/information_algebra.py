"""The lines that make the surprise 1/p into the information -log p, with their parts named: equal parts travel."""

from scenes.kit.parts import EQ, MINUS, part

SURPRISE = part('loss("Surprise")', "S") + part("(E)", "of")
INFORMATION = part('loss("Information")', "I") + part("(x)", "of")
ONE_OVER_P = part(f"frac({part('1', 'one')}, {part('p(E)', 'p')})", "bar")
LOG, LOG_RIGHT = part("log", "log"), part("log", "log-right")

LINES = {
    "surprise": f"{SURPRISE} {EQ} {ONE_OVER_P}",
    "logarithm": f"{LOG} {SURPRISE} {EQ} {LOG_RIGHT} {ONE_OVER_P}",
    "minus": f"{LOG} {SURPRISE} {EQ} {MINUS} {LOG_RIGHT} thin {part('p(E)', 'p')}",
    "information": f"{INFORMATION} {EQ} {MINUS} {LOG_RIGHT} thin {part('p(x)', 'p')}",
}
