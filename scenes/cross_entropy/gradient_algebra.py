"""The formulas of the cross-entropy's gradient (slide idea 37), with their parts named to travel."""

P = "model(hat(y))"
BY_OUTPUT = "{{ grad((partial L) / (partial hat(y))) : l }} {{ = : eq }} "
_ONE, _ZERO = "{{ - : m }} {{ y : y1 }}", "{{ 1 - y : y0 }}"
_REST = f"{{{{ 1 : i }}}} {{{{ - : n }}}} {{{{ {P} : p0 }}}}"
_UNDER = f"{{{{ {P} : p2 }}}} {{{{ (1 - {P}) : q2 }}}}"
LOSS_BY_OUTPUT = (
    f"{{{{ loss(L) : l }}}} {{{{ = : eq }}}} {_ONE} thin {{{{ ln : ln1 }}}} thin {{{{ {P} : p1 }}}} "
    f"{{{{ - : s }}}} ({_ZERO}) thin {{{{ ln : ln0 }}}} ({_REST})",
    f"{BY_OUTPUT} {{{{ - : m }}}} {{{{ y : y1 }}}} / {{{{ {P} : p1 }}}} {{{{ + : s }}}} ({_ZERO}) / ({_REST})",
    f"{BY_OUTPUT} ({_ONE} ({_REST}) {{{{ + : s }}}} ({_ZERO}) thin {{{{ {P} : p1 }}}}) / ({_UNDER})",
    f"{BY_OUTPUT} ({{{{ {P} : p1 }}}} {{{{ - : m }}}} {{{{ y : y1 }}}}) / ({_UNDER})",
)
"""The loss, its derivative by ŷ, that on one denominator, and what is left of it."""
FACTORS = {
    ("loss", "output"): "{{ grad((partial L) / (partial hat(y))) : name }} {{ = : eq }} "
    f"({{{{ {P} - y : gap }}}}) / ({{{{ {P} (1 - {P}) : under }}}})",
    ("output", "z"): "{{ grad((partial hat(y)) / (partial z)) : name }} {{ = : eq }} "
    f"{{{{ {P} (1 - {P}) : slope }}}}",
    ("z", "theta"): "{{ grad((partial z) / (partial theta_i)) : name }} {{ = : eq }} {{ x_i : xi }}",
}
"""What comes back along the graph: the derivative's name and what it is."""
GOAL = "{{ grad((partial L) / (partial theta_i)) : goal }} {{ = : eq }} "
GRADIENT = (
    GOAL + "{{ grad((partial L) / (partial hat(y))) : loss }} {{ dot : d1 }} "
    "{{ grad((partial hat(y)) / (partial z)) : output }} {{ dot : d2 }} "
    "{{ grad((partial z) / (partial theta_i)) : z }}",
    GOAL + f"({{{{ {P} - y : gap }}}}) / ({{{{ {P} (1 - {P}) : under }}}}) {{{{ dot : d1 }}}} "
    f"{{{{ {P} (1 - {P}) : slope }}}} {{{{ dot : d2 }}}} {{{{ x_i : xi }}}}",
    GOAL + f"{{{{ x_i : xi }}}} thin ({{{{ {P} - y : gap }}}})",
    GOAL + "{{ x_i : xi }} {{ dot : d1 }} {{ grad((partial L) / (partial z)) : dz }}",
)
"""The chain rule, what its factors are, what is left of them, and what of it ŷ decides."""
