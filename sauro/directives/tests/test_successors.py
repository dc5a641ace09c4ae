"""Nothing is given to a body that ended: its successor is proposed, and a person takes it."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments.handing import hand_over
from sauro.directives.models import Assignment
from sauro.directives.services import foreseen, register
from sauro.directives.tests.make import make_directive
from sauro.documents import choosing, correcting, granting, publishing, verification
from sauro.documents.naming import Names, State
from sauro.documents.tests.make import verified
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.foundation.errors import Refused
from sauro.organization.models import Body, Territory
from sauro.organization.tests.make import make_body

pytestmark = pytest.mark.django_db
NAME = "Tổ rà soát liên ngành"
TODAY = timezone.localdate()


@pytest.fixture
def item(document, seat):
    """An item whose lead no rule knows."""
    first = document.items.first()
    return verification.mend(first.pk, 1, {"lead": [NAME]}, by=seat)


def team(number=1):
    return make_body(f"v.01.t{number}", f"Tổ công tác số {number}", Body.Kind.TEAM)


def chosen(document, seat, *bodies, **more):
    options = {"seen": "", "by": seat, "now": timezone.now(), **more}
    return choosing.choose(document.pk, NAME, [b.pk for b in bodies], **options)


def merged(body, into, days=1):
    with transaction.atomic():  # so that it is another version of the directory
        Body.objects.filter(pk=body.pk).update(valid_to=TODAY - timedelta(days), successor=into)


def meant(document, item_id=None):
    document.refresh_from_db()
    return Names(document, TODAY).meant(NAME, item_id)


def test_a_body_that_was_chosen_and_then_merged_gives_way_to_its_successor(
    client, document, seat, item
):
    old, new = team(1), team(2)
    chosen(document, seat, old)
    verified(document, seat)
    merged(old, new)
    found = meant(document)
    assert (found.state, found.told) == (State.CHOOSE, ())
    assert [b.path for b in found.offered] == [new.path]
    assert [b.path for b in found.gone] == [old.path]
    version = verification.seen_version(document)
    with pytest.raises(Refused, match="chưa rõ là cơ quan nào"):
        publishing.publish(document.pk, version, register, by=seat, now=timezone.now())

    client.force_login(seat.user)
    page = client.get(reverse("document", args=[document.pk])).content.decode()
    assert "Tổ công tác số 1 đã kết thúc" in page
    assert f'name="body" value="{new.pk}" data-choice' in page  # one key takes it
    before = client.get(reverse("publish", args=[document.pk])).content.decode()
    assert "kế thừa: Tổ công tác số 2" in before
    sent = {"ten": NAME, "seen": found.seen, "from": item.pk, "body": new.pk}
    assert client.post(reverse("name", args=[document.pk]), sent).status_code == 302
    enter(scope_of(seat))
    assert meant(document).told[0].path == new.path
    version = verification.seen_version(document)
    publishing.publish(document.pk, version, register, by=seat, now=timezone.now())
    assert set(Assignment.objects.values_list("owner_path", flat=True)) == {new.path}


def test_one_that_ended_without_a_successor_is_told_as_before(client, document, seat, item):
    old = team(1)
    chosen(document, seat, old)
    merged(old, None)
    assert meant(document).state is State.CHOSEN
    client.force_login(seat.user)
    page = client.get(reverse("publish", args=[document.pk])).content.decode()
    assert "không còn hoạt động" in page


def test_one_that_ends_today_is_still_given_work(document, seat, item):
    old, new = team(1), team(2)
    chosen(document, seat, old)
    merged(old, new, days=0)
    assert [b.path for b in meant(document).told] == [old.path]


def test_a_group_keeps_its_members_with_the_successor_of_one(client, document, seat, item):
    old, other, new = team(1), team(2), team(3)
    chosen(document, seat, old, other)
    merged(old, new)
    found = meant(document)
    assert found.state is State.GROUP
    assert {b.path for b in found.bodies} == {other.path, new.path}
    client.force_login(seat.user)
    where = reverse("name", args=[document.pk])
    page = client.get(reverse("document", args=[document.pk])).content.decode()
    assert "Trong nhóm có 1 cơ quan đã kết thúc" in page
    assert "Cả nhóm (2 cơ quan)" in page
    sent = {"ten": NAME, "seen": found.seen, "from": item.pk, "all": "1"}
    assert client.post(where, sent).status_code == 302
    enter(scope_of(seat))
    assert {b.path for b in meant(document).told} == {other.path, new.path}


def test_a_choice_for_one_item_stays_one_for_that_item(client, document, seat, item):
    old, new = team(1), team(2)
    chosen(document, seat, team(4))
    chosen(document, seat, old, item_id=item.pk)
    merged(old, new)
    found = meant(document, item.pk)
    client.force_login(seat.user)
    page = client.get(reverse("document", args=[document.pk])).content.decode()
    assert f'name="seen_own" value="{found.seen}"' in page
    sent = {"ten": NAME, "viec": item.pk, "seen_own": found.seen, "body": new.pk}
    assert client.post(reverse("name", args=[document.pk]), sent).status_code == 302
    enter(scope_of(seat))
    assert meant(document, item.pk).told[0].path == new.path
    assert meant(document).told[0].path == "v.01.t4"


@pytest.fixture
def health(seat):
    """A body that a rule knows by its name, merged into another one."""
    with operator():
        place = Territory.objects.create(
            code="01", name="Mẫu", kind="tỉnh", level="province", search_key="mau", sort_key="mau"
        )
        for path, name in (("v.01.yt", "Sở Y tế tỉnh Mẫu"), ("v.01.xh", "Sở Xã hội tỉnh Mẫu")):
            make_body(path, name, Body.Kind.AGENCY)
        Body.objects.filter(path__startswith="v.01").update(territory=place)
    old, new = (Body.objects.get(path=path) for path in ("v.01.yt", "v.01.xh"))
    merged(old, new)
    return old, new


def test_a_name_that_a_rule_knows_means_the_successor_only_after_a_person_took_it(
    document, seat, health
):
    """Whether the paper is older than the merger or younger."""
    old, new = health
    for issued in (TODAY - timedelta(30), TODAY):
        document.issued_on = issued
        document.save()
        names = Names(document, TODAY)
        found = names.meant("Sở Y tế tỉnh Mẫu")
        assert (found.state, found.gone[0].path) == (State.CHOOSE, old.path)
        assert [b.path for b in found.offered] == [new.path]
        assert [b.path for b in names.search("so y te")] == [new.path]


def test_what_is_published_says_whom_it_meant_then(document, seat, health):
    document.issued_on = TODAY - timedelta(30)
    document.save()
    publishing.publish(document.pk, verified(document, seat), register, by=seat, now=timezone.now())
    document.refresh_from_db()
    found = Names(document, TODAY).meant("Sở Y tế tỉnh Mẫu")
    assert [b.path for b in found.told] == [health[0].path]


def test_a_paper_is_not_opened_to_a_body_that_ended_and_its_successor_is_named(
    document, seat, health
):
    with pytest.raises(Refused, match="Hãy chọn cơ quan kế thừa: Sở Xã hội tỉnh Mẫu"):
        granting.grant(document.pk, health[0].pk, TODAY, "x", by=seat, now=timezone.now())


def test_a_lead_that_was_left_open_is_proposed_the_successor(client, seat, health):
    old, new = health
    found = make_directive("rà soát hiệu thuốc", lead=["Sở Y tế tỉnh Mẫu"])
    client.force_login(seat.user)
    where = reverse("assign", args=[found.pk])
    ticked = f'name="body" value="{new.pk}" checked'
    assert ticked in client.get(where).content.decode()
    again = client.post(where, {"ten": "Sở Y tế tỉnh Mẫu", "body": old.pk, "reason": "QĐ 7"})
    page = again.content.decode()
    assert again.status_code == 422
    assert "Hãy chọn cơ quan kế thừa: Sở Xã hội tỉnh Mẫu" in page
    assert ticked in page
    sent = {"ten": "Sở Y tế tỉnh Mẫu", "body": new.pk, "reason": "QĐ 7"}
    assert client.post(where, sent).status_code == 302
    enter(scope_of(seat))
    assert found.assignments.get().owner_path == new.path


def test_a_correction_finds_the_work_where_it_went(document, seat, item):
    old, new, now = team(1), team(2), timezone.now()
    chosen(document, seat, old)
    publishing.publish(document.pk, verified(document, seat), register, by=seat, now=now)
    merged(old, new)
    for row in Assignment.objects.filter(owner_path=old.path):
        hand_over(row.pk, row.version, new.pk, by=seat, now=now)
    edition = correcting.correct(document.pk, "đọc sót", by=seat, now=now)
    found = meant(edition)
    assert [b.path for b in found.offered] == [new.path]
    chosen(edition, seat, new, seen=found.seen)
    verified(edition, seat)
    edition.refresh_from_db()
    changes = foreseen(edition)
    assert (changes.new, changes.gone, changes.same) == (0, 0, edition.items.count())
