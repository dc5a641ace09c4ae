"""Each kind of rule at its edges."""

from dataclasses import replace
from datetime import date

import pytest

from sauro.kernel.period import month, quarter, year_of
from sauro.kernel.quantities import find_quantities
from sauro.reporting.checks import Break, Claim, Level, blocked, check, shipped_book, told_of
from sauro.reporting.checks.figures import Against
from sauro.reporting.checks.tests.make import ABOUT, checked, make, only, told, ty

MAY = month(2026, 5)
DECREE = (date(2026, 4, 15), date(2026, 5, 14))


def months(count, values, last=(2026, 4), **fields):
    """Earlier months with these values of all cases, the youngest in April 2026."""
    found, (year, number) = [], last
    for value in values[:count]:
        found.append(make(month(year, number), cases_total=value, **fields))
        year, number = (year, number - 1) if number > 1 else (year - 1, 12)
    return found


@pytest.mark.parametrize(
    ("value", "words", "level"),
    [
        (-3, "là số âm", Level.BLOCKING),
        ("12.5", "không phải số nguyên", Level.BLOCKING),
        (5_000_000, "lớn quá mức có thể", Level.WARNING),
    ],
)
def test_a_number_that_cannot_be(value, words, level):
    remark = only(checked(make(MAY, cases_total=value)), "number")
    assert words in remark.finding.message
    assert remark.level is level


def test_money_has_as_many_decimals_as_its_unit():
    assert "number" not in checked(make(MAY, fines=told("4.250001")))
    assert "6 chữ số thập phân" in (
        only(checked(make(MAY, fines=told("4.2500001"))), "number").finding.message
    )


def test_a_figure_of_a_force_is_named_with_it():
    remark = only(checked(make(MAY, told={"cases_total@force=hai_quan": -1})), "number")
    assert remark.finding.message.startswith("Tổng số vụ (hai_quan): -1 vụ là số âm.")


def test_parts_above_the_total_block_even_while_one_is_missing():
    found = checked(make(MAY, cases_total=10, cases_trade_fraud=8, cases_counterfeit=3))
    assert only(found, "kinds-make-the-total").level is Level.BLOCKING
    assert blocked(check(make(MAY, cases_total=-1), shipped_book()))


def test_a_rounded_total_may_be_more_and_never_less():
    parts = {"fines": ty("3.4"), "tax_arrears": ty("4.6"), "confiscated_sales": ty(0)}
    found = checked(make(month(2025, 9), budget_revenue=told(8000, told_word("hơn")), **parts))
    assert "money-makes-the-revenue" not in found
    less = checked(make(month(2025, 9), budget_revenue=told(7000, told_word("gần")), **parts))
    assert only(less, "money-makes-the-revenue").level is Level.BLOCKING


def told_word(word):
    [quantity] = find_quantities(f"{word} 100 vụ")
    return quantity.rounding


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [("không dưới 12 vụ", "không dưới"), ("12 vụ trở lên", "trở lên"), ("12 vụ", ""),
     ("ước đạt 12 vụ", "ước đạt")],
)  # fmt: skip
def test_the_words_of_a_paper_are_kept_whole(text, qualifier):
    [quantity] = find_quantities(text)
    assert told_of(quantity).qualifier == qualifier


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"fines": 12, "admin_handled": 0}, "có tiền mà không có vụ"),
        ({"fines": 0, "admin_handled": 30}, "có vụ mà không có tiền"),
        ({"fines": 90000, "admin_handled": 3}, "30.000 triệu đồng mỗi vụ"),
    ],
)
def test_money_beside_cases(cells, words):
    assert words in only(checked(make(MAY, **cells)), "fines-beside-cases").finding.message


def test_a_few_cases_without_money_are_no_matter():
    assert "fines-beside-cases" not in checked(make(MAY, fines=0, admin_handled=3))


def test_the_window_of_the_decree_is_marked_and_any_other_window_warned_of():
    assert only(checked(make(MAY, days=DECREE)), "name-of-the-period").level is Level.MARK
    odd = make(MAY, days=(date(2026, 5, 1), date(2026, 5, 14)))
    remark = only(checked(odd), "name-of-the-period")
    assert remark.level is Level.WARNING
    assert "tháng 5 năm 2026" in remark.finding.message
    assert "14/05/2026" in remark.finding.message
    assert "name-of-the-period" not in checked(make(MAY))


