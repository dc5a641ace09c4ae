"""The simulated year through the real services, written by the operator's role."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from sauro.config.year import living, papers, plot
from sauro.directives.assignments.carrying import chain_of
from sauro.directives.assignments.counting import counted
from sauro.directives.assignments.queries import given_by
from sauro.directives.models import Assignment, CarryOver, Directive, Step
from sauro.documents.drafting.proof import differences
from sauro.documents.models import Document
from sauro.documents.reading import read
from sauro.foundation.access.models import Seat
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.access.tests.make import operator
from sauro.meetings.models import Meeting, Proposal
from sauro.meetings.notices import drafting
from sauro.meetings.ordering import in_notice_order
from sauro.organization.models import Territory
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
PATH = "v.40"


@pytest.fixture
def committee(tmp_path, settings, monkeypatch):
    """A small province, a few papers; files go to a folder of the test."""
    settings.FILES_ROOT = tmp_path
    monkeypatch.setattr(papers, "PAPERS", 3)
    monkeypatch.setattr(papers, "_EVERY", 40)
    with operator():
        province = Territory.objects.create(
            code="40", name="Nghệ An", kind="tỉnh", level="province", valid_from=date(2020, 1, 1)
        )
    for path, name in (("ca", "Công an"), ("qltt", "Chi cục Quản lý thị trường"),
                       ("sct", "Sở Công Thương")):  # fmt: skip
        make_body(f"{PATH}.{path}", f"{name} tỉnh Nghệ An")
    body = make_body(PATH, "Ban Chỉ đạo 389 tỉnh Nghệ An")
    with operator():
        type(body).objects.filter(path__startswith=PATH).update(territory=province)
    make_seat(PATH)
    return body


def lived(tell=lambda _month: None):
    with operator():
        made = living.live(PATH, timezone.localdate(), 7, tell)
    enter(Scope(("v",)))
    return made


def test_the_year_is_lived_once_and_signed_by_whose_it_is(committee):
    months: list[date] = []
    made = lived(months.append)
    assert months == sorted(set(months)) != []  # whoever waits sees the year go by
    assert made == Assignment.objects.filter(issuer_path=PATH).count() > 0
    assert lived() == 0
    assert Document.objects.filter(owner_path=PATH, status="published").count() == 3
    for step in Step.objects.select_related("by__body"):
        assert step.by
        issued = step.act in {act.value for act in living._ISSUER_SIDE}
        assert step.by.body.path == (step.issuer_path if issued else step.owner_path)


def test_its_last_paper_came_out_of_a_meeting_and_another_one_is_prepared(committee):
    lived()
    today = timezone.localdate()
    held, ahead = Meeting.objects.order_by("held_at")
    assert (held.state, ahead.state, ahead.follows) == ("issued", "planned", held)
    assert timezone.localdate(ahead.held_at) > today
    paper = held.notice
    assert paper
    assert paper == Document.objects.filter(owner_path=PATH).latest("received_at")
    rows = list(in_notice_order(held.conclusions.all()))
    assert [row.directive for row in rows] == list(
        Directive.objects.filter(document=paper).order_by("position")
    )
    assert held.agenda.count() == 3
    assert {row.agenda_item.position for row in rows if row.agenda_item} <= {2, 3}
    assert held.participants.count() == 3
    assert set(held.participants.values_list("attendance", flat=True)) <= {
        "present", "deputed", "excused", "absent",
    }  # fmt: skip


def test_what_is_overdue_the_longest_is_carried_over_late_as_it_was(committee, monkeypatch):
    """Of the first paper nobody does anything: the meeting before the last one carries it over."""
    first = timezone.localdate() - timedelta(60)
    real = plot.turns
    monkeypatch.setattr(living, "turns", lambda w, s: [] if w.issued_on < first else real(w, s))
    lived()
    links = CarryOver.objects.select_related("old", "new")
    assert 1 <= len(links) <= 2
    for link in links:
        assert link.new.document == Meeting.objects.get(state="issued").notice
        assert {a.state for a in link.old.assignments.all()} == {"withdrawn"}
        assert link.new.assignments.exists()
        old, _new = chain_of(link.new)
        assert all(days > 0 for _name, days in old.late)
        assert old.late


def test_what_members_brought_became_something(committee):
    lived()
    found = Proposal.objects.select_related("conclusion", "meeting")
    assert found
    for one in found:
        assert "Mô Phỏng" in one.sent_by.user.full_name
        if one.state == "answered":
            assert one.meeting is None or one.meeting.notice
            assert one.answer
        if one.conclusion:
            assert one.conclusion.task in one.answer


def test_the_notice_of_a_meeting_reads_back_as_it_was_drafted(committee):
    lived()
    meeting = Meeting.objects.get(state="issued")
    assert meeting.notice
    assert differences(drafting.draft(meeting), read(meeting.notice.text)) == []


def test_done_work_was_done_on_a_day_that_is_past(committee):
    lived()
    today = timezone.localdate()
    five = counted(given_by(PATH), today)
    assert five.on_time + five.late
    long_ago = today - timedelta(days=2)
    assert Assignment.objects.filter(submitted_on__lt=long_ago).exists()


def test_nobody_made_for_the_year_can_sign_in(committee):
    lived()
    made = Seat.objects.filter(user__username__startswith="mp-").select_related("user")
    assert made
    assert not any(seat.user.has_usable_password() for seat in made)
    assert all("Mô Phỏng" in seat.user.full_name for seat in made)


def test_the_web_role_still_hands_nothing_in_for_a_past_day(committee):
    lived()
    row = Assignment.objects.exclude(state__in=("accepted", "withdrawn", "submitted")).first()
    assert row
    with pytest.raises(IntegrityError, match="changes today"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE directives_assignment SET state = 'submitted', version = version + 1, "
            "submitted_on = sauro_today_v1() - 30 WHERE id = %s",
            [row.pk],
        )
