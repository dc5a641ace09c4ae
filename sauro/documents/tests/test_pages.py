"""Pages as pictures, with the words of the items lit on them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from sauro.documents import intake, jobs, queries
from sauro.documents.files.tests.make import make_pdf
from sauro.documents.models import Document
from sauro.documents.tests.fixtures import SAMPLE
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def printed(own_store, seat, tmp_path):
    path = make_pdf(SAMPLE.read_text("utf-8"), tmp_path / "a.pdf")
    enter(scope_of(seat))
    found, _ = intake.receive("a.pdf", [path.read_bytes()], by=seat, now=timezone.now())
    jobs.read_document(found.pk, seat.body.path)
    enter(scope_of(seat))
    found.refresh_from_db()
    return found


def test_the_words_of_every_item_are_lit_on_a_page(printed):
    items = list(printed.items.all())
    lit = [rect for page in queries.pages(printed, items) for rect in page.lit]
    assert {pk for rect in lit for pk in rect.items} == {item.pk for item in items}
    assert all(rect.width > 0 and rect.height > 0 for rect in lit)


def test_a_page_is_drawn_once_and_only_for_those_who_may(client, printed, seat, settings):
    client.force_login(seat.user)
    first = client.get(reverse("page", args=[printed.pk, 1]))
    assert (first.status_code, first["Content-Type"]) == (200, "image/webp")
    kept = list(settings.DRAWN_ROOT.rglob("*.webp"))
    assert [p.name for p in kept] == ["1.webp"]
    kept[0].write_bytes(b"kept")
    assert client.get(reverse("page", args=[printed.pk, 1])).content == b"kept"
    for number in (0, len(printed.sheets) + 1, 10**9):
        assert client.get(reverse("page", args=[printed.pk, number])).status_code == 404


def test_a_text_has_no_pages(client, document, seat):
    client.force_login(seat.user)
    assert queries.pages(document, list(document.items.all())) == []
    assert client.get(reverse("page", args=[document.pk, 1])).status_code == 404


def test_the_page_shows_words_that_ocr_is_unsure_of():
    pieces = queries.marked("một hai ba", [], [[4, 7]])
    assert [(p.text, p.unsure) for p in pieces] == [("một ", False), ("hai", True), (" ba", False)]
    assert Document(text="").sheets == []
