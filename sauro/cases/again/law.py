"""The rows of law by which a fine counts again, shipped or written by people (quy định).

They stand in the table of the other rows, under a code of their own: the same guard, the same
history, the same person writes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sauro.cases.again.rules import CODE, Terms, shipped_terms, terms_of
from sauro.cases.clocks import Length, Mark, Unit
from sauro.cases.models import ClockRule
from sauro.cases.services import allow_writing, changed
from sauro.foundation.access.models import Seat
from sauro.foundation.database.once import once
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding

LENGTHS = ("executed", "warned", "expires")


@dataclass(frozen=True, slots=True)
class HeldTerms:
    """A row that holds; ``written`` where a person wrote it, none where it is shipped."""

    terms: Terms
    written: ClockRule | None

    @property
    def version(self) -> int:
        return self.written.number if self.written else 0


@dataclass(frozen=True, slots=True)
class TermsWording:
    """What a person wrote: the lengths as "1 years", the words of the law, and what he compared."""

    executed: str
    warned: str
    expires: str
    article: str
    valid_from: date
    source: str
    mark: Mark
    reason: str


def terms_rows() -> tuple[HeldTerms, ...]:
    """All rows, the younger after the older; a person's stands for the shipped one of its day."""
    held = {row.valid_from: HeldTerms(row, None) for row in shipped_terms()}
    rows = ClockRule.objects.filter(code=CODE).order_by("valid_from", "-number")
    for row in rows.distinct("valid_from").select_related("by__user"):
        held[row.valid_from] = HeldTerms(terms_of(row.as_row()), row)
    return tuple(held[day] for day in sorted(held))


def terms_held() -> tuple[Terms, ...]:
    """What is reckoned by."""
    return tuple(row.terms for row in terms_rows())


def held_terms(valid_from: date) -> HeldTerms:
    """One row. Raises: Hidden."""
    for row in terms_rows():
        if row.terms.valid_from == valid_from:
            return row
    raise Hidden


@transaction.atomic
def write_terms(
    valid_from: date, wording: TermsWording, version: int, *, by: Seat, now: datetime
) -> ClockRule:
    """Put words of a person over a row, or beside it from a later day on. ``version``: the number
    of the row that the person saw, 0 for a shipped one. Raises: NotAllowed, Hidden, Refused, Stale.
    """
    allow_writing(by)
    found = held_terms(valid_from)
    if version != found.version:
        raise Stale(changed(), current=found, sent=version)
    days = [row.terms.valid_from for row in terms_rows()]
    if wrong := list(_findings(found.terms, wording, days)):
        raise Refused(*wrong)
    amends = wording.valid_from == valid_from
    made = ClockRule(
        owner_path=by.body.path, code=CODE, valid_from=wording.valid_from,
        number=found.version + 1 if amends else 1, mark=wording.mark, row=_row(wording),
        reason=wording.reason, by=by, made_at=now,
    )  # fmt: skip
    with once(Stale(changed())):
        made.save()
    return made


def _row(wording: TermsWording) -> dict[str, Any]:
    return {name: getattr(wording, name) for name in (*LENGTHS, "article", "source")}


def _findings(row: Terms, wording: TermsWording, days: Sequence[date]) -> Iterator[Finding]:
    for name in LENGTHS:
        if Length.parse(getattr(wording, name)).unit not in (Unit.MONTHS, Unit.YEARS):
            yield Finding(
                "months-or-years", name,
                "Thời hạn này luật tính bằng tháng hoặc năm. Hãy ghi như 6 tháng, 1 năm.",
                "The law counts this in months or years. Write 6 months, 1 year.",
            )  # fmt: skip
    if wording.valid_from < row.valid_from:
        yield Finding(
            "earlier-than-the-row", "valid_from",
            "Quy định mới phải có hiệu lực sau dòng đang sửa; quy định cũ hơn thì mở dòng cũ hơn.",
            "A change of the law begins after the row it starts from; open an older row for older "
            "law.",
        )  # fmt: skip
    elif wording.valid_from != row.valid_from and wording.valid_from in days:
        yield Finding(
            "there-already", "valid_from",
            "Đã có dòng quy định từ ngày này. Hãy mở dòng ấy để sửa, hoặc chọn ngày khác.",
            "There is a row from this day already. Open that one, or choose another day.",
        )  # fmt: skip
