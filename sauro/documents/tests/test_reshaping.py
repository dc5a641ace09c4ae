"""Split and merge: no clear is lost unseen, and none is copied without a word."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from sauro.documents import choosing, reshaping
from sauro.documents.models import Item
from sauro.foundation.errors import Refused
from sauro.kernel.tests.present import present
from sauro.organization.models import Body
from sauro.organization.tests.make import make_body

pytestmark = pytest.mark.django_db
WORDS = "Sở Y tế rà soát các cơ sở, báo cáo trước ngày 20/6/2026; Sở Công Thương lập danh sách."


@pytest.fixture
def item(document):
    """One directive whose words name a deadline and two bodies."""
    document.text += f"\n{WORDS}\n"
    document.save()
    at = document.text.rindex(WORDS)
    first = document.items.first()
    first.spans, first.task = [[at, at + len(WORDS)]], WORDS
    first.lead, first.coordinating = ["Sở Y tế"], ["Sở Công Thương"]
    first.deadline_text, first.deadline_kind = "trước ngày 20/6/2026", "date"
    first.due_on = date(2026, 6, 19)
    first.clears = {"lead": {"ground": "stated"}, "deadline": {"ground": "stated"}}
    first.save()
    return first


def parted(item, seat):
    at = item.document.text.rindex(WORDS) + WORDS.index("Sở Công")
    return reshaping.split(item.pk, item.version, at, by=seat)


def said(item):
    return " ".join(doubt["message"] for doubt in item.doubts)


def test_the_half_whose_words_hold_the_deadline_keeps_it(item, seat):
    first, second = parted(item, seat)
    assert (first.deadline_text, str(first.due_on)) == ("trước ngày 20/6/2026", "2026-06-19")
    assert (second.deadline_text, second.deadline_kind, second.due_on) == ("", "none", None)
    assert second.clears["deadline"]["ground"] == "missing"
    assert f"“trước ngày 20/6/2026” ở lại mục {first.locator}" in said(second)
    assert not first.checked
    assert not second.checked


def test_what_only_one_half_says_is_not_the_others_without_a_word(item, seat):
    first, second = parted(item, seat)
    assert (first.coordinating, second.coordinating) == ([], ["Sở Công Thương"])
    assert (first.lead, second.lead) == (["Sở Y tế"], ["Sở Y tế"])
    assert second.clears["lead"]["ground"] == "inferred"
    assert "ghi theo việc đã tách" in said(second)
    assert second.origin == Item.Origin.SPLIT


def test_a_deadline_from_a_heading_holds_for_both_halves(item, seat):
    item.task = item.task.replace("trước ngày 20/6/2026", "sớm")
    Item.objects.filter(pk=item.pk).update(deadline_text="trong tháng 6/2026", deadline_kind="date")
    first, second = parted(item, seat)
    # The words of the first half name another day: it is that half's own.
    assert "20/6/2026" in first.deadline_text
    assert second.deadline_text == "trong tháng 6/2026"
    assert str(second.due_on) == "2026-06-30"


def differ(item, seat):
    """The directive after it, with a lead and a deadline of its own."""
    following = present(reshaping.next_standing(item))
    following.lead, following.deadline_text = ["Công an tỉnh"], "trước ngày 30/6/2026"
    following.deliverable = "danh sách cơ sở"
    following.save()
    Item.objects.filter(pk=item.pk).update(deliverable="báo cáo rà soát")
    return following


def test_two_that_differ_are_merged_only_by_choice(item, seat):
    differ(item, seat)
    with pytest.raises(Refused, match="Hãy chọn giữ"):
        reshaping.merge(item.pk, 1, by=seat)
    with pytest.raises(Refused, match="Hãy chọn giữ"):
        reshaping.merge(item.pk, 1, by=seat, keep={"lead": "both", "deadline": "third"})
    merged = reshaping.merge(item.pk, 1, by=seat, keep={"lead": "both", "deadline": "second"})
    assert merged.lead == ["Sở Y tế", "Công an tỉnh"]
    assert merged.deadline_text == "trước ngày 30/6/2026"
    assert merged.deliverable == "báo cáo rà soát; danh sách cơ sở"
    assert not merged.checked


def test_both_deadlines_may_stay(item, seat):
    differ(item, seat)
    merged = reshaping.merge(item.pk, 1, by=seat, keep={"lead": "first", "deadline": "both"})
    assert merged.deadline_text == "trước ngày 20/6/2026; trước ngày 30/6/2026"
    assert merged.lead == ["Sở Y tế"]


def test_whom_one_of_the_two_means_goes_along(document, item, seat):
    following = differ(item, seat)
    team = make_body("v.01.t9", "Tổ công tác số 9", Body.Kind.TEAM)
    choosing.choose(
        document.pk, "Công an tỉnh", [team.pk], seen="", by=seat, now=timezone.now(),
        item_id=following.pk,
    )  # fmt: skip
    merged = reshaping.merge(item.pk, 1, by=seat, keep={"lead": "both", "deadline": "first"})
    assert [c.body_id for c in merged.choices.all()] == [team.pk]


def test_a_dropped_directive_is_not_merged(item, seat):
    following = differ(item, seat)
    Item.objects.filter(pk=following.pk).update(dropped_because="trùng", checked=True)
    reshaping.merge(item.pk, 1, by=seat, keep={"lead": "both", "deadline": "both"})
    assert Item.objects.filter(pk=following.pk).exists()


def test_the_page_asks_what_stays(client, item, seat):
    differ(item, seat)
    client.force_login(seat.user)
    where = reverse("item_act", args=[item.pk, "gop"])
    for htmx in ({}, {"HTTP_HX_REQUEST": "true"}):
        asked = client.post(where, {"version": 1}, **htmx)
        page = asked.content.decode()
        assert asked.status_code == 422
        assert page.count('value="both"') == 2
        assert "trước ngày 30/6/2026" in page
    chosen = {"version": 1, "lead": "first", "deadline": "second"}
    assert client.post(where, chosen).status_code == 302


ORDER = (
    "Giao Công an tỉnh chủ trì, phối hợp với Sở Y tế kiểm tra các kho hàng, báo cáo Ủy ban nhân "
    "dân tỉnh trước ngày 20/12/2026."
)


@pytest.mark.parametrize("before", ["", "4. "])
def test_a_selection_is_read_as_any_other_item(document, seat, before):
    document.text += f"\n{before}{ORDER}\n"
    document.save()
    at = document.text.rindex(before + ORDER)
    added = reshaping.add(document.pk, at, at + len(before + ORDER), by=seat)
    assert (added.lead, added.coordinating) == (["Công an tỉnh"], ["Sở Y tế"])
    assert added.reports_to == ["Ủy ban nhân dân tỉnh"]
    assert added.due_on == date(2026, 12, 19)
    assert added.clears["lead"]["ground"] == "stated"
    assert added.clears["lead"]["rule"]
    [[[a, b]]] = added.clears["coordinating"]["spans"]
    assert document.text[a:b] == "Sở Y tế"


def test_what_no_rule_finds_stays_empty(document, seat):
    document.text += "\nlời không giao gì cho ai\n"
    document.save()
    at = document.text.rindex("lời không")
    added = reshaping.add(document.pk, at, at + 12, by=seat)
    assert (added.lead, added.clears) == ([], {})
