"""Forms as they are shipped, and how a form is filled: pure."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.cases.clocks import Mark, shipped_kinds
from sauro.cases.papers.filling import GAP, TABLES, filled, places_of
from sauro.cases.papers.law import form_on, forms_on, places, shipped_forms
from sauro.cases.papers.rules import fine_of, issue_findings
from sauro.documents.drafting.paper import Block, Grid, Role
from sauro.documents.numbering.rules import series_of

DAY = date(2026, 11, 30)
FORMS = forms_on(DAY)
GRID = Grid(("a", "b"), (("1", "2"),), (80, 80))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_every_form_names_only_places_and_steps_that_there_are(form):
    assert set(places_of(form)) <= places().keys()
    assert {form.step, *form.step_if} - {""} <= shipped_kinds().keys()
    assert series_of(form.series) == form.series
    assert form.mark is Mark.MEMORY  # nobody has compared one with its annex yet
    assert "trí nhớ" in form.source
    assert "signer" in form.asks


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_whatever_is_typed_has_a_field_and_whatever_must_be_there_can_be_entered(form):
    for code in form.must:
        assert places()[code].where != "typed" or code in form.asks, code


def test_codes_and_series_tell_forms_apart():
    assert len({form.code for form in FORMS}) == len({form.series for form in FORMS}) == 11


def test_a_change_of_law_adds_a_row_and_older_papers_keep_theirs(monkeypatch):
    old = shipped_forms()[0]
    new = replace(old, subject="Mới", valid_from=date(2027, 1, 1))
    monkeypatch.setattr("sauro.cases.papers.law.shipped_forms", lambda: (new, old))
    assert [form_on(old.code, day) for day in (DAY, date(2027, 1, 1), date(2020, 1, 1))] == [
        old, new, old,
    ]  # fmt: skip


known = st.dictionaries(
    st.sampled_from(sorted(places())),
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="[]{}…"), max_size=30
    ),
)


@given(st.sampled_from(FORMS), known, st.sets(st.sampled_from(TABLES)))
def test_a_gap_is_seen_on_the_paper_and_told_beside_it(form, words, tables):
    words = {code: text.strip(" .;") for code, text in words.items()}
    made = filled(form, words, dict.fromkeys(tables, GRID))
    text = "\n".join(b.text for b in made.blocks if isinstance(b, Block))
    assert "{" not in text
    seen = {p for line in form.lines if not line.startswith("? ")
            for p in places() if f"{{{p}}}" in line or f"[{p}]" == line}  # fmt: skip
    empty = {c for c in seen if c not in tables and not words.get(c, "").strip()}
    assert empty <= set(made.gaps)
    assert bool(empty) == (GAP in text)
    for code in seen - set(TABLES):
        if word := " ".join(words.get(code, "").split()).rstrip(" .;"):
            assert word in text
    wrong = {f.field for f in issue_findings(form, made.gaps, meant=True)}
    assert wrong == set(made.gaps) & set(form.must)


def test_a_line_that_needs_what_nobody_knows_is_left_out_where_it_may():
    form = replace(FORMS[0], lines=("? - Địa chỉ: {violator_address}.", "~ Căn cứ {content};"))
    made = filled(form, {}, {})
    assert made.blocks[2:] == (Block(Role.BASIS, f"Căn cứ {GAP};"),)


@pytest.mark.parametrize(
    ("words", "vnd"),
    [("60.000.000", 60_000_000), ("60 triệu đồng", 60_000_000), ("0", None), ("2,5", None),
     ("9" * 30, None), ("", None), ("NaN", None), ("-5", None)],
)  # fmt: skip
def test_a_fine_is_an_amount_of_money(words, vnd):
    assert fine_of(words) == vnd
