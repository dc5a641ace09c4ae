"""A document that orders nothing is laid aside with a reason, and taken up again."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.documents import closing, correcting, publishing, verification
from sauro.documents.models import Document
from sauro.documents.tests.make import verified
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.tests.present import present
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db


def closed(document, seat, reason="văn bản để biết"):
    return closing.close(document.pk, reason, by=seat, now=timezone.now())


@pytest.fixture
def negative(document):
    """A paper in which nothing was read."""
    document.items.all().delete()
    return document


def test_it_is_closed_with_a_reason_and_opened_again(negative, seat):
    with pytest.raises(Refused, match="lý do"):
        closed(negative, seat, "  ")
    done = closed(negative, seat)
    assert (done.status, done.closed_because) == (Document.Status.CLOSED, "văn bản để biết")
    with pytest.raises(Refused, match="khép lại"):
        verification.open_document(negative.pk)
    for _again in range(2):
        back = closing.reopen(negative.pk, by=seat)
    assert (back.status, back.closed_because) == (Document.Status.READ, "")
    said = Entry.objects.filter(table="documents_document", row=str(negative.pk), act="UPDATE")
    assert [present(e.after)["status"] for e in said.order_by("number")][-2:] == ["closed", "read"]


def test_what_still_orders_something_is_not_closed(document, seat):
    with pytest.raises(Refused, match="còn việc chưa bỏ"):
        closed(document, seat)
    for item in document.items.all():
        verification.drop(item.pk, item.version, "nhận định", by=seat)
    assert closed(document, seat).status == Document.Status.CLOSED


def test_what_is_left_is_dropped_in_one_act_and_comes_back_when_reopened(document, seat):
    first, *rest = document.items.order_by("position")
    verification.drop(first.pk, first.version, "nhận định", by=seat)
    seen = verification.seen_version(document)

    def close_all(dropping):
        return closing.close(
            document.pk, "chỉ kiến nghị cấp trên", by=seat, now=timezone.now(), dropping=dropping
        )

    with pytest.raises(Stale, match="vừa có người sửa"):
        close_all(seen - 1)
    assert close_all(seen).status == Document.Status.CLOSED
    reasons = set(document.items.values_list("dropped_because", "checked"))
    assert reasons == {("nhận định", True), ("chỉ kiến nghị cấp trên", True)}
    closing.reopen(document.pk, by=seat)
    back = document.items.filter(dropped_because="", checked=False)
    assert [item.pk for item in back] == [item.pk for item in rest]


def test_the_page_says_how_many_it_drops_and_asks_once(client, document, seat):
    client.force_login(seat.user)
    where = reverse("close", args=[document.pk])
    assert where in client.get(reverse("document", args=[document.pk])).content.decode()
    page = client.get(where).content.decode()
    many = document.items.count()
    assert f"Bỏ {many} việc và khép lại" in page
    seen = verification.seen_version(document)
    assert f'name="version" value="{seen}"' in page
    item = document.items.first()
    verification.agree(item.pk, item.version, by=seat)
    stale = client.post(where, {"version": seen, "reason": "chỉ kiến nghị"})
    assert stale.status_code == 409
    shown = stale.content.decode()
    assert 'value="chỉ kiến nghị"' in shown
    assert f'name="version" value="{seen + 1}"' in shown
    assert client.post(where, {"version": seen + 1, "reason": "chỉ kiến nghị"}).status_code == 302
    enter(scope_of(seat))
    assert not document.items.filter(dropped_because="").exists()


def test_a_correction_is_not_closed(document, seat):
    now, version = timezone.now(), verified(document, seat)
    old = publishing.publish(document.pk, version, lambda *_: None, by=seat, now=now)
    edition = correcting.correct(old.pk, "sai hết", by=seat, now=now)
    for item in edition.items.all():
        verification.drop(item.pk, item.version, "không phải việc", by=seat)
    with pytest.raises(Refused, match="Bản đính chính"):
        closed(edition, seat)


def test_who_may_not_is_told_and_strangers_find_nothing(negative, seat):
    with pytest.raises(NotAllowed):
        closed(negative, make_seat(role=Role.LEADER))
    stranger = make_seat("v.02")
    enter(scope_of(stranger))
    for act in (
        lambda: closed(negative, stranger),
        lambda: closing.reopen(negative.pk, by=stranger),
    ):
        with pytest.raises(Hidden):
            act()


def test_the_database_wants_a_reason(negative, seat):
    with pytest.raises(IntegrityError, match="closed_by_somebody"), transaction.atomic():
        Document.objects.filter(pk=negative.pk).update(status="closed")


def test_the_pages_offer_filter_and_undo_it(client, negative, seat):
    client.force_login(seat.user)
    page, where = reverse("document", args=[negative.pk]), reverse("close", args=[negative.pk])
    assert where in client.get(page).content.decode()
    assert client.post(where, {"reason": " "}).status_code == 422
    assert client.post(where, {"reason": "thư mời họp"}).status_code == 302
    shown = client.get(page).content.decode()
    assert "thư mời họp" in shown
    assert reverse("reopen", args=[negative.pk]) in shown
    listed = reverse("documents")
    assert negative.name in client.get(listed, {"status": "closed"}).content.decode()
    assert negative.name not in client.get(listed, {"status": "read"}).content.decode()
    assert client.post(reverse("reopen", args=[negative.pk])).status_code == 302
    assert negative.name in client.get(listed, {"status": "read"}).content.decode()
