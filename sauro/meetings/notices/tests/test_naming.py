"""Whom the names of a conclusion mean: chosen in the editor, kept with it, given the work."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.directives.models import Addressee, Assignment
from sauro.directives.tests.make import make_named
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import Refused
from sauro.meetings import conclusions
from sauro.meetings.models import NameChoice
from sauro.meetings.notices import issuing
from sauro.meetings.notices.clears import Eyes
from sauro.meetings.notices.naming import asked_of
from sauro.meetings.notices.tests.make import (
    CLEAR,
    concluded,
    filled_in,
    issue,
    make_concluded,
)
from sauro.organization.models import Body
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db


def test_a_body_chosen_in_the_editor_gets_the_work(seat):
    """Two bodies are called alike: the choice goes with the conclusion into the register."""
    for path in ("v.01.k1", "v.01.k2"):
        make_named(path, f"Đội Kiểm soát tỉnh Mẫu số {path[-1]}")
    second = Body.objects.get(path="v.01.k2")
    name = "Đội Kiểm soát"
    words = replace(CLEAR, leads=(name,), chosen=((name, second.pk), ("không nêu", second.pk)))
    meeting = make_concluded(seat, words)
    row = meeting.conclusions.get()
    assert [(c.mention, c.body) for c in row.choices.all()] == [(name, second)]
    assert issuing.unclear_findings(meeting) == []
    filled_in(meeting, seat)
    issued = issue(meeting, seat)
    assert issued.published, issued.differences
    [told] = Addressee.objects.filter(part="lead")
    assert (told.mention, told.body) == (name, second)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.choices.all().delete()


@pytest.mark.parametrize(
    ("path", "name", "mention"),
    [
        ("v.02.k1", "Đội Kiểm soát tỉnh Xa số 1", "Đội Kiểm soát"),
        ("v.bct", "Bộ Công Thương", "Bộ Công Thương"),  # meant by rule, and above all provinces
    ],
)
def test_who_is_not_told_when_it_is_issued_does_not_lead_unseen(seat, path, name, mention):
    """It was clear in six of six, and nobody got any work."""
    far = make_named(path, name)
    chosen = () if name == mention else ((mention, far.pk),)
    meeting = make_concluded(seat, replace(CLEAR, leads=(mention,), chosen=chosen))
    filled_in(meeting, seat)
    with pytest.raises(Refused, match="mới rõ 5/6"):
        issue(meeting, seat)
    eyes = Eyes("v.01", timezone.localdate())
    look = eyes.look(meeting.conclusions.get(), {mention: [far.pk]})
    assert [f.code for f in look.wrong] == ["out-of-reach"]
    for asked in asked_of(look.names, eyes):  # and it is marked where it is chosen
        assert [o.beyond for o in asked.options if o.body.id == far.pk] == [True]
        assert [o.beyond for o in asked.options] == sorted(o.beyond for o in asked.options)
    meeting.conclusions.update(unclear_reason="đã gửi văn bản phối hợp", version=2)
    assert issue(meeting, seat).published
    assert not Assignment.objects.exists()


def test_a_choice_follows_the_names_of_its_conclusion(seat):
    body = make_named("v.01.k1", "Đội Kiểm soát tỉnh Mẫu số 1")
    meeting = make_concluded(seat, replace(CLEAR, leads=("Đội A",), chosen=(("Đội A", body.pk),)))
    row, now = meeting.conclusions.get(), timezone.now()
    kept = row.choices.get()
    same = conclusions.words_of(row)
    conclusions.change_conclusion(row.pk, 1, replace(same, task="lập sổ"), by=seat, now=now)
    assert row.choices.get() == kept
    gone = replace(same, leads=("Công an tỉnh Mẫu",))
    conclusions.change_conclusion(row.pk, 2, gone, by=seat, now=now)
    assert not row.choices.exists()
    unknown = replace(same, chosen=(("Đội A", 0),))
    with pytest.raises(Refused, match="không còn trong danh bạ"):
        conclusions.change_conclusion(row.pk, 3, unknown, by=seat, now=now)


def test_two_names_may_mean_as_many_bodies_as_one_may_each(seat, monkeypatch):
    """All communes lead, all communes help: together that is more than one name may mean."""
    monkeypatch.setattr("sauro.meetings.notices.choosing.MOST", 2)
    first, second, third = (make_named(f"v.01.k{n}", f"Đội {n}") for n in (1, 2, 3))
    pairs = [("A", first.pk), ("A", second.pk), ("B", second.pk), ("B", third.pk)]
    words = replace(CLEAR, leads=("A",), coordinating=("B",), chosen=tuple(pairs))
    meeting = make_concluded(seat, words)
    assert meeting.conclusions.get().choices.count() == 4
    with pytest.raises(Refused):
        concluded(meeting, replace(words, task="x", chosen=(*pairs, ("A", third.pk))), seat)


def test_nobody_writes_a_choice_into_the_conclusion_of_another(seat):
    meeting = make_concluded(seat, CLEAR)
    row, body = meeting.conclusions.get(), seat.body
    for by in (make_seat("v.02"), make_seat("v"), make_seat("v.01.ca")):
        enter(scope_of(by))
        with pytest.raises(DatabaseError), transaction.atomic():
            NameChoice.objects.create(
                owner_path="v.01", conclusion=row, mention="x", body=body, chosen_by=by,
                chosen_at=timezone.now(),
            )  # fmt: skip


def test_a_conclusion_that_names_a_body_that_ended_says_who_goes_on(client, seat):
    """The day of the meeting does not matter: the notice is issued to those who are there today."""
    new = Body.objects.get(path="v.01.ca")
    yesterday = timezone.localdate() - timedelta(1)
    meeting = make_concluded(seat, replace(CLEAR, leads=("Sở Công Thương tỉnh Mẫu",)), days=-9)
    with transaction.atomic():  # so that it is another version of the directory
        Body.objects.filter(path="v.01.ct").update(valid_to=yesterday, successor=new)
    client.force_login(seat.user)
    page = client.get(reverse("conclusions", args=[meeting.pk])).content.decode()
    assert "“Sở Công Thương tỉnh Mẫu” đã kết thúc, nay là Công an tỉnh Mẫu." in page


@pytest.mark.parametrize("name", ["leads", "reports_to", "task"])
def test_what_is_looked_at_may_hold_anything(seat, client, name):
    meeting = make_concluded(seat, CLEAR)
    client.force_login(seat.user)
    for address in (
        reverse("conclusions", args=[meeting.pk]),
        reverse("conclusion", args=[meeting.conclusions.get().pk]),
    ):
        assert client.post(address, {"xem": 1, name: "\0"}).status_code == 200
