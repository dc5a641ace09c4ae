"""Work that went on elsewhere is told by the same words wherever it stands."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from sauro.directives.assignments import since
from sauro.directives.assignments.acting import move
from sauro.directives.assignments.carrying import carry_on
from sauro.directives.assignments.expanding import expand
from sauro.directives.assignments.handing import hand_over
from sauro.directives.assignments.names import names_by_directive
from sauro.directives.assignments.passing import Portion, pass_down
from sauro.directives.assignments.queries import of_document
from sauro.directives.assignments.rules import Act, Standing
from sauro.directives.models import Digest, Reminder
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import machine, operator
from sauro.organization.models import Body
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
UNIT, HEIR = "v.01.00001", "v.01.00002"


def given(task, days, told=UNIT):
    found = make_directive(task, told=((told, "lead"),), due_on=TODAY + timedelta(days))
    expand(found.addressees.all(), [found], timezone.now())
    return found


@pytest.fixture
def seat(db):
    return make_seat("v.01")


def act(seat, row, what, words="xong"):
    enter(scope_of(seat))
    return move(row.pk, row.version, what, words, by=seat, now=timezone.now())


def carried(seat, old, days=9):
    new = given("tiếp", days)
    enter(scope_of(seat))
    carry_on(old.pk, new.pk, by=seat, now=timezone.now())
    return new


def cells(answer):
    """Of the workbook: the task, how it stands, how many days, how far it is."""
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)), read_only=True)
    rows = [row for row in book.active.iter_rows(values_only=True) if row[0] in ("a", "b", "tiếp")]
    return {row[0]: (row[8], row[9] or "", row[10] or "") for row in rows}


def test_in_the_workbook(seat, client):
    old = given("a", -5)
    new = carried(seat, old)
    client.force_login(make_seat(UNIT).user)
    assert cells(client.get(reverse("work_export"))) == {
        "a": (f"Chuyển tiếp sang {new.document_number}", 5, ""),
        "tiếp": ("Chưa xong, trong hạn", "", "Mới giao"),
    }


def test_in_the_list_of_reminders_and_in_the_pack_and_for_machines(seat, client):
    old = given("a", -5)
    work, doer = old.assignments.get(), make_seat(UNIT)
    enter(EVERYWHERE)
    digest = Digest.objects.create(
        owner_path=UNIT, user=doer.user, day=TODAY, made_at=timezone.now()
    )
    Reminder.objects.create(
        owner_path=UNIT, issuer_path="v.01", assignment=work, step="after-1", due_on=work.due_on,
        day=TODAY, seat=doer, user=doer.user, digest=digest,
    )  # fmt: skip
    new = carried(seat, old)
    said = f"Chuyển tiếp sang {new.document_number} – quá hạn 5 ngày"
    client.force_login(doer.user)
    assert said in client.get(reverse("reminders")).content.decode()
    told = machine(seat).get(f"/api/v1/assignments/{work.pk}").json()
    assert told["went_to"] == said
    enter(scope_of(seat))
    yesterday = timezone.now() - timedelta(1)
    [found] = [one for one in since.ordered("v.01", yesterday, TODAY) if one.id == old.pk]
    assert found.names[Standing.WITHDRAWN] == [f"Ban Chỉ đạo 389 {UNIT} ({said})"]


def test_what_was_returned_after_it_was_carried_over(seat, client):
    """As late as on the day of its result."""
    old, doer = given("a", -5), make_seat(UNIT)
    work = act(doer, old.assignments.get(), Act.SUBMIT)
    new = carried(seat, old)
    work.refresh_from_db()
    act(seat, work, Act.RETURN, "thiếu")
    client.force_login(doer.user)
    said = f"Chuyển tiếp sang {new.document_number} – quá hạn 5 ngày"
    page = client.get(reverse("work", args=[work.pk])).content.decode()
    assert said in page
    assert "Đã thu hồi" not in page
    enter(EVERYWHERE)
    names = names_by_directive(of_document(old.document_id), TODAY)[old.pk]
    assert names[Standing.WITHDRAWN] == [f"Ban Chỉ đạo 389 {UNIT} ({said})"]


def test_what_was_withdrawn_without_going_anywhere_is_withdrawn(seat, client):
    first, other = given("a", -5), given("b", -5)
    act(seat, first.assignments.get(), Act.WITHDRAW)
    new = given("tiếp", 9, HEIR)
    enter(scope_of(seat))
    carry_on(other.pk, new.pk, by=seat, now=timezone.now(), end_rest=True)
    client.force_login(make_seat(UNIT).user)
    told = cells(client.get(reverse("work_export")))
    assert told == {"a": ("Đã thu hồi", "", ""), "b": ("Đã thu hồi", "", "")}


def test_parts_of_a_whole_that_was_handed_over(seat, client):
    whole, doer, team = given("a", 3).assignments.get(), make_seat(UNIT), make_body(f"{UNIT}.t")
    enter(scope_of(doer))
    pass_down(whole.pk, 1, Portion(team.pk, "b", None), by=doer, now=timezone.now())
    early = pass_down(whole.pk, 1, Portion(team.pk, "c", None), by=doer, now=timezone.now())
    act(doer, early, Act.WITHDRAW, "thôi")
    make_body(HEIR)
    with operator():
        Seat.objects.filter(body__path=UNIT).update(valid_to=TODAY - timedelta(1))
        heir, last = Body.objects.get(path=HEIR), TODAY - timedelta(1)
        Body.objects.filter(path=UNIT).update(valid_to=last, successor=heir)
    enter(scope_of(seat))
    hand_over(whole.pk, 1, heir.pk, by=seat, now=timezone.now())
    client.force_login(make_seat(team.path).user)
    rows = client.get(reverse("work_list")).context["tables"][0].rows
    told = {row.cells[0]: row.cells[3].text for row in rows}
    assert told == {"Phần việc: b": f"Chuyển cho {heir.name}", "Phần việc: c": "Đã thu hồi"}
