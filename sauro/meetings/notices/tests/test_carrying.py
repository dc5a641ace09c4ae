"""What earlier notices left undone goes on in this one, and nobody's work ends in silence."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments.expanding import expand
from sauro.directives.models import Addressee, CarryOver
from sauro.directives.tests.make import make_directive
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import Refused
from sauro.meetings import conclusions
from sauro.meetings.models import Meeting
from sauro.meetings.notices.carrying import carry_over, offered, why_not, words_of
from sauro.meetings.notices.forms import values_of
from sauro.meetings.notices.tests.make import (
    CLEAR,
    carried_with_reason,
    concluded,
    filled_in,
    issue,
    make_concluded,
    unsettled,
)
from sauro.meetings.rules import State
from sauro.organization.models import Body

pytestmark = pytest.mark.django_db


def test_what_was_carried_over_meanwhile_is_told(seat):
    old = unsettled()
    meetings = [make_concluded(seat, days=n) for n in (1, 2)]
    for n, meeting in enumerate(meetings):
        enter(scope_of(seat))
        carry_over(meeting.pk, [old.pk], by=seat, now=timezone.now())
        meeting.conclusions.update(unclear_reason="giữ", version=2)
        filled_in(meeting, seat, number=f"{n + 1}/TB-BCĐ389")
    assert issue(meetings[0], seat).published
    with pytest.raises(Refused, match="đã được chuyển tiếp"):
        issue(meetings[1], seat)
    assert CarryOver.objects.count() == 1
    assert Meeting.objects.get(pk=meetings[1].pk).state == State.CONCLUDED


def test_what_is_too_long_for_a_conclusion_is_named_and_the_rest_is_carried_over(seat):
    long = unsettled(task="Giao Sở Công Thương tỉnh Mẫu rà soát " + "các cây xăng ven sông, " * 200)
    meeting = make_concluded(seat)
    with pytest.raises(Refused, match="Chưa chuyển tiếp được") as refused:
        carry_over(meeting.pk, None, by=seat, now=timezone.now())
    assert str(long) in str(refused.value)
    short = unsettled()
    [carried] = carry_over(meeting.pk, None, by=seat, now=timezone.now())
    assert carried.carried_from == short
    [left] = offered(meeting, timezone.now())
    assert left.directive == long
    assert [f.field for f in why_not(left)] == ["task"]
    shorter = replace(words_of(left), task="rà soát các cây xăng ven sông")
    row = concluded(meeting, shorter, seat)
    assert row.carried_from == long
    assert offered(meeting, timezone.now()) == []


def test_nothing_chosen_is_told(seat):
    meeting = make_concluded(seat)
    with pytest.raises(Refused, match="Chưa chọn việc"):
        carry_over(meeting.pk, [], by=seat, now=timezone.now())


def test_work_without_anybody_to_do_it_stays_with_who_had_it(seat):
    old = unsettled()
    meeting = make_concluded(seat)
    carried = carried_with_reason(meeting, seat)
    carried.leads, carried.version = [], 3
    carried.save()
    filled_in(meeting, seat)
    assert issue(meeting, seat).published
    assert old.assignments.get().state == "issued"
    assert not CarryOver.objects.exists()


YT = "Sở Y tế tỉnh Mẫu"


def of_two():
    """Late with two bodies, of which the conclusion then names one alone."""
    two = make_directive(
        f"Giao Sở Công Thương tỉnh Mẫu, {YT} rà soát các cây xăng.",
        told=(("v.01.ct", "lead"), ("v.01.yt", "lead")),
        due_on=timezone.localdate() - timedelta(6), lead=["Sở Công Thương tỉnh Mẫu", YT],
    )  # fmt: skip
    expand(two.addressees.all(), [two], timezone.now())
    return two


@pytest.mark.parametrize(("rest", "state"), [(None, "issued"), ("end", "withdrawn")])
def test_who_is_named_no_more_keeps_his_work_unless_it_is_said_to_end(client, seat, rest, state):
    old, meeting = of_two(), make_concluded(seat)
    [carried] = carry_over(meeting.pk, None, by=seat, now=timezone.now())
    client.force_login(seat.user)
    where = reverse("conclusion", args=[carried.pk])
    asked = client.get(where).content.decode()
    assert "giữ nguyên theo thông báo cũ" in asked
    assert "Không còn giao ở kết luận này" not in asked
    sent = values_of(conclusions.words_of(carried), carried.version) | {
        "leads": YT,
        "unclear_reason": "chờ hướng dẫn",
    }
    sent |= {"rest": rest} if rest else {"rest": "keep"}
    sent = {key: value for key, value in sent.items() if value is not None}
    assert client.post(where, sent).status_code == 302
    page = client.get(reverse("conclusions", args=[meeting.pk])).content.decode()
    assert "Không còn giao ở kết luận này: Sở Công Thương tỉnh Mẫu." in page
    enter(scope_of(seat))
    filled_in(meeting, seat)
    assert issue(meeting, seat).published
    stood = {a.body.name: a.state for a in old.assignments.select_related("body")}
    assert stood == {"Sở Công Thương tỉnh Mẫu": state, YT: "withdrawn"}


def test_what_goes_on_is_given_to_the_successor_of_a_body_that_ended(seat):
    name = "Sở Công Thương tỉnh Mẫu"
    old = make_directive(
        f"Giao {name} rà soát các cây xăng.", lead=[name],
        due_on=timezone.localdate() - timedelta(6),
    )  # fmt: skip
    told = Addressee.objects.create(
        owner_path="v.01.ct", issuer_path="v.01", directive=old, part="lead", mention=name,
        body=Body.objects.get(path="v.01.ct"), published_at=timezone.now(),
    )  # fmt: skip
    expand([told], [old], timezone.now())
    meeting = make_concluded(seat)
    new, yesterday = Body.objects.get(path="v.01.ca"), timezone.localdate() - timedelta(1)
    with transaction.atomic():
        Body.objects.filter(path="v.01.ct").update(valid_to=yesterday, successor=new)
    carried = carried_with_reason(meeting, seat)
    filled_in(meeting, seat)
    assert issue(meeting, seat).published
    carried.refresh_from_db()
    assert carried.directive
    assert carried.directive.assignments.get().owner_path == "v.01.ca"
    assert old.assignments.get().state == "withdrawn"


def test_a_conclusion_that_carries_nothing_on_asks_nothing_of_others(client, seat):
    meeting = make_concluded(seat, CLEAR)
    client.force_login(seat.user)
    page = client.get(reverse("conclusion", args=[meeting.conclusions.get().pk])).content.decode()
    assert 'name="rest"' not in page
