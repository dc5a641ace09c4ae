"""Form fields that all rooms share."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_LONG = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")
_SPELLINGS = (*_LONG, "%d/%m/%y", "%d-%m-%y", "%d.%m.%y")  # 20/12/26, as many write it
_WRONG = _("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 27/12/2023.")

# Of papers, posts and deadlines that are meant.
FIRST_DAY, LAST_DAY = date(1945, 1, 1), date(2199, 12, 31)
_FAR = _("Năm phải từ 1945 đến 2199. Hãy xem lại, có thể gõ thừa hoặc thiếu một chữ số.")

_NO_DAY = _("Ngày %(day)s không có trong lịch. Hãy xem lại ngày, tháng.")
_AS_A_DAY = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2}", re.ASCII)


def needed(form: forms.Form, *names: str, mark: Any = "") -> None:
    """Fields that the rules of the chosen act ask for, though the form itself lets them pass so
    that all is told at once; ``mark``: what stands beside their labels, such as when.
    """
    for name in names:
        form.fields[name].optional = mark  # type: ignore[attr-defined]


class DayField(forms.DateField):
    """A day as dd/mm/yyyy (ngày/tháng/năm), whatever the language of the page."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(
            format="%d/%m/%Y",
            attrs={"inputmode": "numeric", "autocomplete": "off", "data-day": "", "size": "10"},
        )
        super().__init__(
            **{
                "input_formats": _SPELLINGS,
                "widget": widget,
                "help_text": _("ngày/tháng/năm"),
                "error_messages": {"invalid": _WRONG},
                **options,
            }
        )

    def to_python(self, value: Any) -> date | None:
        """Raises: ValidationError; one that is written as a day but is none is told as such."""
        try:
            return super().to_python(value)
        except ValidationError:
            said = str(value).strip()
            if not _AS_A_DAY.fullmatch(said):
                raise
            raise ValidationError(_NO_DAY % {"day": said}, code="no-day") from None

    def validate(self, value: date | None) -> None:
        """Raises: ValidationError for a year that nobody means."""
        super().validate(value)
        if value is not None and not FIRST_DAY <= value <= LAST_DAY:
            raise ValidationError(_FAR, code="far")
