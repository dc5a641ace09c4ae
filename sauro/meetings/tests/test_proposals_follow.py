"""What is proposed about work that a successor took over goes to it (decision 0053)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from sauro.directives.assignments.expanding import expand
from sauro.directives.assignments.taking_over import take_over
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.foundation.errors import NotAllowed
from sauro.meetings import proposing
from sauro.meetings.models import Proposal
from sauro.meetings.proposing import Sending
from sauro.meetings.receiving import receivers
from sauro.meetings.rules import Act
from sauro.meetings.tests.make import make_meeting
from sauro.organization.models import Body
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
OLD, HEIR, DOER, HELPER = "v.02", "v.01", "v.01.ct", "v.01.yt"
NOW = timezone.now


@pytest.fixture
def given():
    make_body(OLD)
    told = ((DOER, "lead"), (HELPER, "coordinate"))
    found = make_directive("rà soát kho", OLD, told=told)
    expand(found.addressees.all(), [found], NOW() - timedelta(1))
    return found


@pytest.fixture
def doer():
    return make_seat(DOER, Role.OFFICER)


def propose(seat, to, directive, words="Thiếu máy đo."):
    enter(scope_of(seat))
    sending = Sending(to, "difficulty", words, directive.pk)
    return proposing.propose(sending, by=seat, now=NOW())


def merged():
    with operator(), transaction.atomic():  # so that it is another version of the directory
        yesterday = timezone.localdate() - timedelta(1)
        heir = make_body(HEIR)
        Body.objects.filter(path=OLD).update(valid_to=yesterday, successor=heir)


def taken_by(seat, given, heir=HEIR):
    enter(EVERYWHERE)
    row, key = given.assignments.get(), Body.objects.get(path=heir).pk
    enter(scope_of(seat))
    return take_over(OLD, row.pk, row.version, key, by=seat, now=NOW())


def test_what_waits_goes_with_the_work_and_what_is_settled_stays(given, doer):
    old = make_seat(OLD)
    waits = propose(doer, OLD, given)
    at_meeting = propose(make_seat(HELPER, Role.OFFICER), OLD, given, "Thiếu kho.")
    done = propose(doer, OLD, given, "Thiếu xe.")
    enter(scope_of(old))
    meeting = make_meeting(old, Act.BEGIN)
    proposing.take_up(at_meeting.pk, 1, meeting.pk, by=old, now=NOW())
    proposing.answer(done.pk, 1, "Đã cấp.", by=old, now=NOW())
    merged()
    heir = make_seat(HEIR)
    enter(scope_of(heir))
    with pytest.raises(NotAllowed):  # it sees what its own units sent, and does not answer it yet
        proposing.answer(waits.pk, 1, "Sẽ cấp.", by=heir, now=NOW())
    taken_by(heir, given)
    rows = {p.pk: (p.to_path, p.state, p.meeting_id) for p in Proposal.objects.all()}
    assert rows == {
        waits.pk: (HEIR, "sent", None), at_meeting.pk: (HEIR, "sent", None),
        done.pk: (OLD, "answered", None),
    }  # fmt: skip
    proposing.answer(waits.pk, 2, "Sẽ cấp.", by=heir, now=NOW())
    enter(scope_of(doer))
    assert Proposal.objects.get(pk=waits.pk).answer == "Sẽ cấp."


def test_new_ones_are_offered_the_successor_by_doers_and_helpers(given, doer):
    merged()
    taken_by(make_seat(HEIR), given)
    for seat in (doer, make_seat(HELPER, Role.OFFICER)):
        enter(scope_of(seat))
        assert [b.path for b in receivers(seat, NOW(), given.pk)] == [HEIR, "v"]
        assert propose(seat, HEIR, given).to_path == HEIR


def test_a_body_outside_is_answered_by_who_took_it_over(given):
    far = make_seat("v.03", Role.OFFICER)
    enter(EVERYWHERE)
    given.addressees.create(
        owner_path="v.03", issuer_path=OLD, body=far.body, part="coordinate", mention="x",
        published_at=NOW(),
    )  # fmt: skip
    merged()
    taken_by(make_seat(HEIR), given)
    assert propose(far, HEIR, given).to_path == HEIR


def test_a_body_above_moves_them_too(given, doer):
    waits = propose(doer, OLD, given)
    merged()
    taken_by(make_seat("v"), given, HEIR)
    enter(scope_of(make_seat(HEIR)))
    assert Proposal.objects.get(pk=waits.pk).to_path == HEIR


def test_nobody_moves_one_without_taking_the_work_over(given, doer):
    waits = propose(doer, OLD, given)
    merged()
    heir = make_seat(HEIR)
    for seat in (heir, doer):
        enter(scope_of(seat))
        change = {"to_path": HEIR, "to_body": heir.body, "version": 2, "changed_at": NOW()}
        with pytest.raises(DatabaseError), transaction.atomic():
            Proposal.objects.filter(pk=waits.pk).update(**change)
