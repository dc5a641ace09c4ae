"""The form of a set of rules (biểu mẫu quy tắc nhắc việc)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sauro.directives.pressure.rules import RuleSet, read_days, shown_days
from sauro.foundation.web.fields import DayField

_DAYS = _("Ghi số ngày làm việc, cách nhau bằng dấu phẩy, ví dụ 5, 3, 1.")
_UP = _("số ngày làm việc đã quá hạn thì báo, ví dụ 3; để trống là không báo")
_DAY = _("Ghi một số ngày làm việc, ví dụ 5; để trống nếu không báo.")


class DaysField(forms.CharField):
    """Some numbers of working days; none is allowed."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput({"inputmode": "text", "autocomplete": "off", "size": "12"})
        super().__init__(required=False, max_length=60, widget=widget, **options)

    def clean(self, value: Any) -> tuple[int, ...]:
        found = read_days(super().clean(value).replace("\0", " "))
        if found is None:
            raise ValidationError(_DAYS, code="invalid")
        return found


class DayCountField(forms.IntegerField):
    """After how many working days; none: not at all."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": "4"})
        said = {"invalid": _DAY}
        super().__init__(required=False, widget=widget, error_messages=said, **options)


class RulesForm(forms.Form):
    """When to press, and from which day on."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    before = DaysField(
        label=_("Trước hạn"),
        help_text=_("số ngày làm việc; “5, 3, 1” là nhắc ba lần, khi còn 5, 3 và 1 ngày"),
    )
    on_day = forms.BooleanField(label=_("Nhắc vào ngày đến hạn"), required=False)
    after = DaysField(
        label=_("Sau hạn"),
        help_text=_("số ngày làm việc; “1, 5” là nhắc khi đã quá hạn 1 ngày, rồi 5 ngày"),
    )
    leaders = DayCountField(label=_("Báo lãnh đạo cơ quan làm việc, sau hạn"), help_text=_UP)
    standing = DayCountField(label=_("Báo cơ quan thường trực nơi giao, sau hạn"), help_text=_UP)
    head = DayCountField(label=_("Báo trưởng ban nơi giao, sau hạn"), help_text=_UP)
    starts_on = DayField(label=_("Áp dụng từ ngày"))

    def rules(self) -> RuleSet:
        """What was typed, of a form that is valid."""
        said = self.cleaned_data
        return RuleSet(
            said["before"], said["on_day"], said["after"],
            said["leaders"], said["standing"], said["head"],
        )  # fmt: skip

    @staticmethod
    def initial_of(rules: RuleSet, starts_on: date, version: int) -> dict[str, Any]:
        """A form that shows a set of rules."""
        return {
            "version": version,
            "before": shown_days(rules.before),
            "on_day": rules.on_day,
            "after": shown_days(rules.after),
            "leaders": rules.leaders,
            "standing": rules.standing,
            "head": rules.head,
            "starts_on": starts_on,
        }
