"""Contradictions and traps 1 to 18 in published figures (domain.md, 3.4), each caught by a rule or
shown by a mark. The figures are facts, printed by committees and the press.
"""

from datetime import date
from decimal import Decimal

from sauro.kernel.period import campaign
from sauro.kernel.quantities import find_quantities
from sauro.reporting.checks import Break, Claim, Level, Paper, Told, paper_remarks, told_of
from sauro.reporting.checks.tests.make import (
    ABOUT,
    ABOVE,
    NEARLY,
    checked,
    half,
    make,
    month,
    nine_months,
    only,
    quarter,
    told,
    ty,
    year_of,
)

PEAK = campaign(date(2025, 5, 15), date(2025, 6, 15))
MARKET = "Cục Quản lý và Phát triển thị trường trong nước"


def test_01_a_kind_in_the_half_year_is_above_its_year():
    first = make(half(2025, 1), cases_smuggling_banned=10836)
    remark = only(checked(make(year_of(2025), cases_smuggling_banned=9404), first), "accumulates")
    assert remark.cells == ("cases_smuggling_banned",)
    assert "9.404" in remark.finding.message
    assert "10.836" in remark.finding.message
    later = make(year_of(2025), cases_smuggling_banned=9404)
    assert "accumulates" in checked(first, later), "seen from the half-year as well"


def test_02_money_of_nine_months_is_above_its_year():
    nine = make(nine_months(2025), MARKET, budget_revenue=ty(402))
    year = make(year_of(2025), MARKET, budget_revenue=ty(372, NEARLY))
    remark = only(checked(year, nine), "accumulates")
    assert "gần 372.000 triệu đồng" in remark.finding.message


def test_03_two_official_versions_of_a_half_year():
    one = make(half(2025, 1), cases_total=50419, prosecuted_cases=1899, prosecuted_persons=3271)
    two = make(half(2025, 1), cases_total=50736, prosecuted_cases=1875, prosecuted_persons=3235)
    found = checked(two, one)["published-before"]
    assert [r.cells[0] for r in found] == ["cases_total", "prosecuted_cases", "prosecuted_persons"]
    assert all(r.level is Level.WARNING for r in found)


def test_04_the_same_number_under_another_name():
    first = make(half(2025, 1), cases_smuggling_banned=10836)
    peak = make(PEAK, cases_total=10836)
    remark = only(checked(peak, first), "one-figure-two-names")
    assert remark.cells == ("cases_total", "cases_smuggling_banned")
    assert "10.836" in remark.finding.message


def test_05_two_counts_of_defendants_of_the_peak_month():
    one, two = make(PEAK, prosecuted_persons=382), make(PEAK, prosecuted_persons=378)
    assert only(checked(two, one), "published-before").level is Level.WARNING
    rounded = make(PEAK, prosecuted_persons=told(378, ABOVE))
    assert only(checked(rounded, one), "published-before").level is Level.MARK


def test_06_more_violations_than_inspections_warns_and_does_not_block():
    found = checked(make(quarter(2025, 3), MARKET, inspections=4836, cases_total=5056))
    assert only(found, "cases-within-inspections").level is Level.WARNING


def test_07_handled_falls_within_two_weeks_and_nine_months_are_called_a_quarter():
    days = (date(2025, 1, 1), date(2025, 9, 14))
    early = make(nine_months(2025), "Gia Lai", admin_handled=2206, days=days)
    late = make(nine_months(2025), "Gia Lai", admin_handled=2085, labelled=quarter(2025, 3))
    found = checked(late, early)
    assert "2.206 vụ" in only(found, "accumulates").finding.message
    assert "quý III năm 2025" in only(found, "name-of-the-period").finding.message


def test_08_three_kinds_leave_two_cases_of_2023():
    kinds = {
        "cases_smuggling_banned": 11499,
        "cases_trade_fraud": 129713,
        "cases_counterfeit": 5464,
    }
    open_ = only(checked(make(year_of(2023), cases_total=146678, **kinds)), "kinds-make-the-total")
    assert open_.level is Level.WARNING
    assert "146.676" in open_.finding.message
    assert "còn 2 vụ" in open_.finding.message
    whole = make(year_of(2023), cases_total=146678, cases_other=0, **kinds)
    assert only(checked(whole), "kinds-make-the-total").level is Level.BLOCKING


def test_09_growth_printed_for_2017_implies_another_2016():
    implied = (Decimal(225830) / Decimal(223262) - 1) * 100
    claim = Claim("cases_total", told(implied.quantize(Decimal("0.01"))))
    found = checked(
        make(year_of(2017), cases_total=told(225830, ABOVE), claims=(claim,)),
        make(year_of(2016), cases_total=211559),
    )
    assert "211.559" in only(found, "printed-growth").finding.message


def test_10_a_smaller_revenue_is_called_a_rise():
    claim = Claim("budget_revenue", told("7.7"))
    found = checked(
        make(year_of(2018), budget_revenue=ty(19000, ABOVE), claims=(claim,)),
        make(year_of(2017), budget_revenue=ty(23100, ABOVE)),
    )
    remark = only(found, "printed-growth")
    assert remark.level is Level.WARNING
    assert "7,7 %" in remark.finding.message


