"""Hints of a crime, of authority, of rights. They never decide."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.cases.clocks.authority import (
    Fine,
    authority_hints,
    may_explain,
    needs_no_record,
    shipped_powers,
)
from sauro.cases.clocks.crime import MEASURES, Lot, crime_hints, shipped_thresholds
from sauro.cases.clocks.late_payment import instalment_findings, late_charge_vnd, shipped_terms

DAY = date(2026, 6, 8)
CRIMES, POWERS, TERMS = shipped_thresholds(), shipped_powers(), shipped_terms()[0]


def lot(conduct, goods="", prior=False, **amounts):
    return Lot(conduct, goods, tuple((k, Decimal(v)) for k, v in amounts.items()), prior)


def hinted(*lots):
    return [hint.article.split(", ")[1] for hint in crime_hints(lots, CRIMES, DAY)]


@pytest.mark.parametrize(
    ("found", "articles"),
    [
        (lot("smuggling", value_vnd=99_999_999), []),
        (lot("smuggling", value_vnd=100_000_000), ["Điều 188"]),
        (lot("smuggling", value_vnd=40_000_000, prior=True), ["Điều 188"]),
        (lot("banned_trade", "cigarettes", packs=1_499), []),
        (lot("banned_trade", "cigarettes", packs=1_500), ["Điều 190"]),
        (lot("banned_storage", "cigarettes", packs=1_500), ["Điều 191"]),
        (lot("banned_trade", "firecrackers", kg=6), ["Điều 190"]),
        (lot("counterfeits", value_vnd=30_000_000), ["Điều 192"]),
        (lot("counterfeits", "food", value_vnd=1), ["Điều 193"]),
        (lot("counterfeits", "medicine"), ["Điều 194"]),
        (lot("counterfeits", "farm_supplies", value_vnd=30_000_000), ["Điều 195"]),
        (lot("invoices", filled_invoices=10), ["Điều 203"]),
        (lot("unknown", value_vnd=10**12), []),
    ],
)
def test_thresholds(found, articles):
    assert hinted(found) == articles


def test_goods_split_into_lots_are_added():
    half = lot("banned_trade", "cigarettes", packs=800)
    assert hinted(half) == []
    assert hinted(half, half) == ["Điều 190"]


def test_the_sentence_says_what_why_and_that_nothing_is_decided():
    (hint,) = crime_hints([lot("counterfeits", "food")], CRIMES, DAY)
    assert hint.message.startswith("Gợi ý: có dấu hiệu tội phạm Điều 193 Bộ luật Hình sự")
    assert "(chưa kiểm chứng)" in hint.message
    assert "máy không quyết định" in hint.message
    assert "(unverified)" in hint.message_en
    assert hint.verified is False


def test_before_the_code_there_is_no_hint():
    assert crime_hints([lot("smuggling", value_vnd=10**9)], CRIMES, date(2017, 12, 31)) == ()


@given(st.sampled_from(CRIMES), st.integers(0, 10**10), st.integers(0, 10**9))
def test_more_is_never_less_of_a_hint(row, amount, more):
    measure = row.measure or "value_vnd"
    few, many = (
        hinted(lot(row.conduct, row.goods, **{measure: n})) for n in (amount, amount + more)
    )
    assert len(many) >= len(few)


def test_rows_of_crimes_are_whole():
    for row in CRIMES:
        assert row.measure == "" or row.measure in MEASURES
        assert (row.measure == "") == (row.amount == 0)
        assert list(row.steps) == sorted(row.steps)
        assert row.source


def codes(fine):
    return [hint.code for hint in authority_hints(fine, POWERS, DAY)]


def test_a_post_within_its_share():
    assert codes(Fine("counterfeits", "commune_chair", (100_000_000,))) == []
    assert codes(Fine("counterfeits", "commune_chair", (200_000_000,), organisation=True)) == []


def test_a_post_beyond_it_is_told_who_may():
    (hint,) = authority_hints(Fine("counterfeits", "commune_chair", (100_000_001,)), POWERS, DAY)
    assert hint.code == "without-authority"
    assert "100.000.000 đồng (50%" in hint.message
    assert "Người có thẩm quyền: Chủ tịch UBND cấp tỉnh." in hint.message
    assert hint.verified


def test_one_act_beyond_takes_the_whole_case_up():
    assert codes(Fine("trade", "police_officer", (5_000_000, 10_000_001))) == ["without-authority"]
    assert codes(Fine("trade", "police_officer", (10_000_000, 10_000_000))) == []


def test_other_lines_are_named_where_the_own_has_nobody():
    (hint,) = authority_hints(Fine("trade", "department_director", (90_000_000,)), POWERS, DAY)
    assert "Chủ tịch UBND cấp tỉnh" in hint.message


def test_unverified_shares_say_so():
    (hint,) = authority_hints(Fine("trade", "market_controller", (20_000_000,)), POWERS, DAY)
    assert "Đội trưởng Đội Quản lý thị trường (chưa kiểm chứng)" in hint.message
    assert hint.verified is False


def test_exhibits_worth_more_than_twice_the_fine():
    fine = Fine("trade", "police_officer", (10_000_000,), exhibits_vnd=20_000_001)
    assert codes(fine) == ["exhibits-beyond-authority"]


def test_what_has_no_row_is_not_guessed():
    assert codes(Fine("trade", "customs_officer", (1,))) == ["authority-unknown"]
    assert codes(Fine("fisheries", "commune_chair", (1,))) == ["authority-unknown"]
    early = authority_hints(Fine("trade", "commune_chair", (1,)), POWERS, date(2025, 6, 30))
    assert [hint.code for hint in early] == ["authority-unknown"]


def test_small_fines_need_no_record():
    before, after = date(2025, 6, 30), date(2025, 7, 1)
    assert needs_no_record(250_000, False, POWERS, before)
    assert needs_no_record(250_001, False, POWERS, before) is None
    assert needs_no_record(500_000, False, POWERS, after)
    assert needs_no_record(1_000_001, True, POWERS, after) is None


def test_the_right_to_explain():
    assert may_explain(15_000_000, False, False, POWERS, DAY)
    assert not may_explain(14_999_999, False, False, POWERS, DAY)
    assert not may_explain(29_999_999, True, False, POWERS, DAY)
    assert may_explain(0, True, True, POWERS, DAY)


def test_late_payment():
    assert late_charge_vnd(100_000_000, date(2026, 6, 18), date(2026, 6, 22), TERMS) == 200_000
    assert late_charge_vnd(100_000_000, date(2026, 6, 18), date(2026, 6, 18), TERMS) == 0


def test_instalments():
    found = [f.code for f in instalment_findings((30, 30, 20, 20), TERMS)]
    assert found == ["too-many-instalments", "first-instalment-too-small"]
    assert not list(instalment_findings((40, 30, 30), TERMS))


def test_both_amounts_of_a_hint_have_their_unit_in_both_languages():
    (packs,) = crime_hints([lot("banned_trade", "cigarettes", packs=1_600)], CRIMES, DAY)
    assert "1.600 bao, từ mức 1.500 bao (bậc" in packs.message
    assert "1,600 packs, from 1,500 packs (step" in packs.message_en
    worth = lot("smuggling", value_vnd=40_000_000, prior=True)
    (value,) = crime_hints([worth], CRIMES, DAY)
    assert "dưới mức 100.000.000 đồng nhưng" in value.message
    assert "below 100,000,000 đồng but" in value.message_en
