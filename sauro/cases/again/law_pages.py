"""The law of "met again" on its page: read by all, written by whoever keeps the law (trang)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sauro.cases.again.law import (
    LENGTHS,
    HeldTerms,
    TermsWording,
    held_terms,
    terms_rows,
    write_terms,
)
from sauro.cases.again.rules import CODE, Terms, terms_of
from sauro.cases.clocks import Mark
from sauro.cases.forms import LengthField
from sauro.cases.models import ClockRule
from sauro.cases.services import allow_writing, may_write
from sauro.cases.words import MARKS, length_words, mark_badge
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused, Stale
from sauro.foundation.web.fields import DayField
from sauro.foundation.web.parts import Column, Noted, Row, Table
from sauro.foundation.web.telling import tell

_NAMES = {
    "executed": gettext_lazy("Sau khi thi hành xong quyết định phạt tiền"),
    "warned": gettext_lazy("Sau khi thi hành xong quyết định cảnh cáo"),
    "expires": gettext_lazy("Quyết định chưa thi hành: hết thời hiệu thi hành sau"),
}


class TermsForm(forms.Form):
    """The words of one row."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    executed = LengthField(label=_NAMES["executed"])
    warned = LengthField(label=_NAMES["warned"])
    expires = LengthField(label=_NAMES["expires"])
    article = forms.CharField(label=gettext_lazy("Căn cứ (văn bản, điều, khoản)"), max_length=300)
    valid_from = DayField(
        label=gettext_lazy("Có hiệu lực từ ngày"),
        help_text=gettext_lazy(
            "Luật mới: ghi ngày sau, dòng cũ vẫn giữ cho việc bắt đầu trước ngày ấy."
        ),
    )
    source = forms.CharField(label=gettext_lazy("Nguồn"), max_length=600)
    mark = forms.ChoiceField(
        label=gettext_lazy("Mức kiểm chứng"), choices=[(mark.value, MARKS[mark]) for mark in Mark]
    )
    reason = forms.CharField(
        label=gettext_lazy("Đã đối chiếu gì, vì sao sửa"), max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip

    def __init__(self, held: HeldTerms, data: Any = None) -> None:
        terms = held.terms
        first = {name: length_words(getattr(terms, name)) for name in LENGTHS}
        first |= {name: getattr(terms, name) for name in ("article", "valid_from", "source")}
        super().__init__(data, initial={**first, "version": held.version, "mark": terms.mark.value})

    def wording(self) -> TermsWording:
        said = self.cleaned_data
        names = (*LENGTHS, "article", "valid_from", "source")
        words = {name: said[name] for name in names}
        return TermsWording(**words, mark=Mark(said["mark"]), reason=said["reason"])

    def ordered(self) -> list[forms.BoundField]:
        return self.visible_fields()


def terms_table() -> Table:
    """All rows, each leading to its page."""
    heads = (_("Từ ngày"), *(str(_NAMES[name]) for name in LENGTHS), _("Căn cứ"),
             _("Mức kiểm chứng"))  # fmt: skip
    return Table(
        caption=_("Khi nào coi như chưa bị xử phạt (gặp lại, tái phạm)"),
        columns=[Column(head) for head in heads],
        rows=[_listed(row.terms) for row in terms_rows()],
        empty=_("Chưa có quy định nào."),
    )


def terms_row(request: HttpRequest, seat: Seat, day: date) -> HttpResponse:
    """One row; whoever keeps the law writes it anew."""
    found = held_terms(day)
    if request.method != "POST":
        return _page(request, seat, found, TermsForm(found))
    allow_writing(seat)
    form = TermsForm(found, request.POST)
    if not form.is_valid():
        return _page(request, seat, found, form, 422)
    version = form.cleaned_data["version"]
    try:
        made = write_terms(day, form.wording(), version, by=seat, now=timezone.now())
    except Refused as refused:
        tell(form, refused)
        return _page(request, seat, found, form, 422)
    except Stale as stale:
        tell(form, stale)
        sent = request.POST.copy()
        found = held_terms(day)
        sent["version"] = str(found.version)
        form.data = sent  # sent again, it replaces what the person has seen now
        return _page(request, seat, found, form, 409)
    messages.success(request, _("Đã ghi. Trang vụ việc và danh sách tái phạm tính theo dòng này."))
    return redirect("law_row", CODE, made.valid_from.isoformat())


def _page(
    request: HttpRequest, seat: Seat, found: HeldTerms, form: TermsForm, status: int = 200
) -> HttpResponse:
    terms = found.terms
    context = {
        "name": _("Khi nào coi như chưa bị xử phạt"),
        "pairs": [
            (_("Mức kiểm chứng"), mark_badge(terms.mark)),
            *((str(_NAMES[name]), length_words(getattr(terms, name))) for name in LENGTHS),
            (_("Căn cứ"), terms.article),
            (_("Hiệu lực từ"), terms.valid_from),
            (_("Nguồn"), terms.source),
        ],
        "history": _history(),
        "form": form if may_write(seat) else None,
    }
    return render(request, "cases/law_row.html", context, status=status)


def _listed(terms: Terms) -> Row:
    lengths = [length_words(getattr(terms, name)) for name in LENGTHS]
    url = reverse("law_row", args=[CODE, terms.valid_from.isoformat()])
    return Row((terms.valid_from, *lengths, terms.article, mark_badge(terms.mark)), url=url)


def _history() -> Table:
    rows = ClockRule.objects.filter(code=CODE).select_related("by__user", "by__body")
    heads = (_("Ghi lúc"), _("Hiệu lực từ"), _("Độ dài"), _("Mức kiểm chứng"),
             _("Đã đối chiếu gì, vì sao sửa"), _("Người ghi"))  # fmt: skip
    return Table(
        caption=_("Các lần ghi"),
        columns=[Column(head) for head in heads],
        rows=[_written(row) for row in rows.order_by("-made_at", "-pk")],
        empty=_("Chưa ai sửa: đang dùng dòng có sẵn của phần mềm."),
    )


def _written(row: ClockRule) -> Row:
    terms = terms_of(row.as_row())
    lengths = "; ".join(length_words(getattr(terms, name)) for name in LENGTHS)
    who = Noted(str(row.by.user), f"{row.by.post}, {row.by.body.name}")
    return Row((row.made_at, row.valid_from, lengths, mark_badge(terms.mark), row.reason, who))
