"""Forms of duties: one made, one ended (biểu mẫu chế độ báo cáo)."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sauro.foundation.errors import Refused
from sauro.foundation.web.fields import DayField
from sauro.foundation.web.words import english, told
from sauro.organization.naming import body_named
from sauro.organization.queries import children
from sauro.reporting.duties import NewDuty
from sauro.reporting.models.duties import RHYTHMS, WEEKDAYS, WINDOWS
from sauro.reporting.reading import open_versions
from sauro.reporting.rules.calendar import Rhythm, Terms, Window


class DutyForm(forms.Form):
    """Who reports what, how often, until when."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    directive = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=_("Tên báo cáo"), max_length=200)
    form = forms.ChoiceField(label=_("Mẫu báo cáo"))
    bodies = forms.CharField(
        label=_("Nơi phải báo cáo"), widget=forms.Textarea({"rows": 5}),
        help_text=_("mỗi dòng một cơ quan, ghi tên hoặc mã trong danh bạ"),
    )  # fmt: skip
    rhythm = forms.ChoiceField(label=_("Định kỳ"), choices=RHYTHMS)
    valid_from = DayField(label=_("Số liệu từ ngày"))
    valid_to = DayField(
        label=_("Đến hết ngày"), required=False,
        help_text=_("ngày/tháng/năm; để trống nếu thực hiện đến khi có yêu cầu khác"),
    )  # fmt: skip
    campaign = forms.CharField(label=_("Đợt cao điểm"), max_length=200, required=False)
    last_weekday = forms.TypedChoiceField(
        label=_("Tuần kết thúc vào"), choices=WEEKDAYS, coerce=int, initial=2,
        help_text=_("chỉ dùng cho báo cáo hằng tuần"),
    )  # fmt: skip
    window = forms.ChoiceField(
        label=_("Thời gian chốt số liệu"), choices=WINDOWS,
        help_text=_("tháng theo Nghị định 09/2019/NĐ-CP: từ ngày 15 tháng trước đến ngày 14"),
    )  # fmt: skip
    due_days = forms.IntegerField(
        label=_("Hạn gửi, số ngày sau ngày chốt"), min_value=0, max_value=60, initial=2
    )
    due_time = forms.TimeField(label=_("Trước giờ"), initial="17:00", input_formats=["%H:%M"])
    on_workdays = forms.BooleanField(
        label=_("Hạn vào ngày nghỉ thì chuyển sang ngày làm việc"), required=False, initial=True
    )
    basis_text = forms.CharField(
        label=_("Căn cứ"), max_length=300, help_text=_("văn bản nào yêu cầu báo cáo này")
    )

    def __init__(self, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4(), **(initial or {})})
        self.fields["form"].choices = [  # type: ignore[attr-defined]
            (v.form.code, v.form.name_en if english() else v.form.name) for v in open_versions()
        ]

    def clean_bodies(self) -> list[str]:
        """The paths of the bodies that are meant, each told where it is unclear."""
        found, wrong = [], []
        for words in filter(None, map(str.strip, self.cleaned_data["bodies"].splitlines())):
            try:
                found.append(body_named(words, "v", timezone.localdate()))
            except Refused as refused:
                wrong += [told(finding) for finding in refused.findings]
        if wrong:
            raise forms.ValidationError(wrong)
        return found

    def new(self) -> NewDuty:
        """What was typed, of a form that is valid."""
        said = self.cleaned_data
        terms = Terms(
            Rhythm(said["rhythm"]), said["valid_from"], said["valid_to"], Window(said["window"]),
            said["last_weekday"], said["due_days"], said["due_time"], said["on_workdays"],
        )  # fmt: skip
        return NewDuty(
            said["key"], said["name"], said["form"], terms, said["bodies"], said["basis_text"],
            "directive" if said["directive"] else "law", said["directive"], said["campaign"],
        )  # fmt: skip


class EndForm(forms.Form):
    """A duty is asked for no more."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    valid_to = DayField(label=_("Số liệu cuối cùng đến hết ngày"))
    because = forms.CharField(label=_("Lý do"), max_length=300)


class ReasonForm(forms.Form):
    """Why a report goes back."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(
        label=_("Lý do trả lại"), max_length=1000, widget=forms.Textarea({"rows": 4})
    )


class VersionForm(forms.Form):
    """The version that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


def below(path: str) -> str:
    """The bodies right below one, a line each, to begin with."""
    today = timezone.localdate()
    rows = [row for row in children(path) if not row.ended(today)]
    return "\n".join(row.path for row in rows)
