"""A report as a workbook: out, filled in, looked at, kept once; of something else refused."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from sauro.organization.tests.make import make_seat
from sauro.reporting.filling import figures_by_key
from sauro.reporting.models import Line, Submission
from sauro.reporting.tests.make import first_line, make_accepted, make_draft, make_duty_to

pytestmark = pytest.mark.django_db
ONE, OTHER = "v.01.001", "v.01.002"


@pytest.fixture
def commune(client):
    seat = make_seat(ONE)
    client.force_login(seat.user)
    return seat


@pytest.fixture
def line(commune):
    return first_line(make_duty_to(make_seat("v.01"), ONE, OTHER), ONE)


def book_of(client, line):
    answer = client.get(reverse("report_sheet", args=[line.pk]))
    assert answer.status_code == 200
    return load_workbook(BytesIO(b"".join(answer.streaming_content)))


def typed(book, **figures):
    page = book.worksheets[0]
    for row in page.iter_rows(min_row=8):
        if row[0].value in figures:
            row[4].value = figures[row[0].value]
    return book


def sent(client, line, book, follow=True):
    file = BytesIO()
    book.save(file)
    upload = SimpleUploadedFile("mau.xlsx", file.getvalue())
    return client.post(reverse("report_sheet_in", args=[line.pk]), {"file": upload}, follow=follow)


def kept(client, line, answer):
    form = answer.context["form"]
    held = {b.name: v for b in form if (v := b.value()) not in (None, False)}
    return client.post(reverse("report", args=[line.pk]), held)


def test_the_template_says_what_it_is_of_and_lets_only_figures_be_typed(client, line):
    page = book_of(client, line).worksheets[0]
    assert [c.value for c in page[1][:5]] == [
        "sauro-bao-cao", "cao-diem-tuan", "1", line.period, ONE,
    ]  # fmt: skip
    assert page.protection.sheet
    assert [page.cell(8, n).protection.locked for n in (1, 2, 5, 6, 7)] == [
        True, True, False, False, True,
    ]  # fmt: skip


def test_last_period_stands_beside(client, line, commune):
    make_accepted(commune, make_seat("v.01"), line, inspections=7)
    second = Line.objects.filter(duty=line.duty, owner_path=ONE).order_by("ends_on")[1]
    rows = {r[0].value: r for r in book_of(client, second).worksheets[0].iter_rows(min_row=8)}
    assert rows["inspections"][6].value == 7


def test_what_differs_is_shown_and_kept_when_a_person_says_so(client, line, commune):
    make_draft(commune, line, inspections=7)
    answer = sent(
        client, line, typed(book_of(client, line), inspections=1250, budget_revenue=12.345)
    )
    assert answer.status_code == 200
    content = answer.content.decode()
    assert "Tệp có 2 ô khác" in content
    assert "Bản đang lưu: 7" in content
    assert figures_by_key(Submission.objects.get(line=line))["inspections"] == 7
    assert kept(client, line, answer).status_code == 302
    figures = figures_by_key(Submission.objects.get(line=line))
    assert (figures["inspections"], figures["budget_revenue"]) == (1250, 12_345_000)
    again = sent(client, line, typed(book_of(client, line), inspections=1250))
    assert "không có số nào khác" in again.content.decode()


def test_words_in_a_cell_are_told_beside_it(client, line):
    answer = sent(client, line, typed(book_of(client, line), inspections="gần 50"))
    assert answer.status_code == 422
    assert "“gần 50” không phải là số" in answer.content.decode()


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        (3, "0", "bản cũ của mẫu"),
        (2, "ket-qua", "mẫu khác"),
        (4, "2025-M01", "Tệp thuộc kỳ khác"),
        (5, OTHER, "Tệp của cơ quan khác"),
        (1, "sổ", "không phải tệp mẫu"),
    ],
)
def test_a_template_of_something_else_is_refused(client, line, column, value, words):
    book = typed(book_of(client, line), inspections=9)
    book.worksheets[0].cell(1, column).value = value
    assert words in sent(client, line, book).content.decode()
    assert not Submission.objects.filter(line=line).exists()


def test_rows_that_are_no_cells_are_told_by_number(client, line):
    book = book_of(client, line)
    page = book.worksheets[0]
    page.cell(9, 1).value = "la"
    page.cell(10, 1).value = page.cell(8, 1).value
    content = sent(client, line, book).content.decode()
    assert "Dòng 9: “la” không phải mã ô" in content
    assert "Dòng 10: ô này đã có ở dòng trên" in content


def test_what_is_no_workbook_and_no_file(client, line):
    where = reverse("report_sheet_in", args=[line.pk])
    upload = SimpleUploadedFile("mau.xlsx", b"a,b\n1,2\n")
    assert "mau.xlsx" in client.post(where, {"file": upload}, follow=True).content.decode()
    assert "Chưa chọn tệp" in client.post(where, follow=True).content.decode()
