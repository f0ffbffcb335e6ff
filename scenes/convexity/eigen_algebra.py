"""The lines from a symmetric matrix to the eigenvalues of our Hessian (slide ideas 59 and 60), their parts named."""

P = "model(hat(y))"
K = f"{P} (1 - {P})"
EQ = "{{= : eq}}"
MATRIX = 'bold(H) = mat(delim: "[", a, b; b, d)'
EIGEN = "bold(H) bold(u) = lambda bold(u)"
ROOT = "({{{{a : a2}}}} - {{{{d : d2}}}})^2 + 4 {{{{b : b}}}}^2".replace("{{{{", "{{").replace("}}}}", "}}")


def _k(k: int) -> str:
    return f"{{{{{K} : k{k}}}}}"


def _spread(k: int) -> str:
    return f"{{{{{P} : f{k}}}}} {{{{(1 - {P}) : g{k}}}}}"


COMMON = f"{{{{{P} : f1}}}}^2 {{{{(1 - {P}) : g1}}}}^2"
LINES = {
    "determinant": f"{{{{det(bold(H) - lambda bold(I)) : left}}}} {EQ} {{{{0 : zero}}}}",
    "characteristic": f"({{{{a : a}}}} - lambda) ({{{{d : d}}}} - lambda) - {{{{b : b}}}}^2 {EQ} {{{{0 : zero}}}}",
    "formula": f"{{{{lambda : left}}}} {EQ} ({{{{({{{{a : a}}}} + {{{{d : d}}}}) : trace}}}} plus.minus "
    f"{{{{sqrt({ROOT}) : root}}}}) / 2",
    "sum": f"{{{{a + d : left}}}} {EQ} {_k(1)} {{{{x^2 : x}}}} {{{{+ : plus}}}} {_k(2)}",
    "trace": f"{{{{a + d : left}}}} {EQ} {{{{{_k(1)} ({{{{x^2 : x}}}} {{{{+ : plus}}}} {{{{1 : one}}}}) : value}}}}",
    "difference": f"{{{{a - d : difference}}}} {EQ} {_k(1)} ({{{{x^2 : x}}}} - {{{{1 : one}}}})",
    "put-in": f"{{{{(a - d)^2 + 4 b^2 : under}}}} {EQ} ({_spread(1)} {{{{(x^2 - 1) : s}}}})^2 + 4 "
    f"({_spread(2)} {{{{x : x}}}})^2",
    "discriminant": f"{{{{(a - d)^2 + 4 b^2 : under}}}} {EQ} {COMMON} ({{{{(x^2 - 1) : s}}}}^2 + 4 {{{{x : x}}}}^2)",
    "expanded": f"{{{{(x^2 - 1)^2 + 4 x^2 : left3}}}} {EQ} {{{{x^4 : x4}}}} {{{{- 2 x^2 : minus}}}} "
    f"{{{{+ 1 : one}}}} {{{{+ 4 x^2 : four}}}}",
    "collected": f"{{{{(x^2 - 1)^2 + 4 x^2 : left3}}}} {EQ} {{{{x^4 : x4}}}} {{{{+ 2 x^2 : two}}}} {{{{+ 1 : one}}}}",
    "root": f"{{{{sqrt({{{{(a - d)^2 + 4 b^2 : under}}}}) : left4}}}} {EQ} {{{{{K} (x^2 + 1) : value}}}}",
    "both": f"{{{{lambda : left}}}} {EQ} ({{{{{K} (x^2 + 1) : first}}}} plus.minus {{{{{K} (x^2 + 1) : second}}}}) / 2",
}
LINES["square"] = LINES["collected"] + " = (x^2 + 1)^2"
OURS = f"a = {K} x^2 quad quad b = {K} x quad quad d = {K}"
FIRST = f"lambda_1 = {{{{{K} (x^2 + 1) : value}}}} >= 0"
SECOND = "lambda_2 = 0"
