"""What a step on an assignment asks for (biểu mẫu của từng bước)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from sauro.directives.assignments.acting import Sent
from sauro.foundation.web.fields import DayField

MOST_FILES = 20
_TOO_MANY = _(
    "Gửi %(n)s tệp một lần, nhiều hơn 20 nên chưa tệp nào được nhận. Hãy chọn lại tối đa 20 tệp, "
    "phần còn lại gửi ở lần báo cáo sau."
)


class ManyFiles(forms.ClearableFileInput):
    """An input that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """None, one or several files."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        sent = data if isinstance(data, list | tuple) else [data] if data else []
        if len(sent) > MOST_FILES:
            raise ValidationError(_TOO_MANY % {"n": len(sent)}, code="too-many")
        return [super(FilesField, self).clean(one, initial) for one in sent]


class StepForm(forms.Form):
    """Words, as every step has them; each subclass adds what its step needs."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    words = forms.CharField(
        label=_("Nội dung"), required=False, max_length=4000, widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": _("Bước này phải ghi nội dung, để người sau biết đã làm gì, vì sao.")
        },
    )  # fmt: skip


class ResultForm(StepForm):
    """What was done, and the files that show it."""

    evidence = FilesField(
        label=_("Tài liệu chứng minh"), required=False,
        widget=ManyFiles(), help_text=_("tối đa 20 tệp, mỗi tệp 50 MB"),
    )  # fmt: skip

    def sent(self) -> list[Sent]:
        """The files as a service takes them."""
        return [Sent(f.name or "", f.chunks()) for f in self.cleaned_data["evidence"]]


class TimeForm(StepForm):
    """Till when, and why."""

    day = DayField(label=_("Xin đến ngày"), required=False)


class PortionForm(StepForm):
    """Which unit gets which part, by when. A unit that ended meanwhile is refused with its
    successor by the service, not here as unknown.
    """

    body = forms.IntegerField(label=_("Đơn vị"), required=False, widget=forms.Select())
    day = DayField(label=_("Hạn của phần việc"), required=False)


class AnswerForm(StepForm):
    """Yes or no to what was asked."""

    day = DayField(
        label=_("Gia hạn đến ngày"), required=False,
        help_text=_("để trống là đồng ý đến ngày được xin"),
    )  # fmt: skip
