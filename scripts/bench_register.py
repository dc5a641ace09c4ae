"""Measures of the register: python scripts/bench_register.py [ROWS…]

Lists, filters and searches as the web role under row-level security, beside the same SQL as the
owner of a table without policies. Milliseconds: median and 95th percentile of 30 runs.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable

from sauro.foundation.database.cluster import temporary_cluster
from sauro.foundation.database.roles import make_database

_RUNS = 30
_FILL = """
INSERT INTO organization_body (id, path, name, kind, standing, search_key, sort_key, founded_by, version)
  OVERRIDING SYSTEM VALUE VALUES (1, 'v', 'v', 'committee', false, '', '', '', 1);
INSERT INTO documents_document (id, owner_path, name, sha256, size, status, received_at, text,
    refusal, refusal_en, doc_type, number, issuer, event, doubts, version)
  OVERRIDING SYSTEM VALUE
  SELECT n, 'v.' || lpad((n % 34)::text, 2, '0') || '.' || lpad((n % 97)::text, 5, '0'), 'a', n::text, 1,
    'read', now(), '', '', '', '', n || '/TB', '', '', '[]', 1
  FROM generate_series(1, {rows} / 20) n;
INSERT INTO directives_directive (owner_path, document_id, position, locator, task, spans, lead,
    coordinating, reports_to, deliverable, authority, deadline_kind, deadline_text, due_on, rrule,
    missing, document_number, search_key, published_at)
  SELECT d.owner_path, d.id, p, p::text, 'Kiểm tra kho hàng số ' || d.id, '[]', '{{}}', '{{}}', '{{}}',
    '', '', 'date', '', date '2026-01-01' + (d.id % 365)::int, '', (d.id % 64)::int, d.number,
    'kiem tra kho hang so ' || d.id || ' mat hang ' || md5(d.id::text), now() - d.id * interval '1 minute'
  FROM documents_document d, generate_series(1, 20) p;
ANALYZE;
"""


def main(sizes: list[int]) -> None:
    for rows in sizes:
        with temporary_cluster() as cluster:
            addresses = make_database(cluster)
            os.environ |= {"DATABASE_URL": addresses.web, "DATABASE_OWNER_URL": addresses.owner}
            os.environ["DJANGO_SETTINGS_MODULE"] = "sauro.config.settings"
            _measure(rows)
        break  # Django's settings are read once: one size a process


def _measure(rows: int) -> None:
    import django

    django.setup()
    from django.db import connections, transaction

    from sauro.config.prepare import prepare
    from sauro.directives.queries import Filters, directives
    from sauro.foundation.access.scope import Scope, enter

    prepare()
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT set_config('sauro.scope', 'v,v/', true)")
        for table in ("documents_document", "directives_directive"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(_FILL.format(rows=rows))
    questions = {
        "list": Filters(),
        "due in a month": Filters(due_from=None, missing="lead"),
        "text": Filters(words="kho hàng số 777"),
    }
    for path in ("v.07.00041", "v.07", "v"):
        for name, filters in questions.items():

            def ask(path: str = path, filters: Filters = filters) -> None:
                with transaction.atomic():
                    enter(Scope((path,)))
                    directives(filters)

            print(f"{rows:>9} rows, {path:<10} {name:<15} {_times(ask)}")


def _times(ask: Callable[[], None]) -> str:
    ask()
    taken = []
    for _run in range(_RUNS):
        began = time.perf_counter()
        ask()
        taken.append(1000 * (time.perf_counter() - began))
    taken.sort()
    return f"{statistics.median(taken):8.1f} {taken[int(0.95 * _RUNS)]:8.1f} ms"


if __name__ == "__main__":
    main([int(a) for a in sys.argv[1:]] or [100_000])
