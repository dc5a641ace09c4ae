"""Another body is looked for inside the card: a fragment for htmx, the page for all others."""

import pytest
from django.urls import reverse

from sauro.documents import verification
from sauro.documents.tests.make import unplaced
from sauro.kernel.text import fold
from sauro.organization.models import Body
from sauro.organization.tests.make import make_body

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}
NAME = "Tổ rà soát liên ngành"


@pytest.fixture
def item(document, seat):
    first = document.items.first()
    for n in range(12):
        make_body(f"v.01.t{n}", f"Tổ công tác số {n}", Body.Kind.TEAM)
    return verification.mend(first.pk, 1, {"lead": [NAME]}, by=seat)


def got(client, seat, where, **asked):
    client.force_login(seat.user)
    return client.get(where, asked, **HTMX)


def test_the_card_gets_the_field_and_then_only_what_its_words_find(client, item, seat):
    where = reverse("name", args=[item.document_id])
    opened = got(client, seat, where, ten=NAME, tu=item.pk).content.decode()
    assert "<html" not in opened
    assert 'type="search"' in opened
    assert f'name="ten" value="{NAME}"' in opened
    assert f'name="from" value="{item.pk}"' in opened
    found = got(client, seat, where, ten=NAME, tu=item.pk, tim="to cong tac").content.decode()
    assert 'type="search"' not in found
    assert found.count("data-found") == 9
    assert "Còn nữa" in found
    assert 'data-for="to cong tac"' in found
    nobody = got(client, seat, where, ten=NAME, tim="khong co").content.decode()
    assert "Hãy tìm bằng ít chữ hơn" in nobody
    assert got(client, seat, where, ten="không ai nêu").status_code == 404


def test_what_is_decided_can_be_left_open_there(client, item, seat):
    where, team = reverse("name", args=[item.document_id]), Body.objects.get(path="v.01.t1")
    asked = {"ten": NAME, "tu": item.pk}
    assert 'name="open"' not in got(client, seat, where, **asked).content.decode()
    client.post(where, {"ten": NAME, "body": team.pk, "seen": ""})
    assert 'name="open"' in got(client, seat, where, **asked).content.decode()


def test_who_issued_a_paper_is_looked_for_in_the_same_way(client, item, seat):
    unplaced(item.document)
    where = reverse("issuing", args=[item.document_id])
    assert 'name="seen" value=""' in got(client, seat, where).content.decode()
    found = got(client, seat, where, tim="to cong tac so 11").content.decode()
    assert f'value="{Body.objects.get(path="v.01.t11").pk}"' in found
    client.force_login(seat.user)
    assert "<html" in client.get(where).content.decode()


def test_the_kind_that_the_name_says_comes_first(client, item, seat):
    mention = "UBND xã Tân Lập"
    item = verification.mend(item.pk, item.version, {"lead": [mention]}, by=seat)
    for path, name in (
        ("v.01.a1", "Ban Chỉ đạo 389 xã Tân Lập"),
        ("v.01.a2", "Công an xã Tân Lập"),
        ("v.01.a3", "Ủy ban nhân dân xã Tân Lập"),
    ):
        make_named(path, name)
    where = reverse("name", args=[item.document_id])
    for typed, first in (
        ("tan lap", "Ủy ban nhân dân xã Tân Lập"),
        ("cong an tan lap", "Công an xã Tân Lập"),
    ):
        found = got(client, seat, where, ten=mention, tu=item.pk, tim=typed).content.decode()
        assert first in found.split("</li>")[0]


def make_named(path, name):
    body = make_body(path, name)
    body.search_key = fold(name)
    body.save()
