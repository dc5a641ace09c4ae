"""Decisions of five forms, written for this test, and what a person reads in them."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.documents.compositions import Decision, Part, Words, read_decision
from sauro.kernel.text import squeeze

SAMPLES = Path(__file__).parents[4] / "samples" / "decisions"
HEAD, STANDING, DEPUTY, MEMBER = Part


def sample(name):
    return (SAMPLES / f"{name}.txt").read_text("utf-8")


def said(words):
    assert words
    return words.text


def told(lines):
    return [
        (line.part, *(w.text if w else "" for w in (line.person, line.post, line.body)))
        for line in lines
    ]


def test_a_numbered_list_of_names():
    read = read_decision(sample("tinh-danh-sach"))
    assert told(read.lines)[:4] == [
        (
            HEAD,
            "Lương Văn Thí Dụ",
            "Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch Thường trực UBND tỉnh",
            "UBND tỉnh",
        ),
        (STANDING, "Vi Thị Minh Họa", "Giám đốc Sở Công Thương", "Sở Công Thương"),
        (DEPUTY, "Lô Văn Ví Dụ", "Phó Giám đốc Công an tỉnh", "Công an tỉnh"),
        (
            DEPUTY,
            "Kha Văn Giả Định",
            "Chi cục trưởng Chi cục Quản lý thị trường tỉnh Nghệ An",
            "Chi cục Quản lý thị trường tỉnh Nghệ An",
        ),
    ]
    assert [part for part, *_ in told(read.lines)[4:]] == [MEMBER] * 5
    assert told(read.lines)[-1][1] == "Ngân Thị Ướm Thử"


def test_the_assisting_group_is_kept_apart():
    read = read_decision(sample("tinh-danh-sach"))
    assert [person for _, person, *_ in told(read.assisting)] == [
        "Quang Văn Phụ Họa",
        "Xeo Thị Kèm Theo",
    ]
    assert told(read.assisting)[1][3] == "Sở Công Thương"


def test_the_head_of_a_decision():
    read = read_decision(sample("tinh-danh-sach"))
    assert said(read.number) == "2417/QĐ-UBND"
    assert read.issued_on == read.effective_on == date(2026, 9, 14)
    assert said(read.issuer) == "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN"
    assert said(read.committee) == (
        "Ban Chỉ đạo chống buôn lậu, gian lận thương mại và hàng giả tỉnh Nghệ An"
    )
    assert [w.text for w in read.replaces] == ["Quyết định số 109/QĐ-UBND ngày 18/01/2024"]
    assert said(read.standing) == "Sở Công Thương"


def test_a_table_after_the_signature():
    read = read_decision(sample("tinh-bang"))
    assert [(p, n) for p, n, *_ in told(read.lines)] == [
        (HEAD, "Vy Văn Thí Dụ"),
        (STANDING, "Hoàng Thị Minh Họa"),
        (DEPUTY, "Nông Văn Ví Dụ"),
        (MEMBER, "Lý Thị Giả Định"),
        (MEMBER, "Lăng Văn Làm Mẫu"),
        (MEMBER, "Đàm Văn Nêu Thử"),
    ]
    assert told(read.lines)[-1][3] == "Viện kiểm sát nhân dân tỉnh"
    assert read.effective_on == date(2026, 9, 1)


def test_posts_without_names_under_headings():
    read = read_decision(sample("tinh-chuc-danh"))
    assert [(p, body) for p, _, _, body in told(read.lines)] == [
        (HEAD, "Ủy ban nhân dân tỉnh"),
        (STANDING, "Sở Công Thương"),
        (DEPUTY, "Công an tỉnh"),
        (DEPUTY, "Chi cục Quản lý thị trường"),
        (MEMBER, "Sở Y tế"),
        (MEMBER, "Sở Nông nghiệp và Môi trường"),
        (MEMBER, "Thanh tra tỉnh"),
        (MEMBER, "Văn phòng Ủy ban nhân dân tỉnh"),
        (MEMBER, "Báo và Phát thanh, Truyền hình Gia Lai"),
    ]
    assert not any(person for _, person, *_ in told(read.lines))
    assert [w.text for w in read.replaces] == [
        "Quyết định số 12/QĐ-UBND ngày 03 tháng 01 năm 2024",
        "Quyết định số 415/QĐ-UBND ngày 20/5/2025",
    ]


def test_a_commune_names_the_part_first():
    read = read_decision(sample("xa"))
    assert said(read.number) == "221a/QĐ-UBND"
    assert [(p, n, body) for p, n, _, body in told(read.lines)] == [
        (HEAD, "Lộc Văn Thí Dụ", "Ủy ban nhân dân xã"),
        (STANDING, "Hứa Văn Minh Họa", "Đội Quản lý thị trường số 3"),
        (DEPUTY, "Vi Thị Ví Dụ", "Công an xã"),
        (MEMBER, "Bế Văn Giả Định", "phòng Kinh tế"),
        (MEMBER, "Lành Thị Làm Mẫu", "Văn phòng HĐND và UBND xã"),
        (MEMBER, "Chu Văn Nêu Thử", "Ban Chỉ huy Quân sự xã"),
        (MEMBER, "Hà Thị Đặt Ra", "Trạm Y tế"),
    ]


def test_a_scanned_table_that_lost_its_columns_and_accents():
    read = read_decision(sample("ban-quet"))
    assert read.issued_on == date(2026, 10, 3)
    assert [(p, n) for p, n, *_ in told(read.lines)] == [
        (HEAD, "Mã Văn Thí Dụ"),
        (STANDING, "Dương Thị Minh Họa"),
        (MEMBER, "Long Văn Ví Dụ"),
        (MEMBER, "Ngọc Thị Giả Định"),
    ]


def test_a_scanned_table_whose_lines_ran_into_each_other():
    """What can be read is read; what cannot is shown, so that nobody is lost silently."""
    read = read_decision(
        BY_HEAD + "1 Vy Văn Thí Dụ Phó Chủ tịch UBND tỉnh Trưởng ban\n"
        "Hoàng Thị Minh Chi cục trưởng Chi cục Quản lý thị Phó Trưởng ban\n"
        "2 Họa trường tỉnh Thường trực\n"
        "3 Nông Văn Ví Dụ Phó Giám đốc Công an tỉnh Phó Trưởng ban\n"
        "4 Lý Thị Giả Định Phó Giám đốc Sở Tài chính Ủy viên\n"
        "Phó Giám đốc Sở Khoa học và Công |.\n"
        "5 Lăng Văn Làm Mẫu: nghệ Ủy viên\n"
    )
    assert [(p, n) for p, n, *_ in told(read.lines)][:3] == [
        (HEAD, "Vy Văn Thí Dụ"),
        (DEPUTY, "Hoàng Thị Minh"),
        (DEPUTY, "Nông Văn Ví Dụ"),
    ]
    assert "Lý Thị Giả Định" in " ".join(w.text for w in read.unread)


BY_HEAD = "Điều 1. Kiện toàn Ban Chỉ đạo 389 tỉnh, gồm các ông, bà:\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1. Ông A Văn B, Phó Chủ tịch UBND tỉnh – Trưởng ban;", (HEAD, "A Văn B", "UBND tỉnh")),
        ("l. Ong A Văn B, Giám đốc Sở Y tế - Thành viên", (MEMBER, "A Văn B", "Sở Y tế")),
        ("- Bà C Thị D: Giám đốc Sở Văn hóa, Thể thao và Du lịch (Ủy viên)",
         (MEMBER, "C Thị D", "Sở Văn hóa, Thể thao và Du lịch")),
        ("| 4 | Phó Trưởng ban | Thượng tá E Văn F | Phó Giám đốc Công an tỉnh |",
         (DEPUTY, "E Văn F", "Công an tỉnh")),
        ("2 G Văn H Chánh Thanh tra tỉnh Ủy viên", (MEMBER, "G Văn H", "Thanh tra tỉnh")),
        ("b) Lãnh đạo Hải quan khu vực VIII - Ủy viên;", (MEMBER, "", "Hải quan khu vực VIII")),
        ("5. Ông K Văn L, Phó Trưởng ban Dân tộc HĐND tỉnh, Thành viên",
         (MEMBER, "K Văn L", "ban Dân tộc HĐND tỉnh")),
        ("6. Ông M Văn N, Giám đốc Sở Y tế - Thành viên (thay ông P Văn Q nghỉ hưu)",
         (MEMBER, "M Văn N", "Sở Y tế")),
    ],
)  # fmt: skip
def test_spellings_of_one_line(line, expected):
    (found,) = told(read_decision(BY_HEAD + line).lines)
    assert (found[0], found[1], found[3]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Điều 2. Trưởng ban có trách nhiệm:\n- Phân công các Phó Trưởng ban;\n- Chủ trì họp.",
        "Nơi nhận:\n- Trưởng ban;\n- Giám đốc Sở Y tế - Thành viên;",
    ],
)
def test_duties_and_addressees_are_no_members(text):
    assert read_decision(text).lines == ()


def every(found):
    """All words that a reading holds."""
    if isinstance(found, Words):
        yield found
    elif isinstance(found, tuple):
        for part in found:
            yield from every(part)
    elif hasattr(found, "__dataclass_fields__"):
        for name in found.__dataclass_fields__:
            yield from every(getattr(found, name))


def damaged(text, marks):
    """As a scanner does it: some marks are lost, some line ends and blanks move."""
    for at, kind in marks:
        i = at % len(text)
        lost = unicodedata.normalize("NFD", text[i])[0]
        text = text[:i] + {0: lost, 1: "\n", 2: "  ", 3: "", 4: "\t"}[kind] + text[i + 1 :]
    return text


@given(
    st.sampled_from(sorted(p.stem for p in SAMPLES.glob("*.txt"))),
    st.sampled_from(["NFC", "NFD"]),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 4)), max_size=40),
)
def test_all_words_stand_where_they_are_said_to(name, form, marks):
    text = unicodedata.normalize(form, damaged(sample(name), marks))
    read = read_decision(text)
    assert isinstance(read, Decision)
    for words in every(read):
        assert words.text == squeeze(text[words.span.start : words.span.end])
        assert words.text in squeeze(text)


@given(st.text("ổngTrưởng ban:-\n1.,|\tĐiều gồm Ông Sở", max_size=200))
def test_any_text_is_read_without_a_fault(text):
    for words in every(read_decision(text)):
        assert words.text in squeeze(text)
