"""Views over work: the numbers are those of the lists behind them, for whoever may see them."""

import re
from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from sauro.directives.assignments import counting, queries
from sauro.directives.assignments import listing as lists
from sauro.directives.assignments.expanding import expand
from sauro.directives.assignments.levels import LATENESS, Level, level_of
from sauro.directives.models import Assignment
from sauro.directives.overview import listing, reading
from sauro.directives.overview.listing import stretches
from sauro.directives.overview.reading import OfDay, Wanted
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.documents.models import Document
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
OURS = "v.01"
COMMUNES = ("v.01.00001", "v.01.00002", "v.01.00003")
TODAY = timezone.localdate()


def given(  # noqa: PLR0913 - a paper has that many sides
    task, told, days, *, owner=OURS, doc_type="Thông báo", submitted=None, old=0
):
    """A published paper and the work that it gave, due so many days from today."""
    due_on, by = TODAY + timedelta(days=days) if days is not None else None, make_seat(owner)
    made = make_directive(task, owner, tuple((path, "lead") for path in told), due_on=due_on)
    with operator():
        enter(EVERYWHERE)
        Document.objects.filter(pk=made.document_id).update(
            status="published", published_at=timezone.now() - timedelta(days=old), published_by=by,
            doc_type=doc_type,
        )  # fmt: skip
    expand(made.addressees.all(), [made], timezone.now())
    if submitted is not None:
        with operator():
            for row in made.assignments.all():
                row.state, row.version = "submitted", row.version + 1
                row.submitted_on = TODAY + timedelta(days=submitted)
                row.save()
    return made


@pytest.fixture
def papers(db):
    """Two papers: the one before to all communes, five days late; one to an agency in term."""
    return given("rà soát kho", COMMUNES, -5), given(
        "kiểm tra chợ", ("v.01.ca",), 6, doc_type="Kế hoạch"
    )


def page(client, name, path=OURS, role="secretary", **query):
    client.force_login(make_seat(path, role).user)
    return client.get(reverse(name), query).content.decode()


def number_of_rows(client, url):
    return client.get(unescape(url)).content.decode().count("data-row")


@pytest.mark.parametrize(
    ("path", "level"),
    [
        ("v", Level.AGENCY), ("v.btc", Level.AGENCY), ("v.40", Level.PROVINCE),
        ("v.40.u", Level.PROVINCE), ("v.40.ca", Level.AGENCY), ("v.40.ca.12345", Level.AGENCY),
        ("v.40.17212", Level.COMMUNE), ("v.40.17212.u", Level.COMMUNE),
        ("v.40.172123", Level.AGENCY),
    ],
)  # fmt: skip
def test_each_body_is_of_one_level(path, level):
    assert level_of(path) is level


def test_the_matrix_counts_bodies_by_papers_and_leads_to_them(client, papers):
    shown = page(client, "work_matrix")
    assert "4 cơ quan" in shown
    for url in re.findall(r'class="square"><a href="([^"]+)" title', shown):
        assert number_of_rows(client, url) == 1
    late = re.search(r'href="([^"]+)">3 quá hạn</a>', shown)
    assert late
    assert number_of_rows(client, late[1]) == 3


def test_who_is_late_comes_first_until_another_order_is_chosen(client, papers):
    shown = page(client, "work_matrix")
    assert shown.index("v.01.00001") < shown.index("v.01.ca")
    by_all = page(client, "work_matrix", xep="overdue")
    assert by_all.index("v.01.ca") < by_all.index("v.01.00001")
    by_paper = page(client, "work_matrix", xep=f"-{papers[0].document_id}")
    assert by_paper.index("v.01.00003") < by_paper.index("v.01.ca")
    for odd in ("-1; DROP TABLE", "²", "name'--", "9" * 30):
        assert page(client, "work_matrix", xep=odd).count("data-row") == 4


