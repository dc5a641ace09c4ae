"""What members propose as a workbook, for the table that goes before a meeting (xuất kiến nghị)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from django.utils.translation import gettext as _

from sauro.foundation.web.workbook import Sheet, write_workbook
from sauro.meetings.models import Proposal
from sauro.meetings.rules import Stage
from sauro.meetings.words import stage_badge

_WIDTHS = (14, 60, 34, 34, 18, 18, 60)


def write_proposals(file: IO[bytes], rows: Iterable[Proposal]) -> None:
    """One row a proposal, with what became of it."""
    head = [
        _("Loại"), _("Nội dung"), _("Nơi gửi"), _("Gửi đến"), _("Gửi lúc"), _("Tình trạng"),
        _("Được xử lý ra sao"),
    ]  # fmt: skip
    write_workbook(file, Sheet(_("Kiến nghị"), head, _WIDTHS), (_cells(row) for row in rows))


def _cells(row: Proposal) -> list[object]:
    became = row.answer or (row.meeting_words if row.state == Stage.TAKEN_UP else "")
    return [
        str(row.get_kind_display()), row.words, row.body.name, row.to_body.name, row.sent_at,
        stage_badge(row).text, became,
    ]  # fmt: skip
