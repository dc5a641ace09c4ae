"""What the web role cannot do to accounts and seats, tried by plain SQL as the web role."""

import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError
from django.utils import timezone

from sauro.foundation.access.models import Seat, User
from sauro.foundation.access.passwords import change_password
from sauro.foundation.access.queries import scope_of, seats_on
from sauro.foundation.access.rights import RIGHTS, Right, Role
from sauro.foundation.access.scope import NOBODY, Scope, enter
from sauro.foundation.access.tests.make import operator
from sauro.foundation.audit.models import Entry
from sauro.foundation.audit.queries import heads, verified
from sauro.foundation.errors import Stale
from sauro.organization.tests.make import LONG_AGO, make_body, make_seat

pytestmark = pytest.mark.django_db


def run(sql, *values):
    """As the web role, from the scope that was entered; how many rows it met."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def refused(sql, *values, why="permission denied|not kept|not given|not made"):
    with pytest.raises(ProgrammingError, match=why), transaction.atomic():
        run(sql, *values)


def asked(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]


@pytest.fixture
def commune(db):
    """Who keeps a commune, acting from his seat."""
    seat = make_seat("v.97.1")
    enter(scope_of(seat))
    return seat


@pytest.mark.parametrize(
    "sets",
    ["is_staff = true", "is_superuser = true", "username = 'a'", "password = '!'", "id = 0"],
)
def test_nobody_raises_himself(commune, sets):
    refused(f"UPDATE access_user SET {sets} WHERE id = %s", commune.user_id)
    refused(f"UPDATE access_user SET {sets}")


def test_nobody_joins_a_group_or_takes_a_permission_of_django(commune):
    refused("INSERT INTO access_user_groups (user_id, group_id) VALUES (%s, 1)", commune.user_id)
    refused(
        "INSERT INTO access_user_user_permissions (user_id, permission_id) VALUES (%s, 1)",
        commune.user_id,
    )


@pytest.mark.parametrize(
    "sets",
    ["user_id = 0", "body_id = 0", "role = 'leader'", "further_paths = '{v}'", "post = 'a'",
     "valid_from = '2020-01-01'"],
)  # fmt: skip
def test_a_seat_keeps_its_person_its_body_and_its_role(commune, sets):
    refused(f"UPDATE access_seat SET {sets} WHERE id = %s", commune.pk)


def test_no_account_and_no_seat_is_deleted(commune):
    for table in ("access_user", "access_seat", "access_signinlink", "access_accountact"):
        refused(f"DELETE FROM {table}")
        refused(f"TRUNCATE {table} CASCADE")


def test_nobody_ends_his_own_seat_or_that_of_a_stranger(commune):
    other, above = make_seat("v.97.2"), make_seat("v.97")
    for seat in (commune, other, above):
        refused("UPDATE access_seat SET valid_to = now() WHERE id = %s", seat.pk)


def test_who_keeps_a_body_ends_seats_below_it(commune):
    below = make_seat("v.97.1.ca", Role.OFFICER)
    assert run("UPDATE access_seat SET valid_to = now() WHERE id = %s", below.pk) == 1


def insert_seat(user, body, role="officer", accepted=True, further=()):
    run(
        "INSERT INTO access_seat (user_id, body_id, post, role, further_paths, valid_from, "
        "accepted_at) VALUES (%s, %s, 'a', %s, %s, now(), %s)",
        user.pk, body.pk, role, list(further), timezone.now() if accepted else None,
    )  # fmt: skip


def test_no_seat_for_oneself_elsewhere_or_with_more_than_one_has(commune):
    own, below = make_body("v.97.1"), make_seat("v.97.1.ca", Role.OFFICER)
    for user, body, further in (
        (commune.user, own, ()),
        (below.user, make_body("v.97"), ()),
        (below.user, make_body("v.97.2"), ()),
        (below.user, own, ["v.97"]),
    ):
        with pytest.raises(ProgrammingError, match="not given"), transaction.atomic():
            insert_seat(user, body, further=further)
    insert_seat(below.user, own)


def test_an_administrator_gives_no_more_than_that(db):
    seat, below = make_seat("v.97.1", Role.ADMINISTRATOR), make_seat("v.97.1.ca", Role.OFFICER)
    enter(scope_of(seat))
    with pytest.raises(ProgrammingError, match="not given"), transaction.atomic():
        insert_seat(below.user, seat.body, role="secretary")
    insert_seat(below.user, seat.body, role="administrator")


def test_the_database_gives_what_the_rights_say():
    keepers = {role for role in Role if Right.KEEP_ACCOUNTS in RIGHTS[role]}
    assert keepers == {Role.SECRETARY, Role.ADMINISTRATOR}
    given = {k: {r for r in Role if RIGHTS[r] <= RIGHTS[k]} for k in keepers}
    assert given == {Role.SECRETARY: set(Role), Role.ADMINISTRATOR: {Role.ADMINISTRATOR}}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER])
def test_who_keeps_no_accounts_writes_none(db, role):
    seat, below = make_seat("v.97.1", role), make_seat("v.97.1.ca")
    enter(scope_of(seat))
    refused("UPDATE access_seat SET valid_to = now() WHERE id = %s", below.pk)
    refused("UPDATE access_user SET is_active = false WHERE id = %s", below.user_id)
    with pytest.raises(ProgrammingError, match="not given"), transaction.atomic():
        insert_seat(below.user, seat.body)


def test_a_scope_that_was_widened_by_hand_gives_nothing(commune):
    other = make_seat("v.98")
    for scope in (
        Scope(("v",), commune.pk, commune.user_id),
        Scope(("v",)),
        Scope(("v",), other.pk, commune.user_id),
    ):
        enter(scope)
        stranger = make_seat("v.99")
        refused("UPDATE access_seat SET valid_to = now() WHERE id = %s", stranger.pk)
        refused("UPDATE access_user SET email = 'a@b.vn' WHERE id = %s", stranger.user_id)


def test_a_seat_for_a_stranger_waits_and_only_he_or_his_home_takes_it(commune):
    stranger = make_seat("v.98", Role.OFFICER)
    with pytest.raises(ProgrammingError, match="not given"), transaction.atomic():
        insert_seat(stranger.user, commune.body)
    insert_seat(stranger.user, commune.body, accepted=False)
    pending = Seat.objects.get(user=stranger.user, accepted_at=None)
    taking = "UPDATE access_seat SET accepted_at = now() WHERE id = %s"
    refused(taking, pending.pk)
    enter(scope_of(make_seat("v.98.5")))
    refused(taking, pending.pk)
    assert pending not in seats_on(stranger.user, timezone.localdate())
    enter(scope_of(stranger))
    assert run(taking, pending.pk) == 1
    assert pending in seats_on(stranger.user, timezone.localdate())
    refused("UPDATE access_seat SET accepted_at = NULL WHERE id = %s", pending.pk)


def test_whoever_keeps_the_home_may_take_it(commune):
    stranger = make_seat("v.98.5", Role.OFFICER)
    insert_seat(stranger.user, commune.body, accepted=False)
    enter(scope_of(make_seat("v.98", Role.ADMINISTRATOR)))
    taking = "UPDATE access_seat SET accepted_at = now() WHERE user_id = %s AND accepted_at IS NULL"
    assert run(taking, stranger.user_id) == 1


@pytest.mark.parametrize(
    "made",
    [{"is_staff": True}, {"is_superuser": True}, {"password": "argon2$x"}, {"home": None},
     {"home": "v.97"}, {"home": "v.98"}],
)  # fmt: skip
def test_an_account_is_made_without_a_password_and_at_home_below_its_maker(commune, made):
    home = made.get("home", "v.97.1")
    what = {"username": "moi", "password": make_password(None), "full_name": "A"} | made
    what["home"] = make_body(home) if home else None
    with pytest.raises(ProgrammingError, match="not made"), transaction.atomic():
        User.objects.create(**what)
    what |= {"is_staff": False, "is_superuser": False, "password": make_password(None)}
    User.objects.create(**what | {"home": commune.body})


def test_an_account_that_reaches_further_is_not_kept_from_below(commune):
    below = make_seat("v.97.1.ca", Role.OFFICER)
    switched = "UPDATE access_user SET is_active = false WHERE id = %s"
    assert run(switched, below.user_id) == 1
    with operator():
        User.objects.update(is_active=True)
        Seat.objects.create(
            user=below.user, body=make_body("v.97"), post="a", role="officer",
            valid_from=LONG_AGO, accepted_at=timezone.now(),
        )  # fmt: skip
    refused("UPDATE access_user SET full_name = 'a' WHERE id = %s", below.user_id)
    refused("UPDATE access_user SET is_active = false, email = 'a' WHERE id = %s", below.user_id)
    assert run(switched, below.user_id) == 1  # what opens nothing to anybody
    refused("UPDATE access_user SET is_active = true WHERE id = %s", below.user_id)
    refused(
        "INSERT INTO access_signinlink (owner_path, user_id, digest, made_at, expires_at) "
        "VALUES ('v.97.1', %s, 'a', now(), now())",
        below.user_id, why="row-level security",
    )  # fmt: skip


def test_an_administrator_makes_no_link_for_one_with_more_rights(db):
    secretary = make_seat("v.97.1")
    enter(scope_of(make_seat("v.97.1", Role.ADMINISTRATOR)))
    refused(
        "INSERT INTO access_signinlink (owner_path, user_id, digest, made_at, expires_at) "
        "VALUES ('v.97.1', %s, 'a', now(), now())",
        secretary.user_id, why="row-level security",
    )  # fmt: skip


def test_a_link_is_made_only_by_who_keeps_the_account(commune):
    make = (
        "INSERT INTO access_signinlink (owner_path, user_id, digest, made_at, expires_at) "
        "VALUES ('v.97.1', %s, %s, now(), now())"
    )
    for user in (make_seat("v.97").user, make_seat("v.97.2").user, commune.user):
        refused(make, user.pk, "a", why="row-level security")
    assert run(make, make_seat("v.97.1").user_id, "a") == 1
    refused("UPDATE access_signinlink SET used_at = now()")
    refused("UPDATE access_signinlink SET digest = 'b'")
    with pytest.raises(IntegrityError, match="link_lives_some_days"), transaction.atomic():
        run(make.replace("now())", "now() + interval '9 days')"), make_seat("v.97.1").user_id, "b")


def test_a_password_changes_for_who_signed_in_and_knew_it(commune):
    another = make_password("Mot-mat-khau-dai-2026")  # the same one, and still not what is kept
    new = make_password("Mot-mat-khau-khac-2026")
    change = "SELECT sauro_change_password_v1(%s, %s)"
    assert asked(change, another, new) is False
    assert asked(change, "argon2$guessed", new) is False
    refused(change, commune.user.password, "plain text", why="Argon2")
    enter(NOBODY)
    assert asked(change, commune.user.password, new) is False
    enter(scope_of(commune))
    assert asked(change, commune.user.password, new) is True
    assert User.objects.get(pk=commune.user_id).check_password("Mot-mat-khau-khac-2026")
    with pytest.raises(Stale):  # it changed since this object was read
        change_password(commune.user, "Mot-mat-khau-thu-ba-2026")


def test_the_chain_is_not_written_by_hand(commune):
    refused("SELECT sauro_chain_v1('v.97.1', 'access_user', '1', 'UPDATE', '{}', '{}')")


def entries(path, table="access_user"):
    """As the owner, who sees all chains."""
    enter(Scope(("v",)))
    return list(Entry.objects.filter(owner_path=path, table=table).order_by("number"))


def test_an_account_is_in_the_chain_of_its_home_without_its_hash(commune):
    change_password(commune.user, "Mot-mat-khau-khac-2026")
    made, changed = entries("v.97.1")
    assert (made.act, changed.act) == ("INSERT", "UPDATE")
    assert "password" not in made.after
    assert changed.after["password"] == "changed"
    assert changed.seat_id == commune.pk
    assert "argon2" not in str([e.after for e in Entry.objects.all()])


def test_signing_in_is_no_change_of_the_account(commune):
    User.objects.filter(pk=commune.user_id).update(last_login=timezone.now())
    assert [e.act for e in entries("v.97.1")] == ["INSERT"]


def test_an_account_without_a_home_is_in_the_chain_of_the_root(db):
    with operator():
        User.objects.create_user("vo.gia.cu", password="x", full_name="A")
    assert [e.after["username"] for e in entries("v")] == ["vo.gia.cu"]


def test_who_moves_home_is_told_in_both_chains(commune):
    below, new = make_seat("v.97.1.ca", Role.OFFICER), make_body("v.97.1.qs")
    User.objects.filter(pk=below.user_id).update(home=new)
    assert [e.act for e in entries("v.97.1.ca")] == ["INSERT", "UPDATE"]
    assert [e.act for e in entries("v.97.1.qs")] == ["UPDATE"]


def test_a_seat_that_changes_its_body_is_told_in_both_chains(commune):
    with operator():
        Seat.objects.filter(pk=commune.pk).update(body=make_body("v.97.2"))
    assert [e.act for e in entries("v.97.1", "access_seat")] == ["INSERT", "UPDATE"]
    assert [e.act for e in entries("v.97.2", "access_seat")] == ["UPDATE"]


def test_the_chains_of_accounts_hold(commune):
    change_password(commune.user, "Mot-mat-khau-khac-2026")
    with operator():
        Seat.objects.filter(pk=commune.pk).update(body=make_body("v.97.2"))
    assert verified(using="default").broken is None
    assert {path for path, *_ in heads(using="default")} >= {"v.97.1", "v.97.2"}