@pytest.mark.parametrize(
    ("query", "bodies"),
    [
        ({"cap": "commune"}, 3), ({"cap": "agency"}, 1), ({"cap": "province"}, 0),
        ({"loai": "Kế hoạch"}, 1), ({"tu": f"{TODAY + timedelta(1):%d/%m/%Y}"}, 0),
        ({"den": f"{TODAY - timedelta(1):%d/%m/%Y}"}, 0), ({"den": "31/02/2026"}, 4),
        ({"duoi": "1"}, 4), ({"sau": "2"}, 0),
    ],
)  # fmt: skip
def test_the_matrix_is_narrowed(client, papers, query, bodies):
    assert page(client, "work_matrix", **query).count("data-row") == bodies


def test_papers_of_bodies_below_come_where_they_are_asked_for(client, papers):
    given("quét vỉa hè", ("v.01.00001.u",), 3, owner="v.01.00001")
    assert "v.01.00001.u" not in page(client, "work_matrix")
    assert "v.01.00001.u" in page(client, "work_matrix", duoi="1")


def test_bodies_beyond_the_first_page_follow(client, monkeypatch, papers):
    monkeypatch.setattr(reading, "BODIES", 3)
    first = page(client, "work_matrix")
    assert first.count("data-row") == 3
    after = re.search(r'href="(\?[^"]*sau=2)"', first)
    assert after
    assert number_of_rows(client, reverse("work_matrix") + after[1]) == 1


def test_overdue_work_is_in_sight_however_many_papers_are_newer(client, monkeypatch, papers):
    monkeypatch.setattr(reading, "PAPERS", 2)
    late = given("trễ từ lâu", ("v.01.00001",), -90, old=300)
    closed = given("đã xong từ lâu", ("v.01.ca",), 3, old=200)
    with operator():
        closed.assignments.update(state="withdrawn", version=2)
    enter(EVERYWHERE)
    found = reading.matrix(OURS, Wanted(), TODAY)
    assert [paper.id for paper in found.papers] == [papers[0].document_id, late.document_id]
    assert (found.papers_count, found.late_papers) == (4, 2)
    rest = reading.matrix(OURS, Wanted(papers_page=2), TODAY)
    assert [paper.id for paper in rest.papers] == [papers[1].document_id, closed.document_id]
    shown = page(client, "work_matrix")
    assert "2 trong 4 văn bản" in shown
    after = re.search(r'href="(\?[^"]*cot=2[^"]*)">Các văn bản sau', shown)
    assert after
    assert (
        "← Các văn bản trước"
        in client.get(reverse("work_matrix") + unescape(after[1])).content.decode()
    )


def test_a_number_of_overdue_work_is_a_link_only_where_it_is_that_of_the_list(
    client, monkeypatch, papers
):
    shown = page(client, "work_matrix")
    link = re.search(r'class="number"><a href="([^"]+)">1</a>', shown)
    assert link
    assert number_of_rows(client, link[1]) == 1
    monkeypatch.setattr(reading, "PAPERS", 1)
    monkeypatch.setattr(listing, "PAPERS", 1)
    given("cũng trễ", ("v.01.00001",), -2)
    shown = page(client, "work_matrix")
    assert not re.search(r'class="number"><a', shown)
    assert "2 văn bản còn việc quá hạn: xem các văn bản sau." in shown


def test_the_matrix_goes_to_excel_with_all_bodies(client, monkeypatch, papers):
    monkeypatch.setattr(reading, "BODIES", 2)
    client.force_login(make_seat(OURS).user)
    book = b"".join(client.get(reverse("work_matrix_export")).streaming_content)
    rows = list(load_workbook(BytesIO(book)).active.iter_rows(min_row=2, values_only=True))
    assert len(rows) == 5
    assert rows[0][0] == "Cơ quan"
    assert len(rows[0]) == 1 + 5 * 3  # the sums and two papers
    assert sum(row[1] for row in rows[1:]) == 3  # overdue


def test_who_gave_nothing_is_told_why_nothing_stands_there(client, papers):
    assert "chưa ban hành văn bản nào giao việc" in page(client, "work_matrix", "v.02")
    assert "v.01.00001" not in page(client, "work_matrix", "v.02")


