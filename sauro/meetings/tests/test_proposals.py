"""What bodies propose: sent, taken up, answered, and never lost."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.meetings import conclusions, holding, proposing
from sauro.meetings.conclusions import Words
from sauro.meetings.models import Proposal
from sauro.meetings.proposing import Sending
from sauro.meetings.receiving import receivers
from sauro.meetings.rules import Act
from sauro.meetings.tests.make import make_meeting, moved
from sauro.organization.models import Membership
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
COMMUNE = "v.01.00001"
NOW = timezone.now


@pytest.fixture
def chair():
    return make_seat("v.01")


@pytest.fixture
def sender():
    return make_seat(COMMUNE, Role.OFFICER)


@pytest.fixture
def sent(chair, sender):
    return propose(sender)


def propose(seat, to="v.01", words="Thiếu máy đo.", **others):
    enter(scope_of(seat))
    return proposing.propose(Sending(to, "difficulty", words, **others), by=seat, now=NOW())


def codes(refused):
    return [f.code for f in refused.value.findings]


def as_of(seat, row):
    enter(scope_of(seat))
    row.refresh_from_db()
    return row


def test_from_sent_to_answered_by_a_conclusion(chair, sender, sent):
    enter(scope_of(chair))
    meeting = make_meeting(chair, Act.BEGIN)
    proposing.take_up(sent.pk, 1, meeting.pk, by=chair, now=NOW())
    row = conclusions.write_conclusion(meeting.pk, Words("Cấp máy đo"), by=chair, now=NOW())
    proposing.answer(sent.pk, 2, "Đồng ý.", by=chair, now=NOW(), conclusion_id=row.pk)
    seen = as_of(sender, sent)
    assert (seen.state, seen.answer) == ("answered", "Đồng ý.\nKết luận: Cấp máy đo")
    assert seen.meeting_words.startswith("Họp quý I, ")
    enter(scope_of(chair))
    with pytest.raises(Refused) as refused:
        conclusions.drop_conclusion(row.pk, 1, by=chair)
    assert codes(refused) == ["answers-proposal"]


def test_it_goes_up_to_the_committee_one_belongs_to_or_to_who_ordered(sender):
    committee = make_body("v.02")
    Membership.objects.create(
        committee=committee, body=sender.body, part="member", valid_from=date(2020, 1, 1),
        decision="1/QĐ",
    )  # fmt: skip
    ordered = make_directive("kiểm tra", "v.03", told=((COMMUNE, "lead"),))
    make_body("v.03")
    enter(scope_of(sender))
    paths = [b.path for b in receivers(sender, NOW(), ordered.pk)]
    assert paths == ["v.03", "v.01", "v", "v.02"]
    for path in ("v.01", "v.02"):
        propose(sender, path)
    propose(sender, "v.03", directive_id=ordered.pk)


@pytest.mark.parametrize("to", ["v.04", COMMUNE, "không có", ""])
def test_it_goes_nowhere_else(sender, to):
    make_body("v.04")
    with pytest.raises(Refused) as refused:
        propose(sender, to)
    assert codes(refused) == ["no-receiver"]


def test_nobody_forges_one(chair, sender):
    enter(scope_of(sender))
    other = make_body("v.04")
    fields = {
        "owner_path": COMMUNE, "body": sender.body, "to_path": "v.01", "to_body": chair.body,
        "kind": "proposal", "words": "x", "sent_by": sender, "sent_at": NOW(), "changed_at": NOW(),
    }  # fmt: skip
    for forged in (
        {"to_path": "v.04", "to_body": other}, {"sent_by": chair}, {"state": "answered"},
        {"owner_path": "v.01", "body": chair.body, "to_path": "v", "to_body": make_body("v")},
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            Proposal.objects.create(**(fields | forged))


def test_what_is_sent_twice_is_there_once_until_it_is_settled(sender, sent):
    assert propose(sender) == sent
    assert propose(sender, words="Thiếu kho.") != sent
    proposing.withdraw(sent.pk, 1, by=sender, now=NOW())
    assert propose(sender) != sent


def test_an_empty_one_is_not_sent(sender):
    with pytest.raises(Refused) as refused:
        propose(sender, words=" \n ")
    assert codes(refused) == ["no-words"]


def test_a_directive_that_one_does_not_see_is_not_named(sender):
    hidden = make_directive("kiểm tra", "v.03")
    with pytest.raises(Refused) as refused:
        propose(sender, directive_id=hidden.pk)
    assert codes(refused) == ["no-directive"]


def test_only_sender_and_receiver_see_it(sent):
    for path, seen in ((COMMUNE, 1), ("v.01", 1), ("v.01.00002", 0), ("v.02", 0)):
        enter(scope_of(make_seat(path)))
        assert Proposal.objects.count() == seen


def test_the_sender_withdraws_until_it_is_taken_up(chair, sender, sent):
    second = propose(sender, words="Thiếu kho.")
    proposing.withdraw(sent.pk, 1, by=sender, now=NOW())
    enter(scope_of(chair))
    meeting = make_meeting(chair)
    with pytest.raises(Refused, match="đã được rút lại"):
        proposing.take_up(sent.pk, 2, meeting.pk, by=chair, now=NOW())
    proposing.take_up(second.pk, 1, meeting.pk, by=chair, now=NOW())
    enter(scope_of(sender))
    with pytest.raises(Refused, match="đã đưa ra một cuộc họp"):
        proposing.withdraw(second.pk, 2, by=sender, now=NOW())


def test_who_receives_it_does_not_withdraw_it_nor_answer_as_the_sender(chair, sender, sent):
    enter(scope_of(chair))
    with pytest.raises(NotAllowed):
        proposing.withdraw(sent.pk, 1, by=chair, now=NOW())
    with pytest.raises(DatabaseError), transaction.atomic():
        Proposal.objects.filter(pk=sent.pk).update(version=2, state="withdrawn", changed_at=NOW())
    secretary = make_seat(COMMUNE)
    enter(scope_of(secretary))
    with pytest.raises(NotAllowed):
        proposing.answer(sent.pk, 1, "tự trả lời", by=secretary, now=NOW())
    with pytest.raises(DatabaseError), transaction.atomic():
        Proposal.objects.filter(pk=sent.pk).update(
            version=2, state="answered", answer="x", answered_by=secretary, changed_at=NOW()
        )  # fmt: skip


def test_an_answer_stands(chair, sent):
    enter(scope_of(chair))
    with pytest.raises(Refused) as refused:
        proposing.answer(sent.pk, 1, " ", by=chair, now=NOW())
    assert codes(refused) == ["no-answer"]
    proposing.answer(sent.pk, 1, "Đã cấp.", by=chair, now=NOW())
    with pytest.raises(Stale):
        proposing.answer(sent.pk, 1, "Không.", by=chair, now=NOW())
    with pytest.raises(Refused, match="đã được trả lời"):
        proposing.answer(sent.pk, 2, "Không.", by=chair, now=NOW())
    with pytest.raises(DatabaseError), transaction.atomic():
        Proposal.objects.filter(pk=sent.pk).update(version=3, answer="Không.", changed_at=NOW())


def test_what_a_meeting_that_is_called_off_took_up_waits_again(chair, sent):
    meeting = make_meeting(chair)
    proposing.take_up(sent.pk, 1, meeting.pk, by=chair, now=NOW())
    moved(meeting, Act.CALL_OFF, chair)
    sent.refresh_from_db()
    assert (sent.state, sent.meeting_id, sent.version) == ("sent", None, 3)


def test_it_is_put_off_to_another_meeting(chair, sent):
    first, second = make_meeting(chair), make_meeting(chair, days=9)
    proposing.take_up(sent.pk, 1, first.pk, by=chair, now=NOW())
    proposing.take_up(sent.pk, 2, second.pk, by=chair, now=NOW())
    proposing.leave_for_later(sent.pk, 3, by=chair, now=NOW())
    sent.refresh_from_db()
    assert (sent.state, sent.meeting_id) == ("sent", None)


def test_no_meeting_of_another_body_takes_it_up(chair, sent):
    other = make_seat("v.02")
    meeting = make_meeting(other)
    enter(EVERYWHERE)
    with pytest.raises(Refused) as refused:
        proposing.take_up(sent.pk, 1, meeting.pk, by=chair, now=NOW())
    assert codes(refused) == ["no-meeting"]
    off = make_meeting(chair, Act.CALL_OFF)
    with pytest.raises(Refused):
        proposing.take_up(sent.pk, 1, off.pk, by=chair, now=NOW())
    assert holding.last_of("v.01") is None
    make_meeting(chair)
    assert holding.last_of("v.01") is None  # it is still to come
    begun = make_meeting(chair, Act.BEGIN)
    assert holding.last_of("v.01") == begun


def test_one_that_is_out_of_sight_is_hidden(sent):
    other = make_seat("v.02")
    enter(scope_of(other))
    with pytest.raises(Hidden):
        proposing.answer(sent.pk, 1, "x", by=other, now=NOW())
