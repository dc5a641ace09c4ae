"""Conclusions by the machine interface: sent twice, whom names mean, what becomes of the rest."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments.expanding import expand
from sauro.directives.tests.make import make_directive
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import machine
from sauro.meetings.models import Conclusion
from sauro.meetings.notices.naming import key_of
from sauro.meetings.notices.tests.make import make_chair, make_concluded
from sauro.organization.models import Body

pytestmark = pytest.mark.django_db
NAME = "Tổ liên ngành"
BODIES = ["v.01.ca", "v.01.ct", "v.01.yt"]


@pytest.fixture
def seat(db):
    return make_chair()


@pytest.fixture
def meeting(seat):
    return make_concluded(seat)


def sent(seat, meeting, **data):
    what = {"task": "rà soát các chợ", "leads": [NAME]} | data
    where = f"/api/v1/meetings/{meeting.pk}/conclusions"
    return machine(seat).post(where, what, content_type="application/json")


def meaning(*bodies):
    return [{"mention": NAME, "bodies": list(bodies)}]


def test_the_same_words_once_more_are_there_and_with_other_bodies_a_conflict(seat, meeting):
    first = sent(seat, meeting, chosen=meaning("v.01.ca"))
    again = sent(seat, meeting, chosen=meaning("v.01.ca"))
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json()["id"] == first.json()["id"]
    for chosen in (meaning("v.01.ct"), meaning()):
        other = sent(seat, meeting, chosen=chosen)
        assert (other.status_code, other["Content-Type"]) == (409, "application/problem+json")
        [finding] = other.json()["findings"]
        assert finding["code"] == "worded-already"
        assert "chọn là cơ quan khác" in other.json()["detail"]
    enter(scope_of(seat))
    assert meeting.conclusions.count() == 1


def test_the_page_says_the_same_and_keeps_what_was_typed(seat, meeting, client):
    client.force_login(seat.user)
    where = reverse("conclusions", args=[meeting.pk])

    def typed(path):
        body = Body.objects.get(path=path).pk
        return {"task": "rà soát các chợ", "leads": NAME, f"chon-{key_of(NAME)}": body}

    assert client.post(where, typed("v.01.ca")).status_code == 302
    other = client.post(where, typed("v.01.ct"))
    page = other.content.decode()
    assert other.status_code == 409
    assert "chọn là cơ quan khác" in page
    assert "rà soát các chợ</textarea>" in page


def test_many_bodies_are_looked_up_at_once(seat, meeting):
    counts = []
    for number, bodies in enumerate((BODIES[:1], BODIES[:1], BODIES)):  # the first reads them all
        with CaptureQueriesContext(connection) as queries:
            answer = sent(seat, meeting, task=f"việc {number}", chosen=meaning(*bodies))
        assert answer.status_code == 201
        counts.append(len(queries))
    assert counts[1] == counts[2]
    absent = sent(seat, meeting, chosen=meaning("v.01.ca", *(f"v.01.x{n}" for n in range(30))))
    assert absent.status_code == 422
    assert len(absent.json()["findings"]) == 10


def test_what_becomes_of_the_rest_is_said_by_machines_too(seat, meeting):
    old = make_directive(
        "rà soát", told=(("v.01.ct", "lead"),), due_on=timezone.localdate() - timedelta(3)
    )
    expand(old.addressees.all(), [old], timezone.now())
    told = sent(seat, meeting, carried_from_id=old.pk, rest="end").json()
    assert told["rest"] == "end"
    enter(scope_of(seat))
    row = Conclusion.objects.get()
    assert row.rest == Conclusion.Rest.END
    where = f"/api/v1/meetings/{meeting.pk}/conclusions/{row.pk}/change"
    kept = machine(seat).post(where, {"version": 1, "task": "a"}, content_type="application/json")
    assert kept.json()["rest"] == "end"
    other = {"version": 2, "rest": "keep"}
    changed = machine(seat).post(where, other, content_type="application/json")
    assert changed.json()["rest"] == "keep"
    assert sent(seat, meeting, rest="x").status_code == 422
