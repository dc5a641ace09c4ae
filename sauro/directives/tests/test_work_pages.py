"""Pages of the work that bodies were given: as who does it, as who gave it, as who helps."""

import re
from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from sauro.directives.assignments import listing, queries
from sauro.directives.assignments.expanding import expand
from sauro.directives.models import Addressee, Assignment, Directive, Evidence, Request
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import machine
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
COMMUNE, TEAM = "v.01.00001", "v.01.00001.t"


@pytest.fixture
def work():
    told = ((COMMUNE, "lead"), ("v.01.00002", "lead"), ("v.01.ca", "coordinating"))
    found = make_directive("rà soát cây xăng", told=told, due_on=TODAY + timedelta(5))
    expand(found.addressees.all(), [found], timezone.now())
    make_body(TEAM, "Tổ chợ")
    return Assignment.objects.get(owner_path=COMMUNE)


@pytest.fixture
def go(client, work):
    """What a seat gets or sends; returns the page that follows."""

    def visit(path, act="", **sent):
        client.force_login(make_seat(path).user)
        if not act:
            return client.get(reverse("work", args=[work.pk])).content.decode()
        enter(EVERYWHERE)
        sent = {"version": Assignment.objects.get(pk=work.pk).version, **sent}
        answer = client.post(reverse("work_act", args=[work.pk, act]), sent, follow=True)
        seen.append(answer.status_code)
        return answer.content.decode()

    seen: list[int] = []
    visit.statuses = seen  # type: ignore[attr-defined]
    return visit


def stands(work):
    enter(EVERYWHERE)
    work.refresh_from_db()
    return work.state


def test_each_side_is_offered_its_own_steps(go):
    page = go(COMMUNE)
    for there in ("Nhận việc", "Báo cáo kết quả", "Xin gia hạn", "Giao phần việc xuống"):
        assert there in page
    assert "Nghiệm thu" not in page
    assert "Thu hồi việc" in go("v.01")
    helper = go("v.01.ca")
    assert "Phối hợp" in helper
    assert "Báo cáo kết quả" not in helper


def test_a_result_with_a_file_is_accepted(go, work, client):
    file = SimpleUploadedFile("bien-ban.pdf", b"%PDF")
    page = go(COMMUNE, "ket-qua", words="đã kiểm tra 4 cửa hàng", evidence=file)
    assert "chờ nghiệm thu" in page
    assert "bien-ban.pdf" in page
    enter(EVERYWHERE)
    address = reverse("evidence", args=[Evidence.objects.get().pk])
    assert b"".join(client.get(address).streaming_content) == b"%PDF"
    client.force_login(make_seat("v.02").user)
    assert client.get(address).status_code == 404
    assert "Đã nghiệm thu" in go("v.01", "nghiem-thu")
    assert stands(work) == "accepted"


def test_what_was_typed_stays_where_it_is_refused(go, work):
    page = go(COMMUNE, "xin-gia-han", words="trạm biến áp hỏng", day=f"{TODAY:%d/%m/%Y}")
    assert go.statuses[-1] == 422
    assert "trạm biến áp hỏng" in page
    assert "sau ngày hết hạn" in page
    page = go(COMMUNE, "ket-qua", words="lời cũ", version=0)
    assert go.statuses[-1] == 409
    assert "lời cũ" in page
    assert stands(work) == "issued"


def test_a_request_is_answered_on_the_page(go, work, client):
    go(COMMUNE, "xin-gia-han", words="mưa lũ", day=f"{TODAY + timedelta(9):%d/%m/%Y}")
    assert "Đang chờ nơi giao việc quyết định" in go(COMMUNE)
    assert "Xin gia hạn đến" in go("v.01")
    enter(EVERYWHERE)
    address = reverse("request_decide", args=[Request.objects.get().pk])
    refused = client.post(address, {"granted": "0", "words": ""})
    assert refused.status_code == 422
    assert "vì sao" in refused.content.decode()
    client.post(address, {"granted": "1", "words": "đồng ý"})
    stands(work)
    assert work.due_on == TODAY + timedelta(9)
    assert "khi giao" in go(COMMUNE)


