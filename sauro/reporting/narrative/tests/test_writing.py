"""Sentences with their figures."""

import pytest

from sauro.reporting.narrative import BadTemplate, Part, parse_template, shipped_template, written
from sauro.reporting.narrative.tests.make import CELLS, reads, sheet

NOW = {"cases_total": 1286, "cases_counterfeit": 28, "budget_revenue": "1234500"}


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("{cases_total}", "1.286 vụ"),
        ("{budget_revenue}", "1.234,5 tỷ đồng"),
        ("{cases_total|last_year}", "tăng 16,9 % so với cùng kỳ năm trước"),
        ("{cases_total|previous}", "giảm 35,7 % so với kỳ trước"),
        ("{cases_counterfeit|share of cases_total}", "2,2 %"),
        ("{fines}", "chưa có số liệu"),
        ("{fines|last_year}", "chưa có số liệu"),
        ("{budget_revenue|last_year}", "chưa có số liệu cùng kỳ năm trước để so sánh"),
        ("{cases_total@force=thue}", "290 vụ"),
    ],
)
def test_a_figure_in_each_form(words, text):
    cells = sheet(
        {"cases_total": 1100}, {"cases_total": 2000}, **NOW, **{"cases_total@force=thue": 290}
    )
    assert reads(words, cells) == text


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        (12, 12, "không tăng giảm so với cùng kỳ năm trước"),
        (0, 0, "không tăng giảm so với cùng kỳ năm trước"),
        (0, 12, "giảm 100 % so với cùng kỳ năm trước"),
        (12, 0, "tăng 12 vụ so với cùng kỳ năm trước (cùng kỳ năm trước không phát sinh, không "
                "tính được tỷ lệ)"),
        (24, 12, "tăng 100 % so với cùng kỳ năm trước"),
        (10001, 10000, "tăng 0,01 % so với cùng kỳ năm trước"),
        (19996, 10000, "tăng 99,96 % so với cùng kỳ năm trước"),
    ],
)  # fmt: skip
def test_comparisons(now, before, text):
    assert reads("{cases_total|last_year}", sheet({"cases_total": before}, cases_total=now)) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (9996, 10000, "99,96 %"),
        (10000, 10000, "100 %"),
        (3, 100000, "0,003 %"),
        (0, 7, "0 %"),
        (999_999_999, 10**9, "dưới 100 %"),
        (1, 10**9, "hơn 0 %"),
        (0, 0, "không tính được tỷ lệ (tổng bằng 0)"),
        (1, 3, "33,3 %"),
    ],
)
def test_a_share_is_never_rounded_into_a_statement(part, whole, text):
    cells = sheet(cases_counterfeit=part, cases_total=whole)
    assert reads("{cases_counterfeit|share of cases_total}", cells) == text


@pytest.mark.parametrize(
    ("million", "text"),
    [
        ("1234460", "gần 1.234,5 tỷ đồng"),
        ("1234540", "hơn 1.234,5 tỷ đồng"),
        ("1234500", "1.234,5 tỷ đồng"),
        ("12.345678", "hơn 12,3 triệu đồng"),
        ("0.5", "500 nghìn đồng"),
        ("0", "0 đồng"),
    ],
)
def test_rounded_money_says_to_which_side(million, text):
    assert reads("{goods_value|rounded}", sheet(goods_value=million)) == text


@pytest.mark.parametrize(
    ("million", "text"),
    [("8400", "8,4 tỷ đồng"), ("211034.5", "211.034,5 triệu đồng"), ("0.000001", "1 đồng"),
     ("12.345678", "12.345.678 đồng")],
)  # fmt: skip
def test_money_is_exact_unless_it_says_otherwise(million, text):
    assert reads("{fines}", sheet(fines=million)) == text


def test_the_shipped_template_has_four_parts_and_asks_for_causes_and_responsibility():
    template = shipped_template()
    assert [part for part in Part if template.of(part)] == list(Part)
    asks = {p.key for p in template.of(Part.SHORTCOMINGS)}
    assert asks == {"shortcomings", "causes", "responsibility"}
    headings = [part.heading.split(".")[0] for part in Part]
    assert headings == ["I", "II", "III", "IV"]


def test_each_figure_has_its_place():
    passages = written(shipped_template(), {"": sheet({"cases_total": 1100}, **NOW)})
    [cases] = [p for p in passages if p.paragraph.key == "cases"]
    shown = [(cases.text[p.start : p.end], p.bound.cell) for p in cases.placed[:2]]
    assert shown == [("1.286 vụ", "cases_total"),
                     ("tăng 16,9 % so với cùng kỳ năm trước", "cases_total")]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("{nothing}", "không có chỉ tiêu “nothing”"),
        ("{cases_total|share of nothing}", "không có chỉ tiêu “nothing”"),
        ("{cases_total|share}", "không hiểu"),
        ("{cases_total|magic}", "không hiểu"),
        ("{cases_total|rounded of fines}", "không hiểu"),
        ("{}", "không hiểu"),
        ("{cases_total", "không đóng"),
    ],
)
def test_a_template_that_makes_no_sense_is_refused_with_its_reason(words, reason):
    row = f'[[paragraph]]\npart = "results"\nkey = "x"\nwords = "{words}"\n'
    with pytest.raises(BadTemplate, match=reason):
        parse_template(row, CELLS)


@pytest.mark.parametrize(
    "row",
    [
        'part = "results"\nkey = "x"',
        'part = "praise"\nkey = "x"\nwords = "a"',
        'words = "a"',
        'part = "results"\nkey = "x"\nwords = 3',
        'part = "plans"\nkey = "x"\nasks = "a"\ncolour = "b"',
    ],
)
def test_a_row_that_is_no_paragraph(row):
    with pytest.raises(BadTemplate):
        parse_template(f"[[paragraph]]\n{row}\n", CELLS)


@pytest.mark.parametrize("text", ["paragraph = 3", "[[paragraph", "paragraph = [1]"])
def test_what_is_no_template(text):
    with pytest.raises(BadTemplate):
        parse_template(text, CELLS)
