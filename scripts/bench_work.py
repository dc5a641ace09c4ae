"""Measures of assigned work: python scripts/bench_work.py ASSIGNMENTS [FOLDER]

A FOLDER keeps the filled server: later runs measure it as it is, and so they do a database that
DATABASE_URL and DATABASE_OWNER_URL name.

Pages as the web role under row-level security, beside the barest SQL that reads the same rows as an
owner whom no policy binds. Milliseconds: median and 95th percentile of 30 runs. 12 % is open, as
60,000 of 500,000 are. Then, once each: a directive to all communes, and the nightly pass.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bench_register import TODAY, _as_owner, _home, _say, _times
from bench_server import database, filled, past_triggers

_DIRECTIVES = 5000
_COMMUNE, _PROVINCE = "v.07.00041", "v.07"
# A directive goes to bodies of all provinces, each once; every eighth is open.
_WORK = """
INSERT INTO directives_assignment (owner_path, issuer_path, directive_id, body_id, portion, state,
    due_first_on, due_on, submitted_on, issued_at, changed_at, version)
SELECT b.path, d.owner_path, d.id, b.id, '', s.state, s.due, s.due,
  CASE WHEN s.state = 'accepted' THEN s.due - 5 + (i %% 9) END, now(), now(), 1
FROM generate_series(0, %(rows)s - 1) i
JOIN directives_directive d ON d.id = 1 + i %% %(directives)s
JOIN organization_body b ON b.id = 1 + (d.id * 31 + (i / %(directives)s) * 33) %% 3332,
LATERAL (SELECT CASE WHEN i %% 25 < 3 THEN 'in_progress' ELSE 'accepted' END AS state,
  current_date - CASE WHEN i %% 25 < 3 THEN 60 - (i::bigint * 7919 %% 120)::int
    ELSE (i::bigint * 7919 %% 400)::int END AS due) s;
"""
# The first is the nation's, with its paper, and to every commune; one in ten has answered.
_NATIONAL = """
SET CONSTRAINTS ALL DEFERRED;
UPDATE documents_document SET owner_path = 'v' WHERE id = 1;
UPDATE directives_directive SET owner_path = 'v' WHERE document_id = 1;
DELETE FROM directives_assignment WHERE directive_id = 1;
DELETE FROM directives_addressee WHERE directive_id IN (SELECT id FROM directives_directive WHERE document_id = 1);
INSERT INTO directives_assignment (owner_path, issuer_path, directive_id, body_id, portion, state,
    due_first_on, due_on, submitted_on, issued_at, changed_at, version)
SELECT path, 'v', 1, id, '', CASE WHEN id % 10 = 0 THEN 'accepted' ELSE 'issued' END, current_date - 3,
  current_date - 3, CASE WHEN id % 10 = 0 THEN current_date - 4 END, now(), now(), 1