def test_what_was_asked_of_work_that_ended_waits_for_nobody(go, work, client):
    go(COMMUNE, "xin-gia-han", words="mưa lũ", day=f"{TODAY + timedelta(9):%d/%m/%Y}")
    client.force_login(make_seat("v.01").user)
    assert "đề nghị chờ quyết định" in client.get(reverse("home")).content.decode()
    go("v.01", "thu-hoi", words="giao nhầm")
    assert "đề nghị chờ quyết định" not in client.get(reverse("home")).content.decode()
    asked = client.get(reverse("given"), {"de-nghi": "1"}).content.decode()
    assert asked.count("data-row") == 0
    assert "Đồng ý" not in go("v.01")
    assert "Đang chờ nơi giao việc quyết định" not in go(COMMUNE)


def test_a_part_goes_down_by_the_page(go, work):
    enter(EVERYWHERE)
    team = make_body(TEAM)
    page = go(COMMUNE, "giao-xuong", words="chợ Trung tâm", body=team.pk, day="")
    assert "Phần việc đã giao xuống" in page
    assert "chợ Trung tâm" in page


def test_who_helps_adds_and_closes_nothing(go, work):
    assert "đã cử hai đồng chí" in go("v.01.ca", "phoi-hop", words="đã cử hai đồng chí")
    go("v.01.ca", "ket-qua", words="xong")
    assert go.statuses[-1] == 403
    assert stands(work) == "issued"


def test_lists_count_the_five_and_lead_to_them(go, work, client):
    go(COMMUNE, "ket-qua", words="xong")
    go("v.01", "nghiem-thu")
    page = client.get(reverse("given")).content.decode()
    assert "Xong đúng hạn" in page
    only = client.get(reverse("given"), {"tinh-trang": "on_time"}).content.decode()
    assert "v.01.00001" in only
    assert "v.01.00002" not in only
    client.force_login(make_seat(COMMUNE).user)
    assert "rà soát cây xăng" in client.get(reverse("work_list")).content.decode()


def test_the_standing_of_a_paper_names_who_is_late(client, work):
    late = make_directive("lập danh sách", told=((COMMUNE, "lead"),), due_on=TODAY - timedelta(2))
    expand(late.addressees.all(), [late], timezone.now())
    client.force_login(make_seat("v.01").user)
    page = client.get(reverse("progress", args=[late.document_id])).content.decode()
    assert "Chưa xong, quá hạn" in page
    assert "Ban Chỉ đạo 389 v.01.00001" in page
    assert f"Tính đến ngày {TODAY:%d/%m/%Y}" in page
    one = client.get(reverse("directive", args=[late.pk])).content.decode()
    assert "Đang quá hạn:" in one


def test_a_long_list_is_paged_by_day(client):
    for n in range(55):
        row = make_directive(f"việc {n}", told=((COMMUNE, "lead"),), due_on=TODAY + timedelta(n))
        expand(row.addressees.all(), [row], timezone.now())
    client.force_login(make_seat(COMMUNE).user)
    first = client.get(reverse("work_list")).content.decode()
    assert "việc 49" in first
    assert "việc 50" not in first
    after = first.split("sau=")[1].split('"')[0]
    rest = client.get(f"{reverse('work_list')}?sau={after}").content.decode()
    assert "việc 50" in rest
    assert "việc 49<" not in rest


def test_open_work_stands_before_what_ended_and_pages_go_on_through_both(client, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 2)
    monkeypatch.setattr(listing, "PAGE", 2)
    ended = {"xong cũ": -300, "xong mới": -200, "xong không hạn": None}
    for task, days in {**ended, "sau": 9, "trễ": -4, "không hạn": None, "xong nay": -1}.items():
        due = None if days is None else TODAY + timedelta(days)
        row = make_directive(task, told=((COMMUNE, "lead"),), due_on=due)
        expand(row.addressees.all(), [row], timezone.now())
        if "xong" in task:
            close(row.assignments.get())
    client.force_login(make_seat(COMMUNE).user)
    told, place = [], "?"
    while place:
        page = client.get(reverse("work_list") + place).context["tables"][0]
        told += [row.cells[0] for row in page.rows]
        place = page.next
    last = ["xong nay", "xong mới", "xong cũ", "xong không hạn"]
    assert told == ["trễ", "sau", "không hạn", *last]
    book = b"".join(client.get(reverse("work_export")).streaming_content)
    cells = list(load_workbook(BytesIO(book)).active.values)
    assert [row[0] for row in cells if row[0] in told] == told


