"""What an ended body issued is corrected by who goes on for it (decision 0052)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.directives.keeping import correct_for, papers_of
from sauro.directives.models import Assignment, Directive, PaperTakeover
from sauro.directives.services import entered, foreseen, register
from sauro.directives.tests.make import EVERYWHERE
from sauro.documents import choosing, publishing, verification
from sauro.documents.models import Document
from sauro.documents.naming import Names
from sauro.documents.tests.make import verified
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.foundation.errors import Hidden, NotAllowed
from sauro.kernel.tests.present import present
from sauro.organization.models import Body
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
HEIR = "v.02"


def published(document, seat):
    version, now, why = verified(document, seat), timezone.now(), "văn bản không nêu"
    return publishing.publish(document.pk, version, register, by=seat, now=now, without_lead=why)


@pytest.fixture
def first(document, seat):
    """Published, with work for a team; then its body was merged into another."""
    name = document.items.first().lead[0]
    team = make_body("v.01.t1", "Tổ công tác số 1", Body.Kind.TEAM)
    now = timezone.now()
    choosing.choose(document.pk, name, [team.pk], seen="", by=seat, now=now)
    found = published(document, seat)
    heir = make_body(HEIR)
    with operator():
        yesterday = timezone.localdate() - timedelta(1)
        Body.objects.filter(pk=seat.body_id).update(valid_to=yesterday, successor=heir)
    return found


def corrected(first, by, reason="đọc sót"):
    enter(scope_of(by))
    return correct_for("v.01", first.pk, reason, by=by, now=timezone.now())


def test_the_successor_corrects_and_what_it_words_anew_is_its_own(client, first, seat):
    heir = make_seat(HEIR)
    client.force_login(heir.user)
    papers = reverse("body_papers", args=["v.01"])
    assert papers in client.get(reverse("body_work", args=["v.01"])).content.decode()
    where = reverse("body_paper_correct", args=["v.01", first.pk])
    assert where in client.get(papers).content.decode()
    assert client.post(where, {"reason": ""}).status_code == 422
    answer = client.post(where, {"reason": "đọc sót"})
    enter(scope_of(heir))
    edition = Document.objects.get(edition=2)
    assert answer.url == reverse("document", args=[edition.pk])
    assert where not in client.get(papers).content.decode()
    page = client.get(answer.url).content.decode()
    assert reverse("document", args=[first.pk]) in page
    enter(scope_of(heir))
    item = present(edition.items.first())
    verification.mend(item.pk, item.version, {"deliverable": "báo cáo mới"}, by=heir)
    # A unit of the ended body is not the heir's to order: it names one of its own.
    team, seen = (
        make_body(f"{HEIR}.t1"),
        Names(edition, timezone.localdate()).meant(item.lead[0]).seen,
    )
    now = timezone.now()
    choosing.choose(edition.pk, item.lead[0], [team.pk], seen=seen, by=heir, now=now)
    verified(edition, heir)
    edition.refresh_from_db()
    total = edition.items.count()
    changes = foreseen(edition)
    # So all directives change that name it.
    assert (changes.gone, changes.same) == (changes.new, total - changes.new)
    assert 0 < changes.new < total
    done = entered(published(edition, heir))
    assert (done.new, done.gone, done.same) == (changes.new, changes.gone, changes.same)
    new = Directive.objects.get(entered_with=edition, deliverable="báo cáo mới")
    assert new.owner_path == HEIR
    assert {a.issuer_path for a in Assignment.objects.filter(directive=new)} == {HEIR}
    enter(EVERYWHERE)
    old = present(new.replaces)
    assert old.superseded_at
    assert {a.state for a in Assignment.objects.filter(directive=old)} == {"withdrawn"}
    same = Directive.objects.filter(superseded_at=None).exclude(entered_with=edition)
    assert {row.owner_path for row in same} == {"v.01"}
    again = PaperTakeover.objects.get()
    assert (again.document_id, again.owner_path, again.former_path) == (first.pk, HEIR, "v.01")


def test_who_may_and_who_may_not(first, seat):
    for stranger in (make_seat("v.03"), make_seat("v.01.t1")):
        with pytest.raises(Hidden):
            corrected(first, stranger)
    with pytest.raises((Hidden, NotAllowed)):
        corrected(first, make_seat(HEIR, Role.OFFICER))
    heir = make_seat(HEIR)
    with operator(), transaction.atomic():  # so that it is another version of the directory
        Body.objects.filter(path="v.01").update(valid_to=timezone.localdate())
    with pytest.raises(Hidden):  # it works yet
        corrected(first, heir)
    with operator(), transaction.atomic():
        Body.objects.filter(path="v.01").update(valid_to=timezone.localdate() - timedelta(1))
    corrected(first, heir)
    with pytest.raises(Hidden):
        corrected(first, heir)
    assert papers_of("v.01") == []


def test_the_database_refuses_what_the_service_does(first, seat):
    heir, other = make_seat(HEIR), make_seat("v.03")
    enter(EVERYWHERE)
    for by, path in ((other, "v.03"), (other, HEIR), (make_seat(HEIR, Role.OFFICER), HEIR)):
        made = PaperTakeover(
            owner_path=path, former_path="v.01", document=first, by=by, at=timezone.now()
        )
        with pytest.raises(DatabaseError), transaction.atomic():
            made.save(force_insert=True)
    enter(scope_of(heir))
    assert not Document.objects.exists()
    corrected(first, heir)
    assert Document.objects.count() == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        PaperTakeover.objects.update(owner_path="v.03")
    # It sees the earlier edition, and does not change it.
    assert Document.objects.filter(pk=first.pk).update(name="khác") == 0
