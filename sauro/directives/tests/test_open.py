"""Open work that is kept counted: it is what the guarded table says, for whoever may see it."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sauro.directives.assignments.expanding import expand
from sauro.directives.assignments.levels import LATENESS, level_of
from sauro.directives.assignments.queries import given_within
from sauro.directives.assignments.rules import FINAL, MOVES, Standing, State, days_late, standing
from sauro.directives.board import board
from sauro.directives.models import Assignment
from sauro.directives.overview import reading
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.scope import MOST_RANGES, NOBODY, Scope, covers, enter
from sauro.foundation.access.tests.make import operator
from sauro.organization.tests.make import make_body

TODAY = timezone.localdate()
NARROW = "assignment_id, issuer, body_id, level, to_do, due_on, submitted_on"
PATHS = st.sampled_from(
    ["v", "v.01", "v.01.00001", "v.01.ca", "v.01.u", "v.02", "v.02.00001", "v.010", "v.1", "v.btc"]
)
DAYS = st.integers(-95, 20) | st.none()
STATES = st.sampled_from(list(State))
WORK = st.lists(
    st.tuples(PATHS, st.lists(PATHS, min_size=1, max_size=3, unique=True), DAYS), max_size=5
)
ACTS = st.lists(st.tuples(st.integers(0, 20), STATES, st.integers(-30, 0)), max_size=6)


def rows(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def work_given(work, acts):
    """Directives to bodies, and what became of the work of some."""
    for owner, told, days in work:
        due_on = TODAY + timedelta(days=days) if days is not None else None
        made = make_directive("việc", owner, tuple((p, "lead") for p in told), due_on=due_on)
        expand(made.addressees.all(), [made], timezone.now())
    with operator():
        enter(EVERYWHERE)
        there = list(Assignment.objects.order_by("pk"))
        for nth, state, day in acts:
            if nth < len(there):
                brought(there[nth], state, TODAY + timedelta(days=day))


def brought(row, state, day):
    """As far as the rules of the table let it come."""
    handed_in = state in (State.SUBMITTED, State.ACCEPTED)
    path = [State.SUBMITTED, state] if state is State.ACCEPTED else [state]
    for step in path:
        if not any(move.to is step and row.state in move.states for move in MOVES.values()):
            return
        row.submitted_on = (row.submitted_on or day) if handed_in else None
        row.state, row.version = step.value, row.version + 1
        row.save()


class AsTheTableSays(TestCase):
    """Whatever was given and became of it, and whatever the scope."""

    @settings(max_examples=30, suppress_health_check=list(HealthCheck))
    @given(WORK, ACTS, st.lists(PATHS, min_size=1, max_size=MOST_RANGES), PATHS)
    def test_numbers(self, work, acts, scope, path):
        work_given(work, acts)
        enter(Scope(tuple(scope)))
        seen = list(given_within(path).select_related("body")) if covers(path) else []
        still = [row for row in seen if row.state not in FINAL]
        late = [row for row in still if stands(row) is Standing.OVERDUE]
        assert by_day(path) == Counter((r.due_on, r.state == "submitted") for r in still)
        assert reading.overdue(path, TODAY, own=False) == Counter(map(cut, late))
        found = board(("week", "overdue", "late", "due"), path, timezone.now())
        assert found.overdue == len(late)
        assert {one.id: one.count for one in found.late} == Counter(r.body_id for r in late)
        assert [one.count for one in found.late] == sorted(
            (one.count for one in found.late), reverse=True
        )
        to_do = [(r.due_on, r.pk) for r in still if r.due_on and r.state != "submitted"]
        monday = TODAY - timedelta(days=TODAY.weekday())
        assert found.week == sum(monday <= day <= monday + timedelta(days=6) for day, _pk in to_do)
        assert [(one.id, one.places) for one in found.due] == told_once(still, to_do)

    @settings(max_examples=20, suppress_health_check=list(HealthCheck))
    @given(WORK, ACTS)
    def test_rows(self, work, acts):
        work_given(work, acts)
        with operator():
            kept = set(rows(f"SELECT {NARROW} FROM directives_open"))
            rows("SELECT directives_open_anew_v2()")
            assert set(rows(f"SELECT {NARROW} FROM directives_open")) == kept


def told_once(still, to_do):
    """What is due next, a directive once, and how many places have it open."""
    of = {row.pk: row.directive_id for row in still}
    first: dict[int, int] = {}
    for day, pk in sorted(to_do):
        if day >= TODAY:
            first.setdefault(of[pk], pk)
    return [(pk, list(of.values()).count(one)) for one, pk in first.items()][:10]


def stands(row):
    return standing(State(row.state), row.due_on, row.submitted_on, TODAY)


def by_day(path):
    found: Counter[tuple[date | None, bool]] = Counter()
    for day in reading.by_day(path, TODAY, own=False):
        found |= Counter({(day.due_on, False): day.doing, (day.due_on, True): day.handed_in})
    return +found


def cut(row):
    days = days_late(row.due_on, row.submitted_on, TODAY)
    lateness = next(one for one in LATENESS if one.least <= days <= (one.most or 10**6))
    return level_of(row.owner_path), lateness


@pytest.mark.django_db
def test_stretches_of_lateness_follow_each_other():
    """The database is told their first days only."""
    assert [one.most for one in LATENESS] == [*(one.least - 1 for one in LATENESS[1:]), None]


@pytest.mark.django_db
def test_the_database_cuts_levels_as_the_rules_do():
    paths = [
        "v", "v.btc", "v.40", "v.40.u", "v.40.ca", "v.40.ca.12345", "v.40.17212", "v.40.17212.u",
        "v.40.172123", "v.4", "v.40.u.1", "v.40.1721", "w.40",
    ]  # fmt: skip
    with operator():
        told = rows("SELECT p, directives_level_v1(p) FROM unnest(%s::text[]) p", paths)
    assert dict(told) == {path: level_of(path).value for path in paths}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "act",
    [
        "SELECT * FROM directives_open", "DELETE FROM directives_open",
        "UPDATE directives_open SET due_on = NULL", "SELECT directives_open_anew_v2()",
        "INSERT INTO directives_open VALUES (1, 'v', 1, 'agency', true, NULL, NULL)",
        "TRUNCATE directives_open",
    ],
)  # fmt: skip
def test_the_web_role_neither_reads_nor_changes_what_is_kept(act):
    enter(EVERYWHERE)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        rows(act)


@pytest.mark.django_db
@pytest.mark.parametrize("scope", ["", "v,w", "a,z", "v.01,v.01//", "v.02,v.02/", "v.0,v.0/"])
def test_a_scope_that_is_none_counts_nothing(scope):
    make_body("v.01.ca")
    work_given([("v.01", ["v.01.ca"], -3)], [])
    enter(NOBODY)
    rows("SELECT set_config('sauro.scope', %s, true)", scope)
    for asked in (
        "directives_by_day_v1('v.01')", "directives_late_v1('v.01', current_date, ARRAY[1])",
        "directives_late_bodies_v1('v.01', current_date, 10)",
        "directives_due_v2('v.01', '-infinity', 10)",
    ):  # fmt: skip
        assert rows(f"SELECT * FROM {asked}") == []
    assert rows("SELECT directives_late_count_v1('v.01', current_date)") == [(0,)]


@pytest.mark.django_db
def test_a_table_that_was_emptied_leaves_nothing_open():
    work_given([("v.01", ["v.01.ca"], -3)], [])
    with operator():
        rows_of = "SELECT count(*) FROM directives_open"
        assert rows(rows_of) == [(1,)]
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("TRUNCATE directives_assignment CASCADE")
        assert rows(rows_of) == [(0,)]
