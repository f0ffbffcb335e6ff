"""Every fact of the slides, recomputed: its value, and the digits that the slide prints of it."""

import importlib.util
import inspect
from decimal import Decimal
from types import ModuleType
from typing import Any

import fact_formulas
import fact_numbers
import numpy as np
import pytest
import sympy as sp

from core.datasets import flowers, four_flowers, houses, outputs
from core.digits import decimal_value, round_half_away, truncate
from core.slides import ASSETS, Fact, errata, facts, given

EVERY_FACT = [pytest.param(fact, id=name) for name, fact in facts().items()]
FORMULAS = [pytest.param(fact, id=name) for name, fact in facts().items() if name in fact_formulas.CORE]
GIVEN = {name for name, fact in facts().items() if fact.rule == "given"}
CODE = {name for name, fact in facts().items() if fact.rule == "code"}


@pytest.mark.parametrize("fact", EVERY_FACT)
def test_fact_is_what_the_core_computes(fact: Fact) -> None:
    if fact.rule == "given":
        check_given(fact)
    elif fact.rule == "code":
        check_code(fact)
    elif fact.rule in fact_formulas.DERIVATIONS or fact.rule == "formula":
        check_formula(fact)
    else:
        check_number(fact)


def check_number(fact: Fact) -> None:
    assert fact.rule in fact_numbers.RULES, f"no rule recomputes {fact.id}"
    value = np.asarray(fact_numbers.RULES[fact.rule](fact.source), dtype=float)
    np.testing.assert_allclose(value, fact.value, rtol=1e-12, atol=1e-13)
    check_print(fact, value)


def check_given(fact: Fact) -> None:
    """The slide's own numbers against our data files: nothing is computed."""
    ours = np.asarray(fact_numbers.GIVEN[fact.id](), dtype=float)
    np.testing.assert_array_equal(ours, fact.value)
    if fact.id == "petal-category":
        dataset = flowers()
        assert [dataset.class_names[int(y)] for y in dataset.y] == fact.printed
    else:
        check_print(fact, ours)


def check_code(fact: Fact) -> None:
    """The shown line stands in the shown file, and the file's function gives the fact's number."""
    code = shown_code()
    assert fact.printed in {line.strip() for line in inspect.getsource(code).splitlines()}
    for sample in fact.samples:
        arguments = {name: np.asarray(value, dtype=float) for name, value in sample.point.items()}
        if fact.source["function"] == "update":
            result = arguments["theta"]
            code.train_step(result, arguments["lr"], arguments["x"], arguments["y"])
        else:
            result = getattr(code, fact.source["function"])(**arguments)
        np.testing.assert_allclose(result, sample.value, rtol=1e-12)


def check_formula(fact: Fact) -> None:
    """SymPy derives the slide's formula, and the core computes it at sample points and at random ones."""
    written = [fact.formula] if isinstance(fact.formula, str) else fact.formula
    formulas = [fact_formulas.within(fact_formulas.parse(text), fact.source) for text in written]
    if fact.rule != "formula":
        derived = fact_formulas.DERIVATIONS[fact.rule](fact.source)
        derived = derived if isinstance(derived, list) else [derived]
        for ours, theirs in zip(derived, formulas, strict=True):
            assert_same(ours, theirs, fact)
        for step in fact.steps:
            assert_same(fact_formulas.within(fact_formulas.parse(step), fact.source), formulas[0], fact)
    tolerance = fact_formulas.TOLERANCE.get(fact.id, 1e-12)
    for sample in fact.samples:
        computed = fact_formulas.CORE[fact.id](sample.point)
        np.testing.assert_allclose(computed, sample.value, rtol=tolerance, atol=tolerance)
    for point in fact_formulas.random_points(fact):
        values = [evaluate(formula, point) for formula in formulas]
        computed = np.asarray(fact_formulas.CORE[fact.id](point))
        np.testing.assert_allclose(computed.reshape(len(values)), values, rtol=tolerance * 10, atol=tolerance * 10)


def evaluate(formula: sp.Expr, point: dict[str, Any]) -> float:
    values = {fact_formulas.SYMBOLS[name]: value for name, value in point.items()}
    if "y0" in point:  # the constants of integration, by their own slide: A = e^C = y0/(K - y0)
        start = sp.Rational(1) * point["y0"] / (point["K"] - point["y0"])
        values |= {fact_formulas.SYMBOLS["A"]: start, fact_formulas.SYMBOLS["C"]: sp.log(start)}
    return float(formula.subs(values))


def assert_same(derived: sp.Expr, written: sp.Expr, fact: Fact) -> None:
    constants = {"A": "y0/(K - y0)", "C": "log(y0/(K - y0))"} if "constant" in fact.source else {}
    for name, text in constants.items():
        written = written.subs(fact_formulas.SYMBOLS[name], fact_formulas.parse(text))
    if fact.rule == "logistic-ode":
        written = written.subs(fact_formulas.SYMBOLS["y"], fact_formulas.growth())
    assert is_zero(derived - written), f"{fact.id}: {derived} is not {written}"


def is_zero(expression: sp.Expr) -> bool:
    """Proved by algebra: with e^z named u, what the sigmoid's derivatives hold is a fraction of polynomials in u."""
    original = expression
    exponents = sorted((power.exp for power in expression.atoms(sp.exp)), key=sp.default_sort_key)
    ratios = {exponent: sp.cancel(exponent / exponents[0]) for exponent in exponents}
    if all(ratio.is_integer for ratio in ratios.values()):
        u = sp.Symbol("u", positive=True)
        expression = expression.xreplace({sp.exp(exponent): u**ratio for exponent, ratio in ratios.items()})
    numerator = sp.fraction(sp.together(sp.expand_log(expression, force=True)))[0]
    # Logarithms that do not meet term by term meet under an exponential: a real e^x is 1 only at x = 0.
    return sp.expand(numerator) == 0 or sp.simplify(numerator) == 0 or sp.simplify(sp.exp(original)) == 1


