"""What the pages of parties ask for (biểu mẫu đối tượng)."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sauro.foundation.web.fields import DayField
from sauro.organization.queries.territories import (
    TerritoryRow,
    territories_called,
    territories_near,
)
from sauro.parties.entering import Entry, Facts
from sauro.parties.linking.reading import IdKind
from sauro.parties.models import Judgement, Kind
from sauro.parties.words import NUMBERS

_SEVERAL = re.compile(r"[;\n]")
_SHOWN = 5
TYPED = (
    IdKind.TAX_CODE, IdKind.IDENTITY_NUMBER, IdKind.PHONE, IdKind.PLATE, IdKind.SHOP,
    IdKind.ACCOUNT,
)  # fmt: skip
_ASKABLE = [(kind.value, NUMBERS[kind]) for kind in TYPED]


class FindForm(forms.Form):
    """What is looked for: a name or a number; and of which kind."""

    tim = forms.CharField(
        label=_("Tên hoặc số"), required=False, max_length=300,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        help_text=_("không cần dấu, không cần loại hình; hoặc mã số thuế, điện thoại, biển số"),
    )  # fmt: skip
    loai = forms.ChoiceField(
        label=_("Loại"), required=False, choices=[("", _("Tất cả")), *Kind.choices]
    )


def _numbers(label: Any, example: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=1000, help_text=example,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


class FactsForm(forms.Form):
    """Names, numbers and an address, as they stand on a paper."""

    other_names = forms.CharField(
        label=_("Tên khác"), required=False, max_length=3000,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=_("mỗi dòng một tên, như đã viết"),
    )  # fmt: skip
    tax_code = _numbers(_("Mã số thuế"), _("10 số, hoặc 13 số của đơn vị phụ thuộc"))
    identity_number = _numbers(
        _("Số định danh cá nhân"), _("CCCD 12 số hoặc CMND 9 số; được niêm phong")
    )
    phone = _numbers(_("Điện thoại"), _("nhiều số thì cách nhau bằng dấu chấm phẩy (;)"))
    plate = _numbers(_("Biển số"), _("ví dụ 29A-123.45"))
    shop = _numbers(_("Gian hàng, trang mạng"), _("đường dẫn, ví dụ shopee.vn/hoanglong"))
    account = _numbers(
        _("Tài khoản ngân hàng"), _("ngân hàng và số, ví dụ VCB 0123456789; được niêm phong")
    )
    street = forms.CharField(label=_("Số nhà, đường, thôn"), required=False, max_length=300)
    territory = forms.CharField(
        label=_("Xã, phường"), required=False, max_length=300,
        help_text=_("tên cũ hoặc tên mới, kèm tỉnh: Thanh Xương, Điện Biên"),
    )  # fmt: skip
    as_of = DayField(label=_("Địa chỉ tại ngày"), required=False)
    source = forms.CharField(
        label=_("Theo giấy tờ nào"), required=False, max_length=300,
        help_text=_("ví dụ: giấy đăng ký kinh doanh số…, biên bản ngày…"),
    )  # fmt: skip

    def clean_territory(self) -> TerritoryRow | None:
        return territory_of(self.cleaned_data["territory"])

    def facts(self, name: str = "") -> Facts:
        """As the service takes them."""
        told = self.cleaned_data
        numbers = [(kind.value, text) for kind in TYPED for text in _SEVERAL.split(told[kind])]
        names = (name, *told["other_names"].splitlines())
        return Facts(
            names, tuple(numbers), told["street"], told["territory"], told["as_of"], told["source"]
        )


class EnterForm(FactsForm):
    """A new party."""

    kind = forms.ChoiceField(label=_("Loại"), choices=Kind.choices)
    name = forms.CharField(
        label=_("Tên"), max_length=300, help_text=_("như trên giấy tờ; giữ nguyên cách viết"),
        error_messages={"required": _("Đối tượng phải có tên. Chưa biết thì ghi cách gọi.")},
    )  # fmt: skip
    born_in = forms.IntegerField(
        label=_("Năm sinh"), required=False, min_value=0, max_value=9999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "6"}),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Ghi chú"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ("kind", "name", "other_names", "born_in")

    def entry(self) -> Entry:
        told = self.cleaned_data
        return Entry(told["kind"], self.facts(told["name"]), told["born_in"], told["note"])


def territory_of(text: str) -> TerritoryRow | None:
    """The territory that a text names. Raises: ValidationError where none or several are meant."""
    if not text.strip():
        return None
    found = territories_called(text.replace("\0", ""))
    if not found:
        raise ValidationError(_no_such_place(text))
    today = [row for row in found if row.valid_to is None]
    if len(found) > 1 and len(today) != 1:
        named = "; ".join(row.label for row in found[:_SHOWN])
        raise ValidationError(
            gettext("Có nhiều nơi tên như vậy. Hãy ghi đủ như một trong các tên này: %(places)s")
            % {"places": named}
        )
    return (today or found)[0]


def _no_such_place(text: str) -> str:
    """With those that are written much like it: a slip is seen at once."""
    told = gettext("Không có địa bàn nào tên như vậy. Ghi tên xã, phường rồi dấu phẩy và tên tỉnh.")
    near = "; ".join(territories_near(text.replace("\0", "")))
    return f"{told} " + gettext("Gần giống: %(places)s.") % {"places": near} if near else told


class DecideForm(forms.Form):
    """What somebody decides of a pair, and why."""

    verdict = forms.ChoiceField(
        label=_("Kết luận"), choices=Judgement.Verdict.choices, widget=forms.RadioSelect
    )
    because = forms.CharField(
        label=_("Căn cứ"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("vì sao biết: giấy tờ đã xem, người đã hỏi"),
    )  # fmt: skip


class BecauseForm(forms.Form):
    """Why something is undone, withdrawn or read."""

    because = forms.CharField(label=_("Lý do"), max_length=300)


class AskForm(forms.Form):
    """A number that all others are asked for, and for what purpose."""

    kind = forms.ChoiceField(label=_("Loại số"), choices=_ASKABLE)
    value = forms.CharField(
        label=_("Số"), max_length=300, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    because = forms.CharField(
        label=_("Mục đích"), max_length=300,
        help_text=_(
            "từ 10 ký tự, như “xác minh vụ 12/2026”; lần hỏi nào cũng được lưu"
        ),
    )  # fmt: skip
