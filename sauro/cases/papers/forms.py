"""What the pages of papers ask for (biểu mẫu soạn văn bản)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sauro.cases.as_steps.along import FINED, Along
from sauro.cases.as_steps.forms import along_of, exhibit_fields, fine_fields, mark_along, moving
from sauro.cases.case_forms import words_line
from sauro.cases.custody import custody_of
from sauro.cases.models import PaperDraft
from sauro.cases.papers.law import forms_on, places
from sauro.cases.papers.model import Form, Place
from sauro.cases.papers.record import Known
from sauro.cases.papers.rules import Typed, fine_of
from sauro.foundation.web.fields import DayField, needed
from sauro.foundation.web.words import day, english, number

_HOURS = ("%H:%M", "%Hh%M", "%H.%M", "%Hh")
HOUR = "at"  # the one place that is no text


def place_name(place: Place) -> str:
    said = place.en if english() else place.vi
    return said[:1].upper() + said[1:]


def form_name(form: Form) -> str:
    return form.name_en if english() else form.name


class BeginForm(forms.Form):
    """Which paper is drafted."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    form = forms.ChoiceField(label=_("Loại văn bản"))

    def __init__(self, today: Any, data: Any = None) -> None:
        super().__init__(data, auto_id="soan-%s", initial={"key": uuid4()})
        which = self.fields["form"]
        assert isinstance(which, forms.ChoiceField)
        which.choices = [(form.code, form_name(form)) for form in forms_on(today)]


class AgainForm(forms.Form):
    """Why a paper is cancelled or replaced."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    because = words_line(_("Lý do"), 200, required=True)


class DraftForm(forms.Form):
    """The few words that no record holds, with what the record fills beside them."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=2**31 - 1)
    dated_on = DayField(label=_("Ngày ban hành"), required=False)

    def __init__(self, form: Form, known: Known, draft: PaperDraft, data: Any = None) -> None:
        first = {**draft.words, "dated_on": draft.dated_on, "at": draft.at,
                 "version": draft.version, "of_event": draft.of_event_id or ""}  # fmt: skip
        super().__init__(data, auto_id="go-%s", initial=first)
        self.form = form
        self._add_step(form, known)
        for code in form.asks:
            self.fields[code] = _hour() if code == HOUR else _typed(places()[code], known)
        must = [code for code in form.must if code in self.fields and not known.words.get(code)]
        needed(self, *must, mark=_("(cần khi phát hành)"))

    def typed(self) -> Typed:
        said = self.cleaned_data
        words = {code: said[code] for code in self.form.asks if code != HOUR}
        event = int(said["of_event"]) if said.get("of_event") else None
        return Typed(words, said["dated_on"], said.get(HOUR), event)

    def _add_step(self, form: Form, known: Known) -> None:
        """Steps that were recorded before their paper was drafted here."""
        there = [event for event in known.events if form.step and event.kind == form.step]
        if there:
            choices = [(e.pk, f"{day(e.day)} {e.paper}".strip()) for e in there]
            self.fields["of_event"] = forms.ChoiceField(
                label=_("Là văn bản của bước đã ghi"), required=False,
                choices=[("", _("không, phát hành là ghi bước mới")), *choices],
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked when a paper is issued: whether it has gaps, begins a book, and what may be
    written with its step. ``fine_vnd``: as the draft has it.
    """

    gaps: bool = True
    begins: bool = True
    fine_vnd: int | None = None
    more: Mapping[str, forms.Field] = field(default_factory=dict)


ALL = Asked()


def more_of(
    form: Form, draft: PaperDraft, known: Known
) -> tuple[int | None, dict[str, forms.Field]]:
    """What the step of a paper can bring along: the fine on the draft, what is held."""
    if not form.is_step(known.standing):
        return None, {}
    if form.step == FINED and (fine := fine_of(draft.words.get("fine", ""))) is not None:
        said = _("Ghi luôn khoản phải nộp: %(amount)s đồng tiền phạt") % {"amount": number(fine)}
        claim = forms.BooleanField(label=said, required=False)
        return fine, {"claim": claim, "due_on": fine_fields()["due_on"]}
    act = moving(form.step)
    return None, exhibit_fields(custody_of(draft.case), act) if act else {}


class IssueForm(forms.Form):
    """What is said when a paper is issued."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=2**31 - 1)
    meant = forms.BooleanField(label=_("Phát hành với chỗ trống, ghi tay khi ký"), required=False)
    first = forms.IntegerField(
        label=_("Số bắt đầu"), required=False, min_value=1, max_value=999_999,
        help_text=_("chỉ khi năm nay đã cấp số trên sổ giấy: số kế tiếp của sổ ấy"),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, asked: Asked = ALL, **o: Any) -> None:
        super().__init__(data, auto_id="phat-hanh-%s", **o)
        if not asked.gaps:
            del self.fields["meant"]
        if not asked.begins:
            del self.fields["first"]
        self.asked = asked
        self.fields |= asked.more
        mark_along(self)

    def along(self) -> Along:
        """What is written with the step that the paper is; the fine as it stands on the draft."""
        typed = dict(self.cleaned_data)
        typed["fine_vnd"] = self.asked.fine_vnd if typed.get("claim") else None
        if not typed["fine_vnd"]:
            typed["due_on"] = None
        return along_of(typed)


def _hour() -> forms.TimeField:
    widget = forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off", "size": "6"})
    return forms.TimeField(
        label=_("Giờ lập"), required=False, input_formats=_HOURS, widget=widget,
        help_text=_("ví dụ 14:30"), error_messages={"invalid": _("Ghi giờ như 14:30.")},
    )  # fmt: skip


def _typed(place: Place, known: Known) -> forms.CharField:
    there = known.words.get(place.code, "")
    hint = (
        str(_("Hồ sơ ghi: %(words)s. Để trống thì dùng như vậy.") % {"words": there})
        if there
        else ""
    )
    several = place.long or place.lists
    widget = forms.Textarea({"rows": 3 if several else 1}) if several else forms.TextInput()
    widget.attrs["autocomplete"] = "off"
    return forms.CharField(
        label=place_name(place), required=False, max_length=place.most, widget=widget,
        help_text=hint,
    )  # fmt: skip
