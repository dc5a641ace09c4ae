"""Work as a workbook: in the columns of the screen, and all of it (xuất Excel)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import IO

from django.utils import timezone
from django.utils.translation import gettext as _

from sauro.directives.assignments.queries import how
from sauro.directives.assignments.words import STANDINGS, state_words
from sauro.directives.models import Assignment
from sauro.foundation.web.workbook import Sheet, write_workbook

_WIDTHS = (70, 40, 36, 22, 10, 12, 12, 14, 20, 10, 22, 12)


def write_work(file: IO[bytes], rows: Iterable[Assignment], name: str, told: str) -> int:
    """One row an assignment; returns how many. ``name``: of the sheet; ``told``: whose
    work and which.
    """
    today = timezone.localdate()
    sheet = Sheet(name, _head(), _WIDTHS, told)
    return write_workbook(file, sheet, (_cells(row, today) for row in rows))


def _head() -> list[str]:
    return [
        _("Việc"), _("Phần việc"), _("Nơi làm"), _("Văn bản"), _("Mục"), _("Hạn khi giao"),
        _("Hạn"), _("Báo cáo kết quả ngày"), _("Đang thế nào"), _("Quá hạn mấy ngày"), _("Bước"),
        _("Giao ngày"),
    ]  # fmt: skip


def _cells(row: Assignment, today: date) -> list[object]:
    stood, late = how(row, today)
    return [
        row.directive.task, row.portion, row.body.name, row.directive.document_number,
        row.directive.locator, row.due_first_on, row.due_on, row.submitted_on,
        str(STANDINGS[stood][0]), late or "", state_words(row), timezone.localdate(row.issued_at),
    ]  # fmt: skip
