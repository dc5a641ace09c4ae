"""Agreeing, mending, dropping, splitting, merging, adding, publishing."""

from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sauro.directives.models import Directive
from sauro.directives.services import register
from sauro.documents import intake, jobs, publishing, verification
from sauro.documents.models import Document
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.access.tests.make import make_seat
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale

SAMPLE = Path(__file__).parents[3] / "samples" / "bo-y-xa.txt"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    settings.FILES_ROOT = tmp_path


@pytest.fixture
def seat():
    return make_seat()


@pytest.fixture
def document(seat):
    enter(scope_of(seat))
    found, _ = intake.receive("a.txt", [SAMPLE.read_bytes()], by=seat, now=timezone.now())
    jobs.read_document(found.pk, seat.body.path)
    enter(scope_of(seat))
    found.refresh_from_db()
    return found


def test_mending_reads_the_deadline_anew(document, seat):
    item = document.items.first()
    mended = verification.mend(
        item.pk, item.version, {"deadline_text": "trước ngày 20/6/2026", "lead": [" Sở Y  tế ", ""]}, by=seat
    )  # fmt: skip
    assert (mended.deadline_kind, str(mended.due_on)) == ("date", "2026-06-19")
    assert (mended.lead, mended.checked, mended.version) == (["Sở Y tế"], True, 2)


def test_the_second_of_two_writers_is_told(document, seat):
    item = document.items.first()
    verification.agree(item.pk, 1, by=seat)
    with pytest.raises(Stale) as told:
        verification.mend(item.pk, 1, {"task": "khác"}, by=seat)
    assert told.value.current.version == 2


def test_dropping_wants_a_reason_and_can_be_undone(document, seat):
    item = document.items.first()
    with pytest.raises(Refused, match="lý do"):
        verification.drop(item.pk, 1, "  ", by=seat)
    dropped = verification.drop(item.pk, 1, "trùng mục trên", by=seat)
    assert dropped.dropped_because
    assert verification.restore(item.pk, 2, by=seat).dropped_because == ""


def test_splitting_and_merging_keep_every_word(document, seat):
    item = document.items.first()
    words, count = item.task, document.items.count()
    start, end = item.spans[0]
    middle = start + (end - start) // 2
    middle = document.text.index(" ", middle) if " " in document.text[middle:end] else middle
    first, second = verification.split(item.pk, 1, middle, by=seat)
    assert f"{first.task} {second.task}" == words
    assert [i.position for i in document.items.all()] == list(range(1, count + 2))
    merged = verification.merge(first.pk, first.version, by=seat)
    assert " ".join(merged.task.split()) == words


def test_a_missed_directive_is_added_from_the_text(document, seat):
    at = document.text.index("Nơi nhận") - 60
    item = verification.add(document.pk, at, at + 40, by=seat)
    assert item.task == " ".join(document.text[at : at + 40].split())
    with pytest.raises(Refused, match="bôi đen"):
        verification.add(document.pk, 0, 0, by=seat)


def test_publishing_enters_the_register_and_freezes(document, seat):
    now = timezone.now()
    kept = document.items.count()
    published = publishing.publish(document.pk, document.version, register, by=seat, now=now)
    assert published.status == Document.Status.PUBLISHED
    assert Directive.objects.count() == kept
    item = document.items.first()
    with pytest.raises(Refused, match="đã ban hành"):
        verification.agree(item.pk, item.version, by=seat)
    item.task = "changed behind the back of the service"
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        item.save()
    with pytest.raises(Refused):
        publishing.publish(document.pk, published.version, register, by=seat, now=now)


def test_nothing_to_publish_is_refused(document, seat):
    for item in document.items.all():
        verification.drop(item.pk, item.version, "không phải việc", by=seat)
    with pytest.raises(Refused, match="không còn việc nào"):
        publishing.publish(document.pk, document.version, register, by=seat, now=timezone.now())


def test_who_may_not_is_told_and_strangers_find_nothing(document, seat):
    item = document.items.first()
    officer, leader = make_seat(role=Role.OFFICER), make_seat(role=Role.LEADER)
    with pytest.raises(NotAllowed):
        publishing.publish(document.pk, 2, register, by=officer, now=timezone.now())
    with pytest.raises(NotAllowed):
        verification.agree(item.pk, 1, by=leader)
    stranger = make_seat("v.02")
    enter(scope_of(stranger))
    with pytest.raises(Hidden):
        verification.agree(item.pk, 1, by=stranger)
    with pytest.raises(Hidden):
        publishing.publish(document.pk, 2, register, by=stranger, now=timezone.now())


def test_every_change_is_in_the_history_of_the_body(document, seat):
    item = document.items.first()
    verification.agree(item.pk, 1, by=seat)
    last = Entry.objects.filter(table="documents_item", row=str(item.pk)).latest("number")
    assert (last.act, last.seat_id, last.owner_path) == ("UPDATE", seat.pk, "v.01")
    assert (last.before["checked"], last.after["checked"]) == (False, True)
    enter(Scope(("v.02",)))
    assert not Entry.objects.exists()
