"""What the pages of meetings ask for (biểu mẫu của cuộc họp)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sauro.directives.assignments.forms import FilesField, ManyFiles
from sauro.foundation.web.fields import DayField
from sauro.foundation.web.words import day as said_day
from sauro.meetings.holding import Plan
from sauro.meetings.models import Meeting, Proposal
from sauro.meetings.rules import Stage, State
from sauro.meetings.words import STAGES, STATES

_NO_HOUR = _("Ghi giờ theo dạng giờ:phút, ví dụ 08:00.")


class PlanForm(forms.Form):
    """A meeting before it begins, or as it is until it ends."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(
        label=_("Tên cuộc họp"), max_length=300,
        help_text=_("ví dụ: Họp Ban Chỉ đạo 389 tỉnh quý I năm 2027"),
        error_messages={"required": _("Cuộc họp phải có tên. Hãy nhập tên.")},
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Loại"), choices=Meeting.Kind.choices)
    day = DayField(label=_("Ngày họp"))
    hour = forms.TimeField(
        label=_("Giờ họp"), input_formats=["%H:%M", "%Hh%M", "%H.%M"],
        widget=forms.TimeInput(format="%H:%M", attrs={"size": "6", "autocomplete": "off"}),
        help_text=_("giờ:phút, ví dụ 08:00"), error_messages={"invalid": _NO_HOUR},
    )  # fmt: skip
    place = forms.CharField(label=_("Địa điểm"), max_length=300, required=False)
    chaired_by = forms.CharField(
        label=_("Người chủ trì"), max_length=300, required=False,
        help_text=_("họ tên và chức vụ, như sẽ ghi trong thông báo kết luận"),
    )  # fmt: skip
    follows = forms.TypedChoiceField(
        label=_("Sau cuộc họp"), coerce=int, empty_value=None, required=False,
        help_text=_("Tài liệu họp kể việc đã giao từ cuộc họp ấy đến nay."),
    )  # fmt: skip

    def __init__(self, *args: Any, earlier: list[Meeting], **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(m.pk, f"{said_day(m.held_at)}: {m.title}") for m in earlier]
        self.fields["follows"].choices = [("", _("không sau cuộc họp nào trong sổ")), *named]  # type: ignore[attr-defined]

    def plan(self) -> Plan:
        """As the service takes it; the hour is that of Viet Nam."""
        said = self.cleaned_data
        at = timezone.make_aware(datetime.combine(said["day"], said["hour"]))
        return Plan(
            said["title"], at, said["kind"], said["place"], said["chaired_by"], said["follows"]
        )


def of_meeting(row: Meeting) -> dict[str, object]:
    """What stands, as the form takes it."""
    at = timezone.localtime(row.held_at)
    return {
        "version": row.version, "title": row.title, "kind": row.kind, "day": at.date(),
        "hour": at.time(), "place": row.place, "chaired_by": row.chaired_by,
        "follows": row.follows_id,
    }  # fmt: skip


class AgendaForm(forms.Form):
    """A point of the agenda."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(
        label=_("Nội dung"), max_length=500,
        error_messages={"required": _("Hãy nhập nội dung của mục này.")},
    )  # fmt: skip
    presenter = forms.CharField(label=_("Người trình bày"), max_length=300, required=False)


class InviteForm(forms.Form):
    """A body or a group by its name; those picked where it may mean several."""

    mention = forms.CharField(
        label=_("Mời ai"), max_length=500,
        help_text=_("tên cơ quan hoặc nhóm, ví dụ: UBND các xã, phường"),
        error_messages={"required": _("Hãy nhập tên cơ quan hoặc nhóm cần mời.")},
    )  # fmt: skip
    body = forms.MultipleChoiceField(label=_("Chọn cơ quan"), required=False)


class PapersForm(forms.Form):
    """Files for the meeting, or for one point of it."""

    file = FilesField(
        label=_("Tệp"), widget=ManyFiles(), help_text=_("tối đa 20 tệp một lần, mỗi tệp 100 MB"),
    )  # fmt: skip
    agenda_item = forms.TypedChoiceField(
        label=_("Cho nội dung"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, meeting: Meeting, **options: Any) -> None:
        super().__init__(*args, **options)
        points = [(i.pk, i.title) for i in meeting.agenda.order_by("position")]
        self.fields["agenda_item"].choices = [("", _("chung của cuộc họp")), *points]  # type: ignore[attr-defined]

    def clean_file(self) -> list[UploadedFile[bytes]]:
        """Raises: ValidationError where no file was chosen."""
        sent: list[UploadedFile[bytes]] = self.cleaned_data["file"]
        if not sent:
            raise ValidationError(_("Hãy chọn tệp cần thêm."), code="required")
        return sent


class MeetingFilters(forms.Form):
    """Which meetings."""

    tim = forms.CharField(label=_("Tìm trong tên"), required=False, max_length=100)
    tinh_trang = forms.ChoiceField(
        label=_("Tình trạng"), required=False,
        choices=[("", _("tất cả")), *((s.value, words) for s, (words, _tone) in STATES.items())],
    )  # fmt: skip


class ProposalFilters(forms.Form):
    """Which proposals."""

    tim = forms.CharField(label=_("Tìm trong nội dung"), required=False, max_length=100)
    loai = forms.ChoiceField(
        label=_("Loại"), required=False, choices=[("", _("tất cả")), *Proposal.Kind.choices]
    )
    tinh_trang = forms.ChoiceField(
        label=_("Tình trạng"), required=False,
        choices=[("", _("tất cả")), *((s.value, words) for s, (words, _tone) in STAGES.items())],
    )  # fmt: skip


class SendForm(forms.Form):
    """What a body proposes, to whom."""

    to = forms.ChoiceField(label=_("Gửi đến"))
    kind = forms.ChoiceField(label=_("Loại"), choices=Proposal.Kind.choices)
    words = forms.CharField(
        label=_("Nội dung"), max_length=4000, widget=forms.Textarea({"rows": 6}),
        help_text=_("vướng ở đâu, vì sao, đề nghị ai làm gì"),
        error_messages={"required": _("Hãy nêu kiến nghị gì hoặc vướng mắc ở đâu.")},
    )  # fmt: skip


class TakeUpForm(forms.Form):
    """At which meeting."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    meeting = forms.TypedChoiceField(label=_("Chọn cuộc họp"), coerce=int)


class AnswerForm(forms.Form):
    """Words, or the conclusion that settles it."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    conclusion = forms.TypedChoiceField(
        label=_("Kết luận giải quyết"), coerce=int, empty_value=None, required=False
    )
    words = forms.CharField(
        label=_("Trả lời"), max_length=4000, required=False, widget=forms.Textarea({"rows": 4}),
        help_text=_("được hay không, vì sao, ai làm gì; nơi gửi đọc được ngay"),
    )  # fmt: skip


class VersionForm(forms.Form):
    """A step that needs no words."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


OPEN_STAGES = (Stage.SENT.value, Stage.TAKEN_UP.value)
OPEN_STATES = (State.PLANNED.value, State.IN_SESSION.value, State.CONCLUDED.value)
