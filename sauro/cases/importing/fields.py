"""What columns of a force's own book may say, and which column says it (cột trong sổ). Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sauro.kernel.text import fold

HEAD_ROWS = 15  # in which the heads of columns are looked for
CASES, GOODS, PARTIES, STEPS = "cases", "goods", "parties", "steps"
EXHIBITS, MONEY, JOINT = "exhibits", "money", "joint"
_LONGEST_HEAD = 120


@dataclass(frozen=True, slots=True)
class Field:
    """One column: how the workbook calls it, what belongs into it, and how else heads say it.

    ``also``: folded beginnings of heads. ``must``: a case cannot be entered without it.
    """

    code: str
    label: str
    label_en: str
    told: str
    example: str = ""
    also: tuple[str, ...] = ()
    must: bool = False


OWN = Field(
    "own_number", "Số trong sổ đơn vị", "Number in your own book",
    "Số của vụ việc trong sổ, phần mềm của đơn vị. Nhập lại cùng số, cùng năm phát hiện thì vẫn là "
    "vụ ấy. Một vụ nhiều hàng, nhiều đối tượng: viết các dòng liền nhau, cùng số này.",
    "12/2026", ("so trong so", "so vu", "ma vu", "so ho so", "so thu tu vu", "ma ho so"), must=True,
)  # fmt: skip
PARTY_FIELDS = (
    Field("party_name", "Đối tượng", "Party", "Họ tên hoặc tên tổ chức vi phạm, như trên biên bản.",
          "Lò Văn Mẫu", ("doi tuong", "ten doi tuong", "ho ten", "ho va ten", "nguoi vi pham",
          "to chuc vi pham", "ten nguoi", "chu hang")),
    Field("party_role", "Vai trò", "Role", "Bỏ trống thì hiểu là người, tổ chức vi phạm.",
          "violator", ("vai tro",)),
    Field("party_kind", "Loại đối tượng", "Kind of party", "Bỏ trống thì hiểu là cá nhân.",
          "person", ("loai doi tuong",)),
    Field("identity_number", "Số định danh cá nhân", "Identity number",
          "CCCD 12 số. Để ô kiểu Văn bản, Excel mới giữ số 0 ở đầu.", "040090123456",
          ("so dinh danh", "cccd", "can cuoc", "so cccd", "cmnd")),
    Field("tax_code", "Mã số thuế", "Tax code", "Mười số, hoặc mười ba số có gạch nối.", "",
          ("ma so thue", "mst")),
    Field("phone", "Điện thoại", "Telephone", "Để ô kiểu Văn bản.", "0912345678",
          ("dien thoai", "so dien thoai", "sdt")),
    Field("plate", "Biển số xe", "Number plate", "Biển số phương tiện của đối tượng.", "",
          ("bien so", "bien kiem soat", "bks")),
)  # fmt: skip
GOODS_FIELDS = (
    Field("goods_group", "Nhóm hàng", "Goods group", "Mã hoặc tên trong trang “Danh mục”.",
          "cigarettes", ("nhom hang", "loai hang", "ma nhom hang")),
    Field("goods_name", "Tên hàng", "Goods", "Bỏ trống thì lấy tên nhóm.", "thuốc lá điếu Jet",
          ("ten hang", "hang hoa", "tang vat", "mat hang")),
    Field("brand", "Nhãn hiệu", "Brand", "", "Jet", ("nhan hieu", "thuong hieu")),
    Field("origin", "Xuất xứ", "Origin", "", "", ("xuat xu",)),
    Field("quantity", "Số lượng", "Quantity", "Số lớn hơn 0, ví dụ 1.250 hoặc 2,5.", "1600",
          ("so luong", "khoi luong", "sl")),
    Field("unit", "Đơn vị tính", "Unit", "Một trong các đơn vị của nhóm hàng.", "bao",
          ("don vi tinh", "dvt")),
    Field("value", "Trị giá (đồng)", "Value (đồng)", "Số nguyên đồng; chưa định giá thì bỏ trống.",
          "40000000", ("tri gia", "gia tri", "thanh tien")),
    Field("valuation", "Căn cứ trị giá", "How it was valued", "Bỏ trống thì hiểu là ước tính.",
          "estimated", ("can cu tri gia", "can cu xac dinh gia")),
    Field("hs_code", "Mã HS", "HS code", "4 đến 12 chữ số.", "", ("ma hs", "hs")),
)  # fmt: skip
# Steps that have columns of their own; others stand in the sheet of steps.
STEP_COLUMNS = (
    ("violation_record", "biên bản vi phạm", "violation record",
     ("bien ban vi pham", "bien ban vphc", "lap bien ban", "bien ban")),
    ("seizure", "tạm giữ", "seizure", ("tam giu", "quyet dinh tam giu")),
    ("decision_issued", "quyết định xử phạt", "decision",
     ("quyet dinh xu phat", "qd xu phat", "qdxp", "quyet dinh", "ra quyet dinh")),
    ("payment", "nộp phạt", "payment", ("nop phat", "nop tien", "nop tien phat", "thi hanh")),
    ("transferred", "chuyển cơ quan điều tra", "transfer to prosecution",
     ("chuyen co quan dieu tra", "chuyen cqdt", "chuyen hinh su")),
)  # fmt: skip


def _step_fields() -> list[Field]:
    found = []
    for code, vi, en, also in STEP_COLUMNS:
        told = "Ngày/tháng/năm; chưa có thì bỏ trống."
        days, papers = tuple(f"ngay {a}" for a in also), tuple(f"so {a}" for a in also)
        found.append(Field(f"{code}_on", f"Ngày {vi}", f"Day of {en}", told, "", days))
        found.append(Field(f"{code}_paper", f"Số {vi}", f"Number of {en}", "", "", papers))
    return found


_CASE_FIELDS = (
    OWN,
    Field("detected_on", "Ngày phát hiện", "Day of detection", "Ngày/tháng/năm, ví dụ 02/11/2026.",
          "02/11/2026", ("ngay phat hien", "ngay kiem tra", "ngay bat giu", "ngay xay ra",
          "thoi gian phat hien", "phat hien ngay"), must=True),
    Field("detected_time", "Giờ phát hiện", "Hour of detection",
          "Ví dụ 14:30. Không biết thì bỏ trống.", "09:00", ("gio phat hien", "gio")),
    Field("territory", "Xã, phường", "Commune or ward",
          "Mã xã, hoặc tên xã và tỉnh: “Thanh Xương, Điện Biên”.", "",
          ("xa, phuong", "xa phuong", "dia ban", "xa/phuong", "xa", "phuong", "ma xa"), must=True),
    Field("place", "Nơi phát hiện", "Place", "Số nhà, đường, chợ, kho, km quốc lộ.",
          "Km 5 quốc lộ 12", ("noi phat hien", "dia diem", "dia chi phat hien", "noi kiem tra")),
    Field("route", "Tuyến", "Route", "Mã hoặc tên trong trang “Danh mục”. Bỏ trống: nội địa.",
          "inland", ("tuyen",)),
    Field("source", "Nguồn phát hiện", "Source", "Mã hoặc tên. Bỏ trống: tuần tra, kiểm soát.",
          "patrol", ("nguon",)),
    Field("source_note", "Kế hoạch, tin báo", "Plan or tip", "Số kế hoạch, tin báo, nơi chuyển.",
          "", ("ke hoach", "tin bao")),
    Field("detected_by", "Người, tổ phát hiện", "Detected by", "", "Tổ tuần tra số 2",
          ("nguoi phat hien", "to phat hien", "don vi phat hien", "nguoi, to", "nguoi thu ly")),
    Field("violation", "Loại vi phạm", "Kind of violation",
          "Mã hoặc tên trong trang “Danh mục”; vụ việc được đếm theo loại này.", "banned_storage",
          ("loai vi pham", "hanh vi vi pham", "hanh vi", "ma vi pham"), must=True),
    Field("article", "Điều khoản vi phạm", "Article", "Điểm, khoản, điều, nghị định.",
          "Điều 8 Nghị định 98/2020/NĐ-CP", ("dieu khoan", "can cu phap ly", "dieu luat")),
    Field("frame", "Mức phạt tối đa (đồng)", "Maximum fine (đồng)", "Của khung phạt.", "",
          ("muc phat toi da", "khung phat")),
    Field("complexity", "Tính chất", "Nature", "Bỏ trống: đơn giản.", "simple", ("tinh chat",)),
    Field("summary", "Tóm tắt", "Summary", "Không quá 2.000 ký tự.", "",
          ("tom tat", "noi dung", "dien bien", "ghi chu")),
)  # fmt: skip
_EXHIBIT_FIELDS = (
    Field("exhibit_name", "Tên tang vật", "Exhibit", "Tên, chủng loại như trên biên bản tạm giữ.",
          "thuốc lá điếu Jet", ("tang vat", "ten tang vat", "ten, chung loai"), must=True),
    Field("exhibit_unit", "Đơn vị tính tang vật", "Unit of the exhibit", "Ví dụ bao, kg, chiếc.",
          "bao", ("don vi tinh", "dvt"), must=True),
    Field("exhibit_quantity", "Số lượng tạm giữ", "Quantity seized", "Số lớn hơn 0.", "1600",
          ("so luong",), must=True),
    Field("exhibit_on", "Ngày tạm giữ tang vật", "Day of seizure", "Ngày/tháng/năm.", "02/11/2026",
          ("ngay tam giu",), must=True),
    Field("exhibit_from", "Tạm giữ của ai", "Seized from", "Người, tổ chức bị tạm giữ.",
          "Lò Văn Mẫu", ("tam giu cua", "ben giao")),
    Field("exhibit_holder", "Người giữ", "Holder", "Người, cơ quan giữ từ lúc ấy.",
          "Đội QLTT số 3", ("nguoi giu", "ben nhan", "noi nhan")),
    Field("exhibit_place", "Nơi giữ", "Place of storage", "", "Kho số 1", ("noi giu", "kho")),
    Field("exhibit_seal", "Niêm phong số", "Seal", "", "", ("niem phong",)),
    Field("exhibit_paper", "Số biên bản tạm giữ", "Minutes of seizure", "", "1/BB-TG",
          ("so bien ban tam giu", "bien ban tam giu", "so bien ban")),
)  # fmt: skip
_MONEY_FIELDS = (
    Field("money_act", "Nội dung tiền", "What the entry says",
          "Phải nộp trước; rồi thu, nộp, giảm, hoàn trả của khoản ấy.", "owed",
          ("noi dung tien", "noi dung", "viec"), must=True),
    Field("money_debt", "Mã khoản", "Claim", "Mã của khoản trong vụ, ví dụ PHAT1.", "PHAT1",
          ("ma khoan", "khoan"), must=True),
    Field("money_kind", "Loại khoản", "Kind of claim", "Chỉ với dòng phải nộp.", "fine",
          ("loai khoan",)),
    Field("money_on", "Ngày ghi tiền", "Day of the entry", "Ngày quyết định, ngày nộp.",
          "09/11/2026", ("ngay nop", "ngay thu", "ngay"), must=True),
    Field("money_amount", "Số tiền (đồng)", "Amount (đồng)", "Số nguyên đồng.", "60000000",
          ("so tien",), must=True),
    Field("money_due_on", "Ngày cuối phải nộp", "Last day to pay", "Chỉ với dòng phải nộp.",
          "19/11/2026", ("ngay cuoi", "han nop")),
    Field("money_paper", "Quyết định, chứng từ", "Decision or receipt", "Số, ký hiệu.",
          "12/QĐ-XPHC", ("so chung tu", "chung tu", "so bien lai")),
    Field("money_toward", "Nộp cho", "Paid for", "Bỏ trống: số phải nộp.", "", ("nop cho",)),
    Field("money_payer", "Người nộp", "Payer", "", "", ("nguoi nop",)),
    Field("money_note", "Ghi chú về tiền", "Note on money", "", "", ("ghi chu", "ly do")),
)  # fmt: skip
_JOINT_FIELDS = (
    Field("joint_body", "Cơ quan phối hợp", "Joint body", "Tên hoặc mã trong Danh bạ cơ quan; nơi "
          "ấy sẽ xem được vụ việc.", "", ("don vi phoi hop", "co quan", "don vi"), must=True),
    Field("joint_part", "Phần việc", "Part of the work", "", "", ("noi dung phoi hop",)),
)  # fmt: skip
FIELDS: Mapping[str, tuple[Field, ...]] = {
    CASES: (*_CASE_FIELDS, *PARTY_FIELDS, *GOODS_FIELDS, *_step_fields()),
    GOODS: (OWN, *GOODS_FIELDS),
    PARTIES: (OWN, *PARTY_FIELDS),
    STEPS: (
        OWN,
        Field("step_kind", "Bước", "Step", "Mã hoặc tên trong trang “Danh mục”.", "seizure",
              ("buoc", "loai buoc", "thu tuc"), must=True),
        Field("step_on", "Ngày", "Day", "Ngày/tháng/năm.", "02/11/2026", ("ngay",), must=True),
        Field("step_time", "Giờ", "Hour", "Ví dụ 14:30.", "", ("gio",)),
        Field("step_paper", "Số văn bản", "Number of the paper", "", "1/BB-TG",
              ("so van ban", "so ky hieu", "so quyet dinh", "so bien ban")),
        Field("step_until", "Gia hạn đến ngày", "Prolonged until", "", "", ("gia han den",)),
        Field("step_note", "Ghi chú", "Note", "", "", ("ghi chu",)),
    ),
    EXHIBITS: (OWN, *_EXHIBIT_FIELDS),
    MONEY: (OWN, *_MONEY_FIELDS),
    JOINT: (OWN, *_JOINT_FIELDS),
}  # fmt: skip
SHEETS: Mapping[str, str] = {
    CASES: "Vụ việc", GOODS: "Hàng hóa", PARTIES: "Đối tượng", STEPS: "Các bước",
    EXHIBITS: "Tang vật", MONEY: "Tiền", JOINT: "Phối hợp",
}  # fmt: skip
_SORTS = {fold(name): sort for sort, name in SHEETS.items()}
LEGEND = ("Hướng dẫn", "Danh mục", "Ví dụ")  # sheets of the template that hold no cases


@dataclass(frozen=True, slots=True)
class Choice:
    """Which sheet is of which sort, in which row its heads stand, which column says what."""

    sheet: int
    sort: str
    head: int
    columns: Mapping[str, int]


def sort_of(name: str) -> str:
    """Of which sort a sheet is, by its name; empty where the name does not tell."""
    return _SORTS.get(fold(name), "")


def guessed_columns(heads: Sequence[str], sort: str) -> dict[str, int]:
    """Which column says what, by its head without accents; each field once, each column once."""
    known = [(field, (fold(field.label), *field.also)) for field in FIELDS[sort]]
    keys = [_key(head) for head in heads]
    found: dict[str, int] = {}
    for exactly in (True, False):
        for column, key in enumerate(keys):
            if not key or column in found.values():
                continue
            fitting = (
                f.code for f, ways in known if f.code not in found and _fits(key, ways, exactly)
            )
            if (code := next(fitting, None)) is not None:
                found[code] = column
    return found


def _key(head: str) -> str:
    key = re.sub(r"\s*(\*|\(bat buoc\))\s*$", "", fold(head)).strip()
    return key if len(key) < _LONGEST_HEAD else ""


def _fits(key: str, ways: Sequence[str], exactly: bool) -> bool:
    if exactly:
        return key in ways
    return any(key.startswith(f"{way} ") or key.startswith(f"{way}(") for way in ways)


def guessed(rows: Sequence[tuple[int, Sequence[str]]], sort: str) -> tuple[int, dict[str, int]]:
    """The row of heads, in which most fields are known, and its columns; 0 where there is none."""
    counted = [
        (len(columns), -number, columns)
        for number, cells in rows[:HEAD_ROWS]
        if (columns := guessed_columns(cells, sort))
    ]
    if not counted:
        return 0, {}
    most, number, columns = max(counted, key=lambda one: one[:2])
    return (-number, columns) if most > 1 else (0, {})


def missing(columns: Mapping[str, int], sort: str) -> list[Field]:
    """Fields without which no row can be entered, and which no column says."""
    return [field for field in FIELDS[sort] if field.must and field.code not in columns]


def field_called(code: str) -> Field:
    """The field of a code, whichever sheet it stands in."""
    return next(f for fields in FIELDS.values() for f in fields if f.code == code)
