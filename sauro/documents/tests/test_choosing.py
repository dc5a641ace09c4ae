"""Whom a name means: what a rule says, what a person decides, and that neither overrides."""

import json
import re

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.documents import choosing, publishing, verification
from sauro.documents.models import Choice
from sauro.documents.naming import Names, State, place_beside
from sauro.documents.tests.make import verified
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.organization.models import Body
from sauro.organization.resolution import TerritoryRow
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
NAME = "Tổ rà soát liên ngành"


@pytest.fixture
def item(document, seat):
    """An item whose lead no rule knows."""
    first = document.items.first()
    return verification.mend(first.pk, 1, {"lead": [NAME]}, by=seat)


def chosen(document, seat: Seat, *bodies, **more):
    options = {"seen": "", "by": seat, "now": timezone.now(), **more}
    return choosing.choose(document.pk, NAME, [b.pk for b in bodies], **options)


def meant(document, item_id=None):
    document.refresh_from_db()
    return Names(document, timezone.localdate()).meant(NAME, item_id)


def team(number=1):
    return make_body(f"v.01.t{number}", f"Tổ công tác số {number}", Body.Kind.TEAM)


def test_a_name_that_nobody_knows_waits_for_a_person(document, seat, item):
    assert meant(document).state is State.UNKNOWN
    chosen(document, seat, team())
    found = meant(document)
    assert (found.state, [b.name for b in found.told]) == (State.CHOSEN, ["Tổ công tác số 1"])


def test_a_place_is_not_said_after_a_name_that_says_it():
    province = TerritoryRow(1, "40", "Nghệ An", "tỉnh", "province", None)
    commune = TerritoryRow(2, "17212", "Thông Thụ", "xã", "commune", 1)
    assert place_beside("Hải quan khu vực tại tỉnh Nghệ An", [province]) == ""
    assert place_beside("Ban Chỉ đạo 389 xã Thông Thụ", [commune, province]) == "tỉnh Nghệ An"
    assert place_beside("Đội số 3", [province]) == "tỉnh Nghệ An"
    assert place_beside("Bộ Công an", []) is None


def test_one_item_may_mean_another_than_the_rest(document, seat, item):
    chosen(document, seat, team(1))
    chosen(document, seat, team(2), item_id=item.pk)
    assert meant(document).told[0].name == "Tổ công tác số 1"
    assert meant(document, item.pk).told[0].name == "Tổ công tác số 2"


def test_leaving_open_is_a_decision_and_can_be_taken_back(document, seat, item):
    chosen(document, seat, reason="chờ thành lập")
    left = meant(document)
    assert (left.state, left.decided, left.told, left.because) == (
        State.OPEN, True, (), "chờ thành lập",
    )  # fmt: skip
    chosen(document, seat, team(), seen=left.seen)
    assert meant(document).state is State.CHOSEN


def test_the_second_of_two_who_choose_is_told(document, seat, item):
    chosen(document, seat, team(1))
    with pytest.raises(Stale, match="vừa chọn"):
        chosen(document, seat, team(2))
    assert meant(document).told[0].name == "Tổ công tác số 1"


def test_what_is_not_there_or_not_allowed_is_refused(document, seat, item):
    with pytest.raises(Hidden):
        choosing.choose(document.pk, "không ai nêu", [], seen="", by=seat, now=timezone.now())
    with pytest.raises(Refused, match="danh bạ"):
        choosing.choose(document.pk, NAME, [10**9], seen="", by=seat, now=timezone.now())
    with pytest.raises(NotAllowed):
        chosen(document, make_seat(role=Role.LEADER), team())
    stranger = make_seat("v.02")
    enter(Scope(("v.02",), stranger.pk))
    with pytest.raises(Hidden):
        chosen(document, stranger)
    assert not Choice.objects.exists()


def test_an_unclear_lead_keeps_a_document_from_the_register(document, seat, item):
    verified(document, seat)
    rows = Choice.objects.filter(mention=NAME)
    assert rows.count() == 1
    rows.delete()
    document.refresh_from_db()
    with pytest.raises(Refused, match=f"chưa rõ là cơ quan nào.*{NAME}"):
        publishing.publish(
            document.pk,
            verification.seen_version(document),
            lambda *_: None,
            by=seat,
            now=timezone.now(),
        )


