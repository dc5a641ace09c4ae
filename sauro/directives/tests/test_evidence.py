"""Documents that are here already show what was done; a link grants nothing."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments.acting import move
from sauro.directives.assignments.evidence import Shows
from sauro.directives.assignments.expanding import expand
from sauro.directives.assignments.rules import Act
from sauro.directives.models import EvidenceLink
from sauro.directives.tests.make import make_directive
from sauro.documents.models import Document
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.access.tests.make import machine
from sauro.foundation.errors import Refused
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
UNIT, MEMBER = "v.01.00001", "v.bo"
TODAY = timezone.localdate()


def work(path=UNIT):
    found = make_directive("rà soát kho", told=((path, "lead"),), due_on=TODAY + timedelta(3))
    expand(found.addressees.all(), [found], timezone.now())
    return found.assignments.get()


def paper(number, owner=UNIT, **others):
    enter(Scope(("v",)))
    return Document.objects.create(
        owner_path=owner, name="bao-cao.pdf", sha256=f"{owner} {number} {others}", size=1,
        received_at=timezone.now(), status="read", doc_type="Báo cáo", number=number,
        issued_on=date(2026, 11, 5), **others,
    )  # fmt: skip


@pytest.fixture
def doer(db):
    return make_seat(UNIT)


def sent(client, row, lines, words="đã rà soát"):
    where = reverse("work_act", args=[row.pk, "ket-qua"])
    return client.post(where, {"version": row.version, "words": words, "papers": lines})


def test_a_report_that_was_sent_in_is_found_by_its_number_and_opened_by_who_may(doer, client):
    row, told, other = work(), paper("12/BC-UBND"), paper("13/BC-UBND", event="Họp quý III")
    client.force_login(doer.user)
    assert sent(client, row, " 12/bc-ubnd\nhop quy iii\n").status_code == 302
    enter(scope_of(doer))
    links = EvidenceLink.objects.order_by("pk")
    assert [link.document_id for link in links] == [told.pk, other.pk]
    client.force_login(make_seat("v.01").user)
    page = client.get(reverse("work", args=[row.pk])).content.decode()
    assert f'<a href="{reverse("document", args=[told.pk])}">Báo cáo 12/BC-UBND' in page
    assert "Báo cáo 12/BC-UBND ngày 05/11/2026" in page


def test_what_fits_nothing_or_several_is_told_and_nothing_typed_is_lost(doer, client):
    row = work()
    paper("12/BC-UBND")
    paper("13/BC-UBND")
    paper("14/BC-UBND", "v.02", event="kín")
    client.force_login(doer.user)
    answer = sent(client, row, "14/BC-UBND\nbáo cáo")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Không có văn bản nào khớp “14/BC-UBND”" in page
    assert "Nhiều văn bản khớp “báo cáo”" in page
    assert "14/BC-UBND\nbáo cáo</textarea>" in page
    assert "đã rà soát</textarea>" in page
    assert "kín" not in page


def test_a_reviewer_who_may_not_see_it_is_told_which_one_it_is_and_no_more(client):
    """A member of the committee from another line reports with a paper of its own."""
    row, member = work(MEMBER), make_seat(MEMBER)
    told = paper("7/BC-BO", MEMBER, text="lời kín", issuer="BỘ MẪU")
    client.force_login(member.user)
    assert sent(client, row, "7/BC-BO").status_code == 302
    reviewer = make_seat("v.01")
    client.force_login(reviewer.user)
    page = client.get(reverse("work", args=[row.pk])).content.decode()
    assert "Báo cáo 7/BC-BO ngày 05/11/2026" in page
    assert "ngoài phạm vi xem của vị trí này" in page
    assert reverse("document", args=[told.pk]) not in page
    assert client.get(reverse("document", args=[told.pk])).status_code == 404
    shown = machine(reviewer).get(f"/api/v1/assignments/{row.pk}").json()["steps"][0]["papers"]
    assert shown == [{"document_id": told.pk, "called": "Báo cáo 7/BC-BO ngày 05/11/2026"}]


def test_machines_link_by_key_what_they_may_see_with_a_report_alone(doer):
    row, told, far = work(), paper("12/BC-UBND"), paper("1/BC-UBND", "v.02")
    ours, where = machine(doer), f"/api/v1/assignments/{row.pk}/steps"

    def step(**data):
        return ours.post(where, data, content_type="application/json")

    for wrong in (
        {"act": "report", "words": "x", "documents": [far.pk]},
        {"act": "acknowledge", "documents": [told.pk]},
        {"act": "report", "words": "x", "documents": list(range(1, 22))},
    ):
        assert step(version=1, **wrong).status_code == 422
    done = step(version=1, act="report", words="x", documents=[told.pk, told.pk]).json()
    assert [p["document_id"] for p in done["steps"][-1]["papers"]] == [told.pk]


def test_the_database_refuses_what_the_service_does(doer):
    row, told, far = work(), paper("12/BC-UBND"), paper("1/BC-UBND", "v.02")
    enter(scope_of(doer))
    shows = Shows(papers=[far.pk])
    with pytest.raises(Refused, match="ngoài phạm vi xem"):
        move(row.pk, 1, Act.REPORT, "x", by=doer, now=timezone.now(), shows=shows)
    row.refresh_from_db()
    move(row.pk, row.version, Act.REPORT, "x", by=doer, now=timezone.now())
    step = row.steps.get()
    made = {
        "owner_path": UNIT, "issuer_path": "v.01", "step": step, "called": "x",
        "document_id": told.pk,
    }  # fmt: skip
    for change in ({"document_id": far.pk}, {"owner_path": "v.02"}, {"issuer_path": "v.02"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            EvidenceLink.objects.create(**made | change)
    enter(scope_of(make_seat("v.01")))
    with pytest.raises(DatabaseError), transaction.atomic():
        EvidenceLink.objects.create(**made)
    enter(scope_of(doer))
    kept = EvidenceLink.objects.create(**made)
    with pytest.raises(DatabaseError), transaction.atomic():
        EvidenceLink.objects.filter(pk=kept.pk).update(called="y")
