"""The list of documents: searched without marks, sorted, a page at a time, as a workbook."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from openpyxl import load_workbook

from sauro.documents import intake, jobs, listing
from sauro.documents.listing import PAGE, Filters
from sauro.documents.models import Document
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import Scope, enter
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def make_paper(n, owner="v.01", **others):
    enter(Scope(("v",)))
    facts = {
        "owner_path": owner, "name": f"tệp {n}.docx", "sha256": f"s{n}", "size": 1,
        "received_at": NOW - timedelta(minutes=n), "status": "read",
    }  # fmt: skip
    return Document.objects.create(**facts | others)


def found(words="", order="", **others):
    enter(Scope(("v.01",)))
    return [d.document.name for d in listing.page(Filters(words, **others), order).rows]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("341/TB-VPCP", 1),
        ("341", 1),
        ("văn phòng chính phủ", 1),
        ("van phong CHINH PHU", 1),
        ("hoả tốc", 1),  # marks do not count, nor where they stand
        ("chinh phu 341", 1),
        ("chinh phu 999", 0),
        ("%", 0),
        ("\0", 2),
        ("' OR 1=1", 0),
        ("tep", 2),
    ],
)
def test_words_are_found_in_what_a_paper_is_called(words, count):
    make_paper(1, number="341/TB-VPCP", issuer="Văn phòng Chính phủ", event="Họp hỏa tốc")
    make_paper(2, number="12/KH-UBND", doc_type="Kế hoạch")
    make_paper(3, owner="v.02", number="341/TB-VPCP")
    assert len(found(words)) == count


def test_each_order_pages_without_a_gap_in_both_directions():
    day = date(2026, 1, 1)
    for n in range(PAGE + 9):
        make_paper(
            n,
            issued_on=day + timedelta(n % 4) if n % 5 else None,
            status="waiting" if n % 3 else "read",
        )
    enter(Scope(("v.01",)))
    for order in ("", "nhan", "-nhan", "ngay", "-ngay", "tinh-trang", "-tinh-trang"):
        first = listing.page(Filters(), order)
        second = listing.page(Filters(), order, after=first.after)
        names = [r.document.pk for p in (first, second) for r in p.rows]
        assert len(set(names)) == len(names) == first.total == PAGE + 9, order
        assert names == [r.document.pk for r in listing.exported(Filters(), order)]
        back = listing.page(Filters(), order, before=second.before)
        assert [r.document.pk for r in back.rows] == names[:PAGE]
        assert (first.before, second.after, back.before) == ("", "", "")


@pytest.mark.parametrize("place", ["~", "x~1", "2026-13-01~1", "~9" + "9" * 30, "\0~1", "a~b"])
def test_a_place_that_is_none_is_the_beginning(client, seat, place):
    make_paper(1)
    client.force_login(seat.user)
    for order in ("", "ngay", "tinh-trang", "xyz"):
        asked = {"sau": place, "xep": order, "words": "tệp", "status": ""}
        page = client.get(reverse("documents"), asked).content.decode()
        if order != "tinh-trang":  # there any word is a key
            assert "tệp 1.docx" in page


def test_the_workbook_has_the_rows_and_columns_of_the_list(client, seat):
    make_paper(1, number="=1/TB", issued_on=date(2026, 3, 1))
    make_paper(2, status="waiting")
    client.force_login(seat.user)
    asked = {"status": "read"}
    page = client.get(reverse("documents"), asked).content.decode()
    assert f"{reverse('documents_export')}?status=read" in page
    answer = client.get(reverse("documents_export"), asked)
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content)), read_only=True).active
    head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert len(rows) == 1
    assert all(f">{label}<" in page or f"{label}<span" in page for label in head)
    row = dict(zip(head, rows[0], strict=True))
    assert row["Văn bản"] == "=1/TB"
    assert isinstance(row["Ngày ban hành"], datetime)
    assert isinstance(row["Nhận lúc"], datetime)
    assert row["Tình trạng"] == "Chờ kiểm tra"


def test_no_count_is_shown_of_what_nobody_has_read(client):
    seat = make_seat()
    make_paper(1, status="waiting")
    make_paper(2, status="unreadable", read_at=NOW, refusal="Tệp hỏng.", refusal_en="Broken.")
    make_paper(3, read_at=NOW, issuer="ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN")
    enter(Scope(("v.01",)))
    rows = listing.page(Filters()).rows
    assert [(row.found, row.unchecked) for row in rows] == [(None, None), (None, None), (0, 0)]
    client.force_login(seat.user)
    page = client.get(reverse("documents")).content.decode()
    assert "Ủy ban nhân dân tỉnh Lạng Sơn" in page


def test_a_paper_without_number_and_day_is_not_called_by_the_day_of_its_meeting():
    paper = Document(doc_type="Thông báo kết luận", name="a.txt", event_on=date(2026, 8, 21))
    assert str(paper) == "Thông báo kết luận họp ngày 21/08/2026"
    paper.issued_on = date(2026, 8, 25)
    assert str(paper) == "Thông báo kết luận 25/08/2026"


def test_a_long_name_of_a_file_breaks_and_leaves_the_other_columns_their_room(client):
    client.force_login(make_seat().user)
    make_paper(1, name="ke_hoach_" * 20)
    page = client.get(reverse("documents")).content.decode()
    assert page.count('class="breaks"') == 2  # what it is called, and its file


def test_why_nothing_was_read_is_told_in_english_too(own_store, seat, client):
    enter(scope_of(seat))
    document, _ = intake.receive("thơ.txt", ["Trời xanh mây trắng bay.".encode()], by=seat, now=NOW)
    jobs.read_document(document.pk, seat.body.path)
    client.force_login(seat.user)
    client.cookies["django_language"] = "en"
    for where in (reverse("documents"), reverse("document", args=[document.pk])):
        with override("vi"):  # what follows in this process is in Vietnamese again
            page = client.get(where).content.decode()
        assert "It does not look official" in page
        assert "Không có dấu hiệu" not in page
