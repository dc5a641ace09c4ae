"""The first page: what each role needs, in one read, and numbers that their lists bear out."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from sauro.directives.tests.make import make_directive
from sauro.foundation.access.rights import Role
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
LATE = timezone.localdate() - timedelta(9)


def test_each_role_sees_its_board(client):
    make_directive("việc tuần này", told=(("v.01", "lead"),), due_on=timezone.localdate())
    make_directive(
        "việc trễ", told=(("v.01.ca", "lead"),), due_on=timezone.localdate() - timedelta(9)
    )
    expected = {
        Role.SECRETARY: ("văn bản chờ kiểm tra", "việc đã qua hạn", "Độ rõ của văn bản"),
        Role.LEADER: ("việc đã qua hạn", "theo nơi chủ trì", "Ban Chỉ đạo 389 v.01.ca"),
        Role.OFFICER: ("việc mới từ hôm qua", "Cơ quan tôi chủ trì"),
        Role.ADMINISTRATOR: ("việc đã qua hạn", "Hạn gần nhất"),
    }
    for role, words in expected.items():
        seat = make_seat(role=role)
        client.force_login(seat.user)
        page = client.get(reverse("home")).content.decode()
        assert "việc tuần này" in page
        for said in words:
            assert said in page, role


def test_home_is_one_read_of_the_register(client, seat):
    client.force_login(seat.user)
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse("home"))
    read = [q["sql"] for q in captured if "directives_" in q["sql"] or "documents_" in q["sql"]]
    assert len(read) == 1


def numbers_of(page):
    """Each number of the first page with the address that it leads to."""
    counts = re.findall(r'<li><a href="(/so-theo-doi/[^"]+)"><strong>(\d+)</strong>', page)
    rows = re.findall(
        r'<a href="(/so-theo-doi/\?[^"]+)" data-row>[^<]*</a></td><td[^>]*>(\d+)</td>', page
    )
    return [(unescape(url), int(n)) for url, n in [*counts, *rows]]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER, Role.SECRETARY])
def test_each_number_leads_to_exactly_the_rows_that_it_counts(client, role):
    old = timezone.localdate() - timedelta(400)  # long before any quarter of a year
    make_directive("a", told=(("v.01.ca", "lead"), ("v.01.00001", "lead")), due_on=LATE)
    make_directive("b", told=(("v.01.ca.doi1", "lead"),), due_on=old)
    make_directive("c", told=(("v.01", "lead"), ("v.01.ca", "coordinating")), due_on=LATE)
    make_directive("d", "v.01.ca", due_on=LATE)  # issued there, led by nobody that is known
    make_directive("e", told=(("v.01.ca", "lead"),), due_on=timezone.localdate())
    client.force_login(make_seat(role=role).user)
    numbers = numbers_of(client.get(reverse("home")).content.decode())
    assert len(numbers) >= 3
    for url, n in numbers:
        listed = client.get(url).content.decode()
        assert listed.count("data-row") == n, url
        assert "Chưa liệt kê" not in listed
    if role != Role.OFFICER:
        late = {url.split("=")[1].split("&")[0]: n for url, n in numbers if "part=lead" in url}
        assert late == {"v.01.ca": 2, "v.01.00001": 1, "v.01": 1}


def test_who_may_receive_finds_the_box_and_everybody_a_first_step(client):
    for role in Role.values:
        client.force_login(make_seat(role=role).user)
        page = client.get(reverse("home")).content.decode()
        assert ("data-drop" in page) == (role in (Role.OFFICER, Role.SECRETARY))
        assert "Bắt đầu từ đâu?" in page
        assert '<details class="card card-body first-steps" open>' in page  # nothing is there yet
        assert ("văn bản chờ kiểm tra" in page) == (role != Role.ADMINISTRATOR)
