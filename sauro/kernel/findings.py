"""What a rule has to say, in the language of the person who must act on it."""

from __future__ import annotations

from dataclasses import dataclass

from sauro.kernel.text import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding (phát hiện) of a rule.

    ``code`` names the rule, ``field`` what it is about, ``message`` says in Vietnamese what
    is wrong and what to do next, ``message_en`` the same in English.
    """

    code: str
    field: str
    message: str
    message_en: str
    spans: tuple[Span, ...] = ()
