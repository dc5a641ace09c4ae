"""The register as a wide CSV: every case once, only what the seat sees, nothing that runs."""

import csv
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from sauro.cases.adding import add_goods
from sauro.cases.case_rules import GoodsEntry
from sauro.cases.exporting import wide
from sauro.cases.exporting.labels import labelled
from sauro.cases.exporting.shape import GROUPS, MOST_COLUMNS, Shape, cell, fitted, line
from sauro.cases.exporting.wide import BOM, lines
from sauro.cases.register import Filters
from sauro.cases.tests.make import CIGARETTES, DAY, DRIVER, make_case
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.organization.tests.make import make_seat


def rows_of(content):
    text = content.decode("utf-8")
    assert text.startswith(BOM)
    return list(csv.DictReader(StringIO(text.removeprefix(BOM), newline="")))


# Letters that matter here come often; the others come too.
_CELLS = st.text(
    st.sampled_from(" =+-@;\t\r\n'\"a\u200b")
    | st.characters(codec="utf-8", exclude_characters="\0")
)


@given(st.lists(_CELLS, min_size=22, max_size=22))
def test_what_is_written_is_read_again_and_never_runs(values):
    shape = Shape({})
    text = ",".join(shape.head) + "\r\n" + line(values, {}, shape)
    head, found_row = csv.reader(StringIO(text, newline=""))
    assert len(head) == len(found_row)
    for written, found in zip(values, found_row[:22], strict=True):
        assert found.replace("'", "") == written.replace("'", "")
        assert not found.startswith(("\t", "\r"))
        for part in re.split(r"[;\t\r\n]", found):  # as programs that part cells elsewhere see it
            assert not re.match(r"[\s\u200b]*[=+\-@]", part)


@pytest.mark.parametrize(("written", "found"), [
    ("\r", "'\r"), ("\t=1", "'\t'=1"), ("a;=1", "a;'=1"), ("a; \n -1", "a; \n' -1"), ("a-b", "a-b"),
])  # fmt: skip
def test_a_formula_is_quoted_wherever_a_program_could_begin_a_cell(written, found):
    (read,) = csv.reader(StringIO(cell(written), newline=""))
    assert read == [found]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_column_has_a_name_in_words_and_no_two_have_the_same(language):
    head = Shape(dict.fromkeys(GROUPS, 2)).head
    with translation.override(language):
        words = labelled(head)
    assert len(set(words)) == len(head)
    assert not any("_" in word for word in words)
    with translation.override("vi"):
        assert labelled(["goods_2_name", "step_more"]) == [
            "Hàng hóa 2: tên", "Bước: số mục không ghi hết"
        ]  # fmt: skip


@pytest.mark.django_db
def test_columns_are_named_for_machines_unless_words_are_asked_for(client):
    seat = make_seat("v.01.qltt")
    make_case(seat)
    client.force_login(seat.user)

    def head(**query):
        return b"".join(client.get(reverse("cases_csv"), query)).decode().splitlines()[0]

    assert head().startswith(f"{BOM}id,lead,year")
    assert head(**{"ten-cot": "chu"}).startswith(f"{BOM}Mã trong hệ thống,Cơ quan chủ trì")
    assert "ten-cot=chu" in client.get(reverse("cases")).content.decode()


@given(st.dictionaries(st.sampled_from(sorted(GROUPS)), st.integers(0, 400)))
def test_a_shape_is_no_wider_than_programs_open(wanted):
    shape = fitted(wanted)
    assert len(shape.head) <= MOST_COLUMNS
    assert all(shape.times.get(group, 0) <= n for group, n in wanted.items())


@given(st.dictionaries(st.sampled_from(sorted(GROUPS)), st.integers(0, 9)),
       st.dictionaries(st.sampled_from(sorted(GROUPS)), st.integers(0, 9)))  # fmt: skip
def test_each_row_has_as_many_cells_as_the_head(times, there):
    shape = Shape(times)
    groups = {g: [["x"] * len(GROUPS[g])] * n for g, n in there.items()}
    (row,) = csv.reader(StringIO(line(["a"] * 22, groups, shape), newline=""))
    assert len(row) == len(shape.head)
    more = row[-len(GROUPS) :]
    assert more == [str(max(0, there.get(g, 0) - times.get(g, 0))) for g in GROUPS]


def test_cells_say_days_hours_and_numbers_as_machines_read_them():
    assert cell(DAY) == "2026-11-02"
    assert cell(CIGARETTES.quantity) == "1600"
    assert [cell(v) for v in (None, True, "=1+1", 'a"b', -5)] == [
        "",
        "true",
        "'=1+1",
        '"a""b"',
        "-5",
    ]


@pytest.mark.django_db
def test_every_case_once_and_only_what_the_seat_sees(client, monkeypatch):
    monkeypatch.setattr(wide, "AT_ONCE", 2)
    seat, other = make_seat("v.01.qltt"), make_seat("v.02.qltt")
    made = [make_case(seat, parties=(DRIVER,), detected_on=DAY - timedelta(n)) for n in range(5)]
    fuel = GoodsEntry("fuel", "=cmd|' /C calc'!A0", CIGARETTES.quantity, "lít")
    add_goods(made[0].pk, fuel, by=seat, now=timezone.now())
    make_case(other)
    enter(scope_of(seat))
    client.force_login(seat.user)
    answer = client.get(reverse("cases_csv"))
    rows = rows_of(b"".join(answer.streaming_content))
    assert [row["number"] for row in rows] == ["1", "2", "3", "4", "5"]
    assert {row["lead"] for row in rows} == {"v.01.qltt"}
    assert rows[0]["goods_2_name"] == "'=cmd|' /C calc'!A0"
    assert rows[0]["party_1_written"] == "Lò Văn Mẫu"
    assert (rows[1]["goods_2_name"], rows[1]["goods_1_quantity"]) == ("", "1600")
    assert rows[0]["detected_at"].startswith("2026-11-02T09:00")


@pytest.mark.django_db
def test_filters_narrow_it_and_an_empty_register_has_its_head(client):
    seat = make_seat("v.01.qltt")
    make_case(seat)
    client.force_login(seat.user)
    answer = client.get(reverse("cases_csv"), {"tim": "khong co tu nay"})
    assert rows_of(b"".join(answer.streaming_content)) == []


@pytest.mark.django_db
def test_who_loses_sight_meanwhile_gets_no_more():
    seat = make_seat("v.01.qltt")
    make_case(seat)
    other = make_seat("v.02")
    made = lines(Filters(), timezone.localdate(), "", Shape({"goods": 1}), other)
    assert len(list(made)) == 1  # the head alone


@pytest.mark.parametrize("sent", ["=1+1", "x;=1+1", " =1", "a\n=1", "\u202e=1", "\uff1d1", "a\t@x"])
def test_nothing_typed_begins_a_formula_wherever_cells_are_parted(sent):
    written = cell(sent)
    bare = written.strip('"')
    for part in re.split(r"[;\t\n]", bare):
        plain = part.strip(" \u202e")
        assert not plain.startswith(("=", "+", "-", "@", "\uff1d")), written
    assert cell("3-4; 5") == '"3-4; 5"'
