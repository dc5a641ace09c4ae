"""What is kept counted of citations is what counting gives, whatever is read and decided."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sauro.documents.citing import counts, listing
from sauro.documents.citing.listing import ORDERS, Filters
from sauro.documents.citing.noting import note
from sauro.documents.citing.tests.make import make_paper
from sauro.documents.granting import grant
from sauro.documents.models import Citation, Numbered
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import NOBODY, Scope, enter
from sauro.foundation.access.tests.make import operator
from sauro.organization.tests.make import make_body, make_seat

EVERYWHERE = Scope(("v",))
PLANS = ["92/KH-BCĐ389", "7/KH-UBND", "15/QĐ-UBND"]
OWNERS = st.sampled_from(["v", "v.01", "v.01.00001", "v.01.ca", "v.02", "v.02.00001.u"])
DAYS = st.sampled_from([None, date(2026, 1, 5), date(2025, 1, 5)])
CITES = st.lists(st.tuples(st.sampled_from(PLANS), DAYS, st.booleans()), max_size=4)
PAPERS = st.lists(st.tuples(OWNERS, st.sampled_from(["", *PLANS]), DAYS, CITES), max_size=5)
NTH = st.integers(0, 5)
ASKED = st.tuples(
    st.sampled_from(["v", "v.01", "v.02", "v.03"]),
    st.sampled_from(["", *listing.STATES]),
    st.sampled_from(["", "ke hoach", "bcd389 92", "%", "ubnd"]),
    st.sampled_from([turned + order for order in ORDERS for turned in ("", "-")]),
)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("rewritten"), NTH, CITES),
        st.tuples(st.just("renumbered"), NTH, st.sampled_from(["", *PLANS]), DAYS),
        st.tuples(st.just("decided"), NTH, st.sampled_from(["", "none", "this"])),
        st.tuples(st.just("forgotten"), NTH, st.booleans()),
    ),
    max_size=6,
)


def said(day):
    return f" ngày {day:%d/%m/%Y}" if day else ""


def text_of(cites):
    return "\n".join(
        f"Theo {'Kế hoạch' if plan else 'văn bản'} số {key}{said(day)}." for key, day, plan in cites
    )


class Acts:
    """What happens to papers and their citations, each at a time of its own."""

    def __init__(self, papers):
        enter(EVERYWHERE)
        self.seat = make_seat()
        self.papers = [
            make_paper(number, text_of(cites), owner, day) for owner, number, day, cites in papers
        ]

    def do(self, act, nth, *said):
        enter(EVERYWHERE)
        if nth < len(self.papers):
            getattr(self, act)(self.papers[nth], *said)

    def rewritten(self, paper, cites):
        paper.text = text_of(cites)
        paper.save()
        note(paper)

    def renumbered(self, paper, number, day):
        paper.number, paper.issued_on = number, day
        paper.save()
        note(paper)

    def decided(self, paper, decided):
        for row in paper.citations.all():
            row.decided, row.target = decided, paper if decided == "this" else None
            row.decided_by, row.decided_at = self.seat, timezone.now()
            row.version += 1
            row.save()

    def forgotten(self, paper, number):
        rows = Numbered if number else Citation
        rows.objects.filter(document=paper).delete()


class AsCounted(TestCase):
    """The list from kept counts and the list from the rows are the same list."""

    @settings(max_examples=30, suppress_health_check=list(HealthCheck))
    @given(PAPERS, ACTS, st.lists(ASKED, min_size=3, max_size=3))
    def test_lists(self, papers, acts, asked):
        doing = Acts(papers)
        for act in acts:
            doing.do(*act)
        for path, state, words, order in asked:
            enter(Scope((path,)))
            assert counts.counted_for() == path
            kept = listing.page(Filters(words, state), order)
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(listing, "counted_for", lambda: "")
                assert listing.page(Filters(words, state), order) == kept

    @settings(max_examples=20, suppress_health_check=list(HealthCheck))
    @given(PAPERS, ACTS)
    def test_rows(self, papers, acts):
        doing = Acts(papers)
        for act in acts:
            doing.do(*act)
        with operator():
            assert as_kept() == as_counted()


def rows(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def as_kept():
    return set(rows("SELECT * FROM documents_cited"))


def as_counted():
    rows("SELECT documents_cited_anew_v1()")
    return as_kept()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "act",
    [
        "SELECT * FROM documents_cited", "DELETE FROM documents_cited",
        "UPDATE documents_cited SET papers = 0", "TRUNCATE documents_cited",
        "INSERT INTO documents_cited SELECT * FROM documents_cited",
        "SELECT documents_cited_anew_v1()",
    ],
)  # fmt: skip
def test_the_web_role_neither_reads_nor_changes_what_is_kept(act):
    enter(EVERYWHERE)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        rows(act)


@pytest.mark.django_db
@pytest.mark.parametrize("scope", ["", "v,w", "a,z", "v.01,v.01//", "v.02,v.02/", "v.0,v.0/"])
def test_a_scope_that_is_none_is_told_nothing(scope):
    enter(EVERYWHERE)
    make_paper("1/TB-UBND", text_of([(PLANS[0], None, True)]))
    enter(NOBODY)
    rows("SELECT set_config('sauro.scope', %s, true)", scope)
    assert rows("SELECT * FROM documents_cited_v1('v.01', '', '{}', 'last', true, 0, 10)") == []
    assert rows("SELECT * FROM documents_cited_kinds_v1('v.01', %s)", PLANS) == []


@pytest.mark.django_db
def test_tables_that_were_emptied_leave_nothing_counted():
    enter(EVERYWHERE)
    make_paper("1/TB-UBND", text_of([(PLANS[0], None, True)]))
    make_paper(PLANS[0])
    with operator():
        assert {row[-1] for row in as_kept()} == {False}
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("TRUNCATE documents_numbered")
        assert {row[-1] for row in as_kept()} == {True}
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE documents_citation")
        assert as_kept() == set()


@pytest.mark.django_db
def test_where_others_opened_a_paper_and_in_small_bodies_rows_are_counted():
    now = timezone.now()
    theirs, ours = make_seat("v.02", Role.SECRETARY), make_seat("v.01")
    enter(scope_of(theirs))
    paper = make_paper("5/TB-UBND", text_of([(PLANS[0], None, True)]), "v.02")
    enter(scope_of(ours))
    assert counts.counted_for() == "v.01"
    assert listing.page(Filters()).rows == []
    enter(scope_of(theirs))
    day = timezone.localdate(now)
    grant(paper.pk, make_body("v.01").pk, day, "cùng làm", by=theirs, now=now)
    enter(scope_of(ours))
    assert counts.counted_for() == ""
    assert [r.citation.key for r in listing.page(Filters()).rows] == [PLANS[0]]
    enter(EVERYWHERE)
    assert counts.counted_for() == "v"  # what is opened to a body below is in sight already
    for paths in (("v.01.00001",), ("v.03", "v.04"), ()):
        enter(Scope(paths))
        assert counts.counted_for() == ""
