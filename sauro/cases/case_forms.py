"""What the pages of cases ask for (biểu mẫu vụ việc)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sauro.cases.case_rules import (
    CaseFacts,
    GoodsEntry,
    PartyEntry,
    StepEntry,
    ViolationEntry,
    Where,
    point_of,
)
from sauro.cases.case_words import step_choices
from sauro.cases.catalogue import groups_on, kinds_on, named, units_of
from sauro.cases.evidence import work_to_choose
from sauro.cases.joining import Joining
from sauro.cases.models import (
    Case,
    CaseEvent,
    Counted,
    GoodsGroup,
    GoodsLine,
    PartyRole,
    Route,
    Source,
)
from sauro.cases.models.case import NATURES
from sauro.cases.models.lines import Valuation
from sauro.foundation.web.fields import DayField
from sauro.foundation.web.words import english, number
from sauro.kernel.numerals import parse_number
from sauro.organization.queries.territories import TerritoryRow
from sauro.parties.forms import TYPED, territory_of
from sauro.parties.linking.identifiers import recognised
from sauro.parties.models import Kind
from sauro.parties.words import NUMBERS

_ALL = ("", _("Tất cả"))
_HOURS = ("%H:%M", "%Hh%M", "%H.%M", "%Hh")
_NOT_A_NUMBER = _("Ghi số, ví dụ 1.250 hoặc 2,5 hoặc 40 triệu.")
_TWO_NUMBERS = _(
    "“%(said)s” đọc được hai cách. Ở đây dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân: "
    "hãy ghi %(thousands)s, hoặc %(decimals)s."
)
_IN_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+")  # 1,250 as English writes it


class AmountField(forms.CharField):
    """A number as Vietnamese officials write it: 1.250 or 2,5 or "40 triệu đồng"."""

    def __init__(self, *, whole: bool = False, **options: Any) -> None:
        widget = forms.TextInput({"autocomplete": "off", "inputmode": "decimal", "size": "14"})
        super().__init__(**{"max_length": 40, "widget": widget, **options})
        self.whole = whole

    def clean(self, value: Any) -> Decimal | int | None:
        text = str(super().clean(value)).lower().removesuffix("đồng").strip()
        if not text:
            return None
        if english() and _IN_ENGLISH.fullmatch(text):
            raise ValidationError(_TWO_NUMBERS, code="invalid", params=_both_readings(text))
        try:
            found = parse_number(text)
        except ValueError as error:
            raise ValidationError(_NOT_A_NUMBER, code="invalid") from error
        return int(found) if self.whole else found


def _both_readings(text: str) -> dict[str, str]:
    """On an English page "1,250" may be 1250 or a little more than one: nobody guesses."""
    return {
        "said": text,
        "thousands": text.replace(",", ""),
        "decimals": f"{text.replace(',', '', text.count(',') - 1)}0",
    }


def words_line(label: Any, most: int, **options: Any) -> forms.CharField:
    widget = forms.TextInput({"autocomplete": "off"})
    return forms.CharField(
        **{"label": label, "max_length": most, "required": False, "widget": widget, **options}
    )


def _hour() -> forms.TimeField:
    widget = forms.TimeInput(
        format="%H:%M", attrs={"autocomplete": "off", "size": "6", "inputmode": "numeric"}
    )
    return forms.TimeField(
        label=_("Giờ"), required=False, input_formats=_HOURS, widget=widget,
        help_text=_("ví dụ 14:30"), error_messages={"invalid": _("Ghi giờ như 14:30.")},
    )  # fmt: skip


class FactsForm(forms.Form):
    """When, where and how a case came to light."""

    detected_on = DayField(label=_("Ngày phát hiện"))
    detected_time = _hour()
    detected_by = words_line(
        _("Người, tổ phát hiện"), 300, help_text=_("ví dụ: Tổ tuần tra số 2, Đội QLTT số 1")
    )
    territory = words_line(
        _("Xã, phường"), 300, required=True,
        help_text=_("tên cũ hoặc tên mới, kèm tỉnh: Thanh Xương, Điện Biên"),
    )  # fmt: skip
    place = words_line(_("Nơi phát hiện"), 300, help_text=_("số nhà, đường, lý trình, tên chợ"))
    point = words_line(_("Tọa độ"), 60, help_text=_("vĩ độ, kinh độ: 21.386, 103.023"))
    route = forms.ChoiceField(label=_("Tuyến"), choices=Route.choices)
    source = forms.ChoiceField(label=_("Nguồn"), choices=Source.choices)
    source_note = words_line(
        _("Số kế hoạch, mã tin báo, nơi chuyển"), 300, help_text=_("ghi số, ký hiệu nếu có")
    )
    complexity = forms.ChoiceField(
        label=_("Tính chất"), choices=NATURES,
        help_text=_("thời hạn ra quyết định dài hơn khi vụ việc phức tạp"),
    )  # fmt: skip
    explanation = forms.BooleanField(
        label=_("Được quyền giải trình (có thể bị tước, đình chỉ giấy phép)"), required=False
    )
    summary = forms.CharField(
        label=_("Tóm tắt"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def clean_territory(self) -> TerritoryRow | None:
        return territory_of(self.cleaned_data["territory"])

    def clean_point(self) -> tuple[Decimal, Decimal] | None:
        try:
            return point_of(self.cleaned_data["point"])
        except ValueError as error:
            raise ValidationError(
                gettext("Ghi vĩ độ rồi kinh độ, ví dụ 21.386, 103.023."), code="invalid"
            ) from error

    def facts(self) -> CaseFacts:
        """As the service takes them."""
        said = self.cleaned_data
        place, point = said["territory"], said["point"] or (None, None)
        where = Where(
            place.id if place else None, place.label if place else "", said["place"], *point
        )
        return CaseFacts(
            said["detected_on"], where, said["route"], said["source"], said["detected_time"],
            said["detected_by"], said["source_note"], said["complexity"], said["explanation"],
            said["summary"],
        )  # fmt: skip


def facts_of(case: Case) -> dict[str, Any]:
    """What the form of facts shows of a case."""
    local = timezone.localtime(case.detected_at)
    names = (
        "detected_by", "place", "route", "source", "source_note", "complexity", "explanation",
        "summary",
    )  # fmt: skip
    point = "" if case.lat is None else f"{case.lat.normalize():f}, {case.lon.normalize():f}"  # type: ignore[union-attr]
    return {
        **{name: getattr(case, name) for name in names},
        "detected_on": local.date(),
        "detected_time": local.time() if case.hour_known else None,
        "territory": case.territory_name,
        "point": point,
    }


class GoodsForm(forms.Form):
    """One sort of goods."""

    group = forms.ChoiceField(label=_("Nhóm hàng"), required=False)
    name = words_line(_("Tên hàng"), 300)
    quantity = AmountField(label=_("Số lượng"), required=False)
    unit = forms.CharField(
        label=_("Đơn vị"), max_length=20, required=False,
        widget=forms.TextInput({"autocomplete": "off", "list": "units", "size": "8"}),
    )  # fmt: skip
    value = AmountField(label=_("Trị giá (đồng)"), required=False, whole=True)
    valuation = forms.ChoiceField(
        label=_("Căn cứ trị giá"), required=False, choices=[("", "–"), *Valuation.choices]
    )
    brand = words_line(_("Nhãn hiệu"), 150)
    origin = words_line(_("Xuất xứ"), 150)
    hs_code = words_line(_("Mã HS"), 15)

    def __init__(
        self, data: Any = None, *, groups: Sequence[GoodsGroup] | None = None, **options: Any
    ) -> None:
        """``groups``: those of today, where they are known already."""
        super().__init__(data, **options)
        for name in ("group", "name", "quantity", "unit"):  # one line alone cannot stay empty
            self.fields[name].required = True
        fill_choices(self, groups)

    def entry(self) -> GoodsEntry:
        return goods_of(self.cleaned_data)


def goods_shown(line: GoodsLine) -> dict[str, Any]:
    """What the form of a line shows at first."""
    names = ("name", "unit", "valuation", "brand", "origin", "hs_code")
    return {
        **{name: getattr(line, name) for name in names},
        "group": line.group.code,
        "quantity": number(line.quantity, "vi"),  # as the field reads it, in either language
        "value": "" if line.value_vnd is None else number(line.value_vnd, "vi"),
    }


def keep_group(form: GoodsForm, line: GoodsLine) -> None:
    """The group that a line has can be kept, also where it does not hold any more."""
    field = form.fields["group"]
    assert isinstance(field, forms.ChoiceField)
    groups = {group.code: named(group) for group in groups_on(timezone.localdate())}
    field.choices = list(({line.group.code: named(line.group)} | groups).items())


class ViolationForm(forms.Form):
    """What was violated."""

    violation = forms.ChoiceField(label=_("Loại vi phạm"))
    article = words_line(_("Điều khoản vi phạm"), 300, help_text=_("điểm, khoản, điều, nghị định"))
    frame = AmountField(
        label=_("Mức phạt tối đa của khung (đồng)"), required=False, whole=True,
        help_text=_("để tính quyền giải trình"),
    )  # fmt: skip

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        fill_choices(self)

    def entry(self) -> ViolationEntry:
        return violation_of(self.cleaned_data)


class PartyForm(forms.Form):
    """A party: one of the register, or a new one."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=PartyRole.choices, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=Kind.choices, required=False)
    name = forms.CharField(
        label=_("Tên"), max_length=300, required=False,
        widget=forms.TextInput({"autocomplete": "off", "data-alike": ""}),
        help_text=_("như trên giấy tờ; phương tiện thì ghi loại xe"),
    )  # fmt: skip
    number = words_line(
        _("Số định danh"), 300, help_text=_("mã số thuế, căn cước, điện thoại, biển số…")
    )
    number_kind = forms.ChoiceField(
        label=_("Loại số"), required=False,
        choices=[("", _("tự nhận ra")), *((k.value, NUMBERS[k]) for k in TYPED)],
    )  # fmt: skip
    prior = forms.BooleanField(label=_("Đã từng bị xử phạt, kết án"), required=False)
    id = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        for name in ("role", "kind"):
            self.fields[name].required = True
        watch_names(self)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        check_number(self, said, "")
        return said

    def entry(self) -> PartyEntry:
        return party_of(self.cleaned_data)


