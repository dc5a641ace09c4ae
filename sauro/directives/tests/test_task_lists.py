"""A workbook is handed in, looked at, entered as a document, and published into the register."""

import io
import re
import shutil
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook

from sauro.directives.models import Directive
from sauro.directives.services import register
from sauro.documents import intake, jobs, publishing
from sauro.documents.files.limits import LIMITS, MB
from sauro.documents.files.open import open_workbook
from sauro.documents.files.refusals import MESSAGES
from sauro.documents.files.sheet.read import read as read_sheets
from sauro.documents.jobs import enter_task_list
from sauro.documents.models import Document, Item, TaskList
from sauro.documents.tasklists import entering, services
from sauro.documents.tasklists.rules import MOST
from sauro.documents.tasklists.tests.make import HEADS, make_list
from sauro.documents.tests.make import verified
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.foundation.files.store import path_of
from sauro.organization.models import Body, Territory
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 30)
ROWS: list[list[Any]] = [
    ["DANH MỤC NHIỆM VỤ ĐƯỢC GIAO"],
    HEADS,
    [1, "Kiểm tra kho hàng", "Công an tỉnh", "Sở Y tế", date(2026, 12, 20), "Báo cáo",
     "Thông báo số 15/TB-BCĐ389 ngày 01/10/2026", date(2026, 10, 1), "Đang thực hiện"],
    [2, "Rà soát chợ đầu mối", "Đội lạ", "", "trong quý IV", "", "", "05/10/2026", ""],
    [3, "Tổng kết đợt cao điểm", "Công an tỉnh", "", "01/11/2026", "", "", "01/10/2026",
     "Đã hoàn thành"],
    [4, None, "Công an tỉnh", "", "01/12/2026"],
]  # fmt: skip


@pytest.fixture(autouse=True)
def place(own_store, seat):
    enter(scope_of(seat))
    make_body("v.01.ca", "Công an tỉnh", Body.Kind.AGENCY)
    with operator():  # names are sure only within a place
        nation = Territory.objects.create(level="nation", code="VN", name="Việt Nam", kind="")
        home = Territory.objects.create(
            level="province", code="01", name="Thí Dụ", kind="tỉnh", parent=nation
        )
        Body.objects.filter(path__startswith="v.01").update(territory=home)


def taken(seat, content=None, name="a.xlsx"):
    content = make_list(ROWS) if content is None else content
    found, _new = services.take_in(name, [content], by=seat, now=timezone.now(), today=TODAY)
    return found


def entered(seat, found, **options):
    """As asked for and done by the job."""
    asked(seat, found, **options)
    entering.enter_now(found.pk, seat.body.path, timezone.now())
    enter(scope_of(seat))
    return TaskList.objects.get(pk=found.pk).document


def asked(seat, found, **options):
    options = {"with_done": False, **options}
    return services.ask_entering(found.pk, found.version, by=seat, now=timezone.now(), **options)


def sent(content, name="a.xlsx"):
    return {"file": SimpleUploadedFile(name, content)}


def test_the_preview_says_row_by_row_what_would_come_of_it_and_writes_nothing(client, seat):
    client.force_login(seat.user)
    answer = client.post(reverse("task_lists"), sent(make_list(ROWS)))
    enter(scope_of(seat))
    found = TaskList.objects.get()
    assert answer["Location"] == reverse("task_list", args=[found.pk])
    page = client.get(answer["Location"]).content.decode()
    assert "4 dòng việc: 3 nhập được, 1 dòng có điều cần xem, 1 dòng ghi đã hoàn thành." in page
    for words in ("20/12/2026", "31/12/2026", "Công an tỉnh", "ô nội dung việc trống",
                  "chưa có trong danh bạ", "Nhập 2 dòng"):  # fmt: skip
        assert words in page
    assert "Sở Y tế <span" in page  # helpers, too, with what the directory makes of them
    only = client.get(answer["Location"], {"chi": "can-xem"}).content.decode()
    assert "Kiểm tra kho hàng" not in only
    enter(scope_of(seat))
    assert not Document.objects.exists()