def close(row):
    for state in ("submitted", "accepted"):
        row.state, row.version, row.submitted_on = state, row.version + 1, TODAY
        row.save()


def test_home_tells_what_waits(go, client):
    go(COMMUNE, "xin-gia-han", words="mưa", day=f"{TODAY + timedelta(9):%d/%m/%Y}")
    assert "việc mới được giao, chưa nhận" in client.get(reverse("home")).content.decode()
    go(COMMUNE, "ket-qua", words="xong")
    client.force_login(make_seat("v.01").user)
    page = client.get(reverse("home")).content.decode()
    assert "kết quả chờ nghiệm thu" in page
    assert "đề nghị chờ quyết định" in page
    for query in ("buoc=submitted", "de-nghi=1"):
        assert "v.01.00001" in client.get(f"{reverse('given')}?{query}").content.decode()
    assert "v.01.00001" not in client.get(f"{reverse('given')}?buoc=returned").content.decode()


def test_a_day_is_set_on_its_page(client):
    found = make_directive("báo cáo", told=((COMMUNE, "lead"),), deadline_kind="none")
    expand(found.addressees.all(), [found], timezone.now())
    client.force_login(make_seat("v.01").user)
    assert "Ấn định hạn" in client.get(reverse("directive", args=[found.pk])).content.decode()
    page = reverse("dating", args=[found.pk])
    refused = client.post(page, {"ground": "họp", "happened_on": f"{TODAY:%d/%m/%Y}"})
    assert refused.status_code == 422
    assert "Hãy ghi ngày hết hạn" in refused.content.decode()
    day = f"{TODAY + timedelta(3):%d/%m/%Y}"
    assert client.post(page, {"ground": "họp", "due_on": day}).status_code == 302
    assert day in client.get(reverse("given"), {"buoc": "issued"}).content.decode()


def test_a_list_goes_to_excel_as_it_is_narrowed(client, work):
    client.force_login(make_seat("v.01").user)
    page = client.get(reverse("given"), {"buoc": "issued"}).content.decode()
    address = unescape(page.split('class="btn" href="')[1].split('"')[0])
    book = b"".join(client.get(address).streaming_content)
    sheet = load_workbook(BytesIO(book)).active
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    assert len(rows) == 2
    assert rows[0][0] == "rà soát cây xăng"
    assert rows[0][6].date() == TODAY + timedelta(5)
    assert "Chưa xong, trong hạn" in rows[0]
    none = client.get(reverse("work_export"), {"ben": "giao", "buoc": "returned"})
    assert load_workbook(BytesIO(b"".join(none.streaming_content))).active.max_row == 2


def test_who_passed_a_part_down_finds_it_in_its_numbers(go, work, client):
    enter(EVERYWHERE)
    go(COMMUNE, "giao-xuong", words="chợ Trung tâm", body=make_body(TEAM).pk, day="")
    page = client.get(reverse("given")).content.decode()
    paper = f'href="{reverse("given")}?van-ban={work.directive.document_id}" data-row>'
    assert paper in page
    assert "Tổ chợ" in page
    listed = client.get(reverse("given"), {"van-ban": work.directive.document_id})
    assert "Phần việc: chợ Trung tâm" in listed.content.decode()


def test_bodies_that_are_not_shown_are_told_and_reached(client):
    told = tuple((f"v.01.000{n}", "lead") for n in range(30, 53))
    found = make_directive("tất cả các xã", told=told)
    expand(found.addressees.all(), [found], timezone.now())
    client.force_login(make_seat("v.01").user)
    page = client.get(reverse("given")).content.decode()
    assert "Còn 3 nơi nữa." in page
    everybody = client.get(unescape(page.split('nơi nữa. <a href="')[1].split('"')[0]))
    assert everybody.content.decode().count("data-row") == 23


def test_who_helps_finds_the_work_of_others(client, work):
    client.force_login(make_seat("v.01.ca").user)
    page = client.get(reverse("helped")).content.decode()
    assert page.count("data-row") == 2
    assert "rà soát cây xăng" in page
    home = client.get(reverse("home")).content.decode()
    assert "<strong>2</strong> việc phối hợp đang làm" in home
    book = client.get(reverse("work_export"), {"ben": "phoi-hop"})
    sheet = load_workbook(BytesIO(b"".join(book.streaming_content))).active
    assert sheet.title == "Việc phối hợp"
    client.force_login(make_seat("v.02").user)
    assert "data-row" not in client.get(reverse("helped")).content.decode()


