"""Numbers and days as Vietnamese officials write them: 3.387,5 and 27/12/2023."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sauro.kernel.findings import Finding
from sauro.kernel.locators import row_of

_SWAP = str.maketrans(",.", ".,")


def number(value: float | Decimal, language: str | None = None) -> str:
    """3.387,5 in Vietnamese, 3,387.5 in English; no zeros behind the last digit that counts."""
    exact = Decimal(str(value))
    text = f"{exact:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if (language or get_language() or "vi").startswith("en") else text.translate(_SWAP)


def day(value: date | datetime) -> str:
    """27/12/2023 in both languages: officials read no other order."""
    if isinstance(value, datetime):
        value = _here(value)
    return f"{value:%d/%m/%Y}"


def moment(value: datetime) -> str:
    """27/12/2023, 14:05, by the clocks of Viet Nam; drafts.js writes the same."""
    return f"{_here(value):%d/%m/%Y, %H:%M}"


def _here(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def item(locator: str) -> str:
    """Where a directive stands, inside a sentence: "mục II.4", of a task list "dòng 4"."""
    row = row_of(locator)
    return _("dòng %(row)s") % {"row": row} if row else _("mục %(locator)s") % {"locator": locator}


def english() -> bool:
    """Whether the page is in English; else it is in Vietnamese."""
    return (get_language() or "vi").startswith("en")


def told(finding: Finding) -> str:
    """What a rule says, in the language of the page."""
    return finding.message_en if english() else finding.message
