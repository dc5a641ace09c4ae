"""What a person sends of a year's days off."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sauro.kernel.workdays import LAST_YEAR


class YearFileForm(forms.Form):
    """The year and the workbook."""

    year = forms.IntegerField(
        label=_("Năm"), min_value=1945, max_value=LAST_YEAR,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "size": "6"}),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Tệp lịch nghỉ lễ"),
        help_text=_("Excel .xlsx có các cột Ngày, Loại, Tên, Nguồn, như tệp tải về từ lịch."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


class ConfirmForm(forms.Form):
    """That the preview was seen, and on what ground it is written."""

    seal = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Đã đối chiếu gì, vì sao ghi"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )
