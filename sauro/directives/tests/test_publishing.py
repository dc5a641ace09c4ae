"""Publishing: the register is filled, the document frozen, and who may not is told."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.directives.models import Addressee, Directive
from sauro.directives.queries import Filters, directives
from sauro.directives.services import register
from sauro.documents import choosing, publishing, verification
from sauro.documents.models import Document, Item
from sauro.documents.tests.make import verified
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.organization.models import Body, Force, Membership, Territory
from sauro.organization.tests.make import LONG_AGO, make_body, make_seat

pytestmark = pytest.mark.django_db


def version_of(document):
    document.refresh_from_db()
    return verification.seen_version(document)


def test_publishing_enters_the_register_and_freezes(document, seat):
    now = timezone.now()
    kept = document.items.count()
    published = publishing.publish(
        document.pk, verified(document, seat), register, by=seat, now=now
    )
    assert published.status == Document.Status.PUBLISHED
    assert Directive.objects.count() == kept
    item = document.items.first()
    with pytest.raises(Refused, match="đã ban hành"):
        verification.agree(item.pk, item.version, by=seat)
    item.task = "changed behind the back of the service"
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        item.save()
    item.pk, item.position = None, 999
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        item.save(force_insert=True)
    with pytest.raises(Refused):
        publishing.publish(document.pk, version_of(document), register, by=seat, now=now)


def test_nothing_to_publish_is_refused(document, seat):
    for item in document.items.all():
        verification.drop(item.pk, item.version, "không phải việc", by=seat)
    with pytest.raises(Refused, match="không còn việc nào"):
        publishing.publish(document.pk, version_of(document), register, by=seat, now=timezone.now())


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


def test_whoever_is_named_sees_the_directive_and_nobody_else(document, seat):
    now = timezone.now()
    publishing.publish(document.pk, verified(document, seat), register, by=seat, now=now)
    commune = make_body("v.01.00001", "Ủy ban nhân dân xã Mẫu", Body.Kind.PEOPLES_COMMITTEE)
    directive = Directive.objects.get(position=1)
    Addressee.objects.create(
        owner_path=commune.path, issuer_path="v.01", directive=directive, body=commune,
        part="lead", mention="UBND xã Mẫu", published_at=now,
    )  # fmt: skip
    enter(scope_of(make_seat("v.01.00001")))
    assert [d.position for d in directives(Filters())] == [1]
    assert not Document.objects.exists()
    enter(scope_of(make_seat("v.01.00002")))
    assert directives(Filters()) == []


def test_who_sees_one_directive_sees_what_its_paper_cites_and_not_the_paper(client, document, seat):
    document.text += "\nCăn cứ Công văn số 9876/BCT-TTTN ngày 02/03/2026 của Bộ Công Thương."
    document.save()
    item = verification.mend(document.items.first().pk, 1, {"lead": ["Tổ công tác"]}, by=seat)
    team = make_body("v.01.t1", "Tổ công tác số 1", Body.Kind.TEAM)
    now = timezone.now()
    choosing.choose(document.pk, "Tổ công tác", [team.pk], seen="", by=seat, now=now)
    publishing.publish(document.pk, verified(document, seat), register, by=seat, now=now)
    found = Directive.objects.get(position=item.position)
    reader = make_seat("v.01.t1")
    client.force_login(reader.user)
    page = client.get(reverse("directive", args=[found.pk])).content.decode()
    assert "Toàn văn nằm ngoài phạm vi" in page
    assert "9876/BCT-TTTN" in page
    assert "02/03/2026" in page
    assert f'href="{reverse("document", args=[document.pk])}' not in page
    client.force_login(seat.user)
    whole = client.get(reverse("directive", args=[found.pk])).content.decode()
    assert "9876/BCT-TTTN" in whole


def test_a_name_that_stays_open_is_told_from_one_that_is_missing(document, seat):
    verification.mend(document.items.first().pk, 1, {"lead": ["Tổ công tác"]}, by=seat)
    now = timezone.now()
    choosing.choose(document.pk, "Tổ công tác", [], seen="", by=seat, now=now)
    publishing.publish(document.pk, verified(document, seat), register, by=seat, now=now)
    left_open = Filters(clear="lead", grounds=("o",))
    found = [d for d in directives(left_open) if d.left_open == ["Tổ công tác"]]
    assert len(found) == 1
    team = make_body("v.01.t1", "Tổ công tác số 1", Body.Kind.TEAM)
    Addressee.objects.create(  # as whoever names the body later
        owner_path="v.01.t1", issuer_path="v.01", directive=found[0], body=team, part="lead",
        mention="Tổ công tác", published_at=now,
    )  # fmt: skip
    assert found[0] not in directives(left_open)


def test_only_the_issuer_names_addressees(document, seat):
    publishing.publish(document.pk, verified(document, seat), register, by=seat, now=timezone.now())
    directive = Directive.objects.first()
    stranger = make_seat("v.02")
    enter(scope_of(stranger))
    row = Addressee(
        owner_path="v.02", issuer_path="v.02", directive=directive, body=stranger.body,
        part="lead", mention="tự thêm", published_at=timezone.now(),
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="only the issuer"), transaction.atomic():
        row.save()


def test_words_that_the_publisher_did_not_see_are_not_published(document, seat):
    item = document.items.first()
    seen = version_of(document)
    verification.mend(item.pk, 1, {"task": "Lời người khác vừa sửa"}, by=seat)
    with pytest.raises(Stale):
        publishing.publish(document.pk, seen, register, by=seat, now=timezone.now())


def test_what_a_person_did_not_verify_stays_out(document, seat):
    with pytest.raises(Refused, match="chưa kiểm tra"):
        publishing.publish(document.pk, version_of(document), register, by=seat, now=timezone.now())
    assert not Directive.objects.exists()


def test_whoever_a_person_chose_sees_the_directive(document, seat):
    item = verification.mend(document.items.first().pk, 1, {"lead": ["Tổ công tác"]}, by=seat)
    team = make_body("v.01.t1", "Tổ công tác số 1", Body.Kind.TEAM)
    now = timezone.now()
    choosing.choose(document.pk, "Tổ công tác", [team.pk], seen="", by=seat, now=now)
    publishing.publish(document.pk, verified(document, seat), register, by=seat, now=now)
    enter(scope_of(make_seat("v.01.t1")))
    assert [d.position for d in directives(Filters())] == [item.position]


def test_nothing_is_moved_into_a_published_document(document, seat):
    item = document.items.first()
    other = Document.objects.create(
        owner_path="v.01", name="b", sha256="b", size=1, received_at=timezone.now(), status="read"
    )
    with pytest.raises(IntegrityError, match="stays with"), transaction.atomic():
        Item.objects.filter(pk=item.pk).update(document_id=other.pk)


def _placed(committee, unit, serves):
    """The committee in a province of its own, the unit of a force there, elsewhere or above."""
    nation = Territory.objects.create(level="nation", code="VN", name="Việt Nam", kind="")
    here, there = (
        Territory.objects.create(level="province", code=c, name=c, kind="tỉnh", parent=nation)
        for c in ("01", "02")
    )
    places = {"here": here, "elsewhere": there, "above": nation, "nowhere": None}
    force, _ = Force.objects.get_or_create(code="customs", defaults={"name": "Hải quan"})
    Body.objects.filter(pk=committee.pk).update(territory=here)
    Body.objects.filter(pk=unit.pk).update(territory=places[serves], force=force)


@pytest.mark.parametrize(
    ("issuer", "member", "reaches"),
    [
        ("v.01", "here", True),
        ("v.01", "", False),
        ("v", "here", False),
        ("v.01", "elsewhere", False),
        ("v.01", "above", False),
        ("v.01", "nowhere", False),
    ],
)
def test_nobody_gives_orders_to_those_of_another(document, seat, issuer, member, reaches):
    """Outside the province only units of a force that serve in it are told, where they are members
    of its committee, and only by its own papers.
    """
    document.issued_from = make_body(issuer).path
    document.save(update_fields=["issued_from"])
    item = verification.mend(document.items.first().pk, 1, {"lead": ["Hải quan"]}, by=seat)
    make_body("v", "Ban Chỉ đạo 389 quốc gia")
    outside, inside = make_body("v.hq1", "Hải quan 1"), make_body("v.01.hq", "Hải quan tỉnh")
    with operator():
        _placed(seat.body, outside, member or "here")
    if member:
        Membership.objects.create(
            committee=seat.body, body=outside, part="member", valid_from=LONG_AGO, decision="1/QĐ"
        )
    now = timezone.now()
    bodies = [outside.pk, inside.pk]
    choosing.choose(document.pk, "Hải quan", bodies, seen="", by=seat, now=now)
    publishing.publish(document.pk, verified(document, seat), register, by=seat, now=now)
    enter(scope_of(make_seat("v.hq1")))
    assert [d.position for d in directives(Filters())] == [item.position] * reaches
    enter(scope_of(make_seat("v.01.hq")))
    assert [d.position for d in directives(Filters())] == [item.position]


def test_who_entered_the_paper_of_another_is_told(document, seat, client):
    document.issued_from = make_body("v").path
    document.save(update_fields=["issued_from"])
    now = timezone.now()
    publishing.publish(document.pk, verified(document, seat), register, by=seat, now=now)
    found = Directive.objects.first()
    assert found
    said = f"Do {seat.body.name} đưa vào sổ ngày {timezone.localdate(now):%d/%m/%Y}"
    client.force_login(seat.user)
    for where in (reverse("directive", args=[found.pk]), reverse("register")):
        assert said in client.get(where).content.decode()


def test_of_an_own_paper_nobody_asks_who_entered_it(document, seat):
    publishing.publish(document.pk, verified(document, seat), register, by=seat, now=timezone.now())
    assert set(Directive.objects.values_list("entered_by", flat=True)) == {""}
