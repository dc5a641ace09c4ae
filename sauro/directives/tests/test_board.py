"""The first page: what each role needs, in one read, and numbers that their lists bear out."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments.expanding import expand
from sauro.directives.models import Assignment
from sauro.directives.tests.make import make_directive
from sauro.foundation.access.rights import Role
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
LATE = timezone.localdate() - timedelta(9)


def given(task, owner="v.01", told=(), **others):
    """A directive whose leading bodies have their work."""
    found = make_directive(task, owner, told, **others)
    expand(found.addressees.all(), [found], timezone.now())
    return found


def test_each_role_sees_its_board(client):
    given("việc tuần này", told=(("v.01", "lead"),), due_on=timezone.localdate())
    given("việc trễ", told=(("v.01.ca", "lead"),), due_on=LATE)
    expected = {
        Role.SECRETARY: ("văn bản chờ kiểm tra", "quá hạn, theo nơi làm", "Độ rõ của văn bản"),
        Role.LEADER: ("đã giao đang quá hạn", "theo nơi làm", "Ban Chỉ đạo 389 v.01.ca"),
        Role.OFFICER: ("việc đến hạn trong tuần này", "Việc của cơ quan, cần làm trước"),
        Role.ADMINISTRATOR: ("đã giao đang quá hạn", "Việc đã giao, hạn gần nhất"),
    }
    for role, words in expected.items():
        seat = make_seat(role=role)
        client.force_login(seat.user)
        page = client.get(reverse("home")).content.decode()
        assert "việc tuần này" in page
        for said in words:
            assert said in page, role


def test_who_does_it_reads_the_work_itself_what_is_late_first(client):
    soon = timezone.localdate() + timedelta(1)
    given("sắp đến", told=(("v.01.ca", "lead"),), due_on=soon)
    given("đã trễ", told=(("v.01.ca", "lead"),), due_on=LATE)
    whole = given("cả việc", told=(("v.01", "lead"),), due_on=soon).assignments.get()
    Assignment.objects.create(
        owner_path="v.01.ca", issuer_path="v.01", directive=whole.directive, part_of=whole,
        body=make_body("v.01.ca"), portion="kho số 2", issued_at=whole.issued_at,
        changed_at=whole.issued_at, due_first_on=soon, due_on=soon,
    )  # fmt: skip
    client.force_login(make_seat("v.01.ca", role=Role.OFFICER).user)
    page = client.get(reverse("home")).content.decode()
    assert page.index("đã trễ") < page.index("sắp đến") < page.index("Phần việc: kho số 2")
    assert "cả việc" not in page


def test_a_directive_that_many_were_given_is_one_row_and_leads_to_them(client, seat):
    soon, later = (timezone.localdate() + timedelta(n) for n in (1, 2))
    told = tuple((f"v.01.0000{n}", "lead") for n in range(1, 6))
    shared = given("rà soát kho", told=told, due_on=soon)
    given("việc một nơi", told=(("v.01.ca", "lead"),), due_on=later)
    done = shared.assignments.first()
    Assignment.objects.filter(pk=done.pk).update(state="withdrawn", version=2)
    client.force_login(seat.user)
    page = client.get(reverse("home")).content.decode()
    assert page.count("rà soát kho") == 1
    row = re.search(r'href="([^"]+)" data-row>rà soát kho.*?</tr>', page, re.DOTALL)
    assert row
    assert "4 nơi" in row[0]
    listed = client.get(unescape(row[1])).content.decode()
    assert listed.count("data-row") == 4
    assert "việc một nơi" not in listed
    assert "Ban Chỉ đạo 389 v.01.ca" in page  # of one place its name


def test_the_box_of_overdue_work_leads_to_all_of_it(client, seat):
    for n in range(12):
        given(f"trễ {n}", told=((f"v.01.{n:05}", "lead"),), due_on=LATE)
    client.force_login(seat.user)
    page = client.get(reverse("home")).content.decode()
    onward = re.search(r'<a href="([^"]+)">Xem tất cả việc quá hạn</a>', page)
    assert onward
    assert client.get(unescape(onward[1])).content.decode().count("data-row") == 12


def test_work_that_nobody_took_is_not_called_being_done(client):
    given("chưa ai nhận", told=(("v.01.ca", "lead"),), due_on=timezone.localdate())
    client.force_login(make_seat("v.01.ca", role=Role.OFFICER).user)
    page = client.get(reverse("home")).content.decode()
    assert "<strong>1</strong> việc mới được giao, chưa nhận" in page
    assert "Chưa xong, trong hạn" in page
    assert "Đang làm" not in page


def test_accepted_work_is_late_nowhere(client):
    work = given("xong rồi", told=(("v.01.ca", "lead"),), due_on=LATE).assignments.get()
    for state in ("submitted", "accepted"):
        work.state, work.version = state, work.version + 1
        work.submitted_on = timezone.localdate()
        work.save()
    client.force_login(make_seat(role=Role.LEADER).user)
    page = client.get(reverse("home")).content.decode()
    assert "<strong>0</strong> việc đã giao đang quá hạn" in page
    assert "xong rồi" not in page


def test_what_is_past_its_day_and_given_to_nobody_is_shown_to_who_may_give_it(client):
    lost = make_directive("việc không ai nhận", due_on=LATE)
    make_directive("lặp lại", due_on=LATE, rrule="FREQ=WEEKLY")
    make_directive("còn hạn", due_on=timezone.localdate())
    make_directive("của tỉnh khác", "v.02", due_on=LATE)
    make_directive("của cấp dưới", "v.01.ca", due_on=LATE)
    make_directive("đã hết hiệu lực", due_on=LATE, superseded_at=timezone.now())
    given("đã giao", told=(("v.01.ca", "lead"),), due_on=LATE)
    make_directive("sắp được giao", told=(("v.01.ca", "lead"),), due_on=LATE)  # by the next round
    make_directive("chỉ phối hợp", told=(("v.01.ca", "coordinating"),), due_on=LATE)
    act = reverse("assign", args=[lost.pk])
    for role in (Role.SECRETARY, Role.LEADER):
        client.force_login(make_seat(role=role).user)
        page = client.get(reverse("home")).content.decode()
        table = page.split("Quá hạn mà chưa giao cho ai")[-1].split("</table>")[0]
        assert f'<a href="{act}" data-row>việc không ai nhận</a>' in table
        assert "chỉ phối hợp" in table
        assert table.count("data-row") == 2
        assert "9 ngày" in table
        assert client.get(act).status_code == 200
    for role in (Role.OFFICER, Role.ADMINISTRATOR):
        client.force_login(make_seat(role=role).user)
        assert "mà chưa giao" not in client.get(reverse("home")).content.decode()
    client.force_login(make_seat("v.03").user)
    assert "mà chưa giao" not in client.get(reverse("home")).content.decode()


def test_of_many_that_were_given_to_nobody_the_oldest_are_shown(client, seat):
    for n in range(12):
        make_directive(f"việc trôi {n:02}", due_on=LATE - timedelta(n))
    client.force_login(seat.user)
    page = client.get(reverse("home")).content.decode()
    assert page.count("việc trôi") == 10
    assert "việc trôi 11" in page
    assert "việc trôi 01" not in page
    assert "trong 12 việc" in page


def test_home_is_one_read_of_the_register(client, seat):
    client.force_login(seat.user)
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse("home"))
    read = [q["sql"] for q in captured if "directives_" in q["sql"] or "documents_" in q["sql"]]
    assert len(read) == 1


def numbers_of(page):
    """Each number of the first page with the address that it leads to."""
    address = r'(/(?:so-theo-doi|viec-duoc-giao)/[^"]*)'
    counts = re.findall(rf'<li><a href="{address}"><strong>(\d+)</strong>', page)
    rows = re.findall(rf'<a href="{address}" data-row>[^<]*</a></td><td[^>]*>(\d+)</td>', page)
    return [(unescape(url), int(n)) for url, n in [*counts, *rows]]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER, Role.SECRETARY])
def test_each_number_leads_to_exactly_the_rows_that_it_counts(client, role):
    given("a", told=(("v.01.ca", "lead"), ("v.01.00001", "lead")), due_on=LATE)
    given("b", "v.01.ca", told=(("v.01.ca.doi1", "lead"),), due_on=LATE)
    given("c", told=(("v.01", "lead"), ("v.01.ca", "coordinating")), due_on=LATE)
    given("e", told=(("v.01.ca", "lead"), ("v.01", "lead")), due_on=timezone.localdate())
    given("ngoài", "v.02", told=(("v.02.ca", "lead"),), due_on=LATE)
    client.force_login(make_seat(role=role).user)
    numbers = numbers_of(client.get(reverse("home")).content.decode())
    assert len(numbers) >= 3
    for url, n in numbers:
        assert client.get(url).content.decode().count("data-row") == n, url
    assert sum(n for _url, n in numbers)
    if role != Role.OFFICER:
        late = [n for url, n in numbers if "co-quan=" in url]
        assert sorted(late) == [1, 1, 1, 1]


def test_who_may_receive_finds_the_box_and_everybody_a_first_step(client):
    for role in Role.values:
        client.force_login(make_seat(role=role).user)
        page = client.get(reverse("home")).content.decode()
        assert ("data-drop" in page) == (role in (Role.OFFICER, Role.SECRETARY))
        assert "Bắt đầu từ đâu?" in page
        assert '<details class="card card-body first-steps" open>' in page  # nothing is there yet
        assert ("văn bản chờ kiểm tra" in page) == (role != Role.ADMINISTRATOR)
