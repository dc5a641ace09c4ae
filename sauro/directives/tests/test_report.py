"""The account of how a paper stands: words of the paper, then the file with its pages."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from sauro.directives.assignments.acting import move
from sauro.directives.assignments.expanding import expand
from sauro.directives.assignments.report import WORDS, OfTask, paper
from sauro.directives.assignments.rules import Act, Standing
from sauro.directives.models import Assignment
from sauro.directives.tests.accounts import DAY, facts, sample, task
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.documents.drafting.docx import write_paper
from sauro.documents.drafting.paper import Block, Grid
from sauro.documents.files.open import open_document
from sauro.documents.rendering import pdf_of
from sauro.documents.rendering.tests import comparing
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.organization.models import Territory
from sauro.organization.queries.portrait import place_of
from sauro.organization.tests.make import make_body, make_seat

names = st.dictionaries(
    st.sampled_from(list(Standing)), st.lists(st.text("abc", min_size=1, max_size=5), max_size=30)
)


@given(st.lists(names, max_size=6))
def test_the_five_numbers_are_those_of_the_tasks_and_never_merged(all_names):
    made = paper(facts(*(OfTask("1", "a", "", False, found) for found in all_names)))
    totals, tasks = (block for block in made.blocks if isinstance(block, Grid))
    for row, (standing, words) in zip(totals.rows, WORDS.items(), strict=True):
        assert row == (words, str(sum(len(found.get(standing, ())) for found in all_names)))
    told = [row for row in tasks.rows if len(row) == 3 and row[0] in WORDS.values()]
    assert len(told) == sum(bool(found[name]) for found in all_names for name in found)


def test_whoever_is_late_is_named_however_many_they_are():
    late = [f"UBND xã {n}" for n in range(40)]
    made = paper(facts(task(overdue=late, in_term=late), task(2, overdue=late[:1])))
    said = next(b.text for b in made.blocks if isinstance(b, Block) and "(2 việc)" in b.text)
    assert said.startswith("UBND xã 0 (2 việc); UBND xã 1 (1 việc)")
    grid = made.blocks[-1]
    assert isinstance(grid, Grid)
    rows = {row[0]: row[-1] for row in grid.rows[1:3]}
    assert "và 28 nơi khác" in rows["Chưa xong, trong hạn"]
    assert rows["Chưa xong, quá hạn"].endswith("UBND xã 39")


def test_what_is_simulated_says_so_on_each_page():
    made = write_paper(paper(facts(task(on_time=["A"]), simulated=True)), DAY)
    section = Document(BytesIO(made)).sections[0]
    for header in (section.first_page_header, section.header):
        assert header.paragraphs[-1].text.startswith("DỮ LIỆU MÔ PHỎNG")
    plain = Document(BytesIO(write_paper(paper(facts()), DAY))).sections[0]
    assert "MÔ PHỎNG" not in plain.header._element.xml + plain.first_page_header._element.xml


def test_rows_that_go_across_stay_with_theirs_and_the_head_is_repeated():
    made = write_paper(paper(facts(task(late=["A"], withdrawn=["B"]))), DAY)
    grid = Document(BytesIO(made)).tables[2]
    assert "tblHeader" in grid.rows[0]._tr.xml
    assert [len({id(c._tc) for c in row.cells}) for row in grid.rows] == [3, 1, 3, 3]
    assert grid.rows[1].cells[0].text.startswith("1. Kiểm tra các kho (II.1).")
    assert [row.cells[2].text for row in grid.rows[2:]] == ["A", "B"]


def test_pages_look_as_the_reference_does(tmp_path):
    pdf = pdf_of(sample())
    found = comparing.differences(comparing.kept("progress"), comparing.drawn(pdf))
    assert found == [], "look at it; if it is meant so: make reference"
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf)
    text = open_document(file).text
    for words in WORDS.values():
        assert words in text


@pytest.fixture
def late(db):
    told = (("v.01.00001", "lead"), ("v.01.00002", "lead"))
    day = timezone.localdate() - timedelta(2)
    found = make_directive("rà soát cây xăng", told=told, due_on=day, issuer="BAN CHỈ ĐẠO 389")
    expand(found.addressees.all(), [found], timezone.now())
    row, now = Assignment.objects.get(owner_path="v.01.00002"), timezone.now()
    for path, act in (("v.01.00002", Act.SUBMIT), ("v.01", Act.ACCEPT)):
        seat = make_seat(path)
        enter(scope_of(seat))
        row = move(row.pk, row.version, act, "xong", by=seat, now=now)
    return found


def address(found, form):
    return reverse("progress_file", args=[found.document_id, form])


def text_of(answer):
    word = Document(BytesIO(answer.content))
    cells = [c.text for table in word.tables for row in table.rows for c in row.cells]
    return "\n".join([*(p.text for p in word.paragraphs), *cells])


def test_the_page_leads_to_the_files_and_they_name_who_is_late(client, late):
    client.force_login(make_seat("v.01").user)
    page = client.get(reverse("progress", args=[late.document_id])).content.decode()
    assert address(late, "docx") in page
    assert address(late, "pdf") in page
    answer = client.get(address(late, "docx"))
    assert answer["Content-Disposition"].endswith('.docx"')
    said = text_of(answer)
    assert "Ban Chỉ đạo 389 v.01.00001 (1 việc)" in said
    assert "phần liên quan" not in said
    assert "Xong, quá hạn\n1\nBan Chỉ đạo 389 v.01.00002" in said
    assert client.get(address(late, "pdf")).content.startswith(b"%PDF")
    assert client.get(address(late, "exe")).status_code == 404


def test_who_does_a_part_accounts_for_that_part_and_strangers_find_nothing(client, late):
    client.force_login(make_seat("v.01.00001").user)
    said = text_of(client.get(address(late, "docx")))
    assert "phần liên quan đến Ban Chỉ đạo 389 v.01.00001" in said
    assert "v.01.00002" not in said
    client.force_login(make_seat("v.02").user)
    assert client.get(address(late, "docx")).status_code == 404


def test_a_machine_without_office_says_what_to_do(client, late, monkeypatch):
    client.force_login(make_seat("v.01").user)
    monkeypatch.setenv("PATH", "/nowhere")
    answer = client.get(address(late, "pdf"))
    assert answer.status_code == 422
    assert "Hãy tải DOCX" in answer.content.decode()


def test_a_paper_is_dated_at_the_place_of_the_nearest_body(db):
    enter(EVERYWHERE)
    body = make_body("v.01")
    assert place_of("v.01.ca") == ""
    with operator():
        body.territory = Territory.objects.create(
            code="01", name="Mẫu", kind="tỉnh", level="province", search_key="mau", sort_key="mau"
        )
        body.save()
    assert place_of("v.01.ca") == "Mẫu"
