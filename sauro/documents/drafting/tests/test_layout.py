from dataclasses import replace
from datetime import date

from sauro.documents.drafting.blank import ROLES
from sauro.documents.drafting.layout import layout_on, shipped_rows

TODAY = date(2026, 11, 29)
RANGED = {
    "page.top": (20, 25),
    "page.bottom": (20, 25),
    "page.left": (30, 35),
    "page.right": (15, 20),
}


def test_margins_stand_within_what_the_decree_allows():
    layout = layout_on(TODAY)
    for name, (least, most) in RANGED.items():
        assert least <= layout.number(name) <= most


def test_every_part_of_a_paper_has_its_size_and_style():
    layout = layout_on(TODAY)
    for role in ROLES:
        assert 11 <= layout.number(f"{role}.size") <= 14
        assert set(layout.words(f"{role}.style").split()) <= {"bold", "italic"}


def test_every_row_says_where_it_is_from_and_none_read_elsewhere_is_called_verified():
    for row in shipped_rows():
        assert row.source
        assert not (row.verified and "theo " in row.source)


def test_a_change_of_law_adds_rows_and_older_papers_keep_theirs():
    [old] = [row for row in shipped_rows() if row.name == "page.top"]
    rows = (*shipped_rows(), replace(old, value="25", valid_from=date(2027, 7, 1)))
    assert layout_on(date(2027, 6, 30), rows).number("page.top") == float(old.value)
    assert layout_on(date(2027, 7, 1), rows).number("page.top") == 25
    assert layout_on(date(2019, 1, 1), rows).number("page.top") == float(old.value)
