"""What the pages of sharing ask for (biểu mẫu hỏi và cho xem)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sauro.cases.case_forms import words_line
from sauro.cases.models import Case, ShareRequest
from sauro.cases.models.sharing import PARTS
from sauro.cases.sharing.asking import Asking
from sauro.cases.sharing.queries import candidates
from sauro.cases.sharing.rules import Scope
from sauro.foundation.web.fields import DayField
from sauro.parties.models import Inquiry, Party

_USUAL = 30  # days that a form proposes


def _parts_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Phần hồ sơ"), choices=PARTS, widget=forms.CheckboxSelectMultiple,
        help_text=_("ít nhất đủ cho mục đích; tóm tắt lúc nào cũng kèm"),
    )  # fmt: skip


class RequestForm(forms.Form):
    """What is asked of another body, and for what purpose."""

    holder = words_line(_("Nơi giữ hồ sơ"), 200, required=True, help_text=_("tên hoặc mã cơ quan"))
    about = words_line(
        _("Cần xem gì"), 300, required=True,
        help_text=_("số vụ việc của nơi ấy, như “Vụ số 12/2026”, hoặc số đã hỏi"),
    )  # fmt: skip
    because = forms.CharField(
        label=_("Mục đích"), max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text=_(
            "từ 10 ký tự: vụ đang xử lý, văn bản căn cứ; nơi giữ hồ sơ quyết định theo đây"
        ),
    )  # fmt: skip
    parts = _parts_field()
    case = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    inquiry = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def asking(self) -> Asking:
        said = self.cleaned_data
        return Asking(
            said["holder"], said["about"], said["because"], said["parts"], said["inquiry"],
            said["case"],
        )  # fmt: skip


def request_initial(inquiry: Inquiry | None, case: Case | None, holder: str) -> dict[str, Any]:
    """As one comes to it: from a hit, from an own case."""
    first: dict[str, Any] = {"parts": ["summary"], "holder": holder}
    if inquiry:
        first |= {"inquiry": inquiry.pk, "about": inquiry.shown, "because": inquiry.because}
        first["holder"] = holder or (inquiry.held_by[0] if len(inquiry.held_by) == 1 else "")
    if case:
        first["case"] = case.pk
    return first


class GrantForm(forms.Form):
    """Which file, which parts of it, until when, why."""

    which = forms.ChoiceField(label=_("Hồ sơ"), widget=forms.RadioSelect)
    parts = _parts_field()
    until = DayField(label=_("Đến hết ngày"))
    because = words_line(_("Lý do, ghi kèm"), 300, required=True)

    def __init__(self, data: Any = None, *, row: ShareRequest, **options: Any) -> None:
        first = {"parts": row.parts, "because": row.because, "until": in_a_month()}
        super().__init__(data, initial=first, **options)
        field = self.fields["which"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = _offered(*candidates(row))
        self.offered = bool(field.choices)

    def scope(self) -> Scope:
        sort, _mark, key = self.cleaned_data["which"].partition("-")
        return _scope(self, **{f"{sort}_id": int(key)})


class OpenForm(forms.Form):
    """An own case or party is shown to a body that did not ask here."""

    grantee = words_line(
        _("Cơ quan được xem"), 200, required=True, help_text=_("tên hoặc mã; chỉ đọc, không ghi")
    )
    parts = _parts_field()
    until = DayField(label=_("Đến hết ngày"))
    because = words_line(_("Lý do"), 300, required=True)

    def scope(self, case: Case) -> Scope:
        return _scope(self, case_id=case.pk)


class ExtendForm(forms.Form):
    """A later last day."""

    until = DayField(label=_("Đến hết ngày"))
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class EndForm(forms.Form):
    """Why it ends before its day."""

    because = words_line(_("Lý do"), 300, required=True)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class RefuseForm(forms.Form):
    """Why nothing is shown."""

    because = words_line(_("Lý do không cho xem"), 300, required=True)


def in_a_month() -> Any:
    """The day that a form proposes."""
    return timezone.localdate() + timedelta(days=_USUAL)


def _scope(form: forms.Form, **which: int) -> Scope:
    said = form.cleaned_data
    return Scope(said["parts"], said["until"], said["because"], **which)


def _offered(cases: list[Case], parties: list[Party]) -> list[tuple[str, str]]:
    return [
        *((f"case-{c.pk}", str(_("Vụ số %(number)s: %(place)s")) % {
            "number": c, "place": c.place or c.territory_name}) for c in cases),
        *((f"party-{p.pk}", str(_("Đối tượng %(name)s")) % {"name": p}) for p in parties),
    ]  # fmt: skip