FROM organization_body WHERE path ~ '^v[.][0-9]{2}[.][0-9]{5}$';
"""
_OPEN = "state NOT IN ('accepted', 'withdrawn')"
_LATE = f"{_OPEN} AND due_on < coalesce(submitted_on, current_date)"


def main(rows: int, folder: str = "") -> None:
    with database(folder):
        filled("directives_assignment", lambda: _fill(rows))
        _measure()


def _fill(rows: int) -> None:
    from register_of import fill

    began = time.perf_counter()
    fill(_DIRECTIVES)
    tables = (
        "directives_assignment", "directives_directive", "directives_addressee", "documents_document"
    )  # fmt: skip
    with past_triggers(tables, bare=["directives_assignment"]) as cursor:
        cursor.execute(_WORK, {"rows": rows, "directives": _DIRECTIVES})
        cursor.execute(_NATIONAL)
        cursor.execute("SELECT directives_open_anew_v2()")
    print(f"filled in {time.perf_counter() - began:.0f} s", flush=True)


def _measure() -> None:
    from sauro.directives.assignments import counting, queries

    asked = queries.Asked()
    commune = f"owner_path = '{_COMMUNE}'"
    print("{:,} assignments, {:,} open; ms: median, 95 %; bare median".format(*_how_many()))
    for where, path in (("commune", _COMMUNE), ("province", _PROVINCE), ("nation", "v")):
        _line(
            where,
            "home of a leader",
            lambda p=path: _home(p, "leader"),
            f"SELECT count(*) FROM directives_assignment WHERE owner_path = '{path}' AND {_OPEN}",
        )
    _line(
        "commune",
        "mine today",
        _seen(_COMMUNE, lambda: queries.page(queries.of_body(_COMMUNE), asked, TODAY)),
        f"SELECT * FROM directives_assignment WHERE {commune} ORDER BY due_on, id LIMIT 51",
    )
    _line(
        "commune",
        "the five numbers",
        _seen(_COMMUNE, lambda: counting.counted(queries.of_body(_COMMUNE), TODAY)),
        f"SELECT state, count(*) FROM directives_assignment WHERE {commune} GROUP BY 1",
    )
    _line(
        "nation",
        "who lags, one directive",
        _seen("v", lambda: counting.laggards(queries.of_directive(1), TODAY)),
        f"SELECT b.name FROM directives_assignment a JOIN organization_body b ON b.id = a.body_id WHERE directive_id = 1 AND {_LATE}",
    )
    given = "issuer_path = 'v.07' AND part_of_id IS NULL"
    _line(
        "province",
        "what one gave, by body",
        _seen(_PROVINCE, lambda: counting.by_body(queries.whole(_PROVINCE), TODAY, 20)),
        f"SELECT body_id, state, count(*) FROM directives_assignment WHERE {given} GROUP BY 1, 2",
    )
    _line(
        "province",
        "what one gave, by paper",
        _seen(_PROVINCE, lambda: counting.by_paper(queries.whole(_PROVINCE), TODAY)),
        f"SELECT directive_id, state, count(*) FROM directives_assignment WHERE {given} GROUP BY 1, 2",
    )
    _views()
    late = queries.Asked(standing="overdue", below=True)
    _line(
        "nation",
        "what is late, as a list",
        _seen("v", lambda: queries.page(queries.given_within("v"), late, TODAY)),
        f"SELECT * FROM directives_assignment WHERE {_LATE} ORDER BY due_on, id LIMIT 51",
    )
    _line(
        "nation",
        "the five numbers below",
        _seen("v", lambda: counting.counted(queries.given_within("v"), TODAY)),
        "SELECT state, count(*) FROM directives_assignment GROUP BY 1",
    )
    for where, path in (("province", _PROVINCE), ("nation", "v")):
        _line(
            where,
            "pack of a meeting",
            _seen(path, lambda p=path: _pack(p)),
            f"SELECT directive_id, state, due_on, submitted_on, body_id FROM directives_assignment WHERE issuer_path = '{path}'",
        )
    _once("a directive to all communes, given", _give_all)
    _once("the nightly pass over all open work", _nightly)


def _how_many() -> tuple[int, int]:
    from django.db import connection

    def counted() -> tuple[int, int]:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT count(*), count(*) FILTER (WHERE {_OPEN}) FROM directives_assignment"
            )
            found: tuple[int, int] = cursor.fetchone()
            return found

    return _seen("v", counted)()  # type: ignore[return-value]


def _views() -> None:
    """Bodies by papers, open work by day, overdue work by days and level."""
    from sauro.directives.overview import reading

    for where, path in (("province", _PROVINCE), ("nation", "v")):
        within = f"issuer_path >= '{path}' AND issuer_path < '{path}/' AND {_OPEN}"
        wanted = reading.Wanted(below=True)
        _line(
            where,
            "bodies by papers",
            _seen(path, lambda p=path, w=wanted: reading.matrix(p, w, TODAY)),
            f"""SELECT a.body_id, d.document_id, a.state, count(*) FROM directives_assignment a
              JOIN directives_directive d ON d.id = a.directive_id WHERE d.document_id IN (
                SELECT id FROM documents_document WHERE status = 'published' AND owner_path >= '{path}'
                  AND owner_path < '{path}/' ORDER BY published_at DESC LIMIT 12) GROUP BY 1, 2, 3""",
        )
        _line(
            where,
            "open work by day",
            _seen(path, lambda p=path: reading.by_day(p, TODAY, own=False)),
            f"SELECT due_on, count(*) FROM directives_assignment WHERE {within} GROUP BY 1",
        )
        _line(
            where,
            "overdue by days and level",
            _seen(path, lambda p=path: reading.overdue(p, TODAY, own=False)),
            f"SELECT current_date - due_on, count(*) FROM directives_assignment WHERE {within} AND {_LATE} GROUP BY 1",
        )


def _pack(path: str) -> object:
    """Of a meeting of today with none before it: all of a year."""
    from django.utils import timezone

    from sauro.meetings.models import Meeting
    from sauro.meetings.pack import pack_of

    now = timezone.now()
    return pack_of(Meeting(owner_path=path, held_at=now), now)


def _line(where: str, name: str, ours: Callable[[], object], bare: str) -> None:
    _say(where, name, _times(lambda: ours() and None), _times(lambda: _as_owner(bare)))


def _seen(path: str, ask: Callable[[], object]) -> Callable[[], object]:
    """A read under the scope of a body."""
    from django.db import transaction

    from sauro.foundation.access.scope import Scope, enter

    def asked() -> object:
        with transaction.atomic():
            enter(Scope((path,)))
            return ask()

    return asked


def _once(name: str, act: Callable[[], object]) -> None:
    """Done and taken back, so that the next run finds the same."""
    from django.db import transaction

    with transaction.atomic():
        began = time.perf_counter()
        done = act()
        print(f"{name}: {time.perf_counter() - began:.1f} s ({done})", flush=True)
        transaction.set_rollback(True)


def _give_all() -> int:
    """As publishing does it: the addressees, then their work, with the history of both."""
    from django.db import transaction
    from django.utils import timezone

    from sauro.directives.assignments.expanding import expand
    from sauro.directives.models import Addressee, Assignment, Directive
    from sauro.foundation.access.scope import Scope, enter
    from sauro.organization.models import Body

    with transaction.atomic():
        enter(Scope(("v",)))
        row, now = Directive.objects.get(pk=1), timezone.now()
        row.pk, row._state.adding, row.position = 10**9, True, 999
        row.save(force_insert=True)
        communes = Body.objects.filter(path__regex=r"^v\.[0-9]{2}\.[0-9]{5}$")
        told = Addressee.objects.bulk_create(
            Addressee(
                owner_path=b.path, issuer_path="v", directive=row, body=b, part="lead",
                mention="UBND các xã, phường", published_at=now,
            ) for b in communes
        )  # fmt: skip
        expand(told, [row], now)
        return Assignment.objects.filter(directive=row).count()


def _nightly() -> int:
    """Recurring duties come round: who leads and has no work of the coming time gets it."""
    from django.utils import timezone

    from sauro.directives.assignments.expanding import keep_up

    now, given = timezone.now(), 0
    while done := _seen("v", lambda: keep_up(TODAY, now))():
        given += int(str(done))
    return given


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000, *sys.argv[2:3])
