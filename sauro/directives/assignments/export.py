"""Work as a workbook: in the columns of the screen, and all of it (xuất Excel)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import IO

from django.utils import timezone
from django.utils.translation import gettext as _

from sauro.directives.assignments.went import Went, went
from sauro.directives.assignments.words import standing_words, state_words
from sauro.directives.models import Assignment
from sauro.foundation.web.workbook import Sheet, write_workbook

_AT_ONCE = 500
_WIDTHS = (70, 40, 36, 22, 10, 12, 12, 14, 20, 10, 22, 12)


def write_work(file: IO[bytes], rows: Iterable[Assignment], name: str, told: str) -> int:
    """One row an assignment; returns how many. ``name``: of the sheet; ``told``: whose
    work and which.
    """
    sheet = Sheet(name, _head(), _WIDTHS, told)
    return write_workbook(file, sheet, _lines(iter(rows), timezone.localdate()))


def _lines(rows: Iterator[Assignment], today: date) -> Iterator[list[object]]:
    """Some hundred at a time: where they went is read for all of them at once."""
    while some := list(islice(rows, _AT_ONCE)):
        gone = went(some)
        yield from (_cells(row, today, gone.get(row.pk)) for row in some)


def _head() -> list[str]:
    return [
        _("Việc"), _("Phần việc"), _("Nơi làm"), _("Văn bản"), _("Mục"), _("Hạn khi giao"),
        _("Hạn"), _("Báo cáo kết quả ngày"), _("Tình trạng"), _("Quá hạn mấy ngày"),
        _("Tiến trình"), _("Giao ngày"),
    ]  # fmt: skip


def _cells(row: Assignment, today: date, gone: Went | None) -> list[object]:
    stands, late = standing_words(row, today, gone)
    return [
        row.directive.task, row.portion, row.body.name, row.directive.document_number,
        row.directive.locator, row.due_first_on, row.due_on, row.submitted_on,
        stands, late or "", state_words(row), timezone.localdate(row.issued_at),
    ]  # fmt: skip
