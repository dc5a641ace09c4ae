"""Every address asks who you are: tried by nobody, by a person without a seat, and by a stranger.

The addresses come from the URL configuration itself, so that a new one cannot be forgotten.
"""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from sauro.cases.apart import set_apart
from sauro.cases.attachments.tests.make import make_attachment
from sauro.cases.importing import services as case_files
from sauro.cases.importing.tests.make import book, case_row
from sauro.cases.joining import Joining
from sauro.cases.models import (
    Case,
    CaseApart,
    CaseAttachment,
    CaseBody,
    CaseEvent,
    CaseFile,
    CaseMovement,
    CasePaper,
    CaseTransfer,
    GoodsLine,
    PaperDraft,
    ShareGrant,
    ShareRequest,
)
from sauro.cases.papers.tests.make import make_draft, make_issued
from sauro.cases.sharing.tests.make import make_shared
from sauro.cases.tests.make import DRIVER, make_case, make_handover
from sauro.directives.assignments import acting, asking
from sauro.directives.assignments.evidence import Sent, Shows
from sauro.directives.assignments.expanding import expand
from sauro.directives.assignments.rules import Act
from sauro.directives.following.services import Wanted, name_follower
from sauro.directives.models import Addressee, Assignment, Directive, Evidence, Following, Request
from sauro.directives.services import register
from sauro.documents import publishing
from sauro.documents.citing.tests.make import make_paper
from sauro.documents.models import Citation, Document, TaskList
from sauro.documents.renewals import services as renewals
from sauro.documents.tasklists import services as task_lists
from sauro.documents.tasklists.tests.make import HEADS, make_list
from sauro.documents.tests.fixtures import received
from sauro.documents.tests.make import verified
from sauro.foundation.access.models import Seat, User
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.meetings import agenda, papers, proposing
from sauro.meetings import rules as meeting_rules
from sauro.meetings.conclusions import Words, write_conclusion
from sauro.meetings.models import AgendaItem, Conclusion, Meeting, Paper, Participant, Proposal
from sauro.meetings.proposing import Sending
from sauro.meetings.tests.make import make_invited, make_meeting
from sauro.organization import services as organization
from sauro.organization.days_off.tests.make import make_local_day
from sauro.organization.models import Membership
from sauro.organization.tests.make import make_body, make_seat
from sauro.parties.judging import judge
from sauro.parties.models import Identifier, Judgement, Party
from sauro.parties.tests.make import make_party
from sauro.reporting.consolidating import consolidate
from sauro.reporting.models import Consolidation, Duty, Line
from sauro.reporting.tests.make import first_line, make_duty_to
from sauro.reporting.tests.make import make_draft as make_draft_report

pytestmark = pytest.mark.django_db
# Open to everybody by design: signing in, health, language, the list of keys.
# What is below api/ is for machines: test_every_operation.py asks it.
# What a calendar reads is shown by its address alone: test_reminder_pages.py asks it.
OPEN = ("api/", "tai-khoan/", "khoe/", "ngon-ngu/", "phim-tat/", "kieu-mau/", "lich/")