def test_a_percentage_of_nothing():
    claim = Claim("cases_total", told(20), Against.PREVIOUS)
    found = checked(make(MAY, cases_total=12, claims=(claim,)), make(month(2026, 4), cases_total=0))
    assert "trên số 0" in only(found, "printed-growth").finding.message


def test_a_percentage_is_right_to_its_last_decimal():
    base = make(month(2025, 5), cases_total=300)
    right = make(MAY, cases_total=400, claims=(Claim("cases_total", told("33.3")),))
    wrong = make(MAY, cases_total=400, claims=(Claim("cases_total", told("33.4")),))
    assert "printed-growth" not in checked(right, base)
    assert "33,33 %" in only(checked(wrong, base), "printed-growth").finding.message


def test_an_outlier_names_the_history_it_was_measured_by():
    usual = months(8, [100, 104, 98, 101, 99, 103, 97, 100])
    remark = only(checked(make(MAY, cases_total=180), *usual), "far-from-its-own")
    assert "8 kỳ của chính đơn vị" in remark.finding.message
    assert "tháng 9 năm 2025 đến tháng 4 năm 2026" in remark.finding.message
    assert "thường là 100 vụ" in remark.finding.message


def test_one_mad_month_does_not_hide_the_next():
    usual = months(8, [100, 104, 9000, 101, 99, 103, 97, 100])
    assert "far-from-its-own" in checked(make(MAY, cases_total=180), *usual)


def test_a_quiet_history_makes_no_alarm_of_small_numbers():
    quiet = months(8, [0] * 8)
    assert "far-from-its-own" not in checked(make(MAY, cases_total=9), *quiet)
    assert "far-from-its-own" in checked(make(MAY, cases_total=40), *quiet)


def test_too_little_history_is_no_measure():
    usual = months(7, [100, 104, 98, 101, 99, 103, 97])
    assert "far-from-its-own" not in checked(make(MAY, cases_total=180), *usual)


def test_the_history_of_another_body_or_map_is_no_measure():
    values = [100, 104, 98, 101, 99, 103, 97, 100]
    for fields in ({"body": "Khác"}, {"territory": "cũ"}):
        history = months(8, values, **fields)
        assert "far-from-its-own" not in checked(make(MAY, cases_total=180), *history)


def test_a_break_silences_the_outlier_and_shows_why():
    usual = months(8, [100, 104, 98, 101, 99, 103, 97, 100])
    mark = Break("cases_total", date(2026, 5, 1), "nhập hai đơn vị")
    found = checked(make(MAY, cases_total=900), *usual, breaks=(mark,))
    assert "far-from-its-own" not in found
    assert "jump" not in found
    assert "nhập hai đơn vị" in only(found, "break-of-series").finding.message


def test_a_break_still_to_come_silences_nothing():
    usual = months(8, [100, 104, 98, 101, 99, 103, 97, 100])
    mark = Break("cases_total", date(2026, 6, 1), "nhập hai đơn vị")
    assert "far-from-its-own" in checked(make(MAY, cases_total=900), *usual, breaks=(mark,))


def test_stocks_may_fall():
    first = make(quarter(2026, 1), confiscated_value=ty(9))
    assert "accumulates" not in checked(make(year_of(2026), confiscated_value=ty(2)), first)


def test_round_figures_and_small_ones_are_alike_by_chance():
    assert "one-figure-two-names" not in checked(
        make(MAY, cases_total=5000, cases_other=5000, admin_handled=713, cases_counterfeit=713)
    )
    assert "one-figure-two-names" not in checked(
        make(MAY, cases_total=told(5713, ABOUT), admin_handled=5713)
    )
    assert "one-figure-two-names" in checked(make(MAY, cases_total=5713, admin_handled=5713))


def test_every_remark_is_said_in_both_languages_with_its_cells():
    figures = make(
        MAY, cases_total=-5, inspections="1.5", fines=90000, admin_handled=1, prosecuted_cases=9,
        prosecuted_persons=2, days=DECREE,
    )  # fmt: skip
    before = make(MAY, days=DECREE, fines=80000)
    remarks = check(replace(figures, history=(before,)), shipped_book())
    assert len(remarks) > 6
    for remark in remarks:
        assert remark.finding.message.endswith(".")
        assert remark.finding.message_en != remark.finding.message
        assert set(remark.cells) <= set(figures.told)
    order = [remark.level for remark in remarks]
    assert order == sorted(order, key=[Level.BLOCKING, Level.WARNING, Level.MARK].index)
