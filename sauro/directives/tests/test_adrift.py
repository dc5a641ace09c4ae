"""What lies with nobody is kept counted: it is what the register says, for whoever may see it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sauro.directives.assignments.expanding import expand
from sauro.directives.board import board
from sauro.directives.models import Addressee, Assignment, Directive
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.scope import MOST_RANGES, Scope, covers, enter
from sauro.foundation.access.tests.make import operator

TODAY = timezone.localdate()
ROWS = "SELECT directive_id, issuer, due_on FROM directives_adrift"
PATHS = st.sampled_from(["v", "v.01", "v.01.00001", "v.01.ca", "v.02", "v.010"])
PARTS = st.sampled_from(["lead", "coordinating"])
DAYS = st.integers(-40, 5) | st.none()
PAPERS = st.lists(
    st.tuples(
        PATHS, st.lists(st.tuples(PATHS, PARTS), max_size=2, unique=True), DAYS, st.booleans()
    ),
    max_size=6,
)
SUPERSEDED = st.sets(st.integers(0, 5), max_size=3)  # which of them, later on


def rows(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def entered(papers, superseded=frozenset()):
    made = [entered_one(*paper) for paper in papers]
    with operator():
        enter(EVERYWHERE)
        gone = [pk for nth, pk in enumerate(made) if nth in superseded]
        assert Directive.objects.filter(pk__in=gone).update(superseded_at=timezone.now()) == len(
            gone
        )


def entered_one(owner, told, days, given_out):
    due_on = TODAY + timedelta(days=days) if days is not None else None
    made = make_directive("việc", owner, tuple(told), due_on=due_on)
    if given_out:
        expand(made.addressees.all(), [made], timezone.now())
    return made.pk


def by_the_register(path):
    """As the rule reads, row by row under the policies."""
    found = Directive.objects.filter(
        owner_path=path, due_on__lt=TODAY, superseded_at=None, rrule=""
    ).order_by("due_on", "pk")
    return [
        d.pk
        for d in found
        if not Assignment.objects.filter(directive=d).exists()
        and not Addressee.objects.filter(directive=d, part="lead").exists()
    ]


class AsTheRegisterSays(TestCase):
    """Whatever was entered and became of it, and whatever the scope."""

    @settings(max_examples=40, suppress_health_check=list(HealthCheck))
    @given(PAPERS, SUPERSEDED, st.lists(PATHS, min_size=1, max_size=MOST_RANGES), PATHS)
    def test_what_lies_with_nobody(self, papers, superseded, scope, path):
        entered(papers, superseded)
        with operator():
            kept = set(rows(ROWS))
            rows("SELECT directives_adrift_anew_v1(NULL)")
            assert set(rows(ROWS)) == kept
        enter(Scope(tuple(scope)))
        found = board(("adrift",), path, timezone.now())
        wanted = by_the_register(path) if covers(path) else []
        assert [one.id for one in found.adrift] == wanted[:10]
        assert found.adrift_all == len(wanted)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "act",
    [
        ROWS, "DELETE FROM directives_adrift", "TRUNCATE directives_adrift",
        "UPDATE directives_adrift SET due_on = current_date",
        "INSERT INTO directives_adrift VALUES (1, 'v', current_date)",
        "SELECT directives_adrift_anew_v1(NULL)", "SELECT directives_adrift_anew_v1(ARRAY[1])",
    ],
)  # fmt: skip
def test_the_web_role_neither_reads_nor_changes_what_is_kept(act):
    enter(EVERYWHERE)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        rows(act)


@pytest.mark.django_db
@pytest.mark.parametrize("scope", ["", "v,w", "a,z", "v.01,v.01//", "v.02,v.02/", "v.0,v.0/"])
def test_a_scope_that_is_none_counts_nothing(scope):
    entered([("v.01", [], -3, False)])
    rows("SELECT set_config('sauro.scope', %s, true)", scope)
    assert rows("SELECT directives_adrift_count_v1('v.01', current_date)") == [(0,)]
    assert rows("SELECT directives_adrift_v1('v.01', current_date, 10)") == []
