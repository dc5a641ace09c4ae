"""Receiving a file and reading it, as the web role with a seat's scope."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from sauro.documents import intake, jobs
from sauro.documents.files.limits import Limits
from sauro.documents.models import Document, Item
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import NOBODY, Scope, enter
from sauro.foundation.errors import NotAllowed, Refused
from sauro.organization.tests.make import make_seat

SAMPLE = Path(__file__).parents[3] / "samples" / "bo-y-xa.txt"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    settings.FILES_ROOT = tmp_path


def received(seat, content=None):
    enter(scope_of(seat))
    data = SAMPLE.read_bytes() if content is None else content
    return intake.receive("thông báo.txt", [data], by=seat, now=timezone.now())


def test_a_received_file_is_read_into_items():
    seat = make_seat()
    document, new = received(seat)
    assert (new, document.status) == (True, Document.Status.WAITING)
    jobs.read_document(document.pk, seat.body.path)
    document.refresh_from_db()
    assert document.status == Document.Status.READ
    items = list(document.items.all())
    assert len(items) > 3
    for item in items:
        words = " ".join(" ".join(document.text[a:b].split()) for a, b in item.spans)
        assert item.task == words


def test_the_same_file_is_recognised():
    seat = make_seat()
    first, _ = received(seat)
    assert received(seat) == (first, False)


def test_a_job_that_runs_twice_writes_once():
    seat = make_seat()
    document, _ = received(seat)
    jobs.read_document(document.pk, seat.body.path)
    count = Item.objects.count()
    jobs.read_document(document.pk, seat.body.path)
    assert Item.objects.count() == count > 0


def test_a_file_that_cannot_be_read_says_why():
    seat = make_seat()
    document, _ = received(seat, b"%PDF-1.7 broken")
    jobs.read_document(document.pk, seat.body.path)
    document.refresh_from_db()
    assert document.status == Document.Status.UNREADABLE
    assert document.refusal
    assert document.refusal_en


def test_another_province_sees_nothing_of_it():
    document, _ = received(make_seat("v.01"))
    for scope in (NOBODY, Scope(("v.02",)), Scope(("v.01.00001",)), Scope(("v.010",))):
        enter(scope)
        assert not Document.objects.filter(pk=document.pk).exists(), scope
    for scope in (Scope(("v",)), Scope(("v.01",)), Scope(("v.02", "v.01"))):
        enter(scope)
        assert Document.objects.filter(pk=document.pk).exists(), scope


def test_who_may_not_receive_is_told_so():
    with pytest.raises(NotAllowed, match="không có quyền"):
        received(make_seat(role=Role.LEADER))


def test_a_file_beyond_the_limit_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(intake, "LIMITS", Limits(file_bytes=10))
    with pytest.raises(Refused):
        received(make_seat())
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_a_file_that_is_here_already_is_told_with_the_way_to_it(client, document, seat):
    client.force_login(seat.user)
    again = SimpleUploadedFile("ten khac.txt", SAMPLE.read_bytes())
    page = client.post(reverse("documents"), {"sent": again}, follow=True).content.decode()
    assert "ten khac.txt: tệp này đã có từ trước" in page
    assert f'<a href="{reverse("document", args=[document.pk])}">{document}</a>' in page


def test_a_waiting_page_that_asks_again_keeps_the_place_for_news(client):
    seat = make_seat()
    document, _ = received(seat)
    client.force_login(seat.user)
    again = client.get(reverse("document", args=[document.pk]), headers={"hx-request": "true"})
    page = again.content.decode()
    assert 'id="messages"' in page
    assert "hx-swap-oob" not in page, "the place would leave the page that takes its body"
