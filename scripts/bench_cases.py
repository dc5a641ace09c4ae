"""Measures of the register of cases: python scripts/bench_cases.py CASES [FOLDER]

Lists, filters and searches, the page of a case, the search of parties, hit or no hit: as the web role under row-level security.
Milliseconds: median and 95th percentile of 30 runs, then the same with the policies switched off, and for lists the barest SQL.
A FOLDER keeps the filled server. Two parties a case.
"""

import itertools
import logging
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent))
from bench_server import as_owner, database, filled

_RUNS = 30
TODAY = date.today()  # noqa: DTZ011 - as the server counts days
SCOPES = {"agency": "v.07.a3", "commune": "v.07.00041", "province": "v.07", "nation": "v"}
# name: what the register is asked, order, what the barest SQL asks for
QUESTIONS: dict[str, tuple[dict[str, object], str, str]] = {
    "newest 50": ({}, "", ""),
    "by limit": ({}, "han", ""),
    "overdue": ({"overdue": True}, "han", ""),
    "detected in a month": ({"since": TODAY - timedelta(30), "until": TODAY}, "", ""),
    "by sea": ({"route": "sea"}, "", "'@r:sea'"),
    "counterfeit": ({"counted": "counterfeit"}, "", "'@c:counterfeit'"),
    "cigarettes": ({"group": "cigarettes"}, "", "'@g:cigarettes'"),
    "of a body": ({"body": "v.07.a3"}, "", "'@s:v.07.a3'"),
    "worked on with others": ({"joint": True}, "", ""),
    "rare word": ({"words": "pháo hoa nổ"}, "", "'phao':* & 'hoa':* & 'no'"),
    "frequent words": ({"words": "to tuan tra"}, "", "'to' & 'tuan':* & 'tra':*"),
    "a number": ({"words": "70007/2026"}, "", "'70007/2026':*"),
    "a name": ({"words": "nguyễn văn dũng"}, "", "'nguyen':* & 'van':* & 'dung':*"),
    "no hit": ({"words": "khongco"}, "", "'khongco':*"),
    "name, route, month": (
        {"words": "nguyen", "route": "inland", "since": TODAY - timedelta(30)}, "",
        "'nguyen':* & '@r:inland'",
    ),
}  # fmt: skip
_GUARDED = """SELECT relname FROM pg_class WHERE relforcerowsecurity AND relnamespace = 'public'::regnamespace"""


def main(cases: int, folder: str = "") -> None:
    logging.disable(logging.WARNING)
    with database(folder):
        from cases_of import fill

        filled("cases_case", lambda: fill(cases))
        seats = _seats()
        _say_head()
        guarded = dict(_all(seats))
        tables = _unguard()
        try:
            bare = dict(_all(seats))
        finally:
            _guard(tables)
        for name, (ours, smallest) in guarded.items():
            free = bare[name][0]
            print(
                f"{name:<34} {ours[0]:8.1f} {ours[1]:8.1f} {free[0]:8.1f} {ours[0] / free[0]:6.2f} {smallest:>8}",
                flush=True,
            )
        _recall()


def _say_head() -> None:
    from sauro.cases.models import Case
    from sauro.parties.models import Party

    with _scope("v"):
        print(f"{Case.objects.count():,} cases, {Party.objects.count():,} parties")
    print("ms: median, 95 %; median without policies, ratio; barest SQL")


Measure = tuple[str, tuple[tuple[float, float], str]]


def _all(seats: dict[str, object]) -> Iterator[Measure]:
    for where, path in SCOPES.items():
        for name, (filters, order, lexemes) in QUESTIONS.items():
            smallest = f"{_bare(path, lexemes):.1f}" if lexemes else ""
            yield (
                f"{where}: {name}",
                (_times(lambda p=path, f=filters, o=order: _ask(p, f, o)), smallest),
            )
        if keys := _cases_of(path):
            yield f"{where}: page of a case", (_times(_page_of(keys, seats[path])), "")
        yield f"{where}: page of the register", (_times(_list_of(seats[path])), "")
        yield f"{where}: a party by name", (_times(_party_of(path)), "")
    yield "hit or no hit", (_times(_asking(seats)), "")


def _ask(path: str, filters: dict[str, object], order: str) -> None:
    from sauro.cases.register import Filters, page

    with _scope(path):
        page(Filters(**filters), TODAY, order)  # type: ignore[arg-type]


