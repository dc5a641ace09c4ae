"""The page that enters a whole case, as a form (biểu mẫu vào sổ)."""

from __future__ import annotations

from copy import deepcopy
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sauro.cases.case_forms import (
    AmountField,
    FactsForm,
    GoodsForm,
    PartyForm,
    check_number,
    fill_choices,
    goods_of,
    party_of,
    violation_of,
    watch_names,
    words_line,
)
from sauro.cases.case_rules import StepEntry
from sauro.cases.catalogue import Template
from sauro.cases.joining import Joining
from sauro.cases.models import Procedure
from sauro.cases.opening import NewCase
from sauro.foundation.web.fields import DayField

GOODS, PARTIES = 3, 3  # rows of the form; more are added on the page of the case


class EnterForm(FactsForm):
    """A whole case on one page; rows of goods and parties that stay empty are left out."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    procedure = forms.ChoiceField(label=_("Thủ tục"), choices=Procedure.choices)
    violation = forms.ChoiceField(label=_("Loại vi phạm"))
    article = words_line(_("Điều khoản vi phạm"), 300, help_text=_("điểm, khoản, điều, nghị định"))
    frame = AmountField(label=_("Mức phạt tối đa của khung (đồng)"), required=False, whole=True)
    record_on = DayField(label=_("Ngày lập biên bản vi phạm"), required=False)
    record_paper = words_line(_("Số biên bản"), 120)
    joint = words_line(
        _("Cơ quan phối hợp"), 1000,
        help_text=_("tên hoặc mã, nhiều cơ quan cách nhau bằng dấu chấm phẩy (;)"),
    )  # fmt: skip

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        for sort, count, row in (("goods", GOODS, GoodsForm), ("party", PARTIES, PartyForm)):
            for n in range(count):
                for name, field in row.base_fields.items():
                    self.fields[f"{sort}_{n}_{name}"] = deepcopy(field)
        self.initial.setdefault("key", uuid4())
        fill_choices(self)
        watch_names(self)

    def row(self, sort: str, n: int) -> dict[str, Any]:
        """What was typed in one row."""
        at = f"{sort}_{n}_"
        return {k[len(at) :]: v for k, v in self.cleaned_data.items() if k.startswith(at)}

    def rows(self, sort: str, count: int) -> list[list[forms.BoundField]]:
        """The fields of each row, for the template."""
        return [[b for b in self if b.name.startswith(f"{sort}_{n}_")] for n in range(count)]

    def goods_rows(self) -> list[list[forms.BoundField]]:
        return self.rows("goods", GOODS)

    def party_rows(self) -> list[list[forms.BoundField]]:
        return self.rows("party", PARTIES)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        for n in range(PARTIES):
            check_number(self, said, f"party_{n}_")
        if said.get("record_paper") and not said.get("record_on"):
            self.add_error("record_on", gettext("Biên bản có số thì ghi cả ngày lập."))
        return said

    def new_case(self) -> NewCase:
        """As the service takes it. Rows keep their places, so that errors stand beside them."""
        said = self.cleaned_data
        day = said["record_on"]
        steps = [StepEntry("violation_record", day, paper=said["record_paper"])] if day else []
        bodies = [name for name in said["joint"].split(";") if name.strip()]
        key: UUID = said["key"]
        return NewCase(
            key, self.facts(), [violation_of(said)],
            [party_of(row) for row in self._filled("party", PARTIES)],
            [goods_of(row) for row in self._filled("goods", GOODS)],
            steps, [Joining(name) for name in bodies], said["procedure"],
        )  # fmt: skip

    def _filled(self, sort: str, count: int) -> list[dict[str, Any]]:
        rows = [self.row(sort, n) for n in range(count)]
        return [row for row in rows if any(row.get(name) for name in _TELLING[sort])]

    def beside(self) -> dict[str, str]:
        """Fields of findings as this form calls them: rows are counted without the empty ones."""
        found = {"body": "joint", "kind": "record_paper", "day": "record_on"}
        for sort, count in (("goods", GOODS), ("party", PARTIES)):
            telling = _TELLING[sort]
            filled = [n for n in range(count) if any(map(self.row(sort, n).get, telling))]
            for place, n in enumerate(filled):
                for name in (*GoodsForm.base_fields, *PartyForm.base_fields):
                    found[f"{sort}_{place}_{name}"] = f"{sort}_{n}_{name}"
        return found


_TELLING = {
    "goods": ("name", "quantity", "value", "brand", "origin", "hs_code"),
    "party": ("name", "number", "id"),
}


def filled_by(template: Template) -> dict[str, Any]:
    """What a template fills in beforehand."""
    return {
        "violation": template.violation, "route": template.route, "source": template.source,
        "goods_0_group": template.group, "goods_0_unit": template.unit,
        "goods_0_name": template.goods,
    }  # fmt: skip