def test_rows_become_items_of_one_document_that_is_published_like_any_other(client, seat):
    found = taken(seat)
    client.force_login(seat.user)
    where = reverse("task_list_enter", args=[found.pk])
    assert "0/3" in client.post(where, {"version": 1}, follow=True).content.decode()
    enter_task_list(found.pk, "v.01")
    enter(scope_of(seat))
    document = Document.objects.get()
    answer = client.get(reverse("task_list", args=[found.pk]))
    assert answer["Location"] == reverse("document", args=[document.pk])
    enter(scope_of(seat))
    assert (document.doc_type, document.status, document.issued_on) == (
        entering.KIND, "read", TODAY,
    )  # fmt: skip
    first, second, third = document.items.all()
    assert (first.locator, first.due_on, first.checked) == ("Dòng 3", date(2026, 12, 20), True)
    assert first.origin == Item.Origin.LISTED
    assert document.text[slice(*first.spans[0])] == first.task
    assert (second.checked, third.dropped_because) == (False, "Danh mục ghi: Đã hoàn thành")
    assert [c.key for c in document.citations.all()] == ["15/TB-BCĐ389"]
    assert client.get(answer["Location"]).status_code == 200
    enter(scope_of(seat))
    publishing.publish(document.pk, verified(document, seat), register, by=seat, now=timezone.now())
    told = Directive.objects.order_by("position")
    assert [d.task for d in told] == ["Kiểm tra kho hàng", "Rà soát chợ đầu mối"]
    assert [(c["number"], c["here"]) for c in told[0].cited] == [("15/TB-BCĐ389", True)]
    assert [a.body.name for a in told[0].addressees.filter(part="lead")] == ["Công an tỉnh"]
    kept = Entry.objects.filter(table="documents_tasklist")
    assert kept.count() == 4  # handed in, asked for, begun, done
    assert {e.seat_id for e in kept} == {seat.pk}  # a job acts as who asked for it


