"""Forms of the calendar: how the list is narrowed, what a day is, why a row goes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sauro.foundation.web.fields import DayField
from sauro.kernel.workdays import DayKind
from sauro.organization.days_off.models import WrittenKind
from sauro.organization.days_off.queries import HeldDay
from sauro.organization.days_off.rules import ORDINARY, Wording, holiday_of_the_law

_KINDS = [(kind.value, WrittenKind(kind.value).label) for kind in DayKind]
_LAW = "Bộ luật Lao động 2019, Điều 112 khoản 1"


class ListForm(forms.Form):
    """Which days are listed."""

    nam = forms.ChoiceField(label=_("Năm"), required=False)
    loai = forms.ChoiceField(
        label=_("Loại"), required=False, choices=[("", _("Tất cả")), *WrittenKind.choices]
    )
    kiem_chung = forms.ChoiceField(
        label=_("Kiểm chứng"),
        required=False,
        choices=[
            ("", _("Tất cả")), ("roi", _("Đã kiểm chứng")), ("chua", _("Chưa kiểm chứng")),
        ],
    )  # fmt: skip

    def __init__(self, data: Any, years: Iterable[int], today: date) -> None:
        super().__init__({"nam": str(today.year), **data.dict()})
        choices = [("", gettext("Tất cả")), *((str(year), str(year)) for year in years)]
        self.fields["nam"].choices = choices  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, str]:
        """What was asked; what is wrong says so itself and narrows nothing."""
        self.is_valid()
        return self.cleaned_data


class Versioned(forms.Form):
    """A form of a day that somebody saw as it was. ``stale``: another was faster."""

    stale = False
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)


class DayForm(Versioned):
    """What a day is. A new one names the day, one that is there keeps it."""

    day = DayField(label=_("Ngày"))
    kind = forms.ChoiceField(label=_("Loại"), choices=_KINDS)
    name = forms.CharField(label=_("Tên"), max_length=200)
    source = forms.CharField(
        label=_("Nguồn"),
        max_length=600,
        help_text=_("văn bản, điều, khoản; nghỉ bù, hoán đổi thì ghi số thông báo"),
    )
    verified = forms.BooleanField(label=_("Đã đối chiếu với văn bản gốc"), required=False)
    reason = forms.CharField(
        label=_("Đã đối chiếu gì, vì sao ghi"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, data: Any = None, held: HeldDay | None = None, day: date | None = None):
        super().__init__(data, initial=_initial(held) if held else _suggested(day))
        if held:
            del self.fields["day"]

    def wording(self) -> Wording:
        """What was typed, of a form that is valid."""
        said = {k: v for k, v in self.cleaned_data.items() if k not in ("version", "day")}
        return Wording(**said | {"kind": DayKind(said["kind"])})


class LocalDayForm(DayForm):
    """What a day is in one province; the last choice takes it back."""

    kind = forms.ChoiceField(
        label=_("Loại"), choices=[*_KINDS, (ORDINARY, _("Như lịch cả nước (bỏ)"))]
    )
    name = forms.CharField(label=_("Tên"), max_length=200, required=False)
    source = forms.CharField(
        label=_("Nguồn"), max_length=600, required=False,
        help_text=_("quyết định của tỉnh: số, ngày, điều; bỏ ngày thì không cần"),
    )  # fmt: skip

    def said(self) -> Wording | None:
        """What was typed; none where the day is taken back."""
        return None if self.cleaned_data["kind"] == ORDINARY else self.wording()


class WithdrawForm(Versioned):
    """Why a row goes."""

    reason = forms.CharField(label=_("Vì sao bỏ"), max_length=1000)


def _initial(held: HeldDay) -> dict[str, Any]:
    if held.row is None:
        return {"version": held.version}
    names = ("kind", "name", "source", "verified")
    return {"version": held.version} | {name: getattr(held.row, name) for name in names}


def _suggested(day: date | None) -> dict[str, Any]:
    """A holiday that the law dates comes with its name and article."""
    name = holiday_of_the_law(day) if day else ""
    law = {"kind": DayKind.HOLIDAY, "name": name, "source": _LAW} if name else {}
    return {"version": 0, "day": day, **law}
