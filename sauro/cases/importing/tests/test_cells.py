"""What cells say, and what heads mean."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.cases.importing.cells import Unread, day_in, hour_in, number_in
from sauro.cases.importing.fields import CASES, FIELDS, guessed_columns
from sauro.documents.files.sheet.rows import _spread, _words

DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@given(DAYS, st.times().map(lambda t: t.replace(second=0, microsecond=0)), st.sampled_from("/-."))
def test_a_day_is_read_however_it_is_written(day, hour, sign):
    spelt = day.strftime(f"%d{sign}%m{sign}%Y")
    assert day_in(spelt, "") == (day, None)
    assert day_in(day.isoformat(), "") == (day, None)
    assert day_in(f"ngày {day.day}{sign}{day.month}{sign}{day.year}", "") == (day, None)
    assert day_in(f"{spelt} {hour:%H:%M}", "") == (day, hour)
    assert hour_in(f"{hour:%H}h{hour:%M}", "") == hour


@given(st.text(max_size=30))
def test_whatever_else_stands_there_teaches(text):
    for read in (day_in, hour_in, number_in):
        told = None
        try:
            read(text, "x")
        except Unread as unread:
            told = unread.finding
        assert told is None or (told.field, bool(told.message_en)) == ("x", True)


@given(st.permutations([f.label for f in FIELDS[CASES]]))
def test_heads_of_the_template_are_known_in_any_order(heads):
    found = guessed_columns(heads, CASES)
    assert {code: heads[at] for code, at in found.items()} == {
        f.code: f.label for f in FIELDS[CASES]
    }


@pytest.mark.parametrize("head", ["NGÀY PHÁT HIỆN", "ngay phat hien *", "Ngày bắt giữ (ghi sổ)"])
def test_heads_are_known_without_accents(head):
    assert guessed_columns([head], CASES) == {"detected_on": 0}


def test_cells_keep_hours_and_decimals():
    said = map(
        _words,
        (
            datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
            datetime(2026, 11, 2, tzinfo=UTC),
            2.5,
            2.0,
            "#REF!",
            None,
        ),
    )
    assert list(said) == ["02/11/2026 09:30", "02/11/2026", "2,5", "2", "", ""]
    assert number_in(_words(2.5), "") == number_in("2,5", "")


def test_a_joined_cell_speaks_for_all_its_rows():
    rows = [(2, ["a", "x"]), (3, ["", "y"]), (5, ["", "z"])]
    assert [cells[0] for _n, cells in _spread(iter(rows), [(1, 2, 1, 4)])] == ["a", "a", ""]


def test_an_hour_without_minutes():
    assert hour_in("14h", "") == time(14)


def test_a_year_of_four_letters_is_meant_as_written():
    assert day_in("01/01/0001", "") == (date(1, 1, 1), None)
    assert day_in("2/11/26", "") == (date(2026, 11, 2), None)
