"""How clear the papers of each issuer are: numbers of what the seat sees, each with its rows."""

import re
from html import unescape

import pytest
from django.urls import reverse

from sauro.directives.rules import keys_of
from sauro.directives.tests.make import make_directive
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db


def issued(task, issuer, grounds, owner="v.01", **others):
    key = keys_of(issuer)[0]
    return make_directive(task, owner, issuer=issuer, issuer_key=key, grounds=grounds, **others)


@pytest.fixture
def papers():
    issued("a", "Ban Chỉ đạo 389 tỉnh", "ssmmii")
    issued("b", "BAN CHỈ ĐẠO 389 tỉnh", "sssmfi")
    issued("c", "Ban Chỉ đạo 389 tỉnh Mẫu", "msmmmm")  # a longer name is another issuer
    issued("d", "", "ssssss")
    issued("e", "Bộ Lạ", "mmmmmm", owner="v.02", told=(("v.01.ca", "lead"),))
    issued("g", "Bộ Lạ", "ssssss", owner="v.02")  # not seen from here


def pages_of(client, path, **asked):
    client.force_login(make_seat(path).user)
    return client.get(reverse("clarity_issuers"), asked).content.decode()


def test_each_number_opens_exactly_the_rows_that_it_counts(client, papers):
    page = pages_of(client, "v.01")
    links = re.findall(r'<a href="(/so-theo-doi/\?issuer[^"]+)">(\d+)', page)
    assert len(links) > 20
    for url, count in links:
        listed = client.get(unescape(url)).content.decode()
        assert listed.count("data-row") == int(count), url
    names = re.findall(r'<h2 id="issuer-\d+">([^<]*)</h2>', page)
    assert len(names) == 4
    assert "Không nêu cơ quan ban hành" in names


def test_who_sees_one_directive_of_a_paper_counts_that_one(client, papers):
    assert pages_of(client, "v.01.ca").count('class="issuer"') == 1
    page = pages_of(client, "v.02")
    assert "Bộ Lạ" in page
    assert re.search(r">2 văn bản, ", page)
    assert "Ban Chỉ đạo 389 tỉnh<" not in page


def test_a_time_bounds_it_and_one_that_ends_before_it_begins_is_told(client, papers):
    later = {"since": "01/01/2199", "until": "02/01/2199"}
    assert "Không có việc nào vào sổ trong thời gian này" in pages_of(client, "v.01", **later)
    turned = {"since": "02/01/2199", "until": "01/01/2199"}
    assert "Ngày cuối đứng trước ngày đầu" in pages_of(client, "v.01", **turned)
    for odd in ("\0", "9" * 30, "31/02/2026", "x", "31/12/9999", "01/01/0001"):
        assert "Traceback" not in pages_of(client, "v.01", since=odd, until=odd)


def test_a_seat_of_the_nation_counts_all(client, papers):
    seat = make_seat("v")
    enter(scope_of(seat))
    assert pages_of(client, "v").count('class="issuer"') == 4
