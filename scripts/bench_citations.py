"""Measures of the register of legal basis: python scripts/bench_citations.py DOCUMENTS

Each paper names five others: a hundred laws that everybody names, and numbers of its own place.
Milliseconds: median and slowest of 9 runs, as the web role under row-level security.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sauro.foundation.database.cluster import temporary_cluster
from sauro.foundation.database.roles import make_database

sys.path.insert(0, str(Path(__file__).parent))
_RUNS = 9
SCOPES = {"commune": "v.07.00041", "province": "v.07", "nation": "v"}
_NUMBERED = """
INSERT INTO documents_numbered (owner_path, document_id, key, dated)
SELECT owner_path, id, upper(number), issued_on FROM documents_document
"""
_CITATIONS = """
INSERT INTO documents_citation (owner_path, document_id, key, number, doc_type, dated, issuer,
    times, basis, words, says, decided, relation, relation_words, version)
SELECT owner_path, id, key, key, '', NULL, '', 1, k < 2, 'Căn cứ số ' || key, '', '', '', '', 1
FROM documents_document, generate_series(0, 4) k,
LATERAL (SELECT CASE WHEN k < 2 THEN (id * 7 + k * 50) % 100 || '/2020/NĐ-CP'
    ELSE (id % 34)::text || ((id * 31 + k) % 997)::text || '/KH-BCĐ' || k END AS key) c
"""


def main(documents: int) -> None:
    with temporary_cluster() as cluster:
        addresses = make_database(cluster)
        os.environ |= {"DATABASE_URL": addresses.web, "DATABASE_OWNER_URL": addresses.owner}
        os.environ["DJANGO_SETTINGS_MODULE"] = "sauro.config.owner_settings"
        import django

        django.setup()
        from sauro.config.prepare import prepare

        prepare()
        _fill(documents)
        _measure(documents)


def _fill(documents: int) -> None:
    """Written by the owner, past the history: what is measured is reading."""
    from django.db import connections, transaction
    from register_of import _BODIES, _DOCUMENTS, _whole

    tables = ("documents_document", "documents_numbered", "documents_citation")
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT set_config('sauro.scope', 'v,v/', true)")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(_BODIES)
        cursor.execute(_whole(cursor, _DOCUMENTS), {"documents": documents})
        cursor.execute(_NUMBERED)
        cursor.execute(_CITATIONS)
    with connections["owner"].cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("VACUUM ANALYZE")


def _measure(documents: int) -> None:
    from sauro.documents.citing import listing, queries
    from sauro.documents.citing.listing import Filters
    from sauro.documents.models import Document

    asked: dict[str, Callable[[], object]] = {
        "last named first": lambda: listing.page(Filters()),
        "most named first": lambda: listing.page(Filters(), "-lan"),
        "never received": lambda: listing.page(Filters(state="missing")),
        "by words": lambda: listing.page(Filters(words="2020 nđ")),
        "who names a law": lambda: queries.citing("7/2020/NĐ-CP"),
        "one document": lambda: queries.cited_by(Document.objects.only("id").latest("pk")),
    }
    print(f"{documents:,} documents, {5 * documents:,} citations, ms: median, slowest")
    for where, path in SCOPES.items():
        for name, ask in asked.items():
            taken = sorted(_timed(path, ask) for _run in range(_RUNS))
            print(f"{where:9} {name:20} {statistics.median(taken):8.0f} {taken[-1]:8.0f}")


def _timed(path: str, ask: Callable[[], object]) -> float:
    from django.db import transaction

    from sauro.foundation.access.scope import Scope, enter

    with transaction.atomic():
        enter(Scope((path,)))
        began = time.perf_counter()
        ask()
        return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    main(int(sys.argv[1]))