def test_the_same_file_is_recognised_before_and_after_it_was_entered(client, seat):
    client.force_login(seat.user)
    content = make_list(ROWS)
    for _n in range(2):
        client.post(reverse("task_lists"), sent(content))
    enter(scope_of(seat))
    document = entered(seat, TaskList.objects.get())
    answer = client.post(reverse("task_lists"), sent(content, "tên khác.xlsx"), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("document", args=[document.pk])
    assert "đã gửi từ trước" in answer.content.decode()
    enter(scope_of(seat))
    with pytest.raises(Refused, match="đã nhập"):
        entered(seat, TaskList.objects.get())
    assert Document.objects.count() == 1


def test_a_file_that_lay_unread_among_the_papers_becomes_that_document(seat):
    content = make_list(ROWS)
    lay, _new = intake.receive("a.xlsx", [content], by=seat, now=timezone.now())
    jobs.read_document(lay.pk, seat.body.path)
    enter(scope_of(seat))
    assert Document.objects.get().status == "unreadable"
    document = entered(seat, taken(seat, content))
    assert (document.pk, document.status, document.refusal) == (lay.pk, "read", "")


def test_columns_are_changed_by_the_officer_and_guessed_anew_for_another_sheet(client, seat):
    def more(book: Workbook) -> None:
        other = book.create_sheet("Khác")
        other.append(["Đầu việc", "Người làm"])
        other.append(["Việc ở trang khác", "Công an tỉnh"])

    found = taken(seat, make_list(ROWS, more))
    client.force_login(seat.user)
    where = reverse("task_list", args=[found.pk])
    assert "Tệp có 2 trang tính" in client.get(where).content.decode()
    form = {"version": 1, "sheet": 0, "head": 2, "listed_on": "30/11/2026", "task": 1, "lead": 3}
    assert client.post(where, form).status_code == 302
    assert "(chưa có trong danh bạ)" in client.get(where).content.decode()  # Sở Y tế leads now
    twice = client.post(where, form | {"version": 2, "lead": 1})
    assert twice.status_code == 422
    assert "Mỗi cột chỉ ghi một điều" in twice.content.decode()
    assert client.post(where, form).status_code == 409
    assert client.post(where, form | {"version": 2, "sheet": 1}).status_code == 302
    assert "Việc ở trang khác" in client.get(where).content.decode()
    none = client.post(where, form | {"version": 3, "sheet": 1, "task": "", "lead": "", "head": 0})
    assert none.status_code == 302
    page = client.get(where).content.decode()
    assert "Chưa chọn cột nội dung việc" in page
    enter(scope_of(seat))
    found.refresh_from_db()
    with pytest.raises(Refused, match="Chưa chọn cột"):
        entered(seat, found)


def test_joined_cells_formulas_errors_and_empty_columns_are_read_and_said(client, seat):
    rows: list[list[Any]] = [
        HEADS,
        [1, "Việc một", "Công an tỉnh", None, "=DATE(2026,12,20)"],
        [2, "Việc hai", None, None, "20/12/2026"],
        [3, "Việc ba", "#REF!", None, "20/12/2026"],
    ]

    def more(book: Workbook) -> None:
        book.active.merge_cells("C2:C3")

    found = taken(seat, make_list(rows, more))
    [sheet] = services.sheets_of(found)
    lines, _passed = services.lines(found, [sheet], services.choice_of(found, [sheet]))
    assert [line.lead for line in lines] == [("Công an tỉnh",), ("Công an tỉnh",), ()]
    assert (sheet["joined"], sheet["formulas"], sheet["uncomputed"]) == (1, 1, 1)
    client.force_login(seat.user)
    page = client.get(reverse("task_list", args=[found.pk])).content.decode()
    for words in ("1 ô công thức", "1 ô gộp", "1 ô chưa có giá trị", "1 ô báo lỗi"):
        assert words in " ".join(page.split()), words


def test_what_excel_computed_is_read():
    book = make_list([HEADS, [1, "Việc", "Công an tỉnh", None, "=A1"]])
    computed = _changed(book, lambda xml: re.sub(rb"<v ?/>|<v></v>", b"<v>46376</v>", xml))
    assert computed != book
    [sheet] = read_sheets(computed, LIMITS, 10)["sheets"]
    assert sheet["rows"][1][1][4] == "46376"
    assert sheet["uncomputed"] == 0


def _changed(content, change):
    """The workbook with another first sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name.endswith("sheet1.xml") else data)
    return out.getvalue()


def _with_part(content, name, data):
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr(name, data)
    return out.getvalue()


BAD = {
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_sheet"),
    "text": ("TT,Việc\n1,Rà soát".encode(), "text_sheet"),
    "a web page": (b"<html><table><tr><td>1</td></tr></table></html>", "text_sheet"),
    "a PDF": (b"%PDF-1.7\n\0", "no_workbook"),
    "half a file": (make_list(ROWS)[:2000], "damaged"),
    "macros": (_with_part(make_list(ROWS), "xl/vbaProject.bin", b"x"), "macros_sheet"),
    "a bomb": (_with_part(make_list(ROWS), "xl/big.xml", b"0" * 30_000_000), "zip_bomb"),
    "entities": (
        _changed(make_list(ROWS), lambda xml: b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + xml),
        "unsafe_xml_sheet",
    ),
    "entities in UTF-16": (
        _changed(make_list(ROWS), lambda xml: "<!DOCTYPE a><a/>".encode("utf-16")),
        "unsafe_xml_sheet",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_harmless_workbook_is_refused_in_words(client, seat, case):
    content, code = BAD[case]
    client.force_login(seat.user)
    answer = client.post(reverse("task_lists"), sent(content, "danh-muc.xlsx"))
    assert answer.status_code == 422
    told = MESSAGES[code][0].split("{")[1].partition("}")[2][:20]
    assert f"danh-muc.xlsx{told}" in answer.content.decode()
    enter(scope_of(seat))
    assert not TaskList.objects.exists()


def test_a_document_of_word_and_an_empty_workbook_are_told_apart(seat):
    with pytest.raises(Refused, match="không có ô nào có chữ"):
        taken(seat, make_list([]))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("word/document.xml", "<a/>")
    with pytest.raises(Refused, match="không phải bảng tính"):
        taken(seat, out.getvalue())


def test_more_rows_than_are_taken_in_are_told_not_cut(client, seat):
    rows: list[list[Any]] = [HEADS, *([n, f"Việc {n}", "Công an tỉnh"] for n in range(MOST + 500))]
    found = taken(seat, make_list(rows))
    [sheet] = services.sheets_of(found)
    assert len(sheet["rows"]) == MOST + 1
    client.force_login(seat.user)
    page = client.get(reverse("task_list", args=[found.pk])).content.decode()
    assert "nhiều nhất 3.000" in page
    assert "Nhập 3" not in page
    enter(scope_of(seat))
    with pytest.raises(Refused, match=r"hơn 3\.000 dòng"):
        entered(seat, found)


def _rows(count):
    """The XML of rows as a province keeps them: a formula, words, a joined lead, a day as text."""
    text = '<c r="{0}{1}" t="inlineStr"><is><t>{2}</t></is></c>'
    for n in range(2, count + 2):
        cells = [text.format("B", n, f"Việc {n}"), text.format("E", n, "20/12/2026")]
        if n % 4 == 2:
            cells.insert(1, text.format("C", n, "Công an tỉnh"))
        yield f'<row r="{n}"><c r="A{n}"><f>ROW()</f><v>{n}</v></c>{"".join(cells)}</row>'


def test_a_hundred_thousand_rows_are_refused_in_words_and_in_little_memory(seat):
    count = 100_000
    joined = "".join(f'<mergeCell ref="C{n}:C{n + 3}"/>' for n in range(2, count, 4))
    tail = f"{''.join(_rows(count))}</sheetData><mergeCells>{joined}</mergeCells>".encode()
    book = _changed(make_list([HEADS]), lambda xml: xml.replace(b"</sheetData>", tail))
    path = path_of("0" * 64)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(book)
    small = replace(LIMITS, memory_bytes=512 * MB, zip_ratio=10_000)
    [sheet] = open_workbook(path, "a.xlsx", MOST, small)["sheets"]
    assert (sheet["joined"], sheet["formulas"]) == (count // 4, count)
    found = TaskList(listed_on=TODAY, chosen={})
    with pytest.raises(Refused, match=r"hơn 3\.000 dòng.*chia thành nhiều tệp"):
        services.lines(found, [sheet], services.choice_of(found, [sheet]))
    sheet["rows"] = sheet["rows"][:6]
    lines, _passed = services.lines(found, [sheet], services.choice_of(found, [sheet]))
    assert [line.lead for line in lines] == [("Công an tỉnh",)] * 5
    assert {line.due_on for line in lines} == {date(2026, 12, 20)}


def test_joined_cells_that_overlap_keep_nobody_waiting():
    """No workbook of Excel has them. A thousand over the whole sheet were a minute's work."""
    joined = b'<mergeCell ref="A1:BH3000"/>' * 20_000 + b'<mergeCell ref="A2:A3"/>'
    rows: list[list[Any]] = [["Mọi ô", "x"], ["Ô dưới"], *([None, n] for n in range(MOST - 2))]
    book = _changed(
        make_list(rows),
        lambda xml: xml.replace(
            b"</sheetData>", b"</sheetData><mergeCells>" + joined + b"</mergeCells>"
        ),
    )
    [sheet] = read_sheets(book, LIMITS, MOST)["sheets"]
    assert sheet["joined"] == 20_001
    assert sheet["rows"][2][1][0] == "Mọi ô"
    assert sheet["rows"][1][1][:2] == ["Ô dưới", "Mọi ô"]


def test_who_may_not_and_who_was_overtaken_enters_nothing(client, seat):
    found = taken(seat)
    leader = make_seat(role=Role.LEADER)
    with pytest.raises(NotAllowed):
        taken(leader)
    with pytest.raises(NotAllowed):
        entered(leader, found)
    found.version = 7
    with pytest.raises(Stale):
        entered(seat, found)
    client.force_login(seat.user)
    answer = client.post(reverse("task_list_enter", args=[found.pk]), {"version": 7}, follow=True)
    assert "vừa chọn lại cột" in answer.content.decode()
    enter(scope_of(stranger := make_seat("v.02")))
    with pytest.raises(Hidden):
        asked(stranger, found)
    enter(scope_of(seat))
    assert not Document.objects.exists()


def test_done_work_comes_in_where_it_is_asked_for(seat):
    document = entered(seat, taken(seat), with_done=True)
    assert [i.dropped_because for i in document.items.all()] == ["", "", ""]


def test_a_body_above_enters_no_list_of_one_below(seat):
    make_body("v.01.00001", "UBND xã A")
    below = make_seat("v.01.00001", role=Role.OFFICER)
    enter(scope_of(below))
    now = timezone.now()
    found, _new = services.take_in("a.xlsx", [make_list(ROWS)], by=below, now=now, today=TODAY)
    enter(scope_of(seat))
    with pytest.raises(Hidden):
        asked(seat, found)


def test_a_job_that_was_broken_off_goes_on_without_doubles(seat):
    rows = [[n, f"Việc {n}", "Công an tỉnh"] for n in range(1, 8)]
    found = taken(seat, make_list([HEADS, *rows]))
    asked(seat, found)
    items = entering._begun(found.pk, "v.01", timezone.now())
    assert entering._went_on(found.pk, "v.01", items, 3)
    enter(scope_of(seat))
    document = Document.objects.get()
    assert (document.status, document.items.count()) == ("waiting", 3)
    jobs.read_document(document.pk, "v.01")  # as if it had been handed in among the papers, too
    for _twice in range(2):
        entering.enter_now(found.pk, "v.01", timezone.now(), batch=3)
    enter(scope_of(seat))
    document.refresh_from_db()
    assert (document.status, document.refusal) == ("read", "")
    assert [i.task for i in document.items.all()] == [f"Việc {n}" for n in range(1, 8)]


def test_nobody_changes_or_asks_for_a_list_that_is_being_entered(client, seat):
    found = taken(seat)
    asked(seat, found)
    client.force_login(seat.user)
    where = reverse("task_list_enter", args=[found.pk])
    assert "đang được nhập" in client.post(where, {"version": 2}, follow=True).content.decode()
    enter(scope_of(seat))
    choice = services.Choice(0, 2, {"task": 1})
    for later in (timedelta(0), services.STUCK):
        now = timezone.now() + later
        if later:
            entering._begun(found.pk, "v.01", now)
            enter(scope_of(seat))
        with pytest.raises(Refused, match="đang được nhập"):
            services.choose(found.pk, 2, choice, TODAY, by=seat, now=now)
    TaskList.objects.update(asked_at=timezone.now() - services.STUCK)
    page = client.get(reverse("task_list", args=[found.pk])).content.decode()
    assert "Nhập tiếp" in page
    assert client.post(where, {"version": 2}).status_code == 302
    enter(scope_of(seat))
    assert services.being_entered(TaskList.objects.get(), timezone.now())


def test_asked_for_once_more_it_is_entered_as_it_was_asked_for(client, seat):
    """The worker was away: the page that asks again does not ask what comes in."""
    found = taken(seat)
    asked(seat, found, with_done=True)
    TaskList.objects.update(asked_at=timezone.now() - services.STUCK)
    client.force_login(seat.user)
    version = TaskList.objects.get().version
    client.post(reverse("task_list_enter", args=[found.pk]), {"version": version})
    entering.enter_now(found.pk, seat.body.path, timezone.now())
    enter(scope_of(seat))
    assert not Item.objects.exclude(dropped_because="").exists()


def test_a_list_that_was_entered_before_jobs_did_it_leads_to_its_document(client, seat):
    found, now = taken(seat), timezone.now()
    document = Document.objects.create(
        owner_path="v.01", name="b", sha256="b", size=1, received_at=now, status="read", text="x"
    )
    TaskList.objects.update(document=document, done_at=now, done_by=seat)
    client.force_login(seat.user)
    answer = client.get(reverse("task_list", args=[found.pk]))
    assert answer.headers.get("Location") == reverse("document", args=[document.pk])


def test_what_came_to_nothing_says_why(client, seat):
    found = taken(seat)
    asked(seat, found)
    path_of(found.sha256).unlink()
    shutil.rmtree(settings.DRAWN_ROOT)
    enter_task_list(found.pk, "v.01")
    enter(scope_of(seat))
    assert not Document.objects.exists()
    found = TaskList.objects.get()
    assert (found.asked_at, [f["code"] for f in found.refused]) == (None, ["missing"])
    client.force_login(seat.user)
    asking = client.get(reverse("task_list", args=[found.pk]), HTTP_HX_REQUEST="true")
    assert asking["HX-Refresh"] == "true"


def failed(found, ago=timedelta(minutes=1)):
    """As if its job had failed once."""
    TaskList.objects.filter(pk=found.pk).update(asked_at=timezone.now() - ago)
    with operator(), connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET attempts = 1 WHERE args->>'list_id' = %s",
                       [str(found.pk)])  # fmt: skip


