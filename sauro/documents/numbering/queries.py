"""Reads of the book of numbers."""

from __future__ import annotations

from django.db import connection

from sauro.documents.numbering.models import PaperNumber
from sauro.documents.numbering.rules import Last


def turn_of(office: str, series: str, year: int) -> Last:
    """The last number of a series, for whoever gives the next: nobody else gives one until this
    transaction has ended.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number, dated_on FROM documents_number_turn_v1(%s, %s, %s)",
            [office, series, year],
        )
        row = cursor.fetchone()
    return Last(*row) if row else Last()


def book(office: str, series: str, year: int) -> list[PaperNumber]:
    """All numbers of a series, also those of cancelled papers, the last first."""
    rows = PaperNumber.objects.filter(owner_path=office, series=series, year=year)
    return list(rows.select_related("taken_by__user", "cancelled_by__user").order_by("-number"))
