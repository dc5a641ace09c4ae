"""Days that people write: who writes, what holds, what stays on record."""

from datetime import date
from io import BytesIO

import pytest
from django.db import transaction
from django.db.utils import Error
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import NOBODY, enter
from sauro.foundation.access.tests.make import machine
from sauro.foundation.audit.models import Entry
from sauro.kernel.workdays import CoverageError, DayKind, shipped_calendar, statutory_holidays
from sauro.organization.days_off.models import CalendarDay
from sauro.organization.days_off.queries import calendar_held, days_held
from sauro.organization.days_off.tests.make import make_day
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
SWAP = date(2026, 8, 31)
PLAIN = date(2026, 11, 25)
ADD = reverse("workday_add")
NEW = {
    "version": 0, "day": "25/11/2026", "kind": "holiday", "name": "Ngày hội đọc sách",
    "source": "Nghị quyết 1/NQ-CP", "reason": "nghị quyết mới",
}  # fmt: skip


def url(day=SWAP, name="workday"):
    return reverse(name, args=[day.isoformat()])


@pytest.fixture
def keeper(client):
    seat = make_seat("v")
    client.force_login(seat.user)
    enter(scope_of(seat))
    return seat


def form_of(page):
    """What the form of a page would send."""
    form = page.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {
        name: "" if value in ("", None) or value is False else value
        for name, value in values.items()
    }


def sent(client, where=None, **changes):
    where = where or url()
    return client.post(where, form_of(client.get(where)) | {"reason": "đối chiếu"} | changes)


def test_everybody_reads_the_year_and_sees_what_is_unverified(client):
    client.force_login(make_seat("v.02.00001", Role.OFFICER).user)
    page = client.get(reverse("workdays"), {"nam": "2026"}).content.decode()
    assert "31/08/2026" in page
    assert "Nghỉ hoán đổi" in page
    assert "Chưa kiểm chứng" in page
    assert "30/04/2025" not in page
    assert ADD not in page
    row = client.get(url()).content.decode()
    assert "thứ Hai, 31/08/2026" in row
    assert '<form method="post" class="card' not in row


def test_in_english(client):
    client.force_login(make_seat("v.02", Role.OFFICER).user)
    client.cookies["django_language"] = "en"
    page = client.get(reverse("workdays"), {"nam": "2026"}).content.decode()
    assert "Worked in exchange" in page
    assert "Monday, 31/08/2026" in client.get(url()).content.decode()


def test_the_list_is_narrowed_and_sorted(client, keeper):
    def listed(**asked):
        table = client.get(reverse("workdays"), {"nam": "", **asked}).context["table"]
        return [row.url for row in table.rows]

    assert len(listed()) == len(shipped_calendar().rows)
    assert len(listed(nam="2025")) == sum(r.day.year == 2025 for r in shipped_calendar().rows)
    worked = listed(nam="2026", loai="swapped_work")
    assert worked == [url(date(2026, 1, 10)), url(date(2026, 8, 22))]
    assert listed(nam="2026", loai="swapped_work", xep="-ngay") == worked[::-1]
    checked, rest = (listed(kiem_chung=mark) for mark in ("roi", "chua"))
    assert len(checked) + len(rest) == len(listed())
    for odd in ({"nam": "x"}, {"loai": "lunch"}, {"xep": "x"}, {"nam": "9" * 30}):
        assert client.get(reverse("workdays"), odd).status_code == 200


def test_the_workbook_has_the_rows_that_were_asked_for(client, keeper):
    make_day(PLAIN, DayKind.HOLIDAY, "=1+1", by=keeper)
    answer = client.get(reverse("workdays_export"), {"nam": "2026", "loai": "holiday"})
    sheet = load_workbook(BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:3] == ("Ngày", "Thứ", "Loại")
    assert (rows[-1][0].date(), rows[-1][3]) == (PLAIN, "=1+1")
    assert {row[2] for row in rows[1:]} == {"Nghỉ lễ, tết"}


def test_a_day_that_is_added_holds_at_once(client, keeper):
    assert calendar_held().is_working_day(PLAIN)
    assert client.post(ADD, NEW).status_code == 302
    assert not calendar_held().is_working_day(PLAIN)
    page = client.get(url(PLAIN)).content.decode()
    assert "Ngày hội đọc sách" in page
    assert "nghị quyết mới" in page
    assert str(keeper.user) in page


