"""Papers through their pages: drafted, looked at, issued, taken along, cancelled, replaced."""

import re
from dataclasses import replace
from hashlib import sha256
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from sauro.cases import happening
from sauro.cases.case_rules import StepEntry
from sauro.cases.jobs import make_pdf
from sauro.cases.joining import Joining
from sauro.cases.models import CasePaper, CasePaperFile, PaperDraft
from sauro.cases.papers import files
from sauro.cases.papers.services import begin
from sauro.cases.papers.tests.make import WORDS, make_draft, make_issued
from sauro.cases.tests.make import DRIVER, make_case
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import machine
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.FILES_ROOT, settings.DRAWN_ROOT = tmp_path / "files", tmp_path / "drawn"


@pytest.fixture
def seat():
    return make_seat("v.01.qltt")


@pytest.fixture
def case(seat):
    make_body("v.01.ca")
    return make_case(seat, parties=(DRIVER,), joint=(Joining("v.01.ca"),))


def read(client, seat, name, *arguments):
    client.force_login(seat.user)
    return client.get(reverse(name, args=arguments)).content.decode()


def sent(client, seat, name, key, typed):
    client.force_login(seat.user)
    answer = client.post(reverse(name, args=[key]), typed)
    enter(scope_of(seat))
    return answer


def test_a_paper_from_the_case_page_to_the_file(client, seat, case):
    key = uuid4()
    for _twice in range(2):
        answer = sent(
            client, seat, "case_papers", case.pk, {"form": "violation_record", "key": key}
        )
        assert answer.status_code == 302
    draft = PaperDraft.objects.get()
    page = read(client, seat, "case_draft", draft.pk)
    for words in ("Lò Văn Mẫu", "……", "Còn thiếu", "chưa kiểm chứng", "phải có mới phát hành được",
                  f"/{'BB-VPHC'}", 'href="#go-signer"'):  # fmt: skip
        assert words in page
    refused = sent(client, seat, "case_draft_issue", draft.pk, {"version": 1})
    assert refused.status_code == 422
    assert "Chưa phát hành được" in refused.content.decode()
    typed = {**WORDS, "version": 1, "dated_on": "", "at": "0h00"}
    assert sent(client, seat, "case_draft", draft.pk, typed).status_code == 302
    issue = {"version": 2, "meant": "on"}
    for _twice in range(2):
        assert sent(client, seat, "case_draft_issue", draft.pk, issue).status_code == 302
    paper = CasePaper.objects.get()
    page = read(client, seat, "case_paper", paper.pk)
    assert paper.written in page
    assert paper.files.get(kind="docx").sha256 in page
    assert paper.written in read(client, seat, "case", case.pk)
    client.force_login(seat.user)
    file = client.get(reverse("case_paper_file", args=[paper.pk, "docx"]))
    assert 'attachment; filename="01-BB-VPHC.docx"' in file["Content-Disposition"]
    enter(scope_of(seat))
    assert sha256(file.content).hexdigest() == paper.files.get(kind="docx").sha256
    assert client.get(reverse("case_draft", args=[draft.pk])).status_code == 302
    assert client.get(reverse("case_paper_file", args=[paper.pk, "exe"])).status_code == 404


def test_a_step_without_its_paper_is_chosen_and_not_recorded_twice(client, seat, case):
    enter(scope_of(seat))
    recorded = case.events.filter(kind="violation_record")
    step = StepEntry("violation_record", timezone.localdate(case.detected_at), paper="9/BB")
    first = recorded.first() or happening.record(case.pk, step, by=seat, now=timezone.now())

    def begun():
        now, today = timezone.now(), timezone.localdate()
        return begin(case.pk, "violation_record", uuid4(), by=seat, now=now, today=today)

    draft = begun()
    assert draft.of_event == first
    page = read(client, seat, "case_draft", draft.pk)
    assert f'<option value="{first.pk}" selected>' in page
    enter(scope_of(seat))
    happening.record(case.pk, replace(step, paper="10/BB"), by=seat, now=timezone.now())
    assert begun().of_event is None  # which of two is for a person to say


def test_the_signer_is_not_called_optional(client, seat, case):
    page = read(client, seat, "case_draft", make_draft(seat, case).pk)
    assert re.search(r'for="go-signer">[^<]*<span class="optional">\(cần khi phát hành\)', page)