def check_print(fact: Fact, value: np.ndarray) -> None:
    """The print agrees with the value as the fact says: exactly, cut off, rounded, or not at all."""
    if fact.status == "implied":
        assert fact.printed is None
        return
    if fact.rule == "integers-in-domain":
        naturals, integers = value
        assert (fact.printed, fact.right) == ("Naturals0", "Integers")
        assert naturals < integers
        return
    prints = [fact.printed] if isinstance(fact.printed, str) else fact.printed
    for text, number in zip(prints, np.atleast_1d(value), strict=True):
        if not np.isfinite(number):
            assert float(text) == number
            continue
        shown = Decimal(text)
        cut, rounded = truncate(float(number), fact.digits), round_half_away(float(number), fact.digits)
        if fact.status == "exact":
            assert shown == decimal_value(float(number))
        elif fact.status == "rounds":
            assert shown == rounded == cut
        elif fact.status == "truncates":
            assert shown == cut != rounded
        else:
            assert shown not in (cut, rounded)
            assert str(cut) == fact.right


def shown_code() -> ModuleType:
    path = ASSETS / "code" / "logistic_regression.py"
    specification = importlib.util.spec_from_file_location("shown_code", path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_there_are_281_facts_40_of_them_given_and_5_shown_as_code() -> None:
    assert len(facts()) == 281
    assert len(GIVEN) == 40
    assert set(fact_numbers.GIVEN) == GIVEN
    assert len(CODE) == 5


def test_every_rule_is_used_and_every_formula_has_its_function() -> None:
    used = {fact.rule for fact in facts().values()}
    assert used == {"given", "code", "formula"} | set(fact_numbers.RULES) | set(fact_formulas.DERIVATIONS)
    assert {fact.id for fact in facts().values() if fact.formula and fact.value is None} == set(fact_formulas.CORE)


def test_fifteen_prints_are_wrong_and_each_has_its_right_value() -> None:
    assert {fact.id: (fact.printed, fact.right) for fact in errata()} == {
        "square-domain-set": ("Naturals0", "Integers"),
        "gd2d-domain-set": ("Naturals0", "Integers"),
        "gd2d-grad-y3": ("0.0", "2.0"),
        "gd2d-rule-x1": ("2.0", "-3.0"),
        "gd2d-rule-y1": ("3.0", "-4.0"),
        "gd2d-rule-x2": ("1.0", "-2.0"),
        "gd2d-rule-y2": ("2.0", "-3.0"),
        "gd2d-rule-x3": ("0.0", "-1.0"),
        "gd2d-rule-y3": ("1.0", "-2.0"),
        "gd2d-rule-y4": ("0.0", "-1.0"),
        "ex2-grad-w1-printed-product": ("0.9599", "0.9598"),
        "ex2-w1-new": ("0.4990", "0.4904"),
        "ex2-w1-new-printed-gradient": ("0.4990", "0.4904"),
        "ex2-w2-new-as-printed": ("-0.1013", "-0.0986"),
        "ex2-yhat-new-printed-parameters": ("0.6812", "0.6838"),
    }
    assert all(fact.printed and fact.why for fact in errata())


def test_every_computed_decimal_that_is_not_an_erratum_is_cut_off() -> None:
    for fact in facts().values():
        if isinstance(fact.printed, str) and isinstance(fact.value, float) and fact.status != "differs":
            assert Decimal(fact.printed) == truncate(fact.value, fact.digits), fact.id


@pytest.mark.parametrize(
    ("pattern", "x", "y", "name"),
    [
        ("house-bad-predicted-{}", houses().X_features, houses().y, "house-bad"),
        ("house-bad-error-{}", houses().X_features, houses().y, "house-bad"),
        ("house-good-predicted-{}", houses().X_features, houses().y, "house-good"),
        ("house-good-error-{}", houses().X_features, houses().y, "house-good"),
        ("fit1-z-{}", flowers().X_features, flowers().y, "fit-1"),
        ("fit1-sigma-{}", flowers().X_features, flowers().y, "fit-1"),
        ("fit2-z-{}", flowers().X_features, flowers().y, "fit-2"),
        ("fit2-sigma-{}", flowers().X_features, flowers().y, "fit-2"),
    ],
)
def test_tables_start_from_our_data_row_by_row(pattern: str, x: np.ndarray, y: np.ndarray, name: str) -> None:
    for row, (features, target) in enumerate(zip(x, y, strict=True), start=1):
        source = facts()[pattern.format(row)].source
        np.testing.assert_array_equal(source["x"], features)
        np.testing.assert_array_equal([source["b"], *source["w"]], given(name).theta)
        assert source.get("y", target) == target


def test_the_worked_examples_start_from_our_data() -> None:
    for name, prefix, dataset in [("example-1", "ex1", four_flowers(1)), ("example-2", "ex2", four_flowers(2))]:
        source = facts()[f"{prefix}-loss-new"].source
        np.testing.assert_array_equal(source["x"], dataset.X_features[0])
        np.testing.assert_array_equal([source["b"], *source["w"]], given(name).theta)
        assert (source["y"], source["eta"]) == (dataset.y[0], given(name).learning_rate)


def test_the_table_of_losses_starts_from_our_outputs() -> None:
    for row, (p, y) in enumerate(zip(*outputs(), strict=True), start=1):
        assert facts()[f"bce-table-loss-{row}"].source == {"p": p, "y": y}
