"""Exhibits and money in a few words, for the page of their case."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sauro.cases.case_words import amount_words
from sauro.cases.custody import Custody
from sauro.cases.models import CaseExhibit
from sauro.cases.treasury import Books
from sauro.foundation.web.parts import Cell
from sauro.foundation.web.words import number


def custody_summary(known: Custody, books: Books) -> dict[str, Any]:
    """What is held by whom; what is left to pay and what reached the budget."""
    held = [
        (line.key, _held(line, lot.held, lot.holder))
        for line in known.lines if (lot := known.lots.get(line.key)) and lot.held
    ]  # fmt: skip
    money: list[tuple[str, Cell]] = [
        (_("Còn phải nộp"), amount_words(books.left_vnd)),
        (_("Đã vào ngân sách"), amount_words(books.reached_vnd)),
    ]
    if books.overpaid_vnd:
        money.append((_("Nộp thừa"), amount_words(books.overpaid_vnd)))
    return {
        "exhibits_listed": len(known.lines),
        "exhibits_held": held,
        "money": money if books.balances else [],
    }


def _held(line: CaseExhibit, held: Any, holder: str) -> str:
    said = {"quantity": number(held), "unit": line.unit, "name": line.name, "holder": holder}
    return _("%(quantity)s %(unit)s %(name)s; %(holder)s giữ") % said
