"""Papers of a case: drafted from its record, issued once, frozen, cancelled, replaced."""

from dataclasses import replace
from datetime import date, time, timedelta
from hashlib import sha256
from io import BytesIO
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from docx import Document as Word

from sauro.cases.case_rules import PartyEntry, StepEntry
from sauro.cases.clocks import Mark
from sauro.cases.happening import record
from sauro.cases.joining import Joining
from sauro.cases.models import CaseEvent, CasePaper, CasePaperFile, PaperDraft
from sauro.cases.papers import services
from sauro.cases.papers.drafting import UNVERIFIED, drafted, numbered, text_of
from sauro.cases.papers.law import form_on
from sauro.cases.papers.record import known_of
from sauro.cases.papers.rules import Typed
from sauro.cases.papers.tests.make import AT, WORDS, issued, make_draft, make_issued
from sauro.cases.tests.make import DAY, DRIVER, make_case
from sauro.documents.models import PaperNumber
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.foundation.audit.models import Entry as History
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.foundation.files.store import opened
from sauro.organization.models import Body, Force
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.FILES_ROOT, settings.DRAWN_ROOT = tmp_path / "files", tmp_path / "drawn"


@pytest.fixture
def seat():
    return make_seat("v.01.qltt")


def form_of(code):
    form = form_on(code, TODAY)
    assert form
    return form


def standing(case, kind):
    return list(case.events.filter(kind=kind, superseded_by=None, cancels=False))


def kind_of(paper):
    return paper.event.kind


def words_of(paper):
    word = Word(BytesIO(opened(paper.files.get(kind="docx").sha256).read()))
    cells = [c.text for t in word.tables for r in t.rows for c in r.cells]
    return "\n".join([p.text for p in word.paragraphs] + cells)


def test_what_the_record_knows_stands_on_the_draft_and_what_it_does_not_is_told(seat):
    case = make_case(seat, parties=(DRIVER,))
    form = form_of("violation_record")
    made = drafted(case, form, known_of(case), Typed(), TODAY)
    text = text_of(made.paper)
    for words in ("Lò Văn Mẫu", "thuốc lá điếu Jet", "1.600", "40.000.000 đồng", "bốn mươi triệu",
                  "09 giờ 00, ngày 02 tháng 11 năm 2026", "Km 5 quốc lộ 12"):  # fmt: skip
        assert words in text
    assert "……" in text
    assert "signer" in made.gaps
    assert "explanation" in made.gaps
    assert "violator" not in made.gaps
    assert "DỰ THẢO" in made.paper.mark


def test_issuing_numbers_freezes_and_records_the_step_in_one_act(seat):
    draft = make_draft(seat)
    before = History.objects.count()
    paper = issued(draft, seat)
    assert (paper.written, paper.dated_on) == ("01/BB-VPHC", timezone.localdate())
    [event] = standing(draft.case, "violation_record")
    assert (event, event.paper, event.at) == (paper.event, "01/BB-VPHC", AT)
    file = paper.files.get()
    assert sha256(opened(file.sha256).read()).hexdigest() == file.sha256
    assert "DỰ THẢO" not in words_of(paper)
    for words in ("Số: 01/BB-VPHC", "Lò Văn Mẫu", "Tôi chở thuê", "NGƯỜI CHỨNG KIẾN"):
        assert words in words_of(paper)
        assert words in paper.text
    assert History.objects.count() > before


def test_what_nobody_compared_with_the_law_stays_marked_on_the_issued_paper(seat):
    paper = make_issued(seat)
    word = Word(BytesIO(opened(paper.files.get().sha256).read()))
    for header in (word.sections[0].first_page_header, word.sections[0].header):
        assert UNVERIFIED in "\n".join(p.text for p in header.paragraphs)
    assert UNVERIFIED in word.core_properties.keywords


