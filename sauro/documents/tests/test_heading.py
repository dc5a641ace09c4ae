"""What the head of a paper says, entered or mended by a person, and what hangs on it."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from sauro.documents import heading, intake, jobs, placing, publishing, reshaping, verification
from sauro.documents.models import Document
from sauro.documents.naming import Names
from sauro.documents.reading.heads import told_by_issuer
from sauro.documents.tests.make import unplaced, verified
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.access.tests.make import operator
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.tests.present import present
from sauro.organization.models import Body, Territory
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
PAPER = """\
ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN
Số: 12/TB-UBND

THÔNG BÁO
Kết luận tại cuộc họp giao ban

Chủ tịch Ủy ban nhân dân tỉnh kết luận như sau:
1. Công an tỉnh kiểm tra các kho hàng trong tháng 5.
2. Sở Y tế báo cáo kết quả trước ngày 20/6.
3. Sở Công Thương rà soát chợ đầu mối trước ngày 30/6/2026, không phải sửa hạn.

Nơi nhận:
- Như trên;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nguyễn Văn An
"""


@pytest.fixture
def undated(own_store, seat):
    """A paper whose head bears no day."""
    return read_in(seat, PAPER)


def read_in(seat, words):
    enter(scope_of(seat))
    found, _ = intake.receive("b.txt", [words.encode()], by=seat, now=timezone.now())
    jobs.read_document(found.pk, seat.body.path)
    enter(scope_of(seat))
    found.refresh_from_db()
    return found


def mended(document, by, **changes):
    document.refresh_from_db()
    seen = heading.seen_of(document)
    done = heading.mend_head(document.pk, changes, seen=seen, by=by, now=timezone.now())
    document.refresh_from_db()
    return done


def dues(document):
    return [item.due_on for item in document.items.order_by("position")]


def test_the_signer_is_kept_with_his_capacity(undated):
    assert undated.signer == "Nguyễn Văn An"
    assert undated.signed_as == "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH"


def test_deadlines_are_counted_anew_but_for_those_that_a_person_wrote(undated, seat):
    assert dues(undated) == [None, None, date(2026, 6, 29)]
    first, second, third = undated.items.order_by("position")
    verification.mend(second.pk, second.version, {"deadline_text": "trong quý III"}, by=seat)
    verification.agree(first.pk, first.version, by=seat)
    verification.agree(third.pk, third.version, by=seat)
    done = mended(undated, seat, issued_on=date(2026, 4, 2))
    assert done.redated == 1
    first, second, third = undated.items.order_by("position")
    assert first.due_on == date(2026, 5, 31)
    assert not first.checked, "who agreed had seen no day"
    assert (second.deadline_text, second.checked) == ("trong quý III", True)
    assert third.checked
    assert mended(undated, seat, issued_on=date(2025, 4, 2)).redated == 1
    assert dues(undated)[0] == date(2025, 5, 31)


def test_half_of_a_split_item_is_counted_anew_too(undated, seat):
    item = undated.items.order_by("position")[1]
    at = undated.text.index("báo cáo kết quả")
    _first, second = reshaping.split(item.pk, item.version, at, by=seat)
    mended(undated, seat, issued_on=date(2026, 4, 2))
    second.refresh_from_db()
    assert (second.due_on, second.deadline_text) == (date(2026, 6, 19), "trước ngày 20/6")


def test_doubts_that_the_new_day_answers_go_and_seen_ones_stay_seen(undated, seat):
    mended(undated, seat, issued_on=date(2026, 7, 1))
    codes = [doubt["code"] for doubt in undated.doubts]
    assert codes.count("past-at-issue") == 1  # 30/6/2026 was past
    place = codes.index("past-at-issue")
    verification.settle(undated.pk, place, "past-at-issue", by=seat, now=timezone.now())
    mended(undated, seat, event_on=date(2026, 6, 25))
    assert "settled" in next(d for d in undated.doubts if d["code"] == "past-at-issue")
    mended(undated, seat, event_on=date(2026, 7, 9))
    assert "meeting-after-paper" in [doubt["code"] for doubt in undated.doubts]
    mended(undated, seat, issued_on=date(2026, 4, 2), event_on=None)
    assert {"past-at-issue", "meeting-after-paper"}.isdisjoint(d["code"] for d in undated.doubts)


def agency(path, place):
    """The health agency of a province of the name."""
    own = make_body(f"{path}.yte", "Sở Y tế", Body.Kind.AGENCY)
    with operator():
        on = Territory.objects.create(
            code=path.removeprefix("v."), name=place, kind="tỉnh", level="province",
            search_key=place.lower(), sort_key=path,
        )  # fmt: skip
        Body.objects.filter(path__in=(path, own.path)).update(territory=on)
    return own


def test_names_are_resolved_from_the_place_of_the_new_issuer(undated, seat):
    here, there = agency("v.01", "Lạng Sơn"), agency("v.02", "Cao Bằng")
    item = undated.items.order_by("position")[1]

    def led():
        undated.refresh_from_db()
        meant = Names(undated, timezone.localdate()).leads(item)
        return [b.id for m in meant for b in m.told]

    assert led() == [here.pk]
    verification.agree(item.pk, item.version, by=seat)
    done = mended(undated, seat, issuer="Ủy ban nhân dân tỉnh Cao Bằng")
    assert (undated.level, undated.locality) == ("province", "Cao Bằng")
    assert led() == [there.pk]
    assert done.renamed >= 1
    item.refresh_from_db()
    assert not item.checked


def test_an_issuer_that_names_no_place_leaves_the_question_to_a_person(undated, seat):
    agency("v.01", "Lạng Sơn")
    mended(undated, seat, issuer="Đoàn kiểm tra liên ngành")
    assert not Names(undated, timezone.localdate()).placed
    unplaced(undated)
    placing.place(undated.pk, seat.body_id, seen="", by=seat, now=timezone.now())
    mended(undated, seat, issuer="Đoàn kiểm tra số 2")
    assert undated.issued_from == "v.01", "what a person chose stays while the head tells nothing"
    mended(undated, seat, issuer="UBND tỉnh Lạng Sơn")
    assert (undated.issued_from, undated.placed_by) == ("", None)


@pytest.mark.parametrize(
    ("issuer", "told"),
    [
        ("Thủ tướng Chính phủ", ("national", "")),
        ("SỞ CÔNG THƯƠNG TỈNH LẠNG SƠN", ("province", "Lạng Sơn")),
        ("Sở Công Thương", ("province", "Cao Bằng")),  # beside the day
        ("Ban Chỉ đạo 389 xã Tân Lập, tỉnh Lạng Sơn", ("commune", "Tân Lập")),
        ("Hội Nông dân", ("", "")),
        ("", ("", "")),
    ],
)
def test_the_place_is_told_by_the_issuer_else_beside_the_day(issuer, told):
    text = PAPER.replace("\nTHÔNG BÁO", "\nCao Bằng, ngày 2 tháng 4 năm 2026\n\nTHÔNG BÁO")
    assert told_by_issuer(issuer, text) == told


def test_the_second_of_two_writers_is_told_and_who_may_not_is_refused(undated, seat):
    seen = heading.seen_of(undated)
    mended(undated, seat, number="13/TB-UBND")
    with pytest.raises(Stale, match="vừa sửa đầu văn bản"):
        heading.mend_head(undated.pk, {"number": "14"}, seen=seen, by=seat, now=timezone.now())
    with pytest.raises(NotAllowed):
        mended(undated, make_seat(role=Role.LEADER), number="1")
    stranger = make_seat("v.02")
    enter(Scope(("v.02",), stranger.pk))
    with pytest.raises(Hidden):
        heading.mend_head(undated.pk, {}, seen=seen, by=stranger, now=timezone.now())


def test_the_head_of_what_is_published_stays(document, seat):
    version = verified(document, seat)
    publishing.publish(document.pk, version, lambda *_: None, by=seat, now=timezone.now())
    with pytest.raises(Refused, match="đã ban hành"):
        mended(document, seat, number="1/TB")


def test_history_keeps_what_was_there_before(undated, seat):
    mended(undated, seat, number="99/TB-UBND")
    last = Entry.objects.filter(table="documents_document", row=str(undated.pk)).latest("number")
    assert present(last.after)["number"] == "99/TB-UBND"
    assert present(last.before)["number"] == "12/TB-UBND"


def test_a_number_that_stands_in_the_register_is_told(undated, seat, client):
    mended(undated, seat, issued_on=date(2026, 4, 2))
    version = verified(undated, seat)
    now = timezone.now()
    publishing.publish(undated.pk, version, lambda *_: None, by=seat, now=now, without_lead="x")
    again = read_in(seat, PAPER + "\n")
    assert heading.same_number(again) is None
    mended(again, seat, issued_on=date(2026, 4, 2))
    assert heading.same_number(again) == undated
    client.force_login(seat.user)
    page = client.get(reverse("document", args=[again.pk])).content.decode()
    assert "đã có trong sổ" in page
    assert reverse("document", args=[undated.pk]) in page


def test_the_page_keeps_what_was_typed_and_shows_what_stands(undated, seat, client):
    client.force_login(seat.user)
    where = reverse("head", args=[undated.pk])
    assert where in client.get(reverse("document", args=[undated.pk])).content.decode()
    page = client.get(where).content.decode()
    assert "TỈNH LẠNG SƠN" in page
    seen = heading.seen_of(undated)
    said = {"seen": seen, "number": "13/TB-UBND", "issued_on": "31/02/2026", "issuer": "UBND X"}
    wrong = client.post(where, said)
    assert wrong.status_code == 422
    assert "31/02/2026" in wrong.content.decode()
    assert f'value="{seen}"' in wrong.content.decode()
    said["issued_on"] = "2/4/2026"
    assert client.post(where, said)["Location"] == reverse("document", args=[undated.pk])
    overtaken = client.post(where, said | {"number": "14/TB-UBND"})
    assert overtaken.status_code == 409
    shown = overtaken.content.decode()
    assert "13/TB-UBND" in shown
    assert 'value="14/TB-UBND"' in shown
    enter(scope_of(seat))
    undated.refresh_from_db()
    assert undated.issued_on == date(2026, 4, 2)


def test_once_published_the_page_says_why_it_stays(document, seat, client):
    version = verified(document, seat)
    publishing.publish(document.pk, version, lambda *_: None, by=seat, now=timezone.now())
    client.force_login(seat.user)
    answer = client.get(reverse("head", args=[document.pk]))
    assert answer.status_code == 422
    assert "Đính chính" in answer.content.decode()
    assert Document.objects.get(pk=document.pk).status == Document.Status.PUBLISHED
