"""A lead that was left open gets its body later, and keeps it through a correction."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.directives import assigning
from sauro.directives.clarity import clarity
from sauro.directives.models import Directive, LaterLead
from sauro.directives.queries import Filters, directives, of_document
from sauro.directives.services import register
from sauro.documents import correcting, publishing, verification
from sauro.documents.tests.make import verified
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import Hidden, NotAllowed, Refused
from sauro.kernel.tests.present import present
from sauro.organization.models import Body
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
NAME = "Tổ rà soát"


@pytest.fixture
def left_open(document, seat):
    """A published directive whose lead a person left open."""
    verification.mend(document.items.first().pk, 1, {"lead": [NAME]}, by=seat)
    version, now = verified(document, seat), timezone.now()
    publishing.publish(document.pk, version, register, by=seat, now=now)
    return Directive.objects.get(position=1)


@pytest.fixture
def team(seat):
    return make_body("v.01.t1", "Tổ công tác số 1", Body.Kind.TEAM)


def given(found, team, seat, reason="Công văn 12/BCĐ", mention=NAME):
    return assigning.assign(found.pk, mention, team.pk, reason, by=seat, now=timezone.now())


def test_the_body_sees_it_from_then_on(left_open, team, seat):
    assert assigning.open_leads(left_open) == [NAME]
    given(left_open, team, seat)
    assert assigning.open_leads(left_open) == []
    told = Entry.objects.filter(table="directives_laterlead").latest("number")
    assert (told.seat_id, present(told.after)["reason"]) == (seat.pk, "Công văn 12/BCĐ")
    enter(scope_of(make_seat("v.01.t1")))
    assert [d.pk for d in directives(Filters())] == [left_open.pk]


def test_a_name_left_open_is_known_once_its_body_was_named(left_open, document, team, seat):
    before = clarity(document.pk)
    assert (before.named, before.known) == (len(of_document(document.pk)), 0)
    given(left_open, team, seat)
    after = clarity(document.pk)
    assert (after.named, after.known) == (before.named, 1)
    assert after.bars == before.bars, "the clear counts names, as the words state them"
    enter(scope_of(make_seat("v.01.t1")))
    assert clarity(document.pk).known is None, "of others' papers a body sees its own part"


def test_what_may_not_be_is_refused(left_open, team, seat):
    for wrong in ({"reason": " "}, {"mention": "không ai nêu"}):
        with pytest.raises(Refused):
            given(left_open, team, seat, **wrong)
    with pytest.raises(Refused, match="không thuộc nơi"):
        given(left_open, make_body("v.02", "Ban Chỉ đạo tỉnh khác"), seat)
    over = make_body("v.01.t2", "Tổ công tác số 2", Body.Kind.TEAM)
    Body.objects.filter(pk=over.pk).update(valid_to=date(2026, 1, 1))
    with pytest.raises(Refused, match="đã kết thúc hoạt động"):
        given(left_open, over, seat)
    with pytest.raises(NotAllowed):
        given(left_open, team, make_seat(role=Role.OFFICER))
    stranger = make_seat("v.02")
    enter(scope_of(stranger))
    with pytest.raises(Hidden):
        given(left_open, team, stranger)
    enter(scope_of(seat))
    assert not LaterLead.objects.exists()
    given(left_open, team, seat)
    with pytest.raises(Refused, match="không còn tên"):
        given(left_open, team, seat)
    with pytest.raises(DatabaseError), transaction.atomic():
        LaterLead.objects.update(reason="khác")


@pytest.mark.parametrize("changed", [False, True])
def test_a_correction_keeps_what_was_assigned(left_open, document, team, seat, changed):
    given(left_open, team, seat)
    edition = correcting.correct(document.pk, "bổ sung", by=seat, now=timezone.now())
    if changed:
        verification.mend(present(edition.items.first()).pk, 1, {"deliverable": "báo cáo"}, by=seat)
    version, now = verified(edition, seat), timezone.now()
    publishing.publish(edition.pk, version, register, by=seat, now=now)
    standing = of_document(document.pk).get(position=1)
    assert (standing.pk == left_open.pk) is not changed
    assert assigning.open_leads(standing) == []
    enter(scope_of(make_seat("v.01.t1")))
    assert [d.pk for d in directives(Filters())] == [standing.pk]


def test_one_that_names_nobody_may_be_given_too(document, team, seat):
    verification.mend(document.items.first().pk, 1, {"lead": []}, by=seat)
    version = verified(document, seat)
    publishing.publish(
        document.pk, version, register, by=seat, now=timezone.now(), without_lead="giao sau"
    )
    found = Directive.objects.get(position=1)
    given(found, team, seat, mention="")
    assert assigning.open_leads(found) == []


def test_the_page_searches_gives_and_tells(client, left_open, team, seat):
    client.force_login(seat.user)
    where, page = reverse("assign", args=[left_open.pk]), reverse("directive", args=[left_open.pk])
    assert where in client.get(page).content.decode()
    assert team.name in client.get(where, {"ten": NAME, "tim": "to cong tac"}).content.decode()
    sent = {"ten": NAME, "body": team.pk}
    wrong = client.post(where, sent | {"reason": ""})
    assert (wrong.status_code, "phải ghi căn cứ" in wrong.content.decode()) == (422, True)
    assert client.post(where, sent | {"reason": "Công văn 12"}).status_code == 302
    shown = client.get(page).content.decode()
    assert "Giao cho Tổ công tác số 1, vì: Công văn 12" in shown
    assert where not in shown
    client.force_login(make_seat(role=Role.OFFICER).user)
    assert client.get(where).status_code == 403