def test_once_published_a_choice_stays(document, seat, item):
    chosen(document, seat, team())
    version = verified(document, seat)
    publishing.publish(document.pk, version, lambda *_: None, by=seat, now=timezone.now())
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        Choice.objects.all().delete()
    row = Choice(
        owner_path="v.01", document=document, mention="khác", chosen_by=seat,
        chosen_at=timezone.now(),
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        row.save()


def test_bodies_are_found_without_accents_and_by_most_of_the_words(document, seat, item):
    team(7)
    names = Names(document, timezone.localdate())
    assert [b.name for b in names.search("to cong tac")] == ["Tổ công tác số 7"]
    assert [b.name for b in names.search("Tổ công tác liên tỉnh")] == ["Tổ công tác số 7"]
    assert names.search("hoàn toàn khác hẳn") == names.search(" ") == []


def test_the_page_of_a_name_offers_finds_and_keeps(client, document, seat, item):
    client.force_login(seat.user)
    one = team(3)
    where = reverse("name", args=[document.pk])
    asked = client.get(where, {"ten": NAME, "tu": item.pk, "tim": "to cong tac so 3"})
    assert one.name in asked.content.decode()
    sent = {"ten": NAME, "seen": "", "from": item.pk}
    empty = client.post(where, sent)
    assert (empty.status_code, "Chưa chọn cơ quan nào" in empty.content.decode()) == (422, True)
    kept = client.post(where, sent | {"body": [one.pk], "reason": "theo Quyết định 5"})
    assert kept["Location"].endswith(f"#viec-{item.pk}")
    stale = client.post(where, sent | {"open": "1"})
    assert (stale.status_code, "vừa chọn" in stale.content.decode()) == (409, True)
    enter(Scope(("v.01",), seat.pk))
    assert [b.id for b in meant(document).told] == [one.pk]
    assert client.get(where, {"ten": "không ai nêu"}).status_code == 404
    assert client.get(where, {"ten": NAME, "viec": "9" * 40}).status_code == 200


def test_of_a_place_without_bodies_nothing_is_sure_nor_offered_from_elsewhere(document, seat):
    """A paper of another province whose bodies are not on record."""
    make_body("v.02", "Sở Y tế", Body.Kind.AGENCY)
    document.level, document.locality = "national", ""
    names = Names(document, timezone.localdate())
    names._issued_at = "v.77"
    found = names.proposal("Ban Chỉ đạo")
    assert found.state is not State.SURE
    assert all(not b.path.startswith("v.02") for b in found.offered)


def test_a_choice_says_what_it_did_and_for_how_many(document, seat, item, client):
    second = document.items.all()[1]
    verification.mend(second.pk, 1, {"reports_to": [NAME]}, by=seat)
    client.force_login(seat.user)
    where = reverse("name", args=[document.pk])
    left = client.post(where, {"ten": NAME, "open": 1, "seen": ""}, HTTP_HX_REQUEST="true")
    said = json.loads(left["HX-Trigger-After-Settle"])["said"]
    assert said == f"Đã để ngỏ “{NAME}”, giao sau. Áp dụng cho 2 việc nêu tên này."
    sent = {"ten": NAME, "body": team().pk, "seen": "", "viec": item.pk}
    plain = client.post(where, sent, follow=True).content.decode()
    assert f"“{NAME}” là Tổ công tác số 1." in plain


def test_one_item_is_set_apart_by_its_page_after_a_choice_for_all(document, seat, item, client):
    """Each choice is compared with its own kind: that of the item, or that of the document."""
    one, other = team(1), team(2)
    client.force_login(seat.user)
    address = reverse("name", args=[document.pk])
    for_all = {"ten": NAME, "body": one.pk, "seen": "", "seen_own": "", "from": item.pk}
    assert client.post(address, for_all).status_code == 302
    for body in (other, one):
        page = client.get(address, {"ten": NAME, "tu": item.pk}).content.decode()
        seen = dict(re.findall(r'name="(seen|seen_own)" value="([^"]*)"', page))
        apart = {"ten": NAME, "body": body.pk, "viec": item.pk, "from": item.pk, **seen}
        assert client.post(address, apart).status_code == 302
        enter(Scope(("v.01",), seat.pk))
        assert [b.id for b in meant(document, item.pk).told] == [body.pk]
    again = {**for_all, **seen, "body": other.pk}
    assert client.post(address, again).status_code == 302
