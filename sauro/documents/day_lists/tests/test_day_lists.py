"""A year's days off out of a workbook: row by row, then all or nothing."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from sauro.documents.day_lists.rules import columns_of, day_in, lines_of
from sauro.documents.day_lists.services import kind_words
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.audit.models import Entry
from sauro.kernel.workdays import statutory_holidays
from sauro.organization.days_off.models import CalendarDay
from sauro.organization.days_off.queries import calendar_held
from sauro.organization.days_off.tests.make import make_day
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
FILE, WRITE = reverse("workday_file"), reverse("workday_file_write")
HEADS = ["Ngày", "Loại", "Tên", "Nguồn", "Kiểm chứng"]
LAW = "Bộ luật Lao động 2019, Điều 112"
TET = [[day, "Nghỉ lễ, tết", name, LAW, "Đã kiểm chứng"] for day, name in
       sorted(statutory_holidays(2028).items())]  # fmt: skip
SWAP = [[date(2028, 5, 8), "Nghỉ hoán đổi", "Hoán đổi", "Thông báo 9", ""],
        [date(2028, 5, 13), "Làm bù", "Làm bù", "Thông báo 9", ""]]  # fmt: skip


@pytest.fixture
def keeper(client):
    seat = make_seat("v")
    client.force_login(seat.user)
    enter(scope_of(seat))
    return seat


def book(*rows, heads=HEADS):
    made, file = Workbook(), BytesIO()
    for row in ([heads] if heads else []) + list(rows):
        made.active.append(row)
    made.save(file)
    return file.getvalue()


def send(client, data, year=2028, name="lich.xlsx"):
    return client.post(FILE, {"year": year, "file": SimpleUploadedFile(name, data)})


def confirm(client, page, reason="đối chiếu thông báo"):
    return client.post(WRITE, {"seal": page.context["form"].initial["seal"], "reason": reason})


def test_a_year_comes_in_whole(client, keeper):
    assert 2028 not in calendar_held().coverage
    page = send(client, book(*TET, *SWAP))
    assert page.status_code == 200
    assert not CalendarDay.objects.exists(), "a preview writes nothing"
    done = confirm(client, page)
    assert done.status_code == 302
    assert 2028 in calendar_held().coverage
    assert calendar_held().is_working_day(date(2028, 5, 13))
    assert CalendarDay.objects.count() == len(TET) + 2
    assert Entry.objects.filter(table="organization_calendarday").count() == len(TET) + 2
    again = send(client, book(*TET, *SWAP))
    assert again.context["form"] is None
    assert "không có gì để ghi" in again.content.decode()


def test_one_wrong_row_keeps_all_out_and_says_why(client, keeper):
    bad = [
        ["30/02/2028", "Làm bù", "a", "b", ""],
        [date(2027, 5, 8), "Nghỉ bù", "a", "b", ""],
        [date(2028, 5, 9), "Nghỉ chơi", "a", "b", ""],
        [date(2028, 5, 10), "Làm bù", "a", "", ""],
        [date(2028, 5, 8), "Nghỉ bù", "a", "b", ""],
        [date(2028, 5, 11), "Nghỉ bù", "a", "b", "có lẽ"],
    ]
    page = send(client, book(SWAP[0], *bad))
    words = page.content.decode()
    assert page.context["form"] is None
    assert page.context["wrong"] == len(bad)
    for said in ("không phải một ngày", "không thuộc năm 2028", "Không hiểu loại", "Thiếu nguồn",
                 "phải là thứ Bảy", "đã có ở dòng 2", "để trống"):  # fmt: skip
        assert said in words
    assert not CalendarDay.objects.exists()


def test_what_the_calendar_gives_out_it_takes_in(client, keeper):
    for language in ("vi", "en"):
        client.cookies["django_language"] = language
        given = client.get(reverse("workdays_export"), {"nam": 2026}).content
        page = send(client, given, 2026)
        assert page.status_code == 200
        assert (page.context["wrong"], page.context["changed"]) == (0, 0)


def test_a_day_that_somebody_wrote_meanwhile_stops_the_whole(client, keeper):
    page = send(client, book(*SWAP))
    make_day(date(2028, 5, 8), by=keeper)
    told = confirm(client, page, "đã đối chiếu bản gốc")
    assert told.status_code == 409
    assert "đã đối chiếu bản gốc" in told.content.decode(), "nothing typed is lost"
    assert CalendarDay.objects.count() == 1


def test_a_preview_is_of_whoever_saw_it_and_cannot_be_changed(client, keeper):
    page = send(client, book(*SWAP))
    seal = page.context["form"].initial["seal"]
    assert client.post(WRITE, {"seal": seal + "x", "reason": "a"}).status_code == 422
    client.force_login(make_seat("v").user)
    assert client.post(WRITE, {"seal": seal, "reason": "a"}).status_code == 422
    assert not CalendarDay.objects.exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"PK no workbook", "lich.xlsx"), (book(["a"], heads=None), "Ngày, Loại, Tên, Nguồn"),
     (book(), "không có dòng nào"),
     (book(*[[date(2028, 5, 9), "Nghỉ bù", "a", "b", ""]] * 210), "hơn 200 dòng")],
)  # fmt: skip
def test_a_file_that_is_no_calendar(client, keeper, data, words):
    page = send(client, data)
    assert page.status_code == 422
    assert words in page.content.decode()


@pytest.mark.parametrize(("path", "role"), [("v.01", Role.SECRETARY), ("v", Role.OFFICER)])
def test_only_the_keeper_of_the_nation(client, path, role):
    client.force_login(make_seat(path, role).user)
    assert client.get(FILE).status_code == 403
    assert send(client, book(*SWAP)).status_code == 403
    assert client.post(WRITE, {"seal": "x", "reason": "a"}).status_code == 403


def test_days_as_people_and_excel_write_them():
    assert day_in("2/9/2028") == day_in("2028-09-02") == day_in("46998") == date(2028, 9, 2)
    assert day_in("31/09/2028") is None
    assert day_in("tháng 9") is None


def test_heads_may_stand_below_a_title_and_in_any_order():
    rows = [(1, ["LỊCH NGHỈ"]), (3, ["STT", "Nguồn", "Ngày", "Tên", "Loại"]),
            (4, ["1", "TB 9", "08/05/2028", "Hoán đổi", "nghỉ hoán đổi"])]  # fmt: skip
    assert columns_of(rows) == (3, {"source": 1, "day": 2, "name": 3, "kind": 4})
    [line] = lines_of(rows, 2028, kind_words())
    assert line.wording
    assert line.wording.source == "TB 9"
