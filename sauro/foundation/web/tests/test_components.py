"""Components: what they show and how they are tied together."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

import sauro
from sauro.foundation.web import words
from sauro.foundation.web.fields import DayField
from sauro.foundation.web.parts import (
    Badge,
    Column,
    Link,
    Progress,
    Row,
    Table,
    direction,
    next_order,
)


def drawn(source: str, address: str = "/", **values: object) -> str:
    request = RequestFactory().get(address)
    return Template("{% load sauro_web %}" + source).render(Context({"request": request, **values}))


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (Decimal("3387.5"), "3.387,5", "3,387.5"),
        (1042, "1.042", "1,042"),
        (0, "0", "0"),
        (Decimal("-12.250"), "-12,25", "-12.25"),
        (1_000_000_000, "1.000.000.000", "1,000,000,000"),
        (Decimal("1E+3"), "1.000", "1,000"),
        (100, "100", "100"),
        (0.1, "0,1", "0.1"),
    ],
)
def test_numbers_are_written_as_officials_write_them(value, vietnamese, english):
    assert words.number(value, "vi") == vietnamese
    assert words.number(value, "en") == english


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12
    )
)
def test_a_number_reads_back_as_itself(value):
    text = words.number(value, "vi")
    assert Decimal(text.replace(".", "").replace(",", ".")) == value


def test_days_and_moments_are_of_viet_nam():
    assert words.day(date(2023, 12, 27)) == "27/12/2023"
    late = datetime(2023, 12, 26, 17, 30, tzinfo=UTC)
    assert words.day(late) == "27/12/2023"
    assert words.moment(late) == "27/12/2023, 00:30"


@pytest.mark.parametrize("typed", ["27/12/2023", "27-12-2023", "27.12.2023", "2023-12-27"])
def test_a_day_is_read_in_the_spellings_of_officials(typed):
    assert DayField().clean(typed) == date(2023, 12, 27)


@pytest.mark.parametrize(
    "typed", ["31/11/2026", "29-02-2026", "00.01.2026", "2026-13-01", "1/13/26"]
)
def test_a_day_that_is_not_in_the_calendar_is_told_as_such(typed):
    with pytest.raises(forms.ValidationError, match=f"{re.escape(typed)} không có trong lịch"):
        DayField().clean(typed)


@pytest.mark.parametrize(
    "typed", ["hôm qua", "12/2026", "1/1-2026", "1/1/202", "٣١/١١/٢٠٢٦", "\x00"]
)
def test_what_is_written_otherwise_says_how_to_write_a_day(typed):
    with pytest.raises(forms.ValidationError, match="ngày/tháng/năm"):
        DayField().clean(typed)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_day_goes_back_into_its_field_as_it_was_typed(language):
    class Form(forms.Form):
        due_on = DayField()

    with override(language):
        assert 'value="27/12/2023"' in str(Form(initial={"due_on": date(2023, 12, 27)})["due_on"])


class _Form(forms.Form):
    lead = forms.CharField(label="Chủ trì", help_text="Một cơ quan")
    kind = forms.ChoiceField(label="Loại", choices=[("a", "A")], widget=forms.RadioSelect)


def test_a_field_is_tied_to_its_help_and_error():
    html = drawn("{% field form.lead %}", form=_Form({}))
    assert 'for="id_lead"' in html
    assert 'aria-describedby="id_lead_helptext id_lead_error"' in html
    assert 'id="id_lead_helptext"' in html
    assert 'id="id_lead_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_field_keeps_what_was_typed_and_escapes_it():
    html = drawn("{% fields form %}", form=_Form({"lead": '"><script>x'}))
    assert re.search(r'value="(&quot;|&#34;)&gt;&lt;script&gt;x"', html)  # both are the mark “"”
    assert "<script>" not in html


def test_all_errors_stand_above_and_lead_to_their_fields():
    html = drawn("{% fields form %}", form=_Form({}))
    assert 'href="#id_lead"' in html
    assert 'role="alert"' in html


def _table(**changes: object) -> Table:
    values = {
        "caption": "Việc",
        "columns": [Column("Số", "number"), Column("Tiền", number=True)],
        "rows": [Row(("12/TB", Decimal("3387.5")), url="/viec/1/")],
        "empty": "Không có việc nào.",
        "order": "number",
        **changes,
    }
    return Table(**values)  # type: ignore[arg-type]


def test_no_form_of_ours_leaves_its_errors_to_the_browser():
    """A form that shows fields of Django shows their errors too, in the language of the page."""
    for path in Path(sauro.__file__).parent.rglob("templates/**/*.html"):
        for form in re.findall(r"<form[^>]*post.*?</form>", path.read_text("utf-8"), re.DOTALL):
            if re.search(r"{% (?:fields?|wrong) ", form):
                assert "novalidate" in form[: form.index("csrf_token")], path


def test_a_table_sorts_the_other_way_and_keeps_the_filter():
    html = drawn("{% data_table table %}", "/?loc=a&sau=9", table=_table())
    assert 'aria-sort="ascending"' in html
    assert 'href="?loc=a&amp;xep=-number"' in html
    assert "<caption>Việc" in html


def test_a_row_opens_by_its_first_cell():
    assert '<a href="/viec/1/" data-row>12/TB</a>' in drawn(
        "{% data_table table %}", table=_table()
    )


def test_an_empty_table_says_what_to_do():
    html = drawn("{% data_table table %}", table=_table(rows=[]))
    assert "Không có việc nào." in html
    assert "<table" not in html


def test_a_row_with_too_few_cells_is_our_mistake():
    with pytest.raises(ValueError, match="zip"):
        drawn("{% data_table table %}", table=_table(rows=[Row(("một",))]))


def test_the_ends_of_a_list_have_no_dead_links():
    assert drawn("{% pager %}").strip() == ""
    assert 'rel="next"' in drawn('{% pager next="?sau=4" %}')
    assert 'rel="prev"' not in drawn('{% pager next="?sau=4" %}')


@pytest.mark.parametrize(
    ("key", "order", "aria", "then"),
    [
        ("due", "due", "ascending", "-due"),
        ("due", "-due", "descending", "due"),
        ("due", "lead", "none", "due"),
        ("", "", "none", ""),
    ],
)
def test_directions(key, order, aria, then):
    assert direction(key, order) == aria
    assert not key or next_order(key, order) == then


def test_a_state_is_said_in_words():
    html = drawn('{% badge text "bad" %}', text="Quá hạn <b>")
    assert "Quá hạn &lt;b&gt;" in html


def test_progress_asks_again_until_it_is_finished():
    under_way = Progress("Đang đọc", "/tien-do/", 4, 12)
    assert 'hx-trigger="every 2s"' in drawn("{% progress work %}", work=under_way)
    finished = Progress("Đang đọc", "/tien-do/", 12, 12, finished=True)
    assert "hx-" not in drawn("{% progress work %}", work=finished)
    unknown = drawn("{% progress work %}", work=Progress("Đang đọc", "/tien-do/", 0, 0))
    assert "0/0" not in unknown
    assert "<progress aria" in unknown


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "–"),
        (Badge("Xong", "good"), "state-good"),
        (Link("/a/", "A"), '<a href="/a/">A</a>'),
        (date(2026, 4, 30), "30/04/2026"),
        ("<i>", "&lt;i&gt;"),
    ],
)
def test_each_kind_of_value_is_shown_in_its_way(value, expected):
    assert expected in drawn("{{ value|shown }}", value=value)


def test_names_with_numbers_beside_them_stay_a_table_on_a_telephone():
    def shape(*numbers):
        columns = [Column(f"c{n}", number=is_number) for n, is_number in enumerate(numbers)]
        return Table(caption="", columns=columns, rows=[], empty="").shape

    assert shape(False, True) == shape(False, True, True) == "pair"
    assert shape(False, False, True) == ""
    assert shape(False, True, True, True) == "wide"
