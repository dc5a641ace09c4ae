"""The pack: what earlier notices ordered and how it stands, from the record alone."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from docx import Document as Word

from sauro.directives.assignments import acting, asking
from sauro.directives.assignments.expanding import expand
from sauro.directives.assignments.rules import Act, Standing
from sauro.directives.models import Assignment
from sauro.directives.tests.make import EVERYWHERE, make_directive, make_named
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.meetings import pack_words, queries
from sauro.meetings.models import Paper
from sauro.meetings.pack import pack_of
from sauro.meetings.rules import Act as Act_
from sauro.meetings.tests.make import make_invited, make_meeting, moved
from sauro.meetings.tests.test_pages import sent, shown
from sauro.meetings.tests.test_proposals import propose
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
NOW = timezone.now
TODAY = timezone.localdate()
ON_TIME, LATE, IN_TERM, OVERDUE, WITHDRAWN = (f"v.01.0000{n}" for n in range(1, 6))
ALL = (ON_TIME, LATE, IN_TERM, OVERDUE, WITHDRAWN)


@pytest.fixture
def chair():
    return make_seat("v.01")


@pytest.fixture
def doers(chair):
    """A seat in each of five communes, called A to E."""
    for path, letter in zip(ALL, "ABCDE", strict=True):
        make_named(path, f"UBND xã {letter}")
    return {path: make_seat(path, Role.OFFICER) for path in ALL}


def given(task, paths=ALL, days=5, **others):
    """A directive of v.01 that is somebody's work, due so many days from now."""
    told = tuple((path, "lead") for path in paths)
    directive = make_directive(task, told=told, due_on=TODAY + timedelta(days), **others)
    expand(directive.addressees.all(), [directive], NOW())
    return directive


def work(directive, path):
    enter(EVERYWHERE)
    return Assignment.objects.get(directive=directive, owner_path=path)


def act(row, what, seat, now):
    enter(scope_of(seat))
    row.refresh_from_db()
    return acting.move(row.pk, row.version, what, "xong", by=seat, now=now)


@pytest.fixture
def stood(chair, doers):
    """One directive that stands in all five ways ten days from now: it was due in five."""
    directive = given("kiểm tra các kho hàng")
    soon, then = NOW(), NOW() + timedelta(7)
    act(work(directive, ON_TIME), Act.SUBMIT, doers[ON_TIME], soon)
    act(work(directive, LATE), Act.SUBMIT, doers[LATE], then)
    for path in (ON_TIME, LATE):
        act(work(directive, path), Act.ACCEPT, chair, then)
    act(work(directive, WITHDRAWN), Act.WITHDRAW, chair, then)
    row = work(directive, IN_TERM)
    enter(scope_of(doers[IN_TERM]))
    wanted = TODAY + timedelta(40)
    asked = asking.ask(
        row.pk,
        row.version,
        asking.Kind.EXTENSION,
        "mưa lũ",
        by=doers[IN_TERM],
        now=soon,
        wanted_on=wanted,
    )
    enter(scope_of(chair))
    asking.decide(asked.pk, True, "cho thêm", by=chair, now=soon)
    return directive


@pytest.fixture
def meeting(chair, stood):
    last = make_meeting(chair, days=-3)
    return make_meeting(chair, days=10, follows_id=last.pk)


def of(meeting, days=10):
    return pack_of(queries.meeting(meeting.pk), NOW() + timedelta(days))


def test_the_pack_as_it_stood_stays_when_the_meeting_ends(client, chair, meeting, own_store):
    url = f"/cuoc-hop/{meeting.pk}/"
    moved(meeting, Act_.BEGIN, chair, NOW() + timedelta(10))
    assert not Paper.objects.exists()
    moved(meeting, Act_.CONCLUDE, chair, NOW() + timedelta(10))
    [kept] = Paper.objects.all()
    assert kept.name.startswith("tinh-hinh-khi-ket-thuc-")
    page = shown(client, chair, f"{url}tinh-hinh/")
    assert "số liệu dưới đây mới hơn" in page
    assert kept.name in page


def test_what_the_meeting_itself_ordered_is_not_in_its_pack(meeting, stood):
    row = queries.meeting(meeting.pk)
    row.notice = stood.document
    pack = pack_of(row, NOW() + timedelta(10))
    assert (list(pack.papers), list(pack.late)) == ([], [])


def test_the_five_states_are_named_and_never_merged(meeting, stood):
    pack = of(meeting)
    (paper,) = pack.papers
    (one,) = paper.directives
    assert {name: list(bodies) for name, bodies in one.names.items()} == {
        Standing.ON_TIME: ["UBND xã A"],
        Standing.LATE: ["UBND xã B"],
        Standing.IN_TERM: ["UBND xã C"],
        Standing.OVERDUE: ["UBND xã D"],
        Standing.WITHDRAWN: ["UBND xã E"],
    }
    assert [getattr(pack.counts, n.value) for n in Standing] == [1, 1, 1, 1, 1]
    assert [(late.body, late.days) for late in pack.late] == [("UBND xã D", 5)]


