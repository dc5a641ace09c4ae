"""A document opened to another body: to read, until a day, and no more."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.documents import correcting, granting, verification
from sauro.documents.models import Document, Grant, Item
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.errors import Hidden, NotAllowed, Refused
from sauro.organization.models import Body
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def other(document):
    return make_seat("v.02")


def opened(document, seat, other, days=30, reason="phối hợp một vụ"):
    enter(scope_of(seat))
    until = timezone.localdate() + timedelta(days=days)
    return granting.grant(document.pk, other.body_id, until, reason, by=seat, now=timezone.now())


def seen(seat):
    enter(scope_of(seat))
    return list(Document.objects.values_list("pk", flat=True)), Item.objects.count()


def test_the_other_body_reads_it_and_nobody_else(document, seat, other):
    items = document.items.count()
    assert seen(other) == ([], 0)
    opened(document, seat, other)
    assert seen(other) == ([document.pk], items)
    assert seen(make_seat("v.03")) == seen(make_seat("v.020")) == ([], 0)


def test_one_body_reads_it_by_one_grant_and_an_ended_one_by_none(document, seat, other):
    opened(document, seat, other)
    with pytest.raises(Refused, match="đang được xem"):
        opened(document, seat, other, days=5)
    gone = make_seat("v.03")
    Body.objects.filter(pk=gone.body_id).update(valid_to=TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="đã kết thúc hoạt động"):
        opened(document, seat, gone)


def test_reading_is_all(document, seat, other):
    opened(document, seat, other)
    enter(scope_of(other))
    item = document.items.first()
    with pytest.raises(Hidden):
        verification.agree(item.pk, 1, by=other)
    with pytest.raises(Hidden):
        granting.grant(document.pk, other.body_id, TODAY, "x", by=other, now=timezone.now())
    assert Item.objects.filter(pk=item.pk).update(task="behind the back") == 0
    assert Item.objects.filter(pk=item.pk).delete()[0] == 0
    with pytest.raises(DatabaseError), transaction.atomic():
        Grant.objects.create(
            owner_path="v.01", document=document, body=other.body, grantee_path="v.02",
            until=TODAY, reason="x", granted_by=other, granted_at=timezone.now(),
        )  # fmt: skip


def test_it_ends_by_itself_or_when_it_is_taken_back(document, seat, other):
    given = opened(document, seat, other, days=0)
    assert seen(other)[0] == [document.pk]
    enter(scope_of(seat))
    granting.end(document.pk, given.pk, by=seat, now=timezone.now())
    assert seen(other) == ([], 0)
    enter(scope_of(seat))
    with pytest.raises(DatabaseError), transaction.atomic():
        Grant.objects.filter(pk=given.pk).update(grantee_path="v.03")


@pytest.mark.parametrize(
    "asked", [(32, "x", "too-long"), (-1, "x", "too-long"), (5, " ", "no-reason")]
)
def test_what_is_not_allowed_is_told(document, seat, other, asked):
    days, reason, code = asked
    with pytest.raises(Refused) as told:
        opened(document, seat, other, days, reason)
    assert [f.code for f in told.value.findings] == [code]


def test_an_officer_may_not(document, seat, other):
    with pytest.raises(NotAllowed):
        opened(document, make_seat(role=Role.OFFICER), other)


def test_pages_of_the_owner_and_of_the_reader(client, document, seat, other):
    where = reverse("share", args=[document.pk])
    client.force_login(seat.user)
    assert other.body.name in client.get(where, {"tim": "389 v.02"}).content.decode()
    sent = {"body": other.body_id, "until": TODAY + timedelta(days=9), "reason": "hai tỉnh một vụ"}
    late = client.post(where, sent | {"until": "31/12/2999"})
    assert (late.status_code, "hai tỉnh một vụ" in late.content.decode()) == (422, True)
    assert client.post(where, sent).status_code == 302
    assert "hai tỉnh một vụ" in client.get(where).content.decode()
    client.force_login(other.user)
    page = client.get(reverse("document", args=[document.pk]))
    assert page.status_code == 200
    assert reverse("publish", args=[document.pk]) not in page.content.decode()
    assert document.name in client.get(reverse("documents")).content.decode()
    assert client.get(where).status_code == 404
    enter(Scope(("v.01",), seat.pk))
    given = Grant.objects.get()
    client.force_login(seat.user)
    assert client.post(where, {"end": given.pk}).status_code == 302
    client.force_login(other.user)
    assert client.get(reverse("document", args=[document.pk])).status_code == 404


def test_nothing_is_hung_on_the_document_of_another(document, seat, other):
    """Not even by a row that names one's own body as its owner."""
    item = document.items.first()
    enter(scope_of(other))
    item.pk, item._state.adding, item.owner_path, item.position = None, True, "v.02", 999
    with pytest.raises(DatabaseError), transaction.atomic():
        item.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Grant.objects.create(
            owner_path="v.02", document=document, body=other.body, grantee_path="v.02",
            until=TODAY, reason="x", granted_by=other, granted_at=timezone.now(),
        )  # fmt: skip


def test_the_reader_sees_who_opened_it_why_and_how_long(client, document, seat, other):
    opened(document, seat, other, days=9, reason="hai tỉnh một vụ")
    client.force_login(other.user)
    page = client.get(reverse("document", args=[document.pk])).content.decode()
    until = timezone.localdate() + timedelta(days=9)
    for words in ("hai tỉnh một vụ", str(seat.user), seat.body.name, f"{until:%d/%m/%Y}"):
        assert words in page


def test_forms_that_only_the_keeper_can_use_are_not_there_for_the_reader(
    client, document, seat, other
):
    opened(document, seat, other)
    item = document.items.first()
    client.force_login(other.user)
    of_document = ("correct", "publish", "close", "reopen", "share")
    wheres = [reverse(name, args=[document.pk]) for name in of_document]
    wheres.append(reverse("item_act", args=[item.pk, "sua"]))
    wheres.append(f"{reverse('name', args=[document.pk])}?ten={item.lead[0]}")
    assert {where: client.get(where).status_code for where in wheres} == dict.fromkeys(wheres, 404)


def test_a_short_year_is_a_year(client, document, seat, other):
    client.force_login(seat.user)
    until = TODAY + timedelta(days=9)
    sent = {"body": other.body_id, "until": f"{until:%d/%m/%y}", "reason": "một vụ"}
    where = reverse("share", args=[document.pk])
    assert "31 ngày" in client.get(where).content.decode()
    assert client.post(where, sent).status_code == 302
    enter(scope_of(seat))
    assert Grant.objects.get().until == until


def test_a_reader_learns_of_a_newer_edition_that_was_not_opened(client, document, seat, other):
    opened(document, seat, other)
    where = reverse("document", args=[document.pk])
    client.force_login(other.user)
    assert "đính chính bằng bản mới" not in client.get(where).content.decode()
    enter(scope_of(seat))
    Document.objects.filter(pk=document.pk).update(
        status="published", published_at=timezone.now(), published_by=seat
    )
    same = Document.objects.get(pk=document.pk)
    newer = correcting.correct(same.pk, "đọc sót", by=seat, now=timezone.now())
    assert "đính chính bằng bản mới" not in client.get(where).content.decode()
    enter(scope_of(seat))
    Document.objects.filter(pk=newer.pk).update(
        status="published", published_at=timezone.now(), published_by=seat
    )
    page = client.get(where).content.decode()
    assert "đính chính bằng bản mới" in page
    assert reverse("document", args=[newer.pk]) not in page
    assert client.get(reverse("document", args=[newer.pk])).status_code == 404
