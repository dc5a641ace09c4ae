"""What the editor and the notice ask for (biểu mẫu kết luận, thông báo)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sauro.foundation.web.fields import DayField, needed
from sauro.meetings.conclusions import Words
from sauro.meetings.models import Conclusion, Meeting
from sauro.meetings.notices.drafting import Form
from sauro.meetings.notices.issuing import NEEDED
from sauro.meetings.taking import said

_ONE_A_LINE = _("mỗi tên một dòng; tên chưa rõ là cơ quan nào thì chọn ở ô Sáu rõ")


# Fields that may stay empty while it is written, and not when it is issued.
_NEEDED = _("(cần khi ban hành)")


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line for line in map(said, re.split(r"[\r\n;]+", words)) if line)


def _names(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, help_text=_ONE_A_LINE, widget=forms.Textarea({"rows": 2})
    )


class ConclusionForm(forms.Form):
    """One conclusion as it is typed."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    carried_from_id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    leads = _names(_("Ai chủ trì"))
    coordinating = _names(_("Ai phối hợp"))
    task = forms.CharField(
        label=_("Việc phải làm"), widget=forms.Textarea({"rows": 3}),
        help_text=_("bắt đầu bằng một động từ, không ghi lại ai làm và bao giờ"),
        error_messages={"required": _("Kết luận phải nêu việc phải làm. Hãy nhập việc.")},
    )  # fmt: skip
    deadline_text = forms.CharField(
        label=_("Thời hạn"), required=False,
        help_text=_("ví dụ: 15/12/2026; hằng tháng; thường xuyên; trong 10 ngày"),
    )  # fmt: skip
    deliverable = forms.CharField(
        label=_("Kết quả phải có"), required=False, help_text=_("ví dụ: báo cáo kết quả kiểm tra")
    )
    reports_to = _names(_("Báo cáo về đâu"))
    authority = forms.CharField(
        label=_("Thẩm quyền"), required=False,
        help_text=_("ví dụ: được huy động lực lượng của các xã, phường"),
    )  # fmt: skip
    rest = forms.ChoiceField(
        label=_("Nơi trước đây được giao mà kết luận này không còn nêu: việc cũ của nơi ấy"),
        choices=Conclusion.Rest.choices, required=False, widget=forms.RadioSelect,
    )  # fmt: skip
    agenda_item_id = forms.TypedChoiceField(
        label=_("Thuộc nội dung chương trình"), coerce=int, empty_value=None, required=False
    )
    unclear_reason = forms.CharField(
        label=_("Lý do để chưa rõ"), required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("chỉ khi chưa đủ sáu rõ mà vẫn ban hành; lý do được lưu lại"),
    )  # fmt: skip

    def __init__(self, *args: Any, meeting: Meeting, **options: Any) -> None:
        super().__init__(*args, **options)
        clears = ("leads", "deadline_text", "deliverable", "reports_to", "authority")
        needed(self, *clears, mark=_NEEDED)
        points = [(one.pk, one.title) for one in meeting.agenda.order_by("position")]
        none = [("", _("không thuộc nội dung nào"))]
        self.fields["agenda_item_id"].choices = [*none, *points]  # type: ignore[attr-defined]
        if not self["carried_from_id"].value():
            del self.fields["rest"]

    def words(self) -> Words:
        """As the service takes it; also of a form that is not complete yet."""
        typed = self.cleaned_data
        return Words(
            task=typed.get("task") or "",
            leads=_lines(typed.get("leads", "")),
            coordinating=_lines(typed.get("coordinating", "")),
            reports_to=_lines(typed.get("reports_to", "")),
            deadline_text=typed.get("deadline_text", ""),
            deliverable=typed.get("deliverable", ""),
            authority=typed.get("authority", ""),
            unclear_reason=typed.get("unclear_reason", ""),
            agenda_item_id=typed.get("agenda_item_id"),
            carried_from_id=typed.get("carried_from_id"),
            rest=typed.get("rest") or Conclusion.Rest.KEEP,
        )


def values_of(words: Words, version: int | None = None) -> dict[str, Any]:
    """A conclusion as its form shows it."""
    lists = {k: "\n".join(getattr(words, k)) for k in ("leads", "coordinating", "reports_to")}
    texts = ("task", "deadline_text", "deliverable", "authority", "unclear_reason", "rest")
    keys = ("agenda_item_id", "carried_from_id")
    told = {name: getattr(words, name) for name in (*texts, *keys)}
    return {**lists, **told, "version": version}


def _several(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=False, help_text=hint, widget=forms.Textarea({"rows": 3})
    )


class NoticeForm(forms.Form):
    """Head and foot of the notice. What is missing is told when it is issued, not before."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    issuer = _several(_("Cơ quan ban hành"), _("cơ quan cấp trên ở dòng đầu, nếu có"))
    number = forms.CharField(
        label=_("Số, ký hiệu"), required=False, help_text=_("ví dụ: 27/TB-BCĐ389")
    )
    place = forms.CharField(label=_("Địa danh"), required=False)
    issued_on = DayField(label=_("Ngày ban hành"), required=False)
    subject = _several(_("Trích yếu"))
    opening = _several(_("Lời dẫn"), _("kết thúc bằng dấu hai chấm"))
    closing = _several(_("Lời kết"))
    recipients = _several(_("Nơi nhận"), _("mỗi nơi một dòng"))
    capacity = _several(_("Quyền hạn, chức vụ của người ký"), _("ví dụ: KT. TRƯỞNG BAN"))
    signer = forms.CharField(label=_("Họ tên người ký"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        needed(self, *(name for name in self.fields if name in NEEDED), mark=_NEEDED)

    def said(self) -> Form:
        """As the service takes it."""
        values = {k: v for k, v in self.cleaned_data.items() if k != "version"}
        lists = {k: _breaks(values[k]) for k in ("issuer", "recipients", "capacity")}
        return Form(**{**values, **lists})


def _breaks(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())


def notice_values(form: Form, version: int) -> dict[str, Any]:
    """Head and foot as their form shows them."""
    lists: dict[str, Iterable[str]] = {
        "issuer": form.issuer, "recipients": form.recipients, "capacity": form.capacity,
    }  # fmt: skip
    names = ("number", "place", "issued_on", "subject", "opening", "closing", "signer")
    return {
        **{name: "\n".join(lines) for name, lines in lists.items()},
        **{name: getattr(form, name) for name in names},
        "version": version,
    }