def test_machines_find_the_work_of_others_that_a_body_helps_with(work):
    def listed(path, **asked):
        asked = {"side": "helper", **asked}
        return machine(make_seat(path)).get("/api/v1/assignments", asked).json()["items"]

    rows = listed("v.01.ca")
    assert [row["task"] for row in rows] == ["rà soát cây xăng"] * 2
    assert "v.01.ca" not in {row["body_path"] for row in rows}
    assert len(listed("v.01.ca", standing="in_term")) == 2
    assert listed("v.01.ca", standing="late") == []
    assert listed("v.02") == []


def test_the_page_says_what_waits_for_whom(go, work):
    assert "Giao việc</strong>, Ban Chỉ đạo 389 v.01<" in go(COMMUNE)
    page = go(COMMUNE, "ket-qua", words="xong")
    assert f"Đã báo cáo ngày {TODAY:%d/%m/%Y}, chờ nghiệm thu" in page
    assert "Chưa xong, trong hạn" not in page


def test_late_work_says_why_no_more_time_is_asked_for(client):
    late = make_directive("trễ", told=((COMMUNE, "lead"),), due_on=TODAY - timedelta(2))
    expand(late.addressees.all(), [late], timezone.now())
    page = reverse("work", args=[late.assignments.get().pk])
    for path, there in ((COMMUNE, True), ("v.01", False)):
        client.force_login(make_seat(path).user)
        assert ("không xin gia hạn được nữa" in client.get(page).content.decode()) == there


def test_a_day_that_was_set_later_is_told_without_an_empty_bracket(client):
    found = make_directive("báo cáo", told=((COMMUNE, "lead"),), deadline_kind="none")
    expand(found.addressees.all(), [found], timezone.now())
    client.force_login(make_seat("v.01").user)
    day = f"{TODAY + timedelta(3):%d/%m/%Y}"
    client.post(reverse("dating", args=[found.pk]), {"ground": "họp", "due_on": day})
    page = client.get(reverse("work", args=[found.assignments.get().pk])).content.decode()
    assert "(ấn định sau khi giao)" in page
    assert "khi giao: )" not in page


def test_the_standing_of_a_paper_begins_with_its_items_and_goes_to_excel(client, work):
    late = make_directive("quá hạn rồi", told=((COMMUNE, "lead"),), due_on=TODAY - timedelta(2))
    expand(late.addressees.all(), [late], timezone.now())
    gone = Directive.objects.create(
        owner_path="v.01", document=late.document, entered_with=late.document, position=0,
        locator="9", task="bản cũ", published_at=timezone.now(), superseded_at=timezone.now(),
    )  # fmt: skip
    expand([Addressee.objects.create(
        owner_path=COMMUNE, issuer_path="v.01", directive=gone, body=make_body(COMMUNE),
        part="lead", mention="xã", published_at=timezone.now(),
    )], [gone], timezone.now())  # fmt: skip
    client.force_login(make_seat("v.01").user)
    page = client.get(reverse("progress", args=[late.document_id])).content.decode()
    assert page.index("quá hạn rồi") < page.index("bản cũ") < page.index("Nơi đang quá hạn")
    assert "đã hết hiệu lực" in page
    assert "Theo nơi làm: 1 nơi" in page
    address = unescape(page.split('href="/viec-duoc-giao/xuat-excel/')[1].split('"')[0])
    book = client.get(f"/viec-duoc-giao/xuat-excel/{address}")
    assert load_workbook(BytesIO(b"".join(book.streaming_content))).active.max_row == 4
    for url in re.findall(r'href="(/viec-duoc-giao/da-giao/[^"]+)"><strong>1<', page):
        assert client.get(unescape(url)).content.decode().count("data-row") == 1
    register = client.get(reverse("register"), {"document": late.document_id}).content.decode()
    assert reverse("progress", args=[late.document_id]) in register


def test_a_paper_without_work_says_so(client):
    found = make_directive("chưa ai")
    client.force_login(make_seat("v.01").user)
    page = client.get(reverse("progress", args=[found.document_id])).content.decode()
    assert "Chưa giao việc cho cơ quan nào." in page
    assert client.get(reverse("progress", args=[0])).status_code == 404
