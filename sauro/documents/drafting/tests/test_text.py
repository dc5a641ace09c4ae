from dataclasses import replace
from datetime import date
from io import BytesIO

from docx import Document

from sauro.documents.drafting import Cited, Directive, Draft, Kind, Section, Signer, write
from sauro.documents.drafting.docx import write_docx
from sauro.documents.drafting.paper import Block, Role, compose
from sauro.documents.drafting.proof import compared
from sauro.documents.reading import read

NOTICE = Draft(
    issuer=("UBND TỈNH GIA LAI", "BAN CHỈ ĐẠO 389"),
    number="05/TB-BCĐ389",
    place="Gia Lai",
    issued_on=date(2026, 2, 3),
    subject="Kết luận của Trưởng Ban Chỉ đạo 389 tỉnh tại cuộc họp tháng 01/2026",
    meeting="Ngày 02/02/2026, tại trụ sở UBND tỉnh, Trưởng Ban Chỉ đạo 389 tỉnh chủ trì cuộc họp.",
    opening="Sau khi nghe các thành viên báo cáo, Trưởng Ban Chỉ đạo 389 tỉnh kết luận như sau:",
    citations=(Cited("13/CT-TTg", "Chỉ thị", date(2025, 5, 17), "Thủ tướng Chính phủ"),),
    sections=(
        Section("Đánh giá chung", remarks=("Thị trường nhìn chung ổn định.",)),
        Section(
            "Nhiệm vụ",
            (
                Directive("kiểm tra kho bãi ven sông", ("Công an tỉnh",)),
                Directive(
                    "lập danh sách chủ hàng", ("Công an tỉnh",), deadline="trong tháng 3/2026"
                ),
                Directive("lấy mẫu sữa", ("Sở Y tế",), basis=(Cited("13/CT-TTg", "Chỉ thị"),)),
            ),
        ),
    ),
    recipients=("Ban Chỉ đạo 389 quốc gia (để b/c)", "Như Mục II", "Lưu: VT, KT"),
    signer=Signer("Nông Thị Hạnh", ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")),
    closing="Thông báo để các cơ quan biết, thực hiện.",
)


def test_a_paper_without_its_number_keeps_room_for_it():
    number = compose(replace(NOTICE, number="/TB-BCĐ389")).number
    assert number.removeprefix("Số: ") == "\u00a0" * 8 + "/TB-BCĐ389"
    assert compose(NOTICE).number == "Số: 05/TB-BCĐ389"


TEXT = """\
UBND TỈNH GIA LAI                           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
BAN CHỈ ĐẠO 389                             Độc lập - Tự do - Hạnh phúc

Số: 05/TB-BCĐ389                            Gia Lai, ngày 03 tháng 02 năm 2026

THÔNG BÁO
Kết luận của Trưởng Ban Chỉ đạo 389 tỉnh tại cuộc họp tháng 01/2026
Ngày 02/02/2026, tại trụ sở UBND tỉnh, Trưởng Ban Chỉ đạo 389 tỉnh chủ trì cuộc họp.
Căn cứ Chỉ thị số 13/CT-TTg ngày 17/5/2025 của Thủ tướng Chính phủ; sau khi nghe các thành viên \
báo cáo, Trưởng Ban Chỉ đạo 389 tỉnh kết luận như sau:
I. ĐÁNH GIÁ CHUNG
Thị trường nhìn chung ổn định.
II. NHIỆM VỤ
1. Giao Công an tỉnh thực hiện các nhiệm vụ sau:
a) Kiểm tra kho bãi ven sông.
b) Lập danh sách chủ hàng; hoàn thành trong tháng 3/2026.
2. Thực hiện Chỉ thị số 13/CT-TTg, giao Sở Y tế lấy mẫu sữa.
Thông báo để các cơ quan biết, thực hiện./.

Nơi nhận:                                   KT. TRƯỞNG BAN
- Ban Chỉ đạo 389 quốc gia (để b/c);        PHÓ TRƯỞNG BAN
- Như Mục II;
- Lưu: VT, KT.


                                            Nông Thị Hạnh
"""


def test_a_notice_stands_as_the_decree_sets_it():
    assert write(NOTICE) == TEXT


def test_a_dispatch_has_its_subject_below_the_number_and_no_title():
    paper = compose(
        Draft(
            issuer=("UBND TỈNH GIA LAI",),
            number="12/UBND-KT",
            place="Gia Lai",
            issued_on=date(2026, 2, 3),
            subject="đôn đốc kiểm tra kho bãi",
            sections=(),
            recipients=("Như trên", "Lưu: VT"),
            signer=Signer("Nông Thị Hạnh", ("CHỦ TỊCH",)),
            kind=Kind.DISPATCH,
            addressees=("Sở Y tế", "Công an tỉnh"),
        )
    )
    assert paper.about == "V/v đôn đốc kiểm tra kho bãi"
    assert [(b.role, b.text) for b in paper.blocks if isinstance(b, Block)] == [
        (Role.ADDRESSEE, "Kính gửi:"),
        (Role.ADDRESSEE, "- Sở Y tế;"),
        (Role.ADDRESSEE, "- Công an tỉnh."),
    ]


def test_a_heading_never_has_more_items_than_there_are_letters():
    many = tuple(Directive(f"kiểm tra kho số {i}", ("Công an tỉnh",)) for i in range(30))
    blocks = compose(
        Draft(
            issuer=("UBND XÃ ĐỨC CƠ",),
            number="1/TB-UBND",
            place="Đức Cơ",
            issued_on=date(2026, 2, 3),
            subject="Kết luận",
            sections=(Section("Nhiệm vụ", many),),
            recipients=("Lưu: VT",),
            signer=Signer("Nông Thị Hạnh", ("CHỦ TỊCH",)),
        )
    ).blocks
    assert [b.text for b in blocks if isinstance(b, Block) and b.role is Role.HEADING] == [
        "1. Giao Công an tỉnh thực hiện các nhiệm vụ sau:",
        "2. Giao Công an tỉnh thực hiện các nhiệm vụ sau:",
    ]
    assert sum(isinstance(b, Block) and b.role is Role.ITEM for b in blocks) == 30


def test_a_day_that_nobody_has_set_is_left_open_and_read_as_none():
    open_day = replace(NOTICE, day_open=True)
    assert compose(open_day).dated.endswith(", ngày … tháng … năm …")
    found = read(write(open_day))
    assert found.issued_on is None
    assert "day" not in {one.field for one in compared(open_day, found)}
    word = Document(BytesIO(write_docx(open_day)))
    assert word.tables[0].cell(0, 1).text.endswith("Gia Lai, ngày … tháng … năm …")
