"""A correction is a new edition; what is published stays as it is."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sauro.documents import correcting, publishing, verification
from sauro.documents.models import Document
from sauro.documents.tests.make import verified
from sauro.foundation.access.rights import Role
from sauro.foundation.errors import NotAllowed, Refused
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db


def published(document, seat):
    version = verified(document, seat)
    return publishing.publish(document.pk, version, lambda *_: None, by=seat, now=timezone.now())


def corrected(document, seat, reason="đọc sót thời hạn"):
    return correcting.correct(document.pk, reason, by=seat, now=timezone.now())


def test_an_edition_begins_as_the_one_before(document, seat):
    old = published(document, seat)
    new = corrected(old, seat)
    assert (new.edition, new.corrects, new.status) == (2, old, Document.Status.READ)
    assert (new.text, new.sha256, new.reason) == (old.text, old.sha256, "đọc sót thời hạn")
    assert [i.task for i in new.items.all()] == [i.task for i in old.items.all()]
    assert all(i.checked for i in new.items.all())
    assert [c.mention for c in new.choices.all()] == [c.mention for c in old.choices.all()]
    assert corrected(old, seat) == new
    changed = verification.mend(new.items.first().pk, 1, {"task": "Lời đã sửa"}, by=seat)
    assert old.items.first().task != changed.task


def test_what_cannot_be_corrected_is_refused(document, seat):
    with pytest.raises(Refused, match="đã ban hành"):
        corrected(document, seat)
    old = published(document, seat)
    with pytest.raises(Refused, match="lý do"):
        corrected(old, seat, "  ")
    with pytest.raises(NotAllowed):
        corrected(old, make_seat(role=Role.LEADER))
    published(corrected(old, seat), seat)
    with pytest.raises(Refused, match="mới nhất"):
        corrected(old, seat)


def test_the_database_keeps_editions_in_a_row(document, seat):
    old = published(document, seat)
    new = corrected(old, seat)
    for edition, corrects in ((1, old), (3, old), (4, None)):
        row = Document.objects.get(pk=new.pk)
        row.pk, row._state.adding = None, True
        row.edition, row.corrects = edition, corrects
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