def test_a_form_that_was_compared_is_issued_without_the_mark(seat):
    form = replace(form_of("violation_record"), mark=Mark.VERIFIED)
    case = make_case(seat, parties=(DRIVER,))
    made = drafted(case, form, known_of(case), Typed(), TODAY).paper
    assert made.mark == "DỰ THẢO"
    assert numbered(made, "01/BB-VPHC", form.mark).mark == ""


def test_the_letterhead_names_the_superior_of_the_line_and_never_the_committee():
    with operator():
        police = Force.objects.get_or_create(code="police", defaults={"name": "Công an"})[0]
    for path, name in (("v.01.ca", "Công an tỉnh Mẫu"), ("v.01.05.ca", "Công an xã Mẫu")):
        body = make_body(path, name, kind="agency")
        with operator():
            Body.objects.filter(pk=body.pk).update(force=police)
    officer = make_seat("v.01.05.ca")
    case = make_case(officer)
    made = drafted(case, form_of("violation_record"), known_of(case), Typed(), TODAY).paper
    assert made.issuer == ("CÔNG AN TỈNH MẪU", "CÔNG AN XÃ MẪU")
    alone = make_case(make_seat("v.01.ca"))
    made = drafted(alone, form_of("violation_record"), known_of(alone), Typed(), TODAY).paper
    assert made.issuer == ("CÔNG AN TỈNH MẪU",)  # the directory here has no ministry


def test_minutes_name_the_plate_of_a_vehicle_once(seat):
    truck = PartyEntry("vehicle", None, "vehicle", "xe tải", (("plate", "37C-000.01"),))
    named = PartyEntry("vehicle", None, "vehicle", "xe 37C 00002", (("plate", "37C-000.02"),))
    case = make_case(seat, parties=(DRIVER, truck, named))
    made = drafted(case, form_of("violation_record"), known_of(case), Typed(), TODAY)
    assert "Phương tiện: xe tải, biển số 37C00001; xe 37C 00002." in text_of(made.paper)


def test_what_is_sent_twice_is_issued_once(seat):
    draft = make_draft(seat)
    assert issued(draft, seat) == issued(draft, seat)
    assert PaperNumber.objects.count() == 1
    assert len(standing(draft.case, "violation_record")) == 1
    key, now = uuid4(), timezone.now()
    twice = [
        services.begin(draft.case_id, "fine_decision", key, by=seat, now=now, today=TODAY)
        for _ in range(2)
    ]
    assert twice[0] == twice[1]


def test_what_must_be_there_keeps_it_from_its_number(seat):
    case = make_case(seat)  # nobody knows whose goods they are
    draft = make_draft(seat, case, signer="")
    with pytest.raises(Refused) as refused:
        issued(draft, seat, meant=True)
    assert {f.field for f in refused.value.findings} == {"violator", "signer"}
    assert not PaperNumber.objects.exists()


def test_other_gaps_stay_where_they_were_seen(seat):
    draft = make_draft(seat, explanation="")
    with pytest.raises(Refused, match="ý kiến của người vi phạm"):
        issued(draft, seat)
    paper = issued(draft, seat, meant=True)
    assert paper.gaps == ["explanation"]
    assert "……" in paper.text


def test_a_step_that_was_recorded_before_gets_its_paper(seat):
    draft = make_draft(seat)
    step = StepEntry("violation_record", DAY, time(9, 30), "chưa có số")
    event = record(draft.case_id, step, by=seat, now=timezone.now())
    typed = Typed(WORDS, DAY, time(9, 30), event.pk)
    draft = services.keep(draft.pk, 2, typed, by=seat, now=timezone.now(), today=TODAY)
    paper = issued(draft, seat)
    assert paper.dated_on == DAY
    [now_] = standing(draft.case, "violation_record")
    assert (now_.paper, now_.supersedes) == (paper.written, event)


