"""The year of 2025: every figure as published, every case the same again."""

import csv
from collections import Counter, defaultdict
from datetime import date, datetime, time
from pathlib import Path

import pytest

from sauro.cases.clocks import Event, Facts, clocks_of, findings, shipped_kinds, shipped_rules
from sauro.cases.simulating import plan, read_figures, told
from sauro.kernel.workdays import shipped_calendar

PUBLISHED = Path(__file__).parents[5] / "shared" / "data" / "statistics.csv"
LAST = date(2025, 12, 31)
FIGURES = read_figures(2025)
INDICATORS = {
    ("cases", ""): "cases_total", ("cases", "smuggling_banned"): "cases_smuggling_banned",
    ("cases", "trade_fraud"): "cases_trade_fraud", ("cases", "counterfeit"): "cases_counterfeit",
    ("prosecuted", ""): "prosecuted_cases", ("persons", ""): "prosecuted_persons",
    ("revenue", ""): "budget_revenue",
}  # fmt: skip
FORCES = {
    "": "all", "market": "Quản lý thị trường", "customs": "Hải quan", "police": "Công an",
    "border_guard": "Bộ đội Biên phòng", "tax": "Thuế",
}  # fmt: skip


@pytest.fixture(scope="module")
def year():
    return plan(FIGURES, seed=389)


@pytest.fixture(scope="module")
def cases(year):
    """Of two provinces."""
    return [*told(year, FIGURES, 389, LAST, frozenset({"Lạng Sơn", "An Giang"}))]


def test_every_figure_comes_out_as_it_was_published(year):
    wrong = [(f, year.total(f)) for f in FIGURES.met if year.total(f) != f.value]
    assert wrong == []


@pytest.mark.skipif(not PUBLISHED.exists(), reason="needs the published statistics")
def test_the_figures_are_those_that_were_published():
    """Each is a row of the collected statistics: place, force, days, value."""
    with PUBLISHED.open(encoding="utf-8") as file:
        rows = defaultdict(set)  # some were printed twice, otherwise
        for r in csv.DictReader(file):
            key = (r["period_start"], r["period_end"], r["place"], r["force"], r["indicator"])
            rows[key].add(float(r["value"]))
    for f in FIGURES.met:
        printed = rows[
            f.first.isoformat(), f.last.isoformat(), f.place or "Việt Nam", FORCES[f.force],
            INDICATORS[f.what, f.kind],
        ]  # fmt: skip
        scale = 1000 if f.what == "revenue" else 1
        assert f.value in {round(value * scale, 6) for value in printed}, f


def test_a_province_by_itself_has_the_cases_it_has_within_the_nation(year, cases):
    alone = [*told(year, FIGURES, 389, LAST, frozenset({"An Giang"}))]
    assert alone == [case for case in cases if case.province == "An Giang"]


def test_another_seed_is_another_year_with_the_same_totals(year):
    other = plan(FIGURES, seed=1)
    assert other.provinces != year.provinces
    assert Counter(other.kinds) == Counter(year.kinds)


def test_what_was_paid_adds_up_and_came_after_its_decision(cases):
    paid = [case for case in cases if case.money]
    assert len(paid) > len(cases) / 2
    for case in paid:
        assert all(amount > 0 for amount in case.money.values())
        if case.procedure == "administrative":
            steps = dict(case.events)
            assert steps["decision_issued"] <= steps["payment"] <= LAST


def test_its_steps_are_in_an_order_that_the_law_knows(cases):
    """Late ones are there, as in life; none before what it rests on, none unknown."""
    kinds, rules, now = shipped_kinds(), shipped_rules(), datetime.combine(LAST, time.max)
    told_of: Counter[str] = Counter()
    for case in cases[::20]:
        events = [Event(code, day) for code, day in case.events]
        clocks = clocks_of(events, Facts(), rules, shipped_calendar(), now)
        told_of.update(f.code for f in findings(events, clocks, rules, kinds, now))
    assert told_of.keys() <= {"after-limit", "no-hour"}, told_of
