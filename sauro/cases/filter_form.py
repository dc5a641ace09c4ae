"""How the register is narrowed, as a form in the address (biểu mẫu lọc sổ vụ việc)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sauro.cases.case_forms import words_line
from sauro.cases.catalogue import groups_on, kinds_on, named
from sauro.cases.models import Counted, Route
from sauro.cases.narrowing import Box, box_of, parties_meant
from sauro.cases.register import Filters
from sauro.foundation.access.scope import EVERYWHERE
from sauro.foundation.errors import Refused
from sauro.foundation.web.fields import DayField
from sauro.foundation.web.words import told
from sauro.organization.naming import body_named
from sauro.organization.queries.choices import forces
from sauro.organization.queries.territories import TerritoryRow
from sauro.parties.forms import territory_of

Answer = TypeVar("Answer")
_ALL = ("", _("Tất cả"))


class CaseFilters(forms.Form):
    """How the register is narrowed."""

    tim = forms.CharField(
        label=_("Tìm"), required=False, max_length=300, help_text=_("không cần dấu"),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
    noi = words_line(_("Địa bàn"), 300)
    co_quan = words_line(_("Cơ quan"), 200, help_text=_("tên hoặc mã, kể cả vụ phối hợp"))
    doi_tuong = words_line(
        _("Đối tượng"), 200, help_text=_("tên, biển số, điện thoại, mã số thuế, số định danh")
    )
    tuyen = forms.ChoiceField(label=_("Tuyến"), required=False, choices=[_ALL, *Route.choices])
    nhom = forms.ChoiceField(
        label=_("Nhóm vi phạm"), required=False, choices=[_ALL, *Counted.choices]
    )
    hang = forms.ChoiceField(label=_("Nhóm hàng"), required=False)
    luc_luong = forms.ChoiceField(label=_("Lực lượng"), required=False)
    loai = forms.ChoiceField(label=_("Loại vi phạm"), required=False)
    tu = DayField(label=_("Phát hiện từ ngày"), required=False)
    den = DayField(label=_("đến ngày"), required=False)
    qua_han = forms.BooleanField(label=_("Có thời hạn đã quá"), required=False)
    sap_han = forms.BooleanField(label=_("Có thời hạn trong 7 ngày tới"), required=False)
    mot_lan = forms.BooleanField(label=_("Không kể vụ vào sổ trùng"), required=False)
    khung = words_line(_("Khung tọa độ"), 80, help_text=_("nam, tây, bắc, đông; theo bản đồ"))

    rarely: tuple[str, ...] = ("mot_lan", "khung")  # shown where a figure led here by them

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        today = timezone.localdate()
        self._offer("hang", [(g.code, named(g)) for g in groups_on(today)])
        self._offer("loai", [(k.code, named(k)) for k in kinds_on(today)])
        self._offer("luc_luong", forces())
        for name in self.rarely:
            if not (data or {}).get(name):
                del self.fields[name]

    def _offer(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [_ALL, *choices]

    def clean_noi(self) -> TerritoryRow | None:
        return territory_of(self.cleaned_data["noi"])

    def clean_co_quan(self) -> str:
        return _asked(lambda: _body(self.cleaned_data["co_quan"]))

    def clean_doi_tuong(self) -> tuple[int, ...] | None:
        text, today = self.cleaned_data["doi_tuong"].strip(), timezone.localdate()
        return _asked(lambda: parties_meant(text, today)) if text else None

    def clean_khung(self) -> Box | None:
        found = box_of(self.cleaned_data["khung"])
        if self.cleaned_data["khung"] and found is None:
            raise ValidationError(_("Ghi bốn số: vĩ độ nam, kinh độ tây, vĩ độ bắc, kinh độ đông."))
        return found

    def filters(self, *, body: str = "", joint: bool = False) -> Filters:
        """As the register takes them. Where one of them cannot be read nothing is listed, and its
        field says why: a list that leaves a condition out answers another question.
        """
        if self.is_bound and not self.is_valid():
            return Filters(parties=())
        said = self.cleaned_data
        place = said.get("noi")
        return Filters(
            said.get("tim", ""), body or said.get("co_quan", ""), place.id if place else None,
            said.get("tuyen", ""), said.get("nhom", ""), said.get("hang", ""), said.get("tu"),
            said.get("den"), bool(said.get("qua_han")), bool(said.get("sap_han")), joint,
            said.get("luc_luong", ""), said.get("loai", ""), said.get("doi_tuong"),
            said.get("khung"), bool(said.get("mot_lan")),
        )  # fmt: skip


def _body(text: str) -> str:
    """The path of the body that is meant, empty where none is named. Raises: Refused."""
    return body_named(text, EVERYWHERE, timezone.localdate()) if text.strip() else ""


def _asked(ask: Callable[[], Answer]) -> Answer:
    """What is found, or what is told as an error of the field."""
    try:
        return ask()
    except Refused as refused:
        raise ValidationError([told(finding) for finding in refused.findings]) from refused


class FigureFilters(CaseFilters):
    """What figures are narrowed by: all of it narrows the register too, so that each figure opens.

    Without a first day the last twelve months are meant, this one among them.
    """

    rarely = ()
    left_out = ("tim", "doi_tuong", "qua_han", "sap_han", "mot_lan", "khung")

    def __init__(self, sent: Mapping[str, Any], today: date) -> None:
        data = {name: sent.get(name, "") for name in self.base_fields}
        if "tu" not in sent:
            data["tu"] = f"{_a_year_before(today):%d/%m/%Y}"
        super().__init__(data)
        for name in self.left_out:
            del self.fields[name]

    def filters(self, *, body: str = "", joint: bool = False) -> Filters:
        """As the register takes them: a case that was entered twice counts once."""
        return replace(super().filters(body=body, joint=joint), once=True)

    def register(self, **others: Any) -> str:
        """The address of the register with these filters and others in their stead."""
        held = {name: self.data.get(name, "") for name in self.fields if name not in self.errors}
        asked = {**held, "mot_lan": "on", **others}
        return f"{reverse('cases')}?{urlencode({n: v for n, v in asked.items() if v})}"

    def query(self, **others: Any) -> str:
        """The same filters for a page of figures, others in their stead."""
        held = {name: self.data.get(name, "") for name in self.fields}
        asked = {**held, **others}
        # No first day, no place is asked for as such, so that nothing is put in their stead.
        return "?" + urlencode({n: v for n, v in asked.items() if v or n in ("tu", "noi")})


def _a_year_before(today: date) -> date:
    """The first day of the month eleven months before."""
    months = today.year * 12 + today.month - 1 - 11
    return date(months // 12, months % 12 + 1, 1)
