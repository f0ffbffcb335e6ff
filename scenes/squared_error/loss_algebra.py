"""The formulas of the squared error and of its gradient (slide ideas 26 and 27), with their parts named to travel."""

ONE = '{{{{ one(y = 1) : case }}}} quad quad {{{{ "diff" : diff }}}}{}'
ZERO = '{{{{ zero(y = 0) : case }}}} quad quad {{{{ "diff" : diff }}}}{}'
PLAIN = (
    ONE.format(" {{ = : eq }} {{ one(1) : label }} {{ - : minus }} {{ model(hat(y)) : p }}"),
    ZERO.format(" {{ = : eq }} {{ model(hat(y)) : p }}"),
)
SQUARED = tuple(
    case.format(f"zws^2 {{{{ = : eq }}}} ({{{{ model(hat(y)) : p }}}} {{{{ - : minus }}}} {{{{ {label} : label }}}})^2")
    for case, label in ((ONE, "one(1)"), (ZERO, "zero(0)"))
)
FOLDED = "{{ loss(L) : diff }} {{ = : eq }} ({{ model(hat(y)) : p }} {{ - : minus }} {{ y : label }})^2"
GRADIENT = "{{ grad((partial L) / (partial theta_i)) : goal }} {{ = : eq }} "
CHAIN = GRADIENT + (
    "{{ grad((partial L) / (partial hat(y))) : loss }} dot {{ grad((partial hat(y)) / (partial z)) : output }} "
    "dot {{ grad((partial z) / (partial theta_i)) : z }}"
)
PRODUCT = GRADIENT + (
    "{{ 2 : two }} {{ (model(hat(y)) - y) : gap }} dot {{ model(hat(y)) (1 - model(hat(y))) : slope }} "
    "dot {{ x_i : xi }}"
)
SLIDES = GRADIENT + (
    "{{ 2 : two }} {{ x_i : xi }} {{ (model(hat(y)) - y) : gap }} {{ model(hat(y)) (1 - model(hat(y))) : slope }}"
)
"""The gradient as the slide prints it."""
FACTORS = {
    ("loss", "output"): "{{ grad((partial L) / (partial hat(y))) : name }} {{ = : eq }} "
    "{{ 2 : two }} {{ (model(hat(y)) - y) : gap }}",
    ("output", "z"): "{{ grad((partial hat(y)) / (partial z)) : name }} {{ = : eq }} "
    "{{ model(hat(y)) (1 - model(hat(y))) : slope }}",
    ("z", "theta"): "{{ grad((partial z) / (partial theta_i)) : name }} {{ = : eq }} {{ x_i : xi }}",
}
"""What comes back along the graph: the derivative's name and what it is."""