def _cases_of(path: str) -> list[int]:
    """Forty of the cases of a body and those below it."""
    from sauro.cases.models import Case

    with _scope(path):
        top = Case.objects.order_by("-id").values_list("pk", flat=True)
        found = list(top.filter(owner_path__startswith=path)[:2000])
        return found[:: max(1, len(found) // 40)]


def _page_of(keys: list[int], seat: object) -> Callable[[], None]:
    """One case after the other, each opened once."""
    client, following = _client(seat), itertools.cycle(keys)

    def ask() -> None:
        assert client.get(f"/vu-viec/{next(following)}/").status_code == 200

    return ask


def _list_of(seat: object) -> Callable[[], None]:
    client = _client(seat)

    def ask() -> None:
        assert client.get("/vu-viec/", {"tim": "nguyen van", "tuyen": "inland"}).status_code == 200

    return ask


def _party_of(path: str) -> Callable[[], None]:
    from sauro.parties.finding import found
    from sauro.parties.linking.tests.strategies import mistyped, person

    random = Random(path)

    def ask() -> None:
        with _scope(path):
            found(mistyped(person(random), random), TODAY)

    return ask


def _asking(seats: dict[str, object]) -> Callable[[], None]:
    """Each agency asks ten times: an hour allows thirty."""
    from sauro.foundation.access.queries import scope_of
    from sauro.foundation.access.scope import enter
    from sauro.parties.asking import ask_others

    asking = itertools.cycle([seat for path, seat in seats.items() if ".a" in path])
    numbers = itertools.count(1)

    def ask() -> None:
        from django.db import transaction

        seat, n = next(asking), next(numbers)
        with transaction.atomic():
            enter(scope_of(seat))  # type: ignore[arg-type]
            ask_others(
                "phone", f"09{(4 * n + 1) * 977 % 10**8:08d}", "đo thử tốc độ", by=seat, today=TODAY
            )  # type: ignore[arg-type]
            transaction.set_rollback(True)

    return ask


def _seats() -> dict[str, object]:
    """An officer in each body that asks; made by the operator."""
    from django.db import connections, transaction

    from sauro.foundation.access.models import Seat

    paths = [*SCOPES.values(), *(f"v.{p:02d}.a{a}" for p in range(5) for a in range(5))]
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT set_config('sauro.scope', 'v,v/', true)")
        for path in paths:
            cursor.execute(
                """INSERT INTO access_user (username, password, full_name, email, is_active, is_staff, is_superuser, date_joined, home_id)
                SELECT 'do-' || path, '!', 'Mô Phỏng', '', true, false, false, now(), id FROM organization_body WHERE path = %s
                ON CONFLICT DO NOTHING RETURNING id, home_id""", [path],
            )  # fmt: skip
            for user, body in cursor.fetchall():
                cursor.execute(
                    """INSERT INTO access_seat (user_id, body_id, post, role, further_paths, valid_from, accepted_at)
                    VALUES (%s, %s, 'x', 'secretary', '{}', date '2020-01-01', now())""", [user, body],
                )  # fmt: skip
    with _scope("v"):
        rows = Seat.objects.select_related("user", "body__force", "body__territory").filter(
            user__username__startswith="do-"
        )
        return {seat.body.path: seat for seat in rows}


def _client(seat: object):  # type: ignore[no-untyped-def]
    from django.test import Client

    client = Client(HTTP_HOST="localhost")
    client.force_login(seat.user)  # type: ignore[attr-defined]
    return client


def _bare(path: str, lexemes: str) -> float:
    """The same fifty as an owner whom no policy binds; milliseconds, median."""
    from django.db import connections, transaction

    seen = " & ".join(filter(None, (lexemes, "" if path == "v" else f"'@s:{path}'")))
    taken = []
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE cases_case NO FORCE ROW LEVEL SECURITY")
        cursor.execute("SET LOCAL jit = off")
        for _ in range(6):
            began = time.perf_counter()
            cursor.execute(f"""SELECT c.* FROM (SELECT case_id FROM cases_entry WHERE tokens @@ $${seen}$$::tsquery
                ORDER BY detected_at DESC, case_id DESC LIMIT 51) f JOIN cases_case c ON c.id = f.case_id""")
            cursor.fetchall()
            taken.append(1000 * (time.perf_counter() - began))
        transaction.set_rollback(True, "owner")
    return statistics.median(taken[1:])


def _scope(path: str):  # type: ignore[no-untyped-def]
    from contextlib import contextmanager

    from django.db import transaction

    from sauro.foundation.access.scope import Scope, enter

    @contextmanager
    def entered() -> Iterator[None]:
        with transaction.atomic():
            enter(Scope((path,)))
            yield

    return entered()


def _unguard() -> list[str]:
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(_GUARDED)
        tables = [name for (name,) in cursor.fetchall()]
    as_owner(
        *(
            f"ALTER TABLE {name} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY"
            for name in tables
        )
    )
    return tables


def _guard(tables: list[str]) -> None:
    as_owner(
        *(
            f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"
            for name in tables
        )
    )


def _recall() -> None:
    """How often a mistyped name finds a party of the same own words among the first ten, in a province."""
    from sauro.parties.finding import found
    from sauro.parties.linking.names import name_key
    from sauro.parties.linking.tests.strategies import mistyped
    from sauro.parties.models import Name, Party

    random, hits, asked = Random(5), 0, 0
    with _scope("v.07"):
        rows = list(Party.objects.exclude(kind="vehicle").order_by("-id")[:300])
        for row in rows:
            person = row.kind == "person"
            wanted = name_key(row.name, person=person).words
            first = [p.pk for p in found(mistyped(row.name, random), TODAY).rows[:10]]
            names = Name.objects.filter(party__in=first).values_list("words", flat=True)
            hits += wanted in map(tuple, names)
            asked += 1
    print(f"recall at ten of misspelt names, in a province: {hits / max(asked, 1):.3f} of {asked}")


def _times(ask: Callable[[], None]) -> tuple[float, float]:
    taken = []
    for run in range(_RUNS + 1):
        began = time.perf_counter()
        ask()
        if run:
            taken.append(1000 * (time.perf_counter() - began))
    taken.sort()
    return statistics.median(taken), taken[int(0.95 * _RUNS)]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, *sys.argv[2:])