def test_11_a_change_of_what_is_counted_can_be_marked():
    before, now = make(year_of(2023), prosecuted_cases=616), {"prosecuted_cases": 3093}
    assert only(checked(make(year_of(2024), **now), before), "jump").level is Level.WARNING
    mark = Break("prosecuted_cases", date(2024, 1, 1), "từ năm 2024 tính cả số của công an")
    found = checked(make(year_of(2024), breaks=(mark,), **now), before)
    assert "jump" not in found
    remark = only(found, "break-of-series")
    assert remark.level is Level.MARK
    assert "công an" in remark.finding.message


def test_12_more_handled_than_detected_asks_for_what_was_carried_over():
    figures = make(
        nine_months(2025), "An Giang", cases_total=1286, cases_smuggling_banned=308,
        cases_trade_fraud=237, cases_counterfeit=28, cases_other=713, admin_handled=1360,
    )  # fmt: skip
    found = checked(figures)
    assert "kinds-make-the-total" not in found
    assert "1.360 vụ" in only(found, "handled-within-detected").finding.message


def test_13_the_rest_that_belongs_to_other_forces_is_marked():
    forces = {"cong_an": 26, "hai_quan": 86, "bien_phong": 14, "qltt": 107, "thue": 209}
    cells = {f"cases_total@force={name}": count for name, count in forces.items()}
    found = checked(make(month(2024, 11), "Lạng Sơn", cases_total=448, told=cells))
    remark = only(found, "forces-within-the-total")
    assert remark.level is Level.MARK
    assert "442" in remark.finding.message
    assert "còn 6 vụ" in remark.finding.message


def test_14_a_date_in_american_order():
    paper = Paper("Trang tin", date(2025, 1, 10), printed="1/10/2025 8:00")
    [remark] = paper_remarks(paper)
    assert remark.finding.code == "us-date"
    assert not paper_remarks(Paper("Trang tin", date(2025, 1, 10), printed="10/1/2025"))


def test_15_a_meeting_before_the_documents_it_cites():
    cites = {"Công điện 65/CĐ-TTg": date(2025, 5, 15), "Kế hoạch": date(2025, 5, 19)}
    paper = Paper("Thông báo kết luận", event_on=date(2024, 5, 21), cites=cites)
    [remark] = paper_remarks(paper)
    assert "21/05/2024" in remark.finding.message
    assert not paper_remarks(Paper("Thông báo", event_on=date(2025, 5, 21), cites=cites))


def test_16_rounding_words_stay_with_the_figure_and_widen_the_percentage():
    [cases] = find_quantities("phát hiện gần 50.000 vụ")
    [money] = find_quantities("thu nộp hơn 3.600 tỷ đồng")
    kept = told_of(cases)
    assert kept == Told(Decimal(50000), NEARLY, "gần")
    assert told_of(money, 10**6) == Told(Decimal(3_600_000), ABOVE, "hơn")
    claim = Claim("cases_total", told("-5"))
    found = checked(
        make(year_of(2025), cases_total=kept, claims=(claim,)),
        make(year_of(2024), cases_total=50000),
    )
    remark = only(found, "printed-growth")
    assert remark.level is Level.MARK
    assert "gần 50.000" in remark.finding.message
    assert "từ -10 % đến 0 %" in remark.finding.message


def test_17_a_merged_province_is_not_compared_with_its_smaller_self():
    before = make(nine_months(2024), "Gia Lai", cases_trade_fraud=1242, territory="Gia Lai cũ")
    merged = "Gia Lai + Bình Định"
    now = make(nine_months(2025), "Gia Lai", cases_trade_fraud=1500, territory=merged)
    remark = only(checked(now, before), "other-territory")
    assert remark.level is Level.MARK
    assert remark.cells == ("cases_trade_fraud",)
    rebuilt = make(nine_months(2024), "Gia Lai", cases_trade_fraud=2000, territory=merged)
    assert "other-territory" not in checked(now, before, rebuilt)


def test_18_defendants_of_a_quarter_do_not_fit_their_year():
    first = make(quarter(2023, 1), prosecuted_cases=278, prosecuted_persons=679)
    year = make(year_of(2023), prosecuted_cases=616, prosecuted_persons=724)
    found = checked(year, first)
    rest = only(found, "persons-in-what-remains")
    assert "338 vụ" in rest.finding.message
    assert "45 đối tượng" in rest.finding.message
    drift = only(found, "persons-of-a-case").finding.message
    assert "2,4" in drift
    assert "1,2" in drift


def test_the_words_of_rounding_are_not_taken_for_contradictions():
    assert "handled-within-detected" not in checked(
        make(month(2026, 1), cases_total=told(100, ABOVE), admin_handled=130)
    )
    assert "accumulates" not in checked(
        make(year_of(2025), cases_total=told(120000, ABOUT)), make(half(2025, 1), cases_total=50419)
    )
