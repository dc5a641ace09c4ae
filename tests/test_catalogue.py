"""What the database itself says: every table of a body is guarded, whoever made the table."""

import pytest
from django.core.management import call_command
from django.db import connection

pytestmark = pytest.mark.django_db

# Tables that belong to no body: who exists, who signs in, and what libraries keep.
UNOWNED = {
    "access_seat",
    "access_user",
    "access_user_groups",
    "access_user_user_permissions",
    "organization_alias",
    "organization_body",
    "organization_force",
    "organization_membership",
    "organization_succession",
    "organization_territory",
}
# Made by triggers from guarded rows, without a right for the web role: see the test of search.
DERIVED = {
    "cases_book",
    "cases_entry",
    "directives_entry",
    "directives_adrift",
    "directives_open",
    "directives_word",
    "documents_cited",
    "parties_entry",
    "parties_held",
    "parties_token",
}
# Of these, what stands in the history of the body that it is about.
RECORDED = {
    "access_seat",
    "access_user",
    "organization_alias",
    "organization_body",
    "organization_membership",
}
LIBRARIES = (
    "django_",
    "auth_",
    "account_",
    "mfa_",
    "socialaccount_",
    "usersessions_",
    "procrastinate_",
)


def rows(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def tables():
    return {
        name: (enabled, forced)
        for name, enabled, forced in rows(
            "SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class "
            "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        if not name.startswith(LIBRARIES)
    }


def test_every_table_is_guarded_or_named_as_belonging_to_nobody():
    guarded = {name for name, (enabled, forced) in tables().items() if enabled and forced}
    assert tables().keys() - guarded == UNOWNED | DERIVED


def test_every_guarded_table_has_an_owner_and_a_policy():
    owned = {
        t
        for (t,) in rows(
            "SELECT table_name FROM information_schema.columns WHERE column_name = 'owner_path'"
        )
    }
    policies = {t for (t,) in rows("SELECT tablename FROM pg_policies")}
    assert tables().keys() - UNOWNED - DERIVED == owned == policies


def test_the_web_role_owns_nothing_and_bypasses_nothing():
    assert rows(
        "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
    ) == [("sauro_web", False, False)]
    assert rows("SELECT count(*) FROM pg_class WHERE relowner = 'sauro_web'::regrole") == [(0,)]


def test_what_is_derived_is_out_of_reach_for_the_web_role():
    names = ", ".join(f"'{name}'" for name in sorted(DERIVED))
    assert (
        rows(
            f"SELECT t, p FROM unnest(ARRAY[{names}]) t, "
            "unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES']) p "
            "WHERE has_table_privilege('sauro_web', t, p)"
        )
        == []
    )


def test_every_table_of_a_body_is_recorded():
    triggers = {
        t
        for (t,) in rows(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE '%\\_recorded'"
        )
    }
    owned = tables().keys() - UNOWNED - DERIVED - {"audit_entry", "audit_head"}
    assert owned | RECORDED == triggers


def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
