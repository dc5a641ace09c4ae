"""Giving a number to a paper, and cancelling the paper (cấp số, hủy văn bản đã cấp số).

For rooms that write papers: they check who may, and write the paper in the same transaction.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from sauro.documents.numbering import queries
from sauro.documents.numbering.models import PaperNumber
from sauro.documents.numbering.rules import Asked, number_findings, series_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze


def take_number(asked: Asked, *, by: Seat, now: datetime, today: date) -> PaperNumber:
    """The next number of the seat's office. Others who ask for one of the same series wait until
    this transaction has ended; where it fails, the number is given again.

    Raises: Refused; RuntimeError outside a transaction, where the paper could fail alone.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a number is taken in the transaction that writes its paper")
    series = series_of(asked.series) or asked.series
    last = queries.turn_of(by.body.path, series, asked.dated_on.year)
    if wrong := list(number_findings(asked, last, today)):
        raise Refused(*wrong)
    row = PaperNumber(
        owner_path=by.body.path,
        series=series,
        year=asked.dated_on.year,
        number=asked.first or last.number + 1,
        dated_on=asked.dated_on,
        subject=squeeze(asked.subject),
        taken_by=by,
        taken_at=now,
    )
    row.save()
    return row


@transaction.atomic
def cancel_number(number_id: int, because: str, *, by: Seat, now: datetime) -> PaperNumber:
    """The paper does not hold any more; its number stays in the book and says so.

    Cancelled twice, the first reason stands. Raises: Hidden, Refused.
    """
    row = PaperNumber.objects.select_for_update().filter(pk=number_id).first()
    if row is None or row.owner_path != by.body.path:
        raise Hidden
    if not squeeze(because):
        raise Refused(_NO_REASON)
    if row.cancelled_at is None:
        row.cancelled_by, row.cancelled_at = by, now
        row.cancelled_because = squeeze(because)[:300]
        row.save(update_fields=["cancelled_by", "cancelled_at", "cancelled_because"])
    return row


_NO_REASON = Finding(
    "no-reason", "because",
    "Hủy văn bản phải có lý do: số ấy không cấp lại, người sau đọc sổ cần biết vì sao trống.",
    "Cancelling needs a reason: the number is not given again, and whoever reads the book later "
    "must know why.",
)  # fmt: skip