class StepForm(forms.Form):
    """A step that happened."""

    kind = forms.ChoiceField(label=_("Bước"))
    day = DayField(label=_("Ngày"))
    at = _hour()
    paper = words_line(_("Số, ký hiệu văn bản"), 120)
    about = words_line(
        _("Về tang vật, phương tiện nào"), 200, help_text=_("khi có nhiều thứ bị tạm giữ riêng")
    )
    until = DayField(label=_("Gia hạn đến hết ngày"), required=False)
    note = words_line(_("Ghi chú"), 1000)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("Chọn bước…")), *step_choices()]

    def entry(self) -> StepEntry:
        said = self.cleaned_data
        names = ("kind", "day", "at", "paper", "about", "until", "note")
        return StepEntry(*(said[name] for name in names))


class CorrectForm(StepForm):
    """Another step in the place of one, or none."""

    never = forms.BooleanField(
        label=_("Không có bước này (ghi nhầm): chỉ hủy, không thay bằng bước khác"), required=False
    )
    because = forms.CharField(label=_("Vì sao đính chính"), max_length=300)


def step_of(row: CaseEvent) -> dict[str, Any]:
    """What the form of a correction shows at first."""
    names = ("kind", "day", "at", "paper", "about", "until", "note")
    return {name: getattr(row, name) for name in names}


