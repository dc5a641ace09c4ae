"""What a clause was found to do, and whom it tells (thức của câu)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sauro.documents.reading.bodies import BodyList


class Mood(Enum):
    """What a clause does."""

    ORDER = "order"
    STATEMENT = "statement"
    REFUSAL = "refusal"
    FORMULA = "formula"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reading:
    """How one clause was read; ``at`` is the token where the order begins."""

    mood: Mood
    rule: str
    lead: BodyList | None = None
    strong: bool = False  # by a performative, not by word order or a modal alone
    at: int = 0
    label_end: int = 0  # tokens of a label such as "Về tuyên truyền:"
