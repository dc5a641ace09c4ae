"""Columns of the wide file in the words of the page (tên cột). Machines read the other head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CASE: Mapping[str, str | Promise] = {
    "id": _("Mã trong hệ thống"),
    "lead": _("Cơ quan chủ trì (mã)"),
    "year": _("Năm"),
    "number": _("Số trong sổ"),
    "own_number": _("Số trong sổ đơn vị"),
    "detected_at": _("Phát hiện lúc"),
    "hour_known": _("Có ghi giờ"),
    "detected_by": _("Người, tổ phát hiện"),
    "territory": _("Địa bàn"),
    "place": _("Nơi phát hiện"),
    "lat": _("Vĩ độ"),
    "lon": _("Kinh độ"),
    "route": _("Tuyến"),
    "source": _("Nguồn"),
    "source_note": _("Chi tiết nguồn"),
    "procedure": _("Thủ tục"),
    "complexity": _("Tính chất"),
    "summary": _("Tóm tắt"),
    "next_due_on": _("Hạn gần nhất"),
    "next_clock": _("Thời hạn nào (mã)"),
    "opened_at": _("Vào sổ lúc"),
    "joint": _("Cơ quan phối hợp (mã)"),
}
GROUPS: Mapping[str, str | Promise] = {
    "violation": _("Hành vi"),
    "party": _("Đối tượng"),
    "goods": _("Hàng hóa"),
    "step": _("Bước"),
    "money": _("Khoản tiền"),
}
FACTS: Mapping[str, str | Promise] = {
    "kind": _("loại"),
    "counted": _("nhóm thống kê"),
    "article": _("điều khoản"),
    "frame_vnd": _("mức phạt tối đa (đồng)"),
    "main": _("hành vi chính"),
    "role": _("vai trò"),
    "written": _("tên ghi trong hồ sơ"),
    "prior": _("đã từng bị xử lý"),
    "group": _("nhóm hàng"),
    "name": _("tên"),
    "brand": _("nhãn hiệu"),
    "origin": _("xuất xứ"),
    "quantity": _("số lượng"),
    "unit": _("đơn vị tính"),
    "value_vnd": _("trị giá (đồng)"),
    "valuation": _("cách định giá"),
    "hs_code": _("mã HS"),
    "day": _("ngày"),
    "at": _("giờ"),
    "paper": _("số, ký hiệu văn bản"),
    "about": _("về việc gì"),
    "until": _("đến ngày"),
    "act": _("nghiệp vụ"),
    "debt": _("mã khoản"),
    "amount_vnd": _("số tiền (đồng)"),
    "due_on": _("hạn nộp"),
}


def labelled(head: Sequence[str]) -> list[str]:
    """The same head for people: "goods_2_name" is "Hàng hóa 2: tên"."""
    return [_label(name) for name in head]


def _label(name: str) -> str:
    if name in CASE:
        return str(CASE[name])
    group, _underscore, rest = name.partition("_")
    nth, _underscore, fact = rest.partition("_")
    if not fact:
        return f"{GROUPS[group]}: {NOT_SHOWN}"
    return f"{GROUPS[group]} {nth}: {FACTS[fact]}"


NOT_SHOWN = _("số mục không ghi hết")
