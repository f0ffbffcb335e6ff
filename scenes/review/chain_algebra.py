"""The lines that make the product of two slopes into 8x - 16 (slide ideas 7 and 8), with their parts named: parts of
equal name travel."""

F, G = "model(f)", "loss(g)"
EQ, DOT = "{{= : eq}}", "{{dot : dot}}"

INNER, OUTER = f"{F}(x) = {{{{2 x - 1 : body}}}}", f"{G}({F}) = {{{{({F} - 3)^2 : body}}}}"
"""What the two boxes do."""
INNER_SLOPE = f"{F}'(x) = {{{{grad(2) : body}}}}"
OUTER_SLOPE = f"{G}'({F}) = {{{{grad(2 ({F} - 3)) : body}}}}"
"""Their derivatives."""
CHAIN_RULE = f"grad(dif / (dif x)) {G}({F}(x)) = [grad(dif / (dif {F})) {G}({F})] dot [grad(dif / (dif x)) {F}(x)]"
COMPOSED = f"{G}({F}(x)) = (model((2 x - 1)) - 3)^2"

LINES = {
    "rule": f"{{{{(dif {G}) / (dif x) : left}}}} {EQ} {{{{(dif {G}) / (dif {F}) : rate-g}}}} {DOT} "
    f"{{{{(dif {F}) / (dif x) : rate-f}}}}",
    "slopes": f"{EQ} {{{{grad({{{{2 : two}}}} ({{{{{F} : f}}}} {{{{- : minus}}}} {{{{3 : three}}}})) : outer}}}} {DOT} "
    "{{grad(2) : inner}}",
    "insert": f"{EQ} {{{{grad(4) : four}}}} grad(( {{{{2 : a}}}} {{{{x : x}}}} {{{{- : less}}}} {{{{1 : one}}}} "
    "{{- : minus}} {{3 : three}} ))",
    "result": f"{EQ} {{{{grad(8) : eight}}}} {{{{grad(x) : x}}}} {{{{grad(-) : minus}}}} {{{{grad(16) : sixteen}}}}",
}
