"""A long list of directives, a leaf at a time; what one act asks of the database."""

import json
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sauro.documents import leafing, queries
from sauro.documents.models import Item
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def many(document):
    """One hundred and twenty more items of the paper, none with an unclear lead."""
    document.items.update(lead=[])
    last = document.items.last().position
    Item.objects.bulk_create(
        Item(
            owner_path=document.owner_path, document=document, position=last + n,
            locator=f"P.{n}", task=f"Việc dài số {n}", spans=[[0, 5]],
        )
        for n in range(1, 121)
    )  # fmt: skip
    return document


def test_a_page_shows_one_leaf_and_leads_to_those_beside_it(client, many, seat):
    client.force_login(seat.user)
    items = queries.rows(many)
    where = reverse("document", args=[many.pk])
    first = client.get(where).content.decode()
    assert first.count('<li id="viec-') == leafing.LEAF
    assert f"?viec={items[leafing.LEAF].pk}#" in first
    second = client.get(where, {"viec": items[leafing.LEAF].pk}).content.decode()
    assert 'rel="prev"' in second
    assert 'rel="next"' in second
    assert f'id="viec-{items[leafing.LEAF].pk}"' in second
    assert f'id="viec-{items[0].pk}"' not in second


def test_the_work_goes_on_on_the_next_leaf(client, many, seat):
    client.force_login(seat.user)
    items = queries.rows(many)
    Item.objects.filter(pk__in=[i.pk for i in items[: leafing.LEAF - 1]]).update(checked=True)
    last, following = items[leafing.LEAF - 1], items[leafing.LEAF]
    where = reverse("item_act", args=[last.pk, "dong-y"])
    turned = client.post(where, {"version": 1}, **HTMX)
    assert turned["HX-Retarget"] == "#verify"
    assert json.loads(turned["HX-Trigger-After-Settle"]) == {"focusOn": f"viec-{following.pk}"}
    assert f'id="viec-{following.pk}"' in turned.content.decode()
    plain = client.post(reverse("item_act", args=[following.pk, "dong-y"]), {"version": 1})
    assert f"?viec={items[leafing.LEAF + 1].pk}#" in plain["Location"]


def test_of_a_long_paper_only_what_the_leaf_is_about_is_shown():
    text = "Một dòng chữ của văn bản.\n" * 20_000
    items = [Item(pk=n, spans=[[4_000 * n, 4_000 * n + 90]]) for n in range(1, 121)]
    leaves = [leafing.leaf(items, None, number) for number in (1, 2, 3)]
    shown = [leafing.stretch(text, leaf) for leaf in leaves]
    assert shown[0][0] == 0
    assert shown[2][1] == len(text)
    for (_, end), (begin, _) in pairwise(shown):
        assert begin < end  # no line is between two pages
    start, end = shown[1]
    assert end - start < len(text) / 2
    pieces = queries.marked(text, items, (), (start, end))
    assert "".join(p.text for p in pieces) == text[start:end]
    lit = {pk for p in pieces for pk in p.items}
    assert {i.pk for i in leaves[1].items} <= lit
    assert leafing.stretch(text, leafing.leaf([], None)) == (0, len(text))


def test_a_form_opened_at_its_own_address_leaves_the_address_behind(client, document, seat):
    client.force_login(seat.user)
    item = document.items.first()
    where = reverse("item_act", args=[item.pk, "sua"])
    typed = {f"{item.pk}-version": 1, f"{item.pk}-task": "Lời mới"}
    kept = client.post(where, typed, HTTP_HX_CURRENT_URL=f"http://testserver{where}", **HTMX)
    assert kept["HX-Replace-Url"].startswith(reverse("document", args=[document.pk]))


def test_one_act_asks_little_of_the_database(client, document, seat):
    client.force_login(seat.user)
    one, other = document.items.all()[:2]
    client.post(reverse("item_act", args=[one.pk, "dong-y"]), {"version": 1}, **HTMX)
    enter(scope_of(seat))
    with CaptureQueriesContext(connection) as asked:
        client.post(reverse("item_act", args=[other.pk, "dong-y"]), {"version": 1}, **HTMX)
    ours = ("documents_", "FROM organization_")
    said = [q["sql"] for q in asked if any(table in q["sql"] for table in ours)]
    # The document, its item, the change, all items, the choices, the directory's state.
    assert len(said) <= 6, said
    assert not any('"documents_document"."text"' in sql for sql in said)


def test_choosing_a_body_leaves_the_words_beside_where_they_are(client, many, seat):
    item = many.items.first()
    Item.objects.filter(pk=item.pk).update(lead=["Tổ lạ"])
    client.force_login(seat.user)
    sent = {"ten": "Tổ lạ", "open": 1, "seen": "", "from": item.pk}
    enter(scope_of(seat))
    with CaptureQueriesContext(connection) as asked:
        chosen = client.post(reverse("name", args=[many.pk]), sent, **HTMX)
    assert chosen["HX-Retarget"] == "#cac-viec"
    assert "data-words" not in chosen.content.decode().replace("data-words-of", "")
    assert f'id="viec-{item.pk}"' in chosen.content.decode()
    assert sum('"documents_document"."text"' in q["sql"] for q in asked) <= 1