def test_a_step_of_another_kind_or_case_is_none(seat):
    draft = make_draft(seat)
    for event in CaseEvent.objects.all():
        typed = Typed(WORDS, None, None, event.pk)
        with pytest.raises(Refused):
            services.keep(draft.pk, 2, typed, by=seat, now=timezone.now(), today=TODAY)


def test_a_cancelled_paper_keeps_its_number_and_takes_its_step_back(seat):
    paper = make_issued(seat)
    with pytest.raises(Refused):
        services.cancel(paper.pk, " ", by=seat, now=timezone.now())
    gone = services.cancel(paper.pk, "Sai tên người vi phạm", by=seat, now=timezone.now())
    again = services.cancel(paper.pk, "Khác", by=seat, now=timezone.now())
    assert again.cancelled_because == gone.cancelled_because == "Sai tên người vi phạm"
    assert PaperNumber.objects.get().cancelled_because == "Sai tên người vi phạm"
    assert standing(paper.case, "violation_record") == []
    assert make_issued(seat, paper.case).written == "02/BB-VPHC"
    assert opened(paper.files.get().sha256).read()


def test_a_correction_is_another_paper_and_both_stay(seat):
    old, now = make_issued(seat), timezone.now()
    draft = services.begin_again(old.pk, "Ghi nhầm biển số", uuid4(), by=seat, now=now)
    assert draft.words == old.draft.words
    new = issued(draft, seat)
    assert (new.replaces, new.written) == (old, "02/BB-VPHC")
    [event] = standing(old.case, "violation_record")
    assert (event.paper, event.because) == ("02/BB-VPHC", "Ghi nhầm biển số")
    with pytest.raises(Refused, match="văn bản khác thay"):
        services.begin_again(old.pk, "lần nữa", uuid4(), by=seat, now=now)
    with pytest.raises(Refused, match="văn bản khác thay"):
        services.cancel(old.pk, "lần nữa", by=seat, now=now)


def test_the_second_of_two_who_change_a_draft_is_told(seat):
    draft = make_draft(seat)
    with pytest.raises(Stale) as stale:
        services.keep(draft.pk, 1, Typed(), by=seat, now=timezone.now(), today=TODAY)
    assert stale.value.current.words["signer"] == "Trần Văn Bình"
    with pytest.raises(Stale):
        services.issue(draft.pk, 1, by=seat, now=timezone.now(), today=TODAY)
    issued(draft, seat)
    with pytest.raises(Stale, match="đã phát hành"):
        services.keep(draft.pk, 2, Typed(), by=seat, now=timezone.now(), today=TODAY)
    with pytest.raises(Stale):
        services.drop(draft.pk, by=seat)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"x": "y"}, "no-such-place"), ({"fine": "1"}, "no-such-place"),
        ({"signer": "x" * 501}, "too-long"), ({"explanation": "x" * 4001}, "too-long"),
    ],
)  # fmt: skip
def test_what_is_typed_where_no_place_is_or_too_long_is_told(seat, words, code):
    draft = make_draft(seat)
    with pytest.raises(Refused) as refused:
        services.keep(draft.pk, 2, Typed(words), by=seat, now=timezone.now(), today=TODAY)
    assert refused.value.findings[0].code == code
    assert PaperDraft.objects.get().words["signer"] == "Trần Văn Bình"


def test_a_day_that_has_not_come_or_is_before_the_last_number_is_told(seat):
    first = make_issued(seat)
    draft = make_draft(seat, first.case)
    for day, words in ((date(2099, 1, 1), "chưa tới"), (first.dated_on - timedelta(1), "sớm hơn")):
        typed = Typed(WORDS, day)
        now, today = timezone.now(), timezone.localdate()
        draft = services.keep(draft.pk, draft.version, typed, by=seat, now=now, today=today)
        with pytest.raises(Refused, match=words):
            issued(draft, seat, meant=True)


def test_a_paper_book_that_was_begun_goes_on(seat):
    draft = make_draft(seat)
    assert services.begins_a_book("v.01.qltt", form_of("violation_record"), TODAY)
    assert issued(draft, seat, first=214).written == "214/BB-VPHC"
    assert make_issued(seat).written == "215/BB-VPHC"