def test_a_list_whose_job_failed_before_there_is_a_document_is_tried_again_or_thrown_away(
    client, seat
):
    found = taken(seat)
    asked(seat, found)
    failed(found)
    client.force_login(seat.user)
    where = reverse("task_list", args=[found.pk])
    page = client.get(where).content.decode()
    assert "Máy chưa ghi được dòng nào" in page
    assert "Thử lại" in page
    assert client.get(where, HTTP_HX_REQUEST="true")["HX-Refresh"] == "true"
    enter(scope_of(seat))
    version = TaskList.objects.get().version
    client.post(reverse("task_list_enter", args=[found.pk]), {"version": version})
    assert "Đang nhập" in client.get(where).content.decode()
    enter(scope_of(seat))
    failed(found)
    drop = reverse("task_list_drop", args=[found.pk])
    client.post(drop, {"version": version})  # seen before it was tried again
    enter(scope_of(seat))
    assert TaskList.objects.exists()
    assert (
        "Đã bỏ danh mục"
        in client.post(drop, {"version": version + 1}, follow=True).content.decode()
    )
    enter(scope_of(seat))
    assert not TaskList.objects.exists()
    enter_task_list(found.pk, "v.01")  # a job that is late finds nothing to do
    assert not Document.objects.exists()


def test_a_list_whose_rows_stand_in_a_document_is_not_thrown_away(seat):
    found = taken(seat)
    asked(seat, found)
    entering._begun(found.pk, "v.01", timezone.now())
    enter(scope_of(seat))
    with pytest.raises(Refused, match="đang được nhập"):
        services.throw_away(
            found.pk, TaskList.objects.get().version, by=seat,
            now=timezone.now() + services.STUCK,
        )  # fmt: skip


def test_a_page_that_waits_is_told_how_far_it_is_and_where_to_go(client, seat):
    found = taken(seat)
    asked(seat, found)
    client.force_login(seat.user)
    where = reverse("task_list", args=[found.pk])
    piece = client.get(where, HTTP_HX_REQUEST="true").content.decode()
    assert 'value="0"' in piece
    assert "<html" not in piece
    enter_task_list(found.pk, "v.01")
    answer = client.get(where, HTTP_HX_REQUEST="true")
    enter(scope_of(seat))
    assert answer["HX-Redirect"] == reverse("document", args=[Document.objects.get().pk])


def test_a_workbook_among_the_papers_is_shown_where_lists_are_taken_in(seat):
    lay, _new = intake.receive("a.xlsx", [make_list(ROWS)], by=seat, now=timezone.now())
    jobs.read_document(lay.pk, seat.body.path)
    enter(scope_of(seat))
    lay.refresh_from_db()
    assert "Nhập danh mục Excel" in lay.refusal
    assert "Enter an Excel list" in lay.refusal_en
