"""What a person sends when he renews a committee."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sauro.foundation.web.fields import DayField
from sauro.organization.queries.choices import PARTS

_FILES = ".txt,.md,.docx,.pdf,.png,.jpg,.jpeg,.tif,.tiff"


class StartForm(forms.Form):
    """The decision: a file, or a document that is in already."""

    file = forms.FileField(
        label=_("Tệp quyết định"),
        required=False,
        help_text=_("PDF, DOCX, TXT hoặc ảnh quét; đến 50 MB. Tệp cũng vào danh sách văn bản."),
        widget=forms.FileInput(attrs={"accept": _FILES}),
    )
    document = forms.TypedChoiceField(
        label=_("Hoặc quyết định đã tiếp nhận"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, documents: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["document"].choices = [("", _("Chọn văn bản")), *documents]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        if not asked.get("file") and not asked.get("document") and not self.errors:
            self.add_error(
                "file", _("Chưa có quyết định. Hãy chọn tệp, hoặc chọn văn bản đã tiếp nhận.")
            )
        return asked


class SheetForm(forms.Form):
    """The decision and from when it holds."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.CharField(
        label=_("Quyết định"),
        required=False,
        max_length=200,
        help_text=_("Số, ngày, cơ quan ban hành; ghi vào từng thành viên."),
    )
    effective_on = DayField(label=_("Có hiệu lực từ ngày"), required=False)


class LineForm(forms.Form):
    """One member; an unsettled body is chosen or looked for by other words."""

    start = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    part = forms.ChoiceField(label=_("Tư cách"), choices=PARTS, initial="member")
    person = forms.CharField(label=_("Họ và tên"), required=False, max_length=150)
    post = forms.CharField(
        label=_("Chức vụ"),
        required=False,
        max_length=150,
        widget=forms.Textarea(attrs={"rows": 1}),
    )
    body = forms.CharField(label=_("Cơ quan"), required=False, max_length=120, widget=forms.Select)
    other = forms.CharField(
        label=_("Cơ quan khác"),
        required=False,
        max_length=200,
        help_text=_("Tên hoặc mã; bấm “Lưu nháp” để tìm."),
    )
    dropped = forms.CharField(label=_("Bỏ dòng này, vì"), required=False, max_length=200)

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """The bodies to choose from."""
        self.fields["body"].widget.choices = [("", _("Chưa chọn")), *choices]


LineFormSet = forms.formset_factory(LineForm, extra=1, max_num=300)
