"""Form fields that all rooms share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_LONG = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")
_SPELLINGS = (*_LONG, "%d/%m/%y", "%d-%m-%y", "%d.%m.%y")  # 20/12/26, as many write it
_WRONG = _("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 27/12/2023.")


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
