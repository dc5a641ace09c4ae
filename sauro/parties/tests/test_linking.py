"""Look-alikes are suggested with reasons and decided by people; others answer hit or no hit."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale, TooMany
from sauro.organization.tests.make import make_seat
from sauro.parties.asking import ask_others
from sauro.parties.judging import judge, undo
from sauro.parties.models import Inquiry, Judgement, LinkSuggestion, Party
from sauro.parties.tests.make import PERSON, TAX, TODAY, make_party

pytestmark = pytest.mark.django_db
WHY = "Vụ việc 12/2026"


@pytest.fixture
def seat():
    return make_seat()


@pytest.fixture
def pair(seat):
    one = make_party(seat, "Công ty TNHH Hoàng Long", ("phone", "0912345678"))
    other = make_party(seat, "CTY TNHH HOANG LONG", ("phone", "+84912345678"))
    return one, other


def judged(pair, verdict="same", because="cùng giấy đăng ký", **others):
    return judge(pair[0].pk, pair[1].pk, verdict, because, now=timezone.now(), **others)


def test_look_alikes_are_suggested_with_reasons(pair):
    suggestion = LinkSuggestion.objects.get()
    assert (suggestion.one, suggestion.other) == pair
    assert {r["code"] for r in suggestion.reasons} == {"same_phone", "name_differs_by_accents"}
    assert suggestion.points == sum(r["points"] for r in suggestion.reasons)


def test_namesakes_alone_are_not(seat):
    make_party(seat, "Nguyễn Văn An", kind="person")
    make_party(seat, "Nguyễn Văn Ân", kind="person")
    assert not LinkSuggestion.objects.exists()


def test_a_person_decides_and_undoes_and_no_fact_changes(pair, seat):
    before = list(Party.objects.values())
    row = judged(pair, by=seat)
    assert judged(pair, by=seat) == row  # twice is as once
    assert (row.verdict, row.points) == ("same", LinkSuggestion.objects.get().points)
    with pytest.raises(Stale):
        judged(pair, "not_same", by=seat)
    with pytest.raises(Refused):
        undo(row.pk, " ", by=seat, now=timezone.now())
    undo(row.pk, "nhầm người", by=seat, now=timezone.now())
    assert judged(pair[::-1], "not_same", by=seat).verdict == "not_same"
    assert [j.undone_because for j in Judgement.objects.order_by("pk")] == ["nhầm người", ""]
    assert list(Party.objects.values()) == before


def test_what_is_decided_is_not_suggested_again(pair, seat):
    LinkSuggestion.objects.update(points=1)
    judged(pair, "not_same", by=seat)
    third = make_party(seat, "Hoàng Long", ("phone", "0912345678"))
    found = {(s.one_id, s.other_id) for s in LinkSuggestion.objects.exclude(points=1)}
    assert found == {(pair[0].pk, third.pk), (pair[1].pk, third.pk)}


@pytest.mark.parametrize(
    ("verdict", "because"), [("same", ""), ("same", "  "), ("maybe", WHY), ("same", "x" * 501)]
)
def test_no_decision_without_its_reason(pair, seat, verdict, because):
    with pytest.raises(Refused):
        judged(pair, verdict, because, by=seat)


def test_who_may_not_decide(pair):
    with pytest.raises(NotAllowed):
        judged(pair, by=make_seat(role=Role.LEADER))
    stranger = make_seat("v.02")
    enter(scope_of(stranger))
    with pytest.raises(Hidden):
        judged(pair, by=stranger)


def test_a_pair_is_two_parties_in_sight(pair, seat):
    team = make_seat("v.01.to")
    theirs = make_party(team, "Khác")
    row = {"owner_path": "v.01.to", "points": 1, "made_at": timezone.now()}
    enter(scope_of(team))
    with pytest.raises(DatabaseError), transaction.atomic():
        LinkSuggestion.objects.create(one=pair[0], other=theirs, **row)


def asked(seat, kind="tax_code", text=TAX, because=WHY):
    enter(scope_of(seat))
    return ask_others(kind, text, because, by=seat, today=TODAY)


def test_others_answer_hit_or_no_hit_and_whom_to_ask(seat):
    theirs = make_seat("v.02")
    make_party(theirs, "Hoàng Long", ("tax_code", TAX), ("identity_number", PERSON))
    make_party(seat, "Hoàng Long của ta", ("tax_code", TAX))  # one's own is no answer
    hit = asked(seat)
    assert (hit.held_by, hit.owner_path, hit.asked_by) == (["v.02"], "v.01", seat)
    person = asked(seat, "identity_number", PERSON)
    assert (person.held_by, person.shown) == (["v.02"], "…2345")
    assert asked(seat, text="0300588569").held_by == []
    assert not Party.objects.filter(owner_path="v.02").exists()


def test_those_who_hold_it_see_that_they_were_asked(seat):
    theirs = make_seat("v.02")
    make_party(theirs, "Hoàng Long", ("tax_code", TAX))
    row = asked(seat)
    for who, sees in ((theirs, True), (make_seat("v.03"), False), (seat, True)):
        enter(scope_of(who))
        assert Inquiry.objects.filter(pk=row.pk).exists() is sees


def test_questions_are_bounded(seat):
    for _ in range(30):
        asked(seat)
    with pytest.raises(TooMany):
        asked(seat)
    assert Inquiry.objects.count() == 30
    assert asked(make_seat()).held_by == []  # another seat's questions are its own


@pytest.mark.parametrize(
    ("kind", "text", "because"),
    [
        ("tax_code", "1", WHY),
        ("x", TAX, WHY),
        ("tax_code", TAX, "vì"),
        ("tax_code", TAX, "x" * 301),
    ],
)
def test_a_question_without_purpose_or_number_is_refused_and_not_logged(seat, kind, text, because):
    with pytest.raises(Refused):
        asked(seat, kind, text, because)
    assert not Inquiry.objects.exists()


def test_nobody_asks_without_the_right_or_a_seat(seat):
    with pytest.raises(NotAllowed):
        asked(make_seat(role=Role.ADMINISTRATOR))
    enter(scope_of(make_seat(role=Role.ADMINISTRATOR)))
    sql = "SELECT * FROM parties_ask_v1('tax_code', ARRAY['x'], 'x', 'Vụ việc 12/2026')"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
