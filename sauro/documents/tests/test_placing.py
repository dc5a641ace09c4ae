"""A paper whose head does not say who issued it: a person says so before its names mean anybody."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.documents import placing, publishing, verification
from sauro.documents.naming import Names, State
from sauro.documents.reading.engine import read
from sauro.documents.reading.heads import told_by_head
from sauro.documents.tests.fixtures import SAMPLE
from sauro.documents.tests.make import unplaced, verified
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.access.tests.make import operator
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.organization.models import Body, Territory
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
NAME = "Sở Y tế"


@pytest.fixture
def odd(document, seat):
    """A paper with an odd letterhead, whose first item names the reader's own Sở Y tế."""
    own = agency("v.01")
    item = document.items.first()
    verification.mend(item.pk, item.version, {"lead": [NAME]}, by=seat)
    assert meant(document).told[0].id == own.pk, "issued by the reader it would be sure"
    unplaced(document)
    return document


def agency(path):
    """The health agency of an imaginary province, which stands on a territory as real ones do."""
    own = make_body(f"{path}.yte", NAME, Body.Kind.AGENCY)
    with operator():
        place = Territory.objects.create(
            code=path, name=f"Tỉnh {path}", kind="tỉnh", level="province", search_key=path,
            sort_key=path,
        )  # fmt: skip
        Body.objects.filter(path__in=(path, own.path)).update(territory=place)
    return own


def names(document):
    document.refresh_from_db()
    return Names(document, timezone.localdate())


def meant(document):
    return names(document).meant(NAME)


def placed(document, body, by: Seat, seen=""):
    return placing.place(document.pk, body.pk, seen=seen, by=by, now=timezone.now())


def test_without_a_place_a_name_is_only_proposed(odd):
    found = meant(odd)
    assert (found.state, found.told) == (State.CHOOSE, ())
    assert [b.path for b in found.offered] == ["v.01.yte"]
    assert not names(odd).ours


def test_the_place_that_a_person_chose_gives_names_their_meaning(odd, seat):
    placed(odd, seat.body, seat)
    assert [b.path for b in meant(odd).told] == ["v.01.yte"]
    assert names(odd).ours
    assert (odd.placed_by, odd.issued_from) == (seat, "v.01")


def test_of_another_province_the_own_agency_is_not_meant(odd, seat):
    other = agency("v.02")
    placed(odd, Body.objects.get(path="v.02"), seat)
    assert [b.id for b in meant(odd).bodies] == [other.pk]
    assert not names(odd).ours


def test_publishing_waits_for_the_place_and_says_where_to_choose(odd, seat, client):
    seen = verification.seen_version(odd)
    with pytest.raises(Refused, match="Hãy chọn nơi ban hành") as told:
        publishing.publish(odd.pk, seen, lambda *_: None, by=seat, now=timezone.now())
    assert "no-issuing-place" in [f.code for f in told.value.findings]
    client.force_login(seat.user)
    page = client.get(reverse("publish", args=[odd.pk])).content.decode()
    assert reverse("issuing", args=[odd.pk]) in page


def test_who_may_not_does_not_choose(odd, seat):
    with pytest.raises(NotAllowed):
        placed(odd, seat.body, make_seat(role=Role.LEADER))
    stranger = make_seat("v.02")
    enter(Scope(("v.02",), stranger.pk))
    with pytest.raises(Hidden):
        placed(odd, stranger.body, stranger)


def test_two_who_choose_at_once_and_bodies_that_are_none(odd, seat):
    with pytest.raises(Refused, match="Chưa chọn"):
        placing.place(odd.pk, 10**9, seen="", by=seat, now=timezone.now())
    placed(odd, seat.body, seat)
    with pytest.raises(Stale, match="vừa chọn"):
        placed(odd, make_body("v.02"), seat)
    placed(odd, make_body("v.02"), seat, seen="v.01")
    assert names(odd).issuer.path == "v.02"


def test_where_the_head_tells_nothing_is_chosen(odd, seat):
    odd.level = "national"
    odd.save(update_fields=["level"])
    with pytest.raises(Refused, match="đã ghi nơi ban hành"):
        placed(odd, seat.body, seat)


def test_a_place_is_somebodys_choice_and_stays_once_published(odd, seat):
    with pytest.raises(IntegrityError, match="placed_by_somebody"), transaction.atomic():
        type(odd).objects.filter(pk=odd.pk).update(issued_from="v.01")
    version = verified(odd, seat)
    publishing.publish(odd.pk, version, lambda *_: None, by=seat, now=timezone.now())
    with pytest.raises(Refused, match="đã ban hành"):
        placed(odd, make_body("v.02"), seat, seen="v.01")


def test_the_verification_page_asks_and_takes_the_answer_without_javascript(odd, seat, client):
    client.force_login(seat.user)
    page = client.get(reverse("document", args=[odd.pk])).content.decode()
    assert 'id="noi-ban-hanh"' in page
    where = reverse("issuing", args=[odd.pk])
    empty = client.post(where, {"seen": ""})
    assert (empty.status_code, "Chưa chọn cơ quan ban hành" in empty.content.decode()) == (
        422,
        True,
    )
    found = client.get(where, {"tim": "so y te"}).content.decode()
    assert f'value="{Body.objects.get(path="v.01.yte").pk}"' in found
    done = client.post(where, {"seen": "", "body": seat.body_id})
    assert done["Location"].startswith(reverse("document", args=[odd.pk]) + "?viec=")
    overtaken = client.post(where, {"seen": "", "body": seat.body_id})
    assert (overtaken.status_code, "vừa chọn" in overtaken.content.decode()) == (409, True)
    page = client.get(reverse("document", args=[odd.pk])).content.decode()
    assert 'id="noi-ban-hanh"' not in page
    assert "Nơi ban hành:" in page


def test_a_candidate_is_shown_with_its_place(odd, seat, client):
    client.force_login(seat.user)
    page = client.get(reverse("document", args=[odd.pk])).content.decode()
    button = page[page.index(f"data-choice>{NAME}") :][:120]
    assert "Tỉnh v.01" in button


def test_only_the_head_tells_not_what_the_body_of_a_paper_lets_guess():
    text = SAMPLE.read_text("utf-8")
    notice = read(text)
    assert told_by_head(notice, text)
    assert not told_by_head(replace(notice, issuer=None), text)
    assert not told_by_head(replace(notice, locality="Nơi Khác"), text)
    assert not told_by_head(replace(notice, level="national"), text)
