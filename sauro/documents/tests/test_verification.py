"""Agreeing, mending, dropping, splitting, merging, adding."""

import pytest
from django.urls import reverse
from django.utils import timezone

from sauro.documents import reshaping, verification
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.tests.present import present
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db


def test_mending_reads_the_deadline_anew(document, seat):
    item = document.items.first()
    mended = verification.mend(
        item.pk,
        item.version,
        {"deadline_text": "trước ngày 20/6/2026", "lead": [" Sở Y  tế ", ""]},
        by=seat,
    )
    assert (mended.deadline_kind, str(mended.due_on)) == ("date", "2026-06-19")
    assert (mended.lead, mended.checked, mended.version) == (["Sở Y tế"], True, 2)


def test_the_second_of_two_writers_is_told(document, seat):
    item = document.items.first()
    verification.agree(item.pk, 1, by=seat)
    with pytest.raises(Stale) as told:
        verification.mend(item.pk, 1, {"task": "khác"}, by=seat)
    assert present(told.value.current).version == 2


def test_dropping_wants_a_reason_and_can_be_undone(document, seat):
    item = document.items.first()
    with pytest.raises(Refused, match="lý do"):
        verification.drop(item.pk, 1, "  ", by=seat)
    dropped = verification.drop(item.pk, 1, "trùng mục trên", by=seat)
    assert dropped.dropped_because
    assert verification.restore(item.pk, 2, by=seat).dropped_because == ""


def test_splitting_and_merging_keep_every_word(document, seat):
    item = document.items.first()
    words, count = item.task, document.items.count()
    start, end = item.spans[0]
    middle = start + (end - start) // 2
    middle = document.text.index(" ", middle) if " " in document.text[middle:end] else middle
    first, second = reshaping.split(item.pk, 1, middle, by=seat)
    assert f"{first.task} {second.task}" == words
    assert [i.position for i in document.items.all()] == list(range(1, count + 2))
    merged = reshaping.merge(first.pk, first.version, by=seat, keep={"deadline": "both"})
    assert " ".join(merged.task.split()) == words


def test_a_missed_directive_is_added_from_the_text(document, seat):
    at = document.text.rindex(" ", 0, document.text.index("Nơi nhận") - 60) + 1
    end = document.text.rindex(" ", at, at + 45)
    item = reshaping.add(document.pk, at, end, by=seat)
    assert item.task == " ".join(document.text[at:end].split())
    for start, end in ((0, 0), (-50, -10), (10, 10**9), (40, 10)):
        with pytest.raises(Refused, match="bôi đen"):
            reshaping.add(document.pk, start, end, by=seat)


def test_every_change_is_in_the_history_of_the_body(document, seat):
    item = document.items.first()
    verification.agree(item.pk, 1, by=seat)
    last = Entry.objects.filter(table="documents_item", row=str(item.pk)).latest("number")
    assert (last.act, last.seat_id, last.owner_path) == ("UPDATE", seat.pk, "v.01")
    before, after = present(last.before), present(last.after)
    assert (before["checked"], after["checked"]) == (False, True)
    enter(Scope(("v.02",)))
    assert not Entry.objects.exists()


def test_a_doubt_about_the_document_is_settled_once(document, seat):
    document.doubts = [{"code": "past", "message": "Hạn đã qua.", "message_en": "Past."}]
    document.save()
    for _again in range(2):
        settled = verification.settle(document.pk, 0, "past", by=seat, now=timezone.now())
    assert settled.doubts[0]["settled"]["seat"] == seat.pk
    assert settled.version == document.version + 1
    for place, code in ((0, "other"), (1, "past"), (-1, "past")):
        with pytest.raises(Hidden):
            verification.settle(document.pk, place, code, by=seat, now=timezone.now())


def test_words_that_a_person_wrote_are_known_as_his(document, seat):
    item = document.items.first()
    mended = verification.mend(item.pk, 1, {"task": item.task, "lead": ["Sở Y tế"]}, by=seat)
    assert mended.clears["lead"] == {"ground": verification.BY_HAND}
    assert mended.clears["task"]["ground"] == "stated"


def test_a_missed_directive_is_added_from_copied_words(document, seat):
    at = document.text.rindex(" ", 0, document.text.index("Nơi nhận") - 60) + 1
    words = document.text[at : document.text.rindex(" ", at, at + 50)]
    item = reshaping.add_quoted(document.pk, f"  {words.upper()}\n", by=seat)
    assert item.task == " ".join(words.split())
    with pytest.raises(Refused, match="không có trong văn bản"):
        reshaping.add_quoted(document.pk, "lời chưa ai từng viết", by=seat)
    with pytest.raises(Refused, match="nhiều chỗ"):
        reshaping.add_quoted(document.pk, "và", by=seat)


@pytest.mark.parametrize("day", ["31/02/2026", "00/5/2026", "29.2.2027"])
def test_a_day_that_no_calendar_has_is_refused(document, seat, day):
    item = document.items.first()
    with pytest.raises(Refused, match="không có trong lịch"):
        verification.mend(item.pk, 1, {"deadline_text": f"trước ngày {day}"}, by=seat)


def test_an_added_directive_takes_whole_words_and_waits_for_a_person(document, seat):
    at = document.text.index("Nơi nhận")
    item = reshaping.add(document.pk, at + 1, at + 6, by=seat)
    assert (item.task, item.checked) == ("Nơi nhận", False)


@pytest.mark.parametrize("mine", [True, False])
def test_whoever_was_overtaken_is_told_whether_by_himself(document, seat, client, mine):
    item = document.items.first()
    other = seat if mine else make_seat()
    enter(scope_of(other))
    verification.mend(item.pk, 1, {"lead": ["Sở Y tế"], "deadline_text": ""}, by=other)
    client.force_login(seat.user)
    typed = {f"{item.pk}-version": 1, f"{item.pk}-task": "Lời của tôi"}
    answer = client.post(reverse("item_act", args=[item.pk, "sua"]), typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    said = ("anh/chị vừa lưu ở cửa sổ khác" in page, "người khác vừa lưu" in page)
    assert said == (mine, not mine)
    assert "Lời của tôi" in page
    alert = page[page.index("alert-warning") :].partition("</div>")[0]
    assert "·" not in alert
