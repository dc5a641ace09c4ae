"""What the page of attachments asks for (biểu mẫu tài liệu kèm theo)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sauro.cases.attachments.services import Told
from sauro.cases.case_forms import words_line
from sauro.cases.models import Case
from sauro.directives.assignments.forms import FilesField, ManyFiles
from sauro.foundation.web.fields import DayField

_LIMIT = format_lazy(
    _("ảnh, video, ghi âm, bản quét PDF; tối đa 20 tệp một lần, mỗi tệp đến {mb} MB"),
    mb=settings.ATTACHMENT_BYTES // (1024 * 1024),
)


class AttachForm(forms.Form):
    """Files of one place and moment, and what they show."""

    file = FilesField(label=_("Tệp"), widget=ManyFiles(), help_text=_LIMIT)
    title = words_line(_("Tên gọi"), 200, help_text=_("để trống thì theo tên tệp"))
    shows = words_line(_("Cho thấy gì"), 1000)
    taken_on = DayField(label=_("Ngày chụp, ghi"), required=False)
    taken_where = words_line(_("Nơi chụp, ghi"), 300)
    taken_by = words_line(_("Người chụp, ghi"), 200)
    exhibit = forms.TypedChoiceField(
        label=_("Tang vật"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, case: Case, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, auto_id="tai-lieu-%s")
        lines = [(line.pk, str(line)) for line in case.exhibits.order_by("number")]
        self.fields["exhibit"].choices = [("", _("cả vụ việc")), *lines]  # type: ignore[attr-defined]

    def clean_file(self) -> list[UploadedFile[bytes]]:
        """Raises: ValidationError where no file was chosen."""
        sent: list[UploadedFile[bytes]] = self.cleaned_data["file"]
        if not sent:
            raise ValidationError(_("Hãy chọn tệp cần gửi."), code="required")
        return sent

    def told(self) -> Told:
        said = self.cleaned_data
        return Told(
            said["title"], said["shows"], said["taken_on"], said["taken_where"], said["taken_by"],
            said["exhibit"],
        )  # fmt: skip


class WithdrawForm(forms.Form):
    """Why a file proves nothing here any more."""

    because = words_line(_("Lý do rút"), 300, required=True)
