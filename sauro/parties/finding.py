"""Finding parties as somebody types: names by the index of its own, numbers by their hash."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.parties.linking.identifiers import recognised
from sauro.parties.linking.searching import CANDIDATES, ENOUGH, Question, questions, ranked, sought
from sauro.parties.models import Identifier, Party
from sauro.parties.sealing import digests

MOST = 50
_LEAST_DIGITS = 3  # of the beginning of a number
_SECONDS = 5  # that one question may take
_TIMEOUT = "SELECT set_config('statement_timeout', %s, true)"
_FIND = "SELECT * FROM parties_find_v1(%s::jsonb, %s, %s)"


@dataclass(frozen=True, slots=True)
class Found:
    """Parties, the nearest first; ``by_number`` where the text was a number that is kept."""

    rows: Sequence[Party]
    by_number: bool = False


def found(typed: str, today: date, kind: str = "", most: int = MOST) -> Found:
    """The parties in sight that answer the text. Raises: Refused if it takes too long."""
    typed = typed.replace("\0", "")[:300]
    if numbered := _by_number(typed, today):
        return Found(_in_order(numbered, kind)[:most], by_number=True)
    return Found(_in_order(ids_named(typed, kind), kind)[:most])


def ids_named(typed: str, kind: str = "") -> list[int]:
    """The parties of a name, the nearest first."""
    what = sought(typed)
    hits: dict[int, tuple[str, ...]] = {}
    for step in questions(what):
        for question in step:
            for party, words in _asked(question, kind):
                hits.setdefault(party, words)
        if len(hits) >= ENOUGH:
            break
    return ranked(what, ((words, party) for party, words in hits.items()))


def _by_number(typed: str, today: date) -> list[int]:
    """Exactly by hash; a readable one by its beginning too."""
    read = recognised(typed, today)
    hashes = [digest for one in read for digest in digests(one)]
    rows = Identifier.objects.filter(digest__in=hashes, withdrawn_at=None) if hashes else None
    exact = list(rows.values_list("party_id", flat=True)[:MOST]) if rows is not None else []
    if exact:
        return list(dict.fromkeys(exact))
    begun = "".join(typed.lower().split())
    bare = "".join(c for c in begun if c.isalnum())
    if sum(c.isdigit() for c in bare) < _LEAST_DIGITS:
        return []
    ways = tuple(((f"#{way}:*",),) for way in dict.fromkeys((begun, bare)))
    return list(dict.fromkeys(party for party, _words in _asked(ways, "")))


def _asked(question: Question, kind: str) -> list[tuple[int, tuple[str, ...]]]:
    """The rows that answer one question. "@" marks what nobody types: it is asked without."""
    sent = json.dumps(question).replace("@", "")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('statement_timeout')")
            before = cursor.fetchone()
            cursor.execute(_TIMEOUT, [f"{_SECONDS * 1000}"])
            cursor.execute(_FIND, [sent, kind or None, CANDIDATES])
            rows = [(party, tuple(words)) for party, words in cursor.fetchall()]
            cursor.execute(_TIMEOUT, before)
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise Refused(_TOO_LONG) from error
        raise
    return rows


def _in_order(wanted: Iterable[int], kind: str) -> list[Party]:
    """The parties with these ids, under the policies."""
    ids = list(wanted)[:CANDIDATES]
    rows = Party.objects.in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows and (not kind or rows[pk].kind == kind)]


_TOO_LONG = Finding(
    "too-long",
    "words",
    "Câu tìm này mất quá nhiều thời gian. Hãy gõ thêm chữ của tên, hoặc chọn loại đối tượng.",
    "This search takes too long. Type more of the name, or choose a kind.",
)
