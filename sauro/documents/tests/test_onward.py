"""What a person finds on a page where nothing is left to do: the register, and the next paper."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sauro.documents import publishing, queries
from sauro.documents.models import Document
from sauro.documents.tests.make import verified
from sauro.foundation.access.rights import Role
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db


def paper(name, minutes, owner="v.01", status="read"):
    return Document.objects.create(
        owner_path=owner, name=name, sha256=name, size=1, status=status,
        received_at=timezone.now() + timedelta(minutes=minutes),
    )  # fmt: skip


def test_the_next_paper_is_the_one_received_after_this_else_the_nearest_before(document):
    assert queries.next_to_verify(document) is None
    paper("wait.txt", 1, status="waiting")
    paper("other.txt", 1, owner="v.01.yte")
    oldest, before = paper("a.txt", -20), paper("b.txt", -10)
    assert queries.next_to_verify(document) == before
    after = paper("c.txt", 10)
    paper("d.txt", 20)
    assert queries.next_to_verify(document) == after
    assert queries.next_to_verify(before) == document
    assert queries.next_to_verify(oldest) == before


def test_a_published_paper_leads_to_its_directives_and_to_the_next_paper(document, seat, client):
    following = paper("c.txt", 10)
    version = verified(document, seat)
    client.force_login(seat.user)
    where = reverse("document", args=[document.pk])
    link = f'href="{reverse("document", args=[following.pk])}"'
    assert link not in client.get(where).content.decode()
    publishing.publish(document.pk, version, lambda *_: None, by=seat, now=timezone.now())
    page = client.get(where).content.decode()
    assert f"?document={document.pk}&amp;xep=published" in page
    assert link in page
    client.force_login(make_seat(role=Role.LEADER).user)
    assert link not in client.get(where).content.decode()
