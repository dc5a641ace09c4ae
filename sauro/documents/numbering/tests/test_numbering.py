"""Numbers of papers: the next one, in the transaction of its paper, and never one twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from sauro.documents.models import PaperNumber
from sauro.documents.numbering import queries
from sauro.documents.numbering.rules import Asked, Last, number_findings, series_of
from sauro.documents.numbering.services import cancel_number, take_number
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.audit.models import Entry as History
from sauro.foundation.errors import Hidden, Refused
from sauro.organization.tests.make import make_seat
from tests.races import committed, somebody_waits

TODAY = date(2026, 11, 30)
DECISION = Asked("QĐ-XPHC", TODAY, "Xử phạt vi phạm hành chính đối với ông An")
CLERKS, EACH = 20, 3
NONE_YET = Last()


def taken(seat, asked=DECISION):
    enter(scope_of(seat))
    return take_number(asked, by=seat, now=timezone.now(), today=TODAY)


def told(last=NONE_YET, **others: Any):
    fields: dict[str, Any] = {
        "series": "QĐ-XPHC",
        "dated_on": TODAY,
        "subject": "Xử phạt",
        **others,
    }
    return [f.code for f in number_findings(Asked(**fields | others), last, TODAY)]


def test_a_symbol_is_read_as_it_is_printed():
    assert series_of(" /QĐ-XPHC ") == "QĐ-XPHC"
    assert series_of("BB-VPHC") == "BB-VPHC"
    assert [series_of(t) for t in ("", "xử phạt", "12/QĐ-XPHC", "Q" * 41)] == [None] * 4


def test_all_that_is_wrong_is_told_at_once():
    assert told() == []
    assert told(series="?", subject=" ", dated_on=TODAY + timedelta(1), first=0) == [
        "no-series", "no-subject", "not-yet", "no-such-first",
    ]  # fmt: skip
    assert told(Last(12, TODAY), dated_on=TODAY - timedelta(1), first=13) == [
        "before-the-last", "begun-already",
    ]  # fmt: skip


@pytest.mark.django_db
def test_each_office_kind_and_year_has_its_own_sequence():
    seat, other = make_seat(), make_seat("v.02")
    assert [taken(seat).written for _ in range(2)] == ["01/QĐ-XPHC", "02/QĐ-XPHC"]
    assert taken(other).number == 1
    assert taken(seat, Asked("BB-VPHC", TODAY, "Biên bản")).number == 1
    assert taken(seat, Asked("BB-TG", date(2025, 12, 31), "Biên bản")).number == 1
    begun = taken(seat, Asked("TB-XP", TODAY, "Thông báo", first=214))
    assert (begun.number, taken(seat, Asked("TB-XP", TODAY, "Thông báo")).number) == (214, 215)
    enter(scope_of(other))
    assert queries.book("v.01", "QĐ-XPHC", 2026) == []
    assert History.objects.filter(table="documents_papernumber").count() == 1


@pytest.mark.django_db
def test_a_cancelled_paper_keeps_its_number_and_says_so():
    seat, now = make_seat(), timezone.now()
    row = taken(seat)
    with pytest.raises(Refused):
        cancel_number(row.pk, " ", by=seat, now=now)
    cancel_number(row.pk, "Sai tên đối tượng", by=seat, now=now)
    cancel_number(row.pk, "Lý do khác", by=seat, now=now)
    assert taken(seat).number == 2
    assert [r.cancelled_because for r in queries.book("v.01", "QĐ-XPHC", 2026)] == [
        "", "Sai tên đối tượng",
    ]  # fmt: skip
    with pytest.raises(Hidden):
        cancel_number(row.pk, "Của nơi khác", by=make_seat("v.02"), now=now)
    with pytest.raises(DatabaseError, match="stays cancelled"), transaction.atomic():
        PaperNumber.objects.filter(pk=row.pk).update(cancelled_because="khác")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"number": 3}, "the next number"),
        ({"number": 1}, "the next number"),
        ({"dated_on": TODAY - timedelta(1)}, "follow time"),
        ({"year": 2025, "number": 1}, "paper_number_of_its_year"),
        ({"subject": ""}, "says_what_for"),
    ],
)
def test_the_database_gives_no_other_number(changes, words):
    row = taken(make_seat())
    row.pk, row._state.adding, row.number = None, True, 2
    for field, value in changes.items():
        setattr(row, field, value)
    with pytest.raises(DatabaseError, match=words):
        row.save()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM documents_papernumber", "UPDATE documents_papernumber SET number = 7"],
)
def test_nothing_of_the_book_is_taken_away(statement):
    taken(make_seat())
    with pytest.raises(DatabaseError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(statement)


# ------------------------------------------------------------ many at the same moment


@pytest.fixture
def seat(django_db_setup, django_db_blocker):
    """Of an office that is committed, for all connections to see; removed by the owner."""
    with (
        django_db_blocker.unblock(),
        committed("documents_papernumber", "access_user", "organization_body"),
    ):
        with transaction.atomic():
            made = make_seat("v.97")
        yield made


def test_a_number_is_not_taken_without_the_transaction_of_its_paper(seat):
    with pytest.raises(RuntimeError):
        take_number(DECISION, by=seat, now=timezone.now(), today=TODAY)


class PaperError(Exception):
    """The paper could not be written."""


def clerk(nth, seat, begin):
    """Papers one after the other; every third one fails after its number was given."""
    kept = []
    try:
        begin.wait()
        for at in range(EACH):
            try:
                with transaction.atomic():
                    row = taken(seat)
                    if (nth + at) % 3 == 0:
                        raise PaperError
                kept.append(row.number)
            except PaperError:
                continue
        return kept
    finally:
        connection.close()


def test_twenty_clerks_at_once_leave_no_gap_and_no_double(seat):
    begin = Barrier(CLERKS)
    with ThreadPoolExecutor(CLERKS) as clerks:
        done = [clerks.submit(clerk, nth, seat, begin) for nth in range(CLERKS)]
        given = sorted(number for one in done for number in one.result())
    assert len(given) == CLERKS * EACH - CLERKS * EACH // 3
    assert given == list(range(1, len(given) + 1))
    with transaction.atomic():
        enter(scope_of(seat))
        assert [r.number for r in queries.book("v.97", "QĐ-XPHC", 2026)] == given[::-1]


def test_the_next_waits_until_it_is_known_whether_the_number_is_used(seat):
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            first = taken(seat).number
            waiting = other.submit(clerk, 1, seat, Barrier(1))
            assert somebody_waits()
            transaction.set_rollback(True)
        assert (first, waiting.result()) == (1, [1, 2])
