"""Measures of reminding: python scripts/bench_reminders.py ASSIGNMENTS OPEN [everybody]

The morning's pass over all open work, a second pass that finds it done, the digests of everybody by
mail (to a server that takes all at once), and a trial of rules on last month; beside it the barest
SQL that reads the rows which the pass reads. "everybody": work is laid so that almost all people are
told on the one morning. Seconds. All bodies and people are invented.
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bench_server import database, past_triggers

MORNING = datetime(2026, 5, 12, 22, 10, tzinfo=UTC)  # ten past five on a Wednesday in Viet Nam
OFFICE = datetime(2026, 5, 13, 2, tzinfo=UTC)
_DIRECTIVES = 25_000
_TABLES = ("directives_assignment", "directives_addressee")
# One officer in each commune and agency, a leader in every third, a secretary and a leader in each
# province: about five thousand people.
_PEOPLE = """
INSERT INTO access_user (username, password, full_name, email, is_active, is_staff, is_superuser, date_joined, home_id)
SELECT r.role || b.id, '!', 'Mô Phỏng', r.role || b.id || '@mo-phong.example', true, false, false, now(), b.id
FROM organization_body b, LATERAL (VALUES ('officer'), ('leader'), ('secretary')) r (role)
WHERE r.role = CASE WHEN length(b.path) > 4 THEN 'officer' ELSE 'secretary' END OR (r.role = 'leader' AND b.id % 3 = 0);
INSERT INTO access_seat (user_id, body_id, post, role, further_paths, valid_from, accepted_at)
SELECT u.id, u.home_id, 'x', regexp_replace(u.username, '[0-9]', '', 'g'), '{}', date '2020-01-01', now() FROM access_user u WHERE u.username <> 'do';
ANALYZE access_user, access_seat;
"""
# Every directive goes to as many communes of its province as it takes; the open ones are due within
# sixty days before or after the morning, the others were accepted.
_ASSIGNMENTS = """
INSERT INTO directives_assignment (owner_path, issuer_path, directive_id, body_id, portion, state, due_first_on, due_on,
    submitted_on, issued_at, changed_at, version)
SELECT b.path, substr(d.owner_path, 1, 4), d.id, b.id, '', CASE WHEN open THEN 'in_progress' ELSE 'accepted' END, due, due,
  CASE WHEN open THEN NULL ELSE due END, timestamptz '2026-01-05', now(), 1
FROM generate_series(1, %(rows)s) n
JOIN directives_directive d ON d.id = 1 + n %% %(directives)s
JOIN organization_body b ON b.path = substr(d.owner_path, 1, 4) || '.' || lpad(((d.id * 13 + n / %(directives)s) %% 97)::text, 5, '0'),
LATERAL (SELECT n %% %(rows)s < %(open)s AS open, date '2026-05-13' - 60 + (n::bigint * 7919 %% 121)::int AS due) x;
"""
# Work of every body that falls due on the morning, or did two and five working days before it: its
# officers, its leaders, and the secretaries of whoever gave it are all told on one day.
_EVERYBODY = """
INSERT INTO directives_assignment (owner_path, issuer_path, directive_id, body_id, portion, state, occurs_on, due_first_on,
    due_on, issued_at, changed_at, version)
SELECT b.path, substr(d.owner_path, 1, 4), d.id, b.id, '', 'in_progress', day, day, day, timestamptz '2026-01-05', now(), 1
FROM organization_body b
JOIN (SELECT substr(owner_path, 1, 4) AS province, min(id) AS id FROM directives_directive GROUP BY 1) f
  ON f.province = substr(b.path, 1, 4)
JOIN directives_directive d ON d.id = f.id,
unnest(ARRAY[date '2026-05-13', date '2026-05-11', date '2026-05-06']) day;
"""
_ADDRESSEES = """
DELETE FROM directives_addressee;
INSERT INTO directives_addressee (owner_path, issuer_path, directive_id, body_id, part, mention, published_at)
SELECT DISTINCT ON (directive_id, body_id) owner_path, issuer_path, directive_id, body_id, 'lead', '', now()
FROM directives_assignment;
"""
_BARE = """
SELECT id, owner_path, issuer_path, due_on, issued_at FROM directives_assignment
WHERE due_on = ANY(%s) AND state NOT IN ('submitted', 'accepted', 'withdrawn')
"""


def main(rows: int, still_open: int, whom: str = "") -> None:
    with database():
        _measure(rows, still_open, everybody=whom == "everybody")


def _measure(rows: int, still_open: int, *, everybody: bool) -> None:
    from sauro.directives.pressure import mailing, running

    print(_fill(rows, still_open, everybody=everybody))
    _say("bare SQL of the pass", _bare)
    _say("pass of the morning", lambda: running.run(MORNING))
    _say("the same again", lambda: running.run(MORNING))
    _say("digests by mail", lambda: mailing.post(OFFICE))
    _say("trial on last month, a province", _trial)


def _fill(rows: int, still_open: int, *, everybody: bool) -> str:
    from register_of import fill

    fill(_DIRECTIVES)
    sizes = {"rows": rows, "open": still_open, "directives": _DIRECTIVES}
    with past_triggers((*_TABLES, "access_user", "access_seat"), bare=_TABLES) as cursor:
        cursor.execute(_PEOPLE)
        cursor.execute(_ASSIGNMENTS, sizes)
        if everybody:
            cursor.execute(_EVERYBODY)
        cursor.execute("SELECT directives_open_anew_v2()")
        cursor.execute(_ADDRESSEES)
        cursor.execute(
            "SELECT count(*), count(*) FILTER (WHERE state = 'in_progress'),"
            " (SELECT count(*) FROM access_seat) FROM directives_assignment"
        )
        return "{:,} assignments, {:,} open, {:,} people".format(*cursor.fetchone())


def _bare() -> int:
    from django.db import connections, transaction

    from sauro.directives.pressure.running import planned
    from sauro.kernel.workdays import shipped_calendar

    plan = planned(MORNING, shipped_calendar())
    assert plan
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE directives_assignment NO FORCE ROW LEVEL SECURITY")
        began = time.perf_counter()
        cursor.execute(_BARE, [plan.days()])
        found = len(cursor.fetchall())
        print(f"{'bare SQL alone':<34} {time.perf_counter() - began:8.2f}")
        transaction.set_rollback(True, "owner")
    return found


def _trial() -> int:
    from datetime import date

    from django.db import transaction

    from sauro.directives.pressure.rules import DEFAULT
    from sauro.directives.pressure.trying import tried
    from sauro.foundation.access.scope import Scope, enter
    from sauro.kernel.workdays import shipped_calendar

    with transaction.atomic():
        enter(Scope(("v.07",)))
        return tried("v.07", DEFAULT, date(2026, 6, 3), shipped_calendar()).reminders


def _say(what: str, do: Callable[[], int]) -> None:
    began = time.perf_counter()
    found = do()
    print(f"{what:<34} {time.perf_counter() - began:8.2f}  ({found:,})", flush=True)


if __name__ == "__main__":
    main(*(int(said.replace("_", "")) for said in sys.argv[1:3]), *sys.argv[3:4])
