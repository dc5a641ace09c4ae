"""A meeting from its plan to its notice: who may do what, and what never changes."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.meetings import agenda, conclusions, holding, inviting, papers
from sauro.meetings.conclusions import Words
from sauro.meetings.models import AgendaItem, Conclusion, Meeting, Paper, Participant
from sauro.meetings.rules import Act
from sauro.meetings.tests.make import make_invited, make_meeting, moved, plan
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
COMMUNE = "v.01.00001"
NOW = timezone.now


@pytest.fixture
def chair():
    return make_seat("v.01")


@pytest.fixture
def member():
    return make_seat(COMMUNE)


@pytest.fixture
def meeting(chair):
    return make_meeting(chair)


def codes(refused):
    return [f.code for f in refused.value.findings]


def test_from_plan_to_concluded(meeting, chair):
    for act, state in ((Act.BEGIN, "in_session"), (Act.CONCLUDE, "concluded")):
        assert moved(meeting, act, chair).state == state
    meeting.refresh_from_db()
    assert meeting.version == 3
    enter(scope_of(chair))
    assert Entry.objects.filter(table="meetings_meeting").count() == 3


@pytest.mark.parametrize("act", [Act.BEGIN, Act.CONCLUDE])
def test_a_meeting_held_before_its_planned_day_is_held_on_that_day(chair, act):
    meeting = make_meeting(chair, *([Act.BEGIN] if act is Act.CONCLUDE else []))
    later = plan(days=2)
    holding.change_meeting(meeting.pk, meeting.version, later, by=chair, now=NOW())
    assert timezone.localdate(moved(meeting, act, chair).held_at) == timezone.localdate()


def test_a_meeting_that_begins_late_keeps_its_day_and_none_comes_before_the_one_it_follows(chair):
    late = make_meeting(chair, days=-2)
    assert moved(late, Act.BEGIN, chair).held_at == late.held_at
    first = make_meeting(chair, days=5)
    after = make_meeting(chair, days=9, follows_id=first.pk)
    with pytest.raises(Refused) as refused:
        moved(after, Act.BEGIN, chair)
    assert codes(refused) == ["before-last"]


def test_a_step_out_of_turn_says_how_far_the_meeting_is(meeting, chair):
    with pytest.raises(Refused, match="đang chuẩn bị") as refused:
        moved(meeting, Act.CONCLUDE, chair)
    assert codes(refused) == ["not-now"]


def test_two_who_begin_at_once_begin_once(meeting, chair):
    moved(meeting, Act.BEGIN, chair)
    with pytest.raises(Stale):
        holding.move_meeting(meeting.pk, 1, Act.BEGIN, by=chair, now=NOW())


def test_only_from_a_seat_in_the_body_that_holds_it(meeting, chair):
    above = make_seat("v")
    enter(scope_of(above))
    with pytest.raises(NotAllowed):
        holding.move_meeting(meeting.pk, 1, Act.BEGIN, by=above, now=NOW())
    officer = make_seat("v.01", Role.OFFICER)
    enter(scope_of(officer))
    with pytest.raises(NotAllowed):
        holding.plan_meeting(plan(), by=officer, now=NOW())


def test_a_meeting_that_one_is_not_invited_to_is_hidden(meeting, member):
    enter(scope_of(member))
    assert not Meeting.objects.exists()
    with pytest.raises(Hidden):
        holding.move_meeting(meeting.pk, 1, Act.BEGIN, by=member, now=NOW())


def test_who_is_invited_sees_the_meeting_and_its_papers_and_writes_nothing(
    own_store, meeting, chair, member
):
    make_invited(meeting, member.body, chair)
    make_invited(meeting, make_body("v.01.00002"), chair)
    agenda.add_item(meeting.pk, "Kết quả quý I", "Cơ quan Thường trực", by=chair)
    papers.lay(meeting.pk, "a.docx", [b"x"], by=chair, now=NOW())
    moved(meeting, Act.BEGIN, chair)
    conclusions.write_conclusion(meeting.pk, Words("kiểm tra"), by=chair, now=NOW())
    enter(scope_of(member))
    for table, seen in ((Meeting, 1), (AgendaItem, 1), (Paper, 1), (Participant, 1)):
        assert table.objects.count() == seen
    assert not Conclusion.objects.exists()
    with pytest.raises(NotAllowed):
        agenda.add_item(meeting.pk, "chen vào", "", by=member)
    assert Meeting.objects.update(title="khác") == 0
    with pytest.raises(DatabaseError), transaction.atomic():
        AgendaItem.objects.create(owner_path="v.01", meeting=meeting, position=9, title="chen")


def test_a_body_above_that_is_invited_writes_nothing_either(meeting, chair):
    """It sees all below it: the policies ask who sits there as well."""
    above = make_seat("v")
    enter(scope_of(above))
    with pytest.raises(DatabaseError), transaction.atomic():
        AgendaItem.objects.create(owner_path="v.01", meeting=meeting, position=9, title="chen")
    with pytest.raises(DatabaseError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(version=2, title="khác")


@pytest.mark.parametrize("days", [3, 2])
def test_a_meeting_comes_after_the_one_that_it_follows(meeting, chair, days):
    with pytest.raises(Refused) as refused:
        holding.plan_meeting(
            plan(days=days - 1, follows_id=meeting.pk), by=chair, now=NOW()
        )  # fmt: skip
    assert codes(refused) == ["before-last"]


def test_a_meeting_does_not_move_behind_the_next_one(meeting, chair):
    make_meeting(chair, days=10, follows_id=meeting.pk)
    with pytest.raises(Refused) as refused:
        holding.change_meeting(meeting.pk, 1, plan(days=11), by=chair, now=NOW())
    assert codes(refused) == ["after-next"]
    with pytest.raises(DatabaseError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(
            version=2, held_at=NOW() + timedelta(11), changed_at=NOW()
        )  # fmt: skip


def test_a_meeting_of_another_body_is_not_followed(meeting):
    other = make_seat("v.02")
    enter(EVERYWHERE)
    with pytest.raises(Refused) as refused:
        holding.plan_meeting(plan(days=9, follows_id=meeting.pk), by=other, now=NOW())
    assert codes(refused) == ["no-such-meeting"]


def test_all_that_is_wrong_with_a_plan_is_told_at_once(chair):
    enter(scope_of(chair))
    wrong = plan(title=" ", kind="x", place="a" * 301)
    with pytest.raises(Refused) as refused:
        holding.plan_meeting(wrong, by=chair, now=NOW())
    assert codes(refused) == ["no-title", "no-kind", "too-long"]


def test_nothing_comes_back_from_an_ended_meeting(chair):
    off = make_meeting(chair, Act.CALL_OFF)
    with pytest.raises(Refused):
        agenda.add_item(off.pk, "nội dung", "", by=chair)
    for change in ({"state": "planned"}, {"title": "khác"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Meeting.objects.filter(pk=off.pk).update(version=3, changed_at=NOW(), **change)


def issued(chair):
    """A meeting with one conclusion, whose notice was issued."""
    found = make_meeting(chair, Act.BEGIN)
    row = conclusions.write_conclusion(found.pk, Words("kiểm tra"), by=chair, now=NOW())
    for act in (Act.CONCLUDE, Act.ISSUE):
        found = moved(found, act, chair)
    return found, row


def test_conclusions_do_not_change_once_they_are_issued(chair):
    found, row = issued(chair)
    for act in (
        lambda: conclusions.change_conclusion(row.pk, 1, Words("khác"), by=chair, now=NOW()),
        lambda: conclusions.drop_conclusion(row.pk, 1, by=chair),
        lambda: conclusions.write_conclusion(found.pk, Words("thêm"), by=chair, now=NOW()),
    ):
        with pytest.raises(Refused, match="đã ban hành"):
            act()
    for forged in (
        lambda: Conclusion.objects.filter(pk=row.pk).update(version=2, task="khác"),
        lambda: Conclusion.objects.filter(pk=row.pk).delete(),
        lambda: Meeting.objects.filter(pk=found.pk).update(version=9, state="concluded"),
        lambda: Participant.objects.create(
            owner_path=COMMUNE, issuer_path="v.01", meeting=found, body=make_body(COMMUNE),
            mention="x",
        ),
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            forged()


def test_a_conclusion_becomes_its_directive_once_and_only_one_of_its_own(chair):
    _found, row = issued(chair)
    ours, other, theirs = make_directive("a"), make_directive("b"), make_directive("c", "v.02")
    enter(scope_of(chair))
    rows = Conclusion.objects.filter(pk=row.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(version=2, directive=theirs)
    assert rows.update(version=2, directive=ours) == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(version=3, directive=other)


def test_no_notice_without_a_conclusion(chair):
    empty = make_meeting(chair, Act.BEGIN, Act.CONCLUDE)
    with pytest.raises(Refused) as refused:
        moved(empty, Act.ISSUE, chair)
    assert codes(refused) == ["no-conclusions"]
    with pytest.raises(DatabaseError), transaction.atomic():
        Meeting.objects.filter(pk=empty.pk).update(version=4, state="issued", changed_at=NOW())


def test_a_meeting_with_conclusions_is_not_called_off(chair):
    sitting = make_meeting(chair, Act.BEGIN)
    conclusions.write_conclusion(sitting.pk, Words("kiểm tra"), by=chair, now=NOW())
    with pytest.raises(Refused) as refused:
        moved(sitting, Act.CALL_OFF, chair)
    assert codes(refused) == ["has-conclusions"]


def test_conclusions_are_written_from_the_beginning_on(meeting, chair):
    with pytest.raises(Refused, match="Hãy bắt đầu cuộc họp"):
        conclusions.write_conclusion(meeting.pk, Words("kiểm tra"), by=chair, now=NOW())


def test_a_conclusion_keeps_what_was_typed(chair):
    sitting = make_meeting(chair, Act.BEGIN)
    words = Words(
        "Kiểm tra kho.\nBáo cáo.", (" Sở Công Thương ", "Sở Công Thương", ""), ("Công an tỉnh",),
        (), "trước 30/12", "báo cáo", "theo Luật", "chưa rõ ai",
    )  # fmt: skip
    row = conclusions.write_conclusion(sitting.pk, words, by=chair, now=NOW())
    row.refresh_from_db()
    assert row.task == "Kiểm tra kho.\nBáo cáo."
    assert (row.leads, row.coordinating) == (["Sở Công Thương"], ["Công an tỉnh"])
    assert (row.deadline_text, row.unclear_reason) == ("trước 30/12", "chưa rõ ai")


def test_a_conclusion_that_is_too_long_is_told_and_not_cut(chair):
    sitting = make_meeting(chair, Act.BEGIN)
    words = Words("a" * 4001, ("b" * 501,), tuple(str(n) for n in range(101)), (), "c" * 301)
    with pytest.raises(Refused) as refused:
        conclusions.write_conclusion(sitting.pk, words, by=chair, now=NOW())
    assert codes(refused) == ["too-long", "too-long", "too-long", "too-many"]


def test_only_own_directives_are_carried_over_and_each_once(chair):
    sitting = make_meeting(chair, Act.BEGIN)
    ours, theirs = make_directive("a"), make_directive("b", "v.02")
    enter(scope_of(chair))
    carried = Words("a", carried_from_id=ours.pk)
    row = conclusions.write_conclusion(sitting.pk, carried, by=chair, now=NOW())
    conclusions.change_conclusion(row.pk, 1, carried, by=chair, now=NOW())
    for directive, code in ((ours, "carried-already"), (theirs, "not-ours")):
        with pytest.raises(Refused) as refused:
            conclusions.write_conclusion(
                sitting.pk, Words("b", carried_from_id=directive.pk), by=chair, now=NOW()
            )
        assert codes(refused) == [code]


def test_conclusions_change_places_and_nobody_who_words_one_is_disturbed(chair):
    sitting = make_meeting(chair, Act.BEGIN)
    rows = [conclusions.write_conclusion(sitting.pk, Words(w), by=chair, now=NOW()) for w in "abc"]
    conclusions.move_conclusion(rows[2].pk, up=True, by=chair)
    conclusions.move_conclusion(rows[0].pk, up=True, by=chair)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    order = sitting.conclusions.order_by("position")
    assert [r.task for r in order] == ["a", "c", "b"]
    conclusions.change_conclusion(rows[2].pk, 1, Words("c!"), by=chair, now=NOW())
    conclusions.drop_conclusion(rows[0].pk, 1, by=chair)
    assert [r.task for r in order.all()] == ["c!", "b"]


def test_two_who_word_one_conclusion_are_told(chair):
    sitting = make_meeting(chair, Act.BEGIN)
    row = conclusions.write_conclusion(sitting.pk, Words("a"), by=chair, now=NOW())
    conclusions.change_conclusion(row.pk, 1, Words("b"), by=chair, now=NOW())
    with pytest.raises(Stale) as stale:
        conclusions.change_conclusion(row.pk, 1, Words("c"), by=chair, now=NOW())
    assert stale.value.current.task == "b"


def test_a_name_that_means_nobody_invites_nobody(meeting, chair):
    with pytest.raises(Refused, match="không ứng với cơ quan nào") as refused:
        inviting.invite(meeting.pk, "các tổ chức vũ trụ", by=chair)
    assert codes(refused) == ["nobody"]
    assert not meeting.participants.exists()


def test_a_body_is_invited_once_and_its_words_stay_with_the_meeting(meeting, chair):
    one = make_body(COMMUNE)
    make_invited(meeting, one, chair)
    assert inviting.invite(meeting.pk, one.name, by=chair, chosen=[one.pk]) == []
    meeting.refresh_from_db()
    assert meeting.invited == [one.name]
    inviting.uninvite(meeting.participants.get().pk, 1, by=chair)
    meeting.refresh_from_db()
    assert (meeting.invited, meeting.participants.count()) == ([], 0)


def test_a_choice_that_is_no_body_invites_nobody(meeting, chair):
    with pytest.raises(Refused):
        inviting.invite(meeting.pk, "ai đó", by=chair, chosen=[10**9])


def test_attendance_is_noted_once_the_meeting_has_begun(meeting, chair):
    row = make_invited(meeting, make_body(COMMUNE), chair)
    with pytest.raises(Refused, match="Bắt đầu họp"):
        inviting.note_attendance(row.pk, 1, "present", "", by=chair)
    moved(meeting, Act.BEGIN, chair)
    noted = inviting.note_attendance(row.pk, 1, "deputed", "Bà A, Phó Chủ tịch", by=chair)
    assert (noted.attendance, noted.came) == ("deputed", "Bà A, Phó Chủ tịch")
    with pytest.raises(Refused, match="vẫn đứng trong danh sách"):
        inviting.uninvite(row.pk, 2, by=chair)


def test_papers_stay_when_their_point_goes(own_store, meeting, chair):
    item = agenda.add_item(meeting.pk, "Nội dung", "", by=chair)
    paper = papers.lay(
        meeting.pk, "a.pdf", [b"x"], by=chair, now=NOW(), agenda_item_id=item.pk
    )  # fmt: skip
    agenda.drop_item(item.pk, 1, by=chair)
    paper.refresh_from_db()
    assert (paper.agenda_item_id, meeting.agenda.count()) == (None, 0)
    papers.take_away(paper.pk, by=chair)
    assert not Paper.objects.exists()


def test_a_paper_of_two_gigabytes_is_refused_and_leaves_nothing(
    own_store, settings, meeting, chair
):
    def endless():
        for _ in range(2048):
            yield b"\0" * 1024 * 1024

    with pytest.raises(Refused, match="100 MB"), transaction.atomic():
        papers.lay(meeting.pk, "to.mp4", endless(), by=chair, now=NOW())
    assert not Paper.objects.exists()
    left = [p for p in Path(settings.FILES_ROOT).rglob("*") if p.is_file()]
    assert left == []


def test_a_point_of_another_meeting_takes_no_paper(own_store, meeting, chair):
    item = agenda.add_item(make_meeting(chair).pk, "Nội dung", "", by=chair)
    with pytest.raises(Refused):
        papers.lay(meeting.pk, "a.pdf", [b"x"], by=chair, now=NOW(), agenda_item_id=item.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        Paper.objects.create(
            owner_path="v.01", meeting=meeting, agenda_item=item, name="a", sha256="a" * 64,
            size=1, added_by=chair, added_at=NOW(),
        )  # fmt: skip


def test_nobody_plans_a_meeting_in_anothers_name(chair, member):
    enter(Scope(("v",), chair.pk))
    for forged in ({"made_by": member}, {"owner_path": COMMUNE}, {"state": "issued"}):
        fields = {
            "owner_path": "v.01", "body": chair.body, "title": "Họp", "held_at": NOW(),
            "made_by": chair, "made_at": NOW(), "changed_at": NOW(), **forged,
        }  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            Meeting.objects.create(**fields)
