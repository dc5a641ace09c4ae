"""The register as a workbook, for every office lives in them (xuất Excel)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import IO

from django.utils import timezone
from django.utils.translation import gettext as _

from sauro.directives.assignments.became import Became, became
from sauro.directives.models import Addressee, Directive
from sauro.directives.telling import EXPORTED, Named, Standing, Told, standing, told_by
from sauro.directives.terms import stood
from sauro.foundation.web.workbook import Sheet, write_workbook

_WIDTHS = (70, 36, 30, 12, 24, 16, 10, 12, 12, 28, 36, 30, 30, 24, 24, 30, 30, 36)
_CHUNK = 1000


def write_register(file: IO[bytes], rows: Iterable[Directive], told: str = "") -> int:
    """One row a directive; returns how many. ``told``: which rows these are."""
    today = timezone.localdate()
    cells = (_cells(*each, today) for each in _with_told(rows, today))
    return write_workbook(file, Sheet(_("Sổ theo dõi"), _head(), _WIDTHS, told), cells)


def _head() -> list[str]:
    return [
        _("Việc"), _("Chủ trì"), _("Chủ trì, như văn bản ghi"), _("Hạn"), _("Tình trạng hạn"),
        _("Văn bản"), _("Mục"), _("Vào sổ"), _("Ngày văn bản"), _("Cơ quan ban hành"),
        _("Phối hợp"), _("Phối hợp, như văn bản ghi"), _("Nhận báo cáo"),
        _("Báo cáo, gửi cho (như văn bản ghi)"), _("Thời hạn, như văn bản ghi"), _("Kết quả"),
        _("Thẩm quyền"), _("Cơ quan đưa vào sổ"),
    ]  # fmt: skip


def _cells(row: Directive, told: Told, work: Became | None, today: date) -> list[object]:
    """As on the screen first, then what its page shows further."""
    return [
        row.task, _lead(row, told["lead"]), "; ".join(row.lead), row.due_on,
        stood(row, work, today).text,
        row.document_number, row.locator, timezone.localdate(row.published_at), row.issued_on,
        row.issuer, _names(told["coordinating"]), "; ".join(row.coordinating),
        _names(told["reports_to"]), "; ".join(row.reports_to), row.deadline_text, row.deliverable,
        row.authority, row.entered_by,
    ]  # fmt: skip


def _lead(row: Directive, leads: Sequence[Named]) -> str:
    words = {
        Standing.MISSING: _("Thiếu chủ trì"),
        Standing.OPEN: _("Còn để ngỏ"),
        Standing.QUOTED: "",
        Standing.KNOWN: _names(leads),
    }
    return words[standing(row, leads)]


def _names(named: Sequence[Named]) -> str:
    more = _(" và nơi khác") if len(named) > EXPORTED else ""
    return "; ".join(one.label for one in named[:EXPORTED]) + more


def _with_told(
    rows: Iterable[Directive], today: date
) -> Iterator[tuple[Directive, Told, Became | None]]:
    """A thousand at a time, with whom they tell something and what became of the work."""
    left = iter(rows)
    while part := list(islice(left, _CHUNK)):
        keys = [row.pk for row in part]
        told, work = told_by(keys, Addressee.Part.values, EXPORTED), became(keys, today)
        yield from ((row, told[row.pk], work.get(row.pk)) for row in part)
