"""Measures of the register of legal basis: python scripts/bench_citations.py DOCUMENTS [FOLDER]

Each paper names five others: a hundred laws that everybody names, and numbers of its own place.
Milliseconds: median and 95th percentile of 30 runs, as the web role under row-level security. A
FOLDER keeps the filled server: later runs measure it as it is, and so they do a database that
DATABASE_URL and DATABASE_OWNER_URL name.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bench_server import as_owner, database, filled, past_triggers

_RUNS = 30
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


def main(documents: int, folder: str = "") -> None:
    with database(folder):
        filled("documents_citation", lambda: _fill(documents))
        _measure()


def _fill(documents: int) -> None:
    from register_of import _BODIES, _DOCUMENTS, _SIGNER, _whole

    tables = ("documents_document", "documents_numbered", "documents_citation")
    with past_triggers(tables, bare=tables[1:]) as cursor:
        cursor.execute(_BODIES)
        cursor.execute(_SIGNER)
        cursor.execute(_whole(cursor, _DOCUMENTS), {"documents": documents})
        cursor.execute(_NUMBERED)
        cursor.execute(_CITATIONS)
    as_owner("SELECT documents_cited_anew_v1()", "VACUUM ANALYZE documents_cited")


def _measure() -> None:
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
    print("ms: median, 95 %")
    for where, path in SCOPES.items():
        for name, ask in asked.items():
            taken = sorted(_timed(path, ask) for _run in range(_RUNS))
            most = taken[int(0.95 * _RUNS)]
            print(f"{where:9} {name:20} {statistics.median(taken):8.0f} {most:8.0f}", flush=True)


def _timed(path: str, ask: Callable[[], object]) -> float:
    from django.db import transaction

    from sauro.foundation.access.scope import Scope, enter

    with transaction.atomic():
        enter(Scope((path,)))
        began = time.perf_counter()
        ask()
        return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, *sys.argv[2:3])
