"""What a step on an assignment asks for (biểu mẫu của từng bước)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from sauro.directives.assignments.evidence import Sent, Shows, paper_called
from sauro.foundation.web.fields import DayField
from sauro.foundation.web.words import told
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze

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
    """What was done, and the files and documents that show it."""

    evidence = FilesField(
        label=_("Tài liệu chứng minh"), required=False,
        widget=ManyFiles(), help_text=_("tối đa 20 tệp, mỗi tệp 50 MB"),
    )  # fmt: skip

    papers = forms.CharField(
        label=_("Văn bản kèm theo"), required=False, widget=forms.Textarea({"rows": 2}),
        max_length=4000,
        help_text=_(
            "văn bản đã có trong hệ thống mà vị trí này được xem; mỗi dòng một văn bản: số, ký "
            "hiệu, hoặc chữ trong tên"
        ),
    )  # fmt: skip

    def clean_papers(self) -> list[int]:
        """The documents that the lines mean, each one for certain."""
        lines = filter(None, map(squeeze, self.cleaned_data["papers"].splitlines()))
        found = [paper_called(line) for line in dict.fromkeys(lines)]
        wrong = [told(one) for one in found if isinstance(one, Finding)]
        if wrong:
            raise ValidationError(wrong)
        return [one.pk for one in found if not isinstance(one, Finding)]

    def sent(self) -> Shows:
        """What comes with the step, as a service takes it."""
        said = self.cleaned_data
        files = [Sent(f.name or "", f.chunks()) for f in said["evidence"]]
        return Shows(files, said["papers"])


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
