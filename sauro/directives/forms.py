"""How the register is narrowed: what the query string says, and what is wrong in it."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sauro.directives.filters import ORDERS, Filters
from sauro.foundation.web.fields import DayField
from sauro.organization.suggesting import (
    Named,
    bodies_called,
    bodies_near,
    places_called,
    places_near,
)

_Search = Callable[[str], list[Named]]
_ANY = ("", gettext_lazy("Tất cả"))
PARTS = [
    ("", gettext_lazy("Chủ trì, phối hợp hay nhận báo cáo")),
    ("lead", gettext_lazy("Chủ trì")),
    ("coordinating", gettext_lazy("Phối hợp")),
    ("reports_to", gettext_lazy("Nhận báo cáo")),
]
KINDS = [
    _ANY,
    ("date", gettext_lazy("Có ngày")),
    ("recurring", gettext_lazy("Định kỳ")),
    ("event", gettext_lazy("Theo sự kiện")),
    ("standing", gettext_lazy("Thường xuyên")),
    ("none", gettext_lazy("Không nêu thời hạn")),
]
WHENS = [
    _ANY,
    ("overdue", gettext_lazy("Đã qua hạn")),
    ("week", gettext_lazy("Trong tuần này")),
    ("month", gettext_lazy("Trong tháng này")),
]
CLEARS = [
    _ANY,
    ("lead", gettext_lazy("Rõ người")),
    ("deadline", gettext_lazy("Rõ thời gian")),
    ("responsibility", gettext_lazy("Rõ trách nhiệm")),
    ("deliverable", gettext_lazy("Rõ kết quả")),
    ("authority", gettext_lazy("Rõ thẩm quyền")),
]
GROUNDS = [
    ("", gettext_lazy("Còn thiếu")),
    ("s", gettext_lazy("Nêu rõ")),
    ("i", gettext_lazy("Theo đề mục phía trên")),
    ("f", gettext_lazy("Suy ra, người ghi")),
    ("o", gettext_lazy("Để ngỏ (chỉ với “Rõ người”)")),
]


class RegisterForm(forms.Form):
    """Each field stands for itself. While one cannot be read nothing is listed: a list of all
    would pass for the answer to what was asked.
    """

    words = forms.CharField(
        label=gettext_lazy("Tìm chữ"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    when = forms.ChoiceField(label=gettext_lazy("Hạn"), required=False, choices=WHENS)
    body = forms.CharField(label=gettext_lazy("Cơ quan thực hiện"), required=False, max_length=300)
    part = forms.ChoiceField(label=gettext_lazy("Với vai trò"), required=False, choices=PARTS)
    place = forms.CharField(label=gettext_lazy("Địa bàn"), required=False, max_length=300)
    kind = forms.ChoiceField(label=gettext_lazy("Loại thời hạn"), required=False, choices=KINDS)
    due_from = DayField(label=gettext_lazy("Hạn từ ngày"), required=False, help_text="")
    due_to = DayField(label=gettext_lazy("đến ngày"), required=False, help_text="")
    number = forms.CharField(label=gettext_lazy("Số văn bản"), required=False, max_length=60)
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), required=False, max_length=200)
    since = DayField(label=gettext_lazy("Vào sổ từ ngày"), required=False, help_text="")
    until = DayField(label=gettext_lazy("vào sổ đến ngày"), required=False, help_text="")
    clear = forms.ChoiceField(label=gettext_lazy("Sáu rõ"), required=False, choices=CLEARS)
    ground = forms.ChoiceField(label=gettext_lazy("Mức rõ"), required=False, choices=GROUNDS)
    document = forms.IntegerField(
        label=gettext_lazy("Văn bản"),
        required=False,
        min_value=1,
        max_value=2**63 - 1,
        widget=forms.HiddenInput,
    )
    order = forms.ChoiceField(
        required=False, choices=[(o, o) for o in ("", *ORDERS)], widget=forms.HiddenInput
    )

    MORE = (
        "body", "part", "place", "kind", "due_from", "due_to", "number", "issuer", "since", "until",
        "clear", "ground",
    )  # fmt: skip

    def __init__(self, data: Any, *, today: date) -> None:
        asked = data.copy()
        asked["order"] = data.get("xep", "")
        super().__init__(asked)
        self.today = today
        self.ambiguous: dict[str, list[Named]] = {}
        for name in ("body", "place"):
            self.fields[name].widget.attrs |= {
                "list": f"{name}-names",
                "autocomplete": "off",
                "hx-get": reverse("suggestions"),
                "hx-trigger": "input changed delay:200ms",
                "hx-target": f"#{name}-names",
            }

    def clean_body(self) -> Named | None:
        return self._one("body", bodies_called, bodies_near)

    def clean_place(self) -> Named | None:
        return self._one("place", places_called, places_near)

    def _one(self, name: str, called: _Search, near: _Search) -> Named | None:
        """The one that is meant. Several are offered, for nobody may guess; of a name that
        nobody bears those that resemble it.
        """
        text = self.cleaned_data[name].strip()
        found = called(text) if text else []
        if not text or len(found) == 1:
            return found[0] if found else None
        self.ambiguous[name] = found or near(text)
        raise forms.ValidationError(_unclear(len(found), len(self.ambiguous[name])))

    @property
    def unread(self) -> list[tuple[str, str]]:
        """Each condition that cannot be read, by the label of its field, and why."""
        return [
            (str(self.fields[name].label), " ".join(map(str, said)))
            for name, said in self.errors.items()
            if name != "order"  # sorts otherwise, and hides nothing
        ]

    def filters(self) -> Filters:
        """What was asked, less what cannot be read."""
        self.full_clean()
        said = self.cleaned_data
        begin, end = self._days()
        body, place = said.get("body"), said.get("place")
        clear, ground = said.get("clear", ""), said.get("ground", "")
        return Filters(
            words=said.get("words", ""),
            body=body.id if body else None,
            part=said.get("part") or "to",
            place=place.path if place else "",
            issuer=said.get("issuer", ""),
            document_id=said.get("document"),
            document=said.get("number", ""),
            kinds=(said["kind"],) if said.get("kind") else (),
            missing=clear if not ground else "",
            clear=clear if ground else "",
            grounds=(ground,) if clear and ground else (),
            due_from=begin,
            due_to=end,
            since=_midnight(said.get("since")),
            until=_midnight(said["until"] + timedelta(days=1)) if said.get("until") else None,
            order=said.get("order", ""),
        )

    def _days(self) -> tuple[date | None, date | None]:
        """From when to when something is due; days that were entered go before a choice."""
        begin, end = self.cleaned_data.get("due_from"), self.cleaned_data.get("due_to")
        first, last = days_of(self.cleaned_data.get("when", ""), self.today)
        return begin or first, end or last


class PeriodForm(forms.Form):
    """From a day to a day; without them the year so far."""

    since = DayField(label=gettext_lazy("Vào sổ từ ngày"), required=False, help_text="")
    until = DayField(label=gettext_lazy("vào sổ đến ngày"), required=False, help_text="")

    def days(self, today: date) -> tuple[date, date]:
        """What was asked, else from the first of January to today."""
        self.full_clean()
        end = self.cleaned_data.get("until") or today
        return self.cleaned_data.get("since") or end.replace(month=1, day=1), end

    def clean(self) -> None:
        begin, end = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if begin and end and begin > end:
            self.add_error("until", _("Ngày cuối đứng trước ngày đầu. Hãy đổi lại."))


def midnight(day: date) -> datetime:
    """When a day begins, by the clocks of Viet Nam."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _unclear(same: int, near: int) -> str:
    if same:
        words = ngettext(
            "Có %(n)s nơi cùng tên. Hãy chọn:", "Có %(n)s nơi cùng tên. Hãy chọn:", same
        )
        return words % {"n": same}
    if near:
        return _("Không có nơi nào mang đúng tên này. Có phải là:")
    return _("Không có tên này. Hãy gõ vài chữ rồi chọn trong danh sách gợi ý.")


def _midnight(day: date | None) -> datetime | None:
    return midnight(day) if day else None


def days_of(when: str, today: date) -> tuple[date | None, date | None]:
    """The first and the last day of a choice: a week runs from Monday to Sunday."""
    if when == "overdue":
        return None, today - timedelta(days=1)
    if when == "week":
        monday = today - timedelta(days=today.weekday())
        return monday, monday + timedelta(days=6)
    if when == "month":
        length = calendar.monthrange(today.year, today.month)[1]
        return today.replace(day=1), today.replace(day=length)
    return None, None