@pytest.mark.parametrize("name", ["work_matrix", "work_by_day", "work_overdue"])
def test_each_view_reads_its_numbers_once(client, papers, name, django_assert_max_num_queries):
    client.force_login(make_seat(OURS).user)
    client.get(reverse(name))
    from django.db import connection  # noqa: PLC0415

    with CaptureQueriesContext(connection) as told:
        client.get(reverse(name))
    reads = [q["sql"] for q in told if "directives_" in q["sql"]]
    assert len(reads) == 1


def test_open_work_stands_at_its_day_and_leads_to_its_list(client, papers):
    given("khi nào xong cũng được", ("v.01.ca",), None)
    given("đã báo cáo", ("v.01.ca",), 6, submitted=0)
    given("còn lâu", ("v.01.ca",), 400)
    shown = page(client, "work_by_day")
    assert "7 việc đang làm" in shown
    links = re.findall(r'<a href="([^"]+)" data-row>', shown)
    assert [number_of_rows(client, url) for url in links] == [3, 2, 1, 1]
    assert "Chưa có ngày hạn" in shown


def test_who_only_does_work_sees_his_own_first(client, papers):
    shown = page(client, "work_by_day", "v.01.ca", "officer")
    assert "1 việc đang làm" in shown
    assert "Không có việc nào đang làm." in page(
        client, "work_by_day", "v.01.ca", "officer", ben="giao"
    )


def test_days_around_today_stand_alone_and_later_ones_by_week():
    days = [OfDay(TODAY + timedelta(days=n), 1, 0) for n in range(-30, 120)]
    found = stretches(days, TODAY, "/x/")
    assert sum(one.doing for one in found) == len(days)
    assert [one.doing for one in found] == [23, *[1] * 36, *[7] * 8, 35]
    assert any("hôm nay" in one.label for one in found)
    assert max(one.doing_wide for one in found) == 100


@pytest.mark.parametrize("days", [1, 7, 8, 30, 31, 90, 91, 400])
def test_overdue_work_is_cut_by_days_and_level_as_its_list_is(client, days):
    given("trễ", ("v.01.00001", "v.01.ca"), -days)
    given("báo cáo muộn", ("v.01.00002",), -days - 3, submitted=-3)
    found = reading.overdue(OURS, TODAY, own=False)
    name = next(one for one in LATENESS if one.least <= days <= (one.most or 10**6))
    assert {key: n for key, n in found.items() if n} == {
        (Level.COMMUNE, name): 2, (Level.AGENCY, name): 1,
    }  # fmt: skip
    shown = page(client, "work_overdue")
    numbers = re.findall(r'<a href="([^"]+tre=[^"]+)">(\d+)<', shown)
    assert [number_of_rows(client, url) for url, _n in numbers] == [int(n) for _u, n in numbers]
    assert sorted(int(n) for _url, n in numbers) == [1, 2]


def test_nobody_sees_numbers_of_another_body(client, papers):
    for name in ("work_by_day", "work_overdue", "work_matrix"):
        assert "data-row" not in page(client, name, "v.02")
    client.logout()
    assert client.get(reverse("work_matrix")).status_code == 302


def test_days_in_an_address_that_are_none_narrow_nothing():
    from django.http import QueryDict  # noqa: PLC0415

    asked = lists.asked(QueryDict("tu=31/02&den=x&cap=nowhere&tre=5"))
    rows = queries.narrowed(Assignment.objects.all(), asked, TODAY)
    assert str(rows.query) == str(Assignment.objects.all().query)


def test_the_matrix_counts_as_the_lists_do(papers):
    enter(EVERYWHERE)
    found = reading.matrix(OURS, Wanted(), TODAY)
    for paper in found.papers:
        assert paper.counts == counting.counted(queries.of_document(paper.id), TODAY)


@pytest.mark.parametrize("query", ["loai=%00", "xep=" + "9" * 4400, "xep=-" + "9" * 20])
def test_what_cannot_be_meant_breaks_nothing(client, query):
    client.force_login(make_seat().user)
    assert client.get(f"/viec-duoc-giao/co-quan-van-ban/?{query}").status_code == 200
