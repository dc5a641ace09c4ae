"""Saved filters: one's own, the body's, nobody else's; what the register makes of an address."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import ProgrammingError, transaction
from django.http import QueryDict
from django.urls import reverse
from openpyxl import load_workbook

from sauro.directives import saving
from sauro.directives.forms import RegisterForm, days_of
from sauro.directives.models import Opening, SavedFilter
from sauro.directives.tests.make import make_directive, make_named
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)  # a Wednesday


def kept(seat):
    enter(scope_of(seat))
    return [(k.saved.name, k.own, k.opens) for k in saving.saved_filters(seat, TODAY)]


def test_a_filter_is_kept_renamed_shared_opened_with_and_deleted(seat):
    colleague, stranger = make_seat(), make_seat("v.02")
    enter(scope_of(seat))
    saved = saving.save_filter(" Quá  hạn ", "when=overdue", shared=False, by=seat)
    assert kept(seat) == [("Quá hạn", True, False)]
    assert kept(colleague) == kept(stranger) == []
    enter(scope_of(seat))
    saving.change_filter(saved.pk, 1, "Trễ", shared=True, by=seat)
    assert kept(colleague) == [("Trễ", False, False)]
    saving.open_with(saved.pk, by=colleague)
    assert saving.opening_query(colleague) == "when=overdue"
    assert kept(stranger) == []
    with pytest.raises(Hidden):
        saving.open_with(saved.pk, by=stranger)
    enter(scope_of(seat))
    assert Entry.objects.filter(table="directives_savedfilter", row=str(saved.pk)).count() == 2
    saving.delete_filter(saved.pk, by=seat)
    enter(scope_of(colleague))
    assert not Opening.objects.exists()
    assert saving.opening_query(colleague) == ""


def test_what_does_not_hold_is_refused(seat):
    enter(scope_of(seat))
    saved = saving.save_filter("A", "when=week", shared=False, by=seat)
    for name, query in ((" ", "when=week"), ("x" * 81, "a=b"), ("A", "when=week"), ("B", "")):
        with pytest.raises(Refused):
            saving.save_filter(name, query, shared=False, by=seat)
    saving.change_filter(saved.pk, 1, "A", shared=True, by=seat)
    with pytest.raises(Stale):
        saving.change_filter(saved.pk, 1, "C", shared=True, by=seat)


def test_nobody_changes_the_filter_of_a_colleague(seat):
    enter(scope_of(seat))
    saved = saving.save_filter("A", "when=week", shared=True, by=seat)
    colleague = make_seat()
    enter(scope_of(colleague))
    for act in (
        lambda: saving.delete_filter(saved.pk, by=colleague),
        lambda: saving.change_filter(saved.pk, 1, "B", shared=True, by=colleague),
    ):
        with pytest.raises(Hidden):
            act()
    assert SavedFilter.objects.filter(pk=saved.pk).update(name="B") == 0
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        SavedFilter.objects.create(owner_path="v.01", seat=seat, name="giả", query="a=b")


def test_a_filter_on_a_body_that_is_no_more_says_so(seat):
    agency = make_named("v.01.ca", "Công an tỉnh Mẫu")
    enter(scope_of(seat))
    saving.save_filter("Công an", "body=Công an tỉnh Mẫu", shared=False, by=seat)
    assert [k.wrong for k in saving.saved_filters(seat, TODAY)] == [""]
    agency.valid_to = TODAY - timedelta(days=1)
    agency.save()
    assert [k.wrong for k in saving.saved_filters(seat, TODAY)] == ["Công an tỉnh Mẫu"]


def test_one_filter_is_one_text_whatever_way_it_was_typed():
    sent = QueryDict("due_to=&words=+a%00b+&sau=x&unknown=1&xep=due&when=week")
    assert saving.query_of(sent) == "words=ab&when=week&xep=due"


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("overdue", (None, date(2026, 11, 24))),
        ("week", (date(2026, 11, 23), date(2026, 11, 29))),
        ("month", (date(2026, 11, 1), date(2026, 11, 30))),
        ("", (None, None)),
    ],
)
def test_days_of_a_choice(when, days):
    assert days_of(when, TODAY) == days


HOSTILE = [
    "\0",
    "'",
    '"',
    "%",
    "x" * 300,
    "   ",
    "9" * 40,
    "-1",
    "1e9",
    "٣",
    "{{ a }}",
    "v.",
    "))((",
]


def _sent(asked):
    sent = QueryDict(mutable=True)
    sent.update(asked)
    return sent


NAMES = [*saving.NAMES, "sau", "truoc"]


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_of_any_field_breaks_the_list(client, seat, value):
    client.force_login(seat.user)
    for name in NAMES:
        for other in ("", "best", "due"):
            asked = {name: value} | ({"xep": other, "words": "a"} if other else {})
            assert client.get(reverse("register"), asked).status_code == 200, (name, other)
    everything = dict.fromkeys(NAMES, value)
    unread = RegisterForm(_sent(everything), today=TODAY)
    unread.filters()
    expected = 422 if unread.unread else 200
    assert client.get(reverse("register_export"), everything).status_code == expected


@pytest.mark.parametrize(
    "cursor", ["~", "2026-13-01~1~0", "a~b~c", "infinity~1~0", "1~9" + "9" * 30]
)
def test_a_place_that_is_none_is_the_beginning(client, seat, cursor):
    make_directive("Việc đầu")
    client.force_login(seat.user)
    for order in ("", "due", "-due"):
        asked = {"sau": cursor, "xep": order}
        assert client.get(reverse("register"), asked).status_code == 200


def test_names_that_several_bear_are_offered_not_guessed(seat):
    for path in ("v.01.00001", "v.01.00002"):
        make_named(path, "Ủy ban nhân dân xã Tân Lập")
    form = RegisterForm(QueryDict("body=ủy ban nhân dân xã tân lập"), today=TODAY)
    assert form.filters().body is None
    assert [one.path for one in form.ambiguous["body"]] == ["v.01.00001", "v.01.00002"]
    form = RegisterForm(QueryDict("body=x (v.01.00002)"), today=TODAY)
    assert form.filters().body == make_body("v.01.00002").pk


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"body": "Sở Không Có"}, "Không có tên này"),
        ({"body": "cong an mau"}, "Công an tỉnh Mẫu"),  # offered, not taken
        ({"body": "Cong an tinh Mau2"}, "Công an tỉnh Mẫu"),  # resembles
        ({"place": "xyz"}, "Địa bàn"),
        ({"due_to": "31/02/2026"}, "đến ngày"),
        ({"when": "hôm kia"}, "Hạn"),
        ({"document": "abc"}, "Văn bản"),
    ],
)
def test_what_cannot_be_read_lists_nothing_and_says_why(client, seat, asked, said):
    make_directive("Việc của ai đó")
    make_named("v.01.ca", "Công an tỉnh Mẫu")
    client.force_login(seat.user)
    page = client.get(reverse("register"), asked).content.decode()
    assert "Việc của ai đó" not in page
    assert "Chưa liệt kê việc nào" in page
    assert said in page.split("Chưa liệt kê việc nào")[1]
    export = client.get(reverse("register_export"), asked)
    assert export.status_code == 422
    assert "Chưa liệt kê việc nào" in export.content.decode()


def test_what_could_not_be_saved_is_still_there(client, seat):
    client.force_login(seat.user)
    sent = {"name": "Tên tôi vừa gõ", "query": ""}
    answer = client.post(reverse("filter_save"), sent)
    assert answer.status_code == 422
    sent["query"] = "when=week&words=kho"
    assert client.post(reverse("filter_save"), sent).status_code == 302
    again = client.post(reverse("filter_save"), sent)
    assert again.status_code == 422
    assert 'value="Tên tôi vừa gõ"' in again.content.decode()
    assert "Hãy đặt tên khác" in again.content.decode()


def test_the_register_opens_with_the_chosen_filter(client, seat):
    enter(scope_of(seat))
    saved = saving.save_filter("Tuần", "when=week", shared=False, by=seat)
    saving.open_with(saved.pk, by=seat)
    client.force_login(seat.user)
    assert client.get(reverse("register"))["Location"].endswith("?when=week")
    assert client.get(reverse("register") + "?tat-ca=1").status_code == 200


def test_the_workbook_holds_what_the_filter_shows_and_no_formula(client, seat):
    make_directive("=1+1 kho hàng", due_on=TODAY)
    make_directive("việc khác")
    client.force_login(seat.user)
    answer = client.get(reverse("register_export"), {"words": "kho"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content)), read_only=True).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[0] for row in rows[1:]] == ["Việc", "=1+1 kho hàng"]
    assert rows[0][0] == "Tìm chữ: kho"