def test_the_second_of_two_officers_keeps_what_he_typed(client, seat, case):
    draft = make_draft(seat, case)
    answer = sent(client, seat, "case_draft", draft.pk, {"version": 1, "signer": "Người vừa gõ"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Người vừa gõ" in page
    assert 'name="version" value="2"' in page
    assert PaperDraft.objects.get().words["signer"] == "Trần Văn Bình"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("case_draft", {"version": "x", "dated_on": "31/02/2026"}),
        ("case_draft", {"version": "2", "at": "25:99", "signer": "x" * 600}),
        ("case_draft_issue", {"version": "9" * 30}),
        ("case_draft_issue", {"version": "2", "first": "-1"}),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(client, seat, case, name, typed):
    draft = make_draft(seat, case)
    answer = sent(client, seat, name, draft.pk, typed)
    assert answer.status_code in (409, 422)
    assert not CasePaper.objects.exists()
    assert PaperDraft.objects.get().version == 2


def test_cancelled_and_replaced_from_its_page(client, seat, case):
    paper = make_issued(seat, case)
    assert sent(client, seat, "case_paper_cancel", paper.pk, {"because": ""}).status_code == 422
    again = sent(
        client, seat, "case_paper_replace", paper.pk, {"because": "sai biển số", "key": uuid4()}
    )
    draft = PaperDraft.objects.get(replaces=paper)
    assert again["Location"] == reverse("case_draft", args=[draft.pk])
    assert "sai biển số" in read(client, seat, "case_draft", draft.pk)
    assert (
        sent(client, seat, "case_paper_cancel", paper.pk, {"because": "in nhầm"}).status_code == 302
    )
    page = read(client, seat, "case_paper", paper.pk)
    assert "in nhầm" in page
    assert "Soạn văn bản thay thế" not in page
    assert sent(client, seat, "case_draft_drop", draft.pk, {}).status_code == 302


def test_joint_bodies_read_the_paper_and_are_offered_no_act(client, seat, case):
    paper, draft, joint = make_issued(seat, case), make_draft(seat, case), make_seat("v.01.ca")
    page = read(client, joint, "case_paper", paper.pk)
    assert paper.written in page
    assert "Hủy văn bản" not in page
    assert "Soạn văn bản</button>" not in read(client, joint, "case_papers", case.pk)
    assert client.get(reverse("case_draft", args=[draft.pk])).status_code == 404
    for name, key in (("case_paper_cancel", paper.pk), ("case_papers", case.pk)):
        assert client.post(reverse(name, args=[key]), {"because": "x"}).status_code == 403


def test_the_pdf_is_made_once_of_the_very_file_and_then_stays(seat, case, monkeypatch):
    """The office is asked once: whoever comes later takes the same bytes."""
    paper, asked = make_issued(seat, case), []

    def office(docx):
        asked.append(sha256(docx).hexdigest())
        return b"%PDF-1.7 trang " + str(len(asked)).encode()

    monkeypatch.setattr(files, "pdf_of", office)
    for _twice in range(2):
        make_pdf(paper.pk, paper.owner_path)
    enter(scope_of(seat))
    row = CasePaperFile.objects.get(kind="pdf")
    assert asked == [paper.files.get(kind="docx").sha256]
    assert files.content_of(paper, "pdf", paper.issued_at) == b"%PDF-1.7 trang 1"
    assert row.size == len(b"%PDF-1.7 trang 1")


def test_without_an_office_the_paper_stands_and_whoever_asks_is_told(
    client, seat, case, monkeypatch
):
    def missing(docx):
        raise Refused(Finding("no-office", "", "Máy chủ chưa cài LibreOffice.", "No office."))

    monkeypatch.setattr(files, "pdf_of", missing)
    paper = make_issued(seat, case)
    make_pdf(paper.pk, paper.owner_path)
    client.force_login(seat.user)
    answer = client.get(reverse("case_paper_file", args=[paper.pk, "pdf"]))
    assert answer.status_code == 422
    assert "LibreOffice" in answer.content.decode()


def test_machines_draft_issue_fetch_and_cancel_with_the_refusals_of_the_pages(seat, case):
    api, where = machine(seat), f"/api/v1/cases/{case.pk}/papers"
    given = {"key": str(uuid4()), "form": "violation_record", "words": {"recorders": "An"}}

    def post(path, data):
        return api.post(f"{where}/{path}", data, content_type="application/json")

    draft = post("drafts", given).json()
    assert draft["needed"] == ["signer"]
    assert post("drafts", given).json()["id"] == draft["id"]
    issue = f"drafts/{draft['id']}/issue"
    assert post(issue, {"version": draft["version"], "meant": True}).status_code == 422
    full = {**given, "key": str(uuid4()), "words": WORDS}
    draft = post("drafts", full).json()
    issue = f"drafts/{draft['id']}/issue"
    assert post(issue, {"version": 1, "meant": True}).status_code == 409
    papers = [post(issue, {"version": draft["version"], "meant": True}) for _twice in range(2)]
    assert [p.status_code for p in papers] == [201, 201]
    assert papers[0].json() == papers[1].json()
    [row] = api.get(where).json()["items"]
    assert (row["number"], row["mark"]) == ("01/BB-VPHC", "memory")
    shown = api.get(f"{where}/{row['id']}").json()
    assert "Trần Văn Bình" in shown["text"]
    assert post("drafts", {**full, "form": "khong_co"}).status_code in (201, 422)
    assert post("drafts", {**full, "key": str(uuid4()), "form": "khong_co"}).status_code == 422
    gone = post(f"{row['id']}/cancel", {"because": "lập nhầm"}).json()
    assert gone["cancelled_because"] == "lập nhầm"
