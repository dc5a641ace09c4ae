"""The pages on which open work of a body that ended is seen and handed over."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments.expanding import expand
from sauro.directives.assignments.passing import Portion, pass_down
from sauro.directives.models import Handover
from sauro.directives.tests.handing import (
    HEIR,
    OLD,
    TODAY,
    carried,
    given,
    make_three,
    merged,
)
from sauro.directives.tests.make import make_directive, make_split
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import Refused
from sauro.organization.models import Body
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat(db):
    return make_three()


def test_a_part_is_not_given_to_a_unit_that_ended_but_offered_its_successor(seat, client):
    row, doer = given(9), make_seat(OLD)
    one, two = (make_body(f"{OLD}.doi{n}", f"Đội {n}", Body.Kind.TEAM) for n in (1, 2))
    merged(seat, one.path, two.path)
    enter(scope_of(doer))
    with pytest.raises(Refused, match="Hãy chọn cơ quan kế thừa: Đội 2"):
        pass_down(row.pk, 1, Portion(one.pk, "chợ", None), by=doer, now=timezone.now())
    client.force_login(doer.user)
    page = client.get(reverse("work", args=[row.pk])).content.decode()
    assert "Đội 1, nay là Đội 2" in page
    assert f'value="{one.pk}"' not in page.split('name="body"')[1]
    sent = {"version": 1, "words": "chợ", "body": one.pk}  # from a page that was open before
    again = client.post(reverse("work_act", args=[row.pk, "giao-xuong"]), sent)
    assert again.status_code == 422
    told = again.content.decode()
    assert "Hãy chọn cơ quan kế thừa: Đội 2" in told
    assert f'<option value="{two.pk}" selected' in told
    assert "chợ</textarea>" in told
    sent["body"] = two.pk
    client.post(reverse("work_act", args=[row.pk, "giao-xuong"]), sent)
    enter(scope_of(doer))
    assert row.parts.get().owner_path == two.path


def test_the_pages_list_what_is_open_and_hand_it_over_in_one_act(seat, client):
    late, soon = given(-5), given(3)
    client.force_login(seat.user)
    act = reverse("body_act", args=[OLD, "ket-thuc"])
    asked = client.get(act).content.decode()
    assert reverse("work", args=[late.pk]) in asked
    assert "Xem và chuyển việc đang mở" in asked
    merged(seat)
    where = reverse("body_work", args=[OLD])
    page = client.get(where).content.decode()
    assert "Chuyển sang Sở Công Thương" in page
    values = [f"{row.pk}-{row.version}" for row in (late, soon)]
    assert all(f'value="{value}" checked' in page for value in values)
    heir = Body.objects.get(path=HEIR).pk
    assert client.post(where, {"ke-thua": heir}).status_code == 422
    stale = client.post(where, {"ke-thua": heir, "viec": [values[0], f"{soon.pk}-9"]})
    assert stale.status_code == 409
    enter(scope_of(seat))
    assert not Handover.objects.exists()
    done = client.post(where, {"ke-thua": heir, "viec": values}, follow=True).content.decode()
    assert "Đã chuyển 2 việc sang Sở Công Thương" in done
    assert "Không còn việc nào đang mở" in done
    old = client.get(reverse("work", args=[late.pk])).content.decode()
    new = Handover.objects.get(old=late).new_id
    assert reverse("work", args=[new]) in old
    assert "Chuyển cho Sở Công Thương – quá hạn" in old
    came = client.get(reverse("work", args=[new])).content.decode()
    assert reverse("work", args=[late.pk]) in came
    assert "Nhận tiếp, mở từ ngày" in came


def test_who_gave_it_is_told_on_the_page_of_the_work(seat, client):
    row = given(3)
    merged(seat)
    client.force_login(seat.user)
    page = client.get(reverse("work", args=[row.pk])).content.decode()
    assert "cơ quan kế thừa: Sở Công Thương" in page
    assert reverse("body_work", args=[OLD]) in page


def test_others_read_the_page_of_a_body_without_what_they_may_not_see(seat, client):
    row = given(3)
    merged(seat)
    client.force_login(make_seat("v.02").user)
    where = reverse("body_work", args=[OLD])
    page = client.get(where)
    assert (page.status_code, "rà soát kho" in page.content.decode()) == (200, False)
    sent = {"ke-thua": Body.objects.get(path=HEIR).pk, "viec": f"{row.pk}-1"}
    assert client.post(where, sent).status_code == 404
    client.force_login(make_seat("v.01", Role.OFFICER).user)
    assert client.post(where, sent).status_code == 403


def test_of_a_body_that_was_divided_each_piece_goes_where_it_is_said(seat, client):
    parted, first, second = (f"v.01.0000{n}" for n in (1, 2, 3))
    rows = []
    for n in range(3):
        task = make_directive(f"việc {n}", told=((parted, "lead"),), due_on=TODAY + timedelta(n))
        expand(task.addressees.all(), [task], timezone.now())
        rows.append(task.assignments.get())
    make_split(parted, first, second)
    keys = {path: Body.objects.get(path=path).pk for path in (first, second)}
    client.force_login(seat.user)
    where = reverse("body_work", args=[parted])
    assert f'name="noi-{rows[1].pk}"' in client.get(where).content.decode()
    sent = {"viec": [f"{row.pk}-1" for row in rows], f"noi-{rows[1].pk}": keys[second]}
    again = client.post(where, sent)  # two of them to nobody
    assert again.status_code == 302
    assert again.client.get(where).context["mine"][0].row == rows[0]
    sent["ke-thua"] = keys[first]
    sent["viec"] = [f"{row.pk}-1" for row in (rows[0], rows[2])]
    client.post(where, sent)
    enter(scope_of(seat))
    went = dict(Handover.objects.values_list("old", "new__owner_path"))
    assert went == {rows[0].pk: first, rows[1].pk: second, rows[2].pk: first}


def test_more_than_a_page_is_shown_page_by_page_and_nothing_is_dropped(seat, client, monkeypatch):
    monkeypatch.setattr("sauro.directives.assignments.moving_page.PAGE", 2)
    rows = [given(days) for days in (1, 2, 3, 4, 5)]
    merged(seat)
    client.force_login(seat.user)
    where, heir = reverse("body_work", args=[OLD]), Body.objects.get(path=HEIR).pk
    page = client.get(where)
    assert "Trang này có 2 trong 5 việc" in page.content.decode()
    assert [one.row for one in page.context["mine"]] == rows[:2]
    following = client.get(where + page.context["onward"])
    assert [one.row for one in following.context["mine"]] == rows[2:4]
    ticks = [f"{row.pk}-1" for row in rows]
    done = client.post(where, {"ke-thua": heir, "viec": ticks}, follow=True).content.decode()
    assert "Đã chuyển 5 việc" in done


def test_what_the_successor_has_elsewhere_is_told_on_the_page_and_cannot_be_ticked(seat, client):
    one, other = given(-4), given(-2)
    new = carried(one, seat, (HEIR, "lead"))
    merged(seat)
    client.force_login(seat.user)
    where, heir = reverse("body_work", args=[OLD]), Body.objects.get(path=HEIR).pk
    page = client.get(where).content.decode()
    assert f'value="{one.pk}-1"' not in page
    assert f'value="{other.pk}-1" checked' in page
    assert f"theo {new.document_number}, mục {new.locator}" in page
    ticks = [f"{row.pk}-1" for row in (one, other)]  # from a page that was open before
    done = client.post(where, {"ke-thua": heir, "viec": ticks}, follow=True).content.decode()
    assert "Đã chuyển 1 việc" in done
    assert "1 việc không chuyển. Sở Công Thương đang làm chính việc này" in done


def test_on_the_last_day_of_a_body_its_page_says_from_when_on_its_work_goes_on(seat, client):
    given(3)
    merged(seat, on=TODAY)
    client.force_login(seat.user)
    page = client.get(reverse("body_work", args=[OLD])).content.decode()
    assert f"làm việc đến hết ngày {TODAY:%d/%m/%Y}" in page
