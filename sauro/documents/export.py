"""The list of documents as a workbook (xuất Excel), and how a document is called in lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from sauro.documents.listing import Listed
from sauro.documents.models import Document
from sauro.foundation.web.words import english
from sauro.foundation.web.workbook import Sheet, write_workbook
from sauro.kernel.letterheads import calm

_WIDTHS = (36, 13, 22, 10, 14, 60, 40, 18)


def write_documents(file: IO[bytes], rows: Iterable[Listed]) -> None:
    """One row a document, in the columns of the screen."""
    write_workbook(file, Sheet(_("Văn bản"), _head(), _WIDTHS), (_cells(row) for row in rows))


def _head() -> list[str]:
    return [
        _("Văn bản"), _("Ngày ban hành"), _("Tình trạng"), _("Số việc"), _("Chưa kiểm tra"),
        _("Cơ quan ban hành, cuộc họp"), _("Tệp"), _("Nhận lúc"),
    ]  # fmt: skip


def _cells(listed: Listed) -> list[object]:
    d = listed.document
    return [
        called(d), d.issued_on, str(d.get_status_display()), listed.found,
        listed.unchecked, about(d), d.name, timezone.localtime(d.received_at),
    ]  # fmt: skip


def called(d: Document) -> str:
    """Its kind and number, else as people speak of it; which edition it is."""
    name = f"{d.doc_type} {d}".strip() if d.number else str(d)
    if d.edition > 1:
        name = _("%(name)s, bản thứ %(n)s") % {"name": name, "n": d.edition}
    return name


def about(d: Document) -> str:
    """Who issued it and at which meeting; why it could not be read."""
    refusal = d.refusal_en if english() and d.refusal_en else d.refusal
    return refusal or " · ".join(filter(None, (calm(d.issuer), Truncator(d.event).words(18))))
