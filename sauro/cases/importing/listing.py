"""What reading found, as tables and as a workbook (bảng xem trước)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import IO, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sauro.cases.catalogue import kinds_on, named
from sauro.cases.importing import services
from sauro.cases.importing.fields import field_called
from sauro.cases.models import Case, CaseFile
from sauro.foundation.access.scope import within
from sauro.foundation.web.parts import Badge, Column, Noted, Row, Table, Tone
from sauro.foundation.web.sent import number as sent_number
from sauro.foundation.web.words import day, english, told
from sauro.foundation.web.workbook import Sheet, write_workbook
from sauro.kernel.findings import Finding

_LISTED = 50  # files on the first page
_PAGE = 50
_STATES: dict[str, Tone] = {
    "new": "good", "changed": "warn", "same": "neutral", "away": "neutral", "wrong": "bad",
}  # fmt: skip


def state_words(state: str) -> str:
    """How a case of the file stands to the register."""
    return {
        "new": _("mới"), "changed": _("đã có, khác lần trước"), "same": _("đã có, như cũ"),
        "away": _("đã chuyển nơi khác, để nguyên"), "wrong": _("có lỗi"),
    }[state]  # fmt: skip


def files_table() -> Table:
    """The files of the body, the newest first."""
    rows = CaseFile.objects.filter(within()).select_related("received_by__user")
    return Table(
        caption=_("Tệp đã gửi"),
        columns=[
            Column(_("Tệp"), breaks=True), Column(_("Tình trạng")),
            Column(_("Số vụ vào sổ"), number=True), Column(_("Người gửi")), Column(_("Gửi lúc")),
        ],
        rows=[_file_row(found) for found in rows.order_by("-received_at")[:_LISTED]],
        empty=_("Chưa gửi tệp nào. Tải tệp mẫu về, điền, rồi gửi ở trên."),
    )  # fmt: skip


def _file_row(found: CaseFile) -> Row:
    return Row(
        [
            found.name, _file_state(found), found.made if found.loaded_at else None,
            str(found.received_by.user), found.received_at,
        ],
        reverse("case_file", args=[found.pk]),
    )  # fmt: skip


def _file_state(found: CaseFile) -> Badge:
    if found.loaded_at:
        return Badge(_("Đã nhập"), "good")
    if not found.checked_at or found.asked_at:
        return _at_work(found)
    return Badge(_("Đang xem trước"), "info")


def _at_work(found: CaseFile) -> Badge:
    if services.at_work(found, timezone.now()):
        return Badge(_("Đang nhập") if found.asked_at else _("Đang đọc"), "info")
    return Badge(_("Không nhập được") if found.asked_at else _("Không đọc được"), "bad")


def preview(report: Mapping[str, Any], query: Mapping[str, str]) -> dict[str, Any]:
    """Counts and tables of a report; ``query``: where a page of remarks begins."""
    counts = {name: report.get("counts", {}).get(name, 0) for name in (
        "new", "changed", "same", "away", "wrong", "remarks_wrong", "remarks_doubt")}  # fmt: skip
    return {
        "counts": counts,
        "enterable": counts["new"] + counts["changed"],
        "wrong": _remarks(report, "wrong", _("Dòng có lỗi"), query)
        if counts["remarks_wrong"]
        else None,
        "doubts": _remarks(report, "doubts", _("Dòng cần xem, vẫn nhập được"), query)
        if counts["remarks_doubt"]
        else None,
        "cases": _cases(report.get("shown", ())),
    }


def _remarks(report: Mapping[str, Any], sort: str, caption: str, query: Mapping[str, str]) -> Table:
    kept: Sequence[Mapping[str, Any]] = report.get(sort, ())
    name = "loi" if sort == "wrong" else "xem"
    first = min(sent_number(query.get(name)) or 0, max(0, len(kept) - 1))
    count = report["counts"]["remarks_wrong" if sort == "wrong" else "remarks_doubt"]
    return Table(
        caption=f"{caption} ({count})",
        columns=[Column(_("Dòng"), number=True), Column(_("Trang")), Column(_("Cột")),
                 Column(_("Điều cần sửa") if sort == "wrong" else _("Điều cần xem"))],
        rows=[_remark_row(one) for one in kept[first : first + _PAGE]],
        empty="",
        next=f"?{name}={first + _PAGE}" if first + _PAGE < len(kept) else "",
        previous=f"?{name}={max(0, first - _PAGE)}" if first else "",
    )  # fmt: skip


def _remark_row(kept: Mapping[str, Any]) -> Row:
    return Row([kept["line"], kept["sheet"], _column(kept["field"]), told(finding_of(kept))])


def _column(code: str) -> str:
    if not code:
        return "–"
    try:
        found = field_called(code)
    except StopIteration:
        return "–"
    return found.label_en if english() else found.label


def finding_of(kept: Mapping[str, Any]) -> Finding:
    """A finding again, as a row kept it."""
    return Finding(kept["code"], kept["field"], kept["message"], kept["message_en"])


def _cases(shown: Sequence[Mapping[str, Any]]) -> Table:
    days = [date.fromisoformat(one["day"]) for one in shown if one["day"]]
    kinds = {k.code: named(k) for k in kinds_on(max(days))} if days else {}
    numbers = {
        c.pk: str(c) for c in Case.objects.filter(pk__in=[o["case"] for o in shown if o["case"]])
    }
    return Table(
        caption=_("Các vụ trong tệp"),
        columns=[
            Column(_("Dòng"), number=True), Column(_("Số trong sổ đơn vị")), Column(_("Phát hiện")),
            Column(_("Vi phạm, hàng hóa")), Column(_("Đối tượng")), Column(_("So với sổ")),
        ],
        rows=[_case_row(one, kinds, numbers) for one in shown],
        empty=_("Tệp không có vụ nào đọc được."),
    )  # fmt: skip


def _case_row(one: Mapping[str, Any], kinds: Mapping[str, str], numbers: Mapping[int, str]) -> Row:
    goods = "; ".join(" ".join(g) for g in one["goods"])
    shown = day(date.fromisoformat(one["day"])) if one["day"] else "–"
    state = Badge(state_words(one["state"]), _STATES[one["state"]])
    number = numbers.get(one["case"] or 0)
    return Row([
        one["line"], one["own"] or "–", Noted(shown, one["place"]),
        Noted("; ".join(kinds.get(k, k) for k in one["kinds"]) or "–", goods),
        Noted("; ".join(one["parties"]) or "–", _further(one.get("further", ()))),
        Noted(state, _("số %(number)s") % {"number": number}) if number else state,
    ])  # fmt: skip


def _further(counts: Sequence[int]) -> str:
    """How many lines the further sheets have of a case."""
    named = (_("%(n)s tang vật"), _("%(n)s bút toán"), _("%(n)s cơ quan phối hợp"))
    return "; ".join(words % {"n": n} for words, n in zip(named, counts, strict=False) if n)


def alike_choices(report: Mapping[str, Any]) -> list[tuple[str, str]]:
    """New cases that may be in the register already, each with the case there and why."""
    kept: Iterable[Mapping[str, Any]] = report.get("alike", ())
    rows = Case.objects.select_related("body").in_bulk([one["case"] for one in kept])
    return [
        (one["key"], _alike_words(one, rows[one["case"]])) for one in kept if one["case"] in rows
    ]


def _alike_words(one: Mapping[str, Any], there: Case) -> str:
    return _(
        "Dòng %(line)s, số %(own)s: có thể là vụ %(number)s của %(body)s (cùng đối tượng %(name)s, "
        "cùng xã, phát hiện cách %(days)s ngày)"
    ) % {
        "line": one["line"], "own": one["own"], "number": there, "body": there.body.name,
        "name": one["written"], "days": one["days"],
    }  # fmt: skip


def write_remarks(file: IO[bytes], report: Mapping[str, Any]) -> None:
    """One row a remark: the wrong ones first."""
    head = [_("Dòng"), _("Trang"), _("Cột"), _("Phải sửa"), _("Nội dung")]
    rows = (
        [kept["line"], kept["sheet"], _column(kept["field"]), _("có") if sort == "wrong" else "",
         told(finding_of(kept))]
        for sort in ("wrong", "doubts") for kept in report.get(sort, ())
    )  # fmt: skip
    write_workbook(file, Sheet(_("Điều cần sửa"), head, (8, 14, 26, 10, 100)), rows)