def test_bodies_that_are_late_are_counted_once_each_and_their_work_beside_them(meeting, stood):
    (one,) = of(meeting).late
    more = [one, replace(one, assignment_id=one.assignment_id + 1)]
    assert pack_words.late_bodies(more) == 1
    assert pack_words.late_told(more) == "1 cơ quan, tất cả 2 việc đang quá hạn."


def test_what_was_asked_stands_with_its_decision(meeting):
    (one,) = of(meeting).wished
    assert (one.body, one.reason, one.granted, one.answer) == (
        "UBND xã C", "mưa lũ", True, "cho thêm",
    )  # fmt: skip


def test_of_the_time_before_only_what_is_open_is_told(meeting, chair, doers):
    old = {"paths": (ON_TIME,), "published_at": NOW() - timedelta(90)}
    settled, _still = given("đã xong từ lâu", **old), given("còn dở từ lâu", **old)
    act(work(settled, ON_TIME), Act.SUBMIT, doers[ON_TIME], NOW())
    act(work(settled, ON_TIME), Act.ACCEPT, chair, NOW())
    enter(scope_of(chair))
    told = {d.task: paper.before for paper in of(meeting).papers for d in paper.directives}
    assert told == {"kiểm tra các kho hàng": False, "còn dở từ lâu": True}


def test_what_is_nobodys_work_is_told_too(meeting, chair):
    make_directive("việc không rõ của ai")
    enter(scope_of(chair))
    assert of(meeting).nobodys == 1


def test_what_others_ordered_is_not_told(meeting, chair):
    make_directive("việc của tỉnh khác", "v.02")
    enter(scope_of(chair))
    assert len(of(meeting).papers) == 1


def test_contradictions_of_its_papers_are_told(meeting, stood, chair):
    doubt = {"code": "x", "field": "", "message": "Hai ngày khác nhau", "message_en": "Two days"}
    document = stood.entered_with
    document.doubts = [doubt, doubt | {"settled": 1}]
    document.save(update_fields=["doubts"])
    found = of(meeting).doubts
    assert [(d.message, d.settled) for d in found] == [
        ("Hai ngày khác nhau", False), ("Hai ngày khác nhau", True),
    ]  # fmt: skip


def test_proposals_that_wait_come_first(meeting, chair, doers):
    propose(doers[ON_TIME], words="Thiếu máy đo.")
    enter(scope_of(chair))
    assert [p.words for p in of(meeting).proposals] == ["Thiếu máy đo."]


def test_the_number_of_reads_does_not_grow(meeting, chair):
    def reads():
        enter(scope_of(chair))
        with CaptureQueriesContext(
            connection,
        ) as seen:
            of(meeting)
        return len(seen)

    before = reads()
    for n in range(5):
        given(f"việc {n}", (ON_TIME, OVERDUE))
    assert reads() == before


def test_the_page_tells_all_of_it_in_both_languages(client, meeting, chair, doers):
    propose(doers[ON_TIME], words="Thiếu máy đo.")
    url = f"/cuoc-hop/{meeting.pk}/tinh-hinh/"
    page = shown(client, chair, url)
    for words in ("UBND xã C", "kiểm tra các kho hàng", "mưa lũ", "Thiếu máy đo.", "Đã thu hồi"):
        assert words in page
    client.post("/ngon-ngu/", {"language": "en"})
    assert "What was ordered" in shown(client, chair, url)


def test_the_file_of_word_says_the_same_and_is_laid_before_the_meeting(
    client, own_store, meeting, chair, doers
):
    propose(doers[ON_TIME], words="Thiếu máy đo\x07.")
    client.force_login(chair.user)
    file = client.get(f"/cuoc-hop/{meeting.pk}/tinh-hinh/docx/")
    word = Word(BytesIO(file.content))
    said = [p.text for p in word.paragraphs]
    cells = [c.text for t in word.tables for r in t.rows for c in r.cells]
    assert "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ ĐÃ GIAO" in said
    stood = next(c for c in cells if "Xong đúng hạn (1)" in c)
    assert "Xong đúng hạn (1): UBND xã A" in stood
    assert "Chưa xong, trong hạn (2): UBND xã C; UBND xã D" in stood
    for words in ("kiểm tra các kho hàng", "Thiếu máy đo.", "Đồng ý đến"):
        assert any(words in c for c in cells), words
    make_invited(meeting, doers[ON_TIME].body, chair)
    sent(client, chair, f"/cuoc-hop/{meeting.pk}/tinh-hinh/luu/")
    paper = Paper.objects.get()
    client.force_login(doers[ON_TIME].user)
    assert client.get(f"/cuoc-hop/tai-lieu/{paper.pk}/").status_code == 200


def test_without_a_meeting_before_it_goes_back_a_year(chair):
    first = make_meeting(chair, days=10)
    recent = given("gần đây", (ON_TIME,))
    make_directive("đã lâu", published_at=NOW() - timedelta(400))
    enter(scope_of(chair))
    (paper,) = of(first).papers
    assert [d.id for d in paper.directives] == [recent.pk]
