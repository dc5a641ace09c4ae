"""What the style guide shows: one of each component, filled as on a working day (mẫu)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sauro.foundation.web.fields import DayField
from sauro.foundation.web.navigation import Door
from sauro.foundation.web.parts import Badge, Column, Link, Progress, Row, Table


class SampleFilter(forms.Form):
    """As a list is narrowed."""

    words = forms.CharField(
        label=gettext_lazy("Tìm"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    due_from = DayField(label=gettext_lazy("Hạn từ ngày"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("Trạng thái"),
        required=False,
        choices=[("", gettext_lazy("Tất cả")), ("late", gettext_lazy("Quá hạn"))],
    )


class SampleForm(forms.Form):
    """One field of each kind."""

    lead = forms.CharField(label=gettext_lazy("Cơ quan chủ trì"), max_length=150)
    due_on = DayField(label=gettext_lazy("Hạn hoàn thành"))
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại nhiệm vụ"),
        widget=forms.RadioSelect,
        choices=[("once", gettext_lazy("Một lần")), ("monthly", gettext_lazy("Hằng tháng"))],
    )
    task = forms.CharField(
        label=gettext_lazy("Nội dung"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Chép nguyên văn từ văn bản; không tóm tắt."),
    )
    file = forms.FileField(label=gettext_lazy("Tệp đính kèm"), required=False)
    urgent = forms.BooleanField(label=gettext_lazy("Hỏa tốc"), required=False)


def work(done: int) -> Progress:
    """A reading of twelve pages that has come to ``done``."""
    label, total = _("Đang đọc văn bản"), 12
    url = reverse("style_guide_progress", args=[min(done + 1, total)])
    return Progress(label, url, done, total, finished=done >= total)


def guide(request: HttpRequest) -> dict[str, Any]:
    """The context of the style guide."""
    form = SampleForm(request.POST) if request.method == "POST" else SampleForm()
    typed = {"sai-lead": _("Công an tỉnh"), "sai-due_on": "31/02/2026", "sai-kind": "once"}
    wrong = SampleForm(typed, prefix="sai")
    order = request.GET.get("xep", "due_on")
    return {
        "navigation": [
            Door(reverse("style_guide"), _("Kiểu mẫu"), True),
            *(Door("#", label, False) for label in (_("Văn bản"), _("Sổ theo dõi"))),
        ],
        "filter": SampleFilter(request.GET),
        "form": form,
        "form_wrong": wrong,
        "table": _table(order),
        "table_empty": _nothing(),
        "work": work(4),
        "work_finished": work(12),
        "tabs": [
            Link("#", _("Toàn văn"), current=True),
            Link("#", _("Nhiệm vụ"), count=14),
            Link("#", _("Lịch sử")),
        ],
        "counts": [
            Link("#", _("văn bản chờ kiểm tra"), count=7),
            Link("#", _("việc quá hạn"), count=3),
            Link("#", _("việc đến hạn tuần này"), count=1042),
        ],
        "pairs": _pairs(),
        "said": said(),
    }


def said() -> list[str]:
    """Sentences of a refusal."""
    return [
        _("Nhiệm vụ số 3 chưa có cơ quan chủ trì. Hãy chọn một cơ quan rồi ban hành lại."),
        _("Hạn 31/02/2026 không có trong lịch. Hãy đối chiếu với văn bản."),
    ]


def _table(order: str) -> Table:
    late, near = Badge(_("Quá hạn"), "bad"), Badge(_("Sắp đến hạn"), "warn")
    good, open_ = Badge(_("Đã xong"), "good"), Badge(_("Đang làm"), "info")
    task = _("Tổng kiểm tra, rà soát kho, bãi tập kết hàng hóa giáp biên; báo cáo kết quả")
    rows = [
        (_("12/TB-BCĐ389 · Điểm 2.a"), task, _("Công an tỉnh"), date(2026, 4, 30), "3387.5", late),
        (_("12/TB-BCĐ389 · Điểm 2.b"), task, _("Cục Hải quan"), date(2026, 5, 15), "1042", near),
        (_("07/TB-BCĐ389 · Điểm 1"), task, _("Chi cục Quản lý thị trường"), None, "0", open_),
        (_("03/TB-BCĐ389 · Điểm 4"), task, _("Sở Công Thương"), date(2026, 3, 2), "12.25", good),
    ]
    columns = [
        Column(_("Số, điểm"), "number"),
        Column(_("Nhiệm vụ")),
        Column(_("Chủ trì"), "lead"),
        Column(_("Hạn"), "due_on"),
        Column(_("Giá trị (triệu đồng)"), number=True),
        Column(_("Trạng thái")),
    ]
    return Table(
        caption=_("Nhiệm vụ đang theo dõi"),
        columns=columns,
        rows=[Row((a, b, c, d, Decimal(e), f), url="#row") for a, b, c, d, e, f in rows],
        empty=_("Không có nhiệm vụ nào khớp bộ lọc."),
        order=order,
        next="?sau=4",
        previous="?truoc=1",
        exports=[Link("#", "Excel"), Link("#", "PDF")],
        total=3387,
    )


def _nothing() -> Table:
    columns = [Column(_("Số")), Column(_("Ngày"))]
    empty = _("Không có văn bản nào khớp bộ lọc. Hãy bỏ bớt điều kiện lọc.")
    return Table(caption=_("Văn bản đến"), columns=columns, rows=[], empty=empty)


def _pairs() -> list[tuple[str, Any]]:
    at = datetime(2026, 4, 1, 14, 5, tzinfo=get_current_timezone())
    return [
        (_("Số, ký hiệu"), "12/TB-BCĐ389"),
        (_("Cơ quan ban hành"), _("Ban Chỉ đạo 389 tỉnh")),
        (_("Ngày ban hành"), date(2026, 3, 27)),
        (_("Tiếp nhận lúc"), at),
        (_("Số nhiệm vụ"), 14),
        (_("Trạng thái"), Badge(_("Đã ban hành vào sổ"), "good")),
    ]
