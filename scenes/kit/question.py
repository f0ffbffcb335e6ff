"""A question with offers to choose from, in plain text: for a page that is answered without a picture."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """`given`: lines that state what it is about; `offers`: the answers to choose from; `right`: the place of the
    right one among them."""

    prompt: str
    given: tuple[str, ...]
    offers: tuple[str, ...]
    right: int