def test_the_transfer_turns_the_case_and_the_hand_over_is_a_step_after_it_only(seat):
    case = make_case(seat, parties=(DRIVER,))
    more = {"receiver": "Công an tỉnh Mẫu", "receiver_people": "Lê Thị Nhận", "signer": "An",
            "capacity": "ĐỘI TRƯỞNG"}  # fmt: skip
    over = {k: v for k, v in more.items() if k != "capacity"}
    before = issued(make_draft(seat, case, "handover_record", **over), seat, meant=True)
    assert before.event is None
    told = {k: v for k, v in more.items() if k != "receiver_people"}
    transfer = issued(make_draft(seat, case, "transfer", **told), seat, meant=True)
    case.refresh_from_db()
    assert (case.procedure, kind_of(transfer)) == ("criminal", "transferred")
    after = issued(make_draft(seat, case, "handover_record", **over), seat, meant=True)
    assert kind_of(after) == "exhibits_handed_over"
    assert transfer.written in after.text


def test_a_fine_in_the_books_stands_before_one_that_was_typed(seat):
    typed = {"signer": "An", "capacity": "ĐỘI TRƯỞNG"}
    with pytest.raises(Refused, match="không phải số tiền"):
        make_draft(seat, None, "fine_decision", fine="nhiều", **typed)
    draft = make_draft(seat, None, "fine_decision", fine="60 triệu", **typed)
    paper = issued(draft, seat, meant=True)
    assert "60.000.000 đồng (bằng chữ: sáu mươi triệu đồng)" in paper.text
    assert "Điều 8 Nghị định 98/2020/NĐ-CP" in paper.text


def test_only_the_lead_body_writes_and_joint_bodies_read_what_was_issued(seat):
    make_body("v.01.ca")
    case = make_case(seat, parties=(DRIVER,), joint=(Joining("v.01.ca"),))
    paper, draft = make_issued(seat, case), make_draft(seat, case)
    joint, stranger = make_seat("v.01.ca"), make_seat("v.02")
    enter(scope_of(joint))
    assert CasePaper.objects.get().files.count() == 1
    assert not PaperDraft.objects.exists()
    for act in (
        lambda: services.cancel(paper.pk, "x", by=joint, now=timezone.now()),
        lambda: services.begin(case.pk, "transfer", uuid4(), by=joint, now=timezone.now(),
                               today=TODAY),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(Hidden):
        services.issue(draft.pk, 2, by=joint, now=timezone.now(), today=TODAY)
    enter(scope_of(stranger))
    assert not CasePaper.objects.exists()
    assert not CasePaperFile.objects.exists()


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE cases_casepaper SET text = 'khác'", "permission denied"),
        ("DELETE FROM cases_casepaper", "permission denied"),
        ("UPDATE cases_casepaperfile SET sha256 = 'x'", "permission denied"),
        ("DELETE FROM cases_paperdraft", "foreign key"),
        ("UPDATE cases_paperdraft SET version = version + 1", "was issued"),
        ("UPDATE cases_casepaper SET cancelled_because = 'x'", "stays as it is"),
    ],
)
def test_nothing_of_an_issued_paper_is_changed_behind_the_service(seat, statement, why):
    make_issued(seat)
    with pytest.raises(DatabaseError, match=why), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_paper_bears_no_number_but_its_own(seat):
    paper = make_issued(seat)
    other = make_draft(seat, paper.case)
    paper.pk, paper._state.adding, paper.draft, paper.event = None, True, other, None
    number = PaperNumber.objects.get()
    number.pk, number._state.adding, number.number = None, True, 2
    number.save()
    paper.number, paper.written = number, "03/BB-VPHC"
    with pytest.raises(DatabaseError, match="number that its office gave"), transaction.atomic():
        paper.save()
