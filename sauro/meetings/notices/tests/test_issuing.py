"""The whole loop: concluded, carried over, issued, in the register, read back from the file."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from docx import Document as Word

from sauro.directives.assignments.carrying import chain_of
from sauro.directives.assignments.expanding import expand
from sauro.directives.models import Addressee, Assignment, CarryOver, Directive
from sauro.directives.services import register
from sauro.directives.tests.make import make_directive, make_named
from sauro.documents import intake, placing, publishing, verification
from sauro.documents.drafting.docx import write_docx
from sauro.documents.drafting.proof import differences
from sauro.documents.files.open import open_document
from sauro.documents.models import Document
from sauro.documents.reading import read
from sauro.documents.rendering import pdf_of
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import NotAllowed, Refused, Stale
from sauro.foundation.files.store import path_of
from sauro.meetings import agenda, conclusions, holding, proposing, queries
from sauro.meetings.models import Meeting, NameChoice, NoticeDraft
from sauro.meetings.notices import drafting, issuing
from sauro.meetings.notices.carrying import carry_over, offered, why_not, words_of
from sauro.meetings.notices.clears import Eyes
from sauro.meetings.notices.forms import values_of
from sauro.meetings.notices.tests.make import (
    CLEAR,
    concluded,
    filled_in,
    make_chair,
    make_concluded,
)
from sauro.meetings.rules import State
from sauro.meetings.tests.make import plan
from sauro.organization.models import Body
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat(db):
    return make_chair()


def unsettled(days=-6, task="Giao Sở Công Thương tỉnh Mẫu rà soát các cây xăng.", **others):
    """A directive of an earlier notice whose work is late."""
    what = {"lead": ["Sở Công Thương tỉnh Mẫu"], **others}
    found = make_directive(
        task, told=(("v.01.ct", "lead"),), due_on=timezone.localdate() + timedelta(days), **what
    )
    expand(found.addressees.all(), [found], timezone.now())
    return found


def issue(meeting, seat):
    enter(scope_of(seat))
    version = drafting.version_of(meeting)
    return issuing.issue(meeting.pk, version, by=seat, now=timezone.now())


def test_the_whole_loop(seat, tmp_path):
    old = unsettled()
    meeting = make_concluded(seat, CLEAR)
    [carried] = carry_over(meeting.pk, None, by=seat, now=timezone.now())
    assert (carried.task, carried.leads) == ("rà soát các cây xăng", ["Sở Công Thương tỉnh Mẫu"])
    assert offered(meeting, timezone.now()) == []
    carried.unclear_reason, carried.version = "chờ hướng dẫn của bộ", 2
    carried.save()
    filled_in(meeting, seat)
    paper = drafting.draft(meeting)
    issued = issue(meeting, seat)
    assert issued.published, issued.differences
    meeting.refresh_from_db()
    assert (meeting.state, meeting.notice) == (State.ISSUED, issued.document)

    first, second = Directive.objects.filter(document=issued.document).order_by("position")
    rows = meeting.conclusions.order_by("position")
    assert [row.directive for row in rows] == [first, second]
    assert {a.owner_path: a.directive for a in Assignment.objects.filter(state="issued")} == {
        "v.01.ca": first, "v.01.ct": second,
    }  # fmt: skip
    assert [link.directive for link in chain_of(second)] == [old, second]
    assert old.assignments.get().state == "withdrawn"
    assert "quá hạn 6 ngày" in old.assignments.get().steps.get().words

    file = tmp_path / "thong-bao.docx"  # as whoever gets the file reads it with `sauro read`
    file.write_bytes(path_of(issued.document.sha256).read_bytes())
    assert differences(paper, read(open_document(file).text)) == []


def test_an_unclear_conclusion_needs_a_reason_on_record(seat):
    meeting = make_concluded(seat, CLEAR, replace(CLEAR, deadline_text="", leads=()))
    filled_in(meeting, seat)
    with pytest.raises(Refused, match="Kết luận 2 mới rõ 4/6") as refused:
        issue(meeting, seat)
    assert [f.field for f in refused.value.findings] == ["conclusions.2"]
    row = meeting.conclusions.get(position=2)
    row.unclear_reason, row.version = "sẽ phân công sau", 2
    row.save()
    assert issue(meeting, seat).published
    found = Document.objects.get()
    assert found.without_lead == "sẽ phân công sau"


def test_what_is_not_filled_in_is_told_all_at_once(seat):
    meeting = make_concluded(seat, CLEAR)
    with pytest.raises(Refused, match="thể thức"):
        issue(meeting, seat)
    filled_in(meeting, seat, number="", signer="", recipients=())
    with pytest.raises(Refused) as refused:
        issue(meeting, seat)
    assert {f.field for f in refused.value.findings} == {"number", "signer", "recipients"}
    assert not Document.objects.exists()


def test_a_meeting_moved_behind_the_day_of_issue_is_told_before_any_file_is_made(seat):
    meeting = make_concluded(seat, CLEAR)
    filled_in(meeting, seat)
    enter(scope_of(seat))
    meeting.refresh_from_db()
    later = plan(days=4, chaired_by=meeting.chaired_by)
    holding.change_meeting(meeting.pk, meeting.version, later, by=seat, now=timezone.now())
    with pytest.raises(Refused, match="trước ngày họp"):
        issue(meeting, seat)
    assert not Document.objects.exists()


def test_nobody_publishes_without_the_right_to(seat):
    meeting = make_concluded(seat, CLEAR)
    filled_in(meeting, seat)
    for role in (Role.OFFICER, Role.LEADER, Role.ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            issue(meeting, make_seat("v.01", role=role))
    with pytest.raises(NotAllowed):
        issue(meeting, make_seat("v"))  # sees it from above
    enter(scope_of(seat))
    with pytest.raises(Stale):
        issuing.issue(meeting.pk, 0, by=seat, now=timezone.now())
    assert not Document.objects.exists()


# A day within the task that is not told as the deadline: the engine takes it for one.
MISREAD = replace(
    CLEAR, task="rà soát kho trước ngày 15/12/2027", deadline_text="", unclear_reason="lời chủ trì"
)


def test_what_is_read_otherwise_waits_for_a_person(seat):
    meeting = make_concluded(seat, CLEAR, MISREAD)
    filled_in(meeting, seat)
    issued = issue(meeting, seat)
    assert not issued.published
    assert [(one.directive, one.field) for one in issued.differences] == [(2, "deadline")]
    meeting.refresh_from_db()
    assert meeting.state == State.CONCLUDED
    assert not Directive.objects.exists()
    checked = dict(issued.document.items.values_list("position", "checked"))
    assert checked == {1: True, 2: False}
    enter(scope_of(seat))
    with pytest.raises(Refused, match="chưa vào sổ"):
        issuing.finish(meeting.pk, by=seat, now=timezone.now())

    for item in issued.document.items.filter(checked=False):
        assert any(doubt["code"].startswith("meant-") for doubt in item.doubts)
        verification.agree(item.pk, item.version, by=seat)
    document = Document.objects.get()
    for n, doubt in enumerate(document.doubts):
        verification.settle(document.pk, n, doubt["code"], by=seat, now=timezone.now())
    document.refresh_from_db()
    publishing.publish(
        document.pk, verification.seen_version(document), register, by=seat, now=timezone.now()
    )
    with pytest.raises(Refused, match="Hoàn tất"):
        issue(meeting, seat)
    done = issuing.finish(meeting.pk, by=seat, now=timezone.now())
    assert (done.state, done.notice_id) == (State.ISSUED, document.pk)
    assert all(row.directive for row in done.conclusions.all())


def test_issuing_twice_makes_one_document_and_a_new_wording_lays_the_old_aside(seat):
    meeting = make_concluded(seat, CLEAR, MISREAD)
    filled_in(meeting, seat)
    issue(meeting, seat)
    first = issue(meeting, seat).document
    assert Document.objects.count() == 1
    row = meeting.conclusions.get(position=2)
    row.task, row.version = "rà soát kho", 2
    row.save()
    assert issue(meeting, seat).published
    first.refresh_from_db()
    assert (first.status, Document.objects.count()) == (Document.Status.CLOSED, 2)


def test_a_draft_stays_as_it_is_once_it_is_issued(seat):
    meeting = make_concluded(seat, CLEAR)
    row = filled_in(meeting, seat)
    with pytest.raises(Stale):
        drafting.keep(meeting.pk, 0, drafting.Form(), by=seat, now=timezone.now())
    issue(meeting, seat)
    with pytest.raises(Refused):
        filled_in(meeting, seat)
    row = NoticeDraft.objects.get()
    row.version += 1
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    with pytest.raises(Refused):
        concluded(meeting, CLEAR, seat)


def test_what_was_carried_over_meanwhile_is_told(seat):
    old = unsettled()
    meetings = [make_concluded(seat, days=n) for n in (1, 2)]
    for n, meeting in enumerate(meetings):
        enter(scope_of(seat))
        carry_over(meeting.pk, [old.pk], by=seat, now=timezone.now())
        meeting.conclusions.update(unclear_reason="giữ", version=2)
        filled_in(meeting, seat, number=f"{n + 1}/TB-BCĐ389")
    assert issue(meetings[0], seat).published
    with pytest.raises(Refused, match="đã được chuyển tiếp"):
        issue(meetings[1], seat)
    assert CarryOver.objects.count() == 1
    assert Meeting.objects.get(pk=meetings[1].pk).state == State.CONCLUDED


def test_what_is_too_long_for_a_conclusion_is_named_and_the_rest_is_carried_over(seat):
    long = unsettled(task="Giao Sở Công Thương tỉnh Mẫu rà soát " + "các cây xăng ven sông, " * 200)
    meeting = make_concluded(seat)
    with pytest.raises(Refused, match="Chưa chuyển tiếp được") as refused:
        carry_over(meeting.pk, None, by=seat, now=timezone.now())
    assert str(long) in str(refused.value)
    short = unsettled()
    [carried] = carry_over(meeting.pk, None, by=seat, now=timezone.now())
    assert carried.carried_from == short
    [left] = offered(meeting, timezone.now())
    assert left.directive == long
    assert [f.field for f in why_not(left)] == ["task"]
    shorter = replace(words_of(left), task="rà soát các cây xăng ven sông")
    row = concluded(meeting, shorter, seat)
    assert row.carried_from == long
    assert offered(meeting, timezone.now()) == []


def test_nothing_chosen_is_told(seat):
    meeting = make_concluded(seat)
    with pytest.raises(Refused, match="Chưa chọn việc"):
        carry_over(meeting.pk, [], by=seat, now=timezone.now())


def published_by_hand(document, seat):
    """As an officer does it on the verification page."""
    enter(scope_of(seat))
    now = timezone.now()
    document.refresh_from_db()
    for item in document.items.filter(checked=False):
        verification.agree(item.pk, item.version, by=seat)
    for n, doubt in enumerate(document.doubts):
        verification.settle(document.pk, n, doubt["code"], by=seat, now=now)
    document.refresh_from_db()
    version = verification.seen_version(document)
    publishing.publish(document.pk, version, register, by=seat, now=now, without_lead="đã biết")


def test_head_and_foot_stay_once_the_document_is_in_the_register(seat):
    meeting = make_concluded(seat, CLEAR, MISREAD)
    filled_in(meeting, seat)
    issued = issue(meeting, seat)
    filled_in(meeting, seat, signer="Người Khác")  # while a person still has to verify it
    published_by_hand(issued.document, seat)
    with pytest.raises(Refused, match="đã vào sổ"):
        filled_in(meeting, seat, signer="Người Thứ Ba")
    row = NoticeDraft.objects.get()
    row.signer, row.version = "Người Thứ Ba", row.version + 1
    with pytest.raises(IntegrityError, match="in the register"), transaction.atomic():
        row.save()
    done = issuing.finish(meeting.pk, by=seat, now=timezone.now())
    assert done.state == State.ISSUED
    with pytest.raises(Refused, match="đã ban hành"):  # a second click
        issuing.finish(meeting.pk, by=seat, now=timezone.now())


def test_no_reason_is_cut(seat):
    long = "Chờ hướng dẫn của bộ về phân cấp. " * 20
    unclear = replace(CLEAR, leads=(), deadline_text="", unclear_reason=long)
    unknown = replace(CLEAR, leads=("Sở Lạ tỉnh Mẫu",), unclear_reason=long, task="lập sổ kho")
    meeting = make_concluded(seat, CLEAR, unclear, unknown)
    filled_in(meeting, seat)
    issued = issue(meeting, seat)
    assert issued.published, issued.differences
    assert issued.document.without_lead == "Lý do ghi ở kết luận 2."
    [left_open] = issued.document.choices.all()
    assert left_open.reason == "Lý do ghi ở kết luận 3."
    assert meeting.conclusions.get(position=3).unclear_reason == long.strip()


def test_a_body_chosen_in_the_editor_gets_the_work(seat):
    """Two bodies are called alike: the choice goes with the conclusion into the register."""
    for path in ("v.01.k1", "v.01.k2"):
        make_named(path, f"Đội Kiểm soát tỉnh Mẫu số {path[-1]}")
    second = Body.objects.get(path="v.01.k2")
    name = "Đội Kiểm soát"
    words = replace(CLEAR, leads=(name,), chosen=((name, second.pk), ("không nêu", second.pk)))
    meeting = make_concluded(seat, words)
    row = meeting.conclusions.get()
    assert [(c.mention, c.body) for c in row.choices.all()] == [(name, second)]
    assert issuing.unclear_findings(meeting) == []
    filled_in(meeting, seat)
    issued = issue(meeting, seat)
    assert issued.published, issued.differences
    [told] = Addressee.objects.filter(part="lead")
    assert (told.mention, told.body) == (name, second)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.choices.all().delete()


@pytest.mark.parametrize(
    ("path", "name", "mention"),
    [
        ("v.02.k1", "Đội Kiểm soát tỉnh Xa số 1", "Đội Kiểm soát"),
        ("v.bct", "Bộ Công Thương", "Bộ Công Thương"),  # meant by rule, and above all provinces
    ],
)
def test_who_is_not_told_when_it_is_issued_does_not_lead_unseen(seat, path, name, mention):
    """It was clear in six of six, and nobody got any work."""
    far = make_named(path, name)
    chosen = () if name == mention else ((mention, far.pk),)
    meeting = make_concluded(seat, replace(CLEAR, leads=(mention,), chosen=chosen))
    filled_in(meeting, seat)
    with pytest.raises(Refused, match="mới rõ 5/6"):
        issue(meeting, seat)
    look = Eyes("v.01", timezone.localdate()).look(meeting.conclusions.get(), {mention: [far.pk]})
    assert [f.code for f in look.wrong] == ["out-of-reach"]
    meeting.conclusions.update(unclear_reason="đã gửi văn bản phối hợp", version=2)
    assert issue(meeting, seat).published
    assert not Assignment.objects.exists()


def test_a_choice_follows_the_names_of_its_conclusion(seat):
    body = make_named("v.01.k1", "Đội Kiểm soát tỉnh Mẫu số 1")
    meeting = make_concluded(seat, replace(CLEAR, leads=("Đội A",), chosen=(("Đội A", body.pk),)))
    row, now = meeting.conclusions.get(), timezone.now()
    kept = row.choices.get()
    same = conclusions.words_of(row)
    conclusions.change_conclusion(row.pk, 1, replace(same, task="lập sổ"), by=seat, now=now)
    assert row.choices.get() == kept
    gone = replace(same, leads=("Công an tỉnh Mẫu",))
    conclusions.change_conclusion(row.pk, 2, gone, by=seat, now=now)
    assert not row.choices.exists()
    unknown = replace(same, chosen=(("Đội A", 0),))
    with pytest.raises(Refused, match="không còn trong danh bạ"):
        conclusions.change_conclusion(row.pk, 3, unknown, by=seat, now=now)


def test_two_names_may_mean_as_many_bodies_as_one_may_each(seat, monkeypatch):
    """All communes lead, all communes help: together that is more than one name may mean."""
    monkeypatch.setattr("sauro.meetings.notices.choosing.MOST", 2)
    first, second, third = (make_named(f"v.01.k{n}", f"Đội {n}") for n in (1, 2, 3))
    pairs = [("A", first.pk), ("A", second.pk), ("B", second.pk), ("B", third.pk)]
    words = replace(CLEAR, leads=("A",), coordinating=("B",), chosen=tuple(pairs))
    meeting = make_concluded(seat, words)
    assert meeting.conclusions.get().choices.count() == 4
    with pytest.raises(Refused):
        concluded(meeting, replace(words, task="x", chosen=(*pairs, ("A", third.pk))), seat)


def test_nobody_writes_a_choice_into_the_conclusion_of_another(seat):
    meeting = make_concluded(seat, CLEAR)
    row, body = meeting.conclusions.get(), seat.body
    for by in (make_seat("v.02"), make_seat("v"), make_seat("v.01.ca")):
        enter(scope_of(by))
        with pytest.raises(DatabaseError), transaction.atomic():
            NameChoice.objects.create(
                owner_path="v.01", conclusion=row, mention="x", body=body, chosen_by=by,
                chosen_at=timezone.now(),
            )  # fmt: skip


def test_the_notice_stands_by_points_of_the_agenda(seat):
    meeting = make_concluded(seat)
    points = [
        agenda.add_item(meeting.pk, title, "", by=seat)
        for title in ("Đánh giá kết quả quý III", "Kiến nghị của các xã")
    ]
    tasks = (("lập sổ", None), ("kiểm tra chợ", points[1]), ("rà soát kho", points[0]),
             ("niêm phong hàng", points[1]))  # fmt: skip
    for task, point in tasks:
        concluded(
            meeting, replace(CLEAR, task=task, agenda_item_id=point.pk if point else None), seat
        )
    filled_in(meeting, seat)
    draft = drafting.draft(meeting)
    assert [(len(s.directives), s.directives[0].task) for s in draft.sections] == [
        (1, "rà soát kho"), (2, "kiểm tra chợ"), (1, "lập sổ"),
    ]  # fmt: skip
    assert "quý III" in draft.sections[0].title
    assert draft.sections[2].title == "Nhiệm vụ chung"
    last = meeting.conclusions.get(task="niêm phong hàng")
    conclusions.move_conclusion(last.pk, up=True, by=seat)
    conclusions.move_conclusion(last.pk, up=True, by=seat)  # not into another point
    ordered = ["rà soát kho", "niêm phong hàng", "kiểm tra chợ", "lập sổ"]
    assert [row.task for row in queries.conclusions(meeting)] == ordered
    issued = issue(meeting, seat)
    assert issued.published, issued.differences
    entered = Directive.objects.filter(document=issued.document).order_by("position")
    for row, directive in zip(queries.conclusions(meeting), entered, strict=True):
        assert row.directive == directive
        assert row.task in directive.task


def test_a_notice_from_simulated_data_says_so_on_each_page(seat, settings, tmp_path):
    meeting = make_concluded(seat, CLEAR)
    filled_in(meeting, seat)
    assert drafting.draft(meeting).mark == ""
    settings.SIMULATED = True
    paper = drafting.draft(meeting)
    file = tmp_path / "a.docx"
    file.write_bytes(write_docx(paper))
    word = Word(file).sections[0]
    for header in (word.header, word.first_page_header):
        assert any("DỮ LIỆU MÔ PHỎNG" in p.text for p in header.paragraphs)
    printed = tmp_path / "a.pdf"
    printed.write_bytes(pdf_of(file.read_bytes()))
    for form in (file, printed):
        text = open_document(form).text
        assert "DỮ LIỆU MÔ PHỎNG" in text
        assert differences(paper, read(text)) == []
    assert issue(meeting, seat).published


def carried_with_reason(meeting, seat):
    [carried] = carry_over(meeting.pk, None, by=seat, now=timezone.now())
    carried.unclear_reason, carried.version = "chờ hướng dẫn", 2
    carried.save()
    return carried


def test_a_conclusion_that_is_read_as_two_gives_nobody_the_work_of_another(seat):
    old = unsettled()
    words = "kiểm tra các kho hàng. Giao Sở Y tế tỉnh Mẫu rà soát các hiệu thuốc"
    meeting = make_concluded(seat, replace(CLEAR, task=words, deadline_text="", unclear_reason="x"))
    carried = carried_with_reason(meeting, seat)
    filled_in(meeting, seat)
    issued = issue(meeting, seat)
    assert not issued.published
    published_by_hand(issued.document, seat)
    issuing.finish(meeting.pk, by=seat, now=timezone.now())
    carried.refresh_from_db()
    assert "rà soát các cây xăng" in carried.directive.task
    assert CarryOver.objects.get(old=old).new == carried.directive


def test_what_another_notice_carried_over_since_keeps_nobody_from_finishing(seat):
    """The document is in the register, so the conclusion cannot be taken out any more."""
    old = unsettled()
    first, second = (make_concluded(seat, MISREAD, days=1), make_concluded(seat, days=2))
    for n, meeting in enumerate((first, second)):
        carried_with_reason(meeting, seat)
        filled_in(meeting, seat, number=f"{n + 1}/TB-BCĐ389")
    document = issue(first, seat).document
    assert issue(second, seat).published
    published_by_hand(document, seat)
    done = issuing.finish(first.pk, by=seat, now=timezone.now())
    assert (done.state, done.notice_id) == (State.ISSUED, document.pk)
    assert all(row.directive for row in done.conclusions.all())
    assert CarryOver.objects.get(old=old).new.document == queries.meeting(second.pk).notice


def test_what_stands_in_the_register_is_worded_no_more(seat):
    meeting = make_concluded(seat, CLEAR, MISREAD)
    filled_in(meeting, seat)
    issued = issue(meeting, seat)
    published_by_hand(issued.document, seat)
    row = meeting.conclusions.get(position=1)
    for change in (
        lambda: conclusions.move_conclusion(row.pk, up=False, by=seat),
        lambda: conclusions.drop_conclusion(row.pk, row.version, by=seat),
        lambda: concluded(meeting, CLEAR, seat),
    ):
        with pytest.raises(Refused, match="đã vào sổ"):
            change()
    issuing.finish(meeting.pk, by=seat, now=timezone.now())


def test_what_an_officer_handed_in_before_is_looked_at_by_a_person(seat):
    meeting = make_concluded(seat, CLEAR)
    filled_in(meeting, seat)
    officer, now = make_seat("v.01", role=Role.OFFICER), timezone.now()
    enter(scope_of(officer))
    file = write_docx(drafting.draft(meeting))
    document, _new = intake.receive("x.docx", [file], by=officer, now=now)
    source = open_document(path_of(document.sha256))
    document = Document.objects.get()
    intake.keep_reading(document, source, read(source.text), now)
    placing.place(document.pk, officer.body_id, seen="", by=officer, now=now)
    item = document.items.get()
    verification.mend(item.pk, item.version, {"lead": ["Sở Y tế tỉnh Mẫu"]}, by=officer)
    assert not issue(meeting, seat).published
    assert not Directive.objects.exists()


def test_work_without_anybody_to_do_it_stays_with_who_had_it(seat):
    old = unsettled()
    meeting = make_concluded(seat)
    carried = carried_with_reason(meeting, seat)
    carried.leads, carried.version = [], 3
    carried.save()
    filled_in(meeting, seat)
    assert issue(meeting, seat).published
    assert old.assignments.get().state == "issued"
    assert not CarryOver.objects.exists()


YT = "Sở Y tế tỉnh Mẫu"


def of_two():
    """Late with two bodies, of which the conclusion then names one alone."""
    two = make_directive(
        f"Giao Sở Công Thương tỉnh Mẫu, {YT} rà soát các cây xăng.",
        told=(("v.01.ct", "lead"), ("v.01.yt", "lead")),
        due_on=timezone.localdate() - timedelta(6), lead=["Sở Công Thương tỉnh Mẫu", YT],
    )  # fmt: skip
    expand(two.addressees.all(), [two], timezone.now())
    return two


@pytest.mark.parametrize(("rest", "state"), [(None, "issued"), ("end", "withdrawn")])
def test_who_is_named_no_more_keeps_his_work_unless_it_is_said_to_end(client, seat, rest, state):
    old, meeting = of_two(), make_concluded(seat)
    [carried] = carry_over(meeting.pk, None, by=seat, now=timezone.now())
    client.force_login(seat.user)
    where = reverse("conclusion", args=[carried.pk])
    asked = client.get(where).content.decode()
    assert "giữ nguyên theo thông báo cũ" in asked
    assert "Không còn giao ở kết luận này" not in asked
    sent = values_of(conclusions.words_of(carried), carried.version) | {
        "leads": YT,
        "unclear_reason": "chờ hướng dẫn",
    }
    sent |= {"rest": rest} if rest else {"rest": "keep"}
    sent = {key: value for key, value in sent.items() if value is not None}
    assert client.post(where, sent).status_code == 302
    page = client.get(reverse("conclusions", args=[meeting.pk])).content.decode()
    assert "Không còn giao ở kết luận này: Sở Công Thương tỉnh Mẫu." in page
    enter(scope_of(seat))
    filled_in(meeting, seat)
    assert issue(meeting, seat).published
    stood = {a.body.name: a.state for a in old.assignments.select_related("body")}
    assert stood == {"Sở Công Thương tỉnh Mẫu": state, YT: "withdrawn"}


def test_a_conclusion_that_names_a_body_that_ended_says_who_goes_on(client, seat):
    """The day of the meeting does not matter: the notice is issued to those who are there today."""
    new = Body.objects.get(path="v.01.ca")
    yesterday = timezone.localdate() - timedelta(1)
    meeting = make_concluded(seat, replace(CLEAR, leads=("Sở Công Thương tỉnh Mẫu",)), days=-9)
    with transaction.atomic():  # so that it is another version of the directory
        Body.objects.filter(path="v.01.ct").update(valid_to=yesterday, successor=new)
    client.force_login(seat.user)
    page = client.get(reverse("conclusions", args=[meeting.pk])).content.decode()
    assert "“Sở Công Thương tỉnh Mẫu” đã kết thúc, nay là Công an tỉnh Mẫu." in page


def test_what_goes_on_is_given_to_the_successor_of_a_body_that_ended(seat):
    name = "Sở Công Thương tỉnh Mẫu"
    old = make_directive(
        f"Giao {name} rà soát các cây xăng.", lead=[name],
        due_on=timezone.localdate() - timedelta(6),
    )  # fmt: skip
    told = Addressee.objects.create(
        owner_path="v.01.ct", issuer_path="v.01", directive=old, part="lead", mention=name,
        body=Body.objects.get(path="v.01.ct"), published_at=timezone.now(),
    )  # fmt: skip
    expand([told], [old], timezone.now())
    meeting = make_concluded(seat)
    new, yesterday = Body.objects.get(path="v.01.ca"), timezone.localdate() - timedelta(1)
    with transaction.atomic():
        Body.objects.filter(path="v.01.ct").update(valid_to=yesterday, successor=new)
    carried = carried_with_reason(meeting, seat)
    filled_in(meeting, seat)
    assert issue(meeting, seat).published
    carried.refresh_from_db()
    assert carried.directive.assignments.get().owner_path == "v.01.ca"
    assert old.assignments.get().state == "withdrawn"


def test_a_conclusion_that_carries_nothing_on_asks_nothing_of_others(client, seat):
    meeting = make_concluded(seat, CLEAR)
    client.force_login(seat.user)
    page = client.get(reverse("conclusion", args=[meeting.conclusions.get().pk])).content.decode()
    assert 'name="rest"' not in page


def test_no_line_is_cut_in_silence(seat):
    meeting = make_concluded(seat, CLEAR)
    with pytest.raises(Refused):
        filled_in(meeting, seat, recipients=("Các sở: " + "Sở Công Thương, " * 40, "Lưu: VT"))


@pytest.mark.parametrize("name", ["leads", "reports_to", "task"])
def test_what_is_looked_at_may_hold_anything(seat, client, name):
    meeting = make_concluded(seat, CLEAR)
    client.force_login(seat.user)
    for address in (
        reverse("conclusions", args=[meeting.pk]),
        reverse("conclusion", args=[meeting.conclusions.get().pk]),
    ):
        assert client.post(address, {"xem": 1, name: "\0"}).status_code == 200


def test_an_answer_keeps_the_words_that_were_read(seat):
    below = make_seat("v.01.ca")
    meeting = make_concluded(seat, CLEAR)
    now = timezone.now()
    enter(scope_of(below))
    sending = proposing.Sending("v.01", "proposal", "xin lùi hạn")
    sent = proposing.propose(sending, by=below, now=now)
    enter(scope_of(seat))
    row = meeting.conclusions.get()
    proposing.answer(sent.pk, sent.version, "", by=seat, now=now, conclusion_id=row.pk)
    other = replace(CLEAR, task="thu hồi giấy phép")
    with pytest.raises(Refused, match="kiến nghị đã được trả lời"):
        conclusions.change_conclusion(row.pk, row.version, other, by=seat, now=now)
    later = replace(CLEAR, deadline_text="thường xuyên")
    conclusions.change_conclusion(row.pk, row.version, later, by=seat, now=now)