class JointForm(forms.Form):
    """A body that works on the case too."""

    body = words_line(
        _("Cơ quan phối hợp"), 200, required=True,
        help_text=_("tên hoặc mã; cơ quan này sẽ xem được vụ việc"),
    )  # fmt: skip
    part = words_line(_("Phần việc"), 300)
    same_case = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def joining(self) -> Joining:
        said = self.cleaned_data
        return Joining(said["body"], said["part"], said["same_case"])


class WorkForm(forms.Form):
    """For which given work the case stands."""

    assignment = forms.TypedChoiceField(label=_("Nhiệm vụ đang mở"), coerce=int)

    def __init__(self, data: Any = None, *, case: Case, **options: Any) -> None:
        super().__init__(data, **options)
        field = self.fields["assignment"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("Chọn nhiệm vụ…")), *work_to_choose(case)]


class BecauseForm(forms.Form):
    """Why something ends."""

    because = forms.CharField(label=_("Lý do"), max_length=300)


def goods_of(said: Mapping[str, Any]) -> GoodsEntry:
    return GoodsEntry(
        said["group"], said["name"], said["quantity"] or Decimal(0), said["unit"], said["brand"],
        said["origin"], said["value"], said["valuation"], said["hs_code"],
    )  # fmt: skip


def violation_of(said: Mapping[str, Any]) -> ViolationEntry:
    return ViolationEntry(said["violation"], said["article"], said["frame"])


