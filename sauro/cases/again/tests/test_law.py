"""By which law a fine counts again: rows that the nation's body writes, read by everybody."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import Error
from django.urls import reverse
from django.utils import timezone

from sauro.cases import queries
from sauro.cases.again.law import TermsWording, terms_held, terms_rows, write_terms
from sauro.cases.again.rules import CODE, Earlier, Weight, shipped_terms, weight
from sauro.cases.clocks import Length, Mark
from sauro.cases.models import ClockRule
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import NotAllowed, Refused, Stale
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
FIRST = shipped_terms()[0].valid_from
ROW = reverse("law_row", args=[CODE, FIRST.isoformat()])
READ = TermsWording(
    "2 years", "6 months", "1 years", "Luật mẫu, Điều 7", FIRST, "Công báo", Mark.VERIFIED, "đã đọc"
)
CHANGES = {"executed": "2 năm", "mark": "verified", "reason": "đối chiếu Công báo"}


@pytest.fixture
def keeper(client):
    seat = make_seat("v")
    client.force_login(seat.user)
    enter(scope_of(seat))
    return seat


def write(by, wording=READ, version=0, day=FIRST):
    return write_terms(day, wording, version, by=by, now=timezone.now())


def sent(client, **changes):
    form = client.get(ROW).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return client.post(ROW, {k: "" if v is None else v for k, v in values.items()} | changes)


def test_everybody_reads_the_rows_with_their_mark_and_writes_none(client):
    client.force_login(make_seat("v.02.00001", Role.OFFICER).user)
    page = client.get(reverse("law")).content.decode()
    assert "Khi nào coi như chưa bị xử phạt" in page
    assert ROW in page
    row = client.get(ROW).content.decode()
    assert "Theo trí nhớ (chưa kiểm chứng)" in row
    assert 'name="executed"' not in row
    assert client.post(ROW, CHANGES).status_code == 403


def test_what_is_written_holds_at_once_and_stays_on_record(client, keeper):
    assert sent(client, **CHANGES).status_code == 302
    enter(scope_of(keeper))
    assert terms_held()[0].executed == Length.parse("2 years")
    fined = Earlier(date(2024, 1, 1), frozenset({"x"}), date(2024, 2, 1), date(2024, 3, 1))
    day = date(2025, 6, 1)
    assert weight(fined, day, frozenset({"x"}), shipped_terms()) is Weight.CLEARED
    assert weight(fined, day, frozenset({"x"}), terms_held()) is Weight.REPEATED
    assert "Đã kiểm chứng với điều luật" in client.get(ROW).content.decode()
    assert "đối chiếu Công báo" in client.get(ROW).content.decode()
    assert all(held.rule.code != CODE for held in queries.rows_held())  # no clock of a case


def test_a_change_of_the_law_is_another_row_from_its_day(keeper):
    later = date(2027, 1, 1)
    write(keeper, TermsWording("3 years", *("1 years",) * 2, "x", later, "y", Mark.FOUND, "mới"))
    assert [row.terms.valid_from for row in terms_rows()] == [FIRST, later]
    before = Earlier(date(2026, 1, 1), frozenset(), date(2026, 2, 1), date(2026, 2, 1))
    assert weight(before, date(2028, 1, 1), frozenset(), terms_held()) is Weight.CLEARED


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"executed": "30 ngày"}, "executed"),
        ({"executed": "một lúc"}, "executed"),
        ({"warned": ""}, "warned"),
        ({"valid_from": "01/01/2000"}, "valid_from"),
        ({"reason": ""}, "reason"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(client, keeper, changes, field):
    answer = sent(client, **{**CHANGES, **changes})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    enter(scope_of(keeper))
    assert not ClockRule.objects.exists()


def test_the_second_of_two_sees_what_the_first_wrote(client, keeper):
    write(keeper)
    answer = sent(client, **CHANGES, version="0")
    assert answer.status_code == 409
    with pytest.raises(Stale):
        write(keeper)


def test_only_the_nations_body_writes(keeper):
    below = make_seat("v.01")
    enter(scope_of(below))
    with pytest.raises(NotAllowed):
        write(below)
    enter(scope_of(keeper))
    with pytest.raises(Refused):
        write(keeper, TermsWording(*("3 days",) * 3, "x", FIRST, "y", Mark.FOUND, "z"))
    row = write(keeper)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE cases_clockrule SET number = 9 WHERE id = %s", [row.pk])


def test_a_day_without_a_row_is_hidden(client, keeper):
    other = (FIRST + timedelta(1)).isoformat()
    assert client.get(reverse("law_row", args=[CODE, other])).status_code == 404
