"""What a body gave that was merged away goes on in a notice of its successor (decision 0052)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments.carrying import carry_on, chain_of
from sauro.directives.assignments.expanding import expand
from sauro.directives.assignments.taking_over import take_over
from sauro.directives.models import CarryOver
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.foundation.errors import Hidden, Refused
from sauro.meetings.models import Conclusion
from sauro.meetings.notices.carrying import carry_over, left_out, offered
from sauro.meetings.notices.clears import Eyes
from sauro.meetings.notices.tests.make import (
    CLEAR,
    carried_with_reason,
    concluded,
    filled_in,
    issue,
    make_concluded,
)
from sauro.meetings.pack import pack_of
from sauro.organization.models import Body
from sauro.organization.tests.make import make_body

pytestmark = pytest.mark.django_db
FORMER, CT, YT = "v.02", "Sở Công Thương tỉnh Mẫu", "Sở Y tế tỉnh Mẫu"


@pytest.fixture
def old(seat):
    """Ordered by a province that is merged into that of the seat; late with both bodies."""
    found = make_directive(
        f"Giao {CT}, {YT} rà soát các cây xăng.", FORMER,
        told=(("v.01.ct", "lead"), ("v.01.yt", "lead")), lead=[CT, YT],
        due_on=timezone.localdate() - timedelta(6), issuer="Ban Chỉ đạo cũ",
    )  # fmt: skip
    expand(found.addressees.all(), [found], timezone.now())
    make_body(FORMER)
    with operator():
        yesterday = timezone.localdate() - timedelta(1)
        Body.objects.filter(path=FORMER).update(valid_to=yesterday, successor=seat.body_id)
    return found


def taken(old, seat, *paths):
    for path in paths:
        enter(EVERYWHERE)
        row = old.assignments.get(owner_path=path)
        enter(scope_of(seat))
        now = timezone.now()
        take_over(FORMER, row.pk, row.version, seat.body_id, by=seat, now=now)


def test_it_is_offered_once_it_is_taken_over_and_goes_on_late_as_it_was(client, seat, old):
    meeting, now = make_concluded(seat), timezone.now()
    assert offered(meeting, now) == []
    taken(old, seat, "v.01.ct", "v.01.yt")
    [one] = offered(meeting, now)
    assert (one.directive, one.days, len(one.late), one.former) == (
        old, 6, 2, "Ban Chỉ đạo 389 v.02",
    )  # fmt: skip
    [paper] = pack_of(meeting, now).papers
    assert [d.id for d in paper.directives] == [old.pk]
    client.force_login(seat.user)
    page = client.get(reverse("carry", args=[meeting.pk])).content.decode()
    assert "do Ban Chỉ đạo 389 v.02 giao, đã tiếp nhận" in page
    enter(scope_of(seat))
    carried = carried_with_reason(meeting, seat)
    filled_in(meeting, seat)
    assert issue(meeting, seat).published
    carried.refresh_from_db()
    new = carried.directive
    assert new
    assert CarryOver.objects.get().owner_path == "v.01"
    assert {a.issuer_path for a in new.assignments.all()} == {"v.01"}
    assert {a.state for a in old.assignments.all()} == {"withdrawn"}
    first, _last = chain_of(new)
    assert first.late == [(CT, 6), (YT, 6)]
    page = client.get(reverse("directive", args=[new.pk])).content.decode()
    assert str(old) in page


def test_of_what_is_not_taken_over_nothing_moves_and_nobody_is_named(seat, old):
    taken(old, seat, "v.01.ct")
    meeting = make_concluded(seat)
    carried = carried_with_reason(meeting, seat)
    assert carried.leads == [CT]
    look = Eyes("v.01", timezone.localdate()).look(carried, {})
    assert left_out([(carried, look)]) == {carried.pk: []}
    filled_in(meeting, seat)
    assert issue(meeting, seat).published
    enter(EVERYWHERE)
    stood = {a.owner_path: (a.issuer_path, a.state) for a in old.assignments.all()}
    assert stood == {"v.01.ct": ("v.01", "withdrawn"), "v.01.yt": (FORMER, "issued")}


def test_nobody_carries_on_what_an_ended_body_ordered_without_taking_it_over(seat, old):
    meeting = make_concluded(seat, CLEAR)
    new = make_directive("việc mới", "v.01")
    enter(EVERYWHERE)
    with pytest.raises(Hidden):
        carry_on(old.pk, new.pk, by=seat, now=timezone.now())
    with pytest.raises(Refused, match="Chưa chọn"):
        carry_over(meeting.pk, [old.pk], by=seat, now=timezone.now())
    row = Conclusion.objects.get()
    with pytest.raises(DatabaseError, match="carries it on"), transaction.atomic():
        Conclusion.objects.filter(pk=row.pk).update(carried_from=old, version=2)
    made = CarryOver(owner_path="v.01", old=old, new=new, by=seat, at=timezone.now())
    with pytest.raises(DatabaseError, match="carries it on"), transaction.atomic():
        made.save(force_insert=True)
    concluded(meeting, CLEAR, seat)
