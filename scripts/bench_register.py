"""Measures of the register: python scripts/bench_register.py ROWS [FOLDER]

Lists, filters, searches and the first page as the web role under row-level security, beside the
barest SQL that answers the same as an owner whom no policy binds. Milliseconds: median and 95th
percentile of 30 runs. A FOLDER keeps the filled server: later runs measure it as it is, and so they
do a database that DATABASE_URL and DATABASE_OWNER_URL name.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bench_server import database, filled

_RUNS = 30
TODAY = date.today()  # noqa: DTZ011 - as the server counts days
MONTH = TODAY + timedelta(days=30)
SCOPES = {"commune": "v.07.00041", "province": "v.07", "nation": "v"}
_NEWEST = "e.published_at DESC, e.directive_id DESC"
_DUE = "e.due_up, e.directive_id"
_MONTH = f"AND e.due_up BETWEEN '{TODAY}' AND '{MONTH}'"
# name: filters, lexemes that the barest SQL asks for, further conditions, order
QUESTIONS: dict[str, tuple[dict[str, object], str, str, str]] = {
    "newest 50": ({}, "", "", _NEWEST),
    "by deadline": ({"order": "due"}, "", "", _DUE),
    "by deadline, last first": ({"order": "-due"}, "", "", "e.due_down DESC, e.directive_id DESC"),
    "due in a month": ({"due_from": TODAY, "due_to": MONTH, "order": "due"}, "", _MONTH, _DUE),
    "overdue": ({"due_to": TODAY}, "", f"AND e.due_up <= '{TODAY}'", _NEWEST),
    "lead missing": ({"missing": "lead"}, "'@g:lead:m'", "", _NEWEST),
    "recurring": ({"kinds": ("recurring",)}, "'@k:recurring'", "", _NEWEST),
    "of a body": ({"body": 3370}, "'@to:3370'", "", _NEWEST),
    "of a place": ({"place": "v.07.00041"}, "'@s:v.07.00041'", "", _NEWEST),
    "of a document": ({"document_id": 42}, "'@d:42'", "", _NEWEST),
    "of an issuer": ({"issuer": "tinh 7"}, "'@b:tinh' & '@b:7'", "", _NEWEST),
    "rare word": ({"words": "xăng dầu"}, "'xang' & 'dau'", "", _NEWEST),
    "frequent word (30 %)": ({"words": "kiểm"}, "'kiem'", "", _NEWEST),
    "three frequent words": ({"words": "kiem tra gia"}, "'kiem' & 'tra' & 'gia'", "", _NEWEST),
    "no hit": ({"words": "khongco"}, "'khongco'", "", _NEWEST),
    "a slip": ({"words": "boun lau xnag"}, "'buon' & 'lau' & 'xang'", "", _NEWEST),
    "quoted": ({"words": '"kiem tra hang gia"'}, "'kiem tra' & 'tra hang' & 'hang gia'", "", _NEWEST),
    "text, body, deadline": (
        {"words": "kiem tra", "body": 3370, "due_from": TODAY, "due_to": MONTH, "order": "due"},
        "'kiem' & 'tra' & '@to:3370'", _MONTH, _DUE,
    ),
}  # fmt: skip


def main(rows: int, folder: str = "") -> None:
    with database(folder):
        from register_of import fill

        filled("directives_directive", lambda: fill(rows))
        _measure()


def _measure() -> None:
    rows = _how_many()
    print(f"{rows:,} directives, ms: median, 95 %; bare median")
    for where, path in SCOPES.items():
        for name, (filters, lexemes, further, order) in QUESTIONS.items():
            ours = _times(lambda path=path, f=filters: _ask(path, f))
            bare = _times(lambda a=(path, lexemes, further, order): _bare(*a))
            _say(where, name, ours, bare)
        for role in ("secretary", "leader", "officer"):
            ours = _times(lambda path=path, role=role: _home(path, role))
            bare = _times(lambda path=path: _bare_home(path))
            _say(where, f"home of a {role}", ours, bare)


def _how_many() -> int:
    from django.db import connections, transaction

    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM directives_entry")
        return cursor.fetchone()[0]


def _ask(path: str, filters: dict[str, object]) -> None:
    from django.db import transaction

    from sauro.directives.filters import Filters
    from sauro.directives.finding import page
    from sauro.foundation.access.scope import Scope, enter

    with transaction.atomic():
        enter(Scope((path,)))
        page(Filters(**filters))  # type: ignore[arg-type]


def _home(path: str, role: str) -> None:
    from django.db import transaction
    from django.utils import timezone

    from sauro.config.home import _SHOWN
    from sauro.directives.board import board
    from sauro.foundation.access.scope import Scope, enter

    with transaction.atomic():
        enter(Scope((path,)))
        board(_SHOWN[role], path, timezone.now())


def _bare(path: str, lexemes: str, further: str, order: str) -> None:
    seen = " & ".join(filter(None, (lexemes, "" if path == "v" else f"'@s:{path}'")))
    tokens = f"""AND e.tokens @@ $${seen}$$::tsquery""" if seen else ""
    _as_owner(
        f"""SELECT d.* FROM (SELECT e.directive_id FROM directives_entry e WHERE true {tokens}
        {further} ORDER BY {order} LIMIT 51) f JOIN directives_directive d ON d.id = f.directive_id"""
    )


def _bare_home(path: str) -> None:
    """What every board has: the nearest deadlines, and how many are late."""
    _bare(path, "", f"AND e.due_up BETWEEN '{TODAY}' AND '9999-12-31'", _DUE)
    seen = "" if path == "v" else f"AND e.tokens @@ $$'@s:{path}'$$::tsquery"
    _as_owner(f"SELECT count(*) FROM directives_entry e WHERE e.due_up < '{TODAY}' {seen}")


def _as_owner(sql: str) -> None:
    from django.db import connections, transaction

    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        for table in ("directives_directive", "directives_assignment", "documents_document"):
            cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        cursor.execute("SET LOCAL jit = off")
        began = time.perf_counter()
        cursor.execute(sql)
        cursor.fetchall()
        _as_owner.took = time.perf_counter() - began  # type: ignore[attr-defined]
        transaction.set_rollback(True, "owner")


def _times(ask: Callable[[], None]) -> tuple[float, float]:
    """Median and 95th percentile; of the barest SQL only the reading counts."""
    taken = []
    for run in range(_RUNS + 1):
        _as_owner.took = 0.0  # type: ignore[attr-defined]
        began = time.perf_counter()
        ask()
        took = _as_owner.took or time.perf_counter() - began  # type: ignore[attr-defined]
        if run:
            taken.append(1000 * took)
    taken.sort()
    return statistics.median(taken), taken[int(0.95 * _RUNS)]


def _say(where: str, name: str, ours: tuple[float, float], bare: tuple[float, float]) -> None:
    print(f"{where:<9} {name:<24} {ours[0]:8.1f} {ours[1]:8.1f} {bare[0]:8.1f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, *sys.argv[2:])
