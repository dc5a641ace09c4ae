"""The signs that open an item."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.documents.reading.markers import marker_at
from sauro.kernel.tests.present import present

# A line → kind, label and number of its sign.
SIGNS = [
    ("Phần II. Nhiệm vụ", "part", "II", 2),
    ("Chương 3: Tổ chức", "part", "3", 3),
    ("Điều 4. Sở Công Thương", "article", "4", 4),
    ("ĐIỀU 12: Hiệu lực", "article", "12", 12),
    ("I. Đánh giá", "roman", "I", 1),
    ("IV- Tổ chức", "roman", "IV", 4),
    ("IX) Phụ lục", "roman", "IX", 9),
    ("1. Sở Y tế", "arabic", "1", 1),
    ("12.Sở Y tế", "arabic", "12", 12),
    ("3/ Sở Y tế", "arabic", "3", 3),
    ("1.1. Sở Y tế", "multi", "1.1", 1),
    ("2.3 Sở Y tế", "multi", "2.3", 3),
    ("1.2.4. Sở Y tế", "multi", "1.2.4", 4),
    ("1- Các cấp ủy", "party", "1", 1),
    ("2 - Các cấp ủy", "party", "2", 2),
    ("(2) kiểm tra", "paren", "2", 2),
    ("3) kiểm tra", "paren", "3", 3),
    ("a) Kiểm tra", "letter", "a", 1),
    ("đ) Kiểm tra", "letter", "đ", 5),
    ("g. Kiểm tra", "letter", "g", 7),
    ("b/ Kiểm tra", "letter", "b", 2),
    ("(ii) kiểm tra", "small roman", "ii", 2),
    ("A. Phần chung", "capital", "A", 1),
    ("* Về tuyên truyền", "star", "*", 0),
    ("• Về tuyên truyền", "bullet", "•", 0),
    ("● Về tuyên truyền", "bullet", "●", 0),
    ("- Rà soát", "dash", "-", 0),
    ("– Rà soát", "dash", "–", 0),
    ("— Rà soát", "dash", "—", 0),
    ("-Rà soát", "dash", "-", 0),
    ("- 12 xã ven biển", "dash", "-", 0),
    ("+ Rà soát", "plus", "+", 0),
    ("+Rà soát", "plus", "+", 0),
]
NO_SIGNS = [
    "Sở Y tế rà soát",
    "12/5/2026 là ngày họp",
    "20.5.2026",
    "1.250 lượt kiểm tra",
    "3,2 tỷ đồng",
    "100 vụ",
    "---",
    "09-CT/TU, ngày 20-7-2021",
    "07-QĐ/TW về kiểm tra",
    "* * *",
    "(kèm theo phụ lục)",
    "trong tháng 6",
    "",
]


@pytest.mark.parametrize(("line", "kind", "label", "number"), SIGNS)
def test_a_sign(line, kind, label, number):
    found = present(marker_at(line))
    assert (found.kind, found.label, found.number) == (kind, label, number)


@pytest.mark.parametrize("line", NO_SIGNS)
def test_what_only_looks_like_a_sign(line):
    assert marker_at(line) is None


@pytest.mark.parametrize(("line", "kind", "label", "number"), SIGNS)
def test_the_words_begin_where_the_sign_ends(line, kind, label, number):
    found = present(marker_at(line))
    assert label in line[: found.width]
    assert line[found.width] not in " .)"


def test_kinds_are_ranked_from_outside_in():
    order = ["Phần I. X", "Điều 1. X", "I. Xét", "1. Xét", "1.1. Xét", "a) Xét", "- Xét", "+ Xét"]
    ranks = [present(marker_at(line)).rank for line in order]
    assert ranks == sorted(ranks)


@given(st.text(max_size=40))
def test_no_line_breaks_it(line):
    found = marker_at(line)
    assert found is None or 0 < found.width <= len(line)
