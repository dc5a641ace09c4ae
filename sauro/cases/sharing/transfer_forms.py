"""What the pages of transfers ask for (biểu mẫu chuyển, nhận vụ việc)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sauro.cases.case_forms import words_line
from sauro.cases.custody import custody_of
from sauro.cases.models import Case
from sauro.cases.sharing.handing import Kind, Offer, came_by
from sauro.cases.sharing.taking import Receipt
from sauro.foundation.web.fields import DayField, needed
from sauro.foundation.web.words import number


class OfferForm(forms.Form):
    """To whom, why, by which paper, and what goes along."""

    kind = forms.ChoiceField(label=_("Loại chuyển"), widget=forms.RadioSelect)
    receiver = words_line(
        _("Nơi nhận"), 200, help_text=_("tên hoặc mã; trả lại thì bỏ trống: về nơi đã chuyển đến")
    )
    because = forms.CharField(
        label=_("Lý do, căn cứ"), max_length=500, widget=forms.Textarea({"rows": 2})
    )
    paper = words_line(_("Số văn bản chuyển"), 120, required=True)
    handed_on = DayField(label=_("Ngày chuyển"))
    exhibits = forms.TypedMultipleChoiceField(
        label=_("Tang vật kèm theo"), required=False, coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    papers = forms.CharField(
        label=_("Giấy tờ kèm theo"), required=False, max_length=1000,
        widget=forms.Textarea({"rows": 3}), help_text=_("tên giấy tờ, số tờ"),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, case: Case, **options: Any) -> None:
        back = came_by(case)
        kinds = Kind.choices if back else [k for k in Kind.choices if k[0] != Kind.RETURN]
        first = {"handed_on": timezone.localdate(), "kind": Kind.RETURN if back else Kind.CRIMINAL}
        super().__init__(data, initial=first, **options)
        self._choices("kind", kinds)
        needed(self, "receiver", mark=_("(trừ khi trả lại)") if back else "")
        if not back:
            self.fields["receiver"].help_text = _("tên hoặc mã cơ quan")
        self._choices("exhibits", _held(case))

    def _choices(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def offer(self) -> Offer:
        said = self.cleaned_data
        names = ("kind", "receiver", "because", "paper", "handed_on", "exhibits", "papers")
        return Offer(**{name: said[name] for name in names})


class ReceiptForm(forms.Form):
    """That it was received, on which day, with which remarks."""

    taken_on = DayField(label=_("Ngày nhận"))
    remarks = forms.CharField(
        label=_("Ý kiến khi nhận"), required=False, max_length=500,
        widget=forms.Textarea({"rows": 2}), help_text=_("đủ, thiếu gì, tình trạng niêm phong"),
    )  # fmt: skip
    received = forms.BooleanField(
        label=_("Đã kiểm và nhận đủ hồ sơ, tang vật liệt kê; chỗ thiếu đã ghi ở trên"),
        error_messages={
            "required": _("Hãy kiểm hồ sơ và tang vật, rồi đánh dấu trước khi ký nhận.")
        },
    )  # fmt: skip

    def receipt(self) -> Receipt:
        return Receipt(self.cleaned_data["taken_on"], self.cleaned_data["remarks"])


class NotTakenForm(forms.Form):
    """Why it is not taken over."""

    because = words_line(_("Lý do không nhận"), 500, required=True)


def _held(case: Case) -> list[tuple[int, str]]:
    known = custody_of(case)
    return [
        (line.number, f"{line.key}: {number(lot.held)} {line.unit} {line.name}")
        for line in known.lines if (lot := known.lots.get(line.key)) and lot.held
    ]  # fmt: skip
