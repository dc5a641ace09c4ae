"""The list of cited papers as a workbook, and how a cited paper is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sauro.documents.citing.listing import Listed
from sauro.documents.citing.models import Citation
from sauro.documents.citing.rules import Found
from sauro.documents.export import called
from sauro.foundation.web.parts import Badge, Tone
from sauro.foundation.web.words import day
from sauro.foundation.web.workbook import Sheet, write_workbook
from sauro.kernel.letterheads import calm

_WIDTHS = (30, 24, 34, 12, 12, 24, 44)
_SAID: dict[Found, tuple[Promise, Tone]] = {
    Found.HAVE: (gettext_lazy("Đã nhận"), "good"),
    Found.CHOOSE: (gettext_lazy("Có thể đã nhận"), "warn"),
    Found.MISSING: (gettext_lazy("Chưa nhận"), "bad"),
}


def write_cited(file: IO[bytes], rows: Iterable[Listed]) -> None:
    """One row a cited number, in the columns of the screen."""
    write_workbook(file, Sheet(_("Viện dẫn"), head(), _WIDTHS), (_cells(row) for row in rows))


def head() -> list[str]:
    return [
        _("Văn bản được nêu"), _("Ngày"), _("Cơ quan ban hành"), _("Số văn bản nêu"),
        _("Số lần nêu"), _("Đã nhận chưa"), _("Nêu gần nhất tại"),
    ]  # fmt: skip


def _cells(listed: Listed) -> list[object]:
    return [
        cited_called(listed.citation), days_of(listed), calm(listed.citation.issuer),
        listed.papers, listed.times, str(_SAID[listed.found][0]), called(listed.document),
    ]  # fmt: skip


def cited_called(citation: Citation) -> str:
    """Its kind and number, as the paper that names it has them."""
    return f"{citation.doc_type} {citation.number}".strip()


def days_of(listed: Listed) -> str:
    """The days that mentions give; more than one may be more than one paper."""
    return ", ".join(day(d) for d in listed.days)


def state(found: Found) -> Badge:
    """Whether it was received, in words."""
    words, tone = _SAID[found]
    return Badge(str(words), tone)
