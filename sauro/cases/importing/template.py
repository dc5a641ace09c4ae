"""The workbook that a force fills in: explained columns, lists of what is allowed, an example.

It is Vietnamese whatever the language of the page, as the books of the forces are (tệp mẫu).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import IO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from sauro.cases.catalogue import groups_on, kinds_on
from sauro.cases.clocks import shipped_kinds
from sauro.cases.importing.fields import CASES, FIELDS, LEGEND, SHEETS, Field
from sauro.cases.importing.further import MONEY_ACTS as ACTS_OF_FILES
from sauro.cases.models import PartyRole, Route, Source, Valuation
from sauro.cases.models.case import NATURES
from sauro.cases.models.money import DEBTS, MONEY_ACTS, TOWARDS
from sauro.parties.models import Kind

_ROWS = 5_000  # for which cells are prepared
_DAYS = ("_on", "_until")
_TEXTS = {"own_number", "identity_number", "tax_code", "phone", "plate", "hs_code", "territory"}
_LISTS = {
    "route": "Tuyến", "source": "Nguồn phát hiện", "violation": "Loại vi phạm",
    "complexity": "Tính chất", "party_role": "Vai trò", "party_kind": "Loại đối tượng",
    "goods_group": "Nhóm hàng", "valuation": "Căn cứ trị giá", "step_kind": "Bước",
    "money_act": "Nội dung tiền", "money_kind": "Loại khoản", "money_toward": "Nộp cho",
}  # fmt: skip
Listed = Sequence[tuple[str, str, str]]  # code, name, further words


def write_template(file: IO[bytes], today: date) -> None:
    """Everything that reading takes, in the sheets by whose names it is known again."""
    lists = _lists(today)
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        looks = {
            "head": book.add_format(
                {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
            ),
            "must": book.add_format(
                {
                    "bold": True,
                    "bottom": 1,
                    "text_wrap": True,
                    "valign": "top",
                    "bg_color": "#FFF2CC",
                }
            ),
            "day": book.add_format({"num_format": "dd/mm/yyyy"}),
            "text": book.add_format({"num_format": "@"}),
            "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
            "bold": book.add_format({"bold": True}),
        }
        cases = book.add_worksheet(SHEETS[CASES])
        _sheet(cases, FIELDS[CASES], looks, lists)
        for sort, fields in FIELDS.items():
            if sort != CASES:
                _sheet(book.add_worksheet(SHEETS[sort]), fields, looks, lists)
        guide, legend, example = (book.add_worksheet(name) for name in LEGEND)
        _guide(guide, looks)
        _legend(legend, looks, lists)
        _example(example, looks)
        cases.activate()


def _lists(today: date) -> dict[str, Listed]:
    choices = {
        "route": Route.choices, "source": Source.choices, "complexity": NATURES,
        "party_role": PartyRole.choices, "party_kind": Kind.choices, "valuation": Valuation.choices,
        "money_act": [a for a in MONEY_ACTS if a[0] in ACTS_OF_FILES], "money_kind": DEBTS,
        "money_toward": TOWARDS,
    }  # fmt: skip
    found: dict[str, Listed] = {
        code: [(str(value), str(name), "") for value, name in rows]
        for code, rows in choices.items()
    }
    found["violation"] = [(k.code, k.name, str(k.get_counted_display())) for k in kinds_on(today)]
    found["goods_group"] = [(g.code, g.name, ", ".join(g.units)) for g in groups_on(today)]
    found["step_kind"] = [(code, kind.vi, "") for code, kind in shipped_kinds().items()]
    return found


def _sheet(
    page: Worksheet, fields: Sequence[Field], looks: dict[str, Format], lists: dict[str, Listed]
) -> None:
    for column, field in enumerate(fields):
        head = f"{field.label} *" if field.must else field.label
        page.write_string(0, column, head, looks["must" if field.must else "head"])
        look = looks["day"] if field.code.endswith(_DAYS) else None
        look = looks["text"] if field.code in _TEXTS else look
        page.set_column(column, column, 22, look)
        if field.code in lists:
            _offer(page, column, field.code, len(lists[field.code]))
    page.freeze_panes(1, 1)


def _offer(page: Worksheet, column: int, code: str, count: int) -> None:
    """A list to choose from; what is written otherwise is let in, and told when it is read."""
    letters = xl_col_to_name(3 * list(_LISTS).index(code))
    page.data_validation(1, column, _ROWS, column, {
        "validate": "list", "source": f"='{LEGEND[1]}'!${letters}$3:${letters}${count + 2}",
        "error_type": "warning",
    })  # fmt: skip


def _guide(page: Worksheet, looks: dict[str, Format]) -> None:
    page.set_column(0, 1, 26)
    page.set_column(2, 2, 12)
    page.set_column(3, 3, 90)
    page.write_string(0, 0, "Cách điền tệp vụ việc", looks["bold"])
    for n, words in enumerate(_TOLD, start=1):
        page.merge_range(n, 0, n, 3, words, looks["wrap"])
        page.set_row(n, 32)
    top = len(_TOLD) + 2
    page.write_row(top, 0, ("Trang", "Cột", "Bắt buộc", "Ghi gì"), looks["head"])
    rows = ((SHEETS[sort], field) for sort, fields in FIELDS.items() for field in fields)
    for line, (sheet, field) in enumerate(rows, start=top + 1):
        told = (sheet, field.label, "có" if field.must else "", field.told)
        page.write_row(line, 0, told, looks["wrap"])


def _legend(page: Worksheet, looks: dict[str, Format], lists: dict[str, Listed]) -> None:
    for n, (code, name) in enumerate(_LISTS.items()):
        column = 3 * n
        page.set_column(column, column, 22)
        page.set_column(column + 1, column + 1, 40)
        page.write_string(0, column, name, looks["bold"])
        further = "Đơn vị tính" if code == "goods_group" else ""
        page.write_row(1, column, ("Mã", "Tên", further), looks["head"])
        for line, row in enumerate(lists[code], start=2):
            page.write_row(line, column, row)


def _example(page: Worksheet, looks: dict[str, Format]) -> None:
    told = "VÍ DỤ, không có thật: trang này không được nhập."
    page.write_string(0, 0, told, looks["bold"])
    for column, field in enumerate(FIELDS[CASES]):
        page.set_column(column, column, 22)
        page.write_string(1, column, field.label, looks["head"])
        page.write_string(2, column, field.example)


_TOLD = (
    "Điền trang “Vụ việc”: mỗi dòng một vụ; cột nền vàng là bắt buộc. Có thể chép cả sổ đang có "
    "vào đây, đổi thứ tự cột hay thêm cột riêng cũng được: cột nhận theo tên, không cần dấu.",
    "Một vụ nhiều mặt hàng hoặc nhiều đối tượng: viết thêm dòng ngay dưới, cùng số trong sổ đơn "
    "vị; hoặc ghi ở trang “Hàng hóa”, “Đối tượng”. Bước ngoài năm bước thường gặp: trang “Các "
    "bước”. Tang vật tạm giữ, tiền phải nộp và đã nộp, cơ quan cùng làm: trang “Tang vật”, “Tiền”, "
    "“Phối hợp”, mỗi dòng ghi số trong sổ của vụ.",
    "Tuyến, nguồn, loại vi phạm, nhóm hàng: ghi mã hoặc tên như trang “Danh mục”. Đơn vị tính phải "
    "là đơn vị của nhóm hàng.",
    "Gửi tệp ở Vụ việc, Nhập từ Excel. Máy đọc và cho xem trước từng lỗi; chưa bấm nhập thì chưa "
    "ghi gì. Gửi lại tệp đã thêm dòng: vụ đã có không vào sổ lần nữa.",
)
