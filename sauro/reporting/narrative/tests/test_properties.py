"""Each number in the text is that of its cell, whatever the cells and whatever is typed around."""

import re
import unicodedata
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sauro.kernel.money import parse_vnd
from sauro.kernel.numerals import parse_digits
from sauro.kernel.quantities import Rounding, find_quantities
from sauro.reporting.checks.bounds import bounds
from sauro.reporting.checks.figures import Told
from sauro.reporting.narrative import Bound, Form, edited, passage
from sauro.reporting.narrative.official import percent
from sauro.reporting.narrative.tests.make import paragraph, sheet
from sauro.reporting.narrative.writing import figure

LINE = paragraph(
    "Phát hiện {cases_total}, {cases_total|last_year}, {cases_total|previous}; hàng giả "
    "{cases_counterfeit} ({cases_counterfeit|share of cases_total}); tiền phạt {fines}, "
    "trị giá {goods_value|rounded}."
)
counts = st.integers(0, 10**6)
money = st.decimals(0, 10**7, places=6)
words = st.text(st.sampled_from("abcđêôư ,;:()\n-"), max_size=20)


@st.composite
def sheets(draw):
    """A report with or without its figures and those before it."""
    some = {
        "cases_total": counts, "cases_counterfeit": counts, "fines": money, "goods_value": money,
    }  # fmt: skip
    sets = st.fixed_dictionaries({}, optional=some)
    now, last_year, previous = draw(sets), draw(sets), draw(sets)
    return sheet(last_year, previous, **now)


def spoken(text):
    """The percentage of a comparison, with its sign."""
    found = re.search(r"(tăng|giảm)? ?(\d[\d.]*(?:,\d+)?) %", text)
    return found and (-1 if found[1] == "giảm" else 1) * parse_digits(found[2])


@given(sheets())
def test_each_number_of_the_text_equals_its_cell(cells):
    seen = passage(LINE, cells)
    for placed in seen.placed:
        shown, cell = seen.text[placed.start : placed.end], placed.bound.cell
        value = cells.now.get(cell)
        if value is None:
            assert shown == "chưa có số liệu"
        elif placed.bound.form is Form.VALUE and cell == "fines":
            assert parse_vnd(shown) == value * 10**6
        elif placed.bound.form is Form.VALUE:
            assert parse_digits(shown.removesuffix(" vụ")) == value


@given(money)
def test_a_rounded_figure_never_lies(value):
    text = figure(Bound("goods_value", Form.ROUNDED), sheet(goods_value=value))
    [quantity] = find_quantities(text)
    assert quantity.rounding in (None, Rounding.ABOVE, Rounding.NEARLY)
    can_be = bounds(Told(quantity.value, quantity.rounding))
    assert can_be.low <= value * 10**6
    assert can_be.high is None or value * 10**6 <= can_be.high


@given(counts, counts)
def test_a_comparison_has_the_right_way_and_the_right_size(now, before):
    text = figure(
        Bound("cases_total", Form.LAST_YEAR), sheet({"cases_total": before}, cases_total=now)
    )
    shown = spoken(text)
    if before in (now, 0):
        assert shown is None
        assert ("không tăng giảm" in text) == (now == before)
    else:
        true = Decimal(now - before) / before * 100
        assert (shown > 0) == (now > before) or "hơn 0 %" in text
        assert abs(shown - true) <= Decimal("0.05")


@given(st.decimals(0, 300, places=9))
def test_a_percentage_is_no_statement_that_is_not_true(value):
    text = percent(value)
    for whole in (0, 100):
        assert (text == f"{whole} %") == (value == whole)


@given(sheets(), sheets(), st.lists(words, min_size=2, max_size=9))
def test_what_is_typed_around_stays_and_every_figure_stays_bound(cells, later, typed):
    seen = passage(LINE, cells)
    text, at = "", 0
    for number, placed in enumerate(seen.placed):
        text += seen.text[at : placed.start] + typed[number % len(typed)]
        text += seen.text[placed.start : placed.end]
        at = placed.end
    found = edited(seen, text + seen.text[at:])
    bound = [p for p in found.pieces if isinstance(p, Bound)]
    assert bound == [p.bound for p in seen.placed]
    assert passage(found, cells).text == text + seen.text[at:]
    for placed in passage(found, later).placed:
        assert passage(found, later).text[placed.start : placed.end] == figure(placed.bound, later)


@given(sheets(), st.text(max_size=80))
def test_whatever_is_typed_reads_as_it_was_typed(cells, text):
    seen = passage(LINE, cells)
    shown = passage(edited(seen, text), cells).text
    assert shown == unicodedata.normalize("NFC", text.replace("\0", "").replace("\r\n", "\n"))