def test_a_shipped_day_is_corrected_and_marked(client, keeper):
    assert sent(client, verified="on", source="Thông báo 9/TB-BNV").status_code == 302
    row = calendar_held().special(SWAP)
    assert row
    assert (row.verified, row.source, row.kind) == (
        True, "Thông báo 9/TB-BNV", DayKind.SWAPPED_OFF,
    )  # fmt: skip
    assert sent(client, name="Nghỉ Quốc khánh").status_code == 302
    assert [r.number for r in CalendarDay.objects.order_by("pk")] == [1, 2]
    assert Entry.objects.filter(table="organization_calendarday", act="INSERT").count() == 2


def test_a_day_is_withdrawn_and_comes_back(client, keeper):
    assert sent(client, url(name="workday_withdraw")).status_code == 302
    assert calendar_held().is_working_day(SWAP)
    page = client.get(url()).content.decode()
    assert "Ngày thường (đã bỏ)" in page
    assert "tính là ngày làm việc" in page
    assert client.get(url(name="workday_withdraw")).status_code == 404
    again = {"kind": "swapped_off", "name": "Nghỉ hoán đổi", "source": "Thông báo 2"}
    assert sent(client, **again).status_code == 302
    assert not calendar_held().is_working_day(SWAP)


def test_a_year_counts_when_its_last_holiday_is_written(client, keeper):
    page = client.get(reverse("workdays"), {"nam": "2028"}).content.decode()
    assert "Năm 2028 chưa đủ" in page
    assert f"{ADD}?ngay=2028-01-26" in page
    for day in statutory_holidays(2028):
        with pytest.raises(CoverageError):
            calendar_held().is_working_day(date(2028, 3, 1))
        where = f"{ADD}?ngay={day.isoformat()}"
        data = form_of(client.get(where)) | {"day": f"{day:%d/%m/%Y}", "reason": "luật định"}
        assert client.post(where, data).status_code == 302
    assert calendar_held().is_working_day(date(2028, 3, 1))
    assert "chưa đủ" not in client.get(reverse("workdays"), {"nam": "2028"}).content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"day": "31/02/2026"}, "ngày/tháng/năm"),
        ({"day": "28/11/2026", "kind": "swapped_off"}, "vốn là ngày nghỉ"),
        ({"kind": "swapped_work"}, "vốn là ngày làm việc"),
        ({"day": "01/05/2028", "kind": "in_lieu"}, "Bộ luật Lao động 2019, Điều 112"),
        ({"day": "01/03/2101"}, "không tính được ngày Tết"),
        ({"kind": "ordinary"}, "ordinary"),
        ({"name": " "}, "name"),
        ({"source": "\0"}, "source"),
        ({"reason": ""}, "reason"),
        ({"version": "x"}, "version"),
        ({"day": "31/08/2026", "kind": "in_lieu"}, "vừa có người ghi"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_typed_is_lost(client, keeper, changes, words):
    made = make_day(SWAP, by=keeper)
    answer = client.post(ADD, NEW | {"name": "Giữ lời này"} | changes)
    page = answer.content.decode()
    assert answer.status_code in (409, 422)
    assert words in page
    assert "Giữ lời này" in page or "name" in changes
    assert list(CalendarDay.objects.all()) == [made]


def test_a_holiday_of_the_law_stays(client, keeper):
    first = url(date(2026, 1, 1), "workday_withdraw")
    answer = client.post(first, {"version": 0, "reason": "nhầm"})
    assert answer.status_code == 422
    assert "Điều 112" in answer.content.decode()
    assert not CalendarDay.objects.exists()


def test_the_second_of_two_writers_sees_the_first(client, keeper):
    seen = form_of(client.get(url())) | {"reason": "lần hai", "name": "Tên lần hai"}
    sent(client, name="Tên lần một")
    answer = client.post(url(), seen)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "vừa có người ghi" in page
    assert "Tên lần hai" in page
    assert "Tên lần một" in page
    assert client.post(url(), form_of(answer)).status_code == 302
    row = calendar_held().special(SWAP)
    assert row
    assert row.name == "Tên lần hai"


@pytest.mark.parametrize(
    ("path", "role", "code"),
    [
        ("v.01", Role.SECRETARY, "dùng chung cho cả nước"),
        ("v", Role.OFFICER, "không có quyền"),
        ("v", Role.LEADER, "không có quyền"),
    ],
)
def test_nobody_else_writes(client, path, role, code):
    client.force_login(make_seat(path, role).user)
    assert client.get(url()).context["form"] is None
    for where in (ADD, url(), url(name="workday_withdraw")):
        answer = client.post(where, NEW)
        assert answer.status_code == 403
        assert code in answer.content.decode()
    assert not CalendarDay.objects.exists()


@pytest.mark.parametrize("day", ["2026-11-26", "x", "2026-02-30", "2199-01-01"])
def test_what_there_is_not(client, keeper, day):
    assert client.get(f"/lich-lam-viec/{day}/").status_code == 404
    assert client.get(f"{ADD}?ngay={day}").status_code == 200


def written(seat, **changes):
    values = {
        "owner_path": "v", "day": SWAP, "number": 1, "kind": "in_lieu", "name": "x",
        "source": "x", "reason": "x", "by": seat, "made_at": timezone.now(),
    }  # fmt: skip
    return CalendarDay.objects.create(**values | changes)


def refused(act):
    with pytest.raises(Error), transaction.atomic():
        act()
    return True


def test_the_database_lets_only_the_nation_add_and_nobody_change(client, keeper):
    row = written(keeper)
    assert refused(lambda: CalendarDay.objects.filter(pk=row.pk).update(reason="y"))
    assert refused(row.delete)
    assert refused(lambda: written(keeper))  # the same number twice
    assert refused(lambda: written(keeper, number=3))  # one left out
    for wrong in (
        {"kind": "swapped_work"}, {"kind": "lunch"}, {"name": ""}, {"reason": ""},
        {"day": date(2101, 1, 1), "number": 1},
    ):  # fmt: skip
        assert refused(lambda wrong=wrong: written(keeper, **{"number": 2} | wrong))
    province = make_seat("v.01")
    assert refused(lambda: written(province, number=2))  # in another's name
    enter(scope_of(province))
    assert refused(lambda: written(province, number=2))
    assert refused(lambda: written(province, number=2, owner_path="v.01"))
    enter(NOBODY)
    assert CalendarDay.objects.count() == 1  # no secret: a job that forgot its scope counts right
    assert refused(lambda: written(keeper, number=2))


def test_machines_read_and_write_the_calendar(keeper):
    ours = machine(keeper)
    rows = ours.get("/api/v1/organization/days-off", {"year": 2026}).json()
    assert {row["day"][:4] for row in rows} == {"2026"}
    where = f"/api/v1/organization/days-off/{SWAP.isoformat()}"
    given = {"version": 0, "kind": "swapped_off", "name": "x", "source": "TB 2", "reason": "r"}
    answer = ours.post(where, given, content_type="application/json")
    assert (answer.json()["source"], answer.json()["version"]) == ("TB 2", 1)
    stale = ours.post(where, given, content_type="application/json")
    assert (stale.status_code, stale.json()["current_version"]) == (409, 1)
    gone = {"version": 1, "reason": "hủy"}
    back = ours.post(f"{where}/withdraw", gone, content_type="application/json").json()
    assert (back["kind"], back["works"], back["version"]) == ("ordinary", True, 2)
    for wrong in ({"kind": "swapped_work"}, {"name": "x" * 201}, {"source": " "}, {"kind": "x"}):
        sent = given | {"version": 2} | wrong
        assert ours.post(where, sent, content_type="application/json").status_code == 422, wrong
    absent = ours.post(
        "/api/v1/organization/days-off/2026-11-26/withdraw", gone, content_type="application/json"
    )
    assert absent.status_code == 404


def test_no_query_for_each_row(keeper, django_assert_num_queries):
    for n in range(3):
        make_day(date(2026, 12, 1 + n), by=keeper)
    with django_assert_num_queries(1):
        calendar_held()
    with django_assert_num_queries(1):
        assert len([str(h.written.by.user) for h in days_held() if h.written]) == 3
