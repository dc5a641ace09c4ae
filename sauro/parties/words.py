"""Kinds, numbers and reasons in the words of the pages (lời trên trang)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from sauro.foundation.web.parts import Badge
from sauro.parties.linking.data import rows_of
from sauro.parties.linking.reading import IdKind

NUMBERS: Mapping[str, Any] = {
    IdKind.TAX_CODE: _("Mã số thuế"),
    IdKind.IDENTITY_NUMBER: _("Số định danh cá nhân"),
    IdKind.OLD_IDENTITY_NUMBER: _("Chứng minh nhân dân"),
    IdKind.PHONE: _("Điện thoại"),
    IdKind.PLATE: _("Biển số"),
    IdKind.SHOP: _("Gian hàng, trang mạng"),
    IdKind.ACCOUNT: _("Tài khoản ngân hàng"),
}
# See linking/data/weights.toml.
REASONS: Mapping[str, Any] = {
    "same_identity_number": _("Cùng số định danh cá nhân"),
    "same_tax_code": _("Cùng mã số thuế"),
    "same_account": _("Cùng tài khoản ngân hàng"),
    "same_shop": _("Cùng gian hàng, trang mạng"),
    "same_plate": _("Cùng biển số"),
    "same_phone": _("Cùng số điện thoại"),
    "branch_of_same_taxpayer": _("Cùng người nộp thuế, khác đơn vị phụ thuộc"),
    "same_name": _("Cùng tên"),
    "name_differs_by_accents": _("Tên chỉ khác dấu"),
    "name_differs_by_form": _("Tên riêng giống, khác loại hình hoặc ngành nghề"),
    "name_sounds_alike": _("Tên đọc gần giống"),
    "name_alike": _("Tên viết gần giống"),
    "same_address": _("Cùng địa chỉ"),
    "same_commune": _("Cùng xã, phường"),
    "same_commune_renamed": _("Cùng xã, phường (tên cũ và tên mới)"),
    "same_birth_year": _("Cùng năm sinh"),
    "different_name": _("Tên khác nhau"),
    "different_kind": _("Khác loại đối tượng"),
    "different_birth_year": _("Khác năm sinh"),
    "different_tax_code": _("Khác mã số thuế"),
    "different_identity_number": _("Khác số định danh cá nhân"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One reason as a page shows it."""

    words: str
    points: int
    detail: str


def reasons_said(kept: Sequence[Mapping[str, Any]]) -> list[Said]:
    """The reasons of a pair, as they were kept with it."""
    return [Said(str(REASONS[r["code"]]), r["points"], r["detail"]) for r in kept]


def level_badge(points: int) -> Badge:
    """How likely a pair is one, in words."""
    if points >= rows_of("weights")["likely"]:
        return Badge(str(_("Rất có thể là một")), "warn")
    return Badge(str(_("Có thể là một")), "info")