def party_of(said: Mapping[str, Any]) -> PartyEntry:
    number, kind = said["number"].strip(), said["number_kind"]
    numbers = ((kind, number),) if number else ()
    return PartyEntry(
        said["role"], said.get("id"), said["kind"], said["name"] or number, numbers, said["prior"]
    )


def check_number(form: forms.Form, said: dict[str, Any], at: str) -> None:
    """Which kind a number is, where it says so itself."""
    number = (said.get(f"{at}number") or "").strip()
    if not number or said.get(f"{at}number_kind"):
        return
    kinds = list(dict.fromkeys(i.kind.value for i in recognised(number, timezone.localdate())))
    if len(kinds) == 1:
        said[f"{at}number_kind"] = kinds[0]
        return
    words = gettext("Không rõ đây là số gì. Hãy chọn loại số, hoặc kiểm tra lại từng chữ số.")
    form.add_error(f"{at}number", words)


def fill_choices(form: forms.Form, known: Sequence[GoodsGroup] | None = None) -> None:
    """Goods groups and kinds of violation as they hold today, as far as the form asks for them."""
    today, groups = timezone.localdate(), _groups_of(form)
    if groups:
        rows = groups_on(today) if known is None else known
        choices = [("", gettext("Chọn nhóm…")), *((g.code, named(g)) for g in rows)]
        for field in groups:
            field.choices = choices
    violation = form.fields.get("violation")
    if isinstance(violation, forms.ChoiceField):
        violation.choices = [("", gettext("Chọn loại…")), *_kinds(today)]


def _groups_of(form: forms.Form) -> list[forms.ChoiceField]:
    named_so = (f for name, f in form.fields.items() if name.rpartition("_")[2] == "group")
    return [field for field in named_so if isinstance(field, forms.ChoiceField)]


def _kinds(day: date) -> Iterator[tuple[str, Sequence[tuple[str, str]]]]:
    kinds = kinds_on(day)
    for counted in Counted:
        rows = [(k.code, named(k)) for k in kinds if k.counted == counted]
        if rows:
            yield str(counted.label), rows


def units_today() -> list[str]:
    """What the list beside the field of a unit offers."""
    return units_of(groups_on(timezone.localdate()))


def watch_names(form: forms.Form) -> None:
    """As one types the name of a party, those of the register that answer are asked for."""
    for name, field in form.fields.items():
        if "data-alike" in field.widget.attrs:
            field.widget.attrs.update(
                {
                    "hx-get": reverse("case_alike"),
                    "hx-trigger": "input changed delay:300ms",
                    "hx-target": f"#alike-{name}",
                }
            )
