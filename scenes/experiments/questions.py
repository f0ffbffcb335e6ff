"""The quiz's six questions in plain text, with the right answer computed; the outline names these functions."""

from scenes.experiments import quiz
from scenes.experiments.quiz import FIRST, Offer
from scenes.kit.question import Question
from scenes.kit.words import Words

FUNCTION = "f(x, y) = x² + 3y² + 4xy"
SLOPES = dict(zip(FIRST, ("2x + 4y", "6y + 4x"), strict=True))
"""The two first derivatives of f, as text."""


def order(words: Words) -> Question:
    """In which order do the steps of training run?"""
    steps = words.texts("scenes.quiz-1.labels.steps")
    given = tuple(f"{k}. {step}" for k, step in enumerate(steps, 1))
    return _question(words, 1, given, [" → ".join(map(str, offer)) for offer in quiz.ORDERS])


def sigmoid(words: Words) -> Question:
    """How do the sigmoid's outputs at two scores compare?"""
    given = ("σ(x) = 1 / (1 + e⁻ˣ)", *(f"x{sub} = {score:g}" for sub, score in zip("₁₂", quiz.SCORES, strict=True)))
    offers = [f"σ(x₁) {sign} σ(x₂)" for sign in quiz.RELATIONS[:-1]]
    return _question(words, 2, given, [*offers, words.label("quiz-2", "unknown")])


def loss(words: Words) -> Question:
    """Which formula is the binary cross-entropy?"""
    offers = [
        "−y ln(1 − ŷ) − (1 − y) ln ŷ",
        "−ŷ ln(1 − y) − (1 − ŷ) ln y",
        "−ŷ ln(1 − ŷ) − (1 − y) ln y",
        "−y ln ŷ − (1 − y) ln(1 − ŷ)",
    ]
    return _question(words, 3, ("L(ŷ, y) = ?",), offers)


def twice_by_x(words: Words) -> Question:
    """What is the second derivative of f by x?"""
    return _question(words, 4, (FUNCTION,), [_offer(offer) for offer in quiz.BY_X])


def twice_by_y(words: Words) -> Question:
    """What is the second derivative of f by y?"""
    return _question(words, 5, (FUNCTION,), [_offer(offer) for offer in quiz.BY_Y])


def once_by_each(words: Words) -> Question:
    """What are the two mixed derivatives of f?"""
    offers = [f"∂²f/∂x∂y = {first}, ∂²f/∂y∂x = {second}" for first, second in quiz.PAIRS]
    return _question(words, 6, (FUNCTION,), offers)


def _offer(offer: Offer) -> str:
    return SLOPES[offer] if callable(offer) else f"{offer:g}"


def _question(words: Words, number: int, given: tuple[str, ...], offers: list[str]) -> Question:
    prompt = words.label(f"quiz-{number}", "question")
    return Question(prompt, given, tuple(offers), quiz.answer(number))
