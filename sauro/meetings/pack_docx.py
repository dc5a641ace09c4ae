"""The pack as a file of Word, in the fonts and margins of official papers (tài liệu họp)."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell

from sauro.documents.drafting.blank import ROLES, blank
from sauro.documents.drafting.layout import layout_on
from sauro.documents.drafting.words import SIMULATED, long_day, tidy
from sauro.foundation.web.words import day, moment
from sauro.meetings import pack_words
from sauro.meetings.models import Meeting
from sauro.meetings.pack import Pack, PaperOf

_CELL = Pt(12)  # tables stand in smaller letters than sentences
_LINE = "single"


def write_pack(row: Meeting, pack: Pack) -> bytes:
    """The whole pack; the language of the sentences is the one that is active."""
    return _Writer(row, pack).file()


class _Writer:
    def __init__(self, row: Meeting, pack: Pack) -> None:
        self.row, self.pack = row, pack
        layout = layout_on(timezone.localdate(pack.made_at))
        self.word = Document(BytesIO(blank(layout)))
        self.styles = {style.name: style for style in self.word.styles}
        self.width = layout.number("page.width") - sum(
            layout.number(f"page.{side}") for side in ("left", "right")
        )
        self.section = 0

    def file(self) -> bytes:
        if settings.SIMULATED:
            self._mark()
        self._head()
        self._overview()
        for number, paper in enumerate(self.pack.papers, start=1):
            self._paper(number, paper)
        self._late()
        self._wished()
        self._doubts()
        self._proposals()
        made = BytesIO()
        self.word.save(made)
        return made.getvalue()

    def _mark(self) -> None:
        """At the top of each page, as papers of simulated data bear it."""
        section = self.word.sections[0]
        for header in (section.first_page_header, section.header):
            header.add_paragraph(SIMULATED, self.styles[ROLES["mark"]])

    def _head(self) -> None:
        self._said("issuer", self.row.body.name.upper())
        self._said("title", _("TÌNH HÌNH THỰC HIỆN NHIỆM VỤ ĐÃ GIAO"))
        at = timezone.localtime(self.row.held_at)
        self._said("subject", self.row.title)
        self._said("dated", _("(họp %(day)s)") % {"day": long_day(at.date())})
        self._said(
            "text",
            _("Số liệu lúc %(at)s, từ sổ theo dõi; tính từ ngày %(since)s.")
            % {"at": moment(self.pack.made_at), "since": day(self.pack.since)},
        )

    def _overview(self) -> None:
        self._section(_("NHIỆM VỤ ĐÃ GIAO VÀ KẾT QUẢ"))
        if not self.pack.papers:
            self._said("text", _("Không có nhiệm vụ nào trong thời gian này."))
            return
        self._said("text", _five(pack_words.five(self.pack.counts)))
        if self.pack.nobodys:
            self._said(
                "text",
                ngettext(
                    "%(n)s nhiệm vụ chưa giao cơ quan nào.",
                    "%(n)s nhiệm vụ chưa giao cơ quan nào.",
                    self.pack.nobodys,
                )
                % {"n": self.pack.nobodys},
            )

    def _paper(self, number: int, paper: PaperOf) -> None:
        self._said("heading", f"{number}. {pack_words.paper_name(paper)}")
        self._said("text", _five(pack_words.five(paper.counts)))
        rows = []
        for one in paper.directives:
            stood = [f"{words}: {names}" if names else words for words, names in
                     pack_words.standings(one)]  # fmt: skip
            rows.append((one.locator, pack_words.ordered(one), "\n".join(stood)))
        self._table((_("Mục"), _("Nhiệm vụ"), _("Tình hình")), (10, 45, 45), rows)

    def _late(self) -> None:
        rows = [
            (
                f"{one.number}, {one.locator}",
                one.task,
                _("%(day)s, quá %(days)s") % {"day": day(one.due_on), "days": days},
                "\n".join(row.body for row in of),
            )
            for one, days, of in pack_words.by_directive(self.pack.late)
        ]
        head = (_("Văn bản, mục"), _("Nhiệm vụ"), _("Hạn"), _("Cơ quan"))
        none = _("Không có cơ quan nào đang quá hạn.")
        self._listed(_("CƠ QUAN CHẬM"), head, (18, 36, 16, 30), rows, none)
        if rows:
            self._said("text", pack_words.late_told(self.pack.late))

    def _wished(self) -> None:
        rows = [
            (one.body, f"{one.number}, {one.locator}", pack_words.wish(one),
             pack_words.decision(one))
            for one in self.pack.wished
        ]  # fmt: skip
        head = (_("Cơ quan"), _("Văn bản, mục"), _("Đề nghị"), _("Quyết định"))
        self._listed(_("XIN GIA HẠN, KIẾN NGHỊ KHÔNG THỰC HIỆN"), head, (24, 18, 32, 26), rows,
                     _("Không có đề nghị nào."))  # fmt: skip

    def _doubts(self) -> None:
        rows = [
            (d.number, d.message, _("đã xem, giữ nguyên") if d.settled else _("chưa ai xem"))
            for d in self.pack.doubts
        ]
        head = (_("Văn bản"), _("Điều mâu thuẫn, chưa rõ"), _("Đã xem"))
        self._listed(_("ĐIỀU MÂU THUẪN, CHƯA RÕ TRONG VĂN BẢN"), head, (20, 60, 20), rows,
                     _("Không thấy điều gì mâu thuẫn."))  # fmt: skip

    def _proposals(self) -> None:
        rows = [
            (p.body.name, str(p.get_kind_display()), p.words, pack_words.became(p))
            for p in self.pack.proposals
        ]
        head = (_("Nơi gửi"), _("Loại"), _("Nội dung"), _("Xử lý"))
        self._listed(_("KIẾN NGHỊ, VƯỚNG MẮC"), head, (22, 14, 38, 26), rows,
                     _("Không có kiến nghị, vướng mắc nào."))  # fmt: skip

    def _listed(
        self,
        title: str,
        head: Sequence[str],
        shares: Sequence[int],
        rows: Sequence[Sequence[str]],
        none: str,
    ) -> None:
        self._section(title)
        if rows:
            self._table(head, shares, rows)
        else:
            self._said("text", none)

    def _section(self, title: str) -> None:
        self.section += 1
        self._said("section", f"{_ROMAN[self.section - 1]}. {title}")

    def _said(self, role: str, text: str) -> None:
        self.word.add_paragraph(tidy(text), style=self.styles[ROLES[role]])

    def _table(
        self, head: Sequence[str], shares: Sequence[int], rows: Sequence[Sequence[str]]
    ) -> None:
        table = self.word.add_table(rows=1, cols=len(head))
        table.autofit = False
        _lined(table._tbl)
        _repeated(table.rows[0]._tr)
        widths = [Mm(self.width * share / 100) for share in shares]
        # Word takes widths from each cell, LibreOffice from the columns.
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for cell, words, width in zip(table.rows[0].cells, head, widths, strict=True):
            _write(cell, words, width, bold=True)
        for row in rows:
            added = table.add_row()
            _whole(added._tr)
            for cell, words, width in zip(added.cells, row, widths, strict=True):
                _write(cell, words, width)
        self.word.add_paragraph()


_ROMAN = ("I", "II", "III", "IV", "V")


def _five(numbers: Sequence[tuple[str, int]]) -> str:
    return "; ".join(f"{words}: {n}" for words, n in numbers) + "."


def _write(cell: _Cell, words: str, width: Mm, *, bold: bool = False) -> None:
    """Each line of a cell as a paragraph of its own."""
    cell.width = width
    for n, line in enumerate(words.splitlines() or [""]):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        run = paragraph.add_run(tidy(line))
        run.bold, run.font.size = bold, _CELL


def _lined(table: object) -> None:
    """Thin lines around all cells: the empty paper has no style of tables."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), _LINE)
        line.set(qn("w:sz"), "4")
        borders.append(line)
    table.tblPr.append(borders)  # type: ignore[attr-defined]


def _repeated(row: object) -> None:
    """The head stands on each page."""
    properties = row.get_or_add_trPr()  # type: ignore[attr-defined]
    properties.append(OxmlElement("w:tblHeader"))


def _whole(row: object) -> None:
    """No row is torn at the end of a page."""
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # type: ignore[attr-defined]
