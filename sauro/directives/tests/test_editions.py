"""A correction changes in the register what it changed, and nothing else."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.directives.models import Directive
from sauro.directives.queries import Filters, directives, of_document
from sauro.directives.services import register
from sauro.documents import choosing, correcting, publishing, reshaping, verification
from sauro.documents.tests.make import verified
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.kernel.tests.present import present
from sauro.organization.models import Body
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db


def published(document, seat):
    version, now, why = verified(document, seat), timezone.now(), "văn bản không nêu"
    return publishing.publish(document.pk, version, register, by=seat, now=now, without_lead=why)


@pytest.fixture
def first(document, seat):
    return published(document, seat)


@pytest.fixture
def second(first, seat):
    return correcting.correct(first.pk, "đọc sót", by=seat, now=timezone.now())


def standing(document):
    return {d.pk: d.task for d in of_document(document.first_edition_id)}


def test_what_does_not_change_stays_the_row_it_was(first, second, seat):
    before = standing(first)
    published(second, seat)
    assert standing(first) == standing(second) == before


def test_what_was_mended_is_superseded_by_its_successor(first, second, seat):
    item = present(second.items.first())
    old = present(of_document(first.pk).first())
    verification.mend(item.pk, item.version, {"deadline_text": "trước ngày 20/6/2026"}, by=seat)
    published(second, seat)
    old.refresh_from_db()
    new = Directive.objects.get(replaces=old)
    assert old.superseded_at is not None
    assert (str(new.due_on), new.document_id, new.entered_with) == ("2026-06-19", first.pk, second)
    assert len(standing(first)) == first.items.count()
    shown = [d.pk for d in directives(Filters())]
    assert new.pk in shown
    assert old.pk not in shown


def test_dropped_and_added_ones_leave_and_enter(first, second, seat):
    before, gone = standing(first), present(of_document(first.pk).first())
    item = present(second.items.first())
    verification.drop(item.pk, item.version, "trùng mục khác", by=seat)
    at = second.text.index("Nơi nhận")
    added = reshaping.add(second.pk, at - 60, at - 10, by=seat)
    published(second, seat)
    after = standing(first)
    assert set(before) - set(after) == {gone.pk}
    assert [after[pk] for pk in set(after) - set(before)] == [added.task]


def test_another_addressee_makes_another_directive(first, second, seat):
    item = present(second.items.first())
    name = item.lead[0]
    team = make_body("v.01.t1", "Tổ công tác số 1", Body.Kind.TEAM)
    seen = "-".join(str(c.pk) for c in second.choices.filter(mention=name).order_by("pk"))
    now = timezone.now()
    choosing.choose(second.pk, name, [team.pk], seen=seen, by=seat, now=now, reason="nay đã có tổ")
    published(second, seat)
    led = sum(name in item.lead for item in first.items.all())
    enter(scope_of(make_seat("v.01.t1")))
    assert len(directives(Filters())) == led > 0


def test_a_third_edition_follows_the_second(first, second, seat):
    item = present(second.items.first())
    verification.mend(item.pk, item.version, {"deliverable": "báo cáo"}, by=seat)
    third = correcting.correct(published(second, seat).pk, "lần nữa", by=seat, now=timezone.now())
    assert (third.edition, third.first_edition_id) == (3, first.pk)
    before = standing(first)
    published(third, seat)
    assert standing(first) == before


def test_the_database_lets_nothing_else_change(first, seat):
    row = present(of_document(first.pk).first())
    for change in ({"task": "khác"}, {"superseded_at": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Directive.objects.filter(pk=row.pk).update(**change)
    Directive.objects.filter(pk=row.pk).update(superseded_at=timezone.now())
    with pytest.raises(DatabaseError, match="once"), transaction.atomic():
        Directive.objects.filter(pk=row.pk).update(superseded_at=timezone.now())


def test_pages_lead_from_one_to_the_other(client, first, second, seat):
    item = present(second.items.first())
    old = present(of_document(first.pk).first())
    verification.mend(item.pk, item.version, {"deliverable": "báo cáo"}, by=seat)
    published(second, seat)
    new = Directive.objects.get(replaces=old)
    client.force_login(seat.user)
    page = client.get(reverse("directive", args=[old.pk])).content.decode()
    assert reverse("directive", args=[new.pk]) in page
    assert "hết hiệu lực" in page
    page = client.get(reverse("directive", args=[new.pk])).content.decode()
    assert reverse("directive", args=[old.pk]) in page
    assert reverse("document", args=[second.pk]) in page
    assert client.get(reverse("clarity", args=[first.pk])).status_code == 200
