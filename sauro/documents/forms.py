"""What a person sends about documents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sauro.documents.granting import LONGEST
from sauro.documents.listing import Filters
from sauro.documents.models import Document
from sauro.documents.reading.regions import KINDS
from sauro.foundation.web.fields import DayField


def _words(**attributes: str) -> forms.TextInput:
    """A line of the paper's own words, of which a browser knows none."""
    return forms.TextInput(attrs={"autocomplete": "off", **attributes})


class ManyFiles(forms.ClearableFileInput):
    """A field that takes several files at once."""

    allow_multiple_selected = True


class UploadForm(forms.Form):
    """One file or fifty."""

    sent = forms.FileField(
        label=_("Tệp văn bản"),
        help_text=format_lazy(
            _(
                "TXT, Markdown, DOCX, PDF hoặc ảnh quét; mỗi tệp đến 50 MB; mỗi lần nhiều nhất "
                "{files} tệp và {mb} MB."
            ),
            files=settings.DATA_UPLOAD_MAX_NUMBER_FILES,
            mb=settings.REQUEST_MOST_BYTES // (1024 * 1024),
        ),
        widget=ManyFiles(attrs={"multiple": True}),
    )


class FilterForm(forms.Form):
    """Which documents the list shows. Each field stands for itself."""

    words = forms.CharField(
        label=_("Tìm số, tên, cơ quan"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[("", _("Tất cả")), *Document.Status.choices],
    )

    def filters(self) -> Filters:
        """What was asked, less what cannot be read."""
        self.full_clean()
        return Filters(self.cleaned_data.get("words", ""), self.cleaned_data.get("status", ""))


class CorrectionForm(forms.Form):
    """Why a published document is corrected."""

    reason = forms.CharField(label=_("Lý do đính chính"), max_length=300)


class ClosingForm(forms.Form):
    """Why a document that orders nothing is laid aside."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        help_text=_("Ví dụ: văn bản để biết; chỉ nhận định tình hình, không giao việc."),
    )


class HeadForm(forms.Form):
    """What the head of a paper says; what it does not say stays empty."""

    kinds = (*KINDS.values(), "Công văn", "Thông báo kết luận")  # offered; others may be written

    doc_type = forms.CharField(
        label=_("Loại văn bản"), required=False, max_length=60, widget=_words(list="cac-loai")
    )
    number = forms.CharField(
        label=_("Số, ký hiệu"),
        required=False,
        max_length=60,
        help_text=_("Ví dụ: 341/TB-VPCP."),
        widget=_words(),
    )
    issued_on = DayField(label=_("Ngày ban hành"), required=False)
    issuer = forms.CharField(
        label=_("Cơ quan ban hành"),
        required=False,
        max_length=200,
        help_text=_("Ghi đủ tên tỉnh, xã: tên gọi trong văn bản được hiểu theo nơi này."),
        widget=_words(),
    )
    event = forms.CharField(
        label=_("Cuộc họp"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    event_on = DayField(label=_("Ngày họp"), required=False)
    signer = forms.CharField(label=_("Người ký"), required=False, max_length=120, widget=_words())
    signed_as = forms.CharField(
        label=_("Thẩm quyền, chức vụ ký"),
        required=False,
        max_length=200,
        help_text=_("Như trên văn bản, ví dụ: KT. CHỦ TỊCH, PHÓ CHỦ TỊCH."),
        widget=_words(),
    )


class GrantForm(forms.Form):
    """Whom a document is opened to, until when and why."""

    body = forms.IntegerField(label=_("Cơ quan được xem"), required=False)
    until = DayField(
        label=_("Đến hết ngày"),
        help_text=format_lazy(
            _("ngày/tháng/năm; nhiều nhất {days} ngày kể từ hôm nay"), days=LONGEST
        ),
    )
    reason = forms.CharField(label=_("Lý do"), max_length=300)


class ItemForm(forms.Form):
    """The words of one directive. Lists are written one name a line."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    task = forms.CharField(
        label=_("Việc"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    lead = forms.CharField(
        label=_("Chủ trì"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    coordinating = forms.CharField(
        label=_("Phối hợp"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reports_to = forms.CharField(
        label=_("Báo cáo, gửi cho"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 1}),
    )
    deadline_text = forms.CharField(label=_("Thời hạn"), required=False, max_length=300)
    deliverable = forms.CharField(label=_("Kết quả"), required=False, max_length=1000)
    authority = forms.CharField(label=_("Thẩm quyền"), required=False, max_length=1000)

    def changes(self) -> dict[str, Any]:
        """The words, lists as lists."""
        words: dict[str, Any] = dict(self.cleaned_data)
        words.pop("version")
        for name in ("lead", "coordinating", "reports_to"):
            words[name] = words[name].splitlines()
        return words
