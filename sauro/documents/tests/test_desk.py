"""What the verification page says of an item: once, and true of its words as they are now."""

import pytest
from django.urls import reverse
from django.utils import timezone

from sauro.documents import choosing, desk, verification
from sauro.documents.joining import parted
from sauro.documents.models import Item
from sauro.documents.naming import Names
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
MISSING = [
    {"code": code, "field": field, "message": f"Mục 1: {code}", "message_en": code, "spans": []}
    for code, field in (("no-lead", "lead"), ("no-time", "deadline"), ("no-result", "deliverable"))
]


@pytest.fixture
def bare(document):
    """An item that names nobody, no time and no result, and whose doubts say so."""
    item = document.items.first()
    item.lead, item.deadline_text, item.deadline_kind, item.deliverable = [], "", "none", ""
    item.doubts, item.clears = MISSING, {}
    item.save()
    return item


def card(item):
    item = Item.objects.get(pk=item.pk)
    return desk.card(item, Names(item.document, timezone.localdate()))


def missing(item):
    return [row.clear for row in card(item).rows if row.missing]


def test_what_is_missing_is_said_once_and_no_longer_when_it_is_there(bare, seat):
    assert (missing(bare), card(bare).doubts) == (["lead", "deadline", "deliverable"], [])
    changes = {"lead": ["Sở Y tế"], "deadline_text": "trước ngày 20/6/2026", "deliverable": "sổ"}
    mended = verification.mend(bare.pk, bare.version, changes, by=seat)
    assert missing(bare) == []
    assert mended.doubts == MISSING, "what the reading doubted stays in the history"
    empty = {"lead": [], "deadline_text": "", "deliverable": ""}
    verification.mend(bare.pk, mended.version, empty, by=seat)
    assert missing(bare) == ["lead", "deadline", "deliverable"]


def test_whoever_lacks_a_lead_is_led_to_where_it_is_entered(bare, seat, client):
    client.force_login(seat.user)
    page = client.get(reverse("document", args=[bare.document_id])).content.decode()
    shown = page[page.index(f'id="viec-{bare.pk}"') :].partition("</li>")[0]
    assert shown.count("không nêu") == 3
    assert f'href="{reverse("item_act", args=[bare.pk, "sua"])}">Ghi tên' in shown


def test_what_a_split_took_away_is_doubted_until_a_person_fills_it(bare, seat):
    bare.doubts, bare.deadline_text = [], "trước ngày 20/6/2026"
    bare.lead, bare.task = ["Sở Y tế"], "Sở Y tế báo cáo trước ngày 20/6/2026"
    first, second = Item(task=bare.task, locator="1"), Item(task="lập sổ", locator="1.2")
    for half in (first, second):
        half.document, half.clears, half.lead = bare.document, {}, bare.lead
    parted(bare, first, second)
    names = Names(bare.document, timezone.localdate())
    assert len(desk.card(second, names).doubts) == 2
    second.deadline_text = "trước ngày 25/6/2026"
    second.clears["lead"] = {"ground": verification.BY_HAND}
    assert desk.card(second, names).doubts == []


def test_why_a_clear_was_read_so_is_told_in_the_language_of_the_page(bare):
    bare.deadline_kind, bare.deadline_text, bare.task = "standing", "thường xuyên", "lập sổ"
    bare.clears = {
        "deadline": {"ground": "stated", "rule": "standing"},
        "task": {"ground": "stated", "rule": "imperative: “Rà soát”"},
    }
    bare.save()
    shown = card(bare)
    why = {row.clear: row.why for row in shown.rows}
    assert why["deadline"] == "lời văn nêu làm thường xuyên, không có ngày cuối"
    assert shown.why == "câu mệnh lệnh", "the verb stood in words that are no longer there"


def test_a_name_of_whom_nobody_knows_who_it_is_does_not_fill_the_bar(bare, seat):
    document = bare.document
    document.items.exclude(pk=bare.pk).delete()

    def lead():
        document.refresh_from_db()
        items, names = list(document.items.all()), Names(document, timezone.localdate())
        return desk.clarity(items, names)[0]

    changes = {"lead": ["Tổ rà soát liên ngành"]}
    verification.mend(bare.pk, bare.version, changes, by=seat)
    assert (lead().stated, lead().known, lead().full) == (1, 0, 0)
    open_, chosen = (), (seat.body_id,)
    for bodies, known in ((open_, 0), (chosen, 1)):
        document.choices.all().delete()
        choosing.choose(
            document.pk, "Tổ rà soát liên ngành", bodies, seen="", by=seat, now=timezone.now()
        )
        assert (lead().stated, lead().full) == (1, known)


def test_a_lead_who_can_be_given_nothing_does_not_fill_the_bar(bare, seat):
    document, far = bare.document, make_seat("v.02").body
    document.items.exclude(pk=bare.pk).delete()
    verification.mend(bare.pk, bare.version, {"lead": ["Tổ rà soát liên ngành"]}, by=seat)
    choosing.choose(
        document.pk, "Tổ rà soát liên ngành", [far.pk], seen="", by=seat, now=timezone.now()
    )
    document.refresh_from_db()
    names = Names(document, timezone.localdate())
    lead = desk.clarity(list(document.items.all()), names)[0]
    assert names.ours
    assert (lead.stated, lead.known) == (1, 0)


def test_of_many_doubts_those_that_nobody_has_looked_at_are_listed_first(document):
    document.doubts = [{"code": "past", "message": f"{n}", "message_en": ""} for n in range(50)]
    for n in range(25):
        document.doubts[n]["settled"] = {"seat": 1}
    assert [n for n, _doubt, _said in desk.doubts(document)] == list(range(25, 45))
    document.doubts = document.doubts[20:30]
    assert [said for _n, _doubt, said in desk.doubts(document)][:2] == ["25", "26"]
