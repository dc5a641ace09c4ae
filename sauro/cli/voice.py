"""In whose language the command line speaks: Vietnamese first, English beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sauro.cli.words import WORDS

if TYPE_CHECKING:
    from sauro.documents.files.source import Unreadable
    from sauro.kernel.findings import Finding

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Voice:
    """Says everything in one language (ngôn ngữ hiển thị)."""

    lang: str = "vi"

    @property
    def english(self) -> bool:
        return self.lang == "en"

    def __call__(self, key: str, **facts: object) -> str:
        """A text of words.py. Raises: KeyError for an unknown key or fact."""
        return WORDS[key][self.english].format(**facts)

    def message(self, said: Finding | Unreadable) -> str:
        return said.message_en if self.english else said.message

    def number(self, value: float) -> str:
        """0,93 in Vietnamese, 0.93 in English."""
        text = f"{value:.2f}"
        return text if self.english else text.replace(".", ",")


def voice_for(argv: Sequence[str], environ: Mapping[str, str]) -> Voice:
    """The language asked for by --lang or SAURO_LANG; known before the rest is understood."""
    return Voice("en" if _asked(argv, environ).lower().startswith("en") else "vi")


def unknown_language(environ: Mapping[str, str]) -> str | None:
    """What SAURO_LANG asks for, where it is neither language; "en_US.UTF-8" is English."""
    asked = environ.get("SAURO_LANG", "")
    return asked if asked and not asked.lower().startswith(LANGUAGES) else None


def _asked(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    asked = environ.get("SAURO_LANG", "")
    for i, word in enumerate(argv):
        if word == "--lang" and i + 1 < len(argv):
            asked = argv[i + 1]
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return asked
