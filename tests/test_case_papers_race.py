"""Twenty clerks issue papers at the same moment: no number is missing or given twice, and what
one sends from two windows is one paper.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from sauro.cases.models import CaseEvent, CasePaper
from sauro.cases.papers.tests.make import issued, make_draft
from sauro.cases.tests.make import DRIVER, make_case, make_place, ship_catalogues
from sauro.documents.models import PaperNumber
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.organization.tests.make import make_seat
from tests.races import committed

CLERKS = 20


@pytest.fixture
def seats(django_db_setup, django_db_blocker, settings, tmp_path):
    """Clerks of one body, committed for their connections to see; removed by the owner."""
    settings.FILES_ROOT = tmp_path / "files"
    tables = ("cases_case", "cases_book", "documents_papernumber", "parties_party", "access_user",
              "organization_territory")  # fmt: skip
    with django_db_blocker.unblock(), committed(*tables):
        with transaction.atomic():
            ship_catalogues()
            make_place()
            made = [make_seat("v.97") for _ in range(CLERKS)]
        yield made


def drafted_by(seat):
    with transaction.atomic():
        return make_draft(seat, make_case(seat, parties=(DRIVER,)))


def test_twenty_clerks_at_once_leave_no_gap_and_no_double(seats):
    drafts, begin = [drafted_by(seat) for seat in seats], Barrier(CLERKS, timeout=30)

    def clerk(nth):
        try:
            begin.wait()
            with transaction.atomic():
                paper = issued(drafts[nth], seats[nth])
                if nth % 5 == 0:  # is not kept, and its number is given again
                    transaction.set_rollback(True)
                    return None
            return paper.written
        finally:
            connection.close()

    with ThreadPoolExecutor(CLERKS) as clerks:
        given = sorted(filter(None, clerks.map(clerk, range(CLERKS))))
    kept = CLERKS - CLERKS // 5
    assert given == [f"{n:02}/BB-VPHC" for n in range(1, kept + 1)]
    with transaction.atomic():
        enter(scope_of(seats[0]))
        assert PaperNumber.objects.count() == CasePaper.objects.count() == kept
        assert CaseEvent.objects.filter(kind="violation_record").count() == kept


def test_one_draft_sent_from_two_windows_is_one_paper(seats):
    draft, begin = drafted_by(seats[0]), Barrier(2, timeout=30)

    def window(_nth):
        try:
            begin.wait()
            with transaction.atomic():
                return issued(draft, seats[0]).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as windows:
        assert len(set(windows.map(window, range(2)))) == 1
    with transaction.atomic():
        enter(scope_of(seats[0]))
        assert CasePaper.objects.count() == 1
        assert PaperNumber.objects.count() == 1
