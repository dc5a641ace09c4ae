"""The register as a table and as a workbook (bảng, xuất Excel)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO, Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sauro.cases.case_words import due_badge, procedure_badge
from sauro.cases.catalogue import named
from sauro.cases.models import Case, GoodsLine
from sauro.cases.register import MOST_COUNTED, Page
from sauro.foundation.web.parts import Cell, Column, Link, Noted, Row, Table
from sauro.foundation.web.words import number
from sauro.foundation.web.workbook import Sheet, write_workbook

_WIDTHS = (10, 18, 34, 34, 22, 44, 34, 50, 18, 14, 14, 60)


def case_table(page: Page, query: QueryDict, order: str, today: date) -> Table:
    """The cases of one page."""
    narrowed = any(query.get(name) for name in query if name not in ("xep", "sau", "truoc"))
    return Table(
        caption=_counted(page.total),
        columns=[
            Column(_("Số"), "vao-so"), Column(_("Phát hiện"), "phat-hien"),
            Column(_("Nội dung")), Column(_("Đối tượng")), Column(_("Trị giá"), number=True),
            Column(_("Hạn gần nhất"), "han"), Column(_("Chủ trì")),
        ],
        rows=[Row(_cells(case, today), reverse("case", args=[case.pk])) for case in page.rows],
        empty=_("Không có vụ việc nào hợp điều kiện. Hãy bỏ bớt một điều kiện; chữ không cần dấu.")
        if narrowed
        else _("Sổ chưa có vụ việc nào. Vào sổ vụ đầu tiên bằng nút “Vào sổ vụ việc”."),
        order=order,
        next=_turned(query, "sau", page.after),
        previous=_turned(query, "truoc", page.before),
        note=_once(page),
        exports=[
            Link(f"{reverse('cases_export')}?{_kept(query).urlencode()}", "Excel"),
            Link(f"{reverse('cases_csv')}?{_kept(query).urlencode()}", "CSV"),
            Link(f"{reverse('cases_csv')}?{_headed(query)}", _("CSV, tên cột bằng chữ")),
        ]
        if page.rows
        else (),
    )  # fmt: skip


def _counted(total: int) -> str:
    if total > MOST_COUNTED:
        return _("Hơn %(n)s vụ việc") % {"n": number(MOST_COUNTED)}
    return ngettext("%(n)s vụ việc", "%(n)s vụ việc", total) % {"n": number(total)}


def _once(page: Page) -> str:
    """Why figures say another number than the list."""
    if not page.twice:
        return ""
    words = ngettext(
        "Trong đó %(n)s vụ ghi hai lần: vào sổ trùng, hoặc hồ sơ gốc của vụ đã nhận. Bản đồ và "
        "bảng theo tháng đếm một lần, còn %(left)s.",
        "Trong đó %(n)s vụ ghi hai lần: vào sổ trùng, hoặc hồ sơ gốc của vụ đã nhận. Bản đồ và "
        "bảng theo tháng đếm một lần, còn %(left)s.",
        page.twice,
    )
    return words % {"n": number(page.twice), "left": number(page.total - page.twice)}


def _numbered(case: Any) -> Cell:
    """Its number; of one that stands twice in the list, which is the other."""
    if case.gone_on:
        return Noted(str(case), _("hồ sơ gốc, tiếp ở vụ %(n)s") % {"n": case.gone_on[0].same_case})
    if case.entered_twice:
        return Noted(str(case), _("trùng với vụ %(n)s") % {"n": case.entered_twice[0].case})
    return str(case)


def _cells(case: Any, today: date) -> list[Cell]:
    names = "; ".join(p.written for p in case.parties[:3])
    return [
        _numbered(case),
        Noted(f"{timezone.localtime(case.detected_at):%d/%m/%Y}", case.territory_name),
        Noted(_kind(case), _goods(case.goods)),
        names or None,
        case.worth,
        due_badge(case, today),
        Noted(case.body.name, str(case.get_procedure_display()))
        if case.procedure == "criminal"
        else case.body.name,
    ]


def _kind(case: Any) -> str:
    return named(case.main[0].kind) if case.main else _("chưa ghi loại vi phạm")


def _goods(lines: Sequence[GoodsLine]) -> str:
    said = [f"{number(g.quantity)} {g.unit} {g.name}" for g in lines[:2]]
    return "; ".join(said) + (" …" if len(lines) > len(said) else "")


def write_cases(file: IO[bytes], rows: Iterable[Case]) -> None:
    """One row a case, with more columns than the screen has."""
    write_workbook(file, Sheet(_("Vụ việc"), _head(), _WIDTHS), map(_row, rows))


def _head() -> list[str]:
    return [
        _("Số"), _("Phát hiện lúc"), _("Địa bàn"), _("Nơi phát hiện"), _("Tuyến"),
        _("Loại vi phạm"), _("Đối tượng"), _("Hàng hóa"), _("Trị giá (đồng)"), _("Thủ tục"),
        _("Hạn gần nhất"), _("Cơ quan chủ trì"),
    ]  # fmt: skip


def _row(case: Any) -> list[object]:
    goods = "; ".join(f"{number(g.quantity)} {g.unit} {g.name}" for g in case.goods)
    return [
        str(case), timezone.localtime(case.detected_at), case.territory_name, case.place,
        str(case.get_route_display()), _kind(case), "; ".join(p.written for p in case.parties),
        goods, None if case.worth is None else int(case.worth), procedure_badge(case).text,
        case.next_due_on, case.body.name,
    ]  # fmt: skip


def _kept(query: QueryDict) -> QueryDict:
    query = query.copy()
    for name in ("sau", "truoc"):
        query.pop(name, None)
    return query


def _headed(query: QueryDict) -> str:
    """For a file whose columns are named for people."""
    query = _kept(query)
    query["ten-cot"] = "chu"
    return query.urlencode()


def _turned(query: QueryDict, way: str, place: str) -> str:
    if not place:
        return ""
    query = _kept(query)
    query[way] = place
    return f"?{query.urlencode()}"
