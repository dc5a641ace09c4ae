"""The text of a version and of a sum: generated, edited, brought up, locked with its files."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from docx import Document

from sauro.cases.tests.make import make_case, ship_catalogues
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import NotAllowed, Refused, Stale
from sauro.organization.tests.make import make_seat
from sauro.reporting.consolidating import Taken, consolidate, take_up
from sauro.reporting.models import ReportFile, ReportText, Submission
from sauro.reporting.sending import accept, submit
from sauro.reporting.tests.make import first_line, make_draft, make_duty_to
from sauro.reporting.texts.files import content_of
from sauro.reporting.texts.keeping import Wording, findings, held, publish, write
from sauro.reporting.texts.subject import total, version
from sauro.reporting.texts.taking_up import cases_named, parts_below, with_cases

pytestmark = pytest.mark.django_db
ONE, OTHER = "v.01.001", "v.01.002"


@pytest.fixture(autouse=True)
def store(tmp_path):
    with override_settings(FILES_ROOT=tmp_path / "files"):
        yield


@pytest.fixture
def province():
    return make_seat("v.01")


@pytest.fixture
def commune():
    return make_seat(ONE)


@pytest.fixture
def line(province, commune):
    found = first_line(make_duty_to(province, ONE), ONE)
    make_draft(commune, found, cases_total=3, prosecuted_cases=2)
    return found


def place(text, key):
    return next(n for n, p in enumerate(text.passages()) if p.paragraph.key == key)


def wrote(subject, seat, words=None, adding=None, **said):
    """The text after a person typed over some paragraphs, by their keys."""
    text = held(subject)
    typed = {place(text, key): new for key, new in (words or {}).items()}
    figures = subject.row.version if subject.submission else subject.row.number
    what = Wording(text.version, figures, typed, **said)
    return write(subject, what, by=seat, now=timezone.now(), adding=adding)


def reads(subject, key):
    text = held(subject)
    return text.passages()[place(text, key)].text


def test_it_is_generated_from_the_cells_of_its_form(line):
    said = reads(version(line.pk), "cases")
    assert said.startswith("Trong kỳ phát hiện, xử lý 3 vụ, chưa có số liệu cùng kỳ năm trước")
    assert reads(version(line.pk), "prosecuted").startswith("Khởi tố hình sự 2 vụ")
    assert "chuyển cơ quan khác" not in reads(version(line.pk), "prosecuted")


def test_what_was_typed_stays_when_a_cell_changes(line, commune):
    subject = version(line.pk)
    said = reads(subject, "cases").replace("Trong kỳ phát hiện", "Tuần này các lực lượng đã")
    wrote(subject, commune, {"cases": said, "routes": "Nổi lên tuyến biên giới."})
    make_draft(commune, line, version=1, cases_total=5)
    assert reads(version(line.pk), "cases").startswith("Tuần này các lực lượng đã, xử lý 5 vụ")
    assert reads(version(line.pk), "routes") == "Nổi lên tuyến biên giới."


def test_a_figure_typed_by_hand_is_told_and_written_anew_on_wish(line, commune):
    subject = version(line.pk)
    said = reads(subject, "cases").replace("3 vụ", "4 vụ", 1)
    wrote(subject, commune, {"cases": said})
    told = [f for f in findings(held(subject)) if f.code == "typed-differs"]
    assert "“4 vụ”" in told[0].message
    wrote(subject, commune, anew=frozenset({place(held(subject), "cases")}))
    assert "xử lý 3 vụ" in reads(version(line.pk), "cases")


def test_who_saw_another_text_is_told(line, commune):
    subject = version(line.pk)
    wrote(subject, commune, {"routes": "Một."})
    with pytest.raises(Stale):
        write(subject, Wording(0, 1), by=commune, now=timezone.now())
    make_draft(commune, line, version=1, cases_total=5)
    with pytest.raises(Stale):
        write(subject, Wording(1, 7), by=commune, now=timezone.now())


def test_only_its_body_writes_and_what_was_sent_stays(line, commune, province):
    subject = version(line.pk)
    enter(scope_of(province))
    with pytest.raises(NotAllowed):
        wrote(subject, province)
    enter(scope_of(commune))
    wrote(subject, commune, {"routes": "Một."})
    submit(line.pk, 1, by=commune, now=timezone.now())
    with pytest.raises(Refused):
        wrote(version(line.pk), commune, {"routes": "Hai."})
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportText.objects.update(paragraphs=[], version=2)


def test_a_correction_begins_with_the_text_of_the_version_before(line, commune, province):
    wrote(version(line.pk), commune, {"routes": "Một."})
    sent = submit(line.pk, 1, by=commune, now=timezone.now())
    enter(scope_of(province))
    accept(line.pk, sent.version, by=province, now=timezone.now())
    make_draft(commune, line, cases_total=9, corrects="Đếm sót")
    subject = version(line.pk)
    assert (subject.row.number, reads(subject, "routes")) == (2, "Một.")
    assert "xử lý 9 vụ" in reads(subject, "cases")
    assert "xử lý 3 vụ" in reads(version(line.pk, 1), "cases")


def test_an_accepted_report_gives_the_same_file_for_ever(line, commune, province):
    wrote(version(line.pk), commune, {"routes": "Một."}, signer="Lò Văn Mẫu")
    draft = content_of(version(line.pk), "docx", by=commune, now=timezone.now())
    assert "DỰ THẢO" in "".join(
        p.text for p in Document(BytesIO(draft)).sections[0].header.paragraphs
    )
    sent = submit(line.pk, 1, by=commune, now=timezone.now())
    enter(scope_of(province))
    accept(line.pk, sent.version, by=province, now=timezone.now())
    assert set(ReportFile.objects.values_list("kind", flat=True)) == {"docx", "xlsx"}
    first = content_of(version(line.pk), "docx", by=province, now=timezone.now())
    make_draft(commune, line, cases_total=9, corrects="Đếm sót")
    enter(scope_of(commune))
    again = content_of(version(line.pk, 1), "docx", by=commune, now=timezone.now())
    assert again == first
    assert content_of(version(line.pk), "docx", by=commune, now=timezone.now()) != first


def test_what_nobody_wrote_is_kept_when_it_is_first_taken(line, commune, province):
    sent = submit(line.pk, 1, by=commune, now=timezone.now())
    enter(scope_of(province))
    accept(line.pk, sent.version, by=province, now=timezone.now())
    assert not ReportText.objects.exists()
    first = content_of(version(line.pk), "xlsx", by=province, now=timezone.now())
    assert ReportText.objects.get().frozen_at
    assert content_of(version(line.pk), "xlsx", by=province, now=timezone.now()) == first


@pytest.fixture
def summed(province, commune):
    """Two owe, one was accepted with a text; its sum."""
    duty = make_duty_to(province, ONE, OTHER)
    line = first_line(duty, ONE)
    make_draft(commune, line, cases_total=3)
    said = {"causes": "Thiếu người, do 3 vụ đến cùng lúc."}
    wrote(version(line.pk), commune, said)
    sent = submit(line.pk, 1, by=commune, now=timezone.now())
    enter(scope_of(province))
    accept(line.pk, sent.version, by=province, now=timezone.now())
    made = consolidate(duty.pk, line.starts_on, line.ends_on, by=province, now=timezone.now())
    return total(made.pk)


def test_parts_of_lower_reports_come_up_with_their_origin(summed, province):
    wrote(summed, province, adding=parts_below)
    found = [p for p in held(summed).passages() if p.paragraph.origin]
    assert [(p.paragraph.origin, p.text) for p in found] == [
        (f"Ban Chỉ đạo 389 {ONE}", "Thiếu người, do 3 vụ đến cùng lúc.")
    ]
    wrote(summed, province, adding=parts_below)
    assert len([p for p in held(summed).passages() if p.paragraph.origin]) == 1


def test_the_document_of_a_sum_names_coverage_and_who_is_missing(summed, province):
    wrote(summed, province, adding=parts_below)
    publish(summed.row.pk, by=province, now=timezone.now())
    made = content_of(summed, "docx", by=province, now=timezone.now())
    paper = Document(BytesIO(made))
    words = "\n".join(p.text for p in paper.paragraphs)
    assert "I. TÌNH HÌNH" in words
    assert f"Ban Chỉ đạo 389 {ONE}: Thiếu người" in words
    assert "Tổng hợp từ 1/2 nơi phải báo cáo." in words
    assert f"Chưa có báo cáo được nhận: Ban Chỉ đạo 389 {OTHER}." in words
    rows = [[c.text for c in row.cells] for table in paper.tables for row in table.rows]
    assert next(r for r in rows if "Cộng" in r[1])[:3] == ["", "Cộng (1/2 nơi)", "3"]
    with pytest.raises(Refused):
        wrote(summed, province, {"routes": "Hai."})
    assert content_of(summed, "docx", by=province, now=timezone.now()) == made


def test_cases_are_picked_by_number_within_what_is_seen(line, commune):
    ship_catalogues()
    case = make_case(commune)
    named = cases_named(f"{case.number}/{case.year}")
    wrote(version(line.pk), commune, adding=lambda _of, so_far: with_cases(so_far, named))
    said = reads(version(line.pk), f"case-{case.pk}")
    assert "tại Km 5 quốc lộ 12" in said
    assert "1.600 bao thuốc lá điếu Jet, trị giá 40 triệu đồng" in said
    assert not [
        f for f in findings(held(version(line.pk))) if f.field in ("typical", f"case-{case.pk}")
    ]
    with pytest.raises(Refused) as refused:
        cases_named("999/2026")
    assert refused.value.findings[0].code == "no-such-case"
    make_case(make_seat(OTHER))
    enter(scope_of(make_seat("v.01")))
    with pytest.raises(Refused) as refused:
        cases_named(f"{case.number}/{case.year}")
    assert refused.value.findings[0].code == "several-cases"


def test_the_page_saves_and_links_every_figure(client, line, commune):
    client.force_login(commune.user)
    where = reverse("report_text", args=[line.pk])
    answer = client.get(where)
    form = answer.context["form"]
    held_now = ((b.html_name, b.value()) for b in form)
    said = {name: v for name, v in held_now if v is not None and v is not False}
    slot = line.form_version.cells.get(key="cases_total").slot
    assert f'<a href="/bao-cao/{line.pk}/o/{slot}/?lan=1">3 vụ</a>' in answer.content.decode()
    n = place(held(version(line.pk)), "routes")
    sent = client.post(where, {**said, f"doan_{n}": "Nổi lên biên giới.", "them": ""})
    assert sent.status_code == 302
    assert "Nổi lên biên giới." in client.get(where).content.decode()
    stale = client.post(where, {**said, f"doan_{n}": "Của tôi."})
    assert stale.status_code == 409
    assert "Của tôi." in stale.content.decode()
    none = client.post(where, {**said, "version": 1, "numbers": "99/2026", "them": "vu-viec"})
    assert none.status_code == 422
    assert "Không thấy vụ việc “99/2026”" in none.content.decode()


def test_above_it_is_read_and_followed_down(client, summed, province):
    client.force_login(province.user)
    page = client.get(summed.page()).content.decode()
    slot = summed.row.form_version.cells.get(key="cases_total").slot
    assert summed.cell(slot) in page
    opened = client.get(summed.cell(slot))
    (row,) = opened.context["table"].rows
    assert row.cells == (f"Ban Chỉ đạo 389 {ONE}", "3")
    assert client.get(row.url).status_code == 200
    assert client.post(reverse("sum_publish", args=[summed.row.pk])).status_code == 302
    assert client.get(summed.file("docx")).status_code == 200
    assert client.get(summed.file("xlsx")).status_code == 200
    kept = ReportFile.objects.filter(text__consolidation=summed.row)
    assert kept.count() == 2


def test_a_sum_taken_up_brings_the_text_of_those_below(summed, province):
    own = first_line(make_duty_to(make_seat("v"), "v.01"), "v.01")
    enter(scope_of(province))
    take_up(own.pk, Taken(summed.row.pk, uuid4()), by=province, now=timezone.now())
    wrote(version(own.pk), province, adding=parts_below)
    assert "Thiếu người" in "".join(p.text for p in held(version(own.pk)).passages())
    assert Submission.objects.get(line=own).consolidation_id == summed.row.pk


def test_another_province_sees_neither_text_nor_file(line, commune):
    wrote(version(line.pk), commune, {"routes": "Một."})
    enter(scope_of(make_seat("v.02")))
    assert not ReportText.objects.exists()