def addresses(patterns=None, prefix=""):
    """(path, name, names of its arguments) of every address that is not open by design."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry.url_patterns, path)
        elif isinstance(entry, URLPattern) and not path.startswith(OPEN):
            yield path, entry.name, list(entry.pattern.converters)


ALL = list(addresses())


# Which bodies there are is known to everybody; who may change them is told openly.
KNOWN = {
    "body",
    "body_below",
    "body_people",
    "body_work",
    "body_history",
    "renewals",
    "law_row",
    "case_catalogue",
    "workday",
    "local_day",
}
KEPT = {
    "body_act", "member_end", "renewal_start", "law_row", "case_catalogue", "case_catalogue_add",
    "workday", "workday_withdraw",
}  # fmt: skip
ACTS = {
    "item_act": "dong-y", "body_act": "doi-ten", "account_act": "duong-dan", "work_act": "nhan",
    "meeting_act": "bat-dau", "agenda_act": "len", "proposal_act": "rut", "conclusion_act": "len",
    "report_act": "gui",
}  # fmt: skip
# Who holds no seat yet may be asked to take one.
SEATLESS = {"pending_seats"}


def filled(name, arguments, document, directive):
    """The address with the key of an existing row of province v.01."""
    keys = {
        "document_id": document.pk,
        "item_id": document.items.values_list("pk", flat=True).first() or 0,
        "directive_id": directive.pk if directive else 0,
        "assignment_id": Assignment.objects.values_list("pk", flat=True).first() or 0,
        "request_id": Request.objects.values_list("pk", flat=True).first() or 0,
        "following_id": Following.objects.values_list("pk", flat=True).first() or 0,
        "evidence_id": Evidence.objects.values_list("pk", flat=True).first() or 0,
        "conclusion_id": Conclusion.objects.values_list("pk", flat=True).first() or 0,
        "meeting_id": Meeting.objects.values_list("pk", flat=True).first() or 0,
        "point_id": AgendaItem.objects.values_list("pk", flat=True).first() or 0,
        "participant_id": Participant.objects.values_list("pk", flat=True).first() or 0,
        "paper_id": Paper.objects.values_list("pk", flat=True).first() or 0,
        "proposal_id": Proposal.objects.values_list("pk", flat=True).first() or 0,
        "asked_id": ShareRequest.objects.values_list("pk", flat=True).first() or 0,
        "grant_id": ShareGrant.objects.values_list("pk", flat=True).first() or 0,
        "transfer_id": CaseTransfer.objects.values_list("pk", flat=True).first() or 0,
        "party_id": Party.objects.values_list("pk", flat=True).first() or 0,
        "one_id": Party.objects.values_list("pk", flat=True).first() or 0,
        "other_id": Party.objects.values_list("pk", flat=True).last() or 0,
        "number_id": Identifier.objects.values_list("pk", flat=True).first() or 0,
        "judgement_id": Judgement.objects.values_list("pk", flat=True).first() or 0,
        "case_id": Case.objects.values_list("pk", flat=True).first() or 0,
        "twin_id": Case.objects.values_list("pk", flat=True).last() or 0,
        "apart_id": CaseApart.objects.values_list("pk", flat=True).first() or 0,
        "event_id": CaseEvent.objects.values_list("pk", flat=True).first() or 0,
        "joint_id": CaseBody.objects.values_list("pk", flat=True).first() or 0,
        "number": CaseMovement.objects.values_list("number", flat=True).order_by("pk").last() or 0,
        "line_id": GoodsLine.objects.values_list("pk", flat=True).first() or 0,
        "sort": "nhom-hang" if name.startswith("case_catalogue") else "hang-hoa",
        "attachment_id": CaseAttachment.objects.values_list("pk", flat=True).first() or 0,
        "draft_id": PaperDraft.objects.filter(issued=None).values_list("pk", flat=True).first()
        or 0,
        "case_paper_id": CasePaper.objects.values_list("pk", flat=True).first() or 0,
        "report_id": Line.objects.values_list("pk", flat=True).first() or 0,
        "duty_id": Duty.objects.values_list("pk", flat=True).first() or 0,
        "slot": 1,
        "version": 1,
        "sum_id": Consolidation.objects.values_list("pk", flat=True).first() or 0,
        "starts_on": "2026-11-05",
        "ends_on": "2026-11-11",
        "page": 1,
        "file_id": CaseFile.objects.values_list("pk", flat=True).first() or 0,
        "list_id": TaskList.objects.values_list("pk", flat=True).first() or 0,
        "citation_id": Citation.objects.values_list("pk", flat=True).first() or 0,
        "key": Citation.objects.values_list("key", flat=True).first() or "1/QĐ-UBND",
        "form": "docx",
        "filter_id": 1,
        "token_id": 0,
        "user_id": Seat.objects.values_list("user", flat=True).first() or 0,
        "act": ACTS.get(name),
        "code": "fuel" if name == "case_catalogue" else "decision",
        "day": "2022-01-01" if name == "law_row" else "2026-08-31",
        "path": document.owner_path,
        "membership_id": Membership.objects.values_list("pk", flat=True).first() or 0,
        "seat_id": Seat.objects.values_list("pk", flat=True).first() or 0,
        "renewal_id": document.renewals.values_list("pk", flat=True).first() or 0,
    }
    return reverse(name, kwargs={a: keys[a] for a in arguments})


@contextmanager
def taken_back():
    """What is done inside is undone at its end; tests that run inside undo what each does."""
    atomic = transaction.atomic()
    atomic._from_testcase = True  # as Django marks those of its own TestCase
    with atomic:
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker, tmp_path_factory):
    """A document, its keeper, and one of everything that has an address: made once for all."""
    folder = tmp_path_factory.mktemp("store")
    stored = override_settings(FILES_ROOT=folder / "files", DRAWN_ROOT=folder / "drawn")
    with django_db_blocker.unblock(), stored, taken_back():
        seat = make_seat()
        document = received(seat)
        kept(document, seat)
        yield document, seat


@pytest.fixture
def seat(made, db):
    return Seat.objects.get(pk=made[1].pk)


@pytest.fixture
def document(made, seat):
    enter(scope_of(seat))
    return Document.objects.get(pk=made[0].pk)


def kept(document, seat):
    """The committee of v.01 has a member, and is being renewed."""
    now = timezone.now()
    what = {"part": "head", "valid_from": now.date(), "decision": "Quyết định số 1/QĐ-UBND"}
    organization.add_membership("v.01", "v.01", what, by=seat)
    file = make_list([HEADS, ["1", "Rà soát kho", "Công an tỉnh"]])
    task_lists.take_in("a.xlsx", [file], by=seat, now=now, today=now.date())
    case_files.take_in("b.xlsx", [book([case_row()])], by=seat, now=now)
    make_paper("9/TB-BCĐ389", "Theo Kế hoạch số 92/KH-BCĐ389 ngày 05/01/2026.")
    met(seat, now)
    two = [make_party(seat, name, ("phone", "0912345678")) for name in ("Hoàng Long", "Hoang Long")]
    judge(two[0].pk, two[1].pk, "same", "cùng giấy", by=seat, now=now)
    case = make_case(seat, parties=(DRIVER,), joint=(Joining("v.01.t0"),))
    other = make_case(seat)
    make_handover(case, seat)
    make_shared(case, seat, "v.01.t0")
    make_issued(seat, case)
    make_draft(seat, case)
    make_attachment(seat, case)
    make_local_day(date(2026, 8, 31), by=seat)
    duty = make_duty_to(seat, "v.01.t2")
    line = first_line(duty, "v.01.t2")
    make_draft_report(make_seat("v.01.t2"), line, inspections=1)
    enter(scope_of(seat))
    consolidate(duty.pk, line.starts_on, line.ends_on, by=seat, now=now)
    set_apart(case.pk, other.pk, "khác xe", by=seat, now=now)
    return renewals.begin("v.01", document.pk, by=seat, now=now)


def met(seat, now):
    """A meeting of v.01 that invites a team, with a point, a paper and what the team proposes."""
    team = make_body("v.01.t0")
    meeting = make_meeting(seat)
    agenda.add_item(meeting.pk, "Nội dung", "", by=seat)
    papers.lay(meeting.pk, "a.pdf", [b"x"], by=seat, now=now)
    make_invited(meeting, team, seat)
    held = make_meeting(seat, meeting_rules.Act.BEGIN)
    write_conclusion(held.pk, Words("rà soát"), by=seat, now=now)
    theirs = make_seat(team.path)
    enter(scope_of(theirs))
    proposing.propose(Sending("v.01", "proposal", "đề nghị"), by=theirs, now=now)
    enter(scope_of(seat))


@pytest.fixture
def directive(document, seat):
    return published(document, seat)


def published(document, seat):
    publishing.publish(document.pk, verified(document, seat), register, by=seat, now=timezone.now())
    found = Directive.objects.first()
    worked_on(found, seat)
    return found


def worked_on(found, seat):
    """A body of v.01 reports on its work with a file, and asks for more time; one follows it."""
    now, team = timezone.now(), make_body("v.01.t1")
    told = Addressee.objects.create(
        owner_path=team.path, issuer_path="v.01", directive=found, body=team, part="lead",
        mention="Tổ", published_at=now,
    )  # fmt: skip
    found.due_on = timezone.localdate()
    expand([told], [found], now)
    work, theirs = Assignment.objects.get(), make_seat(team.path)
    enter(scope_of(theirs))
    wanted = timezone.localdate() + timedelta(9)
    asking.ask(work.pk, 1, "extension", "mưa", by=theirs, now=now, wanted_on=wanted)
    shows = Shows([Sent("ảnh.jpg", [b"x"])])
    acting.move(work.pk, 1, Act.REPORT, "đang làm", by=theirs, now=now, shows=shows)
    enter(scope_of(seat))
    today, paper = timezone.localdate(), found.document_id
    name_follower(Wanted(seat.pk, paper, None, today, None, "mục II"), by=seat, now=now)


def test_there_are_addresses():
    assert len(ALL) > 8


@pytest.mark.parametrize(("path", "name", "arguments"), ALL, ids=[a[1] for a in ALL])
def test_nobody_is_sent_to_sign_in(client, document, path, name, arguments):
    where = filled(name, arguments, document, None)
    for answer in (client.get(where), client.post(where)):
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize(("path", "name", "arguments"), ALL, ids=[a[1] for a in ALL])
def test_a_person_without_a_seat_sees_nothing(client, document, path, name, arguments):
    with operator():
        person = User.objects.create_user("noseat", password="x", full_name="Không Vị Trí")
    client.force_login(person)
    where = filled(name, arguments, document, None)
    allowed = {200} if name in SEATLESS else {403, 404, 405}
    assert client.get(where).status_code in allowed
    assert client.post(where).status_code in (403, 404, 405)


class TestAStranger:
    """The document is in the register, and its work goes on: published once for all addresses."""

    @pytest.fixture(scope="class")
    @classmethod
    def directive(cls, made):
        with taken_back():
            yield published(*made)

    @pytest.mark.parametrize(("path", "name", "arguments"), ALL, ids=[a[1] for a in ALL])
    def test_finds_nothing_of_another_province(
        self, client, document, directive, path, name, arguments
    ):
        words = directive.task[:40]
        stranger = make_seat("v.02")
        client.force_login(stranger.user)
        where = filled(name, arguments, document, directive)
        answer = client.get(where)
        if arguments:
            hidden = {404, 405} | ({403} if name in KEPT else set())
            assert answer.status_code in ({200} if name in KNOWN else hidden)
            assert client.post(where, {"version": 1}).status_code in hidden
            assert not Seat.objects.exclude(user=stranger.user).filter(valid_to__isnull=False)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert words not in content.decode(errors="replace")


def test_the_owner_sees_his_own(client, document, seat):
    client.force_login(seat.user)
    for name, arguments in (("home", []), ("documents", []), ("document", [document.pk])):
        assert client.get(reverse(name, args=arguments)).status_code == 200


def test_published_is_in_the_register(client, document, directive, seat):
    client.force_login(seat.user)
    page = client.get(reverse("register")).content.decode()
    assert directive.locator in page
    one = client.get(reverse("directive", args=[directive.pk])).content.decode()
    assert "<mark>" in one
    book = client.get(reverse("register_export"))
    assert b"".join(book.streaming_content).startswith(b"PK")


def test_a_lost_seat_loses_its_view(client, document, seat):
    client.force_login(seat.user)
    with operator():
        Seat.objects.update(valid_to=timezone.localdate().replace(year=2024))
    assert client.get(reverse("document", args=[document.pk])).status_code == 403


def test_a_form_that_somebody_else_overtook_keeps_what_was_typed(client, document, seat):
    client.force_login(seat.user)
    item = document.items.first()
    where = reverse("item_act", args=[item.pk, "sua"])
    typed = {f"{item.pk}-version": 1, f"{item.pk}-task": "Lời tôi vừa gõ", f"{item.pk}-lead": "A"}
    assert client.post(where, typed).status_code == 302
    second = client.post(where, typed | {f"{item.pk}-task": "Lời người thứ hai"})
    assert second.status_code == 409
    page = second.content.decode()
    assert "Lời người thứ hai" in page
    assert "Lời tôi vừa gõ" in page
    enter(scope_of(seat))
    again = client.post(where, typed | {f"{item.pk}-version": 2, f"{item.pk}-task": "Cuối cùng"})
    assert again.status_code == 302


@pytest.mark.parametrize("sent", ["", "x", "-1", "9" * 30, "1.5", "٣", "\0"])
def test_numbers_that_are_none_are_refused_not_our_fault(client, document, seat, sent):
    client.force_login(seat.user)
    item = document.items.first()
    for act in ("dong-y", "bo", "lay-lai", "gop", "tach"):
        where = reverse("item_act", args=[item.pk, act])
        answer = client.post(where, {"version": sent, "at": sent, "reason": sent})
        assert answer.status_code in (409, 422), act
    where = reverse("item_add", args=[document.pk])
    assert client.post(where, {"start": sent, "end": sent}).status_code == 422
    where = reverse("publish", args=[document.pk])
    assert client.post(where, {"version": sent}).status_code in (409, 422)
